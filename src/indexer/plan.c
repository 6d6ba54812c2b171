/* indexer/plan.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/plan.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "indexer/folders.h"
#include "store/checksum.h"

enum {
    DAY = 24 * 60 * 60,
    WINDOW_DAYS = 365,
    SLACK_DAYS = 31,   /* the window's start follows the calendar in steps of a month */
    BATCH = 100,       /* Message-IDs in one query */
    OTHERS_LOOKED = 50 /* unwatched messages that are looked up at each update */
};
/* Dates before it count as none (doc/design.md section 2.1): 1990-01-01. */
#define FIRST_REAL_DATE 631152000

static enum fup_status
get(struct fup_plan *plan, const char *key, const char **value)
{
    return fup_facts_get(plan->writer, key, plan->arena, value, plan->error);
}

static enum fup_status
get_number(struct fup_plan *plan, const char *key, int64_t absent, int64_t *number)
{
    const char *value = NULL;
    enum fup_status status = get(plan, key, &value);

    *number = value ? strtoll(value, NULL, 10) : absent;
    return status;
}

enum fup_status
fup_plan_begin(struct fup_plan *plan)
{
    int64_t revision = 0, complete = 0, unread = 0;
    enum fup_status status = get(plan, "database_uuid", &plan->uuid);

    if (status == FUP_OK)
        status = get(plan, "asked", &plan->asked);
    if (status == FUP_OK)
        status = get(plan, "queries", &plan->queries);
    if (status == FUP_OK)
        status = get(plan, "rules", &plan->old_rules);
    if (status == FUP_OK)
        status = get_number(plan, "since", FUP_NO_INSTANT, &plan->old_since);
    if (status == FUP_OK)
        status = get_number(plan, "indexed_at", FUP_NO_INSTANT, &plan->indexed_at);
    if (status == FUP_OK)
        status = get_number(plan, "revision", 0, &revision);
    if (status == FUP_OK)
        status = get_number(plan, "complete", 0, &complete);
    if (status == FUP_OK)
        status = get_number(plan, "unread", 0, &unread);
    plan->revision = (uint64_t)revision;
    plan->was_complete = complete != 0;
    plan->has_unread = unread != 0;
    return status;
}

/* --since is remembered until the next --full; then config, then a year. */
static void
choose_since(struct fup_plan *plan)
{
    const struct fup_update_options *options = plan->options;
    const char *config = options->config->since;
    bool is_asked = true;

    if (options->full)
        plan->asked = NULL;
    if (options->since != FUP_NO_INSTANT)
        plan->asked = fup_arena_format(plan->arena, "%" PRId64, options->since);
    if (plan->asked) {
        plan->since = strtoll(plan->asked, NULL, 10);
    } else if (config && fup_day_parse(fup_str_from(config)) != FUP_NO_DAY) {
        plan->since = (fup_instant)fup_day_parse(fup_str_from(config)) * DAY;
    } else {
        plan->since = options->now - (fup_instant)WINDOW_DAYS * DAY;
        is_asked = false;
    }
    if (!is_asked && !options->full && plan->old_since != FUP_NO_INSTANT &&
        plan->old_since <= plan->since && plan->since - plan->old_since < SLACK_DAYS * DAY)
        plan->since = plan->old_since;
}

/* Whatever else decides which messages are read and what flags they get. */
static const char *
mark_queries(const struct fup_plan *plan)
{
    const struct fup_config *config = plan->options->config;
    const char *texts[] = {config->sent, config->ignore, plan->settings.root};
    uint64_t mark = FUP_MARK_START;
    char text[17];

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        mark = fup_mark(mark, texts[i] ? texts[i] : "", texts[i] ? strlen(texts[i]) + 1 : 1);
    for (size_t i = 0; i < plan->settings.exclude_tags.count; i++)
        mark = fup_mark(mark, plan->settings.exclude_tags.items[i],
                        strlen(plan->settings.exclude_tags.items[i]) + 1);
    fup_mark_format(mark, text);
    return fup_arena_copy(plan->arena, text);
}

static bool
needs_whole(const struct fup_plan *plan)
{
    return plan->options->full || !plan->was_complete || !plan->uuid || !plan->queries ||
           strcmp(plan->uuid, plan->new_uuid) != 0 || plan->new_revision < plan->revision ||
           strcmp(plan->queries, plan->new_queries) != 0 || plan->since != plan->old_since ||
           !plan->old_rules || strcmp(plan->old_rules, plan->options->rules) != 0;
}

