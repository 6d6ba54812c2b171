/* state/desk.c - who wrote what, to whom, in which order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum { MOST_OWN_SITES = 64, MOST_OWN_NAMES = 16 };

fup_day
fup_desk_day(const struct fup_desk *desk, fup_instant instant)
{
    return instant == FUP_NO_INSTANT ? FUP_NO_DAY : fup_zone_day(desk->input->zone, instant);
}

bool
fup_desk_is_me(const struct fup_desk *desk, const char *address)
{
    return address && fup_identity_has(desk->input->identity, address);
}

static bool
has_key(const struct fup_key_list *keys, const char *text)
{
    size_t count;

    return fup_keys_find(keys, text, &count) != NULL;
}

bool
fup_desk_is_list(const struct fup_desk *desk, const char *address)
{
    return address && has_key(&desk->lists, address);
}

bool
fup_desk_wrote_to(const struct fup_desk *desk, const char *address)
{
    return address && has_key(&desk->readers, address);
}

bool
fup_desk_same_person(const struct fup_desk *desk, const struct fup_address *a,
                     const struct fup_address *b)
{
    bool is_same = a->address && fup_str_same_caseless(a->address, b->address);

    if (!is_same && a->site && b->site)
        is_same = fup_str_same_caseless(a->site, b->site) && !has_key(&desk->own_sites, a->site);
    return is_same;
}

bool
fup_desk_in_list(const struct fup_desk *desk, const struct fup_address_list *list,
                 const struct fup_address *person)
{
    bool found = false;

    for (size_t i = 0; !found && i < list->count; i++)
        found = fup_desk_same_person(desk, &list->items[i], person);
    return found;
}

bool
fup_desk_took_part(const struct fup_desk *desk, const struct fup_letter *letter,
                   const struct fup_message *other)
{
    const struct fup_address *from = &letter->message->from;

    return fup_desk_same_person(desk, from, &other->from) ||
           fup_desk_in_list(desk, &other->to, from) || fup_desk_in_list(desk, &other->cc, from) ||
           fup_desk_in_list(desk, &other->reply_to, from) ||
           (letter->message->list_address && other->list_address &&
            fup_str_same_caseless(letter->message->list_address, other->list_address));
}

/* The first word of a name, folded: "Imogen Kovač" and "imogen" meet in "imogen". */
static const char *
first_word(struct fup_arena *arena, const char *name)
{
    struct fup_str trimmed = fup_str_trim(fup_str_from(name));
    size_t len = 0;

    while (len < trimmed.len && !strchr(" \t,.(\"'", trimmed.text[len]))
        len++;
    trimmed.len = len;
    return len ? fup_utf8_fold(arena, trimmed) : NULL;
}

bool
fup_desk_names_me(const struct fup_desk *desk, const char *name)
{
    const char *word = name ? first_word(desk->arena, name) : NULL;
    bool fits = false;

    for (size_t i = 0; word && !fits && i < desk->first_names.count; i++)
        fits = strcmp(word, desk->first_names.items[i]) == 0;
    return fits;
}

bool
fup_desk_names(const struct fup_desk *desk, const char *name, const struct fup_address *person)
{
    const char *word = name ? first_word(desk->arena, name) : NULL;
    const char *own = person->name ? first_word(desk->arena, person->name) : NULL;
    bool fits = word && own && strcmp(word, own) == 0;

    if (!fits && word && person->address) { /* "ben@", "ben.miller@" */
        size_t len = strlen(word);

        fits = fup_str_starts_caseless(fup_str_from(person->address), word) &&
               strchr("@.-_+", person->address[len]);
    }
    return fits;
}

static bool
is_any_me(const struct fup_desk *desk, const struct fup_address_list *list)
{
    bool found = false;

    for (size_t i = 0; !found && i < list->count; i++)
        found = fup_desk_is_me(desk, list->items[i].address);
    return found;
}

/* In To; or nowhere among the readers (an alias, Bcc) of a mail that greets nobody else. */
static bool
is_to_me(const struct fup_desk *desk, const struct fup_letter *letter)
{
    const struct fup_message *message = letter->message;

    return is_any_me(desk, &message->to) ||
           (!is_any_me(desk, &message->cc) && !letter->is_list && message->to.count <= 1 &&
            (!message->greeting_name || fup_desk_names_me(desk, message->greeting_name)));
}

/* Most letters are mine or come to me: each house is kept once. */
static void
note_own_site(struct fup_desk *desk, const char *site)
{
    bool is_new = site != NULL && desk->own_sites.count < MOST_OWN_SITES;

    for (size_t i = 0; is_new && i < desk->own_sites.count; i++)
        is_new = strcmp(desk->own_sites.items[i].text, site) != 0;
    if (is_new)
        fup_keys_add(&desk->own_sites, desk->arena, site, 0);
}

static void
note_own_sites(struct fup_desk *desk, const struct fup_address_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].site && fup_desk_is_me(desk, list->items[i].address))
            note_own_site(desk, list->items[i].site);
}

