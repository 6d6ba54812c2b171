/* signal/envelope.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/envelope.h"

#include <string.h>

#define DAY_SECONDS 86400
#define YEAR_1990 INT64_C(631152000)

static void
read_time(const struct fup_mail *mail, fup_instant file_time, struct fup_message *message)
{
    fup_instant date = mail->date, received = mail->received;
    bool has_received = received != FUP_NO_INSTANT;
    bool is_usable = date != FUP_NO_INSTANT && date >= YEAR_1990 &&
                     !(has_received &&
                       (date > received + 2 * DAY_SECONDS || date < received - 14 * DAY_SECONDS));

    message->received = received;
    message->time = date;
    if (!is_usable) {
        message->time = has_received ? received : file_time;
        message->flags |= FUP_MAIL_DATE_CORRECTED;
    }
    message->offset_minutes = mail->date_has_offset ? mail->date_offset : 0;
    message->has_offset = mail->date_has_offset;
}

/* The protocol of a Received header begins here ("esmtpsa id ..."): authenticated submission
 * (RFC 3848: ESMTPA, ESMTPSA, UTF8SMTPSA, LMTPA ...), or HTTP. */
static bool
is_submission(struct fup_str protocol)
{
    static const char *const words[] = {"esmtpa", "esmtpsa", "utf8smtpa", "utf8smtpsa",
                                        "lmtpa",  "lmtpsa",  "http",      "https",
                                        "smtpa",  "smtpsa",  "asmtp"};
    size_t len = 0;
    bool found = false;

    while (len < protocol.len && !strchr(" \t;(", protocol.text[len]))
        len++;
    for (size_t i = 0; !found && i < sizeof words / sizeof *words; i++)
        found = len == strlen(words[i]) && fup_str_starts_caseless(protocol, words[i]);
    return found;
}

/* Does the topmost Received header tell of submission? Then the mail was handed in by its writer
 * and not received. */
static bool
is_submitted(const char *received)
{
    struct fup_str rest = fup_str_from(received);
    bool found = false;
    size_t at;

    while (!found && (at = fup_str_find_caseless(rest, "with ")) != SIZE_MAX) {
        at += strlen("with ");
        rest = (struct fup_str){rest.text + at, rest.len - at};
        found = is_submission(rest);
    }
    return found;
}

static bool
has_failed_authentication(const char *results)
{
    struct fup_str text = fup_str_from(results);

    return fup_str_find_caseless(text, "dmarc=fail") != SIZE_MAX ||
           fup_str_find_caseless(text, "dkim=fail") != SIZE_MAX;
}

static bool
is_no_reply(const char *address)
{
    static const char *const words[] = {"no-reply",   "noreply",      "no_reply",
                                        "donotreply", "do-not-reply", "do_not_reply"};
    const char *at = address ? strchr(address, '@') : NULL;
    struct fup_str local = {address ? address : "", at ? (size_t)(at - address) : 0};
    bool found = false;

    for (size_t i = 0; !found && i < sizeof words / sizeof *words; i++)
        found = fup_str_find_caseless(local, words[i]) != SIZE_MAX;
    return found;
}

static bool
has_encrypted_part(const struct fup_mail *mail)
{
    bool found = false;

    for (size_t i = 0; !found && i < mail->parts.count; i++)
        found = mail->parts.items[i].kind == FUP_PART_ENCRYPTED;
    return found;
}

/* "bounce+17-ada=example.org@mailer.example" for ada@example.org: variable envelope return paths
 * are made by systems that write to many (SRS encodes the sender, not the reader). */
static bool
encodes_reader(const char *return_path, const struct fup_address_list *readers)
{
    struct fup_str path = fup_str_from(return_path);
    char wanted[128];
    bool found = false;

    for (size_t i = 0; return_path && !found && i < readers->count && i < 8; i++) {
        const char *address = readers->items[i].address;
        const char *at = address ? strchr(address, '@') : NULL;

        if (at && strlen(address) < sizeof wanted) {
            memcpy(wanted, address, strlen(address) + 1);
            wanted[at - address] = '=';
            found = fup_str_find_caseless(path, wanted) != SIZE_MAX;
        }
    }
    return found;
}

