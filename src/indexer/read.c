/* indexer/read.c - the verb `read`: one mail or text, or many texts as JSON lines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "followup.h"
#include "indexer/reading.h"
#include "indexer/verb.h"

#define INPUT_LIMIT ((size_t)64 << 20)
#define LINE_LIMIT ((size_t)8 << 20)
#define TEXT_ARENA_LIMIT ((size_t)512 << 20)

struct read_options {
    bool is_jsonl, is_json;
    const char *date, *now, *language, *file;
    const struct fup_zone *zone; /* the user's */
};

static enum fup_status
parse_options(int argc, char **argv, struct read_options *options, struct fup_error *error)
{
    static const struct option words[] = {
        {"jsonl", no_argument, NULL, 'l'},         {"date", required_argument, NULL, 'd'},
        {"now", required_argument, NULL, 'n'},     {"lang", required_argument, NULL, 'a'},
        {"format", required_argument, NULL, 'f'},  {"config", required_argument, NULL, 'c'},
        {"profile", required_argument, NULL, 'c'}, {NULL, 0, NULL, 0}};
    enum fup_status status = FUP_OK;
    int word;

    opterr = 0;
    while (status == FUP_OK && (word = getopt_long(argc, argv, "", words, NULL)) != -1) {
        switch (word) {
        case 'l':
            options->is_jsonl = true;
            break;
        case 'd':
            options->date = optarg;
            break;
        case 'n':
            options->now = optarg;
            break;
        case 'a':
            options->language = optarg;
            break;
        case 'f':
            options->is_json = strcmp(optarg, "text") != 0;
            break;
        case 'c':
            break;
        default:
            status = fup_error_set(error, FUP_USAGE, "read: %s: not an option: see --help",
                                   argv[optind - 1]);
        }
    }
    options->file = optind < argc ? argv[optind] : "-";
    return status;
}

static enum fup_status
read_all(const char *path, struct fup_buffer *bytes, struct fup_error *error)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    enum fup_status status = FUP_OK;
    char block[65536];
    size_t len;

    if (!file)
        return fup_error_set(error, FUP_NOT_FOUND, "%s: %s: name a readable file, or - for input",
                             path, strerror(errno));
    while (bytes->len <= INPUT_LIMIT && (len = fread(block, 1, sizeof block, file)) > 0)
        fup_buffer_add(bytes, block, len);
    if (ferror(file))
        status =
            fup_error_set(error, FUP_NOT_FOUND, "%s: cannot be read: name a readable file", path);
    else if (bytes->len > INPUT_LIMIT)
        status = fup_error_set(error, FUP_TOO_BIG, "%s: over 64 MB: give a part of it", path);
    else if (bytes->failed)
        status = fup_error_set(error, FUP_NO_MEMORY, "read: memory is short: try again");
    if (file != stdin)
        (void)fclose(file);
    return status;
}

/* When a text says nothing of its time: --date, --now, FOLLOWUP_NOW, the clock. */
static enum fup_status
written_time(const char *text, const struct fup_zone *zone, struct fup_text_input *input,
             struct fup_error *error)
{
    if (!text)
        text = getenv("FOLLOWUP_NOW");
    input->written = (fup_instant)time(NULL);
    input->offset_minutes = 0;
    input->has_offset = false;
    if (text)
        input->written = fup_instant_parse(fup_str_trim(fup_str_from(text)), zone,
                                           &input->offset_minutes, &input->has_offset);
    return input->written == FUP_NO_INSTANT
               ? fup_error_set(error, FUP_USAGE, "%s: not a date: write 2026-03-16T09:00:00+01:00",
                               text)
               : FUP_OK;
}

static enum fup_status
print_json(json_t *object, struct fup_error *error)
{
    char *text = object ? json_dumps(object, JSON_COMPACT | JSON_PRESERVE_ORDER) : NULL;
    enum fup_status status = FUP_OK;

    if (!text || puts(text) == EOF)
        status = fup_error_set(error, text ? FUP_OWN_FILES : FUP_NO_MEMORY,
                               "read: the answer cannot be written: try again");
    free(text);
    json_decref(object);
    return status;
}

/* A mail starts with a header field, or with the "From " line of an mbox. */
static bool
is_mail(struct fup_str bytes)
{
    size_t at = 0;

    if (fup_str_starts_caseless(bytes, "From "))
        return true;
    while (at < bytes.len && at < 77 && bytes.text[at] > ' ' && bytes.text[at] < 127 &&
           bytes.text[at] != ':')
        at++;
    if (at < 2 || at + 1 >= bytes.len || bytes.text[at] != ':')
        return false;
    /* "Hello: I ask you" is none: there must be a From, Date or Message-ID field near the top. */
    bytes.len = bytes.len < 65536 ? bytes.len : 65536;
    return fup_str_starts_caseless(bytes, "from:") || fup_str_starts_caseless(bytes, "date:") ||
           fup_str_starts_caseless(bytes, "return-path:") ||
           fup_str_find_caseless(bytes, "\nfrom:") != SIZE_MAX ||
           fup_str_find_caseless(bytes, "\nmessage-id:") != SIZE_MAX;
}

