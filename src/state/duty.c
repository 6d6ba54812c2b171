/* state/duty.c - opens, dates and closes duties. The list holds open ones only, so that a case of
 * thousands of letters stays cheap; what closed one is kept as evidence of the walk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

#include <string.h>

#include "base/str.h"

struct fup_entry *
fup_duty_open(struct fup_walk *walk, enum fup_owner owner, enum fup_cause cause, size_t letter)
{
    struct fup_entry *entry = fup_arena_alloc(walk->arena, sizeof *entry);
    struct fup_entry **place = entry ? FUP_LIST_ADD(&walk->open, walk->arena) : NULL;

    if (!place)
        return NULL;
    *place = entry;
    walk->had_duty = true;
    entry->cause = cause;
    entry->letter = letter;
    entry->last_own = FUP_NO_DAY;
    entry->duty.owner = owner;
    entry->duty.since = fup_walk_letter(walk, letter)->message->time;
    entry->duty.message_id = fup_walk_letter(walk, letter)->message->id;
    entry->duty.expected = entry->duty.act_on = FUP_NO_DAY;
    entry->duty.deadline = FUP_NO_INSTANT;
    return entry;
}

static struct fup_evidence *
evidence_at(struct fup_walk *walk, struct fup_entry *entry, size_t place)
{
    struct fup_evidence_list *evidence = &entry->duty.evidence;

    bool has_room = true;

    while (has_room && evidence->count <= place) {
        const struct fup_evidence *added = FUP_LIST_ADD(evidence, walk->arena);

        has_room = added != NULL;
    }
    return has_room ? &evidence->items[place] : NULL;
}

void
fup_duty_because(struct fup_walk *walk, struct fup_entry *entry, const char *rule,
                 const char *message_id, const char *quote)
{
    struct fup_evidence *evidence = evidence_at(walk, entry, 0);

    if (evidence)
        *evidence = (struct fup_evidence){rule, message_id, quote};
}

void
fup_duty_because_finding(struct fup_walk *walk, struct fup_entry *entry, size_t letter,
                         const struct fup_finding *finding)
{
    if (finding)
        fup_duty_because(walk, entry, finding->rule, fup_walk_letter(walk, letter)->message->id,
                         finding->quote);
}

void
fup_duty_note(struct fup_walk *walk, struct fup_entry *entry, const char *rule,
              const char *message_id, const char *quote)
{
    size_t count = entry->duty.evidence.count;
    struct fup_evidence *evidence = evidence_at(walk, entry, count < 2 ? 2 : count);

    if (evidence)
        *evidence = (struct fup_evidence){rule, message_id, quote};
}

void
fup_duty_by_policy(struct fup_walk *walk, struct fup_entry *entry, enum fup_wait wait,
                   fup_instant since)
{
    struct fup_evidence *evidence = evidence_at(walk, entry, 1);

    entry->duty.since = since;
    entry->duty.expected = fup_expected_policy(walk->desk, wait, since, &entry->grace);
    entry->duty.basis = FUP_BASIS_POLICY;
    entry->duty.is_close_by = false;
    entry->is_stated = false;
    if (evidence)
        *evidence = (struct fup_evidence){fup_expected_rule(wait), entry->duty.message_id, NULL};
}

void
fup_duty_by_date(struct fup_walk *walk, struct fup_entry *entry, fup_day day, enum fup_basis basis,
                 const char *rule, const char *message_id, const char *quote)
{
    struct fup_evidence *evidence = evidence_at(walk, entry, 1);

    entry->duty.expected = day;
    entry->duty.basis = basis;
    entry->is_stated = basis == FUP_BASIS_STATED;
    entry->grace =
        entry->duty.owner == FUP_OWNER_THEM ? walk->desk->input->policy->stated_grace : 0;
    if (evidence)
        *evidence = (struct fup_evidence){rule, message_id, quote};
}

static void
remove_entry(struct fup_walk *walk, const struct fup_entry *entry)
{
    for (size_t i = 0; i < walk->open.count; i++)
        if (walk->open.items[i] == entry) {
            walk->open.items[i] = walk->open.items[--walk->open.count];
            break;
        }
}

void
fup_duty_close(struct fup_walk *walk, struct fup_entry *entry, const char *rule, size_t letter,
               const char *quote)
{
    const struct fup_message *message = fup_walk_letter(walk, letter)->message;

    walk->closed_evidence = (struct fup_evidence){rule, message->id, quote};
    remove_entry(walk, entry);
}

void
fup_duty_close_all(struct fup_walk *walk, enum fup_owner owner, unsigned causes, const char *rule,
                   size_t letter, const char *quote)
{
    for (size_t i = walk->open.count; i-- > 0;) {
        struct fup_entry *entry = walk->open.items[i];

        if ((owner == FUP_OWNER_NOBODY || entry->duty.owner == owner) &&
            (causes & 1u << entry->cause))
            fup_duty_close(walk, entry, rule, letter, quote);
    }
}

void
fup_duty_add_person(struct fup_walk *walk, struct fup_entry *entry,
                    const struct fup_address *person)
{
    bool is_new = person->address && !fup_desk_is_me(walk->desk, person->address);
    struct fup_asked *asked;

    for (size_t i = 0; is_new && i < entry->asked.count; i++)
        is_new = !fup_str_same_caseless(entry->asked.items[i].person.address, person->address);
    asked = is_new ? FUP_LIST_ADD(&entry->asked, walk->arena) : NULL;
    if (asked)
        *asked = (struct fup_asked){.person = *person, .back = FUP_NO_DAY};
}

struct fup_entry *
fup_duty_find(const struct fup_walk *walk, enum fup_owner owner, unsigned causes)
{
    struct fup_entry *found = NULL;

    for (size_t i = 0; !found && i < walk->open.count; i++) {
        struct fup_entry *entry = walk->open.items[i];

        if (entry->duty.owner == owner && (causes & 1u << entry->cause))
            found = entry;
    }
    return found;
}

bool
fup_duty_is_ahead(const struct fup_walk *walk, const struct fup_entry *entry, size_t letter)
{
    fup_day day = fup_desk_day(walk->desk, fup_walk_letter(walk, letter)->message->time);

    return entry->duty.expected != FUP_NO_DAY && entry->duty.expected >= day &&
           entry->duty.basis != FUP_BASIS_POLICY;
}

/* A letter that fact joined to the case (it refers to none of it) from one who bears the full name
 * of somebody in it: the same person, writing from elsewhere. */