/* What the large senders of shop and campaign mail put there, and no person's mail program does. */
static bool
has_mailing_header(const struct fup_mail *mail)
{
    static const char *const names[] = {"Feedback-ID",      "X-SG-EID",    "X-SES-Outgoing",
                                        "X-Mailgun-Sid",    "X-MC-User",   "X-Mandrill-User",
                                        "X-CSA-Complaints", "X-CampaignID"};
    bool found = false;

    for (size_t i = 0; !found && i < sizeof names / sizeof *names; i++)
        found = fup_mail_header(mail, names[i]) != NULL;
    return found;
}

static void
read_flags(const struct fup_mail *mail, struct fup_message *message)
{
    const char *received = fup_mail_header(mail, "Received");
    const char *results = fup_mail_header(mail, "Authentication-Results");
    unsigned flags = message->flags;

    if (received)
        flags |= FUP_MAIL_HAS_RECEIVED | (is_submitted(received) ? FUP_MAIL_SUBMITTED : 0U);
    if (fup_mail_header(mail, "List-Id") || fup_mail_header(mail, "List-Post") ||
        fup_mail_header(mail, "Mailing-List"))
        flags |= FUP_MAIL_LIST;
    if (fup_mail_header(mail, "List-Unsubscribe"))
        flags |= FUP_MAIL_UNSUBSCRIBE;
    if (results && has_failed_authentication(results))
        flags |= FUP_MAIL_AUTH_FAILED;
    if (has_encrypted_part(mail))
        flags |= FUP_MAIL_ENCRYPTED;
    if (mail->truncated)
        flags |= FUP_MAIL_TRUNCATED;
    if (is_no_reply(message->from.address))
        flags |= FUP_MAIL_NO_REPLY_SENDER;
    if (encodes_reader(fup_mail_header(mail, "Return-Path"), &message->to) ||
        has_mailing_header(mail))
        flags |= FUP_MAIL_MASS;
    message->flags = flags;
}

/* The address in the header of a list: "<mailto:list@example.org>", "Name <list.example.org>". */
static const char *
between_angles(const char *value, struct fup_arena *arena)
{
    const char *open = value ? strchr(value, '<') : NULL;
    const char *close = open ? strchr(open, '>') : NULL;
    const char *result = NULL;

    if (close) {
        struct fup_str inner = {open + 1, (size_t)(close - open - 1)};

        if (fup_str_starts_caseless(inner, "mailto:")) {
            inner.text += 7;
            inner.len -= 7;
        }
        result = fup_arena_copy_len(arena, inner.text, inner.len);
    }
    return result;
}

/* The bare address of Delivered-To and the like: without angle brackets and white space. */
static void
add_delivered(const struct fup_mail *mail, const char *name, struct fup_arena *arena,
              struct fup_message *message)
{
    for (size_t i = 0; i < mail->headers.count; i++) {
        const struct fup_header *header = &mail->headers.items[i];
        const char *inner, **slot;
        struct fup_str bare;

        if (!fup_str_same_caseless(header->name, name))
            continue;
        inner = between_angles(header->value, arena);
        bare = fup_str_trim(fup_str_from(inner ? inner : header->value));
        slot = bare.len ? FUP_LIST_ADD(&message->delivered_to, arena) : NULL;
        if (slot)
            *slot = fup_arena_copy_len(arena, bare.text, bare.len);
    }
}

void
fup_envelope_read(const struct fup_mail *mail, fup_instant file_time, struct fup_arena *arena,
                  struct fup_message *message)
{
    const char *post = fup_mail_header(mail, "List-Post");

    message->id = mail->message_id;
    message->subject = mail->subject;
    if (mail->from.count > 0)
        message->from = mail->from.items[0];
    else if (mail->sender.count > 0)
        message->from = mail->sender.items[0];
    message->reply_to = mail->reply_to;
    message->to = mail->to;
    message->cc = mail->cc;
    message->references = mail->references;
    message->list_address =
        between_angles(post && strchr(post, '<') ? post : fup_mail_header(mail, "List-Id"), arena);
    add_delivered(mail, "Delivered-To", arena, message);
    add_delivered(mail, "X-Original-To", arena, message);
    read_time(mail, file_time, message);
    read_flags(mail, message);
}
