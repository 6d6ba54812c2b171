/* base/words.c - one pass over the code points; each is a letter, a digit, a sign, space, or
 * nothing to see. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/words.h"

#include <string.h>
#include <utf8proc.h>

enum {
    BYTES_A_WORD = 4
}; /* with the signs and white space around it: a guess that fits most text */
enum { APOSTROPHE = 0x27, TYPOGRAPHIC_APOSTROPHE = 0x2019, OPENING_APOSTROPHE = 0x2018 };

enum sort { SORT_SPACE, SORT_LINE, SORT_LETTER, SORT_DIGIT, SORT_SIGN, SORT_MARK, SORT_HIDDEN };

/* Of the ASCII characters. */
enum { S = SORT_SPACE, N = SORT_LINE, L = SORT_LETTER, D = SORT_DIGIT, G = SORT_SIGN };
static const unsigned char ascii_sorts[0x80] = {
    S, S, S, S, S, S, S, S, S, S, N, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, D, D, D, D, D, D, D, D, D, D, G, G, G, G, G, G,
    G, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, G, G, G, G, G,
    G, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, G, G, G, G, S,
};

static enum sort
unicode_sort(uint32_t code)
{
    enum sort sort = SORT_SIGN;

    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        sort = SORT_LETTER;
        break;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        sort = SORT_MARK;
        break;
    case UTF8PROC_CATEGORY_CF: /* soft hyphen, zero width joiners: nothing to see */
        sort = SORT_HIDDEN;
        break;
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        sort = SORT_LINE;
        break;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_CC:
        sort = SORT_SPACE;
        break;
    default:
        break;
    }
    return sort;
}

/* The sort of the character at `offset` and its length in bytes (0 at the end). */
static size_t
look(struct fup_str text, size_t offset, enum sort *sort, uint32_t *code)
{
    size_t step = 0;

    *sort = SORT_SPACE;
    *code = 0;
    if (offset < text.len) {
        unsigned char first = (unsigned char)text.text[offset];

        if (first < 0x80) {
            *code = first;
            *sort = (enum sort)ascii_sorts[first];
            step = 1;
        } else {
            step = fup_utf8_step(text.text + offset, text.len - offset, code);
            *sort = unicode_sort(*code);
        }
    }
    return step;
}

static bool
is_apostrophe(uint32_t code)
{
    return code == APOSTROPHE || code == TYPOGRAPHIC_APOSTROPHE || code == OPENING_APOSTROPHE;
}

/* The end of the letters that begin at `offset`; *is_plain: nothing but a-z and apostrophes. */
static size_t
letters_end(struct fup_str text, size_t offset, bool *is_plain, bool *has_hidden)
{
    size_t end = offset;
    bool goes_on = true;

    *is_plain = true;
    *has_hidden = false;
    while (goes_on) {
        enum sort sort, next_sort;
        uint32_t code, next_code;
        size_t step = look(text, end, &sort, &code);

        goes_on = step > 0;
        if (goes_on && is_apostrophe(code)) {
            (void)look(text, end + step, &next_sort, &next_code);
            goes_on = next_sort == SORT_LETTER;
            *has_hidden = *has_hidden || code != APOSTROPHE;
        } else if (goes_on) {
            goes_on = sort == SORT_LETTER || sort == SORT_MARK || sort == SORT_HIDDEN;
            *has_hidden = *has_hidden || (goes_on && sort == SORT_HIDDEN);
            *is_plain = *is_plain && (!goes_on || (code >= 'a' && code <= 'z'));
        }
        if (goes_on)
            end += step;
    }
    *is_plain = *is_plain && !*has_hidden;
    return end;
}

/* A copy without hidden characters and with plain apostrophes. */
static struct fup_str
without_hidden(struct fup_str word, struct fup_arena *arena)
{
    char *copy = fup_arena_alloc(arena, word.len + 1);
    size_t len = 0;

    for (size_t offset = 0; copy && offset < word.len;) {
        enum sort sort;
        uint32_t code;
        size_t step = look(word, offset, &sort, &code);

        if (is_apostrophe(code)) {
            copy[len++] = APOSTROPHE;
        } else if (sort != SORT_HIDDEN) {
            memcpy(copy + len, word.text + offset, step);
            len += step;
        }
        offset += step;
    }
    return copy ? (struct fup_str){copy, len} : word;
}

/* Most letters that are not ASCII are those of Latin-1: two bytes, the small one 0x20 behind its
 * capital, "\303\237" reads as "ss". Folds `copy`, or gives false when there is any other. */
static bool
fold_latin(char *copy, size_t len)
{
    bool is_latin = true;

    fup_ascii_lower_all(copy, len);
    for (size_t i = 0; is_latin && i < len; i++) {
        unsigned char second = i + 1 < len ? (unsigned char)copy[i + 1] : 0;

        if ((unsigned char)copy[i] < 0x80)
            continue;
        is_latin = copy[i++] == '\xC3' && second != 0;
        if (second == 0x9F)
            copy[i - 1] = copy[i] = 's';
        else if (second < 0x9F)
            copy[i] = (char)(second + 0x20);
    }
    return is_latin;
}

