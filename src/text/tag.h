/* text/tag.h - cuts the attributes of tags that have too many.
 *
 * libxml2 2.9 compares every attribute of a tag with all before it: 250 KB of attributes in one tag
 * take seconds. The scan is linear, knows nothing of HTML but tags and quotes, and only cuts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_TAG_H
#define FUP_TEXT_TAG_H

#include "base/str.h"

enum { FUP_TAG_SEPARATORS = 600 }; /* white space and quotes in one tag */

/* `html` itself, or a copy in the arena; text NULL when memory is short. */
struct fup_str fup_tag_limit(struct fup_str html, struct fup_arena *arena);

#endif
