/* signal/bounce.h - reports of mail systems about a mail that they could not, or not yet, deliver.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_BOUNCE_H
#define FUP_SIGNAL_BOUNCE_H

#include "signal/fact.h"
#include "text/body.h"

/* True when the mail is such a report: then automatic, automatic_rule and failed_* are set. A
 * report by RFC 3464 is known by its part; others by sender and subject. */
bool fup_bounce_read(const struct fup_mail *mail, const struct fup_body *body,
                     struct fup_arena *arena, struct fup_message *message);

#endif
