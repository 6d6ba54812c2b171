/* indexer/watch.h - after an update: which messages to look up at the next one, and the counts for
 * status lines. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_WATCH_H
#define FUP_INDEXER_WATCH_H

#include "followup.h"

/* Computes the rows of the new snapshot, writes the Message-IDs of the cases that are shown into
 * `watch`, and the summary file. */
enum fup_status fup_watch_update(struct fup_session *session, struct fup_error *error) FUP_CHECKED;

#endif
