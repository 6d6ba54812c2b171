/* text/quote.c - first the lines with quote marks, then the lines that introduce a quote without
 * marks: an attribution in the writer's language, dashes around "Original Message", a header block.
 * What follows such an introduction belongs to others up to the end of the text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/quote.h"

#include <string.h>

#include "text/phrase.h"

enum { ATTRIBUTION_LINES = 4, ATTRIBUTION_BYTES = 400, BLOCK_LINES = 14 };

static bool
has_mark(struct fup_str line)
{
    return line.len > 0 &&
           (line.text[0] == '>' || (line.text[0] == '|' && (line.len == 1 || line.text[1] == ' ') &&
                                    line.text[line.len - 1] != '|'));
}

/* "JD> ": the initials of the quoted person, where at least two lines have them. */
static size_t
initials_len(struct fup_str line)
{
    size_t len = 0;

    while (len < line.len && len < 5 && ((line.text[len] >= 'A' && line.text[len] <= 'Z')))
        len++;
    return len >= 1 && len <= 4 && len + 1 < line.len && line.text[len] == '>' &&
                   line.text[len + 1] == ' '
               ? len
               : 0;
}

static void
mark_initials(struct fup_zoning *zoning)
{
    struct fup_str first = {NULL, 0};
    size_t first_index = 0, count = 0;

    for (size_t i = 0; i < zoning->lines.count; i++) {
        struct fup_line *line = &zoning->lines.items[i];
        struct fup_str text = fup_line_text(zoning, line);
        size_t len = initials_len(text);

        if (len && first.text && len == first.len && memcmp(text.text, first.text, len) == 0) {
            line->kind = FUP_ZONE_QUOTE;
            if (++count == 1)
                zoning->lines.items[first_index].kind = FUP_ZONE_QUOTE;
        } else if (len && !count) {
            first = (struct fup_str){text.text, len};
            first_index = i;
        }
    }
}

/* A line that a mailer broke out of a quote: short, in lower case, between two quoted lines of
 * which the first is long. */
static bool
is_broken_quote(const struct fup_zoning *zoning, size_t i)
{
    const struct fup_line *lines = zoning->lines.items;
    struct fup_str text = fup_line_text(zoning, &lines[i]);

    return i > 0 && i + 1 < zoning->lines.count && lines[i].width > 0 && lines[i].width < 40 &&
           lines[i - 1].kind == FUP_ZONE_QUOTE && lines[i - 1].width >= 60 &&
           has_mark(fup_line_text(zoning, &lines[i + 1])) && text.text[0] >= 'a' &&
           text.text[0] <= 'z';
}

static void
mark_marked(struct fup_zoning *zoning)
{
    struct fup_line *lines = zoning->lines.items;

    for (size_t i = 0; i < zoning->lines.count; i++) {
        if (!lines[i].is_fixed &&
            (has_mark(fup_line_text(zoning, &lines[i])) || is_broken_quote(zoning, i)))
            lines[i].kind = FUP_ZONE_QUOTE;
    }
    mark_initials(zoning);
}

/* Blank lines between quoted ones are quoted. */
static void
join_quotes(struct fup_zoning *zoning)
{
    struct fup_line *lines = zoning->lines.items;

    for (size_t i = 1; i < zoning->lines.count; i++) {
        if (lines[i].width == 0 && lines[i - 1].kind == FUP_ZONE_QUOTE) {
            size_t next = fup_line_next(zoning, i);

            if (next < zoning->lines.count && lines[next].kind == FUP_ZONE_QUOTE) {
                while (i < next)
                    lines[i++].kind = FUP_ZONE_QUOTE;
            } else {
                i = next;
            }
        }
    }
}

static void
mark_range(struct fup_zoning *zoning, size_t from, size_t to, enum fup_zone_kind kind)
{
    for (size_t i = from; i < to; i++)
        zoning->lines.items[i].kind = kind;
}

/* Everything from `from` on is others' words. */
static void
mark_rest(struct fup_zoning *zoning, size_t from, bool is_forward)
{
    mark_range(zoning, from, zoning->lines.count, is_forward ? FUP_ZONE_FORWARD : FUP_ZONE_QUOTE);
    if (is_forward)
        zoning->has_forward = true;
}

static bool
is_own(const struct fup_zoning *zoning, size_t i)
{
    return zoning->lines.items[i].kind == FUP_ZONE_OWN && zoning->lines.items[i].width > 0;
}

static bool
has_digit(struct fup_str str)
{
    bool found = false;

    for (size_t i = 0; !found && i < str.len; i++)
        found = str.text[i] >= '0' && str.text[i] <= '9';
    return found;
}

static struct fup_str
folded_lines(const struct fup_zoning *zoning, size_t first, size_t last)
{
    const struct fup_line *from = &zoning->lines.items[first], *to = &zoning->lines.items[last];

    return (struct fup_str){zoning->folded.text + from->start, to->start + to->width - from->start};
}