bool
fup_duty_is_namesake(const struct fup_walk *walk, const struct fup_letter *letter)
{
    const struct fup_address *from = &letter->message->from;
    bool found = false;

    for (size_t i = 0; from->name && strchr(from->name, ' ') && !found && i < walk->people.count;
         i++)
        found = fup_str_same_caseless(walk->people.items[i].name, from->name);
    return found && letter->message->references.count == 0;
}

void
fup_duty_heed_away(struct fup_walk *walk, struct fup_entry *entry)
{
    struct fup_evidence *evidence = evidence_at(walk, entry, 1);
    const struct fup_asked *latest = NULL;
    int grace = entry->grace;
    bool is_stated = entry->is_stated;

    if (entry->duty.basis == FUP_BASIS_AUTO_REPLY && evidence) {
        entry->duty.expected = entry->day_before_away;
        entry->duty.basis = entry->basis_before_away;
        *evidence = entry->evidence_before_away;
    }
    for (size_t i = 0; i < entry->asked.count; i++)
        if (!entry->asked.items[i].has_answered && entry->asked.items[i].back != FUP_NO_DAY &&
            (!latest || entry->asked.items[i].back > latest->back))
            latest = &entry->asked.items[i];
    if (latest && evidence && latest->back > entry->duty.expected) {
        entry->day_before_away = entry->duty.expected;
        entry->basis_before_away = entry->duty.basis;
        entry->evidence_before_away = *evidence;
        fup_duty_by_date(walk, entry, latest->back, FUP_BASIS_AUTO_REPLY, latest->away.rule,
                         latest->away.message_id, latest->away.quote);
        entry->grace = grace;
        entry->is_stated = is_stated;
    }
}

static bool
is_himself(const struct fup_entry *entry, size_t who, const struct fup_letter *letter)
{
    return fup_str_same_caseless(entry->asked.items[who].person.address,
                                 letter->message->from.address);
}

/* Anybody answers a question to a mailing list: over it, or to me alone. */
static bool
is_for_list(const struct fup_walk *walk, const struct fup_asked *asked,
            const struct fup_letter *letter)
{
    return fup_desk_is_list(walk->desk, asked->person.address) &&
           (letter->is_list || fup_machine_refers_to_me(walk, letter->message));
}

size_t
fup_duty_asked_as(const struct fup_walk *walk, const struct fup_entry *entry,
                  const struct fup_letter *letter)
{
    size_t himself = SIZE_MAX, silent = SIZE_MAX, any = SIZE_MAX, colleague;
    bool is_named = fup_duty_is_namesake(walk, letter);

    for (size_t i = 0; himself == SIZE_MAX && i < entry->asked.count; i++) {
        const struct fup_asked *asked = &entry->asked.items[i];

        if (is_himself(entry, i, letter) ||
            (is_named && fup_str_same_caseless(asked->person.name, letter->message->from.name)) ||
            is_for_list(walk, asked, letter))
            himself = i;
        else if (fup_desk_same_person(walk->desk, &asked->person, &letter->message->from)) {
            silent = silent == SIZE_MAX && !asked->has_answered ? i : silent;
            any = any == SIZE_MAX ? i : any;
        }
    }
    colleague = silent != SIZE_MAX ? silent : any;
    return himself != SIZE_MAX ? himself : colleague;
}

void
fup_duty_hear(const struct fup_walk *walk, struct fup_entry *entry, size_t who,
              const struct fup_letter *letter)
{
    bool is_asked = is_himself(entry, who, letter);

    entry->asked.items[who].has_answered = true;
    for (size_t i = 0; !is_asked && i < entry->asked.count; i++)
        entry->asked.items[i].has_answered |=
            fup_desk_same_person(walk->desk, &entry->asked.items[i].person, &letter->message->from);
}
