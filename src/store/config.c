/* store/config.c - one pass over the lines; a bad line is reported and left out, the rest counts.
 *
 * A `#` at the start of a line or after white space begins a comment; a value in double quotes may
 * hold one. The last line of a key wins, except `addresses`, `holidays` and `away`, which add up.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/config.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/checksum.h"

enum { LARGEST_FILE = 1024 * 1024, LARGEST_POLICY = 366 };

struct reader {
    const char *path;
    int line;
    struct fup_arena *arena;
    struct fup_config *config;
};

typedef const char *set_value(struct reader *reader, struct fup_str value); /* NULL or the fault */

static void
add_problem(struct reader *reader, struct fup_str key, const char *problem)
{
    const char **slot = FUP_LIST_ADD(&reader->config->problems, reader->arena);

    if (slot)
        *slot = fup_arena_format(reader->arena, "%s:%d: %.*s: %s", reader->path, reader->line,
                                 (int)(key.len < 60 ? key.len : 60), key.text, problem);
}

static const char *
keep(struct reader *reader, struct fup_str value, const char **field)
{
    *field = value.len ? fup_arena_copy_len(reader->arena, value.text, value.len) : NULL;
    return NULL;
}

/* Cuts the next item of a comma-separated list; empty items are passed over. */
static bool
next_item(struct fup_str *rest, struct fup_str *item)
{
    bool has_item = false;

    while (!has_item && rest->len > 0) {
        const char *comma = memchr(rest->text, ',', rest->len);
        size_t len = comma ? (size_t)(comma - rest->text) : rest->len;
        size_t taken = comma ? len + 1 : len;

        *item = fup_str_trim((struct fup_str){rest->text, len});
        rest->text += taken;
        rest->len -= taken;
        has_item = item->len > 0;
    }
    return has_item;
}

static const char *
set_addresses(struct reader *reader, struct fup_str value)
{
    struct fup_str item;
    const char *problem = NULL;

    while (!problem && next_item(&value, &item)) {
        const char *at = memchr(item.text, '@', item.len);
        const char **slot = NULL;
        char *address;

        if (!at || at == item.text || at == item.text + item.len - 1 ||
            memchr(item.text, ' ', item.len) || memchr(item.text, '<', item.len))
            problem = "is no plain mail address: write you@example.org, another@example.org";
        else
            slot = FUP_LIST_ADD(&reader->config->identity.addresses, reader->arena);
        if (slot) {
            address = fup_arena_copy_len(reader->arena, item.text, item.len);
            for (size_t i = 0; address && i < item.len; i++)
                address[i] = (char)tolower((unsigned char)address[i]);
            *slot = address ? address : "";
        }
    }
    return problem;
}

static const char *
set_name(struct reader *reader, struct fup_str value)
{
    return keep(reader, value, &reader->config->identity.name);
}

static const char *
set_zone(struct reader *reader, struct fup_str value)
{
    const char *problem = NULL;

    if (value.len == 0 || value.text[0] == '/' || fup_str_find_caseless(value, "..") != SIZE_MAX)
        problem = "is no zone name: write one like Europe/London";
    else
        (void)keep(reader, value, &reader->config->zone);
    return problem;
}

static const char *
set_sent(struct reader *reader, struct fup_str value)
{
    return keep(reader, value, &reader->config->sent);
}

static const char *
set_ignore(struct reader *reader, struct fup_str value)
{
    return keep(reader, value, &reader->config->ignore);
}

static const char *
set_since(struct reader *reader, struct fup_str value)
{
    const char *problem = NULL;

    if (fup_day_parse(value) == FUP_NO_DAY)
        problem = "is no date: write one like 2026-01-31";
    else
        (void)keep(reader, value, &reader->config->since);
    return problem;
}

static void
add_holiday(struct reader *reader, fup_day day)
{
    struct fup_day_list *days = &reader->config->holidays;
    size_t i = days->count;
    bool known = false;
    fup_day *slot;

    for (size_t k = 0; !known && k < days->count; k++)
        known = days->items[k] == day;
    slot = known ? NULL : FUP_LIST_ADD(days, reader->arena);

    if (slot) {
        for (; i > 0 && days->items[i - 1] > day; i--)
            days->items[i] = days->items[i - 1];
        days->items[i] = day;
    }
}

static const char *
set_holidays(struct reader *reader, struct fup_str value)
{
    struct fup_str item;
    const char *problem = NULL;

    while (!problem && next_item(&value, &item)) {
        fup_day day = fup_day_parse(item);

        if (day != FUP_NO_DAY)
            add_holiday(reader, day);
        else if (fup_str_ends_caseless(item, ".ics"))
            (void)keep(reader, item, &reader->config->holidays_file);
        else
            problem = "has an item that is neither a date (2026-12-25) nor an .ics file";
    }
    return problem;
}