/* The first line of an attribution that ends at line `last`, or SIZE_MAX. The topmost line that
 * starts like one wins; a line that holds everything needs no such start. */
static size_t
attribution_start(const struct fup_zoning *zoning, size_t last)
{
    size_t found = SIZE_MAX;
    bool goes_on = true;

    for (size_t n = 0; goes_on && n < ATTRIBUTION_LINES && n <= last; n++) {
        size_t first = last - n;
        struct fup_str text;

        goes_on = is_own(zoning, first);
        if (goes_on) {
            text = folded_lines(zoning, first, last);
            goes_on = text.len <= ATTRIBUTION_BYTES;
        }
        if (goes_on && fup_phrase_find(text, 0, FUP_PHRASE_WROTE, NULL) != SIZE_MAX) {
            bool has_start = fup_phrase_at(text, 0, FUP_PHRASE_ATTRIBUTION, NULL) > 0;
            bool is_whole = has_digit(text) || memchr(text.text, '@', text.len);

            if ((has_start && is_whole) || (found == SIZE_MAX && (is_whole || n == 0)))
                found = first;
            goes_on = !(has_start && is_whole);
        }
    }
    return found;
}

static bool
ends_with_colon(struct fup_str line)
{
    return line.len > 0 && line.text[line.len - 1] == ':';
}

/* Marks the attribution that ends at line `last`, if there is one. */
static void
mark_attribution(struct fup_zoning *zoning, size_t last)
{
    size_t first = attribution_start(zoning, last);
    size_t next = fup_line_next(zoning, last + 1);
    bool is_quote_next =
        next < zoning->lines.count && zoning->lines.items[next].kind == FUP_ZONE_QUOTE;

    if (first != SIZE_MAX) {
        struct fup_str text = folded_lines(zoning, first, last);
        bool is_whole = has_digit(text) || memchr(text.text, '@', text.len);
        bool has_start = fup_phrase_at(text, 0, FUP_PHRASE_ATTRIBUTION, NULL) > 0 ||
                         memchr(text.text, '@', text.len) ||
                         has_digit((struct fup_str){text.text, 1});

        if (is_quote_next && (is_whole || text.len <= 120)) {
            mark_range(zoning, first, last + 1, FUP_ZONE_ATTRIBUTION);
        } else if (is_whole && has_start) {
            mark_range(zoning, first, last + 1, FUP_ZONE_ATTRIBUTION);
            mark_rest(zoning, last + 1, false);
        }
    }
}

/* Which field of a mail header the line is: a section of phrases, or 0 for none. */
static enum fup_phrase_section
header_field(struct fup_str line)
{
    static const enum fup_phrase_section sections[] = {
        FUP_PHRASE_HEADER_FROM, FUP_PHRASE_HEADER_DATE, FUP_PHRASE_HEADER_SUBJECT,
        FUP_PHRASE_HEADER_OTHER};
    enum fup_phrase_section found = FUP_PHRASE_GREETING; /* stands for none */
    uint64_t begun;

    while (line.len && memchr("*_ ", line.text[0], 3)) {
        line.text++;
        line.len--;
    }
    begun = fup_phrase_sections(line, 0);
    for (size_t i = 0; found == FUP_PHRASE_GREETING && i < 4; i++) {
        size_t len =
            begun & FUP_PHRASE_BIT(sections[i]) ? fup_phrase_at(line, 0, sections[i], NULL) : 0;

        while (len > 0 && len < line.len && memchr("* \t", line.text[len], 3))
            len++;
        if (len > 0 && len < line.len && line.text[len] == ':')
            found = sections[i];
    }
    return found;
}

struct block {
    size_t end; /* one after its last line */
    bool has_from, has_date, has_subject, has_address;
    int others;
};

/* Reads the run of header lines that starts at `first`; wrapped address lists and single blank
 * lines may stand between. */
static struct block
read_block(const struct fup_zoning *zoning, size_t first)
{
    struct block block = {.end = first};
    size_t strange = 0;

    for (size_t i = first; i < zoning->lines.count && i < first + BLOCK_LINES && strange < 3; i++) {
        struct fup_str line = fup_line_folded(zoning, &zoning->lines.items[i]);
        enum fup_phrase_section field = header_field(line);

        if (field == FUP_PHRASE_GREETING) {
            strange++;
        } else {
            strange = 0;
            block.end = i + 1;
            block.has_from = block.has_from || field == FUP_PHRASE_HEADER_FROM;
            block.has_date = block.has_date || field == FUP_PHRASE_HEADER_DATE;
            block.has_subject = block.has_subject || field == FUP_PHRASE_HEADER_SUBJECT;
            block.has_address = block.has_address || memchr(line.text, '@', line.len);
            block.others += field == FUP_PHRASE_HEADER_OTHER;
        }
    }
    return block;
}

static bool
is_clock_line(struct fup_str line)
{
    const char *colon = memchr(line.text, ':', line.len);

    return line.len < 80 && colon && has_digit(line) && memchr(line.text, '/', line.len) &&
           (memchr(line.text, 'm', line.len) || line.len < 30);
}

