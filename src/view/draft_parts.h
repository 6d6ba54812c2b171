/* view/draft_parts.h - what draft.c and draft_fields.c share; nobody else includes it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_VIEW_DRAFT_PARTS_H
#define FUP_VIEW_DRAFT_PARTS_H

#include "view/draft.h"

/* The message of that id, NULL where the index has none. */
const struct fup_message *fup_draft_message(const struct fup_draft_input *input, const char *id);
bool fup_draft_is_mine(const struct fup_draft_input *input, const struct fup_message *message);
/* What the case knows for each field of a template, in the language of the draft, whose recipients
 * must be set; NULL what it does not know. Strings live in the arena. */
void fup_draft_values(const struct fup_draft_input *input, const struct fup_draft *draft,
                      struct fup_arena *arena, const char *values[FUP_FIELD_COUNT]);

#endif
