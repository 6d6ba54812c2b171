/* indexer/update.c - places what is known, reads what is not, publishes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "indexer/update.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/str.h"
#include "indexer/holidays.h"
#include "indexer/parser.h"
#include "indexer/plan.h"

enum {
    SLICE = 2000,           /* messages between two published snapshots of a long update */
    MOST_FILES = 16,        /* of one Message-ID that are read */
    TOUCH_SECONDS = 600,    /* an unchanged index says so this often */
    DATABASE_SECONDS = 300, /* a million messages take 70 */
    DAY = 24 * 60 * 60
};

struct item { /* one message to be read */
    const struct fup_entry *entry;
    const char *fingerprint;
    int64_t known;           /* row number, 0: new */
    size_t pending;          /* files still in work */
    struct fup_arena *arena; /* of `chosen` */
    struct fup_message chosen;
    bool has_chosen, is_reused;
    const struct fup_job *deadly;
};

struct reader {
    struct fup_plan *plan;
    struct fup_update_result *result;
    struct item *items;
    size_t count, done, in_slice;
};

static void
fill_place(const struct fup_plan *plan, const struct fup_entry *entry, struct fup_message *message)
{
    const unsigned mine = FUP_MAIL_SENT | FUP_MAIL_DRAFT;

    message->id = entry->id;
    message->thread = entry->thread;
    message->tags = entry->tags;
    message->paths = entry->paths;
    message->flags = (message->flags & ~mine) | fup_plan_flags(plan, entry);
}

/* What the database alone knows of a mail that cannot be read. Its From is decoded text: the
 * address is what stands in the last <>, or all of it. */
static void
fill_unreadable(const struct fup_entry *entry, struct fup_arena *arena, struct fup_message *message)
{
    const char *open = strrchr(entry->from, '<'), *close = open ? strchr(open, '>') : NULL;

    *message = (struct fup_message){.time = entry->date > 0 ? entry->date : FUP_NO_INSTANT,
                                    .flags = FUP_MAIL_UNREADABLE,
                                    .subject = entry->subject};
    if (close)
        message->from.address = fup_arena_copy_len(arena, open + 1, (size_t)(close - open - 1));
    else if (strchr(entry->from, '@'))
        message->from.address = entry->from;
}

static enum fup_status
put_item(struct reader *reader, struct item *item)
{
    struct fup_plan *plan = reader->plan;
    const char *fingerprint = item->fingerprint ? item->fingerprint : "";
    enum fup_status status;

    if (!item->has_chosen) {
        reader->result->unreadable++;
        fill_unreadable(item->entry, plan->arena, &item->chosen);
        if (!item->deadly)
            fingerprint = ""; /* no file answered: it is tried again at the next update */
    }
    if (item->is_reused)
        item->chosen.flags |= FUP_MAIL_ID_REUSED;
    fill_place(plan, item->entry, &item->chosen);
    status = fup_facts_release(plan->writer, item->entry->id, plan->error);
    if (status == FUP_OK && item->deadly)
        status = fup_facts_quarantine(plan->writer, item->deadly->path, item->deadly->size,
                                      item->deadly->mtime, item->entry->id, plan->error);
    if (status == FUP_OK)
        status = fup_facts_put(plan->writer, &item->chosen, fingerprint, plan->options->rules,
                               plan->error);
    reader->result->read++;
    return status;
}

static bool
is_other_mail(const struct fup_message *a, const struct fup_message *b)
{
    bool same_time = a->time == FUP_NO_INSTANT || b->time == FUP_NO_INSTANT ||
                     (a->time - b->time <= DAY && b->time - a->time <= DAY);
    const char *from = a->from.address ? a->from.address : "";
    const char *other = b->from.address ? b->from.address : "";

    return !same_time || strcasecmp(from, other) != 0;
}

/* The parsers answer in any order: what came first is told by the mails, not by the answers. */
static bool
came_before(const struct fup_message *a, const struct fup_message *b)
{
    fup_instant first = a->received > 0 ? a->received : a->time;
    fup_instant second = b->received > 0 ? b->received : b->time;

    return first != FUP_NO_INSTANT && (second == FUP_NO_INSTANT || first < second);
}

/* Of several files with one Message-ID the one that came first counts, but one's own stored copy
 * (it never travelled: no Received) goes before a copy that came back from a list. A file whose
 * From or Date differ is another mail under the same id, which makes the answer doubtful
 * (doc/design.md section 2.6). */
static void
take_copy(struct item *item, const struct fup_message *copy, struct fup_arena *arena)
{
    bool is_better = !item->has_chosen;

    if (item->has_chosen) {
        const unsigned travelled = FUP_MAIL_HAS_RECEIVED;
        bool is_other = is_other_mail(&item->chosen, copy);

        item->is_reused = item->is_reused || is_other;
        is_better = !is_other && ((item->chosen.flags ^ copy->flags) & travelled)
                        ? (item->chosen.flags & travelled) != 0
                        : came_before(copy, &item->chosen);
    }
    if (is_better) {
        fup_arena_free(item->arena);
        item->arena = arena;
        item->chosen = *copy;
        item->has_chosen = true;
    } else {
        fup_arena_free(arena);
    }
}