static struct fup_str
fold(struct fup_str word, bool has_hidden, struct fup_arena *arena)
{
    struct fup_str clean = has_hidden ? without_hidden(word, arena) : word;
    char *folded = fup_arena_copy_len(arena, clean.text, clean.len);

    if (folded && fold_latin(folded, clean.len))
        return (struct fup_str){folded, clean.len};
    folded = fup_utf8_fold(arena, clean);
    return folded ? fup_str_from(folded) : clean;
}

/* A text on its way to words. */
struct split {
    struct fup_str text;
    const char *lower; /* the same with small ASCII letters */
    struct fup_arena *arena;
};

/* The word at `offset` when it is all ASCII letters, as most are; else false. */
static bool
add_plain_word(const struct split *split, size_t offset, struct fup_word *word)
{
    struct fup_str text = split->text;
    uint32_t hash = FUP_HASH_START;
    size_t end = offset;
    bool is_whole;

    while (end < text.len && split->lower[end] >= 'a' && split->lower[end] <= 'z')
        hash = fup_hash_step(hash, split->lower[end++]);
    is_whole =
        end == text.len || ((unsigned char)text.text[end] < 0x80 && text.text[end] != APOSTROPHE);
    if (is_whole) {
        word->kind = FUP_WORD_LETTERS;
        word->offset = offset;
        word->len = end - offset;
        word->folded = (struct fup_str){split->lower + offset, word->len};
        word->hash = hash;
    }
    return is_whole;
}

static size_t
digits_end(struct fup_str text, size_t offset)
{
    while (offset < text.len && text.text[offset] >= '0' && text.text[offset] <= '9')
        offset++;
    return offset;
}

/* Adds the word, number or sign that begins at `offset`; gives the offset behind it. */
static size_t
add_word(const struct split *split, size_t offset, size_t step, enum sort sort,
         struct fup_word *word)
{
    struct fup_str text = split->text;
    bool is_plain = true, has_hidden = false;

    if (sort == SORT_LETTER && step == 1 && add_plain_word(split, offset, word))
        return offset + word->len;
    word->offset = offset;
    word->kind = FUP_WORD_SIGN;
    word->len = step;
    if (sort == SORT_LETTER) {
        word->kind = FUP_WORD_LETTERS;
        word->len = letters_end(text, offset, &is_plain, &has_hidden) - offset;
    } else if (sort == SORT_DIGIT) {
        word->kind = FUP_WORD_NUMBER;
        word->len = digits_end(text, offset) - offset;
    }
    word->folded = (struct fup_str){text.text + offset, word->len};
    if (!is_plain)
        word->folded = fold(word->folded, has_hidden, split->arena);
    word->hash = fup_str_hash(word->folded);
    return offset + word->len;
}

/* Room for the next word, with what stands before it told. */
static struct fup_word *
next_word(struct fup_word_list *words, struct fup_arena *arena, bool *gap, bool *line_start)
{
    struct fup_word *word = FUP_LIST_ADD(words, arena);

    if (word) {
        word->gap = *gap;
        word->line_start = *line_start;
        *gap = *line_start = false;
    }
    return word;
}

void
fup_words_split(struct fup_str text, struct fup_arena *arena, struct fup_word_list *words)
{
    char *lower = fup_arena_copy_len(arena, text.text, text.len);
    struct split split = {text, lower ? lower : text.text, arena};
    bool gap = false, line_start = true, has_room = true;
    size_t offset = 0;

    *words = (struct fup_word_list){0};
    if (lower)
        fup_ascii_lower_all(lower, text.len);
    words->items = fup_arena_room(arena, (text.len / BYTES_A_WORD + 1) * sizeof *words->items);
    words->capacity = words->items ? text.len / BYTES_A_WORD + 1 : 0;
    while (has_room && offset < text.len) {
        unsigned char first = (unsigned char)text.text[offset];
        enum sort sort = SORT_HIDDEN;
        size_t step = 1;

        if (first < 0x80) {
            sort = (enum sort)ascii_sorts[first];
        } else {
            uint32_t code;

            step = look(text, offset, &sort, &code);
        }
        if (sort == SORT_SPACE || sort == SORT_LINE) {
            gap = true;
            line_start = line_start || sort == SORT_LINE;
            offset += step;
        } else if (sort == SORT_HIDDEN) {
            offset += step;
        } else {
            struct fup_word *word = next_word(words, arena, &gap, &line_start);

            has_room = word != NULL;
            if (has_room)
                offset = add_word(&split, offset, step, sort, word);
        }
    }
}
