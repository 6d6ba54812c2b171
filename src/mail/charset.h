/* mail/charset.h - bytes of a mail as valid UTF-8, whatever their label says.
 *
 * Real mail is labelled wrongly: UTF-8 called ISO-8859-1, Windows-1252 called US-ASCII, GBK called
 * GB2312, labels nobody knows. Text that is valid UTF-8 with non-ASCII characters is taken as UTF-8
 * under every one-byte label (other text is almost never valid by chance).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_MAIL_CHARSET_H
#define FUP_MAIL_CHARSET_H

#include "base/str.h"

/* `label` may be NULL. Undecodable bytes become U+FFFD. The result has line feeds only, no NUL, no
 * controls but tab and line feed, no byte order mark; it lives in the arena (text NULL: no memory).
 */
struct fup_str fup_charset_decode(const char *bytes, size_t len, const char *label,
                                  struct fup_arena *arena);
/* The same for one header value: line feeds and tabs become spaces. `text` should be UTF-8. */
const char *fup_charset_line(const char *text, struct fup_arena *arena);

#endif
