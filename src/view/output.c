/* view/output.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/output.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_MARK 0x0e /* style marks: SO and on; mail text cannot hold them after cleaning */

/* Unicode 15: controls, bidi controls (UAX 9), default-ignorables that show nothing (UAX 44),
 * line and paragraph separators, tags. */
bool
fup_output_is_hidden(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x00, 0x1f},       {0x7f, 0x9f},       {0xad, 0xad},       {0x34f, 0x34f},
                  {0x61c, 0x61c},     {0x115f, 0x1160},   {0x17b4, 0x17b5},   {0x180b, 0x180f},
                  {0x200b, 0x200f},   {0x2028, 0x202e},   {0x2060, 0x206f},   {0x3164, 0x3164},
                  {0xfeff, 0xfeff},   {0xffa0, 0xffa0},   {0xfff0, 0xfffb},   {0x1bca0, 0x1bca3},
                  {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff}, {0xf0000, 0x10ffff}};
    bool hidden = false;

    for (size_t i = 0; !hidden && i < sizeof ranges / sizeof *ranges; i++)
        hidden = code >= ranges[i].first && code <= ranges[i].last;
    return hidden;
}

static void
add_visible(struct fup_buffer *buffer, uint32_t code)
{
    if (code < 0x20 || code == 0x7f)
        fup_buffer_format(buffer, "^%c", (int)(code ^ 0x40));
    else
        fup_buffer_format(buffer, "<U+%04X>", (unsigned)code);
}

/* A broken byte comes out of fup_utf8_step as U+FFFD with a length of 1. */
static void
add_code(struct fup_buffer *buffer, const char *text, size_t len, uint32_t code)
{
    if (fup_output_is_hidden(code))
        add_visible(buffer, code);
    else if (code == 0xfffd)
        fup_buffer_text(buffer, "\xef\xbf\xbd");
    else
        fup_buffer_add(buffer, text, len);
}

/* Bytes at the start that mean themselves, with single blanks between them: nearly all text. */
static size_t
plain_run(const char *text, size_t len)
{
    size_t run = 0;

    while (run < len && (unsigned char)text[run] > ' ' - (run > 0 && text[run - 1] != ' ') &&
           (unsigned char)text[run] < 0x7f)
        run++;
    return run;
}

void
fup_output_field(struct fup_buffer *buffer, const char *text)
{
    size_t len = text ? strlen(text) : 0;
    size_t start = buffer->len;
    bool was_space = true;

    for (size_t at = 0, step; at < len; at += step) {
        uint32_t code;
        bool is_space;

        step = plain_run(text + at, len - at);
        if (step > 0) {
            fup_buffer_add(buffer, text + at, step);
            was_space = text[at + step - 1] == ' ';
            continue;
        }
        step = fup_utf8_step(text + at, len - at, &code);
        is_space = code == ' ' || (code >= '\t' && code <= '\r') || code == 0x2028 ||
                   code == 0x2029 || code == 0x85;
        if (is_space && !was_space)
            fup_buffer_text(buffer, " ");
        else if (!is_space)
            add_code(buffer, text + at, step, code);
        was_space = is_space;
    }
    if (buffer->len > start && buffer->text[buffer->len - 1] == ' ')
        buffer->text[--buffer->len] = '\0';
}

const char *
fup_output_clean(struct fup_arena *arena, const char *text)
{
    struct fup_buffer buffer = {0};
    const char *clean;
    size_t len = text ? strlen(text) : 0;

    if (len == 0 || (plain_run(text, len) == len && text[len - 1] != ' '))
        return fup_arena_copy_len(arena, text ? text : "", len);
    fup_output_field(&buffer, text);
    clean = buffer.failed ? NULL
                          : fup_arena_copy_len(arena, buffer.text ? buffer.text : "", buffer.len);
    fup_buffer_release(&buffer);
    return clean;
}

void
fup_output_style(struct fup_buffer *buffer, enum fup_style style)
{
    char mark = (char)(FIRST_MARK + (int)style);

    fup_buffer_add(buffer, &mark, 1);
}

void
fup_output_render(struct fup_str text, bool has_colour, struct fup_buffer *out)
{
    static const char *const sequences[] = {"\033[0m", "\033[1m", "\033[31m", "\033[33m",
                                            "\033[2m"};
    const uint32_t last_mark = FIRST_MARK + sizeof sequences / sizeof *sequences - 1;

    for (size_t at = 0, step; at < text.len; at += step) {
        uint32_t code;

        step = fup_utf8_step(text.text + at, text.len - at, &code);
        if (code >= FIRST_MARK && code <= last_mark) {
            if (has_colour)
                fup_buffer_text(out, sequences[code - FIRST_MARK]);
        } else if (code == '\n') {
            fup_buffer_text(out, "\n");
        } else {
            add_code(out, text.text + at, step, code);
        }
    }
}

/* Outside of strings JSON holds ASCII only, so that every hidden character stands in one. Line
 * feeds between lines of the file pass. */
void
fup_output_json(struct fup_str json, struct fup_buffer *out)
{
    for (size_t at = 0, step; at < json.len; at += step) {
        uint32_t code;

        step = fup_utf8_step(json.text + at, json.len - at, &code);
        if (code == '\n' || !fup_output_is_hidden(code)) {
            fup_buffer_add(out, json.text + at, step);
        } else if (code < 0x10000) {
            fup_buffer_format(out, "\\u%04x", (unsigned)code);
        } else {
            code -= 0x10000;
            fup_buffer_format(out, "\\u%04x\\u%04x", (unsigned)(0xd800 + (code >> 10)),
                              (unsigned)(0xdc00 + (code & 0x3ff)));
        }
    }
}
