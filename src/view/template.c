/* view/template.c - reading and filling. SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/template.h"

#include "base/buffer.h"
#include "base/data.h"
#include "base/str.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_FILE 16384
#define PREFIX "templates/"

static const struct {
    const char *word, *english, *german;
} fields[] = {
#define FUP_FIELD_WORD(key, word, english, german) {word, english, german},
    FUP_FIELD_TABLE(FUP_FIELD_WORD)
#undef FUP_FIELD_WORD
};

static int
find_field(struct fup_str name)
{
    int found = -1;

    for (int i = 0; found < 0 && i < FUP_FIELD_COUNT; i++) {
        if (fup_str_is(name, fields[i].word))
            found = i;
    }
    return found;
}

static int
line_of(const char *text, const char *at)
{
    int line = 1;

    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

/* The first byte that is not UTF-8 text, NULL where all is. */
static const char *
find_bad_byte(const char *text, size_t len)
{
    const char *bad = NULL;

    for (size_t at = 0, step; !bad && at < len; at += step) {
        uint32_t code;

        step = fup_utf8_step(text + at, len - at, &code);
        if (code == 0 || (code == 0xfffd && step == 1))
            bad = text + at;
    }
    return bad;
}

/* Without the mark at the start and the carriage returns that other systems' editors write. */
static struct fup_str
plain_lines(const char *text, size_t len, struct fup_arena *arena)
{
    char *plain = fup_arena_alloc(arena, len + 1);
    size_t used = 0, start = len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    for (size_t at = start; plain && at < len; at++) {
        if (text[at] != '\r')
            plain[used++] = text[at];
    }
    if (plain)
        plain[used] = '\0';
    return (struct fup_str){plain, used};
}

/* Every "{{" names a field and is closed on its line, every "${" too. */
static enum fup_status
check_braces(const char *text, const char *label, struct fup_error *error)
{
    enum fup_status status = FUP_OK;

    for (const char *at = text; status == FUP_OK && (at = strpbrk(at, "{$")); at++) {
        bool is_field = strncmp(at, "{{", 2) == 0, is_stop = strncmp(at, "${", 2) == 0;
        const char *end = is_field ? strstr(at, "}}") : (is_stop ? strchr(at, '}') : NULL);
        const char *line_end = at + strcspn(at, "\n");

        if (!is_field && !is_stop)
            continue;
        if (!end || end > line_end)
            status = fup_error_set(error, FUP_USAGE, "%s:%d: a brace is not closed: close it",
                                   label, line_of(text, at));
        else if (is_field && find_field((struct fup_str){at + 2, (size_t)(end - at) - 2}) < 0)
            status = fup_error_set(error, FUP_USAGE, "%s:%d: {{%.*s}} is no field: see followup(1)",
                                   label, line_of(text, at),
                                   (int)(end - at < 40 ? end - at - 2 : 40), at + 2);
        else
            at = end;
    }
    return status;
}

static void
take_header(struct fup_str line, struct fup_arena *arena, struct fup_template *parsed)
{
    static const char *const keys[] = {"Offer:", "Subject:"};
    const char **values[] = {&parsed->offer, &parsed->subject};

    if (line.len > 0 && line.text[0] == '#' && !*parsed->comment) {
        line = fup_str_trim((struct fup_str){line.text + 1, line.len - 1});
        parsed->comment = fup_arena_copy_len(arena, line.text, line.len);
    }
    for (int i = 0; i < 2; i++) {
        size_t len = strlen(keys[i]);

        if (fup_str_starts_caseless(line, keys[i])) {
            struct fup_str value = fup_str_trim((struct fup_str){line.text + len, line.len - len});

            *values[i] = fup_arena_copy_len(arena, value.text, value.len);
        }
    }
}

enum fup_status
fup_template_parse(const char *text, size_t len, const char *label, struct fup_arena *arena,
                   struct fup_template *parsed, struct fup_error *error)
{
    const char *bad = find_bad_byte(text, len);
    struct fup_str rest = plain_lines(text, bad ? 0 : len, arena), line;
    enum fup_status status;

