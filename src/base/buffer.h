/* base/buffer.h - growing bytes for writers.
 *
 * Starts as {0}; released with fup_buffer_release. After a failed allocation nothing more is added
 * and `failed` stays set, so a writer may check once at its end. `text` is always zero-terminated
 * (and never NULL after the first successful add).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_BASE_BUFFER_H
#define FUP_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct fup_buffer {
    char *text;
    size_t len, capacity;
    bool failed;
};

void fup_buffer_add(struct fup_buffer *buffer, const char *text, size_t len);
void fup_buffer_text(struct fup_buffer *buffer, const char *text); /* NULL adds nothing */
void fup_buffer_format(struct fup_buffer *buffer, const char *format, ...) FUP_PRINTF(2, 3);
void fup_buffer_release(struct fup_buffer *buffer);

#endif