static int
parse_weekday(struct fup_str word)
{
    static const char *const names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday"};
    int day = -1;

    for (int i = 0; day < 0 && i < 7; i++) {
        if (word.len >= 2 && word.len <= strlen(names[i]) &&
            strncasecmp(names[i], word.text, word.len) == 0)
            day = i;
    }
    return day;
}

static bool
add_weekdays(struct fup_str item, unsigned *days)
{
    const char *dash = memchr(item.text, '-', item.len);
    size_t len = dash ? (size_t)(dash - item.text) : item.len;
    int first = parse_weekday(fup_str_trim((struct fup_str){item.text, len}));
    int last = first;

    if (dash)
        last = parse_weekday(fup_str_trim((struct fup_str){dash + 1, item.len - len - 1}));
    if (first >= 0 && last >= 0) {
        for (int day = first; day != last; day = (day + 1) % 7)
            *days |= 1U << day;
        *days |= 1U << last;
    }
    return first >= 0 && last >= 0;
}

static const char *
set_workdays(struct reader *reader, struct fup_str value)
{
    struct fup_str item;
    unsigned days = 0;
    bool good = true;

    while (good && next_item(&value, &item))
        good = add_weekdays(item, &days);
    if (good && days)
        reader->config->workdays = days;
    return good && days ? NULL : "are no weekdays: write Mon-Fri, or Sun, Mon, Tue";
}

static const char *
set_away(struct reader *reader, struct fup_str value)
{
    struct fup_away_list *list = &reader->config->away;
    struct fup_str item;
    const char *problem = NULL;

    while (!problem && next_item(&value, &item)) {
        size_t dots = fup_str_find_caseless(item, "..");
        bool is_range = dots != SIZE_MAX;
        struct fup_str from = {item.text, is_range ? dots : item.len}, to = from;
        fup_day first, last;
        struct fup_away *slot;

        if (is_range)
            to = (struct fup_str){item.text + dots + 2, item.len - dots - 2};
        first = fup_day_parse(fup_str_trim(from));
        last = fup_day_parse(fup_str_trim(to));
        slot = NULL;
        if (first == FUP_NO_DAY || last == FUP_NO_DAY || last < first)
            problem = "is no span of days: write 2026-08-01..2026-08-14";
        else
            slot = FUP_LIST_ADD(list, reader->arena);
        if (slot) {
            size_t i = list->count - 1;

            for (; i > 0 && list->items[i - 1].first > first; i--)
                list->items[i] = list->items[i - 1];
            list->items[i] = (struct fup_away){first, last};
        }
    }
    return problem;
}

static const char *
set_language(struct reader *reader, struct fup_str value)
{
    const char *problem = NULL;

    if (value.len != 2 || !isalpha((unsigned char)value.text[0]) ||
        !isalpha((unsigned char)value.text[1]))
        problem = "is no language: write two letters like en or de";
    else
        (void)keep(reader, value, &reader->config->language);
    return problem;
}

static const char *
set_signature(struct reader *reader, struct fup_str value)
{
    return keep(reader, value, &reader->config->signature);
}

