/* store/decisions.h - what the user said, on disk: precious, append-only, merged without conflicts.
 *
 * Folder of <hostname>-<8 hex>.jsonl; each host appends to its own file only (O_APPEND, flock with
 * a limit of 2 s, fdatasync before success), one JSON object a line with a CRC-32 in `sum`; readers
 * take the union of *.jsonl. A torn or damaged line is skipped and counted, never rewritten; a
 * hand-written line without `sum` is taken and counted. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STORE_DECISIONS_H
#define FUP_STORE_DECISIONS_H

#include "state/decision.h"
#include "store/paths.h"

struct fup_decisions_report {
    size_t files, lines, damaged, unsigned_lines, unreadable_files;
    uint64_t highest_seq;
    char damaged_at[128]; /* "file:line" of the first damaged line, or "" */
    char mark[17];        /* of names and sizes, for cached rows */
};

/* All decisions in force, in (seq, host) order, undo applied. No folder: FUP_OK and none. */
enum fup_status fup_decisions_read(const struct fup_paths *paths, struct fup_arena *arena,
                                   struct fup_decision_list *decisions,
                                   struct fup_decisions_report *report,
                                   struct fup_error *error) FUP_CHECKED;
/* Appends to this host's file; fills seq and host. FUP_BUSY (lock), FUP_OWN_FILES (read-only,
 * full). */
enum fup_status fup_decisions_append(const struct fup_paths *paths, const char *hostname,
                                     struct fup_decision *decision,
                                     struct fup_error *error) FUP_CHECKED;
/* This host's last decision not yet taken back, for `undo`: FUP_NOT_FOUND when there is none. */
enum fup_status fup_decisions_last(const struct fup_paths *paths, const char *hostname,
                                   struct fup_arena *arena, struct fup_decision *decision,
                                   struct fup_error *error) FUP_CHECKED;

#endif
