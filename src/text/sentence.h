/* text/sentence.h - cuts the own words into sentences.
 *
 * A line break inside a wrapped paragraph ends no sentence; the end of a list item, of a line that
 * was broken on purpose, and of a paragraph does. Full stops of abbreviations, initials, ordinal
 * numbers and addresses of the web end none.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_SENTENCE_H
#define FUP_TEXT_SENTENCE_H

#include "text/body.h"

/* `folded` is `own` in lower case (text/phrase.h). `first_end` is a place where a sentence ends in
 * any case (the salutation), or 0. Linear. */
void fup_sentences_split(struct fup_str own, struct fup_str folded, size_t first_end,
                         struct fup_arena *arena, struct fup_sentence_list *sentences);

#endif
