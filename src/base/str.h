/* base/str.h - borrowed pieces of UTF-8 text, and the small questions asked of them.
 *
 * A struct fup_str borrows: it is valid while the text it points into lives. Text in the product is
 * valid UTF-8 unless a comment says otherwise (mail/ decodes, base/ never does).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_BASE_STR_H
#define FUP_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct fup_str {
    const char *text;
    size_t len;
};

struct fup_str fup_str_from(const char *text); /* NULL gives the empty slice */
bool fup_str_is(struct fup_str str, const char *text);
/* The slice without ASCII white space at both ends. */
struct fup_str fup_str_trim(struct fup_str str);
/* Cuts the next line (without its line feed) off `rest`; false when nothing is left. */
bool fup_str_next_line(struct fup_str *rest, struct fup_str *line);

/* ASCII-caseless: addresses, header names, keywords. NULL equals only NULL. */
bool fup_str_same_caseless(const char *a, const char *b);
bool fup_str_starts_caseless(struct fup_str str, const char *prefix);
bool fup_str_ends_caseless(struct fup_str str, const char *suffix);
/* Position of `needle` in `hay` (ASCII-caseless), or SIZE_MAX. */
size_t fup_str_find_caseless(struct fup_str hay, const char *needle);

/* FNV-1a (Fowler, Noll, Vo; 32 bits), for tables of words: from FUP_HASH_START on, byte by byte. */
#define FUP_HASH_START UINT32_C(2166136261)
static inline uint32_t
fup_hash_step(uint32_t hash, char c)
{
    return (hash ^ (unsigned char)c) * UINT32_C(16777619);
}
static inline uint32_t
fup_str_hash(struct fup_str str)
{
    uint32_t hash = FUP_HASH_START;

    for (size_t i = 0; i < str.len; i++)
        hash = fup_hash_step(hash, str.text[i]);
    return hash;
}

/* Bytes before the first one that is not ASCII. */
size_t fup_ascii_len(const char *text, size_t len);
/* Makes ASCII letters small up to the first byte that is not ASCII; gives how many bytes that are.
 */
size_t fup_ascii_lower(char *text, size_t len);
/* Makes all ASCII letters small and leaves everything else as it is. */
void fup_ascii_lower_all(char *text, size_t len);
/* The code point at text[0..len) and its length in bytes; U+FFFD and 1 for a broken sequence. */
size_t fup_utf8_step(const char *text, size_t len, uint32_t *code);
/* Unicode case folding (utf8proc), for comparing words in any language. NULL when memory is short.
 */
char *fup_utf8_fold(struct fup_arena *arena, struct fup_str str);
/* The longest prefix of at most `len` bytes that does not cut a character. */
size_t fup_utf8_prefix(struct fup_str str, size_t len);
/* Columns on a terminal (East Asian wide = 2, combining = 0). */
size_t fup_utf8_width(struct fup_str str);

#endif