static enum fup_status
publish_slice(struct reader *reader)
{
    struct fup_plan *plan = reader->plan;
    enum fup_status status = FUP_OK;

    if (++reader->in_slice >= SLICE && reader->done < reader->count) {
        status = fup_facts_set(plan->writer, "complete", "0", plan->error);
        if (status == FUP_OK)
            status = fup_facts_publish(plan->writer, plan->error);
        if (status == FUP_OK)
            status = fup_facts_begin(plan->writer, plan->error);
        reader->in_slice = 0;
    }
    return status;
}

static enum fup_status
take_answer(void *context, struct fup_job *job, enum fup_outcome outcome, const char *bytes,
            size_t len, struct fup_error *error)
{
    struct reader *reader = context;
    struct item *item = &reader->items[job->item];
    enum fup_status status = FUP_OK;

    if (outcome == FUP_OUTCOME_ANSWER) {
        struct fup_arena *arena = fup_arena_new(0);
        struct fup_message copy;

        if (!arena)
            status = fup_error_set(error, FUP_NO_MEMORY, "index: not enough memory");
        else if (fup_parser_facts(bytes, len, arena, &copy, NULL) == FUP_OK)
            take_copy(item, &copy, arena);
        else
            fup_arena_free(arena);
    } else if (outcome == FUP_OUTCOME_DEADLY) {
        item->deadly = job;
    }
    if (status == FUP_OK && --item->pending == 0) {
        status = put_item(reader, item);
        fup_arena_free(item->arena);
        item->arena = NULL;
        reader->done++;
        fup_progress_show(reader->plan->options->progress, reader->done, reader->count);
        if (status == FUP_OK)
            status = publish_slice(reader);
    }
    return status;
}

/* Jobs in the order of items. */
static size_t
make_jobs(struct reader *reader, struct fup_job *jobs)
{
    size_t count = 0;

    for (size_t i = 0; i < reader->count; i++) {
        const struct fup_string_list *paths = &reader->items[i].entry->paths;

        for (size_t k = 0; k < paths->count && k < MOST_FILES; k++) {
            jobs[count++] =
                (struct fup_job){.path = paths->items[k], .kind = FUP_PARSER_FACTS, .item = i};
            reader->items[i].pending++;
        }
    }
    return count;
}

static int
compare_items(const void *left, const void *right)
{
    const struct fup_entry *a = ((const struct item *)left)->entry;
    const struct fup_entry *b = ((const struct item *)right)->entry;

    if (a->date != b->date)
        return a->date > b->date ? -1 : 1;
    return strcmp(a->id, b->id);
}

static enum fup_status
read_items(struct reader *reader)
{
    struct fup_plan *plan = reader->plan;
    struct fup_pool_options pool = plan->options->pool;
    struct fup_job *jobs = NULL;
    size_t room = 0;
    enum fup_status status = FUP_OK;

    qsort(reader->items, reader->count, sizeof *reader->items, compare_items);
    for (size_t i = 0; status == FUP_OK && i < reader->count; i++) {
        size_t paths = reader->items[i].entry->paths.count;

        room += paths < MOST_FILES ? paths : MOST_FILES;
        if (paths == 0)
            status = put_item(reader, &reader->items[i]);
    }
    if (status == FUP_OK && room > 0) {
        jobs = fup_arena_alloc(plan->arena, room * sizeof *jobs);
        pool.work_context = plan->options->make_context
                                ? plan->options->make_context(plan->options->zone, plan->arena)
                                : pool.work_context;
        pool.done = take_answer;
        pool.done_context = reader;
        if (!jobs || (plan->options->make_context && !pool.work_context))
            status = fup_error_set(plan->error, FUP_NO_MEMORY, "index: not enough memory");
        else
            status = fup_pool_run(&pool, jobs, make_jobs(reader, jobs), plan->error);
    }
    for (size_t i = 0; i < reader->count; i++)
        fup_arena_free(reader->items[i].arena);
    return status;
}

static bool
must_read(const struct fup_plan *plan, const struct fup_facts_known *known, const char *fingerprint)
{
    bool same = known->number && fingerprint && known->fingerprint &&
                strcmp(known->fingerprint, fingerprint) == 0;
    bool same_rules = known->rules && strcmp(known->rules, plan->options->rules) == 0;

    /* files that were renamed since the database saw them: keep what is known until it does */
    if (known->number && !fingerprint && known->fingerprint && *known->fingerprint)
        return false;
    return !same || !same_rules || plan->options->full;
}

