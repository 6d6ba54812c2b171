/* signal/bounce.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/bounce.h"

#include <string.h>

#include "text/phrase.h"

static const struct fup_part *
find_part(const struct fup_mail *mail, enum fup_part_kind kind)
{
    const struct fup_part *found = NULL;

    for (size_t i = 0; !found && i < mail->parts.count; i++) {
        if (mail->parts.items[i].kind == kind && mail->parts.items[i].text)
            found = &mail->parts.items[i];
    }
    return found;
}

/* The value of the first field of that name in text of the form "Name: value". */
static struct fup_str
field(const struct fup_part *part, const char *name)
{
    struct fup_str rest = {part->text, part->len}, line, value = {"", 0};
    size_t len = strlen(name);

    while (value.len == 0 && fup_str_next_line(&rest, &line)) {
        if (fup_str_starts_caseless(line, name) && line.len > len && line.text[len] == ':')
            value = fup_str_trim((struct fup_str){line.text + len + 1, line.len - len - 1});
    }
    return value;
}

/* "rfc822; <ada@example.org>" without type and brackets; NULL when there is no address. */
static const char *
plain_address(struct fup_str value, struct fup_arena *arena)
{
    const char *semicolon = memchr(value.text, ';', value.len);
    const char *result = NULL;

    if (semicolon) {
        size_t taken = (size_t)(semicolon + 1 - value.text);

        value = (struct fup_str){value.text + taken, value.len - taken};
    }
    value = fup_str_trim(value);
    while (value.len && memchr("<(\"", value.text[0], 3)) {
        value.text++;
        value.len--;
    }
    for (size_t i = 0; i < value.len; i++) {
        if (memchr(">)\" ,;", value.text[i], 6))
            value.len = i;
    }
    if (value.len && memchr(value.text, '@', value.len))
        result = fup_arena_copy_len(arena, value.text, value.len);
    return result;
}

/* "5.1.1" somewhere in a text (RFC 3463): class 4 or 5. NULL: none. */
static const char *
find_status(struct fup_str text, struct fup_arena *arena)
{
    const char *found = NULL;

    for (size_t i = 0; !found && i + 4 < text.len; i++) {
        const char *c = text.text + i;
        size_t len = 4;

        if ((c[0] == '4' || c[0] == '5') && c[1] == '.' && c[2] >= '0' && c[2] <= '9' &&
            c[3] == '.' && c[4] >= '0' && c[4] <= '9' && (i == 0 || strchr(" (#\n\t-=;", c[-1]))) {
            while (i + len < text.len && len < 8 && c[len] >= '0' && c[len] <= '9')
                len++;
            found = fup_arena_copy_len(arena, c, len);
        }
    }
    return found;
}

/* Message-ID of the returned mail; else the one the report refers to. */
static const char *
returned_id(const struct fup_mail *mail, struct fup_arena *arena)
{
    const struct fup_part *part = find_part(mail, FUP_PART_RETURNED_HEADERS);
    struct fup_str value = {"", 0};
    const char *id = NULL, *open, *close;

    if (part)
        value = field(part, "Message-ID");
    open = memchr(value.text, '<', value.len);
    close = open ? memchr(open, '>', value.len - (size_t)(open - value.text)) : NULL;
    if (close)
        id = fup_arena_copy_len(arena, open + 1, (size_t)(close - open - 1));
    else if (mail->references.count > 0)
        id = mail->references.items[mail->references.count - 1];
    return id;
}

static void
read_report(const struct fup_mail *mail, const struct fup_part *part, struct fup_arena *arena,
            struct fup_message *message)
{
    struct fup_str action = field(part, "Action"), status = field(part, "Status");
    struct fup_str recipient = field(part, "Final-Recipient");
    bool failed = fup_str_starts_caseless(action, "failed") ||
                  (action.len == 0 && status.len > 0 && status.text[0] == '5');

    message->automatic = failed ? FUP_AUTOMATIC_BOUNCE : FUP_AUTOMATIC_DELAY;
    message->automatic_rule = failed ? "delivery.failed" : "auto.delivery_report";
    message->failed_recipient = plain_address(recipient, arena);
    if (!message->failed_recipient)
        message->failed_recipient = plain_address(field(part, "Original-Recipient"), arena);
    message->failed_status = find_status((struct fup_str){part->text, part->len}, arena);
    message->failed_id = returned_id(mail, arena);
}

static bool
is_mail_system(const struct fup_message *message)
{
    static const char *const names[] = {"mailer-daemon@", "postmaster@", "mail-daemon@",
                                        "mailerdaemon@", "microsoftexchange"};
    struct fup_str address = fup_str_from(message->from.address);
    bool found = false;

    for (size_t i = 0; !found && i < sizeof names / sizeof *names; i++)
        found = fup_str_starts_caseless(address, names[i]);
    return found;
}

/* The first address in the words of the mail system, not its own. */
static const char *
first_address(const struct fup_body *body, const struct fup_message *message,
              struct fup_arena *arena)
{
    struct fup_str text = body->display;
    const char *found = NULL;

    for (size_t i = 1; !found && i + 1 < text.len; i++) {
        if (text.text[i] == '@') {
            size_t start = i;

            while (start > 0 && i - start < 64 &&
                   !memchr(" \n\t<>(\"':;,", text.text[start - 1], 11))
                start--;
            found = start < i ? plain_address((struct fup_str){text.text + start, text.len - start},
                                              arena)
                              : NULL;
            if (found) {
                char *end = fup_arena_copy(arena, found);
                size_t len = end ? strcspn(end, "\n\t<>'") : 0;

                while (len > 0 && memchr(".:", end[len - 1], 2))
                    len--;
                if (end)
                    end[len] = '\0';
                found = end && !fup_str_same_caseless(end, message->from.address) ? end : NULL;
            }
        }
    }
    return found;
}

/* Reports of older systems: no part tells, but sender and subject do. */
static bool
read_plain(const struct fup_mail *mail, const struct fup_body *body, struct fup_arena *arena,
           struct fup_message *message)
{
    const char *folded = fup_phrase_fold(fup_str_from(message->subject), arena);
    struct fup_str subject = fup_str_from(folded);
    const char *failed = fup_mail_header(mail, "X-Failed-Recipients");
    bool is_delay = fup_phrase_find(subject, 0, FUP_PHRASE_DELAY_SUBJECT, NULL) != SIZE_MAX;
    bool is_failure = fup_phrase_find(subject, 0, FUP_PHRASE_BOUNCE_SUBJECT, NULL) != SIZE_MAX;
    bool is_report = (is_mail_system(message) && (is_delay || is_failure)) || failed;

    if (is_report) {
        message->automatic = is_delay ? FUP_AUTOMATIC_DELAY : FUP_AUTOMATIC_BOUNCE;
        message->automatic_rule = is_delay ? "auto.delivery_report" : "delivery.failed";
        message->failed_recipient = failed ? plain_address(fup_str_from(failed), arena) : NULL;
        if (!message->failed_recipient)
            message->failed_recipient = first_address(body, message, arena);
        message->failed_status = find_status(body->display, arena);
        message->failed_id = returned_id(mail, arena);
    }
    return is_report;
}

bool
fup_bounce_read(const struct fup_mail *mail, const struct fup_body *body, struct fup_arena *arena,
                struct fup_message *message)
{
    const struct fup_part *part = find_part(mail, FUP_PART_DELIVERY_STATUS);
    bool is_report = part != NULL && !part->is_inside_message;

    if (is_report)
        read_report(mail, part, arena, message);
    else
        is_report = read_plain(mail, body, arena, message);
    return is_report;
}
