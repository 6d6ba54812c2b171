/* state/row.c - one case as shown. SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"
#include "base/str.h"
#include "state/walk.h"

enum { CASE_ID_BYTES = 6, MOST_THREADS = 64, MOST_EVIDENCE = 8 };

static const char *
case_id(struct fup_arena *arena, const char *message_id)
{
    unsigned char digest[32];
    char *id = fup_arena_alloc(arena, 2 * CASE_ID_BYTES + 1);

    fup_sha256(message_id, strlen(message_id), digest);
    for (size_t i = 0; id && i < CASE_ID_BYTES; i++) {
        id[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        id[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    return id;
}

static int
compare_entries(const void *left, const void *right)
{
    const struct fup_entry *a = *(struct fup_entry *const *)left;
    const struct fup_entry *b = *(struct fup_entry *const *)right;
    int order = (a->duty.expected > b->duty.expected) - (a->duty.expected < b->duty.expected);

    if (!order) /* tie: mine */
        order = (b->duty.owner == FUP_OWNER_ME) - (a->duty.owner == FUP_OWNER_ME);
    if (!order)
        order = (a->letter > b->letter) - (a->letter < b->letter);
    return order ? order : (int)a->cause - (int)b->cause;
}

static void
add_address(struct fup_arena *arena, struct fup_address_list *list,
            const struct fup_address *person)
{
    bool is_new = person->address != NULL;
    struct fup_address *added;

    for (size_t i = 0; is_new && i < list->count; i++)
        is_new = !fup_str_same_caseless(list->items[i].address, person->address);
    added = is_new ? FUP_LIST_ADD(list, arena) : NULL;
    if (added)
        *added = *person;
}

static void
add_people(struct fup_walk *walk, struct fup_entry *entry)
{
    for (size_t i = 0; i < entry->asked.count; i++)
        if (!entry->asked.items[i].has_answered || entry->asked.count == 1)
            add_address(walk->arena, &entry->duty.people, &entry->asked.items[i].person);
}

static void
add_threads(struct fup_walk *walk, struct fup_row *row)
{
    const struct fup_index_list *letters = &walk->own_case->letters;

    for (size_t i = 0; i < letters->count; i++) {
        const char *thread = fup_walk_letter(walk, letters->items[i])->message->thread;
        bool is_new = thread && row->threads.count < MOST_THREADS;
        const char **added;

        for (size_t k = row->threads.count; is_new && k-- > 0;)
            is_new = strcmp(row->threads.items[k], thread) != 0;
        added = is_new ? FUP_LIST_ADD(&row->threads, walk->arena) : NULL;
        if (added)
            *added = thread;
    }
}

/* The newest letter that a person wrote; automatic ones and unproved ones do not anchor. */
static const struct fup_letter *
anchor_of(const struct fup_walk *walk)
{
    const struct fup_index_list *letters = &walk->own_case->letters;
    const struct fup_letter *anchor = NULL;

    for (size_t i = letters->count; !anchor && i-- > 0;) {
        const struct fup_letter *letter = fup_walk_letter(walk, letters->items[i]);

        if (letter->message->automatic == FUP_AUTOMATIC_NO && letter->writer != FUP_WRITER_CLAIMED)
            anchor = letter;
    }
    return anchor ? anchor : fup_walk_letter(walk, letters->items[letters->count - 1]);
}

static void
add_evidence(struct fup_walk *walk, struct fup_row *row, const struct fup_evidence *evidence)
{
    bool is_new = evidence->rule && row->evidence.count < MOST_EVIDENCE;
    struct fup_evidence *added;

    for (size_t i = 0; is_new && i < row->evidence.count; i++)
        is_new = strcmp(row->evidence.items[i].rule, evidence->rule) != 0 ||
                 row->evidence.items[i].message_id != evidence->message_id;
    added = is_new ? FUP_LIST_ADD(&row->evidence, walk->arena) : NULL;
    if (added)
        *added = *evidence;
}

/* The Date header of the letter that opened it could not be right: another time counted. */
static bool
is_date_corrected(const struct fup_walk *walk, const struct fup_entry *entry)
{
    return (fup_walk_letter(walk, entry->letter)->message->flags & FUP_MAIL_DATE_CORRECTED) != 0;
}

