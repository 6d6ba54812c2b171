/* signal/impersonal.c - weak signs, added up. SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/impersonal.h"

#include <ctype.h>
#include <string.h>

#include "text/phrase.h"

#define ENOUGH 4
#define MOST_PHRASES 2 /* so many wordings of notices count */
#define LABEL_BYTES 64
#define LEAST_LABEL 4 /* shorter labels stand in any name by chance */

/* Letters and digits of `text` in lower case. */
static size_t
squeeze(struct fup_str text, char *result, size_t size)
{
    size_t len = 0;

    for (size_t i = 0; i < text.len && len + 1 < size; i++) {
        unsigned char c = (unsigned char)text.text[i];

        if (isalnum(c) || c >= 128)
            result[len++] = (char)tolower(c);
    }
    result[len] = '\0';
    return len;
}

static struct fup_str
local_part(const char *address)
{
    const char *at = address ? strchr(address, '@') : NULL;

    return (struct fup_str){address ? address : "", at ? (size_t)(at - address) : 0};
}

/* 3: only a system or a department of forms writes from there; 1: a desk, where persons write too.
 * What hires (jobs, careers, hr) is in neither. */
static int
weigh_role(const char *address)
{
    static const char *const systems[] = {
        "account",   "accounts",   "alert",      "alerts",        "appointments", "billing",
        "bookings",  "builds",     "ci",         "deliveries",    "delivery",     "events",
        "feedback",  "invoice",    "invoices",   "invoicing",     "members",      "membership",
        "news",      "newsletter", "notice",     "notices",       "notification", "notifications",
        "notify",    "offers",     "order",      "orders",        "parcel",       "payment",
        "payments",  "promo",      "rechnung",   "receipt",       "receipts",     "reminder",
        "reminders", "renewal",    "renewals",   "reservations",  "rewards",      "security",
        "shipment",  "shipping",   "statements", "subscriptions", "survey",       "surveys",
        "system",    "tickets",    "tracking",   "update",        "updates",      "verify",
        "welcome"};
    static const char *const desks[] = {
        "admin",    "boutique", "contact", "customerservice", "hallo", "hello",         "help",
        "hi",       "hola",     "info",    "kontakt",         "mail",  "office",        "reception",
        "service",  "shop",     "store",   "support",         "team",  "kundenservice", "bonjour",
        "webmaster"};
    char local[LABEL_BYTES];
    int weight = 0;

    squeeze(local_part(address), local, sizeof local);
    for (size_t i = 0; weight == 0 && i < sizeof systems / sizeof *systems; i++)
        weight = strcmp(local, systems[i]) == 0 ? 3 : 0;
    for (size_t i = 0; weight == 0 && i < sizeof desks / sizeof *desks; i++)
        weight = strcmp(local, desks[i]) == 0 ? 1 : 0;
    return weight;
}

/* The longest label of the domain: "recipebox" of mail.recipebox.example. */
static struct fup_str
main_label(const char *address)
{
    const char *at = address ? strrchr(address, '@') : NULL;
    struct fup_str label = {"", 0};

    for (const char *start = at ? at + 1 : NULL; start && *start;) {
        size_t len = strcspn(start, ".");

        if (start[len] == '.' && len > label.len)
            label = (struct fup_str){start, len};
        start += len + (start[len] == '.');
    }
    return label;
}

/* "Recipe Box <hello@recipebox.example>": the name is the organization's. */
static bool
is_organization(const struct fup_address *from)
{
    char name[2 * LABEL_BYTES], label[LABEL_BYTES], first[LABEL_BYTES];
    size_t name_len = squeeze(fup_str_from(from->name), name, sizeof name);
    size_t label_len = squeeze(main_label(from->address), label, sizeof label);
    struct fup_str word = fup_str_from(from->name);

    word.len = strcspn(word.text, " ");
    return name_len >= LEAST_LABEL && label_len >= LEAST_LABEL &&
           (strstr(name, label) || strstr(label, name) ||
            (squeeze(word, first, sizeof first) >= LEAST_LABEL && strstr(label, first)));
}

/* "Ada Quill <ada@..>", "Ada Quill <a.quill@..>": a word of the name stands in the local part. */
static bool
is_person(const struct fup_address *from)
{
    char local[LABEL_BYTES], word[LABEL_BYTES];
    struct fup_str name = fup_str_from(from->name);
    bool found = false;

    squeeze(local_part(from->address), local, sizeof local);
    while (name.len > 0 && !found) {
        size_t len = 0;

        while (len < name.len && name.text[len] != ' ')
            len++;
        found =
            squeeze((struct fup_str){name.text, len}, word, sizeof word) > 1 && strstr(local, word);
        len += len < name.len;
        name = (struct fup_str){name.text + len, name.len - len};
    }
    return found;
}

static int
count_phrases(struct fup_str text, struct fup_arena *arena)
{
    const char *folded = fup_phrase_fold(text, arena);
    struct fup_str lower = {folded ? folded : "", folded ? text.len : 0};
    size_t at = 0, len = 0;
    int count = 0;

    while (count < MOST_PHRASES &&
           (at = fup_phrase_find(lower, at, FUP_PHRASE_NOTICE, &len)) != SIZE_MAX) {
        count++;
        at += len;
    }
    return count;
}

static bool
is_signed(const struct fup_body *body, const struct fup_message *message)
{
    return body->signature_name && message->from.name &&
           fup_str_find_caseless(fup_str_from(message->from.name), body->signature_name) ==
               SIZE_MAX;
}

static int
weigh(const struct fup_body *body, struct fup_arena *arena, const struct fup_message *message)
{
    int role = weigh_role(message->from.address);
    bool is_office = message->from.name && is_organization(&message->from);
    int phrases =
        count_phrases(body->display, arena) + count_phrases(fup_str_from(message->subject), arena);
    int sum = role + is_office + (phrases < MOST_PHRASES ? phrases : MOST_PHRASES);

    if (role == 0 && !is_office && phrases < MOST_PHRASES)
        sum = 0; /* nothing but a short mail of somebody */
    else if (is_signed(body, message))
        sum -= 2;
    else
        sum += 1 + (body->greeting_name == NULL) + body->is_html_only;
    return sum;
}

static bool
is_open_to_it(const struct fup_mail *mail, const struct fup_message *message)
{
    struct fup_str subject = fup_str_from(message->subject);

    return mail && message->automatic == FUP_AUTOMATIC_NO && !message->hiring.is_hiring &&
           mail->references.count == 0 && message->invites.count == 0 &&
           !(message->flags & FUP_MAIL_SENT) && !fup_str_starts_caseless(subject, "re:") &&
           !fup_str_starts_caseless(subject, "aw:") && message->from.address &&
           (weigh_role(message->from.address) > 0 ||
            !(message->from.name && is_person(&message->from)));
}

void
fup_impersonal_read(const struct fup_mail *mail, const struct fup_body *body,
                    struct fup_arena *arena, struct fup_message *message)
{
    if (is_open_to_it(mail, message) && weigh(body, arena, message) >= ENOUGH) {
        message->automatic = FUP_AUTOMATIC_NOTICE;
        message->automatic_rule = "auto.impersonal";
    }
}
