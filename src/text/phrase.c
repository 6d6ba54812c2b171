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

        if (code < 0x80) {
            if (code >= 'A' && code <= 'Z')
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

/* a-z, A-Z, 0-9 and everything that is not ASCII. */
static const bool word_bytes[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
};

static inline bool
is_word_byte(char c)
{
    return word_bytes[(unsigned char)c];
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

/* Can any phrase of the section match at `at` by its first two bytes? Spares most looks. */
static bool
may_start(struct fup_str folded, size_t at, const uint32_t *seconds)
{
    unsigned char second = at + 1 < folded.len ? (unsigned char)folded.text[at + 1] : 0;

    return seconds[(unsigned char)folded.text[at]] >> (second % 32) & 1;
}

/* The phrases that may start at `at`. */
static const struct fup_phrase *
range_at(struct fup_str folded, size_t at, enum fup_phrase_section section, size_t *count)
{
    *count = 0;
    return at < folded.len && may_start(folded, at, fup_phrase_seconds(section))
               ? fup_phrase_range(section, (unsigned char)folded.text[at], count)
               : NULL;
}

/* The four bytes at `at`, the first one lowest. */
static uint32_t
head_at(struct fup_str folded, size_t at)
{
    uint32_t head = 0;

    for (size_t i = 0; i < 4 && at + i < folded.len; i++)
        head |= (uint32_t)(unsigned char)folded.text[at + i] << (8 * i);
    return head;
}

void
fup_phrase_each(struct fup_str folded, size_t at, enum fup_phrase_section section,
                void (*found)(void *context, const struct fup_phrase *phrase), void *context)
{
    size_t count;
    const struct fup_phrase *range = range_at(folded, at, section, &count);
    uint32_t head = count ? head_at(folded, at) : 0;

    for (size_t i = 0; i < count; i++) {
        if ((head & range[i].mask) == range[i].head && match(folded, at, &range[i]))
            found(context, &range[i]);
    }
}

size_t
fup_phrase_at(struct fup_str folded, size_t at, enum fup_phrase_section section,
              const struct fup_phrase **phrase)
{
    size_t count, longest = 0;
    const struct fup_phrase *range = range_at(folded, at, section, &count);
    uint32_t head = count ? head_at(folded, at) : 0;

    for (size_t i = 0; i < count; i++) {
        size_t taken = (head & range[i].mask) == range[i].head ? match(folded, at, &range[i]) : 0;

        if (taken > longest) {
            longest = taken;
            if (phrase)
                *phrase = &range[i];
        }
    }
    return longest;
}

/* Does a word start at the word byte at `at`? Behind a typographic apostrophe one does, and never
 * at one. */
static inline bool
starts_word(struct fup_str folded, size_t at)
{
    char before = at ? folded.text[at - 1] : ' ';

    return (folded.text[at] != '\xE2' || !apostrophe(folded, at)) &&
           (!is_word_byte(before) || (before == '\x99' && at >= 3 && apostrophe(folded, at - 3)));
}

size_t
fup_phrase_next_word(struct fup_str folded, size_t at)
{
    while (at < folded.len && !(is_word_byte(folded.text[at]) && starts_word(folded, at)))
        at++;
    return at;
}

size_t
fup_phrase_find(struct fup_str folded, size_t from, enum fup_phrase_section section, size_t *len)
{
    const uint32_t *seconds = fup_phrase_seconds(section);
    size_t found = SIZE_MAX;

    for (size_t at = from; found == SIZE_MAX && at < folded.len; at++) {
        size_t taken = 0;

        if (seconds[(unsigned char)folded.text[at]] && may_start(folded, at, seconds) &&
            is_word_byte(folded.text[at]) && starts_word(folded, at))
            taken = fup_phrase_at(folded, at, section, NULL);
        if (taken) {
            found = at;
            if (len)
                *len = taken;
        }
    }
    return found;
}