static void
show_evidence(struct fup_walk *walk, const struct fup_entry *entry, struct fup_row *row)
{
    bool is_stage_end = walk->stage == FUP_STAGE_REJECTED || walk->stage == FUP_STAGE_WITHDRAWN ||
                        walk->stage == FUP_STAGE_ON_HOLD;

    for (size_t i = 0; entry && i < entry->duty.evidence.count; i++) {
        struct fup_evidence *added =
            row->evidence.count < MOST_EVIDENCE ? FUP_LIST_ADD(&row->evidence, walk->arena) : NULL;

        if (added)
            *added = entry->duty.evidence.items[i];
    }
    if (entry && is_date_corrected(walk, entry)) {
        struct fup_evidence corrected = {"date.corrected", entry->duty.message_id, NULL};

        add_evidence(walk, row, &corrected);
    }
    if (!entry && is_stage_end)
        add_evidence(walk, row, &walk->stage_evidence);
    if (!entry)
        add_evidence(walk, row, &walk->closed_evidence);
    add_evidence(walk, row, &walk->stage_evidence);
    if (walk->told_stage != FUP_STAGE_NONE) {
        const struct fup_letter *anchor = fup_walk_letter(walk, walk->verdict->stage_at);
        struct fup_evidence told = {"decision.stage", anchor->message->id, NULL};

        add_evidence(walk, row, &told);
    }
    if (!entry && walk->is_unknown)
        add_evidence(walk, row, &walk->unknown_evidence);
}

/* A person I asked wrote to me in a new thread soon after: perhaps that is the answer. */
static const struct fup_letter *
perhaps_elsewhere(const struct fup_row_maker *maker, const struct fup_walk *walk,
                  const struct fup_entry *entry)
{
    const fup_instant latest =
        entry->duty.since + (fup_instant)maker->desk->input->policy->elsewhere * 86400;
    size_t own = maker->case_of[walk->own_case->letters.items[0]];
    const struct fup_letter *found = NULL;

    for (size_t i = 0; !found && i < entry->asked.count && i < 16; i++) {
        size_t count;
        const struct fup_key *run =
            fup_keys_find(&maker->senders, entry->asked.items[i].person.address, &count);

        for (size_t k = count; !found && k-- > 0;) {
            const struct fup_letter *letter = &maker->desk->letters.items[run[k].item];
            size_t other = maker->case_of[run[k].item];

            if (letter->message->time < entry->duty.since)
                break; /* oldest first: nothing newer is left */
            if (letter->message->time <= latest && other != own &&
                letter->message->automatic == FUP_AUTOMATIC_NO && letter->to_me &&
                maker->cases->items[other].letters.items[0] == run[k].item)
                found = letter;
        }
    }
    return found;
}

const char *
fup_row_subject(struct fup_arena *arena, const char *subject)
{
    struct fup_str text = fup_str_trim(fup_str_from(subject ? subject : ""));

    while (fup_str_starts_caseless(text, "re:"))
        text = fup_str_trim((struct fup_str){text.text + 3, text.len - 3});
    return text.len ? fup_utf8_fold(arena, text) : NULL;
}

/* What bounced was sent anew, to another address and without a reference: the subject tells. */
static size_t
resent_later(const struct fup_row_maker *maker, const struct fup_walk *walk,
             const struct fup_entry *entry)
{
    const char *subject =
        fup_row_subject(walk->arena, fup_walk_letter(walk, entry->bounced)->message->subject);
    size_t count;
    const struct fup_key *run = fup_keys_find(&maker->sent, subject, &count);

    return count && run[count - 1].item > entry->letter ? run[count - 1].item : SIZE_MAX;
}

static void
look_for_resent(const struct fup_row_maker *maker, struct fup_walk *walk)
{
    for (size_t i = walk->open.count; i-- > 0;) {
        struct fup_entry *entry = walk->open.items[i];
        size_t later =
            entry->cause == FUP_CAUSE_BOUNCE ? resent_later(maker, walk, entry) : SIZE_MAX;

        if (later != SIZE_MAX)
            fup_duty_close(walk, entry, "delivery.resent", later, NULL);
    }
}

