/* text/tag.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/tag.h"

#include <string.h>

static bool
starts_tag(struct fup_str html, size_t at)
{
    char next = at + 1 < html.len ? (char)(html.text[at + 1] | 32) : ' ';

    return html.text[at] == '<' && next >= 'a' && next <= 'z';
}

static bool
is_separator(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '"' || c == '\'' ||
           c == '=' || c == '/';
}

/* Where the tag at `at` passes the limit (its closing bracket is not reached), or 0. *quote gets
 * the quotation mark that is open there, or 0. */
static size_t
over_limit(struct fup_str html, size_t at, size_t *end, char *quote)
{
    size_t separators = 0, i = at, over = 0;
    bool is_value = false; /* an equals sign stands before: a quotation mark opens a value */

    *quote = 0;
    while (!over && i < html.len && (html.text[i] != '>' || *quote)) {
        char c = html.text[i];

        separators += is_separator(c);
        if (c == *quote)
            *quote = 0;
        else if (!*quote && is_value && (c == '"' || c == '\''))
            *quote = c;
        is_value = c == '=' || (is_value && is_separator(c) && c != '/' && !*quote);
        if (separators > FUP_TAG_SEPARATORS)
            over = i;
        i++;
    }
    *end = i;
    return over;
}

struct fup_str
fup_tag_limit(struct fup_str html, struct fup_arena *arena)
{
    char *copy = NULL;
    size_t len = 0, from = 0, end = 0;
    bool is_copied = false;

    for (size_t i = 0; i < html.len; i++) {
        char quote = 0;
        size_t over = starts_tag(html, i) ? over_limit(html, i, &end, &quote) : 0;

        if (over) {
            const char *close = memchr(html.text + over, '>', html.len - over);

            if (!is_copied)
                copy = fup_arena_alloc(arena, html.len + html.len / FUP_TAG_SEPARATORS + 2);
            is_copied = true;
            if (copy) {
                memcpy(copy + len, html.text + from, over - from);
                len += over - from;
                if (quote)
                    copy[len++] = quote;
            }
            from = close ? (size_t)(close - html.text) : html.len;
            i = from;
        } else if (starts_tag(html, i)) {
            i = end;
        }
    }
    if (copy) {
        memcpy(copy + len, html.text + from, html.len - from);
        len += html.len - from;
    }
    return is_copied ? (struct fup_str){copy, copy ? len : 0} : html;
}
