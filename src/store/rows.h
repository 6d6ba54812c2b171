/* store/rows.h - rows that were computed once, kept beside the index: a cache that proves itself.
 *
 * Takes:   rows and the mark of all that they were computed from (fup_session_mark).
 * Gives:   the same rows, as long as the mark is the same and now lies in [made, valid_until).
 * Never:   judges; a file that is cut, damaged or of another layout is no file.
 * Memory:  the file is read into the arena and the strings borrow from it.
 *
 * The file is of this machine (its byte order and sizes) and disposable. What `show` needs besides
 * (messages of a row) is not in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STORE_ROWS_H
#define FUP_STORE_ROWS_H

#include "state/row.h"

struct fup_kept_rows {
    char mark[17];
    fup_instant made, valid_until;
    fup_instant indexed_at; /* of the index that they came from */
    bool is_complete;
    struct fup_row_list rows;
};

/* False: compute them. `most` is the largest file that is worth reading (0: any). */
bool fup_rows_read(const char *path, const char mark[17], fup_instant now, size_t most,
                   struct fup_arena *arena, struct fup_kept_rows *kept);
/* Replaces the file, mode 0600. That it cannot be written costs time, never the answer. */
void fup_rows_write(const char *path, const struct fup_kept_rows *kept);

#endif
