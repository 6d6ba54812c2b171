/* indexer/rules.h - a hash of everything that decides what is read out of a mail.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_RULES_H
#define FUP_INDEXER_RULES_H

/* Raise it when C code of mail/, text/ or signal/ reads a mail differently than before. */
#define FUP_RULES_VERSION "5"

/* Version, and all compiled-in data but the draft templates: mail read under another hash is read
 * again at the next index, newest first. */
void fup_rules_mark(char mark[17]);

#endif
