/* indexer/parser.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/parser.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "signal/read.h"
#include "store/record.h"

enum { LARGEST_READ = 8 * 1024 * 1024, LARGEST_ARENA = 256 * 1024 * 1024 };

const void *
fup_parser_context(const struct fup_zone *zone, struct fup_arena *arena)
{
    return fup_reader_new(zone, arena);
}

bool
fup_parser_prepare(const void *context)
{
    fup_mail_init();
    return context != NULL;
}

/* With malloc; NULL when it cannot be read. */
static char *
read_file(int file, int64_t size, size_t *len)
{
    size_t room = size > LARGEST_READ ? LARGEST_READ : (size_t)size;
    char *bytes = malloc(room + 1);
    ssize_t got = 1;

    *len = 0;
    while (bytes && got != 0 && *len < room) {
        got = read(file, bytes + *len, room - *len);
        if (got > 0) {
            *len += (size_t)got;
        } else if (got < 0 && errno != EINTR) {
            free(bytes);
            bytes = NULL;
        }
    }
    return bytes;
}

static int
add_json(const char *text, size_t len, void *buffer)
{
    fup_buffer_add(buffer, text, len);
    return ((struct fup_buffer *)buffer)->failed ? -1 : 0;
}

static bool
answer_json(json_t *object, struct fup_buffer *answer)
{
    bool good = object && json_dump_callback(object, add_json, answer, JSON_COMPACT) == 0;

    json_decref(object);
    return good;
}

static json_t *
encode_addresses(const struct fup_address_list *list)
{
    json_t *array = json_array();

    for (size_t i = 0; i < list->count; i++) {
        json_t *item = json_object();

        if (list->items[i].name)
            (void)json_object_set_new(item, "name", json_string(list->items[i].name));
        if (list->items[i].address)
            (void)json_object_set_new(item, "address", json_string(list->items[i].address));
        (void)json_array_append_new(array, item);
    }
    return array;
}

static json_t *
encode_details(const struct fup_mail *mail, const struct fup_reading *reading)
{
    json_t *object = json_object();

    (void)json_object_set_new(object, "record", fup_record_encode(&reading->message));
    if (mail->mail_followup_to.count > 0)
        (void)json_object_set_new(object, "mail_followup_to",
                                  encode_addresses(&mail->mail_followup_to));
    if (reading->body.signature_name)
        (void)json_object_set_new(object, "signature_name",
                                  json_string(reading->body.signature_name));
    (void)json_object_set_new(
        object, "own",
        json_stringn(reading->body.own.text ? reading->body.own.text : "", reading->body.own.len));
    return object;
}

static bool
work_on_mail(const struct fup_reader *reader, const struct fup_job *job, const char *bytes,
             size_t len, struct fup_arena *arena, struct fup_buffer *answer)
{
    struct fup_mail mail;
    struct fup_reading reading = {0};
    bool good = fup_mail_parse(bytes, len, arena, &mail, NULL) == FUP_OK;

    if (good) {
        mail.truncated = mail.truncated || job->size > LARGEST_READ;
        fup_read_mail(reader, &mail, job->mtime, arena, &reading);
        good = !fup_arena_failed(arena) &&
               answer_json(job->kind == FUP_PARSER_DETAILS ? encode_details(&mail, &reading)
                                                           : fup_record_encode(&reading.message),
                           answer);
    }
    return good;
}

static bool
work_on_calendar(const char *bytes, size_t len, struct fup_arena *arena, struct fup_buffer *answer)
{
    struct fup_message message = {.time = FUP_NO_INSTANT};

    fup_invite_read((struct fup_str){bytes, len}, 0, arena, &message.invites);
    return !fup_arena_failed(arena) && answer_json(fup_record_encode(&message), answer);
}

bool
fup_parser_work(const void *context, const struct fup_job *job, int file, struct fup_buffer *answer)
{
    struct fup_arena *arena = fup_arena_new(LARGEST_ARENA);
    size_t len = 0;
    char *bytes = arena ? read_file(file, job->size, &len) : NULL;
    bool good = bytes != NULL;

    if (good && job->kind == FUP_PARSER_CALENDAR)
        good = work_on_calendar(bytes, len, arena, answer);
    else if (good)
        good = work_on_mail(context, job, bytes, len, arena, answer);
    free(bytes);
    fup_arena_free(arena);
    return good;
}

enum fup_status
fup_parser_facts(const char *bytes, size_t len, struct fup_arena *arena,
                 struct fup_message *message, struct fup_error *error)
{
    json_t *object = json_loadb(bytes, len, 0, NULL);
    enum fup_status status = FUP_BROKEN;

    if (object)
        status = fup_record_decode(object, arena, message, error);
    else
        (void)fup_error_set(error, FUP_BROKEN, "parser: its answer is no JSON");
    json_decref(object);
    return status;
}
