/* tests/support/state_table.h - tables for state/: mails in, decisions in, now in, rows out.
 *
 * One mail a line:
 *     ID FROM>TO[,TO...] MM-DD[THH:MM] WORD...
 * People: "me" (me@home.example), "alias" (me+jobs@home.example), a name ("ada" is
 * ada@corp.example), or an address; freemail.example and ats.example are no houses. Words:
 *     cc=PEOPLE  re=ID[,ID]  subject=A_B  thread=T  tag=T  list=ADDRESS  name=Full_Name  greet=Name
 *     ask[=MM-DD] promise[=MM-DD] closeby=MM-DD holding closing noreply weakask held missed
 * mark turned=Name question call=MM-DD[THH:MM]  meeting=MM-DDTHH:MM  away[=MM-DD]  asked=Name
 * anyone event=WORD text=How_its_date_is_written  rule=NAME (of the event) side=employer|candidate
 * org=A_B pos=A_B  token=T  system=S invite=UID@MM-DDTHH:MM  (an hour) seq=N  organizer=PERSON
 * cancel=UID rsvp=UID:accepted|declined received=MM-DDTHH:MM
 * auto=away|bounce|notice|bulk|calendar|delay failed=ADDRESS  failedid=ID unproved authfail reused
 * encrypted unreadable draft unsubscribe ground=N hint=EVENT file=NAME Decisions: "VERB ID
 * [MM-DD|ID|text]", and of the configuration "away MM-DD MM-DD". Wanted: one line a row with
 * KEY=VALUE words, in order; only the named keys are compared; "" wants no row at all. Year 2026,
 * zone +01:00, holiday 05-25, now as MM-DDTHH:MM. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef SUPPORT_STATE_TABLE_H
#define SUPPORT_STATE_TABLE_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "state/state.h"
#include "support/state_show.h"

struct state_row {
    const char *name, *mails, *decisions, *now, *wanted;
};

struct state_world {
    struct fup_arena *arena;
    const struct fup_zone *zone;
    struct fup_message_list mails;
    struct fup_decision_list decisions;
    struct fup_away away; /* of the configuration */
    size_t away_count;
};

static const fup_day *
state_holidays(void)
{
    static fup_day days[1];

    days[0] = fup_day_from_civil(2026, 5, 25);
    return days;
}

static fup_day
state_day(const char *text)
{
    return fup_day_from_civil(2026, atoi(text), atoi(text + 3));
}

static fup_instant
state_time(const struct state_world *world, const char *text)
{
    int seconds = 10 * 3600;

    if (text[5] == 'T')
        seconds = atoi(text + 6) * 3600 + atoi(text + 9) * 60;
    return fup_zone_instant(world->zone, state_day(text), seconds);
}

static const char *
state_text(const struct state_world *world, const char *value)
{
    char *copy = fup_arena_copy(world->arena, value);

    for (char *at = copy; at && *at; at++)
        if (*at == '_')
            *at = ' ';
    return copy;
}

static struct fup_address
state_person(const struct state_world *world, const char *word)
{
    struct fup_address person = {NULL, NULL, NULL};
    const char *at = strchr(word, '@');
    char *name;

    if (strcmp(word, "me") == 0)
        person.address = "me@home.example";
    else if (strcmp(word, "alias") == 0)
        person.address = "me+jobs@home.example";
    else if (at)
        person.address = fup_arena_copy(world->arena, word);
    else
        person.address = fup_arena_format(world->arena, "%s@corp.example", word);
    at = strchr(person.address, '@') + 1;
    if (strcmp(at, "freemail.example") != 0 && strcmp(at, "ats.example") != 0)
        person.site = at;
    name = fup_arena_copy_len(world->arena, person.address, strcspn(person.address, "@+"));
    if (name[0] >= 'a' && name[0] <= 'z')
        name[0] = (char)(name[0] - 'a' + 'A');
    person.name = name;
    return person;
}

static void
state_people(const struct state_world *world, const char *words, struct fup_address_list *list)
{
    char *copy = fup_arena_copy(world->arena, words), *rest = NULL;

    for (char *word = strtok_r(copy, ",", &rest); word; word = strtok_r(NULL, ",", &rest)) {
        struct fup_address *person = FUP_LIST_ADD(list, world->arena);

        *person = state_person(world, word);
    }
}

