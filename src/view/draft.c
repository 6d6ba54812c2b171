/* view/draft.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/draft_parts.h"

#include "view/output.h"
#include "view/words.h"

#include <string.h>

#define MAX_SUBJECT 400 /* bytes */
#define MAX_NOTE 300    /* characters */
#define WRAP 72         /* columns of a line: what mailers and vim's ft=mail use */

const char *
fup_draft_subject(const char *subject, struct fup_arena *arena)
{
    struct fup_str bare = fup_str_from(fup_view_bare_subject(arena, subject));

    bare.len = fup_utf8_prefix(bare, MAX_SUBJECT);
    return bare.len == 0 ? NULL : fup_arena_format(arena, "Re: %.*s", (int)bare.len, bare.text);
}

/* ---- the case ---- */

const struct fup_message *
fup_draft_message(const struct fup_draft_input *input, const char *id)
{
    const struct fup_message *found = NULL;

    for (size_t i = 0; id && !found && i < input->messages->count; i++) {
        if (strcmp(input->messages->items[i].id, id) == 0)
            found = &input->messages->items[i];
    }
    return found;
}

bool
fup_draft_is_mine(const struct fup_draft_input *input, const struct fup_message *message)
{
    return fup_identity_writer(input->identity, message) == FUP_WRITER_ME;
}

/* By its name: "no-reply@", "jobs-noreply@", "do-not-reply@". */
static bool
is_no_reply(const char *address)
{
    static const char *const names[] = {"no-reply",     "noreply",    "no_reply",    "no.reply",
                                        "do-not-reply", "donotreply", "do_not_reply"};
    struct fup_str local = {address, address ? strcspn(address, "@") : 0};
    bool found = false;

    for (size_t i = 0; !found && i < sizeof names / sizeof *names; i++)
        found = fup_str_find_caseless(local, names[i]) != SIZE_MAX;
    return found;
}

static bool
is_unread(const struct fup_message *message)
{
    if (message->reply_to.count > 0)
        return is_no_reply(message->reply_to.items[0].address);
    return message->flags & FUP_MAIL_NO_REPLY_SENDER || is_no_reply(message->from.address);
}

/* An applicant tracking system sent it from an address of its own, and named no other: whether a
 * person sees an answer, nobody knows. With a token in the address it finds its application. */
static bool
is_from_system(const struct fup_message *message)
{
    return message->hiring.is_relay && !message->hiring.token && message->reply_to.count == 0;
}

