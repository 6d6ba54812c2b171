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

/* The first letter tells most words apart: headers are looked for by name two dozen times a mail.
 */
bool
fup_str_same_caseless(const char *a, const char *b)
{
    return a == b || (a && b && ((a[0] ^ b[0]) | 32) == 32 && strcasecmp(a, b) == 0);
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
fup_ascii_len(const char *text, size_t len)
{
    size_t i = 0;
    uint64_t word = 0;

    for (; i + sizeof word <= len; i += sizeof word) { /* eight bytes at a time */
        memcpy(&word, text + i, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (i < len && (unsigned char)text[i] < 0x80)
        i++;
    return i;
}

/* Eight bytes at a time: adding 0x3F sets the high bit of what is 'A' or above, adding 0x25 that of
 * what is above 'Z'. */
size_t
fup_ascii_lower(char *text, size_t len)
{
    const uint64_t high = UINT64_C(0x8080808080808080), one = UINT64_C(0x0101010101010101);
    size_t i = 0;
    uint64_t word = 0;

    for (; i + sizeof word <= len; i += sizeof word) {
        memcpy(&word, text + i, sizeof word);
        if (word & high)
            break;
        word |= ((word + 0x3F * one) & ~(word + 0x25 * one) & high) >> 2; /* 0x20: a small letter */
        memcpy(text + i, &word, sizeof word);
    }
    for (; i < len && (unsigned char)text[i] < 0x80; i++) {
        if (text[i] >= 'A' && text[i] <= 'Z')
            text[i] = (char)(text[i] + 32);
    }
    return i;
}

void
fup_ascii_lower_all(char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        i += fup_ascii_lower(text + i, len - i);
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
    char *result = fup_arena_copy_len(arena, str.text, str.len);

    if (result && fup_ascii_lower(result, str.len) < str.len) {
        utf8proc_ssize_t len =
            utf8proc_map((const utf8proc_uint8_t *)str.text, (utf8proc_ssize_t)str.len, &folded,
                         UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE | UTF8PROC_STABLE);

        if (len >= 0)
            result = fup_arena_copy_len(arena, (const char *)folded, (size_t)len);
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