/* Lotus Notes puts name and time above "To:", each on its own line. Gives the first of them, or
 * SIZE_MAX. */
static size_t
notes_start(const struct fup_zoning *zoning, size_t first)
{
    size_t found = SIZE_MAX, before = fup_line_before(zoning, first);

    for (size_t n = 0; found == SIZE_MAX && n < 3 && before > 0; n++) {
        size_t i = before - 1;

        if (is_clock_line(fup_line_folded(zoning, &zoning->lines.items[i])))
            found = i > 0 && is_own(zoning, i - 1) &&
                            fup_line_words(zoning, &zoning->lines.items[i - 1]) <= 8
                        ? i - 1
                        : i;
        before = fup_line_before(zoning, i);
    }
    return found;
}

/* Rules and separators directly above belong to the block. */
static size_t
with_rules_above(const struct fup_zoning *zoning, size_t first)
{
    size_t before = fup_line_before(zoning, first);

    while (before > 0 && is_own(zoning, before - 1) &&
           fup_line_is_rule(fup_line_text(zoning, &zoning->lines.items[before - 1]))) {
        first = before - 1;
        before = fup_line_before(zoning, first);
    }
    return first;
}

static bool
mark_block(struct fup_zoning *zoning, size_t i, bool is_forward)
{
    struct block block = read_block(zoning, i);
    size_t first = with_rules_above(zoning, i);
    bool is_block = block.has_from && (block.has_date || block.others > 0 || block.has_subject) &&
                    (block.has_subject || (block.has_address && block.has_date) || first != i);

    if (!is_block && block.others >= 1 && block.has_subject) {
        size_t notes = notes_start(zoning, i);

        is_block = notes != SIZE_MAX;
        first = is_block ? notes : first;
    }
    if (is_block) {
        is_forward =
            is_forward || zoning->is_forward_subject || fup_line_before(zoning, first) == 0;
        mark_range(zoning, first, block.end, FUP_ZONE_ATTRIBUTION);
        mark_rest(zoning, block.end, is_forward);
    }
    return is_block;
}

/* "-----Original Message-----", "Begin forwarded message:". */
static bool
is_separator(const struct fup_zoning *zoning, const struct fup_line *line, bool *is_forward)
{
    struct fup_str folded = fup_line_folded(zoning, line);
    bool has_dashes =
        folded.len > 4 && (memcmp(folded.text, "--", 2) == 0 || memcmp(folded.text, "__", 2) == 0);
    size_t at = fup_phrase_next_word(folded, 0), len;
    bool found = false;

    *is_forward = false;
    if (line->width <= 160 &&
        (fup_phrase_sections(folded, at) &
         (FUP_PHRASE_BIT(FUP_PHRASE_FORWARDED) | FUP_PHRASE_BIT(FUP_PHRASE_ORIGINAL)))) {
        len = fup_phrase_at(folded, at, FUP_PHRASE_FORWARDED, NULL);
        if (len) {
            *is_forward = true;
            found = has_dashes || (at == 0 && ends_with_colon(folded) && len + 2 >= folded.len);
        } else {
            len = fup_phrase_at(folded, at, FUP_PHRASE_ORIGINAL, NULL);
            found = len > 0 && has_dashes;
        }
    }
    return found;
}

static void
mark_separator(struct fup_zoning *zoning, size_t i, bool is_forward)
{
    size_t next = fup_line_next(zoning, i + 1);

    is_forward = is_forward || (zoning->is_forward_subject && fup_line_before(zoning, i) == 0);
    zoning->lines.items[i].kind = FUP_ZONE_ATTRIBUTION;
    if (next < zoning->lines.count && is_own(zoning, next) &&
        mark_block(zoning, next, is_forward)) {
        mark_range(zoning, i, next, FUP_ZONE_ATTRIBUTION);
    } else if (next >= zoning->lines.count || zoning->lines.items[next].kind != FUP_ZONE_QUOTE ||
               is_forward) {
        mark_rest(zoning, i + 1, is_forward);
    }
}

void
fup_quote_mark(struct fup_zoning *zoning)
{
    mark_marked(zoning);
    for (size_t i = 0; i < zoning->lines.count; i++) {
        const struct fup_line *line = &zoning->lines.items[i];
        struct fup_str folded = fup_line_folded(zoning, line);
        bool is_forward;

        if (line->is_fixed) { /* mark-up often names only the header block of a quote */
            if (line->kind == FUP_ZONE_QUOTE && header_field(folded) != FUP_PHRASE_GREETING &&
                mark_block(zoning, i, false))
                i = zoning->lines.count;
        } else if (is_own(zoning, i)) {
            if (is_separator(zoning, line, &is_forward))
                mark_separator(zoning, i, is_forward);
            else if (header_field(folded) != FUP_PHRASE_GREETING && mark_block(zoning, i, false))
                i = zoning->lines.count;
            else if (ends_with_colon(folded))
                mark_attribution(zoning, i);
        }
    }
    join_quotes(zoning);
}
