/* signal/automatic.c - the surest sign first: reports by their parts, calendar answers, then the
 * headers of answering machines, then words; last the mail of senders of masses.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/automatic.h"

#include <string.h>

#include "signal/away.h"
#include "signal/bounce.h"
#include "text/phrase.h"

static bool
header_is(const struct fup_mail *mail, const char *name, const char *value)
{
    const char *header = mail ? fup_mail_header(mail, name) : NULL;

    return header && fup_str_starts_caseless(fup_str_trim(fup_str_from(header)), value);
}

/* Auto-Submitted other than "no" (RFC 3834 section 5); comments and parameters may follow the word.
 */
static bool
is_auto_submitted(const struct fup_mail *mail)
{
    const char *header = mail ? fup_mail_header(mail, "Auto-Submitted") : NULL;
    struct fup_str value = fup_str_trim(fup_str_from(header));

    return value.len > 0 && !(fup_str_starts_caseless(value, "no") &&
                              (value.len == 2 || strchr(" ;(", value.text[2])));
}

static bool
has_empty_return_path(const struct fup_mail *mail)
{
    const char *header = mail ? fup_mail_header(mail, "Return-Path") : NULL;

    return header && fup_str_is(fup_str_trim(fup_str_from(header)), "<>");
}

/* The rule by which a header says that no person pressed "send"; NULL: none does. */
static const char *
machine_header(const struct fup_mail *mail)
{
    const char *rule = NULL;

    if (is_auto_submitted(mail))
        rule = "auto.auto_submitted";
    else if (mail &&
             (fup_mail_header(mail, "X-Autoreply") || fup_mail_header(mail, "X-Autorespond")))
        rule = "auto.autoreply_header";
    else if (header_is(mail, "Precedence", "auto_reply") ||
             header_is(mail, "Precedence", "auto-reply"))
        rule = "auto.precedence";
    else if (has_empty_return_path(mail))
        rule = "auto.empty_return_path";
    return rule;
}

static bool
has_answer(const struct fup_invite_list *invites)
{
    bool found = false;

    for (size_t i = 0; !found && i < invites->count; i++)
        found = invites->items[i].method == FUP_METHOD_REPLY;
    return found;
}

static bool
has_receipt(const struct fup_mail *mail)
{
    bool found = false;

    for (size_t i = 0; mail && !found && i < mail->parts.count; i++)
        found = mail->parts.items[i].kind == FUP_PART_DISPOSITION;
    return found;
}

/* A list whose mail is written by people: one may post to it. "List-Post: NO" is an announcement's.
 */
static bool
is_discussion(const struct fup_mail *mail)
{
    const char *post = fup_mail_header(mail, "List-Post");

    return (post && !fup_str_starts_caseless(fup_str_from(post), "no")) ||
           fup_mail_header(mail, "Mailing-List") || fup_mail_header(mail, "X-BeenThere") ||
           fup_mail_header(mail, "X-Mailman-Version");
}

/* Newsletters and promotions: a way out is offered, nothing is answered. */
static bool
is_mass_mail(const struct fup_mail *mail, const struct fup_body *body)
{
    struct fup_str text = body->display_folded;
    size_t at = 0, phrases = 0, len = 0;
    bool has_way_out = mail && fup_mail_header(mail, "List-Unsubscribe");
    bool is_answer = mail && (mail->references.count > 0 || is_discussion(mail) ||
                              fup_str_starts_caseless(fup_str_from(mail->subject), "re:"));

    while (!is_answer && phrases < 3 &&
           (at = fup_phrase_find(text, at, FUP_PHRASE_BULK, &len)) != SIZE_MAX) {
        phrases++;
        at += len;
    }
    return !is_answer && ((has_way_out && phrases > 0) || (mail && phrases >= 2) || phrases >= 3);
}

static bool
is_list(const struct fup_mail *mail)
{
    return fup_mail_header(mail, "List-Id") || fup_mail_header(mail, "List-Post") ||
           fup_mail_header(mail, "Mailing-List");
}

static void
set(struct fup_message *message, enum fup_automatic automatic, const char *rule)
{
    message->automatic = automatic;
    message->automatic_rule = rule;
}

void
fup_automatic_read(const struct fup_mail *mail, const struct fup_body *body,
                   const struct fup_dates *dates, struct fup_arena *arena,
                   struct fup_message *message)
{
    const char *rule = machine_header(mail);

    set(message, FUP_AUTOMATIC_NO, NULL);
    if (mail && fup_bounce_read(mail, body, arena, message)) {
        /* class and rule are set */
    } else if (has_receipt(mail)) {
        set(message, FUP_AUTOMATIC_DELAY, "auto.read_receipt");
    } else if (has_answer(&message->invites)) {
        set(message, FUP_AUTOMATIC_CALENDAR, "auto.calendar_reply");
    } else if (fup_away_read(mail, body, dates, rule != NULL, arena, message)) {
        set(message, FUP_AUTOMATIC_AWAY, "auto.out_of_office");
    } else if (rule) {
        set(message, FUP_AUTOMATIC_NOTICE, rule);
    } else if (fup_away_is_subject(mail, message->subject, arena)) {
        set(message, FUP_AUTOMATIC_NOTICE, "auto.reply_subject");
    } else if ((header_is(mail, "Precedence", "bulk") || header_is(mail, "Precedence", "junk")) &&
               !is_list(mail)) {
        set(message, FUP_AUTOMATIC_BULK, "auto.precedence");
    } else if (is_mass_mail(mail, body)) {
        set(message, FUP_AUTOMATIC_BULK, "auto.newsletter");
    }
}
