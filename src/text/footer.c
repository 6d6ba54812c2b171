/* text/footer.c - by paragraph: a disclaimer takes the rest of its paragraph, a notice ("please do
 * not reply") its sentence only, so that a promise beside it survives.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/footer.h"

#include <string.h>

#include "text/phrase.h"

enum {
    SHORT_PARAGRAPH_WORDS = 25,
    SOFT_WIDTH = 50,
    MOBILE_WORDS = 10,
    MEANT_WORDS = 5,
    RULE_WIDTH = 10,
    RULED_LINES = 10,
    RULED_WORDS = 60
};

struct paragraph {
    size_t first, end;  /* lines */
    size_t start, stop; /* bytes */
};

static bool
is_own(const struct fup_line *line)
{
    return line->kind == FUP_ZONE_OWN && line->width > 0;
}

static void
mark_lines(struct fup_zoning *zoning, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        if (zoning->lines.items[i].kind == FUP_ZONE_OWN)
            zoning->lines.items[i].kind = FUP_ZONE_FOOTER;
    }
}

/* The next run of own lines that are not blank. */
static bool
next_paragraph(const struct fup_zoning *zoning, size_t from, struct paragraph *paragraph)
{
    const struct fup_line *lines = zoning->lines.items;
    size_t count = zoning->lines.count;

    while (from < count && !is_own(&lines[from]))
        from++;
    *paragraph = (struct paragraph){.first = from, .end = from};
    while (paragraph->end < count && is_own(&lines[paragraph->end]))
        paragraph->end++;
    if (from < paragraph->end) {
        paragraph->start = lines[from].start;
        paragraph->stop = lines[paragraph->end - 1].start + lines[paragraph->end - 1].width;
    }
    return from < paragraph->end;
}

/* Start of the sentence that holds byte `at`: after a full stop, or after a line too short to be
 * wrapped. */
static size_t
sentence_start(const struct fup_zoning *zoning, const struct paragraph *paragraph, size_t at)
{
    const char *text = zoning->text.text;
    size_t i = at;
    bool found = false;

    while (!found && i > paragraph->start) {
        char before = text[i - 1];

        if (before == '\n') {
            size_t start = i - 1;

            while (start > paragraph->start && text[start - 1] != '\n')
                start--;
            found = i - 1 - start < SOFT_WIDTH || memchr(".!?:*-_", text[i - 2], 7);
        } else if ((before == ' ') && i >= 2 && memchr(".!?", text[i - 2], 3)) {
            found = true;
        }
        if (!found)
            i--;
    }
    return i;
}

static size_t
sentence_end(const struct fup_zoning *zoning, const struct paragraph *paragraph, size_t at)
{
    const char *text = zoning->text.text;

    while (at < paragraph->stop &&
           !(memchr(".!?", text[at], 3) &&
             (at + 1 >= paragraph->stop || text[at + 1] == ' ' || text[at + 1] == '\n')))
        at++;
    return at < paragraph->stop ? at + 1 : at;
}

static size_t
words_between(const struct fup_zoning *zoning, size_t start, size_t end)
{
    const char *text = zoning->text.text;
    size_t words = 0;

    for (size_t i = start; i < end; i++)
        words += text[i] > ' ' && (i == start || text[i - 1] <= ' ');
    return words;
}

/* The same of lines `first` to `end` - 1. */
static size_t
words_of_lines(const struct fup_zoning *zoning, size_t first, size_t end)
{
    size_t words = 0;

    for (size_t i = first; i < end; i++)
        words += fup_line_words(zoning, &zoning->lines.items[i]);
    return words;
}

static void
add_notice(struct fup_zoning *zoning, size_t start, size_t end)
{
    struct fup_range *last =
        zoning->notices.count ? &zoning->notices.items[zoning->notices.count - 1] : NULL;

    if (last && start <= last->end) {
        if (end > last->end)
            last->end = end;
    } else {
        struct fup_range *range = FUP_LIST_ADD(&zoning->notices, zoning->arena);

        if (range)
            *range = (struct fup_range){start, end};
    }
}

/* Notices of one paragraph, none before `sign`; the whole of it where little else is there. */
static bool
mark_notices(struct fup_zoning *zoning, const struct paragraph *paragraph, size_t sign,
             size_t limit)
{
    struct fup_str folded = {zoning->folded.text, limit};
    size_t at = paragraph->start, kept = zoning->notices.count, words = 0;
    bool is_whole = false;

    while (at < limit) {
        size_t found =
            fup_phrase_find(folded, at < sign ? sign : at, FUP_PHRASE_FOOTER_NOTICE, NULL);

        if (found == SIZE_MAX) {
            at = limit;
        } else {
            size_t start = sentence_start(zoning, paragraph, found);
            size_t end = sentence_end(zoning, paragraph, found);

            start = start < at ? at : start;
            words += words_between(zoning, start, end);
            add_notice(zoning, start, end);
            at = end;
        }
    }
    if (words > 0 &&
        words_of_lines(zoning, paragraph->first, paragraph->end) - words < MEANT_WORDS) {
        is_whole = true;
        zoning->notices.count = kept;
        mark_lines(zoning, paragraph->first, paragraph->end);
    }
    return is_whole;
}

/* A disclaimer from its first sentence on; true when one was found. */
static bool
mark_disclaimer(struct fup_zoning *zoning, const struct paragraph *paragraph, size_t found)
{
    size_t start = sentence_start(zoning, paragraph, found);

    for (size_t i = paragraph->first; i < paragraph->end; i++) {
        struct fup_line *line = &zoning->lines.items[i];

        if (line->start >= start)
            line->kind = FUP_ZONE_FOOTER;
        else if (line->start + line->width > start)
            add_notice(zoning, start, line->start + line->width);
    }
    return true;
}