static void
look_elsewhere(const struct fup_row_maker *maker, struct fup_walk *walk)
{
    for (size_t i = 0; !walk->own_case->is_hiring && i < walk->open.count; i++) {
        struct fup_entry *entry = walk->open.items[i];
        const struct fup_letter *letter =
            entry->duty.owner == FUP_OWNER_THEM && entry->cause == FUP_CAUSE_ASK
                ? perhaps_elsewhere(maker, walk, entry)
                : NULL;

        if (letter) {
            entry->is_unknown = true;
            fup_duty_note(walk, entry, "answer.perhaps_elsewhere", letter->message->id,
                          letter->message->subject);
        }
    }
}

static void
show_duties(struct fup_walk *walk, struct fup_row *row)
{
    for (size_t i = 0; i < walk->open.count; i++) {
        struct fup_duty *duty = i ? FUP_LIST_ADD(&row->also, walk->arena) : NULL;

        add_people(walk, walk->open.items[i]);
        if (duty)
            *duty = walk->open.items[i]->duty;
    }
}

static void
show_main(struct fup_walk *walk, struct fup_entry *entry, struct fup_row *row)
{
    fup_day today = fup_desk_day(walk->desk, walk->desk->input->now);

    row->waiting_on = entry->duty.owner;
    row->since = entry->duty.since;
    row->expected = entry->duty.expected;
    row->act_on = entry->duty.act_on;
    row->basis = entry->duty.basis;
    row->overdue = today > entry->duty.expected;
    row->days_overdue = row->overdue ? today - entry->duty.expected : 0;
    row->deadline = entry->duty.deadline;
    row->follow_ups_sent = entry->follow_ups;
    row->with = entry->duty.people;
    row->action = fup_action_of(walk, entry);
    if (entry->duty.owner == FUP_OWNER_ME)
        row->reply_to = entry->duty.message_id;
    for (size_t i = 0; entry->duty.owner == FUP_OWNER_THEM && entry->asked.count > 1 &&
                       !entry->is_anyone && i < entry->asked.count;
         i++)
        if (!entry->asked.items[i].has_answered)
            add_address(walk->arena, &row->missing, &entry->asked.items[i].person);
}

static void
show_partner(struct fup_walk *walk, struct fup_row *row)
{
    const struct fup_index_list *letters = &walk->own_case->letters;

    for (size_t i = letters->count; row->with.count == 0 && i-- > 0;) {
        const struct fup_letter *letter = fup_walk_letter(walk, letters->items[i]);

        if (letter->writer == FUP_WRITER_OTHER)
            add_address(walk->arena, &row->with, &letter->message->from);
        for (size_t k = 0; letter->writer == FUP_WRITER_ME && k < letter->message->to.count; k++)
            add_address(walk->arena, &row->with, &letter->message->to.items[k]);
    }
}

static enum fup_group
group_of(const struct fup_walk *walk, const struct fup_row *row, bool is_snoozed)
{
    const struct fup_policy *policy = walk->desk->input->policy;
    fup_day today = fup_desk_day(walk->desk, walk->desk->input->now);
    enum fup_group group = FUP_GROUP_LATER;
    int forget = walk->own_case->is_hiring ? policy->forget_hiring : policy->forget;

    if (row->waiting_on == FUP_OWNER_NOBODY)
        group = walk->answered != FUP_NO_INSTANT &&
                        today - fup_desk_day(walk->desk, walk->answered) <= policy->answered_shown
                    ? FUP_GROUP_ANSWERED
                    : FUP_GROUP_CLOSED;
    else if (is_snoozed)
        group = FUP_GROUP_SNOOZED;
    else if (today - row->expected > forget)
        group = FUP_GROUP_FORGOTTEN;
    else if (row->act_on <= today && row->action != FUP_ACTION_WAIT)
        group = FUP_GROUP_NOW;
    else if (row->action == FUP_ACTION_THANK_YOU || row->action == FUP_ACTION_CONFIRM_ATTENDANCE)
        group = FUP_GROUP_NOW;
    else if (row->overdue)
        group = FUP_GROUP_GRACE;
    return group;
}

