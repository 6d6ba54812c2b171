/* cli/index.c - `index` and `read` are the helper's. SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/helper.h"

#define MAX_PASSED 32

static int
become(struct context *context, const char *verb, const enum option_key *options, size_t count)
{
    static const char *const words[] = {
#define OPTION_WORD(key, word, argument) "--" word,
        OPTION_TABLE(OPTION_WORD)
#undef OPTION_WORD
    };
    const char *list[MAX_PASSED + 1];
    size_t used = 0;

    for (size_t i = 0; i < count; i++) {
        const char *value = context->values[options[i]];

        if (value && *value)
            list[used++] = fup_arena_format(context->arena, "%s=%s", words[options[i]], value);
        else if (value)
            list[used++] = words[options[i]];
    }
    for (int i = 0; i < context->argument_count && used < MAX_PASSED; i++)
        list[used++] = context->arguments[i];
    list[used] = NULL;
    return context_fail(context, helper_become(context, verb, list));
}

int
command_index(struct context *context)
{
    static const enum option_key options[] = {OPTION_FULL, OPTION_SINCE, OPTION_TAG, OPTION_QUIET,
                                              OPTION_DETACH};

    return become(context, "index", options, sizeof options / sizeof *options);
}

int
command_read(struct context *context)
{
    static const enum option_key options[] = {OPTION_DATE, OPTION_JSONL, OPTION_LANGUAGE,
                                              OPTION_FORMAT};

    return become(context, "read", options, sizeof options / sizeof *options);
}
