/* mail/limits.h - what of a mail file may reach the MIME library.
 *
 * Takes:   the raw bytes of one mail.
 * Gives:   the same bytes, or (rarely) a copy without what is over a limit.
 * Why:     GMime 3.2 overflows its stack on a 90 KB "To: g:g:g:..." header, needs 0.5 GB for a
 * million headers and 1.3 GB for a million parts. The scan is linear and knows no MIME beyond
 * lines: it may only cut, never read, so that broken mail is still read by the library alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_MAIL_LIMITS_H
#define FUP_MAIL_LIMITS_H

#include "base/str.h"

enum {
    FUP_MAIL_HEADER_BYTES = 256 * 1024, /* one header block, at the top or inside */
    FUP_MAIL_ADDRESS_BYTES = 32 * 1024, /* one address header */
    FUP_MAIL_ADDRESS_COLONS = 1000,
    FUP_MAIL_PARTS = 1000,
    FUP_MAIL_DEPTH = 100,
    FUP_MAIL_TEXT_BYTES = 1024 * 1024,
    /* Lines that start with two hyphens: each may open a part. Far more than the parts that are
     * read, since patches and drawn tables have them too; 10,000 empty parts cost GMime 0.2 s. */
    FUP_MAIL_DASH_LINES = 10000
};

/* What the MIME library may see of `mail`; *truncated is set when something was cut. The result
 * borrows from `mail` or lives in the arena; its text is NULL when memory is short. */
struct fup_str fup_mail_limit(struct fup_str mail, struct fup_arena *arena, bool *truncated);

#endif