static struct fup_finding *
state_finding(const struct state_world *world, struct fup_message *mail, enum fup_sense sense,
              const char *word, const char *date, enum fup_purpose purpose)
{
    struct fup_finding *finding = FUP_LIST_ADD(&mail->findings, world->arena);

    finding->sense = sense;
    finding->rule = fup_arena_format(world->arena, "%s.test", word);
    finding->quote = fup_arena_format(world->arena, "%s of %s", word, mail->id);
    finding->offset = 100 * mail->findings.count;
    finding->purpose = purpose;
    if (date && *date) {
        finding->has_window = true;
        finding->window.start = finding->window.end = state_day(date);
        finding->window.start_instant = finding->window.end_instant = FUP_NO_INSTANT;
        if (date[5] == 'T') {
            finding->window.has_time = true;
            finding->window.start_instant = finding->window.end_instant = state_time(world, date);
        }
    }
    return finding;
}

static void
state_invite(const struct state_world *world, struct fup_message *mail, enum fup_method method,
             const char *value)
{
    struct fup_invite *invite = FUP_LIST_ADD(&mail->invites, world->arena);
    size_t len = strcspn(value, "@:");
    struct fup_attendee *attendee = FUP_LIST_ADD(&invite->attendees, world->arena);

    invite->uid = fup_arena_format(world->arena, "uid-%.*s-of-test", (int)len, value);
    invite->method = method;
    invite->is_cancelled = method == FUP_METHOD_CANCEL;
    invite->summary = "Interview";
    invite->start = invite->end = FUP_NO_INSTANT;
    invite->organizer.address = mail->from.address;
    attendee->address = method == FUP_METHOD_REPLY ? mail->from.address
                        : mail->to.count           ? mail->to.items[0].address
                                                   : "me@home.example";
    attendee->answer = FUP_ANSWER_NEEDED;
    if (value[len] == '@') {
        invite->start = state_time(world, value + len + 1);
        invite->end = invite->start + 3600;
    } else if (value[len] == ':') {
        attendee->answer =
            strcmp(value + len + 1, "declined") == 0 ? FUP_ANSWER_DECLINED : FUP_ANSWER_ACCEPTED;
    }
}

static int
state_index(const char *const *words, const char *word)
{
    int found = -1;

    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            found = i;
    ck_assert_msg(found >= 0, "the table has an unknown word %s", word);
    return found;
}

/* Words that are findings; false when `key` is none. */
static bool
state_say(const struct state_world *world, struct fup_message *mail, const char *key,
          const char *value)
{
    static const struct {
        const char *word;
        enum fup_sense sense;
        enum fup_purpose purpose;
    } words[] = {{"ask", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST},
                 {"weakask", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST},
                 {"promise", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE},
                 {"closeby", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE},
                 {"holding", FUP_SENSE_HOLDING, FUP_PURPOSE_OTHER},
                 {"closing", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER},
                 {"noreply", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER},
                 {"held", FUP_SENSE_HELD, FUP_PURPOSE_OTHER},
                 {"missed", FUP_SENSE_MISSED, FUP_PURPOSE_OTHER},
                 {"call", FUP_SENSE_CALL, FUP_PURPOSE_PROMISE},
                 {"meeting", FUP_SENSE_MEETING, FUP_PURPOSE_EVENT},
                 {"date", FUP_SENSE_DATE, FUP_PURPOSE_OTHER},
                 {"away", FUP_SENSE_AWAY, FUP_PURPOSE_OTHER}};
    bool found = false;

    for (size_t i = 0; !found && i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, key) == 0) {
            struct fup_finding *finding =
                state_finding(world, mail, words[i].sense, key, value, words[i].purpose);

            finding->is_weak = strncmp(key, "weak", 4) == 0;
            if (strcmp(key, "noreply") == 0)
                finding->rule = "closing.no_reply_needed";
            found = true;
        }
    return found;
}

