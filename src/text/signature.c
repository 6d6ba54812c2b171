/* text/signature.c - a stretch of own lines is read from its end.
 *
 * Four signs, the surest first: the separator "-- " (RFC 3676 section 4.3), a rule above contact
 * lines, a closing formula with a name beneath, and lines that only a signature has (a telephone
 * number, the sender's own name). Below a closing everything that is no sentence is signature; a
 * postscript is own words again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/signature.h"

#include <string.h>

#include "text/phrase.h"

enum { LOOK_BACK = 40, SIGNATURE_LINES = 16, CLOSING_WORDS = 9 };

/* Own lines first..end-1 (end exclusive), between quotes. */
struct stretch {
    size_t first, end;
};

static const struct fup_line *
line_at(const struct fup_zoning *zoning, size_t i)
{
    return &zoning->lines.items[i];
}

static bool
is_separator(const struct fup_zoning *zoning, size_t i)
{
    const struct fup_line *line = line_at(zoning, i);
    const char *text = zoning->text.text + line->offset;

    return line->len >= 2 && line->len <= 3 && memcmp(text, "--", 2) == 0 &&
           (line->len == 2 || text[2] == ' ');
}

static void
set_name(struct fup_zoning *zoning, size_t i)
{
    struct fup_str name = fup_line_text(zoning, line_at(zoning, i));

    while (name.len && memchr("-~*/_ ", name.text[0], 6)) {
        name.text++;
        name.len--;
    }
    while (name.len && memchr(".,!*_ -", name.text[name.len - 1], 7))
        name.len--;
    if (name.len > 0)
        zoning->signature_name = name;
}

/* Marks from..to-1: the name line (if the first is one) as `name_kind`, the rest as signature. */
static void
mark_signature(struct fup_zoning *zoning, size_t from, size_t to, enum fup_zone_kind name_kind)
{
    size_t first = fup_line_next(zoning, from);

    for (size_t i = from; i < to; i++) {
        if (zoning->lines.items[i].kind == FUP_ZONE_OWN)
            zoning->lines.items[i].kind = FUP_ZONE_SIGNATURE;
    }
    if (first < to && fup_line_is_name(zoning, line_at(zoning, first))) {
        set_name(zoning, first);
        zoning->lines.items[first].kind = name_kind;
    }
}

/* A closing formula with nothing after it but signs, a name, or another formula. *thanks tells that
 * the words are also those of a sentence. */
static bool
is_closing(const struct fup_zoning *zoning, size_t i, bool *is_thanks)
{
    static const uint64_t closings =
        FUP_PHRASE_BIT(FUP_PHRASE_CLOSING) | FUP_PHRASE_BIT(FUP_PHRASE_THANKS);
    const struct fup_line *line = line_at(zoning, i);
    struct fup_str folded = fup_line_folded(zoning, line);
    size_t start = fup_phrase_next_word(folded, 0);
    size_t len = 0, thanks = 0;
    bool is_one = false;

    if (line->width > 0 && start < 4 && (fup_phrase_sections(folded, start) & closings) &&
        fup_line_words(zoning, line) <= CLOSING_WORDS) {
        len = fup_phrase_at(folded, start, FUP_PHRASE_CLOSING, NULL);
        thanks = fup_phrase_at(folded, start, FUP_PHRASE_THANKS, NULL);
    }
    *is_thanks = thanks > len;
    len = thanks > len ? thanks : len;
    if (len) {
        struct fup_line tail = *line;
        struct fup_str rest;

        tail.start = line->start + start + len;
        tail.width = line->width - start - len;
        rest = fup_str_trim(fup_line_text(zoning, &tail));
        while (rest.len && memchr(",.!-;:)", rest.text[0], 7))
            rest = fup_str_trim((struct fup_str){rest.text + 1, rest.len - 1});
        tail.start = (size_t)(rest.text - zoning->text.text);
        tail.width = rest.len;
        is_one = rest.len == 0 || fup_line_is_name(zoning, &tail) ||
                 (!*is_thanks && len > 8 && rest.text[rest.len - 1] == ',') ||
                 fup_phrase_at(fup_line_folded(zoning, &tail), 0, FUP_PHRASE_CLOSING, NULL) ==
                     tail.width ||
                 (rest.text[0] == '/' || rest.text[0] == '|');
        if (is_one && rest.len == 0 && folded.text[folded.len - 1] == '?')
            is_one = false;
    }
    return is_one;
}

