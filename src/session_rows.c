/* session_rows.c - rows from the file that keeps them, or computed and kept.
 *
 * The mark is taken before anything is read: what changes meanwhile makes the file worthless, never
 * wrong. Rows beside damaged decisions are not kept: whoever lists them is to be told each time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "session.h"

#include <string.h>

#include "store/rows.h"

static bool
read_kept(const struct fup_session *session, const char mark[17], size_t most,
          struct fup_arena *arena, struct fup_snapshot *snapshot)
{
    struct fup_kept_rows kept;
    bool found = fup_rows_read(session->paths.rows, mark, session->now, most, arena, &kept);

    if (found) {
        memset(snapshot, 0, sizeof *snapshot);
        snapshot->meta.indexed_at = kept.indexed_at;
        snapshot->meta.is_complete = kept.is_complete;
        snapshot->business = session->business;
        snapshot->valid_until = kept.valid_until;
        snapshot->rows = kept.rows;
    }
    return found;
}

static void
keep(const struct fup_session *session, const char mark[17], const struct fup_snapshot *snapshot)
{
    const struct fup_decisions_report *report = &snapshot->decisions_report;
    struct fup_kept_rows kept = {.made = session->now,
                                 .valid_until = snapshot->valid_until,
                                 .indexed_at = snapshot->meta.indexed_at,
                                 .is_complete = snapshot->meta.is_complete,
                                 .rows = snapshot->rows};

    memcpy(kept.mark, mark, sizeof kept.mark);
    if (report->damaged == 0 && report->unreadable_files == 0)
        fup_rows_write(session->paths.rows, &kept);
}

enum fup_status
fup_session_rows(struct fup_session *session, struct fup_arena *arena,
                 struct fup_snapshot *snapshot, struct fup_error *error)
{
    enum fup_status status = FUP_OK;
    char mark[17];

    fup_session_mark(session, mark);
    if (!read_kept(session, mark, 0, arena, snapshot)) {
        status = fup_session_load(session, arena, snapshot, error);
        if (status == FUP_OK)
            keep(session, mark, snapshot);
    }
    return status;
}

bool
fup_session_kept_rows(struct fup_session *session, size_t most, struct fup_arena *arena,
                      struct fup_snapshot *snapshot)
{
    char mark[17];

    fup_session_mark(session, mark);
    return read_kept(session, mark, most, arena, snapshot);
}
