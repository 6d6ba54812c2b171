/* text/line.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/line.h"

#include <string.h>
#include <utf8proc.h>

#include "text/phrase.h"

enum {
    SIGNATURE_WIDTH = 80,
    SIGNATURE_WORDS = 8,
    TITLE_WORDS = 12,
    NAME_WIDTH = 40,
    PHONE_DIGITS = 6
};

static bool
is_space(char c)
{
    return c == ' ' || c == '\t';
}

void
fup_lines_split(struct fup_zoning *zoning)
{
    struct fup_str rest = zoning->text, line;

    while (fup_str_next_line(&rest, &line)) {
        struct fup_str trimmed = fup_str_trim(line);
        struct fup_line *item = FUP_LIST_ADD(&zoning->lines, zoning->arena);

        if (item) {
            item->offset = (size_t)(line.text - zoning->text.text);
            item->len = line.len;
            item->start = trimmed.len ? (size_t)(trimmed.text - zoning->text.text) : item->offset;
            item->width = trimmed.len;
            item->kind = FUP_ZONE_OWN;
        }
    }
}

struct fup_str
fup_line_text(const struct fup_zoning *zoning, const struct fup_line *line)
{
    return (struct fup_str){zoning->text.text + line->start, line->width};
}

struct fup_str
fup_line_folded(const struct fup_zoning *zoning, const struct fup_line *line)
{
    return (struct fup_str){zoning->folded.text + line->start, line->width};
}

size_t
fup_line_words(const struct fup_zoning *zoning, const struct fup_line *line)
{
    const char *text = zoning->text.text + line->start;
    size_t words = 0;
    bool was_space = true;

    for (size_t i = 0; i < line->width; i++) {
        bool is_blank = is_space(text[i]);

        words += was_space && !is_blank;
        was_space = is_blank;
    }
    return words;
}

size_t
fup_line_next(const struct fup_zoning *zoning, size_t from)
{
    while (from < zoning->lines.count && zoning->lines.items[from].width == 0)
        from++;
    return from;
}

size_t
fup_line_before(const struct fup_zoning *zoning, size_t before)
{
    while (before > 0 && zoning->lines.items[before - 1].width == 0)
        before--;
    return before;
}

bool
fup_line_is_rule(struct fup_str line)
{
    size_t marks = 0, others = 0;

    for (size_t i = 0; others == 0 && i < line.len; i++) {
        if (memchr("-_=*~#+", line.text[i], 7))
            marks++;
        else if (!is_space(line.text[i]))
            others++;
    }
    return marks >= 2 && others == 0;
}

/* Without signs that people put around a name. */
static struct fup_str
strip_signs(struct fup_str str)
{
    static const char *const dashes[] = {"\xE2\x80\x93", "\xE2\x80\x94"};

    while (str.len && memchr("-~*/_ \t", str.text[0], 7)) {
        str.text++;
        str.len--;
    }
    for (size_t i = 0; i < 2; i++) {
        if (str.len > 3 && memcmp(str.text, dashes[i], 3) == 0) {
            str.text += 3;
            str.len -= 3;
        }
    }
    while (str.len && memchr(".,!*_ \t-", str.text[str.len - 1], 8))
        str.len--;
    return fup_str_trim(str);
}

static bool
is_particle(struct fup_str word)
{
    static const char *const particles[] = {"de",  "da",  "do",  "dos", "del", "della", "di", "van",
                                            "von", "der", "den", "zu",  "la",  "le",    "el", "bin",
                                            "al",  "ter", "ten", "y",   "e",   "af",    "and"};
    bool is_one = false;

    for (size_t i = 0; !is_one && i < sizeof particles / sizeof *particles; i++)
        is_one = fup_str_is(word, particles[i]);
    return is_one;
}

/* A capital first, and letters only (with inner full stops, hyphens, apostrophes). */
static bool
is_capital_word(struct fup_str word)
{
    bool is_one = word.len > 0;

    for (size_t i = 0; is_one && i < word.len;) {
        uint32_t code;
        size_t step = fup_utf8_step(word.text + i, word.len - i, &code);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

        if (i == 0)
            is_one = category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LO ||
                     category == UTF8PROC_CATEGORY_LT;
        else
            is_one = category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
                     category == UTF8PROC_CATEGORY_LO || category == UTF8PROC_CATEGORY_MN ||
                     code == '.' || code == '-' || code == '\'' || code == 0x2019;
        i += step;
    }
    return is_one;
}

static bool
next_word(struct fup_str *rest, struct fup_str *word)
{
    struct fup_str str = fup_str_trim(*rest);
    size_t len = 0;

    while (len < str.len && !is_space(str.text[len]))
        len++;
    *word = (struct fup_str){str.text, len};
    *rest = (struct fup_str){str.text + len, str.len - len};
    return len > 0;
}

static bool
is_sender_word(const struct fup_zoning *zoning, struct fup_str folded)
{
    struct fup_str rest = zoning->sender, word;
    bool found = false;

    while (!found && folded.len >= 2 && next_word(&rest, &word))
        found = word.len == folded.len && memcmp(word.text, folded.text, word.len) == 0;
    return found;
}

