/* signal/impersonal.c - weak signs, added up. SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/impersonal.h"

#include <ctype.h>
#include <string.h>

#include "text/phrase.h"

enum {
    ENOUGH = 4,
    MOST_PHRASES = 3, /* so many wordings of notices count */
    LABEL_BYTES = 64, /* of a name or label that is compared */
    LEAST_LABEL = 4,  /* shorter labels stand in any name by chance */
    GREETING_BYTES = 80,
    TAIL_BYTES = 160, /* where an office signs */
    TO_MANY = 3,
    NAME_WORDS = 5 /* "Greetings, Mia from the shop" */
};

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

/* 2: systems and departments of forms write from there; 1: a desk, where persons write too. What
 * hires (jobs, careers, hr) is in neither. */
static int
weigh_role(const char *address)
{
    char local[LABEL_BYTES];
    struct fup_str name = {local, squeeze(local_part(address), local, sizeof local)};
    int weight = 0;

    if (name.len && fup_phrase_at(name, 0, FUP_PHRASE_SYSTEM_SENDER, NULL) == name.len)
        weight = 2;
    else if (name.len && fup_phrase_at(name, 0, FUP_PHRASE_DESK_SENDER, NULL) == name.len)
        weight = 1;
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

/* The salutation: the first line, up to a sign behind its second word. */
static struct fup_str
salutation(const struct fup_body *body)
{
    struct fup_str line = body->own_folded;
    size_t limit = line.len < GREETING_BYTES ? line.len : GREETING_BYTES, words = 0;

    line.len = 0;
    while (line.len < limit && line.text[line.len] != '\n' &&
           (words == 0 || !memchr(",:!.;", line.text[line.len], 5))) {
        words += line.text[line.len] == ' ';
        line.len++;
    }
    return line;
}

/* 3: addressed to many ("Dear parents"), 0: to somebody, 1: nobody is greeted. */
static int
weigh_salutation(const struct fup_body *body)
{
    struct fup_str line = salutation(body);
    size_t len = fup_phrase_at(line, 0, FUP_PHRASE_GREETING, NULL);
    int weight = body->greeting_name || len ? 0 : 1;

    if (len && fup_phrase_find(line, 0, FUP_PHRASE_EVERYONE, NULL) != SIZE_MAX)
        weight = TO_MANY;
    return weight;
}

/* What stands behind the last full stop, or on the last line: where a name would stand. */
static struct fup_str
last_words(struct fup_str text)
{
    struct fup_str tail = fup_str_trim(text);
    size_t start = tail.len;

    while (start > 0 && tail.len - start < TAIL_BYTES && !strchr(".!?\n", tail.text[start - 1]))
        start--;
    return fup_str_trim((struct fup_str){tail.text + start, tail.len - start});
}

/* "Silvia" of "Silvia, at the front desk" or "Silvia (reception)". */
static struct fup_str
signer_of(struct fup_str name)
{
    static const char *const places[] = {",",     "(",     " from ", " aus ",
                                         " vom ", " von ", " de ",   " du "};
    size_t end = name.len;

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        size_t at = fup_str_find_caseless(name, places[i]);

        end = at > 0 && at < end ? at : end;
    }
    return fup_str_trim((struct fup_str){name.text, end});
}

static size_t
words_of(struct fup_str text)
{
    size_t words = text.len > 0;

    for (size_t i = 0; i < text.len; i++)
        words += text.text[i] == ' ';
    return words;
}

static bool
names_office(struct fup_str name, struct fup_arena *arena)
{
    const char *folded = fup_phrase_fold(name, arena);
    struct fup_str lower = {folded ? folded : "", folded ? name.len : 0};

    return fup_phrase_find(lower, 0, FUP_PHRASE_OFFICE_NAME, NULL) != SIZE_MAX;
}

