/* indexer/parser.h - what a child of the pool does with one file, and how its answer is read.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_PARSER_H
#define FUP_INDEXER_PARSER_H

#include "indexer/pool.h"
#include "signal/fact.h"

enum fup_parser_kind {
    FUP_PARSER_FACTS,   /* a mail: its record (store/record.h) */
    FUP_PARSER_DETAILS, /* a mail: {"record", "own", "mail_followup_to", ...} for a draft */
    FUP_PARSER_CALENDAR /* an .ics file: a record that has its invites only */
};

/* The context of fup_parser_work: lexicons, read-only, shared with the children by fork; `zone` is
 * the user's and must outlive it. NULL when memory is short. */
const void *fup_parser_context(const struct fup_zone *zone, struct fup_arena *arena);
bool fup_parser_prepare(const void *context);
/* Reads at most 8 MB of the file: text parts come before large attachments, and what stands behind
 * is left out like everything beyond a limit. */
bool fup_parser_work(const void *context, const struct fup_job *job, int file,
                     struct fup_buffer *answer);

/* The facts in an answer, distrusted. FUP_BROKEN when it is none. */
enum fup_status fup_parser_facts(const char *bytes, size_t len, struct fup_arena *arena,
                                 struct fup_message *message, struct fup_error *error) FUP_CHECKED;

#endif