    parsed->comment = parsed->offer = parsed->subject = "";
    if (bad)
        return fup_error_set(error, FUP_USAGE, "%s:%d: is not UTF-8 text: save it as UTF-8", label,
                             line_of(text, bad));
    if (!rest.text)
        return FUP_NO_MEMORY;
    status = check_braces(rest.text, label, error);
    if (status != FUP_OK)
        return status;
    while (fup_str_next_line(&rest, &line) && fup_str_trim(line).len > 0)
        take_header(line, arena, parsed);
    parsed->body = fup_arena_copy_len(arena, rest.text, rest.len);
    if (!*parsed->subject || fup_str_trim(rest).len == 0)
        status =
            fup_error_set(error, FUP_USAGE,
                          "%s:1: no Subject: line, or no text after an empty line: add it", label);
    return fup_arena_failed(arena) ? FUP_NO_MEMORY : status;
}

static const char *
read_file(const char *path, struct fup_arena *arena, size_t *len, struct fup_error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat about;
    char *text = NULL;
    const char *fault = "cannot be read: correct its rights";
    ssize_t got = -1;

    if (file < 0 && access(path, F_OK) != 0)
        return NULL; /* not there: no fault */
    if (file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode) &&
        (text = fup_arena_alloc(arena, MAX_FILE + 1)))
        got = read(file, text, MAX_FILE + 1);
    if (file >= 0)
        (void)close(file);
    if (got > MAX_FILE) {
        fault = "is longer than 16 KB: shorten it";
        got = -1;
    }
    if (got < 0) {
        (void)fup_error_set(error, FUP_OWN_FILES, "%s:1: %s", path, fault);
        return NULL;
    }
    *len = (size_t)got;
    return text;
}

static bool
is_name(const char *name)
{
    return *name && *name != '.' && strlen(name) < 100 && !strpbrk(name, "/\n");
}

/* The user's file, NULL problem texts only when memory is short. */
static bool
get_own(const char *folder, const char *name, const char *language, struct fup_arena *arena,
        struct fup_template *found, struct fup_string_list *problems)
{
    const char *paths[2] = {fup_arena_format(arena, "%s/%s/%s.txt", folder, language, name),
                            fup_arena_format(arena, "%s/%s.txt", folder, name)};
    bool good = false;

    for (int i = 0; !good && i < 2 && paths[i]; i++) {
        struct fup_error error = {0};
        size_t len = 0;
        const char *text = read_file(paths[i], arena, &len, &error);

        good = text && fup_template_parse(text, len, paths[i], arena, found, &error) == FUP_OK;
        if (good) {
            found->path = paths[i];
        } else if (error.status != FUP_OK) {
            const char **problem = FUP_LIST_ADD(problems, arena);

            if (problem)
                *problem = fup_arena_copy(arena, error.text);
        }
    }
    return good;
}

static bool
get_shipped(const char *name, const char *language, struct fup_arena *arena,
            struct fup_template *found)
{
    const char *key = fup_arena_format(arena, PREFIX "%s/%s.txt", language, name);
    const char *text = key ? fup_data_get(key) : NULL;

    return text && fup_template_parse(text, strlen(text), key, arena, found, NULL) == FUP_OK;
}

/* A file that only brings other words is offered when the shipped one was. */
static void
take_offer(const char *name, struct fup_arena *arena, struct fup_template *found)
{
    struct fup_template shipped = {0};

    if (get_shipped(name, found->language, arena, &shipped) ||
        get_shipped(name, "en", arena, &shipped)) {
        found->offer = shipped.offer;
        if (!*found->comment)
            found->comment = shipped.comment;
    }
}

enum fup_status
fup_template_get(const char *folder, const char *name, const char *language,
                 struct fup_arena *arena, struct fup_template *found,
                 struct fup_string_list *problems, struct fup_error *error)
{
    const char *languages[2] = {language, "en"};
    bool good = false;