/* `otherwise`: when it was written, where no header tells. */
static enum fup_status
read_mail(const struct fup_reader *reader, const struct fup_buffer *bytes, fup_instant otherwise,
          struct fup_arena *arena, struct fup_reading *reading, struct fup_error *error)
{
    struct fup_mail mail = {0};
    enum fup_status status;

    fup_mail_init();
    status = fup_mail_parse(bytes->text, bytes->len, arena, &mail, error);
    if (status == FUP_OK)
        fup_read_mail(reader, &mail, otherwise, arena, reading);
    return status;
}

static enum fup_status
read_one(const struct fup_reader *reader, const struct read_options *options,
         const struct fup_buffer *bytes, struct fup_arena *arena, struct fup_error *error)
{
    struct fup_str text = {bytes->text ? bytes->text : "", bytes->len};
    struct fup_text_input input = {.text = text, .language = options->language};
    struct fup_buffer out = {0};
    struct fup_reading reading;
    enum fup_status status = FUP_OK;

    status =
        written_time(options->date ? options->date : options->now, options->zone, &input, error);
    if (status == FUP_OK && is_mail(text))
        status = read_mail(reader, bytes, input.written, arena, &reading, error);
    else if (status == FUP_OK)
        fup_read_text(reader, &input, arena, &reading);
    if (status == FUP_OK && options->is_json) {
        status = print_json(reading_json(&reading, reading.message.id, arena), error);
    } else if (status == FUP_OK) {
        reading_text(&reading, arena, &out);
        (void)fputs(out.text ? out.text : "", stdout);
        fup_buffer_release(&out);
    }
    return status;
}

static enum fup_status
read_line(const struct fup_reader *reader, const struct read_options *options, struct fup_str line,
          struct fup_arena *arena, struct fup_error *error)
{
    json_t *object = json_loadb(line.text, line.len, 0, NULL);
    const json_t *text = json_object_get(object, "text");
    const char *date = json_string_value(json_object_get(object, "date"));
    struct fup_text_input input = {.text = {json_string_value(text), json_string_length(text)},
                                   .subject = json_string_value(json_object_get(object, "subject")),
                                   .from = json_string_value(json_object_get(object, "from")),
                                   .language = json_string_value(json_object_get(object, "lang"))};
    struct fup_reading reading;
    enum fup_status status;

    if (!json_is_string(text))
        status = fup_error_set(error, FUP_USAGE,
                               "read: a line is no object with \"text\": see followup(1)");
    else
        status = written_time(date ? date : options->date, options->zone, &input, error);
    if (status == FUP_OK) {
        fup_read_text(reader, &input, arena, &reading);
        status = print_json(
            reading_json(&reading, json_string_value(json_object_get(object, "id")), arena), error);
    }
    json_decref(object);
    return status;
}

static enum fup_status
read_lines(const struct fup_reader *reader, const struct read_options *options,
           const struct fup_buffer *bytes, struct fup_error *error)
{
    struct fup_str rest = {bytes->text ? bytes->text : "", bytes->len}, line;
    enum fup_status status = FUP_OK;

    while (status == FUP_OK && fup_str_next_line(&rest, &line)) {
        struct fup_arena *arena = fup_arena_new(TEXT_ARENA_LIMIT);

        if (!arena)
            status = fup_error_set(error, FUP_NO_MEMORY, "read: memory is short: try again");
        else if (line.len > LINE_LIMIT)
            status = fup_error_set(error, FUP_TOO_BIG, "read: a line is over 8 MB: shorten it");
        else if (fup_str_trim(line).len > 0)
            status = read_line(reader, options, line, arena, error);
        fup_arena_free(arena);
    }
    return status;
}

int
verb_read(int argc, char **argv)
{
    struct fup_error error = {0};
    struct read_options options = {0};
    struct fup_buffer bytes = {0};
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_reader *reader;
    enum fup_status status = FUP_OK;

    options.zone = arena ? fup_zone_of_system(getenv("TZ"), arena) : NULL;
    reader = options.zone ? fup_reader_new(options.zone, arena) : NULL;
    if (!reader)
        status = fup_error_set(&error, FUP_NO_MEMORY, "read: memory is short: try again");
    if (status == FUP_OK)
        status = parse_options(argc, argv, &options, &error);
    if (status == FUP_OK)
        status = read_all(options.file, &bytes, &error);
    if (status == FUP_OK && options.is_jsonl)
        status = read_lines(reader, &options, &bytes, &error);
    else if (status == FUP_OK)
        status = read_one(reader, &options, &bytes, arena, &error);
    fup_buffer_release(&bytes);
    fup_arena_free(arena);
    return status == FUP_OK ? 0 : verb_fail(&error);
}
