/* mail/flowed.h - format=flowed text with its paragraphs joined again (RFC 3676).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_MAIL_FLOWED_H
#define FUP_MAIL_FLOWED_H

#include "base/str.h"

/* Joins soft line breaks, removes space-stuffing, keeps quote marks ("> " once before each joined
 * line) and the signature separator. `delsp` as in the Content-Type. Lives in the arena; text NULL
 * when memory is short. Line ends are line feeds. */
struct fup_str fup_flowed_join(struct fup_str text, bool delsp, struct fup_arena *arena);

#endif
