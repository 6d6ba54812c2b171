/* indexer/verb.h - the verbs of followup-index: each takes the words behind its name and gives an
 * exit code (doc/design.md section 4). Answers are JSON lines on stdout unless a verb says
 * otherwise; errors are one line on stderr. main.c holds the table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_VERB_H
#define FUP_INDEXER_VERB_H

#include "base/error.h"

/* argv[0] is the verb. */
typedef int verb_run(int argc, char **argv);

verb_run verb_read, verb_draft, verb_ics, verb_index, verb_maildir, verb_match, verb_message;

/* Prints "followup: <text>" and gives the exit code of the error. */
int verb_fail(const struct fup_error *error);

#endif