static enum fup_status
place_entry(struct reader *reader, const struct fup_entry *entry)
{
    struct fup_plan *plan = reader->plan;
    struct fup_facts_known known;
    enum fup_status status =
        fup_facts_know(plan->writer, entry->id, plan->arena, &known, plan->error);
    const char *fingerprint = NULL;

    if (status != FUP_OK)
        return status;
    if (!fup_plan_wants(plan, entry)) {
        if (known.number) {
            reader->result->dropped++;
            status = fup_facts_drop(plan->writer, entry->id, plan->error);
        }
        return status;
    }
    if (plan->whole)
        status = fup_facts_see(plan->writer, entry->id, plan->error);
    fingerprint = fup_plan_fingerprint(entry, plan->arena);
    if (status == FUP_OK && known.number) {
        struct fup_message message = {.flags = known.flags};

        fill_place(plan, entry, &message);
        status = fup_facts_place(plan->writer, known.number, &message, plan->error);
        reader->result->placed++;
    }
    if (status == FUP_OK && must_read(plan, &known, fingerprint)) {
        struct item *item = &reader->items[reader->count++];

        item->entry = entry;
        item->fingerprint = fingerprint;
        item->known = known.number;
    }
    return status;
}

static enum fup_status
place_all(struct reader *reader)
{
    struct fup_plan *plan = reader->plan;
    enum fup_status status = FUP_OK;

    if (plan->whole)
        status = fup_facts_forget_seen(plan->writer, plan->error);
    for (size_t i = 0; status == FUP_OK && i < plan->entries.count; i++)
        status = place_entry(reader, &plan->entries.items[i]);
    for (size_t i = 0; status == FUP_OK && i < plan->gone.count; i++) {
        reader->result->dropped++;
        status = fup_facts_drop(plan->writer, plan->gone.items[i], plan->error);
    }
    if (status == FUP_OK && plan->whole)
        status = fup_facts_drop_unseen(plan->writer, plan->error);
    return status;
}

static enum fup_status
count_unread(struct fup_plan *plan)
{
    struct fup_string_list ids;
    enum fup_status status = fup_facts_unread(plan->writer, plan->arena, &ids, plan->error);

    if (status == FUP_OK)
        status = fup_facts_set(plan->writer, "unread",
                               fup_arena_format(plan->arena, "%zu", ids.count), plan->error);
    return status;
}

static enum fup_status
carry_out(struct fup_plan *plan, struct fup_update_result *result)
{
    struct reader reader = {.plan = plan, .result = result};
    enum fup_status status = fup_facts_begin(plan->writer, plan->error);

    reader.items = fup_arena_alloc(plan->arena, (plan->entries.count + 1) * sizeof *reader.items);
    if (status == FUP_OK && !reader.items)
        status = fup_error_set(plan->error, FUP_NO_MEMORY, "index: not enough memory");
    if (status == FUP_OK)
        status = place_all(&reader);
    if (status == FUP_OK)
        status = read_items(&reader);
    fup_progress_end(plan->options->progress);
    if (status == FUP_OK)
        status = fup_holidays_update(plan);
    if (status == FUP_OK && (reader.count > 0 || plan->has_unread))
        status = count_unread(plan);
    if (status == FUP_OK)
        status = fup_plan_end(plan);
    if (status == FUP_OK)
        status = fup_facts_publish(plan->writer, plan->error);
    result->changed = status == FUP_OK;
    return status;
}

/* Nothing changed: only now and then is it worth a write to say so. */
static enum fup_status
touch(struct fup_plan *plan)
{
    fup_instant age = plan->options->now - plan->indexed_at;
    enum fup_status status = FUP_OK;

    if (plan->indexed_at == FUP_NO_INSTANT || age >= TOUCH_SECONDS || age < 0) {
        status = fup_facts_begin(plan->writer, plan->error);
        if (status == FUP_OK)
            status = fup_plan_end(plan);
        if (status == FUP_OK)
            status = fup_facts_publish(plan->writer, plan->error);
    }
    return status;
}

enum fup_status
fup_update_run(const struct fup_update_options *options, struct fup_update_result *result,
               struct fup_error *error)
{
    struct fup_plan plan = {.arena = fup_arena_new(0), .options = options, .error = error};
    enum fup_status status = FUP_NO_MEMORY;

    *result = (struct fup_update_result){0};
    if (plan.arena)
        status = fup_facts_writer_open(options->paths, options->full, &plan.writer, error);
    else
        (void)fup_error_set(error, FUP_NO_MEMORY, "index: not enough memory");
    if (status == FUP_OK)
        status = fup_plan_begin(&plan);
    if (status == FUP_OK) {
        (void)alarm(DATABASE_SECONDS); /* a damaged database may hang the library */
        status = fup_plan_look(&plan);
        (void)alarm(0);
    }
    if (status == FUP_OK && fup_plan_is_empty(&plan) && !fup_holidays_changed(&plan))
        status = touch(&plan);
    else if (status == FUP_OK)
        status = carry_out(&plan, result);
    if (status == FUP_OK && result->changed)
        fup_facts_settle(plan.writer);
    fup_facts_writer_close(plan.writer);
    fup_arena_free(plan.arena);
    return status;
}