static enum fup_event
state_event(const char *value)
{
    int event = -1;

    for (int i = 0; event < 0 && i <= (int)FUP_EVENT_SUBMITTED; i++)
        if (strcmp(fup_event_name((enum fup_event)i), value) == 0)
            event = i;
    ck_assert_msg(event >= 0, "no event %s", value);
    return (enum fup_event)event;
}

/* What only counts in a case that is of a job by other letters. */
static bool
state_hint(const struct state_world *world, struct fup_message *mail, const char *key,
           const char *value)
{
    bool found = true;

    if (strcmp(key, "ground") == 0) {
        mail->hiring.ground = atoi(value);
    } else if (strcmp(key, "hint") == 0) {
        mail->hiring.as_employer = mail->hiring.as_candidate =
            (struct fup_hint){state_event(value), fup_arena_format(world->arena, "%s.hint", value),
                              fup_arena_format(world->arena, "%s of %s", value, mail->id)};
    } else if (strcmp(key, "file") == 0) {
        struct fup_attachment *file = FUP_LIST_ADD(&mail->attachments, world->arena);

        *file = (struct fup_attachment){strstr(value, ".zip") ? FUP_ATTACHMENT_ARCHIVE
                                                              : FUP_ATTACHMENT_DOCUMENT,
                                        fup_arena_copy(world->arena, value)};
    } else {
        found = false;
    }
    return found;
}

static bool
state_hiring(const struct state_world *world, struct fup_message *mail, const char *key,
             const char *value)
{
    struct fup_hiring *hiring = &mail->hiring;
    bool is_mine = strcmp(mail->from.address, "me@home.example") == 0;
    bool found = true;

    if (strcmp(key, "event") == 0) {
        hiring->event = state_event(value);
        if (hiring->writer == FUP_SIDE_UNKNOWN)
            hiring->writer = is_mine ? FUP_SIDE_CANDIDATE : FUP_SIDE_EMPLOYER;
        hiring->rule = fup_arena_format(world->arena, "%s.event", value);
        hiring->quote = fup_arena_format(world->arena, "%s of %s", value, mail->id);
    } else if (strcmp(key, "side") == 0) {
        hiring->writer = strcmp(value, "employer") == 0 ? FUP_SIDE_EMPLOYER : FUP_SIDE_CANDIDATE;
    } else if (strcmp(key, "rule") == 0) { /* of the event before it */
        hiring->rule = fup_arena_copy(world->arena, value);
    } else if (strcmp(key, "org") == 0) {
        hiring->organization = state_text(world, value);
    } else if (strcmp(key, "pos") == 0) {
        hiring->position = state_text(world, value);
    } else if (strcmp(key, "token") == 0) {
        hiring->token = fup_arena_copy(world->arena, value);
    } else if (strcmp(key, "system") == 0) {
        hiring->system = fup_arena_copy(world->arena, value);
        hiring->is_relay = true;
    } else {
        found = false;
    }
    hiring->is_hiring |= found;
    return found;
}

static bool
state_flag(struct fup_message *mail, const char *key)
{
    static const struct {
        const char *word;
        unsigned flag;
    } words[] = {{"authfail", FUP_MAIL_AUTH_FAILED},
                 {"reused", FUP_MAIL_ID_REUSED},
                 {"encrypted", FUP_MAIL_ENCRYPTED},
                 {"unreadable", FUP_MAIL_UNREADABLE},
                 {"draft", FUP_MAIL_DRAFT},
                 {"unsubscribe", FUP_MAIL_UNSUBSCRIBE},
                 {"noreplysender", FUP_MAIL_NO_REPLY_SENDER},
                 {"sent", FUP_MAIL_SENT},
                 {"submitted", FUP_MAIL_SUBMITTED},
                 {"mass", FUP_MAIL_MASS},
                 {"corrected", FUP_MAIL_DATE_CORRECTED}};
    bool found = false;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, key) == 0) {
            mail->flags |= words[i].flag;
            found = true;
        }
    return found;
}

