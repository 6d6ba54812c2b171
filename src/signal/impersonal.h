/* signal/impersonal.h - mail of shops, offices and machines that carries none of the headers which
 * say so.
 *
 * Takes:   a message whose headers, own words and hiring facts are read.
 * Gives:   automatic = FUP_AUTOMATIC_NOTICE by rule "auto.impersonal", when enough weak signs meet:
 *          a role for a sender ("orders@"), an organization for a name, many greeted or nobody, an
 *          office that signs or nobody, nothing but HTML, wording of notices. One person who says
 *          "I" or signs speaks against it. The words stand in automatic.txt of each language.
 * Why:     each sign alone stands in mail of persons too; what answers, what is about hiring, and
 *          what invites to a meeting is never silenced here. That I write to the address weighs
 *          more than all of it, but only state/ knows who "I" am.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_IMPERSONAL_H
#define FUP_SIGNAL_IMPERSONAL_H

#include "signal/fact.h"
#include "text/body.h"

/* Linear in the text. `message` gets its class; it stays as it is when it has one already. */
void fup_impersonal_read(const struct fup_mail *mail, const struct fup_body *body,
                         struct fup_arena *arena, struct fup_message *message);

#endif
