/* signal/hiring.c - tables once, then sender, signs, event and names for each mail.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/hiring.h"

#include "signal/hiring_parts.h"

static const char *const families[FUP_HIRING_FAMILIES + 1] = {
    "rejected",  "on_hold",      "offer",     "assessment", "information", "invited",
    "scheduled", "acknowledged", "contacted", "applied",    "withdrawn",   "accepted",
    "declined",  "submitted",    "farewell",  "employer",   "candidate",   "sign",
    "role",      "title",        "held",      "decide",     "doubt",       "alert",
    "pitch",     "account",      "notice",    "damp",       "outcome",     "organization",
    "no",        "pause",        "yes",       "task",       "papers",      "meet",
    "approach",  "receipt",      "job",       NULL};

const struct fup_hiring_rules *
fup_hiring_rules_new(const struct fup_sender_table *senders, struct fup_arena *arena,
                     struct fup_error *error)
{
    struct fup_hiring_rules *rules = fup_arena_alloc(arena, sizeof *rules);

    if (rules) {
        rules->senders = senders;
        rules->phrases = fup_phrases_new(arena, "hiring.txt", families, error);
        if (!rules->phrases)
            rules = NULL;
    }
    return rules;
}

static void
look_at_headers(struct fup_hiring_case *mail)
{
    const struct fup_message *message = mail->input->message;
    const struct fup_sender *sender = mail->sender;
    bool is_system = sender && sender->kind != FUP_SENDER_NOISE;

    mail->is_list = (message->flags & FUP_MAIL_LIST) && !is_system;
    mail->is_bulk = !is_system && ((message->flags & FUP_MAIL_UNSUBSCRIBE) ||
                                   message->automatic == FUP_AUTOMATIC_BULK);
    mail->is_reply =
        message->references.count > 0 ||
        (message->subject && fup_str_starts_caseless(fup_str_from(message->subject), "re:"));
    for (size_t i = 0; i < message->invites.count; i++) {
        const struct fup_invite *invite = &message->invites.items[i];

        if (invite->is_cancelled)
            mail->has_cancel = true;
        else if (invite->method == FUP_METHOD_REPLY || invite->method == FUP_METHOD_COUNTER)
            mail->has_calendar_reply = true;
        else
            mail->has_invite = true;
    }
}

void
fup_hiring_read(const struct fup_hiring_rules *rules, const struct fup_hiring_input *input,
                struct fup_arena *arena, struct fup_hiring *hiring)
{
    struct fup_hiring_case mail = {.rules = rules, .input = input, .arena = arena};

    *hiring = (struct fup_hiring){0};
    mail.sender = fup_sender_find(rules->senders, input->message->from.address);
    if (mail.sender) {
        hiring->system = mail.sender->system;
        hiring->is_relay = !mail.sender->is_own_domain;
    }
    look_at_headers(&mail);
    if (!mail.is_list) { /* a list is nobody's application */
        fup_hiring_collect(&mail);
        fup_hiring_decide(&mail, hiring);
    }
    if (hiring->is_hiring)
        fup_hiring_name(&mail, hiring);
}
