/* base/buffer.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
make_room(struct fup_buffer *buffer, size_t len)
{
    if (!buffer->failed && (!buffer->text || buffer->capacity - buffer->len <= len)) {
        size_t wanted = buffer->capacity ? buffer->capacity : 256;
        char *larger = NULL;

        while (wanted <= SIZE_MAX / 2 && wanted - buffer->len <= len)
            wanted *= 2;
        if (wanted - buffer->len > len)
            larger = realloc(buffer->text, wanted);
        if (larger) {
            buffer->text = larger;
            buffer->capacity = wanted;
        } else {
            buffer->failed = true;
        }
    }
    return !buffer->failed;
}

void
fup_buffer_add(struct fup_buffer *buffer, const char *text, size_t len)
{
    if (make_room(buffer, len)) {
        if (len)
            memcpy(buffer->text + buffer->len, text, len);
        buffer->len += len;
        buffer->text[buffer->len] = '\0';
    }
}

void
fup_buffer_text(struct fup_buffer *buffer, const char *text)
{
    if (text)
        fup_buffer_add(buffer, text, strlen(text));
}

void
fup_buffer_format(struct fup_buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    int len;

    va_start(arguments, format);
    va_copy(again, arguments);
    len = vsnprintf(NULL, 0, format, arguments);
    if (len < 0)
        buffer->failed = true;
    else if (make_room(buffer, (size_t)len)) {
        (void)vsnprintf(buffer->text + buffer->len, (size_t)len + 1, format, again);
        buffer->len += (size_t)len;
    }
    va_end(again);
    va_end(arguments);
}

void
fup_buffer_release(struct fup_buffer *buffer)
{
    free(buffer->text);
    *buffer = (struct fup_buffer){0};
}