    for (int i = 0; !good && i < 2 && is_name(name); i++) {
        *found = (struct fup_template){.name = fup_arena_copy(arena, name),
                                       .language = fup_arena_copy(arena, languages[i])};
        good = (folder && get_own(folder, name, languages[i], arena, found, problems)) ||
               get_shipped(name, languages[i], arena, found);
    }
    if (good && found->path && !*found->offer)
        take_offer(name, arena, found);
    if (fup_arena_failed(arena))
        return fup_error_set(error, FUP_NO_MEMORY, "templates: no memory: close other programs");
    if (!good)
        return fup_error_set(error, FUP_NOT_FOUND,
                             "%.60s: no such template: see `followup templates`", name);
    return FUP_OK;
}

static bool
has_word(const char *words, const char *word)
{
    size_t len = word ? strlen(word) : 0;
    bool found = false;

    for (const char *at = words; len > 0 && !found && (at = strstr(at, word)); at += len)
        found = (at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0');
    return found;
}

static int
condition(const char *offer, const char *word, bool holds, int weight)
{
    int fit = 0;

    if (has_word(offer, word))
        fit = holds ? weight : -weight;
    return fit;
}

/* The stage is one of those named, another one is, or the template names none. */
static int
fit_of_stage(const char *offer, enum fup_stage stage)
{
    bool names_one = false;

    for (int other = FUP_STAGE_NONE + 1; other <= FUP_STAGE_ON_HOLD; other++)
        names_one = names_one || has_word(offer, fup_stage_name((enum fup_stage)other));
    return has_word(offer, fup_stage_name(stage)) ? 2 : (names_one ? -1 : 0);
}

/* 0: the role does not fit. 1: any. +4 the action, +2 the stage; what they or I promised tells more
 * about the moment than the stage does. */
static int
fit_of(const char *offer, const struct fup_row *row)
{
    static const char *const roles[] = {"ordinary", "candidate", "recruiter"};
    bool names_role = false;
    const char *rule = row->evidence.count > 0 ? row->evidence.items[0].rule : "";
    bool is_for_me = row->waiting_on == FUP_OWNER_ME;
    bool is_mine = is_for_me && strncmp(rule, "promise", 7) == 0;
    bool is_invited = is_for_me && strncmp(rule, "invite", 6) == 0;
    int fit = 1;

    for (int i = 0; i < 3; i++)
        names_role = names_role || has_word(offer, roles[i]);
    if (!*offer || (names_role && !has_word(offer, roles[row->role])))
        return 0;
    fit += has_word(offer, fup_action_name(row->action)) ? 4 : 0;
    fit += fit_of_stage(offer, row->stage);
    fit += condition(offer, "stated", row->basis == FUP_BASIS_STATED, 3);
    fit += condition(offer, "promised", is_mine, 3);
    fit += is_invited && has_word(offer, "invited") ? 3 : 0;
    fit += condition(offer, "late", row->overdue, 1);
    return fit > 1 ? fit : 1;
}

static int
compare(const void *left, const void *right)
{
    const struct fup_template *a = left, *b = right;

    return a->fit != b->fit ? b->fit - a->fit : strcmp(a->name, b->name);
}

static bool
has_name(const struct fup_template_list *list, const char *name)
{
    bool found = false;

    for (size_t i = 0; !found && i < list->count; i++)
        found = strcmp(list->items[i].name, name) == 0;
    return found;
}

/* Adds what "<name>.txt" names, once. */
static void
add_name(const char *folder, const char *file, const char *language, struct fup_arena *arena,
         struct fup_template_list *list, struct fup_string_list *problems)
{
    size_t len = strlen(file);
    struct fup_template found;
    struct fup_template *slot;
    const char *name;

    if (len <= 4 || strcmp(file + len - 4, ".txt") != 0)
        return;
    name = fup_arena_copy_len(arena, file, len - 4);
    if (!name || has_name(list, name) ||
        fup_template_get(folder, name, language, arena, &found, problems, NULL) != FUP_OK)
        return;
    slot = FUP_LIST_ADD(list, arena);
    if (slot)
        *slot = found;
}

static void
add_folder(const char *folder, const char *below, const char *language, struct fup_arena *arena,
           struct fup_template_list *list, struct fup_string_list *problems)
{
    const char *path = fup_arena_format(arena, "%s%s%s", folder, *below ? "/" : "", below);
    DIR *entries = path ? opendir(path) : NULL;
    const struct dirent *entry;

    while (entries && (entry = readdir(entries)))
        add_name(folder, entry->d_name, language, arena, list, problems);
    if (entries)
        (void)closedir(entries);
}

enum fup_status
fup_templates_list(const char *folder, const char *language, const struct fup_row *row,
                   struct fup_arena *arena, struct fup_template_list *list,
                   struct fup_string_list *problems)
{
    size_t count;
    const struct fup_data_file *files = fup_data_files(&count);

    for (size_t i = 0; i < count; i++) {
        const char *slash = strrchr(files[i].name, '/');

        if (strncmp(files[i].name, PREFIX, strlen(PREFIX)) == 0 && slash)
            add_name(folder, slash + 1, language, arena, list, problems);
    }
    if (folder) {
        add_folder(folder, "", language, arena, list, problems);
        add_folder(folder, language, language, arena, list, problems);
    }
    for (size_t i = 0; row && i < list->count; i++)
        list->items[i].fit = fit_of(list->items[i].offer, row);
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare);
    return fup_arena_failed(arena) ? FUP_NO_MEMORY : FUP_OK;
}

