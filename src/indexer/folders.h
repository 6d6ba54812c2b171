/* indexer/folders.h - what tags and folder names say of a message, without a query.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_FOLDERS_H
#define FUP_INDEXER_FOLDERS_H

#include "mail/message.h"

/* Tag `sent`, or a file in a folder that mail programs and providers name so (Sent, Sent Items,
 * Gesendet, Envoyés, [Gmail]/Sent Mail, INBOX.Sent ...): the default of config `sent`. Paths below
 * `root` only count from there on. */
bool fup_is_sent(const struct fup_string_list *tags, const struct fup_string_list *paths,
                 const char *root);
/* Maildir flag D, or a drafts folder. */
bool fup_is_draft(const struct fup_string_list *paths, const char *root);
bool fup_has_tag(const struct fup_string_list *tags, const char *tag);

#endif