/* A draft was taken then: has a mail of mine come into the case since? */
static bool
was_written_since(const struct fup_walk *walk, fup_instant drafted)
{
    return walk->last_own != SIZE_MAX &&
           fup_walk_letter(walk, walk->last_own)->message->time >= drafted;
}

/* Tells whether the row sleeps. */
static bool
show_decisions(struct fup_walk *walk, struct fup_row *row)
{
    const struct fup_verdict *verdict = walk->verdict;
    const struct fup_decision *snooze =
        verdict->closing && verdict->closing->verb == FUP_VERB_SNOOZE ? verdict->closing : NULL;
    bool is_snoozed = snooze && fup_decide_closes(walk) && row->waiting_on != FUP_OWNER_NOBODY;

    if (verdict->organization)
        row->organization = verdict->organization->text;
    if (verdict->position)
        row->position = verdict->position->text;
    if (verdict->note)
        row->note = verdict->note->text;
    if (verdict->drafted && !was_written_since(walk, verdict->drafted->made))
        row->drafted = verdict->drafted->made;
    if (is_snoozed) {
        struct fup_evidence evidence = {"decision.snooze", snooze->anchor, snooze->text};

        row->snoozed_until = snooze->day;
        row->action = FUP_ACTION_NONE;
        add_evidence(walk, row, &evidence);
    }
    return is_snoozed;
}

static void
show_case(struct fup_walk *walk, struct fup_row *row)
{
    const struct fup_case *own_case = walk->own_case;
    const struct fup_letter *anchor = anchor_of(walk);
    const struct fup_meeting *meeting = fup_meeting_last(walk);
    size_t *messages = fup_arena_alloc(walk->arena, own_case->letters.count * sizeof *messages);

    *row = (struct fup_row){.expected = FUP_NO_DAY,
                            .act_on = FUP_NO_DAY,
                            .snoozed_until = FUP_NO_DAY,
                            .interview_start = FUP_NO_INSTANT,
                            .interview_end = FUP_NO_INSTANT,
                            .deadline = FUP_NO_INSTANT,
                            .drafted = FUP_NO_INSTANT};
    row->case_id =
        case_id(walk->arena, fup_walk_letter(walk, own_case->letters.items[0])->message->id);
    row->message_id = row->reply_to = anchor->message->id;
    row->subject = anchor->message->subject;
    row->since = anchor->message->time;
    row->kind = own_case->is_hiring ? FUP_KIND_INTERVIEW : FUP_KIND_CONVERSATION;
    row->role = own_case->is_hiring ? own_case->role : FUP_ROLE_NONE;
    row->stage = !own_case->is_hiring                 ? FUP_STAGE_NONE
                 : walk->told_stage != FUP_STAGE_NONE ? walk->told_stage
                                                      : walk->stage;
    row->organization = own_case->organization;
    row->position = own_case->position;
    row->ambiguous = own_case->is_ambiguous;
    if (meeting && own_case->is_hiring) {
        row->interview_start = meeting->start;
        row->interview_end = meeting->end;
    }
    row->messages = messages;
    row->message_count = messages ? own_case->letters.count : 0;
    for (size_t i = 0; i < row->message_count; i++)
        messages[i] = fup_walk_letter(walk, own_case->letters.items[i])->index;
}

bool
fup_row_make(const struct fup_row_maker *maker, struct fup_walk *walk, struct fup_row *row)
{
    struct fup_entry *entry;
    bool is_snoozed, is_shown = walk->had_duty || walk->own_case->is_hiring ||
                                walk->own_case->decisions.count || walk->open.count;

    if (!is_shown)
        return false;
    look_for_resent(maker, walk);
    if (walk->open.count)
        qsort(walk->open.items, walk->open.count, sizeof(struct fup_entry *), compare_entries);
    look_elsewhere(maker, walk);
    show_case(walk, row);
    show_duties(walk, row);
    entry = walk->open.count ? walk->open.items[0] : NULL;
    if (entry)
        show_main(walk, entry, row);
    row->certainty = fup_action_certainty(walk, entry);
    show_partner(walk, row);
    add_threads(walk, row);
    show_evidence(walk, entry, row);
    is_snoozed = show_decisions(walk, row);
    row->group = group_of(walk, row, is_snoozed);
    return true;
}