/* One after the last line that may belong to a signature which starts at `from`. */
static size_t
signature_end(const struct fup_zoning *zoning, size_t from, size_t end)
{
    size_t lines = 0, i = from;

    while (i < end && lines < SIGNATURE_LINES &&
           (line_at(zoning, i)->kind != FUP_ZONE_OWN ||
            fup_line_is_signature_like(zoning, line_at(zoning, i)))) {
        lines += line_at(zoning, i)->width > 0;
        i++;
    }
    return i;
}

static bool
mark_separated(struct fup_zoning *zoning, struct stretch stretch)
{
    bool found = false;

    for (size_t i = stretch.first; !found && i < stretch.end; i++) {
        if (is_separator(zoning, i) &&
            (line_at(zoning, i)->len == 3 || stretch.end - i <= SIGNATURE_LINES + 2)) {
            zoning->lines.items[i].kind = FUP_ZONE_SIGNATURE;
            mark_signature(zoning, i + 1, stretch.end, FUP_ZONE_SIGNATURE);
            found = true;
        }
    }
    return found;
}

/* A closing counts when the stretch ends with it, a name stands beneath, or a signature does; a
 * mere "Thanks!" above more sentences is no closing. */
static bool
closes(const struct fup_zoning *zoning, size_t i, size_t end, bool is_thanks)
{
    size_t next = fup_line_next(zoning, i + 1);
    size_t last = signature_end(zoning, i + 1, end);
    bool is_end = next >= end || line_at(zoning, next)->kind != FUP_ZONE_OWN;
    bool has_name = !is_end && next <= i + 4 && fup_line_is_name(zoning, line_at(zoning, next));
    bool has_sign = !is_end && fup_line_next(zoning, last) >= end;

    return is_end || has_name || (has_sign && !is_thanks) ||
           (has_sign && fup_line_is_contact(zoning, line_at(zoning, next))) ||
           (!is_thanks && last > next);
}

static bool
mark_closed(struct fup_zoning *zoning, struct stretch stretch)
{
    size_t found = SIZE_MAX, seen = 0;

    for (size_t i = stretch.end; i > stretch.first && seen < LOOK_BACK; i--) {
        bool is_thanks;

        if (line_at(zoning, i - 1)->width > 0) {
            seen++;
            if (line_at(zoning, i - 1)->kind == FUP_ZONE_OWN &&
                is_closing(zoning, i - 1, &is_thanks) &&
                (found == SIZE_MAX ? closes(zoning, i - 1, stretch.end, is_thanks)
                                   : fup_line_next(zoning, i) == found))
                found = i - 1;
        }
    }
    if (found != SIZE_MAX) {
        size_t i = found;
        bool is_thanks;

        while (i < stretch.end && line_at(zoning, i)->width > 0 &&
               is_closing(zoning, i, &is_thanks))
            zoning->lines.items[i++].kind = FUP_ZONE_CLOSING;
        while (fup_line_next(zoning, i) < stretch.end &&
               is_closing(zoning, fup_line_next(zoning, i), &is_thanks)) {
            i = fup_line_next(zoning, i);
            zoning->lines.items[i++].kind = FUP_ZONE_CLOSING;
        }
        mark_signature(zoning, i, signature_end(zoning, i, stretch.end), FUP_ZONE_CLOSING);
        if (zoning->signature_name.len == 0) { /* "Thanks, Ada" on one line */
            const struct fup_line *line = line_at(zoning, found);
            struct fup_str text = fup_line_text(zoning, line);
            const char *comma = memchr(text.text, ',', text.len);
            struct fup_str name = {comma ? comma + 1 : text.text + text.len,
                                   comma ? (size_t)(text.text + text.len - comma - 1) : 0};

            zoning->signature_name = fup_str_trim(name);
        }
    }
    return found != SIZE_MAX;
}