static int *
find_policy(struct fup_policy *policy, struct fup_str name)
{
    int *field = NULL;

#define MATCH(word, value, text)                                                                   \
    if (fup_str_is(name, #word))                                                                   \
        field = &policy->word;
    FUP_POLICY_TABLE(MATCH)
#undef MATCH
    return field;
}

static const char *
set_policy(struct reader *reader, struct fup_str name, struct fup_str value)
{
    int *field = find_policy(&reader->config->policy, name);
    const char *problem = NULL;
    int number = value.len ? 0 : -1;

    for (size_t i = 0; number >= 0 && i < value.len; i++) {
        number = isdigit((unsigned char)value.text[i]) ? number * 10 + value.text[i] - '0' : -1;
        if (number > LARGEST_POLICY)
            number = -1;
    }
    if (!field)
        problem = "unknown key: see followup(1) for the names";
    else if (number < 0)
        problem = "is no number of days from 0 to 366";
    else
        *field = number;
    return problem;
}

static const struct {
    const char *name;
    set_value *set;
} keys[] = {{"addresses", set_addresses}, {"name", set_name},          {"zone", set_zone},
            {"sent", set_sent},           {"ignore", set_ignore},      {"since", set_since},
            {"holidays", set_holidays},   {"workdays", set_workdays},  {"away", set_away},
            {"language", set_language},   {"signature", set_signature}};

static const char *
set_key(struct reader *reader, struct fup_str key, struct fup_str value)
{
    const char *problem = "unknown key: see followup(1) for the names";
    bool found = false;

    if (fup_str_starts_caseless(key, "policy.")) {
        problem = set_policy(reader, (struct fup_str){key.text + 7, key.len - 7}, value);
    } else {
        for (size_t i = 0; !found && i < sizeof keys / sizeof *keys; i++) {
            found = fup_str_is(key, keys[i].name);
            if (found)
                problem = keys[i].set(reader, value);
        }
    }
    return problem;
}

static struct fup_str
without_comment(struct fup_str value)
{
    bool cut = false;

    if (value.len >= 2 && value.text[0] == '"' && value.text[value.len - 1] == '"') {
        value = (struct fup_str){value.text + 1, value.len - 2};
    } else {
        for (size_t i = 0; !cut && i < value.len; i++) {
            cut = value.text[i] == '#' && (i == 0 || isspace((unsigned char)value.text[i - 1]));
            if (cut)
                value.len = i;
        }
    }
    return fup_str_trim(value);
}

static bool
is_clean_utf8(struct fup_str text)
{
    bool clean = true;

    for (size_t i = 0; clean && i < text.len;) {
        uint32_t code;
        size_t len = fup_utf8_step(text.text + i, text.len - i, &code);

        clean = (code >= 0x20 || code == '\t') && !(code == 0xFFFD && len == 1);
        i += len;
    }
    return clean;
}

static void
read_line(struct reader *reader, struct fup_str line)
{
    const char *equals = memchr(line.text, '=', line.len);
    size_t len = equals ? (size_t)(equals - line.text) : line.len;
    struct fup_str key = fup_str_trim((struct fup_str){line.text, len});
    const char *problem;

    if (!is_clean_utf8(line))
        problem = "is no UTF-8 text: save the file as UTF-8", key = fup_str_from("line");
    else if (!equals)
        problem = "has no '=': write key = value";
    else
        problem = set_key(
            reader, key,
            without_comment(fup_str_trim((struct fup_str){equals + 1, line.len - len - 1})));
    if (problem)
        add_problem(reader, key, problem);
}

static void
read_lines(struct reader *reader, struct fup_str rest)
{
    struct fup_str line;

    while (fup_str_next_line(&rest, &line)) {
        reader->line++;
        line = fup_str_trim(line);
        if (line.len > 0 && line.text[0] != '#')
            read_line(reader, line);
    }
}

/* *text is allocated with malloc; NULL for a file that is not there. */
static enum fup_status
read_file(const char *path, char **text, size_t *len, struct fup_error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat about;
    enum fup_status status = FUP_OK;
    ssize_t got = 1;

    *text = NULL;
    *len = 0;
    if (file < 0 && (errno == ENOENT || errno == ENOTDIR))
        return FUP_OK;
    if (file < 0 || fstat(file, &about) != 0)
        status =
            fup_error_set(error, FUP_OWN_FILES, "%s: %s: make it readable", path, strerror(errno));
    else if (!S_ISREG(about.st_mode) || about.st_size > LARGEST_FILE)
        status = fup_error_set(error, FUP_OWN_FILES,
                               "%s: is no file of at most 1 MB: write a plain text file", path);
    else if (!(*text = malloc(LARGEST_FILE + 1)))
        status = fup_error_set(error, FUP_NO_MEMORY, "%s: not enough memory", path);
    while (status == FUP_OK && got > 0 && *len < LARGEST_FILE) {
        got = read(file, *text + *len, LARGEST_FILE - *len);
        if (got > 0)
            *len += (size_t)got;
        else if (got < 0)
            status = fup_error_set(error, FUP_OWN_FILES, "%s: %s: make it readable", path,
                                   strerror(errno));
    }
    if (file >= 0)
        (void)close(file);
    return status;
}

enum fup_status
fup_config_read(const char *path, struct fup_arena *arena, struct fup_config *config,
                struct fup_error *error)
{
    struct reader reader = {path, 0, arena, config};
    char *text;
    size_t len;
    enum fup_status status;

    *config = (struct fup_config){0};
    config->policy = fup_policy_default;
    status = read_file(path, &text, &len, error);
    if (status == FUP_OK && text)
        read_lines(&reader, (struct fup_str){text, len});
    fup_mark_format(fup_mark(FUP_MARK_START, text, len), config->mark);
    free(text);
    if (status == FUP_OK && fup_arena_failed(arena))
        status = fup_error_set(error, FUP_NO_MEMORY, "%s: not enough memory", path);
    return status;
}