static void
state_word(const struct state_world *world, struct fup_message *mail, const char *key,
           const char *value)
{
    static const char *const automatics[] = {"no",       "away", "bounce", "delay",
                                             "calendar", "bulk", "notice", NULL};
    const char *copy = fup_arena_copy(world->arena, value);

    if (state_say(world, mail, key, value) || state_hiring(world, mail, key, value) ||
        state_hint(world, mail, key, value) || state_flag(mail, key))
        return;
    if (strcmp(key, "cc") == 0) {
        state_people(world, value, &mail->cc);
    } else if (strcmp(key, "re") == 0) {
        char *rest = NULL, *list = fup_arena_copy(world->arena, value);

        for (char *id = strtok_r(list, ",", &rest); id; id = strtok_r(NULL, ",", &rest))
            *FUP_LIST_ADD(&mail->references, world->arena) = id;
    } else if (strcmp(key, "subject") == 0) {
        mail->subject = state_text(world, value);
    } else if (strcmp(key, "thread") == 0) {
        mail->thread = copy;
    } else if (strcmp(key, "tag") == 0) {
        *FUP_LIST_ADD(&mail->tags, world->arena) = copy;
    } else if (strcmp(key, "list") == 0) {
        mail->list_address = copy;
        mail->flags |= FUP_MAIL_LIST;
    } else if (strcmp(key, "name") == 0) {
        mail->from.name = state_text(world, value);
    } else if (strcmp(key, "greet") == 0) {
        mail->greeting_name = copy;
    } else if (strcmp(key, "question") == 0) {
        mail->has_question = true;
    } else if (strcmp(key, "asked") == 0) {
        mail->findings.items[mail->findings.count - 1].asked = copy;
    } else if (strcmp(key, "text") == 0) { /* how the last finding wrote its date */
        mail->findings.items[mail->findings.count - 1].date_text = state_text(world, value);
    } else if (strcmp(key, "anyone") == 0) {
        mail->findings.items[mail->findings.count - 1].is_anyone = true;
    } else if (strcmp(key, "turned") == 0) { /* "Mia Quist, ..." */
        struct fup_finding *last = &mail->findings.items[mail->findings.count - 1];

        last->quote =
            fup_arena_format(world->arena, "%s, %s", state_text(world, value), last->quote);
    } else if (strcmp(key, "mark") == 0) { /* the last finding ends with a question mark */
        struct fup_finding *last = &mail->findings.items[mail->findings.count - 1];

        last->quote = fup_arena_format(world->arena, "%s?", last->quote);
    } else if (strcmp(key, "together") == 0) { /* the last two findings stand in one sentence */
        struct fup_finding *last = &mail->findings.items[mail->findings.count - 1];

        last[-1].offset = last->offset;
        last[-1].has_window = false;
    } else if (strcmp(key, "invite") == 0) {
        state_invite(world, mail, FUP_METHOD_REQUEST, value);
    } else if (strcmp(key, "cancel") == 0) {
        state_invite(world, mail, FUP_METHOD_CANCEL, value);
    } else if (strcmp(key, "rsvp") == 0) {
        state_invite(world, mail, FUP_METHOD_REPLY, value);
        mail->automatic = FUP_AUTOMATIC_CALENDAR;
    } else if (strcmp(key, "organizer") == 0) {
        mail->invites.items[mail->invites.count - 1].organizer.address =
            state_person(world, value).address;
    } else if (strcmp(key, "seq") == 0) {
        mail->invites.items[mail->invites.count - 1].sequence = atoi(value);
    } else if (strcmp(key, "auto") == 0) {
        mail->automatic = (enum fup_automatic)state_index(automatics, value);
    } else if (strcmp(key, "impersonal") == 0) {
        mail->automatic = FUP_AUTOMATIC_NOTICE;
        mail->automatic_rule = "auto.impersonal";
    } else if (strcmp(key, "failed") == 0) {
        mail->failed_recipient = copy;
        mail->failed_status = "5.1.1";
    } else if (strcmp(key, "failedid") == 0) {
        mail->failed_id = copy;
    } else if (strcmp(key, "received") == 0) {
        mail->received = state_time(world, value);
    } else if (strcmp(key, "unproved") == 0) {
        mail->flags |= FUP_MAIL_HAS_RECEIVED;
    } else {
        ck_abort_msg("the table has an unknown word %s", key);
    }
}

