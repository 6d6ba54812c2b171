/* state/machine.c - mail that no person wrote to me: out-of-office answers, failure reports, and
 * the signs by which other mail of machines is told. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

#include <string.h>

#include "base/str.h"

/* Does the letter refer to one of mine? Then even a machine speaks to me. */
bool
fup_machine_refers_to_me(const struct fup_walk *walk, const struct fup_message *message)
{
    bool found = false;

    for (size_t i = message->references.count; !found && i-- > 0;) {
        size_t other = fup_desk_find(walk->desk, message->references.items[i]);

        found = other != SIZE_MAX && fup_walk_letter(walk, other)->writer == FUP_WRITER_ME;
        if (message->references.count - i > 20)
            break;
    }
    return found;
}

/* Weak signs (signal/impersonal.h) say nothing against an address that I write to. */
static bool
is_machine(const struct fup_walk *walk, const struct fup_message *message)
{
    bool is_guess =
        message->automatic_rule && strcmp(message->automatic_rule, "auto.impersonal") == 0;

    return (message->automatic == FUP_AUTOMATIC_NOTICE ||
            message->automatic == FUP_AUTOMATIC_BULK) &&
           !(is_guess && fup_desk_wrote_to(walk->desk, message->from.address));
}

/* A list, or an address of the host that this letter's list is on: lists have several names. */
static bool
is_of_list(const struct fup_walk *walk, const struct fup_message *message, const char *address)
{
    const char *host = message->list_address ? strchr(message->list_address, '@') : NULL;
    const char *other = address ? strchr(address, '@') : NULL;

    return fup_desk_is_list(walk->desk, address) ||
           (host && other && !fup_desk_is_me(walk->desk, address) &&
            fup_str_same_caseless(host, other));
}

/* Sent to many, or from where nobody reads: it speaks to nobody in particular. A discussion list
 * stands in To or Cc; what comes to me directly with the marks of a list is a newsletter. */
static bool
is_impersonal(const struct fup_walk *walk, const struct fup_letter *letter)
{
    const struct fup_message *message = letter->message;
    bool is_discussion = false;

    for (size_t i = 0; i < message->to.count; i++)
        is_discussion |= is_of_list(walk, message, message->to.items[i].address);
    for (size_t i = 0; i < message->cc.count; i++)
        is_discussion |= is_of_list(walk, message, message->cc.items[i].address);
    return (message->flags & FUP_MAIL_NO_REPLY_SENDER) ||
           (message->hiring.system && !message->hiring.token &&
            message->hiring.event == FUP_EVENT_NONE && message->invites.count == 0) ||
           ((message->flags & (FUP_MAIL_UNSUBSCRIBE | FUP_MAIL_LIST | FUP_MAIL_MASS)) &&
            !is_discussion && !message->hiring.is_relay);
}

/* A machine wrote it, or it was sent to many, and it does not answer me. */
bool
fup_machine_wrote(const struct fup_walk *walk, const struct fup_letter *letter)
{
    return is_machine(walk, letter->message) ||
           (is_impersonal(walk, letter) && !fup_machine_refers_to_me(walk, letter->message));
}

/* The first business day after the absence that the letter tells of, or FUP_NO_DAY. */
static fup_day
day_back(const struct fup_walk *walk, const struct fup_letter *letter,
         const struct fup_finding *away)
{
    struct fup_window window;
    fup_day back = FUP_NO_DAY;

    if (away && away->has_window) {
        window = away->window;
        if (window.snap == FUP_SNAP_NONE)
            window.snap = FUP_SNAP_AFTER;
        back = fup_expected_window(walk->desk, &window, letter->message->time);
    }
    return back;
}

/* Last day away: expected moves behind it, for those I still wait for. */
void
fup_machine_away(struct fup_walk *walk, size_t at)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    struct fup_said said = fup_said_read(walk->desk, letter);
    fup_day back = day_back(walk, letter, said.away);

    for (size_t i = 0; back != FUP_NO_DAY && i < walk->open.count; i++) {
        struct fup_entry *entry = walk->open.items[i];
        size_t who = entry->duty.owner == FUP_OWNER_THEM && entry->cause != FUP_CAUSE_EVENT
                         ? fup_duty_asked_as(walk, entry, letter)
                         : SIZE_MAX;
        struct fup_evidence told = {said.away->rule, letter->message->id, said.away->quote};

        if (who == SIZE_MAX || entry->asked.items[who].has_answered)
            continue;
        entry->asked.items[who].back = back;
        entry->asked.items[who].away = told;
        fup_duty_heed_away(walk, entry);
        if (entry->duty.basis != FUP_BASIS_AUTO_REPLY)
            fup_duty_note(walk, entry, told.rule, told.message_id, told.quote);
    }
}

static size_t
bounced_letter(const struct fup_walk *walk, const struct fup_message *message)
{
    size_t found = fup_desk_find(walk->desk, message->failed_id);

    for (size_t i = message->references.count; found == SIZE_MAX && i-- > 0;)
        found = fup_desk_find(walk->desk, message->references.items[i]);
    if (found == SIZE_MAX)
        found = walk->last_own;
    if (found != SIZE_MAX && fup_walk_letter(walk, found)->writer != FUP_WRITER_ME)
        found = SIZE_MAX;
    return found;
}

/* He never got it: he is not waited for. False when nobody is left who owes an answer. */
static bool
forget_failed(struct fup_entry *entry, const char *address)
{
    size_t silent = 0, kept = 0;

    for (size_t i = 0; i < entry->asked.count; i++) {
        bool is_failed = entry->asked.count == 1 ||
                         fup_str_same_caseless(entry->asked.items[i].person.address, address);

        if (!is_failed) {
            silent += !entry->asked.items[i].has_answered;
            entry->asked.items[kept++] = entry->asked.items[i];
        }
    }
    entry->asked.count = kept;
    return silent > 0;
}

void
fup_machine_bounce(struct fup_walk *walk, size_t at)
{
    const struct fup_message *message = fup_walk_letter(walk, at)->message;
    size_t mine = bounced_letter(walk, message);
    struct fup_entry *entry;
    struct fup_address failed = {NULL, message->failed_recipient, NULL};
    const char *quote = NULL;

    if (mine == SIZE_MAX)
        return;
    for (size_t i = walk->open.count; i-- > 0;) {
        entry = walk->open.items[i];
        if (entry->letter == mine && entry->duty.owner == FUP_OWNER_THEM &&
            !forget_failed(entry, message->failed_recipient))
            fup_duty_close(walk, entry, "delivery.failed", at, NULL);
    }
    entry = fup_duty_open(walk, FUP_OWNER_ME, FUP_CAUSE_BOUNCE, at);
    if (!entry)
        return;
    entry->is_proved = true;
    entry->duty.is_bounce = true;
    entry->bounced = mine;
    if (failed.address)
        fup_duty_add_person(walk, entry, &failed);
    if (failed.address && message->failed_status)
        quote = fup_arena_format(walk->arena, "%s %s", failed.address, message->failed_status);
    fup_duty_because(walk, entry, "delivery.failed", message->id, quote ? quote : failed.address);
    fup_duty_by_policy(walk, entry,
                       walk->own_case->is_hiring ? FUP_WAIT_HIRING_ANSWER : FUP_WAIT_ANSWER,
                       message->time);
}
