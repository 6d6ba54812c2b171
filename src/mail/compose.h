/* mail/compose.h - a draft as RFC 5322 bytes, through GMime: RFC 2047 names and subject, References
 * folded, 8-bit UTF-8 text that an editor shows as it is.
 *
 * Writes From, To, Cc, Subject, In-Reply-To, References and the MIME headers, nothing else: mutt
 * attaches files and adds recipients for headers like Attach: and Bcc: in a draft. What would break
 * a header is refused (an address with a blank, comma or angle bracket in it is left out and told).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_MAIL_COMPOSE_H
#define FUP_MAIL_COMPOSE_H

#include "base/buffer.h"
#include "mail/message.h"

struct fup_compose {
    struct fup_address from; /* address NULL: no From header */
    struct fup_address_list to, cc;
    const char *subject;
    const char *in_reply_to; /* without <>, NULL: none */
    struct fup_string_list references;
    const char *body;
};

/* FUP_OK, FUP_NO_MEMORY. */
enum fup_status fup_compose_write(const struct fup_compose *draft, struct fup_buffer *out,
                                  struct fup_error *error) FUP_CHECKED;
/* May it stand in a header as it is? Exported for tests. */
bool fup_compose_is_address(const char *address);
bool fup_compose_is_id(const char *id);

#endif