static void
state_mail(struct state_world *world, char *line)
{
    struct fup_message *mail = FUP_LIST_ADD(&world->mails, world->arena);
    char *rest = NULL, *word = strtok_r(line, " ", &rest), *people;

    mail->id = word;
    mail->thread = "t";
    mail->subject = mail->language = "";
    mail->own_len = 50;
    people = strtok_r(NULL, " ", &rest);
    word = strchr(people, '>');
    *word = '\0';
    mail->from = state_person(world, people);
    if (strcmp(mail->from.address, "me@home.example") != 0)
        mail->flags |= FUP_MAIL_HAS_RECEIVED;
    state_people(world, word + 1, &mail->to);
    mail->time = state_time(world, strtok_r(NULL, " ", &rest));
    while ((word = strtok_r(NULL, " ", &rest))) {
        char *value = strchr(word, '=');

        if (value)
            *value++ = '\0';
        state_word(world, mail, word, value ? value : "");
    }
}

static void
state_decision(struct state_world *world, char *line)
{
    struct fup_decision *decision;
    char *rest = NULL, *word = strtok_r(line, " ", &rest);
    int verb = fup_verb_parse(word);

    if (strcmp(word, "away") == 0) {
        world->away.first = state_day(strtok_r(NULL, " ", &rest));
        world->away.last = state_day(strtok_r(NULL, " ", &rest));
        world->away_count = 1;
        return;
    }
    decision = FUP_LIST_ADD(&world->decisions, world->arena);
    ck_assert_msg(verb >= 0, "no verb %s", word);
    decision->verb = (enum fup_verb)verb;
    decision->seq = world->decisions.count;
    decision->host = "test-00000000";
    decision->anchor = strtok_r(NULL, " ", &rest);
    decision->day = FUP_NO_DAY;
    decision->made = 0;
    word = strtok_r(NULL, " ", &rest);
    if (word && strlen(word) == 5 && word[2] == '-')
        decision->day = state_day(word);
    else if (word && decision->verb == FUP_VERB_JOIN)
        decision->other = word;
    else if (word && decision->verb == FUP_VERB_STAGE)
        decision->text = word; /* "on_hold" */
    else if (word)
        decision->text = state_text(world, word);
}

static void
state_lines(struct state_world *world, const char *text, void (*take)(struct state_world *, char *))
{
    char *copy = fup_arena_copy(world->arena, text ? text : ""), *rest = NULL;

    for (char *line = strtok_r(copy, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        take(world, line);
}

/* Runs one line of a table and compares. */
static inline void
state_check(const struct state_row *test)
{
    struct state_world world = {.arena = fup_arena_new(0)};
    const char *mine[] = {"me@home.example"};
    struct fup_identity identity = {.name = "Mia Example", .addresses = {mine, 1, 1}};
    struct fup_business business = {.holidays = state_holidays(), .holiday_count = 1};
    struct fup_state_input input = {
        .identity = &identity, .policy = &fup_policy_default, .business = &business};
    struct fup_row_list rows;
    const char *shown;

    world.zone = fup_zone_fixed(world.arena, 60);
    state_lines(&world, test->mails, state_mail);
    state_lines(&world, test->decisions, state_decision);
    input.zone = world.zone;
    input.messages = world.mails.items;
    input.message_count = world.mails.count;
    input.decisions = world.decisions.items;
    input.decision_count = world.decisions.count;
    input.away = &world.away;
    input.away_count = world.away_count;
    input.now = state_time(&world, test->now);
    ck_assert_int_eq(fup_state_rows(&input, world.arena, &rows, NULL), FUP_OK);
    shown = state_shown(world.arena, &rows, test->wanted);
    ck_assert_msg(strcmp(shown, test->wanted) == 0, "%s:\n  wanted %s\n  got    %s", test->name,
                  test->wanted, shown);
    fup_arena_free(world.arena);
}

#define STATE_TABLE_TEST(name, rows)                                                               \
    START_TEST(name)                                                                               \
    {                                                                                              \
        state_check(&(rows)[_i]);                                                                  \
    }                                                                                              \
    END_TEST

#endif
