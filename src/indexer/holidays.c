/* indexer/holidays.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/holidays.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "indexer/parser.h"

enum { DAY = 24 * 60 * 60, LONGEST_HOLIDAY = 31, MOST_DAYS = 5000 };

static const char *
file_path(const struct fup_plan *plan)
{
    const char *path = plan->options->config->holidays_file, *home = plan->options->home;
    const char *slash = strrchr(plan->options->paths->config, '/');

    if (path && strncmp(path, "~/", 2) == 0 && home)
        path = fup_arena_format(plan->arena, "%s/%s", home, path + 2);
    else if (path && path[0] != '/' && slash) /* beside the config file */
        path = fup_arena_format(plan->arena, "%.*s/%s", (int)(slash - plan->options->paths->config),
                                plan->options->paths->config, path);
    return path;
}

/* Path, size and time; "" without a file. */
static const char *
mark_file(const struct fup_plan *plan, const char *path)
{
    struct stat about;
    const char *mark = "";

    if (path && stat(path, &about) == 0)
        mark = fup_arena_format(plan->arena, "%s %" PRId64 " %" PRId64, path,
                                (int64_t)about.st_size, (int64_t)about.st_mtim.tv_sec);
    return mark ? mark : "";
}

static bool
differs(struct fup_plan *plan, const char *mark)
{
    const char *old = NULL;

    return fup_facts_get(plan->writer, "holidays_mark", plan->arena, &old, NULL) == FUP_OK &&
           strcmp(old ? old : "", mark) != 0;
}

bool
fup_holidays_changed(struct fup_plan *plan)
{
    return differs(plan, mark_file(plan, file_path(plan)));
}

static int
compare_days(const void *left, const void *right)
{
    fup_day a = *(const fup_day *)left, b = *(const fup_day *)right;

    return (a > b) - (a < b);
}

struct days {
    fup_day items[MOST_DAYS];
    size_t count;
};

/* Whole days only: an event with a clock time is no holiday. */
static void
add_invite(struct days *days, const struct fup_invite *invite)
{
    fup_day first = (fup_day)(invite->start / DAY), last = (fup_day)(invite->end / DAY);

    if (!invite->is_all_day || invite->start == FUP_NO_INSTANT)
        return;
    if (invite->end == FUP_NO_INSTANT || last < first)
        last = first;
    for (fup_day day = first;
         day <= last && day - first < LONGEST_HOLIDAY && days->count < MOST_DAYS; day++)
        days->items[days->count++] = day;
}

static const char *
format_days(struct days *days, struct fup_arena *arena)
{
    char *text = fup_arena_alloc(arena, days->count * 11 + 1);
    size_t len = 0;

    qsort(days->items, days->count, sizeof *days->items, compare_days);
    for (size_t i = 0; text && i < days->count; i++) {
        if (i > 0 && days->items[i] == days->items[i - 1])
            continue;
        if (len > 0)
            text[len++] = '\n';
        fup_day_format(days->items[i], text + len);
        len += 10;
        text[len] = '\0';
    }
    return text;
}

struct taken {
    struct fup_arena *arena;
    const char *text; /* the days, or NULL */
};

static enum fup_status
take_answer(void *context, struct fup_job *job, enum fup_outcome outcome, const char *bytes,
            size_t len, struct fup_error *error)
{
    struct taken *taken = context;
    struct fup_message message;
    struct days *days = calloc(1, sizeof *days);

    (void)job, (void)error;
    if (days && outcome == FUP_OUTCOME_ANSWER &&
        fup_parser_facts(bytes, len, taken->arena, &message, NULL) == FUP_OK) {
        for (size_t i = 0; i < message.invites.count; i++)
            add_invite(days, &message.invites.items[i]);
        taken->text = format_days(days, taken->arena);
    }
    free(days);
    return FUP_OK;
}

enum fup_status
fup_holidays_update(struct fup_plan *plan)
{
    const char *path = file_path(plan), *mark = mark_file(plan, path);
    struct fup_pool_options pool = plan->options->pool;
    struct fup_job job = {.path = path, .kind = FUP_PARSER_CALENDAR};
    struct taken taken = {plan->arena, NULL};
    enum fup_status status = FUP_OK;

    if (!differs(plan, mark))
        return FUP_OK;
    pool.done = take_answer;
    pool.done_context = &taken;
    if (plan->options->make_context && *mark)
        pool.work_context = plan->options->make_context(plan->options->zone, plan->arena);
    if (*mark)
        status = fup_pool_run(&pool, &job, 1, plan->error);
    if (status == FUP_OK && (taken.text || !*mark)) {
        status = fup_facts_set(plan->writer, "holidays", taken.text, plan->error);
        if (status == FUP_OK)
            status = fup_facts_set(plan->writer, "holidays_mark", mark, plan->error);
    }
    return status;
}
