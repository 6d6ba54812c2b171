/* indexer/reading.h - one reading as `followup read` shows it: JSON (doc/design.md section 4) or
 * text for people. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_READING_H
#define FUP_INDEXER_READING_H

#include <jansson.h>

#include "base/buffer.h"
#include "signal/read.h"

/* A new reference, NULL when memory is short. `id` may be NULL. */
json_t *reading_json(const struct fup_reading *reading, const char *id, struct fup_arena *arena);
/* The own words with the findings beneath; every control character of the mail made visible. */
void reading_text(const struct fup_reading *reading, struct fup_arena *arena,
                  struct fup_buffer *out);

#endif
