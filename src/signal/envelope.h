/* signal/envelope.h - what the headers of a mail say as facts: ids, people, time and flags.
 *
 * Takes:   a decoded mail, the modification time of its file.
 * Gives:   the header fields of struct fup_message (signal/fact.h). Time follows doc/design.md 2.1:
 *          the Date header, unless it is missing, before 1990, more than 2 days after or more than
 *          14 days before the topmost Received header.
 * Never:   reads the clock ("never later than now" is judged by state/), knows who "I" am.
 * Sources: RFC 5322 (fields), RFC 3848 (transmission types of Received), RFC 2919 and 2369 (lists),
 *          RFC 8601 (Authentication-Results).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_ENVELOPE_H
#define FUP_SIGNAL_ENVELOPE_H

#include "signal/fact.h"

/* Fills id, time, offset, flags, subject, people, references, list_address. Strings borrow from the
 * mail or live in the arena. `file_time` may be FUP_NO_INSTANT. */
void fup_envelope_read(const struct fup_mail *mail, fup_instant file_time, struct fup_arena *arena,
                       struct fup_message *message);

#endif
