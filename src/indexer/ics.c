/* indexer/ics.c - the verb `ics`: tasks as JSON on stdin, iCalendar on stdout.
 *
 * {"now": seconds, "todos": [{"uid","summary","description","message_id","due"}]}, made by
 * `followup export --ics`. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "indexer/verb.h"
#include "text/todo.h"

static void
read_todos(const json_t *array, struct fup_arena *arena, struct fup_todo_list *todos)
{
    for (size_t i = 0; i < json_array_size(array); i++) {
        const json_t *object = json_array_get(array, i);
        struct fup_todo *todo = FUP_LIST_ADD(todos, arena);

        if (!todo)
            break;
        todo->uid = json_string_value(json_object_get(object, "uid"));
        todo->summary = json_string_value(json_object_get(object, "summary"));
        todo->description = json_string_value(json_object_get(object, "description"));
        todo->message_id = json_string_value(json_object_get(object, "message_id"));
        todo->due = fup_day_parse(fup_str_from(json_string_value(json_object_get(object, "due"))));
    }
}

int
verb_ics(int argc, char **argv)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_todo_list todos = {0};
    struct fup_buffer out = {0};
    struct fup_error error = {0};
    json_t *object = json_loadf(stdin, 0, NULL);
    enum fup_status status = arena ? FUP_OK : FUP_NO_MEMORY;

    (void)argc;
    (void)argv;
    if (status == FUP_OK && !json_is_object(object))
        status = fup_error_set(&error, FUP_USAGE,
                               "ics: stdin is no JSON object: use `followup export --ics`");
    if (status == FUP_OK) {
        read_todos(json_object_get(object, "todos"), arena, &todos);
        status = fup_todo_write(&todos, json_integer_value(json_object_get(object, "now")), &out);
    }
    if (status == FUP_OK &&
        (fwrite(out.text, 1, out.len, stdout) != out.len || fflush(stdout) != 0))
        status = fup_error_set(&error, FUP_OWN_FILES, "ics: %s: print it somewhere else",
                               strerror(errno));
    if (status == FUP_NO_MEMORY)
        (void)fup_error_set(&error, status, "ics: no memory: close other programs");
    json_decref(object);
    fup_buffer_release(&out);
    fup_arena_free(arena);
    return status == FUP_OK ? 0 : verb_fail(&error);
}