static bool
has_question(const struct fup_zoning *zoning, const struct paragraph *paragraph)
{
    return memchr(zoning->text.text + paragraph->start, '?', paragraph->stop - paragraph->start);
}

static void
mark_paragraphs(struct fup_zoning *zoning)
{
    static const uint64_t signs =
        FUP_PHRASE_BIT(FUP_PHRASE_FOOTER) | FUP_PHRASE_BIT(FUP_PHRASE_FOOTER_NOTICE);
    struct paragraph paragraph;
    size_t from = 0, own = 0;
    bool is_below = false; /* a disclaimer stood above, after own words */

    while (next_paragraph(zoning, from, &paragraph)) {
        struct fup_str folded = {zoning->folded.text, paragraph.stop};
        size_t sign = fup_phrase_find_any(folded, paragraph.start, signs);
        size_t found = fup_phrase_find(folded, sign, FUP_PHRASE_FOOTER, NULL);
        bool is_footer = found != SIZE_MAX && mark_disclaimer(zoning, &paragraph, found);
        bool is_whole = is_footer && zoning->lines.items[paragraph.first].kind == FUP_ZONE_FOOTER;

        if (!is_whole)
            is_whole =
                mark_notices(zoning, &paragraph, sign, found == SIZE_MAX ? paragraph.stop : found);
        if (is_footer && own > 0)
            is_below = true;
        else if (!is_footer && is_below && !has_question(zoning, &paragraph) &&
                 words_of_lines(zoning, paragraph.first, paragraph.end) <= SHORT_PARAGRAPH_WORDS)
            mark_lines(zoning, paragraph.first, paragraph.end);
        own += !is_whole && !is_footer;
        from = paragraph.end;
    }
}

/* The trailer of a list: a rule and at most eight lines of which one speaks of the list. */
static void
mark_list_trailers(struct fup_zoning *zoning)
{
    for (size_t i = 0; i < zoning->lines.count; i++) {
        const struct fup_line *line = &zoning->lines.items[i];

        if (is_own(line) && line->width >= RULE_WIDTH &&
            fup_line_is_rule(fup_line_text(zoning, line))) {
            size_t end = i + 1;
            bool has_list = false;

            while (end < zoning->lines.count && end < i + 9 &&
                   zoning->lines.items[end].kind == FUP_ZONE_OWN) {
                struct fup_str folded = fup_line_folded(zoning, &zoning->lines.items[end++]);

                has_list =
                    has_list || fup_phrase_find(folded, 0, FUP_PHRASE_LIST, NULL) != SIZE_MAX;
            }
            if (has_list)
                mark_lines(zoning, i, end);
        }
    }
}

/* Does the line start, or hold the start of, a footer? */
static bool
begins_footer(const struct fup_zoning *zoning, const struct fup_line *line)
{
    size_t low = 0, high = zoning->notices.count;

    while (low < high) { /* the first notice that starts at or after the line */
        size_t middle = low + (high - low) / 2;

        if (zoning->notices.items[middle].start < line->start)
            low = middle + 1;
        else
            high = middle;
    }
    return line->kind == FUP_ZONE_FOOTER ||
           (low < zoning->notices.count && line->width > 0 &&
            zoning->notices.items[low].start < line->start + line->width);
}

/* A rule a few lines above a footer is where the footer begins. */
static void
mark_ruled(struct fup_zoning *zoning, size_t rule)
{
    const struct fup_line *lines = zoning->lines.items;
    size_t count = zoning->lines.count, end = rule + 1, words;
    bool asks = false;

    while (end < count && end <= rule + RULED_LINES && lines[end].kind == FUP_ZONE_OWN &&
           !begins_footer(zoning, &lines[end]) &&
           !fup_line_is_rule(fup_line_text(zoning, &lines[end]))) {
        asks = asks || (lines[end].width &&
                        memchr(zoning->text.text + lines[end].start, '?', lines[end].width));
        end++;
    }
    words = words_of_lines(zoning, rule + 1, end);
    if (end < count && !asks && words <= RULED_WORDS && begins_footer(zoning, &lines[end])) {
        while (end < count && is_own(&lines[end]))
            end++;
        mark_lines(zoning, rule, end);
    }
}

static void
mark_rules(struct fup_zoning *zoning)
{
    for (size_t i = 0; i < zoning->lines.count; i++) {
        const struct fup_line *line = &zoning->lines.items[i];

        if (is_own(line) && line->width >= RULE_WIDTH &&
            fup_line_is_rule(fup_line_text(zoning, line)))
            mark_ruled(zoning, i);
    }
}

static void
mark_mobile(struct fup_zoning *zoning)
{
    for (size_t i = 0; i < zoning->lines.count; i++) {
        const struct fup_line *line = &zoning->lines.items[i];
        struct fup_str folded = fup_line_folded(zoning, line);
        size_t at = fup_phrase_next_word(folded, 0);

        if (is_own(line) && at < 4 && fup_phrase_at(folded, at, FUP_PHRASE_MOBILE, NULL) &&
            fup_line_words(zoning, line) <= MOBILE_WORDS) {
            size_t next = fup_line_next(zoning, i + 1);

            /* "Sent from my desk it would look ..." goes on: a sentence, no device. */
            if (next > i + 1 || next >= zoning->lines.count ||
                zoning->lines.items[next].kind != FUP_ZONE_OWN ||
                fup_line_words(zoning, &zoning->lines.items[next]) <= MOBILE_WORDS)
                zoning->lines.items[i].kind = FUP_ZONE_FOOTER;
        }
    }
}

void
fup_footer_mark(struct fup_zoning *zoning)
{
    mark_list_trailers(zoning);
    mark_mobile(zoning);
    mark_paragraphs(zoning);
    mark_rules(zoning);
}
