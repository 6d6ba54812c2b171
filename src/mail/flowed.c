/* mail/flowed.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "mail/flowed.h"

#include <string.h>

static size_t
quote_depth(struct fup_str line)
{
    size_t depth = 0;

    while (depth < line.len && line.text[depth] == '>')
        depth++;
    return depth;
}

struct fup_str
fup_flowed_join(struct fup_str text, bool delsp, struct fup_arena *arena)
{
    /* One space is added after the quote marks of a line: never more than one byte a line. */
    char *out = text.len < SIZE_MAX / 2 ? fup_arena_alloc(arena, text.len * 2 + 2) : NULL;
    struct fup_str rest = text, line;
    size_t len = 0, open_depth = 0;
    bool is_open = false;

    while (out && fup_str_next_line(&rest, &line)) {
        size_t depth = quote_depth(line), start = depth;
        bool is_separator, is_soft;

        if (start < line.len && line.text[start] == ' ')
            start++; /* space-stuffing */
        is_separator = line.len - start == 3 && memcmp(line.text + start, "-- ", 3) == 0;
        is_soft = line.len > start && line.text[line.len - 1] == ' ' && !is_separator;
        if (is_open && (depth != open_depth || is_separator)) {
            out[len++] = '\n';
            is_open = false;
        }
        if (!is_open && depth) {
            memcpy(out + len, line.text, depth);
            len += depth;
            out[len++] = ' ';
        }
        memcpy(out + len, line.text + start, line.len - start);
        len += line.len - start;
        if (is_soft && delsp)
            len--;
        if (!is_soft)
            out[len++] = '\n';
        is_open = is_soft;
        open_depth = depth;
    }
    return (struct fup_str){out, len};
}