static bool
is_no_name(const struct fup_zoning *zoning, struct fup_str name)
{
    struct fup_str folded = {zoning->folded.text + (name.text - zoning->text.text), name.len};

    return fup_phrase_at(folded, 0, FUP_PHRASE_NOT_NAME, NULL) == folded.len ||
           fup_phrase_at(folded, 0, FUP_PHRASE_GREETING, NULL) == folded.len;
}

bool
fup_line_is_sender(const struct fup_zoning *zoning, const struct fup_line *line)
{
    struct fup_str rest = strip_signs(fup_line_text(zoning, line)), word;
    size_t words = 0, known = 0;

    rest.text = zoning->folded.text + (rest.text - zoning->text.text);
    while (line->width <= NAME_WIDTH && words < 5 && next_word(&rest, &word)) {
        words++;
        known += is_sender_word(zoning, word);
    }
    return known > 0 && words <= 3;
}

bool
fup_line_is_name(const struct fup_zoning *zoning, const struct fup_line *line)
{
    struct fup_str name = strip_signs(fup_line_text(zoning, line)), rest = name, word;
    size_t words = 0, capitals = 0, particles = 0;

    while (name.len > 0 && name.len <= NAME_WIDTH && words < 6 && next_word(&rest, &word)) {
        if (word.len > 1 && word.text[word.len - 1] == ',')
            word.len--;
        words++;
        particles += words > 1 && is_particle(word);
        capitals += is_capital_word(word);
    }
    return (words >= 1 && words <= 4 && capitals >= 1 && capitals + particles == words &&
            !is_no_name(zoning, name)) ||
           fup_line_is_sender(zoning, line);
}

/* A run of digits and the signs of a telephone number. */
static bool
has_phone(struct fup_str line)
{
    size_t digits = 0, gap = 0;
    bool found = false;

    for (size_t i = 0; !found && i < line.len; i++) {
        char c = line.text[i];

        if (c >= '0' && c <= '9') {
            digits++;
            gap = 0;
        } else if (memchr(" ().+-/\t", c, 8) && gap < 3) {
            gap++;
        } else {
            digits = 0;
        }
        found = digits > PHONE_DIGITS;
    }
    return found;
}

static bool
has_address(struct fup_str line)
{
    const char *at = memchr(line.text, '@', line.len);
    const char *end = line.text + line.len;

    return at && at > line.text && at + 1 < end && !is_space(at[1]) &&
           memchr(at, '.', (size_t)(end - at)) != NULL;
}

/* Two wide gaps inside: a row of a table, or a list mark in front. */
static bool
is_row_or_item(struct fup_str line)
{
    size_t gaps = 0, run = 0, digits = 0;

    for (size_t i = 0; i < line.len; i++) {
        run = line.text[i] == ' ' ? run + 1 : line.text[i] == '\t' ? run + 4 : 0;
        gaps += run == 4 || (line.text[i] == '\t' && run < 8);
    }
    while (digits < line.len && line.text[digits] >= '0' && line.text[digits] <= '9')
        digits++;
    return gaps >= 2 || (digits > 0 && digits < 3 && digits < line.len && line.text[digits] == ')');
}

bool
fup_line_is_contact(const struct fup_zoning *zoning, const struct fup_line *line)
{
    struct fup_str folded = fup_line_folded(zoning, line);
    size_t words = line->width <= 120 ? fup_line_words(zoning, line) : SIZE_MAX;
    bool is_one = false;

    if (words > 0 && words <= 14 && !is_row_or_item(folded)) {
        struct fup_str stripped = strip_signs(folded);
        size_t label = fup_phrase_at(stripped, 0, FUP_PHRASE_CONTACT, NULL);
        bool has_web = fup_str_find_caseless(folded, "http") != SIZE_MAX ||
                       fup_str_find_caseless(folded, "www.") != SIZE_MAX;

        while (label > 0 && label < stripped.len && is_space(stripped.text[label]))
            label++;
        is_one = (label > 0 && label < stripped.len &&
                  memchr(":.+(-0123456789|", stripped.text[label], 16)) ||
                 (words <= 9 && has_phone(folded)) ||
                 (words <= 5 && (has_web || has_address(folded)));
    }
    return is_one;
}

static bool
ends_sentence(struct fup_str line)
{
    return line.len > 0 && memchr(".?!:;,", line.text[line.len - 1], 6) != NULL;
}

bool
fup_line_is_signature_like(const struct fup_zoning *zoning, const struct fup_line *line)
{
    struct fup_str text = fup_line_text(zoning, line);
    struct fup_str folded = fup_line_folded(zoning, line);
    bool is_one = line->width == 0 || fup_line_is_contact(zoning, line) ||
                  fup_line_is_name(zoning, line) || fup_line_is_rule(text);

    if (!is_one && line->width <= SIGNATURE_WIDTH && !is_row_or_item(folded) &&
        !fup_phrase_at(folded, 0, FUP_PHRASE_POSTSCRIPT, NULL)) {
        size_t words = fup_line_words(zoning, line);
        char last = text.text[text.len - 1];

        is_one =
            last != '?' && ((words <= SIGNATURE_WORDS && !(ends_sentence(text) && words > 3)) ||
                            (words <= TITLE_WORDS && last != '.' &&
                             fup_phrase_find(folded, 0, FUP_PHRASE_TITLE, NULL) != SIZE_MAX));
    }
    return is_one;
}
