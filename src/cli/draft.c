/* cli/draft.c - `draft` and `templates`. The plan is made here; the helper writes it as RFC 5322.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/helper.h"
#include "view/json.h"
#include "view/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
    struct fup_buffer out = {0};
    char *plan = plan_of(draft);
    json_t *object = plan ? json_loads(plan, 0, NULL) : NULL;
    enum fup_status status;

    free(plan);
    (void)json_object_set_new(object, "template", json_string(draft->template_name));
    (void)json_object_set_new(object, "language", json_string(draft->language));
    status = fup_json_print(object, &out);
    fup_buffer_text(&out, "\n");
    if (status != FUP_OK) {
        fup_buffer_release(&out);
        return context_fail(context, status);
    }
    return context_print_raw(context, &out);
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

static enum fup_status
load_row(struct context *context, struct fup_snapshot *snapshot, const struct fup_row **row)
{
    const char *id;
    enum fup_status status = context_id(context, context->arguments[0], &id);

    if (status == FUP_OK)
        status = fup_session_load(context->session, context->arena, snapshot, &context->error);
    if (status == FUP_OK)
        status = fup_session_find(snapshot, id, row, &context->error);
    return status;
}

int
command_draft(struct context *context)
{
    struct fup_snapshot snapshot;
    const struct fup_row *row;
    struct fup_draft draft;
    struct fup_buffer out = {0};
    enum fup_status status = load_row(context, &snapshot, &row);
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

static enum fup_status
write_new(struct context *context, const char *path, const struct fup_template *source)
{
    struct fup_buffer text = {0};
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    enum fup_status status = FUP_OK;

    if (file < 0 && errno == EEXIST)
        return FUP_OK; /* it is the user's already */
    fup_buffer_format(&text, "# %s\nOffer: %s\nSubject: %s\n\n%s", source->comment, source->offer,
                      source->subject, source->body);
    if (file < 0 || text.failed || write(file, text.text, text.len) != (ssize_t)text.len)
        status = fup_error_set(&context->error, FUP_OWN_FILES, "%s: %s: make the folder writable",
                               path, strerror(errno));
    if (file >= 0)
        (void)close(file);
    fup_buffer_release(&text);
    return status;
}

/* The editor is the user's own command, run by their shell with the path as an argument. */
static enum fup_status
edit(struct context *context, const char *path)
{
    const char *editor = getenv("VISUAL") ? getenv("VISUAL") : getenv("EDITOR");

    if (!editor || !*editor)
        editor = "vi";
    editor = fup_arena_format(context->arena, "%s \"$1\"", editor);
    if (editor)
        (void)execl("/bin/sh", "sh", "-c", editor, "followup", path, (char *)NULL);
    return fup_error_set(&context->error, FUP_OWN_FILES, "editor: %s: set EDITOR", strerror(errno));
}

static int
edit_template(struct context *context, const char *language)
{
    const char *base = fup_session_paths(context->session)->templates;
    const char *folder = fup_arena_format(context->arena, "%s/%s", base, language), *path;
    struct fup_template found;
    struct fup_string_list problems = {0};
    enum fup_status status = fup_template_get(base, context->values[OPTION_EDIT], language,
                                              context->arena, &found, &problems, &context->error);

    path = status == FUP_OK && folder
               ? fup_arena_format(context->arena, "%s/%s.txt", folder, found.name)
               : NULL;
    if (status == FUP_OK && !path)
        status = FUP_NO_MEMORY;
    if (status == FUP_OK && found.path)
        path = found.path;
    else if (status == FUP_OK)
        status = fup_paths_make_folder(folder, &context->error);
    if (status == FUP_OK && !found.path)
        status = write_new(context, path, &found);
    if (status == FUP_OK)
        status = edit(context, path);
    return context_fail(context, status);
}

static void
add_template(struct fup_buffer *out, const struct fup_template *found, bool is_first)
{
    fup_output_style(out, is_first ? FUP_STYLE_STRONG : FUP_STYLE_PLAIN);
    fup_buffer_format(out, "%-24s", found->name);
    fup_output_style(out, FUP_STYLE_PLAIN);
    fup_buffer_format(out, "%s%s", found->comment, found->path ? " (yours)" : "");
    fup_buffer_text(out, "\n");
}

int
command_templates(struct context *context)
{
    const struct fup_config *config = fup_session_config(context->session);
    const char *language = context->values[OPTION_LANGUAGE];
    struct fup_snapshot snapshot;
    const struct fup_row *row = NULL;
    struct fup_template_list list = {0};
    struct fup_string_list problems = {0};
    struct fup_buffer out = {0};
    enum fup_status status = FUP_OK;

    language = language ? language : (config->language ? config->language : "en");
    if (context->values[OPTION_EDIT])
        return edit_template(context, language);
    if (context->argument_count > 0)
        status = load_row(context, &snapshot, &row);
    if (status == FUP_OK)
        status = fup_templates_list(fup_session_paths(context->session)->templates, language, row,
                                    context->arena, &list, &problems);
    if (status != FUP_OK)
        return context_fail(context, status);
    for (size_t i = 0; i < problems.count; i++)
        context_warn("%s", problems.items[i]);
    for (size_t i = 0; i < list.count; i++)
        add_template(&out, &list.items[i], row && list.items[i].fit > 1);
    return context_print(context, &out);
}
