/* mail/charset.c - choice of the charset, then iconv through GMime's names, then cleaning.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "mail/charset.h"

#include <errno.h>
#include <gmime/gmime.h>
#include <string.h>

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* Labels that mean a larger set in practice, and labels that mean nothing. */
static const struct {
    const char *label, *charset;
} meant[] = {
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"ks_c_5601-1987", "cp949"},
    {"euc-kr", "cp949"},
    {"shift_jis", "cp932"},
    {"x-sjis", "cp932"},
    {"big5", "big5-hkscs"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"iso-8859-6-i", "iso-8859-6"},
    {"unicode-1-1-utf-7", "utf-7"},
    {"utf8", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
};

static const char *
meant_charset(const char *label)
{
    const char *charset = label;

    for (size_t i = 0; charset == label && label && i < sizeof meant / sizeof *meant; i++) {
        if (fup_str_same_caseless(label, meant[i].label))
            charset = meant[i].charset;
    }
    return charset;
}

static bool
is_valid_utf8(const char *bytes, size_t len)
{
    return g_utf8_validate_len(bytes, len, NULL) != FALSE;
}

static bool
has_high_byte(const char *bytes, size_t len)
{
    bool found = false;

    for (size_t i = 0; !found && i < len; i++)
        found = (unsigned char)bytes[i] >= 0x80;
    return found;
}

/* Charsets whose text is pure ASCII bytes with a meaning of their own. */
static bool
is_seven_bit(const char *charset)
{
    return g_ascii_strncasecmp(charset, "iso-2022-", 9) == 0 ||
           g_ascii_strcasecmp(charset, "utf-7") == 0 ||
           g_ascii_strcasecmp(charset, "hz-gb-2312") == 0;
}

static bool
is_wide(const char *charset)
{
    return g_ascii_strncasecmp(charset, "utf-16", 6) == 0 ||
           g_ascii_strncasecmp(charset, "utf-32", 6) == 0 ||
           g_ascii_strncasecmp(charset, "ucs-", 4) == 0;
}

/* NULL: the bytes are UTF-8 already. */
static const char *
choose_charset(const char *bytes, size_t len, const char *label)
{
    const char *charset = meant_charset(label);
    const char *chosen = charset;

    if (charset && is_wide(charset) && !memchr(bytes, 0, len))
        charset = NULL; /* the label cannot be true */
    if (charset && (is_seven_bit(charset) || is_wide(charset)))
        chosen = charset;
    else if (!has_high_byte(bytes, len) || is_valid_utf8(bytes, len))
        chosen = NULL;
    else if (!charset || g_ascii_strcasecmp(charset, "utf-8") == 0)
        chosen = "windows-1252";
    return chosen;
}

/* Where most of the text is good UTF-8 the few bad bytes are damage, not another charset. */
static bool
is_damaged_utf8(const char *bytes, size_t len)
{
    size_t good = 0, bad = 0;

    for (size_t i = 0; i < len;) {
        uint32_t code;
        size_t step = fup_utf8_step(bytes + i, len - i, &code);

        if (step > 1)
            good++;
        else if (code == 0xFFFD)
            bad++;
        i += step;
    }
    return good > bad * 2;
}

static bool
convert(GString *out, const char *charset, const char *bytes, size_t len)
{
    iconv_t conversion = g_mime_iconv_open("utf-8", charset);
    bool is_known = conversion != (iconv_t)-1;
    char *in = (char *)(uintptr_t)bytes; /* iconv never writes to its input */
    size_t left = len;

    while (is_known && left > 0) {
        char chunk[4096], *to = chunk;
        size_t room = sizeof chunk;
        size_t done = iconv(conversion, &in, &left, &to, &room);

        g_string_append_len(out, chunk, (gssize)(sizeof chunk - room));
        if (done == (size_t)-1 && errno != E2BIG && left > 0) {
            g_string_append(out, replacement);
            in++;
            left--;
        }
    }
    if (is_known)
        g_mime_iconv_close(conversion);
    return is_known;
}

/* Copies `text` without what no text has; broken sequences become U+FFFD. */
static size_t
clean(char *to, const char *text, size_t len, bool is_line)
{
    size_t out = 0;

    for (size_t i = 0; i < len;) {
        uint32_t code = (unsigned char)text[i];
        size_t step = code < 0x80 ? 1 : fup_utf8_step(text + i, len - i, &code);
        const char *put = text + i;
        size_t put_len = step;

        if (code >= ' ' && code < 0x7F) {
            while (i + put_len < len && text[i + put_len] >= ' ' && text[i + put_len] < 0x7F)
                put_len++;
            step = put_len;
        } else if (code == 0xFFFD && step == 1) {
            put = replacement;
            put_len = 3;
        } else if (code == '\r' && !is_line) {
            put = "\n";
            put_len = i + 1 < len && text[i + 1] == '\n' ? 0 : 1;
        } else if (code == 0xFEFF) {
            put_len = 0;
        } else if (!is_line && (code == 0x2028 || code == 0x2029 || code == 0x85 || code == '\f')) {
            put = "\n";
            put_len = 1;
        } else if ((code < 0x20 || (code >= 0x7F && code < 0xA0)) &&
                   (is_line || (code != '\n' && code != '\t'))) {
            put = " ";
            put_len = code ? 1 : 0;
        }
        memcpy(to + out, put, put_len);
        out += put_len;
        i += step;
    }
    return out;
}

static struct fup_str
clean_copy(const char *text, size_t len, bool is_line, struct fup_arena *arena)
{
    size_t growth = is_valid_utf8(text, len) ? 1 : 3; /* a broken byte becomes three */
    char *copy = len < SIZE_MAX / 4 ? fup_arena_alloc(arena, len * growth + 1) : NULL;

    return (struct fup_str){copy, copy ? clean(copy, text, len, is_line) : 0};
}

struct fup_str
fup_charset_decode(const char *bytes, size_t len, const char *label, struct fup_arena *arena)
{
    const char *charset = choose_charset(bytes, len, label);
    GString *converted = NULL;
    struct fup_str result;

    if (charset && (!label || g_ascii_strncasecmp(label, "utf", 3) == 0) &&
        is_damaged_utf8(bytes, len))
        charset = NULL;
    if (charset) {
        converted = g_string_sized_new(len + len / 8 + 16);
        if (!convert(converted, charset, bytes, len))
            (void)convert(converted, "windows-1252", bytes, len);
        result = clean_copy(converted->str, converted->len, false, arena);
        g_string_free(converted, TRUE);
    } else {
        result = clean_copy(bytes, len, false, arena);
    }
    return result;
}

const char *
fup_charset_line(const char *text, struct fup_arena *arena)
{
    return text ? clean_copy(text, strlen(text), true, arena).text : NULL;
}
