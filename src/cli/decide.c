/* cli/decide.c - the decisions: each says what it did and how to take it back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"

#include <string.h>

static enum fup_status
say(struct context *context, struct fup_saying *saying, struct fup_buffer *out)
{
    const char *receipt = NULL;
    enum fup_status status = FUP_OK;

    if (saying->id)
        status = context_id(context, saying->id, &saying->id);
    if (status == FUP_OK && saying->other)
        status = context_id(context, saying->other, &saying->other);
    if (status == FUP_OK)
        status =
            fup_session_decide(context->session, saying, context->arena, &receipt, &context->error);
    if (status == FUP_OK)
        fup_buffer_format(out, "%s\n", receipt);
    return status;
}

static int
say_one(struct context *context, struct fup_saying *saying)
{
    struct fup_buffer out = {0};
    enum fup_status status = say(context, saying, &out);
    int printed = context_print(context, &out);

    return status == FUP_OK ? printed : context_fail(context, status);
}

/* Several IDs: what can be done is done; the first fault is told and gives the exit code. */
int
command_decide(struct context *context)
{
    struct fup_buffer out = {0};
    enum fup_status first = FUP_OK;
    int verb = fup_verb_parse(context->command->name), printed;

    for (int i = 0; i < context->argument_count; i++) {
        struct fup_saying saying = {(enum fup_verb)verb, context->arguments[i], NULL, NULL, NULL};
        enum fup_status status = say(context, &saying, &out);

        if (first == FUP_OK)
            first = status;
    }
    printed = context_print(context, &out);
    return first == FUP_OK ? printed : context_fail(context, first);
}

int
command_snooze(struct context *context)
{
    struct fup_saying saying = {FUP_VERB_SNOOZE, context->arguments[0], NULL,
                                context_join(context, 1), NULL};

    return say_one(context, &saying);
}

int
command_expect(struct context *context)
{
    struct fup_saying saying = {FUP_VERB_EXPECT, context->arguments[0], NULL,
                                context_join(context, 1), context->values[OPTION_NOTE]};

    return say_one(context, &saying);
}

int
command_stage(struct context *context)
{
    struct fup_saying saying = {FUP_VERB_STAGE, context->arguments[0], NULL, NULL,
                                context->arguments[1]};

    return say_one(context, &saying);
}

int
command_note(struct context *context)
{
    struct fup_saying saying = {FUP_VERB_NOTE, context->arguments[0], NULL, NULL,
                                context_join(context, 1)};

    return say_one(context, &saying);
}

int
command_join(struct context *context)
{
    struct fup_saying saying = {FUP_VERB_JOIN, context->arguments[0], context->arguments[1], NULL,
                                NULL};

    return say_one(context, &saying);
}

int
command_set(struct context *context)
{
    static const struct {
        const char *prefix;
        enum fup_verb verb;
    } fields[] = {{"organization=", FUP_VERB_SET_ORGANIZATION},
                  {"position=", FUP_VERB_SET_POSITION}};
    struct fup_saying saying = {FUP_VERB_COUNT, context->arguments[0], NULL, NULL, NULL};
    const char *words = context_join(context, 1);

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strncmp(words, fields[i].prefix, strlen(fields[i].prefix)) == 0) {
            saying.verb = fields[i].verb;
            saying.text = words + strlen(fields[i].prefix);
        }
    }
    if (saying.verb == FUP_VERB_COUNT)
        return context_fail(context,
                            fup_error_set(&context->error, FUP_USAGE,
                                          "set: '%.40s' is no field: write organization=NAME or "
                                          "position=NAME",
                                          words));
    return say_one(context, &saying);
}

int
command_undo(struct context *context)
{
    struct fup_saying saying = {FUP_VERB_UNDO, NULL, NULL, NULL, NULL};

    return say_one(context, &saying);
}