/* "Rosalind" at work is "Roz" at home: I answer to each name that I sign with. */
static void
note_first_name(struct fup_desk *desk, const char *name)
{
    const char *word = name ? first_word(desk->arena, name) : NULL;
    bool is_new = word && desk->first_names.count < MOST_OWN_NAMES;
    const char **added;

    for (size_t i = 0; is_new && i < desk->first_names.count; i++)
        is_new = strcmp(desk->first_names.items[i], word) != 0;
    added = is_new ? FUP_LIST_ADD(&desk->first_names, desk->arena) : NULL;
    if (added)
        *added = word;
}

/* A Date of the future in a mail that came before now counts from its receipt: a copy says so. */
static const struct fup_message *
cut_at_now(const struct fup_desk *desk, const struct fup_message *message)
{
    fup_instant time = fup_message_time(message, desk->input->now);
    struct fup_message *copy =
        time != message->time ? fup_arena_alloc(desk->arena, sizeof *copy) : NULL;

    if (copy) {
        *copy = *message;
        copy->time = time;
        copy->flags |= FUP_MAIL_DATE_CORRECTED;
    }
    return copy ? copy : message;
}

static void
note_readers(struct fup_desk *desk, const struct fup_address_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        fup_keys_add(&desk->readers, desk->arena, list->items[i].address, 0);
}

static void
add_letter(struct fup_desk *desk, size_t index)
{
    const struct fup_message *message = cut_at_now(desk, &desk->input->messages[index]);
    struct fup_letter *letter = FUP_LIST_ADD(&desk->letters, desk->arena);

    if (letter) {
        letter->message = message;
        letter->index = index;
        letter->order = message->time;
        letter->writer = fup_identity_writer(desk->input->identity, message);
        letter->is_list = message->list_address || (message->flags & FUP_MAIL_LIST);
        fup_keys_add(&desk->lists, desk->arena, message->list_address, 0);
        note_own_sites(desk, &message->to);
        note_own_sites(desk, &message->cc);
        if (letter->writer == FUP_WRITER_ME) {
            note_first_name(desk, message->from.name);
            note_own_site(desk, message->from.site);
            note_readers(desk, &message->to);
            note_readers(desk, &message->cc);
        }
    }
}

static int
compare_letters(const void *left, const void *right)
{
    const struct fup_letter *a = left, *b = right;
    int order = (a->order > b->order) - (a->order < b->order);

    if (!order)
        order = (a->is_moved > b->is_moved) - (a->is_moved < b->is_moved);
    if (!order) /* an answer that was moved behind its question keeps its own, earlier time */
        order = (a->message->time < b->message->time) - (a->message->time > b->message->time);
    return order ? order : strcmp(a->message->id, b->message->id);
}

static void
sort_letters(struct fup_desk *desk)
{
    struct fup_letter_list *letters = &desk->letters;

    if (letters->count)
        qsort(letters->items, letters->count, sizeof *letters->items, compare_letters);
    desk->ids.count = 0;
    for (size_t i = 0; i < letters->count; i++)
        fup_keys_add(&desk->ids, desk->arena, letters->items[i].message->id, i);
    fup_keys_sort(&desk->ids);
}

/* A clock that is slow, or a machine that answers within the second, must not put an answer before
 * its question. */
static void
order_after_parents(struct fup_desk *desk)
{
    bool moved = false;

    for (size_t i = 0; i < desk->letters.count; i++) {
        struct fup_letter *letter = &desk->letters.items[i];
        const struct fup_string_list *references = &letter->message->references;
        const char *asked = references->count ? references->items[references->count - 1]
                                              : letter->message->failed_id;
        size_t parent = asked ? fup_desk_find(desk, asked) : SIZE_MAX;

        if (parent != SIZE_MAX && parent > i) {
            letter->order = desk->letters.items[parent].order;
            letter->is_moved = moved = true;
        }
    }
    if (moved)
        sort_letters(desk);
}

size_t
fup_desk_find(const struct fup_desk *desk, const char *id)
{
    size_t count;
    const struct fup_key *key = fup_keys_find(&desk->ids, id, &count);

    return key ? key->item : SIZE_MAX;
}

void
fup_desk_open(const struct fup_state_input *input, struct fup_arena *arena, struct fup_desk *desk)
{
    *desk = (struct fup_desk){.input = input, .arena = arena};
    note_first_name(desk, input->identity->name);
    for (size_t i = 0; i < input->message_count; i++) {
        const struct fup_message *message = &input->messages[i];

        fup_instant time = fup_message_time(message, input->now);

        if (message->id && !(message->flags & FUP_MAIL_DRAFT) && time <= input->now &&
            time != FUP_NO_INSTANT)
            add_letter(desk, i);
    }
    fup_keys_sort(&desk->lists);
    fup_keys_sort(&desk->own_sites);
    fup_keys_sort(&desk->readers);
    for (size_t i = 0; i < desk->letters.count; i++)
        desk->letters.items[i].to_me = is_to_me(desk, &desk->letters.items[i]);
    sort_letters(desk);
    order_after_parents(desk);
}
