/* base/words.h - text cut into words, numbers and signs: what every rule that reads language starts
 * from.
 *
 * One pass, linear. A word is a run of letters with inner apostrophes ("you'll", "d'ici") and
 * marks; hyphens separate words but are kept as signs, so that rules may skip them. A number is a
 * run of digits. Every other visible character is a sign of its own. White space makes no word, but
 * `line_start` and `gap` tell of it. `folded` is Unicode-casefolded, with typographic apostrophes
 * made plain; it lives in the arena, or borrows from the text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_BASE_WORDS_H
#define FUP_BASE_WORDS_H

#include "base/str.h"

enum fup_word_kind { FUP_WORD_LETTERS, FUP_WORD_NUMBER, FUP_WORD_SIGN };

struct fup_word {
    size_t offset, len; /* in the text */
    struct fup_str folded;
    uint32_t hash; /* fup_str_hash of `folded`: every table of words is asked for it */
    enum fup_word_kind kind;
    bool gap;        /* white space stands before it */
    bool line_start; /* first of its line */
};

struct fup_word_list {
    struct fup_word *items;
    size_t count, capacity;
};

void fup_words_split(struct fup_str text, struct fup_arena *arena, struct fup_word_list *words);

#endif