/* The part of the database to look at; NULL: none of it. */
static const char *
base_query(const struct fup_plan *plan)
{
    const char *query = NULL;

    if (plan->whole)
        query = fup_arena_format(plan->arena, "(date:@%" PRId64 ".. or not date:@%d..)",
                                 plan->since > 0 ? plan->since : 0, FIRST_REAL_DATE);
    else if (plan->new_revision != plan->revision)
        query = fup_arena_format(plan->arena, "lastmod:%" PRIu64 "..", plan->revision + 1);
    return query;
}

static enum fup_status
search_config(struct fup_plan *plan, struct fup_database *database, const char *base,
              const char *query, const char *key, struct fup_string_list *ids)
{
    const char *both = fup_arena_format(plan->arena, "(%s) and %s", query, base);
    struct fup_error fault = {0};
    enum fup_status status = fup_database_ids(database, both, plan->arena, ids, &fault);

    if (status == FUP_USAGE)
        status = fup_error_set(plan->error, FUP_OWN_FILES,
                               "config: %s: notmuch does not understand this query: try it with "
                               "notmuch count",
                               key);
    else if (status != FUP_OK)
        status = fup_error_set(plan->error, status, "%s", fault.text);
    return status;
}

static bool
has_id(const struct fup_string_list *sorted, const char *id)
{
    size_t low = 0, high = sorted->count;
    bool found = false;

    while (!found && low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(sorted->items[middle], id);

        found = order == 0;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return found;
}

static void
add_gone(struct fup_plan *plan, const char *id)
{
    const char **slot = FUP_LIST_ADD(&plan->gone, plan->arena);

    if (slot)
        *slot = id;
}

static enum fup_status
check_there(struct fup_plan *plan, struct fup_database *database, const struct fup_string_list *ids)
{
    enum fup_status status = FUP_OK;

    for (size_t i = 0; status == FUP_OK && i < ids->count; i++) {
        size_t rest = ids->count - i, batch = rest < BATCH ? rest : BATCH;
        bool found = false;

        if (i % BATCH == 0 && fup_database_has_all(database, ids->items + i, batch)) {
            i += batch - 1;
            continue;
        }
        status = fup_database_has(database, ids->items[i], &found, plan->error);
        if (status == FUP_OK && !found)
            add_gone(plan, ids->items[i]);
    }
    return status;
}

static enum fup_status
look_up(struct fup_plan *plan, struct fup_database *database, const struct fup_string_list *ids)
{
    enum fup_status status = FUP_OK;

    for (size_t i = 0; status == FUP_OK && i < ids->count; i++) {
        struct fup_entry entry, *slot;
        bool found = false;

        status =
            fup_database_find(database, ids->items[i], plan->arena, &entry, &found, plan->error);
        slot = status == FUP_OK && found ? FUP_LIST_ADD(&plan->entries, plan->arena) : NULL;
        if (slot)
            *slot = entry;
        else if (status == FUP_OK)
            add_gone(plan, ids->items[i]);
    }
    return status;
}

/* notmuch tells no deletion: watched messages are looked up, and some of the others by turns. Mail
 * that could not be read is looked up too, to be tried again. */
static enum fup_status
find_gone(struct fup_plan *plan, struct fup_database *database)
{
    struct fup_string_list ids;
    enum fup_status status = fup_facts_watched(plan->writer, plan->arena, &ids, plan->error);

    if (status == FUP_OK)
        status = check_there(plan, database, &ids);
    if (status == FUP_OK)
        status = fup_facts_turn(plan->writer, plan->options->now / 60, OTHERS_LOOKED, plan->arena,
                                &ids, plan->error);
    if (status == FUP_OK)
        status = check_there(plan, database, &ids);
    if (status == FUP_OK && plan->has_unread)
        status = fup_facts_unread(plan->writer, plan->arena, &ids, plan->error);
    if (status == FUP_OK && plan->has_unread)
        status = look_up(plan, database, &ids);
    return status;
}

static enum fup_status
search_all(struct fup_plan *plan, struct fup_database *database)
{
    const struct fup_config *config = plan->options->config;
    const char *base = base_query(plan);
    enum fup_status status = FUP_OK;

    if (base) {
        status = fup_database_search(database, base, plan->arena, &plan->entries, plan->error);
        if (status == FUP_OK && config->ignore)
            status = search_config(plan, database, base, config->ignore, "ignore", &plan->ignored);
        if (status == FUP_OK && config->sent)
            status = search_config(plan, database, base, config->sent, "sent", &plan->sent);
    }
    if (status == FUP_OK && !plan->whole)
        status = find_gone(plan, database);
    return status;
}

enum fup_status
fup_plan_look(struct fup_plan *plan)
{
    struct fup_database *database;
    enum fup_status status = fup_database_open(plan->options->profile, &database, plan->error);

    if (status == FUP_OK)
        status = fup_database_settings(database, plan->arena, &plan->settings, plan->error);
    if (status == FUP_OK) {
        plan->new_uuid = fup_arena_copy(plan->arena, fup_database_uuid(database));
        plan->new_revision = fup_database_revision(database);
        plan->new_queries = mark_queries(plan);
        plan->has_sent_query = plan->options->config->sent != NULL;
        choose_since(plan);
        if (fup_arena_failed(plan->arena))
            status = fup_error_set(plan->error, FUP_NO_MEMORY, "index: not enough memory");
    }
    if (status == FUP_OK) {
        plan->whole = needs_whole(plan);
        status = search_all(plan, database);
    }
    fup_database_close(database);
    if (status == FUP_OK && fup_arena_failed(plan->arena))
        status = fup_error_set(plan->error, FUP_NO_MEMORY, "index: not enough memory");
    return status;
}

bool
fup_plan_is_empty(const struct fup_plan *plan)
{
    return !plan->whole && plan->entries.count == 0 && plan->gone.count == 0 &&
           plan->new_revision == plan->revision;
}

bool
fup_plan_wants(const struct fup_plan *plan, const struct fup_entry *entry)
{
    const struct fup_string_list *excluded = &plan->settings.exclude_tags;
    bool wanted = (entry->date >= plan->since || entry->date < FIRST_REAL_DATE) &&
                  !fup_has_tag(&entry->tags, "draft") && !has_id(&plan->ignored, entry->id);

    if (!plan->options->config->ignore)
        wanted = wanted && !fup_has_tag(&entry->tags, "muted");
    for (size_t i = 0; wanted && i < excluded->count; i++)
        wanted = !fup_has_tag(&entry->tags, excluded->items[i]);
    return wanted;
}

unsigned
fup_plan_flags(const struct fup_plan *plan, const struct fup_entry *entry)
{
    const char *root = plan->settings.root;
    bool sent = plan->has_sent_query ? has_id(&plan->sent, entry->id)
                                     : fup_is_sent(&entry->tags, &entry->paths, root);

    return (sent ? (unsigned)FUP_MAIL_SENT : 0) |
           (fup_is_draft(&entry->paths, root) ? (unsigned)FUP_MAIL_DRAFT : 0);
}

struct stamp {
    int64_t size, time; /* nanoseconds */
};

static int
compare_stamps(const void *left, const void *right)
{
    const struct stamp *a = left, *b = right;

    if (a->size != b->size)
        return a->size < b->size ? -1 : 1;
    return (a->time > b->time) - (a->time < b->time);
}

const char *
fup_plan_fingerprint(const struct fup_entry *entry, struct fup_arena *arena)
{
    struct stamp stamps[16];
    size_t count = 0, len = 0;
    char text[16 * 42];

    for (size_t i = 0; count < 16 && i < entry->paths.count; i++) {
        struct stat about;

        if (stat(entry->paths.items[i], &about) == 0)
            stamps[count++] = (struct stamp){
                about.st_size, (int64_t)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec};
    }
    qsort(stamps, count, sizeof *stamps, compare_stamps);
    for (size_t i = 0; i < count; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "%s%" PRId64 ":%" PRId64,
                                i ? " " : "", stamps[i].size, stamps[i].time);
    return count ? fup_arena_copy_len(arena, text, len) : NULL;
}

static const char *
join(const struct fup_string_list *list, struct fup_arena *arena)
{
    const char *text = NULL;

    for (size_t i = 0; i < list->count; i++)
        text = i ? fup_arena_format(arena, "%s\n%s", text, list->items[i])
                 : fup_arena_copy(arena, list->items[0]);
    return text;
}

enum fup_status
fup_plan_end(struct fup_plan *plan)
{
    struct fup_arena *arena = plan->arena;
    const struct {
        const char *key, *value;
    } values[] = {
        {"database_uuid", plan->new_uuid},
        {"revision", fup_arena_format(arena, "%" PRIu64, plan->new_revision)},
        {"since", fup_arena_format(arena, "%" PRId64, plan->since)},
        {"asked", plan->asked},
        {"queries", plan->new_queries},
        {"rules", plan->options->rules},
        {"addresses", join(&plan->settings.addresses, arena)},
        {"name", plan->settings.name},
        {"indexed_at", fup_arena_format(arena, "%" PRId64, plan->options->now)},
        {"complete", "1"},
    };
    enum fup_status status = FUP_OK;

    for (size_t i = 0; status == FUP_OK && i < sizeof values / sizeof *values; i++)
        status = fup_facts_set(plan->writer, values[i].key, values[i].value, plan->error);
    return status;
}
