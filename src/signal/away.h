/* signal/away.h - out-of-office answers by their words, and the last day away.
 *
 * Many carry no header at all (rules of Outlook, telephones), so subject and words must tell them,
 * in every language of src/data/language/<code>/automatic.txt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_AWAY_H
#define FUP_SIGNAL_AWAY_H

#include "signal/date.h"
#include "signal/fact.h"
#include "text/body.h"

/* Does the subject start as answering machines write it ("Automatic reply: ...")? People announce
 * an absence by the same words, but name no other subject and answer nothing. */
bool fup_away_is_subject(const struct fup_mail *mail, const char *subject, struct fup_arena *arena);
/* True for an out-of-office answer; adds its FUP_SENSE_AWAY finding. `has_header`: a header already
 * says that a machine wrote it, so that one phrase is enough. `mail` may be NULL. */
bool fup_away_read(const struct fup_mail *mail, const struct fup_body *body,
                   const struct fup_dates *dates, bool has_header, struct fup_arena *arena,
                   struct fup_message *message);

#endif
