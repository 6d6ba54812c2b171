/* signal/attachment.h - the files that come with a mail, as facts: what kind, which name.
 *
 * Never: their content. Names are the sender's words and as little to be trusted as the subject.
 * Inline pictures (signatures, tracking) are no attachments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_ATTACHMENT_H
#define FUP_SIGNAL_ATTACHMENT_H

#include "mail/message.h"
#include "signal/fact.h"

/* Adds the attachments of `mail` (NULL: none) to `list`; names are copied into the arena. */
void fup_attachments_read(const struct fup_mail *mail, struct fup_arena *arena,
                          struct fup_attachment_list *list);

#endif
