/* text/phrase.c - the table is sorted by section and text, so the phrases that can start at a place
 * stand together: an index by the first byte, then a look at each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/phrase.h"

#include <string.h>
#include <utf8proc.h>

char *
fup_phrase_fold(struct fup_str text, struct fup_arena *arena)
{
    char *folded = fup_arena_copy_len(arena, text.text, text.len);

    for (size_t i = 0; folded && i < text.len;) {
        uint32_t code = (unsigned char)folded[i];
        size_t step = 1;

        if (code >= 'A' && code <= 'Z') {
            folded[i] = (char)(code + 32);
        } else if (code == 0xC3 && i + 1 < text.len && (unsigned char)folded[i + 1] == 0x9F) {
            folded[i] = folded[i + 1] = 's'; /* sharp s, as in the table */
            step = 2;
        } else if (code >= 0x80) {
            utf8proc_uint8_t lower[4];

            step = fup_utf8_step(folded + i, text.len - i, &code);
            if ((size_t)utf8proc_encode_char(utf8proc_tolower((utf8proc_int32_t)code), lower) ==
                step)
                memcpy(folded + i, lower, step);
        }
        i += step;
    }
    return folded;
}

static bool
is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

static bool
is_space_byte(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* Length of a typographic apostrophe at `at`, else 0. */
static size_t
apostrophe(struct fup_str text, size_t at)
{
    return text.len - at >= 3 && memcmp(text.text + at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* Bytes of `folded` that the phrase takes at `at`, or 0. */
static size_t
match(struct fup_str folded, size_t at, const struct fup_phrase *phrase)
{
    size_t i = at, p = 0;
    bool same = true;

    while (same && p < phrase->len) {
        size_t wide = i < folded.len && phrase->text[p] == '\'' ? apostrophe(folded, i) : 0;

        same = i < folded.len;
        if (same && wide) {
            i += wide;
        } else if (same && phrase->text[p] == ' ') {
            same = is_space_byte(folded.text[i]);
            while (i < folded.len && is_space_byte(folded.text[i]))
                i++;
        } else if (same) {
            same = folded.text[i] == phrase->text[p];
            i++;
        }
        p++;
    }
    if (same && is_word_byte(phrase->text[phrase->len - 1]) && i < folded.len &&
        is_word_byte(folded.text[i]) && !apostrophe(folded, i))
        same = false;
    return same ? i - at : 0;
}

/* Can the phrase match at `at` by its first two bytes? Spares most calls of match. */
static bool
may_match(struct fup_str folded, size_t at, const struct fup_phrase *phrase)
{
    char second = phrase->len > 1 ? phrase->text[1] : ' ';

    return second == ' ' || second == '\'' ||
           (at + 1 < folded.len && folded.text[at + 1] == second);
}

void
fup_phrase_each(struct fup_str folded, size_t at, enum fup_phrase_section section,
                void (*found)(void *context, const struct fup_phrase *phrase), void *context)
{
    size_t count = 0;
    const struct fup_phrase *range =
        at < folded.len ? fup_phrase_range(section, (unsigned char)folded.text[at], &count) : NULL;

    for (size_t i = 0; i < count; i++) {
        if (may_match(folded, at, &range[i]) && match(folded, at, &range[i]))
            found(context, &range[i]);
    }
}

size_t
fup_phrase_at(struct fup_str folded, size_t at, enum fup_phrase_section section,
              const struct fup_phrase **phrase)
{
    size_t count = 0, longest = 0;
    const struct fup_phrase *range =
        at < folded.len ? fup_phrase_range(section, (unsigned char)folded.text[at], &count) : NULL;

    for (size_t i = 0; i < count; i++) {
        size_t taken = may_match(folded, at, &range[i]) ? match(folded, at, &range[i]) : 0;

        if (taken > longest) {
            longest = taken;
            if (phrase)
                *phrase = &range[i];
        }
    }
    return longest;
}

size_t
fup_phrase_next_word(struct fup_str folded, size_t at)
{
    while (at < folded.len && !(is_word_byte(folded.text[at]) && !apostrophe(folded, at) &&
                                (at == 0 || !is_word_byte(folded.text[at - 1]) ||
                                 (at >= 3 && apostrophe(folded, at - 3)))))
        at++;
    return at;
}

size_t
fup_phrase_find(struct fup_str folded, size_t from, enum fup_phrase_section section, size_t *len)
{
    size_t at = fup_phrase_next_word(folded, from), found = SIZE_MAX;

    while (found == SIZE_MAX && at < folded.len) {
        size_t taken = fup_phrase_at(folded, at, section, NULL);

        if (taken) {
            found = at;
            if (len)
                *len = taken;
        } else {
            at = fup_phrase_next_word(folded, at + 1);
        }
    }
    return found;
}