/* Does a name, or the end of a sentence or paragraph, separate line `i` from what is above? */
static bool
starts_apart(const struct fup_zoning *zoning, size_t i, size_t first)
{
    struct fup_str above = {"", 0};

    if (i > first)
        above = fup_line_text(zoning, line_at(zoning, i - 1));
    return i > first && (above.len == 0 || memchr(".!?:)", above.text[above.len - 1], 5));
}

/* Does the line hold a word of the sender's name or address, e.g. in its own mail address? */
static bool
holds_sender(const struct fup_zoning *zoning, const struct fup_line *line)
{
    struct fup_str folded = fup_line_folded(zoning, line), rest = zoning->sender;
    bool found = false;

    for (size_t i = 0, start = 0; !found && i <= rest.len; i++) {
        if (i == rest.len || rest.text[i] == ' ') {
            found = i - start >= 4 && memmem(folded.text, folded.len, rest.text + start, i - start);
            start = i + 1;
        }
    }
    return found;
}

/* Without any formula: the last lines, if only a signature can look like that. */
static bool
mark_bare(struct fup_zoning *zoning, struct stretch stretch, bool is_last)
{
    size_t i = stretch.end, lines = 0, contacts = 0, best = SIZE_MAX, gap = 0;
    bool has_name = false, is_rule = false; /* a rule can only be the top of a signature */

    while (i > stretch.first && lines < SIGNATURE_LINES && gap < 3 && !is_rule &&
           (line_at(zoning, i - 1)->kind != FUP_ZONE_OWN ||
            fup_line_is_signature_like(zoning, line_at(zoning, i - 1)))) {
        const struct fup_line *line = line_at(zoning, --i);

        gap = line->width ? 0 : gap + 1;
        if (line->width > 0 && line->kind == FUP_ZONE_OWN) {
            bool is_sender = fup_line_is_sender(zoning, line);
            bool is_name = fup_line_is_name(zoning, line);
            bool is_contact = fup_line_is_contact(zoning, line);
            bool has_title = fup_phrase_find(fup_line_folded(zoning, line), 0, FUP_PHRASE_TITLE,
                                             NULL) != SIZE_MAX;

            lines++;
            is_rule = fup_line_is_rule(fup_line_text(zoning, line));
            has_name = has_name || is_name;
            contacts += is_contact || (has_title && fup_line_words(zoning, line) <= 6);
            if (starts_apart(zoning, i, stretch.first) &&
                (is_sender || (is_name && (contacts > 0 || (is_last && lines == 1))) ||
                 (is_rule && contacts > 0 && has_name) ||
                 (is_contact && holds_sender(zoning, line))))
                best = i;
            else if (i > stretch.first && (is_sender || (is_name && contacts > 0)) &&
                     fup_line_words(zoning, line_at(zoning, i - 1)) > 4)
                best = i;
        }
    }
    if (best != SIZE_MAX && fup_line_before(zoning, best) > stretch.first)
        mark_signature(zoning, best, stretch.end, FUP_ZONE_SIGNATURE);
    return best != SIZE_MAX;
}

static void
mark_stretch(struct fup_zoning *zoning, struct stretch stretch, bool is_last)
{
    bool found = mark_separated(zoning, stretch);

    if (found) { /* the closing stands above the separator */
        while (stretch.end > stretch.first &&
               line_at(zoning, stretch.end - 1)->kind != FUP_ZONE_OWN)
            stretch.end--;
    }
    if (stretch.end > stretch.first && !mark_closed(zoning, stretch) && !found)
        (void)mark_bare(zoning, stretch, is_last);
}

static bool
is_others(enum fup_zone_kind kind)
{
    return kind == FUP_ZONE_QUOTE || kind == FUP_ZONE_ATTRIBUTION || kind == FUP_ZONE_FORWARD;
}

