/* indexer/match.c - `match QUERY...`: the thread ids of a notmuch query, one a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "indexer/call.h"
#include "indexer/verb.h"
#include "mail/database.h"

enum { LIMIT_MILLISECONDS = 10000 };

static int
match(void *context)
{
    struct fup_call *call = context;
    struct fup_database *database;
    struct fup_string_list threads = {0};
    struct fup_buffer query = {0};
    enum fup_status status = fup_database_open(call->profile, &database, &call->error);

    for (int i = 0; i < call->argument_count; i++)
        fup_buffer_format(&query, "%s%s", i ? " " : "", call->arguments[i]);
    if (query.failed)
        status = fup_error_set(&call->error, FUP_NO_MEMORY, "match: not enough memory");
    if (status == FUP_OK)
        status = fup_database_threads(database, query.text, call->arena, &threads, &call->error);
    for (size_t i = 0; status == FUP_OK && i < threads.count; i++)
        (void)printf("%s\n", threads.items[i]);
    if (status == FUP_OK && fflush(stdout) != 0)
        status = fup_error_set(&call->error, FUP_OWN_FILES, "match: output cannot be written");
    fup_buffer_release(&query);
    fup_database_close(database);
    return status == FUP_OK ? 0 : fup_call_fail(call);
}

static int
run(struct fup_call *call)
{
    return fup_call_supervise(call, "match: there is no query", match, LIMIT_MILLISECONDS);
}

int
verb_match(int argc, char **argv)
{
    return fup_call_run(argc, argv, run);
}
