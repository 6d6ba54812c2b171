/* state/fit.c - do two names mean the same organization, or the same position?
 *
 * Compared by folded words, so that case, punctuation and "GmbH" do not matter. An organization
 * also fits when one name only goes on where the other ends ("Example" and "Example Systems"); a
 * position when the words of one are all in the other ("Data Engineer" and "Senior Data Engineer").
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/case.h"

#include <string.h>

#include "base/str.h"

enum { MOST_WORDS = 16, SHORTEST_NAME = 4 };

struct name_words {
    struct fup_str items[MOST_WORDS];
    size_t count;
};

static const char *const company_forms[] = {
    "ltd", "limited", "gmbh", "inc", "llc", "plc", "sa",  "sas", "sarl",        "ag",     "kg",
    "se",  "corp",    "co",   "bv",  "nv",  "srl", "sl",  "oy",  "ab",          "as",     "llp",
    "pty", "group",   "the",  "mbh", "ug",  "and", "und", "et",  "corporation", "company"};
static const char *const position_marks[] = {"m",       "w",  "d",   "f", "x",    "h",       "all",
                                             "genders", "gn", "the", "a", "role", "position"};

static bool
is_word_byte(char byte)
{
    unsigned char code = (unsigned char)byte;

    return code >= 0x80 || (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z');
}

static bool
is_one_of(struct fup_str word, const char *const *words, size_t count)
{
    bool found = false;

    for (size_t i = 0; !found && i < count; i++)
        found = fup_str_is(word, words[i]);
    return found;
}

static void
split(struct fup_arena *arena, const char *name, const char *const *left_out, size_t left_out_count,
      struct name_words *words)
{
    const char *at = fup_utf8_fold(arena, fup_str_from(name));

    words->count = 0;
    while (at && *at && words->count < MOST_WORDS) {
        struct fup_str word = {at, 0};

        while (is_word_byte(word.text[word.len]))
            word.len++;
        at = word.text + (word.len ? word.len : 1);
        if (word.len && !is_one_of(word, left_out, left_out_count))
            words->items[words->count++] = word;
    }
}

/* A name that is nothing but a form ("The Group") is taken as it stands. */
static void
split_organization(struct fup_arena *arena, const char *name, struct name_words *words)
{
    split(arena, name, company_forms, sizeof company_forms / sizeof *company_forms, words);
    if (words->count == 0)
        split(arena, name, NULL, 0, words);
}

static bool
same_word(struct fup_str a, struct fup_str b)
{
    return a.len == b.len && memcmp(a.text, b.text, a.len) == 0;
}

static size_t
letters_of(const struct name_words *words)
{
    size_t total = 0;

    for (size_t i = 0; i < words->count; i++)
        total += words->items[i].len;
    return total;
}

static void
run_together(const struct name_words *words, char *text, size_t size)
{
    size_t len = 0;

    for (size_t i = 0; i < words->count; i++)
        for (size_t k = 0; k < words->items[i].len && len + 1 < size; k++)
            text[len++] = words->items[i].text[k];
    text[len] = '\0';
}

bool
fup_join_same_organization(struct fup_arena *arena, const char *a, const char *b)
{
    struct name_words first, second;
    char run_a[128], run_b[128];
    bool is_same = false;

    if (a && b) {
        size_t shorter;

        split_organization(arena, a, &first);
        split_organization(arena, b, &second);
        shorter = first.count < second.count ? first.count : second.count;
        is_same = shorter > 0;
        for (size_t i = 0; is_same && i < shorter; i++)
            is_same = same_word(first.items[i], second.items[i]);
        is_same =
            is_same && letters_of(&first) >= SHORTEST_NAME && letters_of(&second) >= SHORTEST_NAME;
        if (!is_same && shorter) { /* "Kite Line" and kiteline.example */
            size_t len_a, len_b;

            run_together(&first, run_a, sizeof run_a);
            run_together(&second, run_b, sizeof run_b);
            len_a = strlen(run_a);
            len_b = strlen(run_b);
            shorter = len_a < len_b ? len_a : len_b;
            is_same = (len_a == len_b || shorter >= 2 * SHORTEST_NAME) &&
                      memcmp(run_a, run_b, shorter) == 0 && shorter >= SHORTEST_NAME;
        }
    }
    return is_same;
}

static bool
is_within(const struct name_words *part, const struct name_words *whole)
{
    bool is_inside = true;

    for (size_t i = 0; is_inside && i < part->count; i++) {
        bool found = false;

        for (size_t k = 0; !found && k < whole->count; k++)
            found = same_word(part->items[i], whole->items[k]);
        is_inside = found;
    }
    return is_inside;
}

bool
fup_join_fits_position(struct fup_arena *arena, const char *a, const char *b)
{
    const size_t marks = sizeof position_marks / sizeof *position_marks;
    struct name_words first, second;
    bool fits = false;

    if (a && b) {
        split(arena, a, position_marks, marks, &first);
        split(arena, b, position_marks, marks, &second);
        fits = first.count && second.count &&
               (is_within(&first, &second) || is_within(&second, &first));
    }
    return fits;
}