void
fup_signature_mark(struct fup_zoning *zoning)
{
    size_t i = 0, count = zoning->lines.count;

    while (i < count) {
        struct stretch stretch;
        size_t next;

        while (i < count && is_others(line_at(zoning, i)->kind))
            i++;
        stretch.first = i;
        while (i < count && !is_others(line_at(zoning, i)->kind))
            i++;
        stretch.end = i;
        next = i;
        while (next < count && (is_others(line_at(zoning, next)->kind) ||
                                line_at(zoning, next)->kind == FUP_ZONE_FOOTER ||
                                line_at(zoning, next)->width == 0))
            next++;
        if (stretch.end > stretch.first)
            mark_stretch(zoning, stretch, next >= count);
    }
}

/* "Dear Mr. Smith": a full stop after a short word, with more to follow. */
static bool
is_title_stop(struct fup_str line, size_t from, size_t at)
{
    size_t start = at;

    while (start > from && line.text[start - 1] != ' ')
        start--;
    return line.text[at] == '.' && at - start <= 4 && at + 1 < line.len &&
           (line.text[at + 1] == ' ' || (unsigned char)line.text[at + 1] >= 'A');
}

/* Bytes of the dash (U+2010 to U+2015) at this place, 0 for anything else: an apostrophe is none.
 */
static size_t
dash_at(struct fup_str line, size_t at)
{
    bool is_dash = line.len - at >= 3 && line.text[at] == '\xE2' && line.text[at + 1] == '\x80' &&
                   (unsigned char)line.text[at + 2] >= 0x90 &&
                   (unsigned char)line.text[at + 2] <= 0x95;

    return is_dash ? 3 : 0;
}

/* The words after the greeting up to a comma, dash, exclamation mark or the end of the line. */
static size_t
name_end(struct fup_str line, size_t from)
{
    size_t end = from;

    while (end < line.len &&
           (!memchr(",!:;.?-(", line.text[end], 8) || is_title_stop(line, from, end)) &&
           !dash_at(line, end))
        end++;
    return end;
}

/* The first byte after the mark that ends the name. */
static size_t
after_mark(struct fup_str line, size_t end)
{
    size_t dash = end < line.len ? dash_at(line, end) : 0;

    return end + (dash ? dash : end < line.len);
}

static size_t
count_words(struct fup_str str)
{
    size_t words = 0;

    for (size_t i = 0; i < str.len; i++)
        words += str.text[i] != ' ' && (i == 0 || str.text[i - 1] == ' ');
    return words;
}

void
fup_greeting_mark(struct fup_zoning *zoning)
{
    size_t i = fup_line_next(zoning, 0);

    while (i < zoning->lines.count && line_at(zoning, i)->kind != FUP_ZONE_OWN)
        i = fup_line_next(zoning, i + 1);
    if (i < zoning->lines.count) {
        const struct fup_line *line = line_at(zoning, i);
        struct fup_str text = fup_line_text(zoning, line), folded = fup_line_folded(zoning, line);
        size_t len = fup_phrase_at(folded, 0, FUP_PHRASE_GREETING, NULL);
        size_t end = name_end(text, len);
        struct fup_str name = fup_str_trim((struct fup_str){text.text + len, end - len});
        struct fup_line as_line = *line;
        bool ends_it = end >= text.len || memchr(",!:-", text.text[end], 4) || dash_at(text, end) ||
                       (text.text[end] == '.' && count_words(name) <= 3);

        as_line.start = line->start + len;
        as_line.width = name.len ? (size_t)(name.text + name.len - text.text) - len : 0;
        if (len > 0 && ends_it && count_words(name) <= 5) {
            zoning->greeting_end = line->start + after_mark(text, end);
            zoning->greeting_name = name;
        } else if (len == 0 && end < text.len && memchr(",!-", text.text[end], 3) &&
                   count_words(name) <= 2 && end + 1 >= text.len &&
                   fup_line_is_name(zoning, &as_line)) { /* "Vince," */
            zoning->greeting_end = line->start + end + 1;
            zoning->greeting_name = name;
        }
    }
}
