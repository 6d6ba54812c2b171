/* signal/automatic.h - which mail a machine wrote, and what it tells (doc/design.md 2.1).
 *
 * Takes:   a mail (NULL: a bare text, then only subject and words count), its body, the lexicons of
 *          dates, and a message whose envelope, subject and invites are filled.
 * Gives:   automatic, automatic_rule, failed_recipient, failed_status, failed_id; for an absence
 * one FUP_SENSE_AWAY finding, with window.end = the last day away where it is told. Never:   knows
 * who "I" am. "Precedence: bulk or junk" counts here when no list header stands beside it; that it
 * does not count with a reference to a message of mine is for state/, which knows mine: the class
 * is then FUP_AUTOMATIC_BULK by rule "auto.precedence". Sources: RFC 3834 (Auto-Submitted), RFC
 * 3464 (failure reports), RFC 8098 (read receipts), RFC 5546 (calendar answers); X-Autoreply,
 * X-Autorespond and empty Return-Path by usage. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_AUTOMATIC_H
#define FUP_SIGNAL_AUTOMATIC_H

#include "signal/date.h"
#include "signal/fact.h"
#include "text/body.h"

void fup_automatic_read(const struct fup_mail *mail, const struct fup_body *body,
                        const struct fup_dates *dates, struct fup_arena *arena,
                        struct fup_message *message);

#endif
