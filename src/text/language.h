/* text/language.h - which language a text is in, by its commonest words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_LANGUAGE_H
#define FUP_TEXT_LANGUAGE_H

#include "base/str.h"

/* Writes the code ("en") or "" when it cannot be told. `folded` is lower-case text. Linear. */
void fup_language_guess(struct fup_str folded, char code[3]);

#endif
