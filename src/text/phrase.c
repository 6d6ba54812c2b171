/* text/phrase.c - a word is looked up once; only where phrases of a wanted section begin with it,
 * they are compared with what follows. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/phrase.h"

#include <string.h>
#include <utf8proc.h>

#include "text/phrase_table.h"

/* Makes the character at the start small when that has the same length; tells its length. */
static size_t
fold_wide(char *text, size_t len)
{
    utf8proc_uint8_t lower[4];
    uint32_t code;
    size_t step = 2;

    if (len >= 2 && memcmp(text, "\xC3\x9F", 2) == 0) {
        text[0] = text[1] = 's'; /* sharp s, as in the table */
    } else {
        step = fup_utf8_step(text, len, &code);
        if ((size_t)utf8proc_encode_char(utf8proc_tolower((utf8proc_int32_t)code), lower) == step)
            memcpy(text, lower, step);
    }
    return step;
}

char *
fup_phrase_fold(struct fup_str text, struct fup_arena *arena)
{
    char *folded = fup_arena_copy_len(arena, text.text, text.len);
    size_t i = folded ? fup_ascii_lower(folded, text.len) : text.len;

    while (i < text.len) {
        i += fold_wide(folded + i, text.len - i);
        i += fup_ascii_lower(folded + i, text.len - i);
    }
    return folded;
}

/* a-z, A-Z, 0-9 and everything that is not ASCII; 2: may begin a typographic apostrophe. */
static const unsigned char word_bytes[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
};

static inline bool
is_word_byte(char c)
{
    return word_bytes[(unsigned char)c] != 0;
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

/* Length of the word that begins at `at`, up to a typographic apostrophe. */
static inline size_t
word_len(struct fup_str folded, size_t at)
{
    size_t end = at;

    while (end < folded.len && (word_bytes[(unsigned char)folded.text[end]] == 1 ||
                                (folded.text[end] == '\xE2' && !apostrophe(folded, end))))
        end++;
    return end - at;
}

/* The first four bytes of a word, the first one lowest: head() of tools/phrases.awk. */
static inline uint32_t
head_of(struct fup_str folded, size_t at, size_t len)
{
    const unsigned char *word = (const unsigned char *)folded.text + at;
    uint32_t head = 0;

    if (len >= 4) {
        head = word[0] | (uint32_t)word[1] << 8 | (uint32_t)word[2] << 16 | (uint32_t)word[3] << 24;
    } else {
        for (size_t i = len; i > 0; i--)
            head = head << 8 | word[i - 1];
    }
    return head;
}

/* What begins with the word of `len` bytes at `at`: words[0] when nothing does. */
static inline const struct fup_phrase_word *
look_up(const struct fup_phrase_table *table, struct fup_str folded, size_t at, size_t len)
{
    const struct fup_phrase_word *found = table->words;

    if (len > 0 && len <= table->longest) {
        uint32_t head = head_of(folded, at, len);

        found += table->chains[(head + (uint64_t)len * 65537) % FUP_PHRASE_CHAINS];
        while (found->len && (found->head != head || found->len != len ||
                              (len > 4 && memcmp(found->text, folded.text + at, len) != 0)))
            found = &table->words[found->next];
    }
    return found;
}

/* Bytes of `folded` that the phrase takes at `at`, or 0; its first word, of `taken` bytes, is known
 * to stand there. */
static size_t
match(struct fup_str folded, size_t at, size_t taken, const struct fup_phrase *phrase)
{
    size_t i = at + taken, p = taken;
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

/* The longest phrase of the sections that begins with `word` at `at`, or 0. */
static size_t
longest(struct fup_str folded, size_t at, const struct fup_phrase_word *word, uint64_t sections,
        const struct fup_phrase **phrase)
{
    const struct fup_phrase *phrases = fup_phrase_table()->phrases + word->first;
    size_t result = 0, count = word->sections & sections ? word->count : 0;

    for (size_t i = 0; i < count; i++) {
        size_t taken = FUP_PHRASE_BIT(phrases[i].section) & sections
                           ? match(folded, at, word->len, &phrases[i])
                           : 0;

        if (taken > result) {
            result = taken;
            if (phrase)
                *phrase = &phrases[i];
        }
    }
    return result;
}

size_t
fup_phrase_each(struct fup_str folded, size_t at, enum fup_phrase_section section,
                void (*found)(void *context, const struct fup_phrase *phrase), void *context)
{
    const struct fup_phrase_table *table = fup_phrase_table();
    size_t len = word_len(folded, at);
    const struct fup_phrase_word *word = look_up(table, folded, at, len);

    if (word->sections & FUP_PHRASE_BIT(section)) {
        const struct fup_phrase *phrase = table->phrases + word->first, *end = phrase + word->count;

        while (phrase->section != section)
            phrase++;
        for (; phrase < end && phrase->section == section; phrase++) {
            if (match(folded, at, word->len, phrase))
                found(context, phrase);
        }
    }
    return len;
}

uint64_t
fup_phrase_sections(struct fup_str folded, size_t at)
{
    return look_up(fup_phrase_table(), folded, at, word_len(folded, at))->sections;
}

size_t
fup_phrase_at(struct fup_str folded, size_t at, enum fup_phrase_section section,
              const struct fup_phrase **phrase)
{
    const struct fup_phrase_word *word =
        look_up(fup_phrase_table(), folded, at, word_len(folded, at));

    return longest(folded, at, word, FUP_PHRASE_BIT(section), phrase);
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
    while (at < folded.len && (!is_word_byte(folded.text[at]) || !starts_word(folded, at)))
        at++;
    return at < folded.len ? at : folded.len;
}

/* The first place from `from` on where a phrase of the sections stands, and its length. */
static size_t
find(struct fup_str folded, size_t from, uint64_t sections, size_t *len)
{
    const struct fup_phrase_table *table = fup_phrase_table();
    size_t at = fup_phrase_next_word(folded, from);

    *len = 0;
    while (at < folded.len) {
        size_t taken = word_len(folded, at);
        const struct fup_phrase_word *word = look_up(table, folded, at, taken);

        if ((word->sections & sections) && (*len = longest(folded, at, word, sections, NULL)) > 0)
            break;
        at = fup_phrase_next_word(folded, at + taken);
    }
    return *len ? at : SIZE_MAX;
}

size_t
fup_phrase_find(struct fup_str folded, size_t from, enum fup_phrase_section section, size_t *len)
{
    size_t taken, at = find(folded, from, FUP_PHRASE_BIT(section), &taken);

    if (len && taken)
        *len = taken;
    return at;
}

size_t
fup_phrase_find_any(struct fup_str folded, size_t from, uint64_t sections)
{
    size_t taken;

    return find(folded, from, sections, &taken);
}
