/* cli/draft.c - `draft`. The plan is made here; the helper writes it as RFC 5322.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/helper.h"
#include "view/output.h"

#include <stdlib.h>
#include <string.h>

#define WRITE_LIMIT_MS 5000
#define READ_LIMIT_MS 3000

static json_t *
person_of(const struct fup_address *person)
{
    return json_pack("{s:s?, s:s?}", "name", person->name, "address", person->address);
}

static json_t *
people_of(const struct fup_address_list *people)
{
    json_t *array = json_array();

    for (size_t i = 0; i < people->count; i++)
        (void)json_array_append_new(array, person_of(&people->items[i]));
    return array;
}

/* The helper's input; NULL when memory is short. To be freed. */
static char *
plan_of(const struct fup_draft *draft)
{
    json_t *references = json_array(), *object;
    char *text;

    for (size_t i = 0; i < draft->references.count; i++)
        (void)json_array_append_new(references, json_string(draft->references.items[i]));
    object =
        json_pack("{s:o, s:o, s:o, s:s?, s:s?, s:o, s:s?}", "from", person_of(&draft->from), "to",
                  people_of(&draft->to), "cc", people_of(&draft->cc), "subject", draft->subject,
                  "in_reply_to", draft->in_reply_to, "references", references, "body", draft->body);
    text = object ? json_dumps(object, JSON_COMPACT) : NULL;
    json_decref(object);
    return text;
}

static int
print_whole(struct context *context, const struct fup_draft *draft)
{
    struct helper_result result = {0};
    char *plan = plan_of(draft);
    enum fup_status status = plan ? FUP_OK : FUP_NO_MEMORY;
    int code;

    if (status == FUP_OK)
        status = helper_run(context, "draft", NULL, plan, WRITE_LIMIT_MS, false, &result);
    free(plan);
    if (status != FUP_OK)
        code = context_fail(context, status);
    else if (result.timed_out || result.exit_code != 0)
        code = helper_fail(context, &result, "draft");
    else /* not context_print: the header's encoded words and folding are the helper's */
        code = context_print_raw(context, &result.output);
    helper_release(&result);
    return code;
}

/* The plan as JSON, for front ends that insert it themselves. */
static int
print_json(struct context *context, const struct fup_draft *draft)
{
    char *plan = plan_of(draft);
    json_t *object = plan ? json_loads(plan, 0, NULL) : NULL, *warnings = json_array();

    free(plan);
    for (size_t i = 0; i < draft->warnings.count; i++)
        (void)json_array_append_new(warnings, json_string(draft->warnings.items[i]));
    (void)json_object_set_new(object, "warnings", warnings);
    (void)json_object_set_new(object, "template", json_string(draft->template_name));
    (void)json_object_set_new(object, "language", json_string(draft->language));
    (void)json_object_set_new(object, "open_places", json_integer(draft->open_places));
    return context_print_json(context, object);
}

/* Told by the row until the sent copy is indexed; a read-only home must not cost the draft. */
static void
note_drafted(struct context *context, const struct fup_row *row)
{
    struct fup_saying saying = {FUP_VERB_DRAFTED, NULL, NULL, NULL, NULL};
    struct fup_error error = {0};
    const char *receipt;

    saying.id = fup_arena_format(context->arena, "id:%s", row->message_id ? row->message_id : "");
    if (fup_session_decide(context->session, &saying, context->arena, &receipt, &error) != FUP_OK)
        context_warn("%s", error.text);
}

static void
add_people(struct context *context, const struct fup_identity *identity, const json_t *array,
           struct fup_address_list *people)
{
    for (size_t i = 0; i < json_array_size(array); i++) {
        const json_t *object = json_array_get(array, i);
        const char *address = json_string_value(json_object_get(object, "address"));
        struct fup_address *slot = NULL;

        if (address && !fup_identity_has(identity, address))
            slot = FUP_LIST_ADD(people, context->arena);
        if (slot) {
            slot->address = fup_arena_copy(context->arena, address);
            slot->name =
                fup_arena_copy(context->arena, json_string_value(json_object_get(object, "name")));
        }
    }
}

/* Where the writer to a list wants answers (Mail-Followup-To): facts do not hold it, so the mail is
 * read again. Without an answer in time the draft keeps its recipients. */
static void
follow_the_list(struct context *context, const struct fup_snapshot *snapshot,
                struct fup_draft *draft)
{
    const char *id = fup_arena_format(context->arena, "id:%s", draft->in_reply_to);
    const char *const arguments[] = {"--", id, NULL};
    struct helper_result result = {0};
    struct fup_error saved = context->error;
    struct fup_address_list people = {0};
    json_t *object = NULL;

    if (id &&
        helper_run(context, "message", arguments, NULL, READ_LIMIT_MS, false, &result) == FUP_OK &&
        !result.timed_out && result.exit_code == 0)
        object = json_loadb(result.output.text ? result.output.text : "", result.output.len,
                            JSON_DISABLE_EOF_CHECK, NULL);
    add_people(context, &snapshot->identity, json_object_get(object, "mail_followup_to"), &people);
    if (people.count > 0) {
        draft->to = people;
        draft->cc = (struct fup_address_list){0};
    }
    json_decref(object);
    helper_release(&result);
    context->error = saved;
}

static bool
answers_a_list(const struct fup_snapshot *snapshot, const struct fup_draft *draft)
{
    bool found = false;

    for (size_t i = 0; draft->in_reply_to && !found && i < snapshot->messages.count; i++) {
        const struct fup_message *message = &snapshot->messages.items[i];

        found = message->flags & FUP_MAIL_LIST && strcmp(message->id, draft->in_reply_to) == 0 &&
                !fup_identity_has(&snapshot->identity, message->from.address);
    }
    return found;
}

int
command_draft(struct context *context)
{
    struct fup_snapshot snapshot;
    const struct fup_row *row;
    struct fup_draft draft;
    struct fup_buffer out = {0};
    enum fup_status status = context_row(context, &snapshot, &row);
    int code;

    if (status == FUP_OK)
        status = fup_session_draft(
            context->session, &snapshot, row, context->values[OPTION_TEMPLATE],
            context->values[OPTION_LANGUAGE], context->arena, &draft, &context->error);
    if (status != FUP_OK)
        return context_fail(context, status);
    if (!context->values[OPTION_BODY] && answers_a_list(&snapshot, &draft))
        follow_the_list(context, &snapshot, &draft);
    for (size_t i = 0; i < draft.warnings.count; i++)
        context_warn("%s", draft.warnings.items[i]);
    if (draft.open_places > 0)
        context_warn("draft: %d place%s to fill in, marked [[...]]: look before you send",
                     draft.open_places, draft.open_places == 1 ? "" : "s");
    if (context->format != FORMAT_TEXT) {
        code = print_json(context, &draft);
    } else if (context->values[OPTION_BODY]) {
        fup_buffer_text(&out, draft.body);
        code = context_print(context, &out);
    } else {
        code = print_whole(context, &draft);
    }
    if (code == 0)
        note_drafted(context, row);
    return code;
}
