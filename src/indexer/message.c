/* indexer/message.c - `message ID...`: what a draft needs of a mail, one JSON object a line.
 *
 * {"id", "thread", "path", "record" (store/record.h), "own", "mail_followup_to", "signature_name"}.
 * An ID is a Message-ID, with or without "id:". SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "indexer/call.h"
#include "indexer/parser.h"
#include "indexer/verb.h"
#include "mail/database.h"

enum { LIMIT_MILLISECONDS = 10000 };

struct taken {
    const struct fup_entry *entry;
    bool answered;
};

/* Adds a text if it is UTF-8: a path need not be. */
static void
add_text(json_t *object, const char *key, const char *text)
{
    json_t *value = json_string(text);

    if (value)
        (void)json_object_set_new(object, key, value);
}

static enum fup_status
print_answer(void *context, struct fup_job *job, enum fup_outcome outcome, const char *bytes,
             size_t len, struct fup_error *error)
{
    struct taken *taken = context;
    json_t *object = outcome == FUP_OUTCOME_ANSWER ? json_loadb(bytes, len, 0, NULL) : NULL;

    (void)error;
    if (json_is_object(object) && !taken->answered) {
        add_text(object, "id", taken->entry->id);
        add_text(object, "thread", taken->entry->thread);
        add_text(object, "path", job->path);
        (void)json_dumpf(object, stdout, JSON_COMPACT);
        (void)fputc('\n', stdout);
        taken->answered = true;
    }
    json_decref(object);
    return FUP_OK;
}

static enum fup_status
print_entry(struct fup_call *call, const struct fup_entry *entry)
{
    struct taken taken = {entry, false};
    struct fup_pool_options pool = {
        .children = 1,
        .prepare = fup_parser_prepare,
        .work = fup_parser_work,
        .work_context = fup_parser_context(fup_session_zone(call->session), call->arena),
        .done = print_answer,
        .done_context = &taken};
    enum fup_status status = FUP_OK;

    for (size_t i = 0; status == FUP_OK && !taken.answered && i < entry->paths.count; i++) {
        struct fup_job job = {.path = entry->paths.items[i], .kind = FUP_PARSER_DETAILS};

        status = fup_pool_run(&pool, &job, 1, &call->error);
    }
    if (status == FUP_OK && !taken.answered)
        status =
            fup_error_set(&call->error, FUP_BROKEN,
                          "id:%.200s: its mail file cannot be read: run notmuch new", entry->id);
    return status;
}

static int
print_messages(void *context)
{
    struct fup_call *call = context;
    struct fup_database *database;
    enum fup_status status = fup_database_open(call->profile, &database, &call->error);

    for (int i = 0; status == FUP_OK && i < call->argument_count; i++) {
        const char *id = call->arguments[i];
        struct fup_entry entry;
        bool found = false;

        if (strncmp(id, "id:", 3) == 0)
            id += 3;
        status = fup_database_find(database, id, call->arena, &entry, &found, &call->error);
        if (status == FUP_OK && !found)
            status = fup_error_set(&call->error, FUP_NOT_FOUND,
                                   "id:%.200s: notmuch knows no such message", id);
        if (status == FUP_OK)
            status = print_entry(call, &entry);
    }
    fup_database_close(database);
    return status == FUP_OK ? 0 : fup_call_fail(call);
}

static int
run(struct fup_call *call)
{
    return fup_call_supervise(call, "message: there is no Message-ID", print_messages,
                              LIMIT_MILLISECONDS);
}

int
verb_message(int argc, char **argv)
{
    return fup_call_run(argc, argv, run);
}