/* A person whom the case knows: who wrote last from a box that is read, else who invited. */
static const struct fup_address *
find_person(const struct fup_draft_input *input, struct fup_arena *arena)
{
    struct fup_address *found = NULL;

    for (size_t i = 2 * input->row->message_count; !found && i > 0; i--) {
        size_t at = (i - 1) % input->row->message_count;
        bool is_writer = i > input->row->message_count;
        const struct fup_message *message = &input->messages->items[input->row->messages[at]];
        struct fup_address person = message->from;

        if (fup_draft_is_mine(input, message) || (!is_writer && message->invites.count == 0))
            continue;
        if (!is_writer)
            person = (struct fup_address){message->invites.items[0].organizer.name,
                                          message->invites.items[0].organizer.address, NULL};
        else if (message->automatic != FUP_AUTOMATIC_NO || is_unread(message) ||
                 is_from_system(message))
            continue;
        if (person.address && !is_no_reply(person.address) &&
            !fup_identity_has(input->identity, person.address) &&
            (found = fup_arena_alloc(arena, sizeof *found)))
            *found = person;
    }
    return found;
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
    if (fup_draft_is_mine(input, answered)) {
        add_people(input, draft, &draft->to, &answered->to, arena);
        add_people(input, draft, &draft->cc, &answered->cc, arena);
        return;
    }
    add_people(input, draft, &draft->to, &answered->reply_to, arena);
    if (draft->to.count == 0)
        add_person(input, draft, &draft->to, &answered->from, arena);
    if (!(answered->flags & FUP_MAIL_LIST))
        add_people(input, draft, &draft->cc, &answered->to, arena);
    add_people(input, draft, &draft->cc, &answered->cc, arena);
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

/* Some of a group have answered: only the silent ones are asked again. */
static void
ask_the_silent(const struct fup_draft_input *input, const struct fup_message *answered,
               struct fup_draft *draft, struct fup_arena *arena)
{
    const struct fup_row *row = input->row;

    if (row->waiting_on != FUP_OWNER_THEM || row->missing.count == 0 ||
        (fup_draft_is_mine(input, answered) && row->missing.count >= answered->to.count))
        return;
    draft->to.count = draft->cc.count = 0;
    add_people(input, draft, &draft->to, &row->missing, arena);
}

/* My mail that came back: what is sent again is no answer to the machine that told so. */
static const struct fup_message *
returned_mail(const struct fup_draft_input *input, const struct fup_message *bounce)
{
    const struct fup_message *found = fup_draft_message(input, bounce->failed_id);

    for (size_t i = bounce->references.count; !found && i > 0; i--)
        found = fup_draft_message(input, bounce->references.items[i - 1]);
    return found && fup_draft_is_mine(input, found) ? found : NULL;
}

static void
address_again(const struct fup_draft_input *input, const struct fup_message *bounce,
              struct fup_draft *draft, struct fup_arena *arena)
{
    struct fup_address failed = {NULL, bounce->failed_recipient, NULL};
    const struct fup_message *mine = returned_mail(input, bounce);

    if (mine) {
        address_draft(input, mine, draft, arena);
        thread_draft(mine, draft, arena);
        draft->subject = fup_output_clean(arena, mine->subject);
    } else {
        add_person(input, draft, &draft->to, &failed, arena);
    }
    if (failed.address)
        warn(draft, arena,
             fup_arena_format(arena, "To: mail to %s came back%s%s: check the address",
                              failed.address, bounce->failed_status ? " with status " : "",
                              bounce->failed_status ? bounce->failed_status : ""));
}

/* Nobody reads the first recipient: it goes to a person of the case instead. */
static void
leave_unread_box(const struct fup_draft_input *input, const char *unread,
                 const struct fup_address *person, struct fup_draft *draft, struct fup_arena *arena)
{
    if (!person) {
        warn(draft, arena,
             fup_arena_format(arena, "To: nobody reads %s: look for a person's address", unread));
        return;
    }
    warn(draft, arena,
         fup_arena_format(arena, "To: nobody reads %s: it goes to %s, whom the case knows", unread,
                          person->address));
    draft->to.count = 0;
    for (size_t i = draft->cc.count; i > 0; i--) {
        if (fup_str_same_caseless(draft->cc.items[i - 1].address, person->address) ||
            is_no_reply(draft->cc.items[i - 1].address))
            draft->cc.items[i - 1] = draft->cc.items[--draft->cc.count];
    }
    add_person(input, draft, &draft->to, person, arena);
}

static void
check_recipient(const struct fup_draft_input *input, const struct fup_message *answered,
                struct fup_draft *draft, struct fup_arena *arena)
{
    const char *first = draft->to.count > 0 ? draft->to.items[0].address : NULL;
    bool is_theirs = !fup_draft_is_mine(input, answered);
    const struct fup_address *person;

    if (!first || (!is_no_reply(first) && !(is_theirs && is_unread(answered)) &&
                   !(is_theirs && is_from_system(answered))))
        return;
    person = find_person(input, arena);
    if (is_no_reply(first) || is_unread(answered))
        leave_unread_box(input, first, person, draft, arena);
    else
        warn(draft, arena,
             fup_arena_format(arena, "To: %s belongs to a hiring system: %s%s", first,
                              person ? "the case knows " : "a person may not see the answer",
                              person ? person->address : ""));
}

/* The address of mine that the case uses. */
static void
choose_from(const struct fup_draft_input *input, const struct fup_message *answered,
            struct fup_draft *draft)
{
    const char *found = NULL;

    if (answered && fup_draft_is_mine(input, answered))
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

/* ---- the draft ---- */

/* Lines of at most WRAP columns, broken at blanks outside of "[[...]]". */
static const char *
wrap(const char *text, struct fup_arena *arena)
{
    char *wrapped = fup_arena_copy(arena, text), *line = wrapped, *blank = NULL;
    bool is_inside = false;

    for (char *at = wrapped; at && *at; at++) {
        is_inside = at[0] == '[' && at[1] == '[' ? true : (*at == ']' ? false : is_inside);
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
    const struct fup_message *answered = fup_draft_message(input, input->row->reply_to);
    struct fup_template chosen = {0};
    const char *values[FUP_FIELD_COUNT];
    enum fup_status status;
    int places = 0;

    memset(draft, 0, sizeof *draft);
    draft->language = language_of(input, answered);
    status = choose_template(input, arena, draft, &chosen, error);
    if (status != FUP_OK)
        return status;
    draft->template_name = chosen.name;
    draft->language = chosen.language;
    if (answered && answered->automatic == FUP_AUTOMATIC_BOUNCE) {
        address_again(input, answered, draft, arena);
    } else if (answered) {
        address_draft(input, answered, draft, arena);
        ask_the_silent(input, answered, draft, arena);
        check_recipient(input, answered, draft, arena);
        thread_draft(answered, draft, arena);
        draft->subject = fup_draft_subject(answered->subject, arena);
    }
    if (draft->to.count == 0)
        add_people(input, draft, &draft->to, &input->row->with, arena);
    choose_from(input, answered, draft);
    fup_draft_values(input, draft, arena, values);
    draft->body = fup_template_fill(chosen.body, draft->language, values, arena, &places);
    if (!draft->subject)
        draft->subject = fup_template_fill(chosen.subject, draft->language, values, arena, &places);
    if (strcmp(chosen.name, "linkedin-note") == 0) { /* pasted as it is: one line, no signature */
        check_length(draft, arena);
    } else {
        draft->body = draft->body ? wrap(draft->body, arena) : NULL;
        if (input->signature && draft->body)
            draft->body = fup_arena_format(arena, "%s\n-- \n%s\n", draft->body, input->signature);
    }
    draft->open_places = places;
    if (!fup_arena_failed(arena))
        return FUP_OK;
    return fup_error_set(error, FUP_NO_MEMORY, "draft: no memory: close other programs");
}
