/* indexer/draft.c - the verb `draft`: a plan as JSON on stdin, an RFC 5322 draft on stdout.
 *
 * {"from":{"name","address"},"to":[...],"cc":[...],"subject","in_reply_to","references":[...],
 *  "body"}: made by `followup draft` from facts, so that no mail is opened. Options are the common
 * ones and change nothing here.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "indexer/verb.h"
#include "mail/compose.h"

#define INPUT_LIMIT ((size_t)4 << 20)

static struct fup_address
read_person(const json_t *object)
{
    struct fup_address person = {json_string_value(json_object_get(object, "name")),
                                 json_string_value(json_object_get(object, "address")), NULL};

    return person;
}

static void
read_people(const json_t *array, struct fup_arena *arena, struct fup_address_list *people)
{
    for (size_t i = 0; i < json_array_size(array); i++) {
        struct fup_address *slot = FUP_LIST_ADD(people, arena);

        if (slot)
            *slot = read_person(json_array_get(array, i));
    }
}

static void
read_strings(const json_t *array, struct fup_arena *arena, struct fup_string_list *strings)
{
    for (size_t i = 0; i < json_array_size(array); i++) {
        const char *text = json_string_value(json_array_get(array, i));
        const char **slot = text ? FUP_LIST_ADD(strings, arena) : NULL;

        if (slot)
            *slot = text;
    }
}

static enum fup_status
compose(const json_t *object, struct fup_buffer *out, struct fup_error *error)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_compose draft = {0};
    enum fup_status status;

    if (!arena)
        return fup_error_set(error, FUP_NO_MEMORY, "draft: no memory: close other programs");
    fup_mail_init();
    draft.from = read_person(json_object_get(object, "from"));
    read_people(json_object_get(object, "to"), arena, &draft.to);
    read_people(json_object_get(object, "cc"), arena, &draft.cc);
    draft.subject = json_string_value(json_object_get(object, "subject"));
    draft.in_reply_to = json_string_value(json_object_get(object, "in_reply_to"));
    read_strings(json_object_get(object, "references"), arena, &draft.references);
    draft.body = json_string_value(json_object_get(object, "body"));
    status = fup_compose_write(&draft, out, error);
    fup_arena_free(arena);
    return status;
}

static enum fup_status
read_input(FILE *stream, struct fup_buffer *input, struct fup_error *error)
{
    char block[8192];
    size_t len;

    while (input->len < INPUT_LIMIT && (len = fread(block, 1, sizeof block, stream)) > 0)
        fup_buffer_add(input, block, len);
    if (input->failed)
        return fup_error_set(error, FUP_NO_MEMORY, "draft: no memory: close other programs");
    return FUP_OK;
}

int
verb_draft(int argc, char **argv)
{
    struct fup_buffer input = {0}, out = {0};
    struct fup_error error = {0};
    json_t *object = NULL;
    enum fup_status status = read_input(stdin, &input, &error);

    (void)argc;
    (void)argv;
    if (status == FUP_OK) {
        object = json_loadb(input.text ? input.text : "", input.len, 0, NULL);
        status = json_is_object(object)
                     ? compose(object, &out, &error)
                     : fup_error_set(&error, FUP_USAGE,
                                     "draft: stdin is no JSON object: use `followup draft`");
    }
    if (status == FUP_OK &&
        (fwrite(out.text, 1, out.len, stdout) != out.len || fflush(stdout) != 0))
        status = fup_error_set(&error, FUP_OWN_FILES, "draft: %s: print it somewhere else",
                               strerror(errno));
    json_decref(object);
    fup_buffer_release(&input);
    fup_buffer_release(&out);
    return status == FUP_OK ? 0 : verb_fail(&error);
}
