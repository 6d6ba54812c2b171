/* view/draft.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/draft.h"

#include "view/output.h"
#include "view/words.h"

#include <ctype.h>
#include <string.h>

#define MAX_SUBJECT 400 /* bytes */
#define MAX_NOTE 300    /* characters */
#define DAY_SECONDS 86400
#define WRAP 72 /* columns of a line: what mailers and vim's ft=mail use */

/* ---- words ---- */

const char *
fup_draft_subject(const char *subject, struct fup_arena *arena)
{
    struct fup_str bare = fup_str_from(fup_view_bare_subject(arena, subject));

    bare.len = fup_utf8_prefix(bare, MAX_SUBJECT);
    return bare.len == 0 ? NULL : fup_arena_format(arena, "Re: %.*s", (int)bare.len, bare.text);
}

static bool
is_no_first_name(struct fup_str word)
{
    static const char *const words[] = {
        "dr",   "dr.",     "mr",         "mr.",           "mrs",    "mrs.",   "ms",     "ms.",
        "prof", "prof.",   "herr",       "frau",          "team",   "the",    "hr",     "talent",
        "jobs", "careers", "recruiting", "recruitment",   "hiring", "people", "human",  "support",
        "info", "noreply", "no-reply",   "notifications", "das",    "your",   "service"};
    bool found = word.len < 2;

    for (size_t i = 0; !found && i < sizeof words / sizeof *words; i++)
        found = word.len == strlen(words[i]) && fup_str_starts_caseless(word, words[i]);
    return found;
}

static struct fup_str
first_word(struct fup_str text)
{
    size_t len = 0;

    while (len < text.len && text.text[len] != ' ')
        len++;
    return (struct fup_str){text.text, len};
}

const char *
fup_draft_first_name(const char *name, struct fup_arena *arena)
{
    static const char *const marks[] = {"team",    "recruit",  "career", "talent",
                                        "@",       "hiring",   "via ",   "jobs",
                                        "support", "no-reply", "noreply"};
    const char *clean = fup_output_clean(arena, name);
    struct fup_str text = fup_str_from(clean), word;
    const char *comma = clean ? strchr(clean, ',') : NULL;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (fup_str_find_caseless(text, marks[i]) != SIZE_MAX)
            return NULL;
    }
    if (comma)
        text = fup_str_trim(fup_str_from(comma + 1));
    word = first_word(text);
    if (word.len == 0 || is_no_first_name(word))
        return NULL;
    return fup_arena_copy_len(arena, word.text, word.len);
}

