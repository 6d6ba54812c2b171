/* signal/hiring_name.c - organization, position and token as the mail tells them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/hiring_parts.h"

void
fup_hiring_name(const struct fup_hiring_case *mail, struct fup_hiring *hiring)
{
    const struct fup_address *from = &mail->input->message->from;

    hiring->token = fup_sender_token(mail->sender, from, mail->arena);
    hiring->organization = fup_sender_employer(mail->sender, from, mail->arena);
}
