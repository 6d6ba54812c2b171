/* indexer/tag.h - `index --tag`: the states as notmuch tags, for those who ask for it.
 *
 * `followup` (to be done now), `followup-overdue` and `followup-done` stand on the newest message
 * of a case; other programs and other machines see them. Only differences are written, by `notmuch
 * tag --batch` with a limit of 10 s. `followup-done` that somebody else set on a message about
 * which nothing was decided yet is taken as the decision `done`.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_TAG_H
#define FUP_INDEXER_TAG_H

#include "indexer/call.h"

enum fup_status fup_tag_update(struct fup_call *call) FUP_CHECKED;

#endif
