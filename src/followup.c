/* followup.c - loading a snapshot, choosing rows of it, finding one of them.
 *
 * Reading is lock-free: facts come from one SQLite transaction, decisions from whole lines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "session.h"

#include <string.h>

/* Config and notmuch together, without repeats. */
static void
join_identity(const struct fup_session *session, struct fup_arena *arena,
              struct fup_snapshot *snapshot)
{
    const struct fup_identity *config = &session->config.identity;
    struct fup_identity *identity = &snapshot->identity;

    identity->name = config->name ? config->name : snapshot->meta.name;
    for (size_t i = 0; i < config->addresses.count + snapshot->meta.addresses.count; i++) {
        const char *address = i < config->addresses.count
                                  ? config->addresses.items[i]
                                  : snapshot->meta.addresses.items[i - config->addresses.count];
        const char **slot;

        if (fup_identity_has(identity, address))
            continue;
        slot = FUP_LIST_ADD(&identity->addresses, arena);
        if (slot)
            *slot = address;
    }
}

/* Two sorted lists merged: days of the config, and of the file that the helper read. */
static void
join_holidays(const struct fup_session *session, struct fup_arena *arena,
              struct fup_snapshot *snapshot)
{
    const struct fup_day_list *mine = &session->config.holidays;
    const struct fup_facts_meta *meta = &snapshot->meta;
    size_t total = mine->count + meta->holiday_count, i = 0, k = 0;
    fup_day *days;

    snapshot->business = session->business;
    days = meta->holiday_count > 0 ? fup_arena_alloc(arena, total * sizeof *days) : NULL;
    if (!days)
        return;
    for (size_t n = 0; n < total; n++) {
        if (k == meta->holiday_count ||
            (i < mine->count && mine->items[i] <= meta->holidays[k].day))
            days[n] = mine->items[i++];
        else
            days[n] = meta->holidays[k++].day;
    }
    snapshot->business.holidays = days;
    snapshot->business.holiday_count = total;
}

static enum fup_status
read_facts(const struct fup_session *session, struct fup_arena *arena,
           struct fup_snapshot *snapshot, struct fup_error *error)
{
    struct fup_facts *facts = NULL;
    enum fup_status status = fup_facts_open(&session->paths, &facts, error);

    if (status == FUP_OK)
        status = fup_facts_meta(facts, arena, &snapshot->meta, error);
    if (status == FUP_OK)
        status = fup_facts_messages(facts, arena, &snapshot->messages, error);
    fup_facts_close(facts);
    if (status == FUP_OK && snapshot->meta.indexed_at == FUP_NO_INSTANT &&
        snapshot->messages.count == 0) /* the helper made the file, and came no further */
        status = fup_error_set(error, FUP_NO_INDEX,
                               "%s: the first index is not finished: run followup index",
                               session->paths.index);
    return status;
}

enum fup_status
fup_session_load(struct fup_session *session, struct fup_arena *arena,
                 struct fup_snapshot *snapshot, struct fup_error *error)
{
    struct fup_state_input input = {0};
    enum fup_status status;

    memset(snapshot, 0, sizeof *snapshot);
    status = read_facts(session, arena, snapshot, error);
    if (status == FUP_OK)
        status = fup_decisions_read(&session->paths, arena, &snapshot->decisions,
                                    &snapshot->decisions_report, error);
    if (status != FUP_OK)
        return status;
    join_identity(session, arena, snapshot);
    join_holidays(session, arena, snapshot);
    input.messages = snapshot->messages.items;
    input.message_count = snapshot->messages.count;
    input.decisions = snapshot->decisions.items;
    input.decision_count = snapshot->decisions.count;
    input.identity = &snapshot->identity;
    input.policy = &session->config.policy;
    input.business = &snapshot->business;
    input.zone = session->zone;
    input.away = session->config.away.items;
    input.away_count = session->config.away.count;
    input.now = session->now;
    status = fup_state_rows(&input, arena, &snapshot->rows, &snapshot->valid_until);
    if (status == FUP_OK && fup_arena_failed(arena))
        status = FUP_NO_MEMORY;
    if (status == FUP_NO_MEMORY)
        (void)fup_error_set(error, status, "memory: not enough for %zu mails: close other programs",
                            snapshot->messages.count);
    return status;
}

static bool
has_string(const struct fup_string_list *list, const char *text)
{
    bool found = false;

    for (size_t i = 0; !found && i < list->count; i++)
        found = strcmp(list->items[i], text) == 0;
    return found;
}

static bool
in_threads(const struct fup_row *row, const struct fup_string_list *threads)
{
    bool found = false;

    for (size_t i = 0; !found && i < row->threads.count; i++)
        found = has_string(threads, row->threads.items[i]);
    return found;
}

static bool
group_passes(const struct fup_row *row, const struct fup_filter *filter)
{
    switch (row->group) {
    case FUP_GROUP_NOW:
    case FUP_GROUP_GRACE:
        return true;
    case FUP_GROUP_ANSWERED:
        return filter->due_only || filter->all || filter->answered;
    case FUP_GROUP_LATER:
    case FUP_GROUP_SNOOZED:
        return !filter->due_only;
    case FUP_GROUP_FORGOTTEN:
    case FUP_GROUP_CLOSED:
        break;
    }
    return filter->all && !filter->due_only;
}