/* A value never makes a place: what a name holds cannot become something to fill in. */
static void
add_value(struct fup_buffer *out, const char *value)
{
    for (; *value; value++) {
        char byte = *value;

        if (byte == value[1] && (byte == '[' || byte == ']'))
            byte = byte == '[' ? '(' : ')';
        fup_buffer_add(out, &byte, 1);
    }
}

static void
add_place(struct fup_buffer *out, struct fup_str label, int *places)
{
    ++*places;
    fup_buffer_format(out, "[[%.*s]]", (int)label.len, label.text);
}

static size_t
add_field(struct fup_buffer *out, const char *at, const char *language, const char *const *values,
          int *places)
{
    size_t len = (size_t)(strstr(at, "}}") - at);
    int field = find_field((struct fup_str){at + 2, len - 2});
    bool is_german = strcmp(language, "de") == 0;

    if (field >= 0 && values[field] && *values[field])
        add_value(out, values[field]);
    else if (field >= 0)
        add_place(out, fup_str_from(is_german ? fields[field].german : fields[field].english),
                  places);
    return len + 2;
}

/* "${1:label}": the number is for the writer of the template only. */
static size_t
add_stop(struct fup_buffer *out, const char *at, int *places)
{
    size_t len = (size_t)(strchr(at, '}') - at), start = 2 + strspn(at + 2, "0123456789");

    start += at[start] == ':';
    add_place(out, (struct fup_str){at + start, len - start}, places);
    return len + 1;
}

const char *
fup_template_fill(const char *text, const char *language, const char *const *values,
                  struct fup_arena *arena, int *places)
{
    struct fup_buffer out = {0};
    const char *filled;

    while (*text) {
        size_t plain = strcspn(text, "{$");

        fup_buffer_add(&out, text, plain);
        text += plain;
        if (strncmp(text, "{{", 2) == 0 && strstr(text, "}}")) {
            text += add_field(&out, text, language, values, places);
        } else if (strncmp(text, "${", 2) == 0 && strchr(text, '}')) {
            text += add_stop(&out, text, places);
        } else if (*text) {
            fup_buffer_add(&out, text, 1);
            text++;
        }
    }
    filled = out.failed ? NULL : fup_arena_copy_len(arena, out.text ? out.text : "", out.len);
    fup_buffer_release(&out);
    return filled;
}
