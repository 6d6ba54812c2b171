/* base/str.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

struct fup_str
fup_str_from(const char *text)
{
    return (struct fup_str){text ? text : "", text ? strlen(text) : 0};
}

bool
fup_str_is(struct fup_str str, const char *text)
{
    return strlen(text) == str.len && memcmp(str.text, text, str.len) == 0;
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

struct fup_str
fup_str_trim(struct fup_str str)
{
    while (str.len > 0 && is_space(str.text[0])) {
        str.text++;
        str.len--;
    }
    while (str.len > 0 && is_space(str.text[str.len - 1]))
        str.len--;
    return str;
}

bool
fup_str_next_line(struct fup_str *rest, struct fup_str *line)
{
    bool has_line = rest->len > 0;

    if (has_line) {
        const char *end = memchr(rest->text, '\n', rest->len);
        size_t len = end ? (size_t)(end - rest->text) : rest->len;
        size_t taken = end ? len + 1 : len;

        *line = (struct fup_str){rest->text, len};
        rest->text += taken;
        rest->len -= taken;
    }
    return has_line;
}

bool
fup_str_same_caseless(const char *a, const char *b)
{
    return a == b || (a && b && strcasecmp(a, b) == 0);
}

bool
fup_str_starts_caseless(struct fup_str str, const char *prefix)
{
    size_t len = strlen(prefix);

    return len <= str.len && strncasecmp(str.text, prefix, len) == 0;
}

bool
fup_str_ends_caseless(struct fup_str str, const char *suffix)
{
    size_t len = strlen(suffix);

    return len <= str.len && strncasecmp(str.text + str.len - len, suffix, len) == 0;
}

size_t
fup_str_find_caseless(struct fup_str hay, const char *needle)
{
    size_t len = strlen(needle), found = SIZE_MAX;
    bool is_letter = (needle[0] | 32) >= 'a' && (needle[0] | 32) <= 'z';
    char bit = is_letter ? 32 : 0, first = (char)(needle[0] | bit);

    for (size_t i = 0; found == SIZE_MAX && i + len <= hay.len; i++) {
        if ((len == 0 || (char)(hay.text[i] | bit) == first) &&
            strncasecmp(hay.text + i, needle, len) == 0)
            found = i;
    }
    return found;
}

size_t
fup_utf8_step(const char *text, size_t len, uint32_t *code)
{
    utf8proc_int32_t point = -1;
    utf8proc_ssize_t size;

    if (len && (unsigned char)text[0] < 0x80) {
        *code = (unsigned char)text[0];
        return 1;
    }
    size = len ? utf8proc_iterate((const utf8proc_uint8_t *)text,
                                  (utf8proc_ssize_t)(len < 4 ? len : 4), &point)
               : 0;

    *code = size > 0 ? (uint32_t)point : 0xFFFD;
    return size > 0 ? (size_t)size : (len ? 1 : 0);
}

char *
fup_utf8_fold(struct fup_arena *arena, struct fup_str str)
{
    utf8proc_uint8_t *folded = NULL;
    char *result = NULL;
    bool is_ascii = true;

    for (size_t i = 0; is_ascii && i < str.len; i++)
        is_ascii = (unsigned char)str.text[i] < 0x80;
    if (is_ascii) {
        result = fup_arena_copy_len(arena, str.text, str.len);
        for (size_t i = 0; result && i < str.len; i++) {
            if (result[i] >= 'A' && result[i] <= 'Z')
                result[i] = (char)(result[i] + 32);
        }
    } else {
        utf8proc_ssize_t len =
            utf8proc_map((const utf8proc_uint8_t *)str.text, (utf8proc_ssize_t)str.len, &folded,
                         UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE | UTF8PROC_STABLE);

        result = len >= 0 ? fup_arena_copy_len(arena, (const char *)folded, (size_t)len)
                          : fup_arena_copy_len(arena, str.text, str.len);
        free(folded);
    }
    return result;
}

size_t
fup_utf8_prefix(struct fup_str str, size_t len)
{
    if (len >= str.len)
        return str.len;
    while (len > 0 && ((unsigned char)str.text[len] & 0xC0) == 0x80)
        len--;
    return len;
}

size_t
fup_utf8_width(struct fup_str str)
{
    size_t width = 0;

    for (size_t i = 0; i < str.len;) {
        unsigned char byte = (unsigned char)str.text[i];

        if (byte < 0x80) {
            width += byte >= ' ' && byte != 0x7F;
            i++;
        } else {
            uint32_t code;
            int columns;

            i += fup_utf8_step(str.text + i, str.len - i, &code);
            columns = utf8proc_charwidth((utf8proc_int32_t)code);
            width += columns > 0 ? (size_t)columns : 0;
        }
    }
    return width;
}