/* The words that `only` may be; a stage and a group are known by their own names. */
static bool
is_word_of(const struct fup_row *row, const char *word, bool *is_word)
{
    static const char *const words[] = {"me", "them", "nobody", "interview", "conversation"};
    const char *stage = fup_stage_name(row->stage);

    for (size_t i = 0; !*is_word && i < sizeof words / sizeof *words; i++)
        *is_word = fup_str_same_caseless(words[i], word);
    *is_word = *is_word || fup_stage_parse(word) >= 0;
    return fup_str_same_caseless(fup_owner_name(row->waiting_on), word) ||
           fup_str_same_caseless(fup_kind_name(row->kind), word) ||
           (stage && fup_str_same_caseless(stage, word));
}

static bool
holds(struct fup_arena *arena, const char *text, const char *folded)
{
    const char *hay = text ? fup_utf8_fold(arena, fup_str_from(text)) : NULL;

    return hay && strstr(hay, folded);
}

static bool
people_hold(struct fup_arena *arena, const struct fup_address_list *people, const char *folded)
{
    bool found = false;

    for (size_t i = 0; !found && i < people->count; i++)
        found = holds(arena, people->items[i].name, folded) ||
                holds(arena, people->items[i].address, folded);
    return found;
}

static bool
row_holds(struct fup_arena *arena, const struct fup_row *row, const char *only, const char *folded)
{
    bool is_word = false;
    bool is_so = is_word_of(row, only, &is_word);

    return is_so ||
           (!is_word &&
            (holds(arena, row->subject, folded) || holds(arena, row->organization, folded) ||
             holds(arena, row->position, folded) || holds(arena, row->note, folded) ||
             people_hold(arena, &row->with, folded)));
}

enum fup_status
fup_session_filter(const struct fup_snapshot *snapshot, const struct fup_filter *filter,
                   struct fup_arena *arena, struct fup_row_list *rows)
{
    const char *folded = filter->only ? fup_utf8_fold(arena, fup_str_from(filter->only)) : "";

    if (!folded)
        return FUP_NO_MEMORY;
    for (size_t i = 0; i < snapshot->rows.count; i++) {
        const struct fup_row *row = &snapshot->rows.items[i];
        struct fup_row *kept;

        if (!group_passes(row, filter) ||
            (filter->waiting_on >= 0 && (int)row->waiting_on != filter->waiting_on) ||
            (filter->kind >= 0 && (int)row->kind != filter->kind) ||
            (filter->stage >= 0 && (int)row->stage != filter->stage) ||
            (filter->case_id && !fup_str_same_caseless(filter->case_id, row->case_id)) ||
            (filter->threads && !in_threads(row, filter->threads)) ||
            (filter->only && !row_holds(arena, row, filter->only, folded)))
            continue;
        kept = FUP_LIST_ADD(rows, arena);
        if (!kept)
            return FUP_NO_MEMORY;
        *kept = *row;
    }
    return FUP_OK;
}

static bool
row_has_message(const struct fup_snapshot *snapshot, const struct fup_row *row, const char *id)
{
    bool found = (row->message_id && strcmp(row->message_id, id) == 0) ||
                 (row->reply_to && strcmp(row->reply_to, id) == 0);

    for (size_t i = 0; !found && i < row->message_count; i++)
        found = strcmp(snapshot->messages.items[row->messages[i]].id, id) == 0;
    return found;
}

static bool
row_is(const struct fup_snapshot *snapshot, const struct fup_row *row, const char *id)
{
    if (strncmp(id, "id:", 3) == 0)
        return row_has_message(snapshot, row, id + 3);
    if (strncmp(id, "thread:", 7) == 0)
        return has_string(&row->threads, id + 7);
    return fup_str_same_caseless(row->case_id, id) ||
           (strchr(id, '@') && row_has_message(snapshot, row, id));
}

enum fup_status
fup_session_find(const struct fup_snapshot *snapshot, const char *id, const struct fup_row **row,
                 struct fup_error *error)
{
    *row = NULL;
    for (size_t i = 0; !*row && i < snapshot->rows.count; i++) {
        if (row_is(snapshot, &snapshot->rows.items[i], id))
            *row = &snapshot->rows.items[i];
    }
    if (*row)
        return FUP_OK;
    return fup_error_set(error, FUP_NOT_FOUND,
                         "%.200s: no such case in the index: see `followup list --all`", id);
}

enum fup_status
fup_session_draft(struct fup_session *session, const struct fup_snapshot *snapshot,
                  const struct fup_row *row, const char *template_name, const char *language,
                  struct fup_arena *arena, struct fup_draft *draft, struct fup_error *error)
{
    struct fup_draft_input input = {.row = row,
                                    .messages = &snapshot->messages,
                                    .identity = &snapshot->identity,
                                    .zone = session->zone,
                                    .now = session->now,
                                    .templates = session->paths.templates,
                                    .template_name = template_name,
                                    .language = language ? language : session->config.language,
                                    .signature = session->config.signature};

    return fup_draft_make(&input, arena, draft, error);
}