static const char *
weekday_of(fup_day day, bool is_german)
{
    static const char *const names[2][7] = {
        {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
        {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"}};

    return names[is_german][fup_day_weekday(day)];
}

static const char *
day_words(fup_day day, bool is_german, struct fup_arena *arena)
{
    static const char *const months[2][12] = {
        {"January", "February", "March", "April", "May", "June", "July", "August", "September",
         "October", "November", "December"},
        {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
         "Oktober", "November", "Dezember"}};
    struct fup_civil civil;

    if (day == FUP_NO_DAY)
        return NULL;
    civil = fup_day_to_civil(day);
    return fup_arena_format(arena, is_german ? "%s, %d. %s" : "%s %d %s",
                            weekday_of(day, is_german), civil.day,
                            months[is_german][civil.month - 1]);
}

/* ---- the case ---- */

static const struct fup_message *
find_message(const struct fup_draft_input *input, const char *id)
{
    const struct fup_message *found = NULL;

    for (size_t i = 0; id && !found && i < input->messages->count; i++) {
        if (strcmp(input->messages->items[i].id, id) == 0)
            found = &input->messages->items[i];
    }
    return found;
}

static bool
is_mine(const struct fup_draft_input *input, const struct fup_message *message)
{
    return fup_identity_writer(input->identity, message) == FUP_WRITER_ME;
}

/* By its name: "no-reply@", "noreply-jobs@", "do-not-reply@". */
static bool
is_no_reply(const char *address)
{
    static const char *const names[] = {"no-reply",     "noreply",    "no_reply",    "no.reply",
                                        "do-not-reply", "donotreply", "do_not_reply"};
    bool found = false;

    for (size_t i = 0; address && !found && i < sizeof names / sizeof *names; i++)
        found = fup_str_starts_caseless(fup_str_from(address), names[i]);
    return found;
}

static bool
is_unread(const struct fup_message *message)
{
    if (message->reply_to.count > 0)
        return is_no_reply(message->reply_to.items[0].address);
    return message->flags & FUP_MAIL_NO_REPLY_SENDER || is_no_reply(message->from.address);
}

/* Newest message of the case that fits; a person of the other side whose box is read. */
static const struct fup_message *
newest(const struct fup_draft_input *input, bool mine)
{
    const struct fup_message *found = NULL;

    for (size_t i = input->row->message_count; !found && i > 0; i--) {
        const struct fup_message *message = &input->messages->items[input->row->messages[i - 1]];

        if (is_mine(input, message) == mine &&
            (mine || (message->automatic == FUP_AUTOMATIC_NO && !is_unread(message))))
            found = message;
    }
    return found;
}

static const struct fup_message *
message_of_date(const struct fup_draft_input *input)
{
    const struct fup_evidence_list *evidence = &input->row->evidence;
    const char *id = evidence->count > 1    ? evidence->items[1].message_id
                     : evidence->count == 1 ? evidence->items[0].message_id
                                            : NULL;

    return find_message(input, id);
}

static bool
is_promise(const struct fup_finding *finding)
{
    return finding->date_text && finding->has_window &&
           (finding->sense == FUP_SENSE_PROMISE || finding->sense == FUP_SENSE_CLOSE_BY);
}

static bool
covers(const struct fup_window *window, fup_day day)
{
    return window->start <= day && day <= window->end;
}

/* Of several promises in the mail the one whose day the row shows, else the first. */
static const struct fup_finding *
promise_of(const struct fup_message *message, fup_day expected)
{
    const struct fup_finding *found = NULL;

    for (size_t i = 0; i < message->findings.count; i++) {
        const struct fup_finding *finding = &message->findings.items[i];

        if (is_promise(finding) &&
            (!found || (!covers(&found->window, expected) && covers(&finding->window, expected))))
            found = finding;
    }
    return found;
}

/* "tomorrow" and "next week" mean another day by now: the day is added. */
static bool
names_no_day(const char *words)
{
    static const char *const months[] = {"jan", "feb", "mar", "mär", "apr", "may", "mai", "jun",
                                         "jul", "aug", "sep", "oct", "okt", "nov", "dec", "dez"};
    bool is_named = strpbrk(words, "0123456789") != NULL;

    for (size_t i = 0; is_named && i < sizeof months / sizeof *months; i++) {
        if (fup_str_find_caseless(fup_str_from(words), months[i]) != SIZE_MAX)
            return false;
    }
    return !(is_named && strpbrk(words, "./"));
}

/* "by the end of next week (Friday 13 March)": as they wrote it. In the words of another language,
 * or without words, the day alone. */
static const char *
promised_words(const struct fup_draft_input *input, const char *language, struct fup_arena *arena)
{
    bool is_german = strcmp(language, "de") == 0;
    const char *day = day_words(input->row->expected, is_german, arena), *words;
    const struct fup_message *message =
        input->row->basis == FUP_BASIS_STATED ? message_of_date(input) : NULL;
    const struct fup_finding *promise = message ? promise_of(message, input->row->expected) : NULL;

    if (input->row->basis != FUP_BASIS_STATED ||
        (!promise && input->row->waiting_on != FUP_OWNER_THEM))
        return NULL;
    words = promise ? fup_output_clean(arena, promise->date_text) : NULL;
    if (!words ||
        (message->language && *message->language && strncmp(message->language, language, 2) != 0))
        return day ? fup_arena_format(arena, "%s %s", is_german ? "bis" : "by", day) : NULL;
    if (!day || !names_no_day(words))
        return words;
    return fup_arena_format(arena, is_german ? "%s, also %s" : "%s (%s)", words, day);
}

static void
fill_values(const struct fup_draft_input *input, const struct fup_draft *draft,
            struct fup_arena *arena, const char *values[FUP_FIELD_COUNT])
{
    const struct fup_row *row = input->row;
    const struct fup_message *sent = newest(input, true);
    const char *person = draft->to.count > 0   ? draft->to.items[0].name
                         : row->with.count > 0 ? row->with.items[0].name
                                               : NULL;
    bool is_german = strcmp(draft->language, "de") == 0;
    fup_day interview = row->interview_start == FUP_NO_INSTANT
                            ? FUP_NO_DAY
                            : fup_zone_day(input->zone, row->interview_start);

    memset(values, 0, FUP_FIELD_COUNT * sizeof *values);
    values[FUP_FIELD_FIRST_NAME] = fup_draft_first_name(person, arena);
    if (values[FUP_FIELD_FIRST_NAME])
        values[FUP_FIELD_NAME] = fup_output_clean(arena, person);
    values[FUP_FIELD_ORGANIZATION] = fup_output_clean(arena, row->organization);
    values[FUP_FIELD_POSITION] = fup_output_clean(arena, row->position);
    values[FUP_FIELD_INTERVIEW_DAY] = day_words(interview, is_german, arena);
    if (interview != FUP_NO_DAY)
        values[FUP_FIELD_INTERVIEW_WEEKDAY] = weekday_of(interview, is_german);
    values[FUP_FIELD_PROMISED] = promised_words(input, draft->language, arena);
    values[FUP_FIELD_EXPECTED_DAY] = day_words(row->expected, is_german, arena);
    if (sent)
        values[FUP_FIELD_SENT_DAY] =
            day_words(fup_zone_day(input->zone, sent->time), is_german, arena);
    if (row->since != FUP_NO_INSTANT && input->now >= row->since)
        values[FUP_FIELD_DAYS_WAITED] =
            fup_arena_format(arena, "%lld", (long long)((input->now - row->since) / DAY_SECONDS));
    values[FUP_FIELD_SUBJECT] = fup_output_clean(arena, row->subject);
    values[FUP_FIELD_MY_NAME] = fup_output_clean(arena, input->identity->name);
}

/* ---- recipients ---- */

static void
warn(struct fup_draft *draft, struct fup_arena *arena, const char *text)
{
    const char **slot = text ? FUP_LIST_ADD(&draft->warnings, arena) : NULL;

    if (slot)
        *slot = text;
}

static bool
has_person(const struct fup_address_list *people, const char *address)
{
    bool found = false;

    for (size_t i = 0; !found && i < people->count; i++)
        found = fup_str_same_caseless(people->items[i].address, address);
    return found;
}

/* Adds whom `list` already has and me never. */
static void
add_person(const struct fup_draft_input *input, struct fup_draft *draft,
           struct fup_address_list *list, const struct fup_address *person, struct fup_arena *arena)
{
    struct fup_address *slot;

    if (!person->address || !strchr(person->address, '@') ||
        fup_identity_has(input->identity, person->address) ||
        has_person(&draft->to, person->address) || has_person(&draft->cc, person->address))
        return;
    slot = FUP_LIST_ADD(list, arena);
    if (slot)
        *slot = *person;
}

static void
add_people(const struct fup_draft_input *input, struct fup_draft *draft,
           struct fup_address_list *list, const struct fup_address_list *people,
           struct fup_arena *arena)
{
    for (size_t i = 0; i < people->count; i++)
        add_person(input, draft, list, &people->items[i], arena);
}

/* A follow-up on my own mail goes to its recipients; else Reply-To or From, the others in Cc. */
static void
address_draft(const struct fup_draft_input *input, const struct fup_message *answered,
              struct fup_draft *draft, struct fup_arena *arena)
{
    const struct fup_message *person;
    const char *unread;

    if (is_mine(input, answered)) {
        add_people(input, draft, &draft->to, &answered->to, arena);
        add_people(input, draft, &draft->cc, &answered->cc, arena);
    } else {
        if (answered->reply_to.count > 0)
            add_people(input, draft, &draft->to, &answered->reply_to, arena);
        if (draft->to.count == 0)
            add_person(input, draft, &draft->to, &answered->from, arena);
        if (!(answered->flags & FUP_MAIL_LIST))
            add_people(input, draft, &draft->cc, &answered->to, arena);
        add_people(input, draft, &draft->cc, &answered->cc, arena);
    }
    unread = draft->to.count > 0 && is_no_reply(draft->to.items[0].address)
                 ? draft->to.items[0].address
             : is_mine(input, answered) || !is_unread(answered) ? NULL
                                                                : answered->from.address;
    if (!unread)
        return;
    person = newest(input, false);
    if (person) {
        warn(draft, arena,
             fup_arena_format(arena, "To: nobody reads %s: it goes to %s, who wrote in this case",
                              unread, person->from.address));
        draft->to.count = 0;
        add_person(input, draft, &draft->to, &person->from, arena);
    } else {
        warn(draft, arena,
             fup_arena_format(arena, "To: nobody reads %s: look for a person's address", unread));
    }
}

/* The address of mine that the case uses. */
static void
choose_from(const struct fup_draft_input *input, const struct fup_message *answered,
            struct fup_draft *draft)
{
    const char *found = NULL;

    if (answered && is_mine(input, answered))
        found = answered->from.address;
    for (size_t i = 0; answered && !found && i < answered->to.count + answered->cc.count; i++) {
        const struct fup_address *person = i < answered->to.count
                                               ? &answered->to.items[i]
                                               : &answered->cc.items[i - answered->to.count];

        if (fup_identity_has(input->identity, person->address))
            found = person->address;
    }
    for (size_t i = 0; answered && !found && i < answered->delivered_to.count; i++) {
        if (fup_identity_has(input->identity, answered->delivered_to.items[i]))
            found = answered->delivered_to.items[i];
    }
    if (!found && input->identity->addresses.count > 0)
        found = input->identity->addresses.items[0];
    draft->from = (struct fup_address){input->identity->name, found, NULL};
}

static void
thread_draft(const struct fup_message *answered, struct fup_draft *draft, struct fup_arena *arena)
{
    const char **slot;

    draft->in_reply_to = answered->id;
    for (size_t i = 0; i < answered->references.count; i++) {
        slot = FUP_LIST_ADD(&draft->references, arena);
        if (slot)
            *slot = answered->references.items[i];
    }
    slot = FUP_LIST_ADD(&draft->references, arena);
    if (slot)
        *slot = answered->id;
}

/* ---- the draft ---- */

/* Lines of at most WRAP columns, broken at blanks outside of "${...}". */
static const char *
wrap(const char *text, struct fup_arena *arena)
{
    char *wrapped = fup_arena_copy(arena, text), *line = wrapped, *blank = NULL;
    bool is_inside = false;

    for (char *at = wrapped; at && *at; at++) {
        is_inside = at[0] == '$' && at[1] == '{' ? true : (*at == '}' ? false : is_inside);
        if (*at == '\n') {
            line = at + 1;
            blank = NULL;
        } else if (*at == ' ' && !is_inside) {
            blank = at;
        }
        if (blank && fup_utf8_width((struct fup_str){line, (size_t)(at - line) + 1}) > WRAP) {
            *blank = '\n';
            line = blank + 1;
            blank = NULL;
        }
    }
    return wrapped;
}

/* A note with an invitation takes 300 characters; more is cut off there. */
static void
check_length(struct fup_draft *draft, struct fup_arena *arena)
{
    size_t len = draft->body ? strlen(draft->body) : 0, count = 0;
    uint32_t code;

    while (len > 0 && draft->body[len - 1] == '\n')
        len--;
    for (size_t at = 0; at < len; count++)
        at += fup_utf8_step(draft->body + at, len - at, &code);
    if (count > MAX_NOTE)
        warn(draft, arena,
             fup_arena_format(arena, "linkedin-note: %zu characters: %d are taken", count,
                              MAX_NOTE));
}

static enum fup_status
choose_template(const struct fup_draft_input *input, struct fup_arena *arena,
                struct fup_draft *draft, struct fup_template *chosen, struct fup_error *error)
{
    struct fup_template_list list = {0};
    enum fup_status status;

    if (input->template_name)
        return fup_template_get(input->templates, input->template_name, draft->language, arena,
                                chosen, &draft->warnings, error);
    status = fup_templates_list(input->templates, draft->language, input->row, arena, &list,
                                &draft->warnings);
    if (status == FUP_OK && list.count == 0)
        status = fup_error_set(error, FUP_NOT_FOUND, "templates: there are none: install again");
    if (status == FUP_OK)
        *chosen = list.items[0];
    return status;
}

static const char *
language_of(const struct fup_draft_input *input, const struct fup_message *answered)
{
    if (input->language && *input->language)
        return input->language;
    return answered && answered->language && *answered->language ? answered->language : "en";
}

enum fup_status
fup_draft_make(const struct fup_draft_input *input, struct fup_arena *arena,
               struct fup_draft *draft, struct fup_error *error)
{
    const struct fup_message *answered = find_message(input, input->row->reply_to);
    struct fup_template chosen = {0};
    const char *values[FUP_FIELD_COUNT];
    enum fup_status status;
    int stops = 0;

    memset(draft, 0, sizeof *draft);
    draft->language = language_of(input, answered);
    status = choose_template(input, arena, draft, &chosen, error);
    if (status != FUP_OK)
        return status;
    draft->template_name = chosen.name;
    draft->language = chosen.language;
    if (answered) {
        address_draft(input, answered, draft, arena);
        thread_draft(answered, draft, arena);
        draft->subject = fup_draft_subject(answered->subject, arena);
    }
    if (draft->to.count == 0)
        add_people(input, draft, &draft->to, &input->row->with, arena);
    choose_from(input, answered, draft);
    fill_values(input, draft, arena, values);
    draft->body = fup_template_fill(chosen.body, draft->language, values, arena, &stops);
    draft->body = draft->body ? wrap(draft->body, arena) : NULL;
    if (!draft->subject)
        draft->subject = fup_template_fill(chosen.subject, draft->language, values, arena, &stops);
    if (strcmp(chosen.name, "linkedin-note") == 0)
        check_length(draft, arena);
    else if (input->signature && draft->body)
        draft->body = fup_arena_format(arena, "%s\n-- \n%s\n", draft->body, input->signature);
    draft->open_places = stops;
    if (!fup_arena_failed(arena))
        return FUP_OK;
    return fup_error_set(error, FUP_NO_MEMORY, "draft: no memory: close other programs");
}