/* "The Tin Roof Team", "Das Sekretariat", or the name that the mail comes from. */
static bool
is_office(struct fup_str name, const struct fup_address *from, struct fup_arena *arena)
{
    char signer[TAIL_BYTES], sender[2 * LABEL_BYTES];
    size_t signer_len = squeeze(name, signer, sizeof signer);
    size_t sender_len = squeeze(fup_str_from(from->name), sender, sizeof sender);

    return names_office(name, arena) ||
           (sender_len >= LEAST_LABEL && signer_len >= LEAST_LABEL && strstr(signer, sender));
}

/* 2: an office signs; 1: nobody does; -2: a person. */
static int
weigh_signer(const struct fup_body *body, struct fup_arena *arena,
             const struct fup_message *message)
{
    struct fup_str name = last_words(body->display);
    struct fup_str person = fup_str_from(body->signature_name);
    int weight = 1;

    if (name.len == 0)
        name = person;
    name = signer_of(name);
    if (words_of(person) > 1 && !is_office(person, &message->from, arena))
        weight = -2; /* whatever the lines below the name say */
    else if (name.len > 0 && words_of(name) <= NAME_WORDS && is_office(name, &message->from, arena))
        weight = 2;
    else if (body->signature_name || (name.len > 0 && words_of(name) <= NAME_WORDS))
        weight = -2;
    return weight;
}

static int
weigh(const struct fup_body *body, struct fup_arena *arena, const struct fup_message *message)
{
    const struct fup_address *from = &message->from;
    int role = weigh_role(from->address), salutation = weigh_salutation(body);
    int signer = weigh_signer(body, arena, message);
    bool is_organized =
        from->name && (is_organization(from) || names_office(fup_str_from(from->name), arena));
    int phrases =
        count_phrases(body->display, arena) + count_phrases(fup_str_from(message->subject), arena);
    int sum = role + is_organized + salutation + body->is_html_only +
              (phrases < MOST_PHRASES ? phrases : MOST_PHRASES);
    bool says_i = fup_phrase_find(body->own_folded, 0, FUP_PHRASE_FIRST_PERSON, NULL) != SIZE_MAX;

    if (role == 0 && !is_organized && salutation < TO_MANY)
        sum = 0;                    /* nothing but a short mail of somebody */
    else if (salutation == TO_MANY) /* who writes to many may sign */
        sum += signer > 0 ? signer : 0;
    else
        sum += signer + (salutation == 1 && signer == 1) - 2 * says_i;
    return sum;
}

/* A stranger who sells or cheats: one such wording is enough, whoever signs. */
static bool
is_cold(const struct fup_body *body)
{
    return fup_phrase_find(body->own_folded, 0, FUP_PHRASE_COLD, NULL) != SIZE_MAX;
}

static bool
is_open_to_it(const struct fup_mail *mail, const struct fup_message *message)
{
    struct fup_str subject = fup_str_from(message->subject);

    return mail && message->automatic == FUP_AUTOMATIC_NO && !message->hiring.is_hiring &&
           mail->references.count == 0 && message->invites.count == 0 &&
           !(message->flags & FUP_MAIL_SENT) && !fup_str_starts_caseless(subject, "re:") &&
           !fup_str_starts_caseless(subject, "aw:") && message->from.address;
}

/* An address, or a name, that is no person's. */
static bool
is_from_office(const struct fup_message *message, struct fup_arena *arena)
{
    return weigh_role(message->from.address) > 0 ||
           !(message->from.name && !names_office(fup_str_from(message->from.name), arena) &&
             is_person(&message->from));
}

void
fup_impersonal_read(const struct fup_mail *mail, const struct fup_body *body,
                    struct fup_arena *arena, struct fup_message *message)
{
    if (is_open_to_it(mail, message) &&
        (is_cold(body) ||
         (is_from_office(message, arena) && weigh(body, arena, message) >= ENOUGH))) {
        message->automatic = FUP_AUTOMATIC_NOTICE;
        message->automatic_rule = "auto.impersonal";
    }
}
