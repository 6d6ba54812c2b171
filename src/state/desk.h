/* state/desk.h - all messages as they look from my desk: who wrote each, to whom, in which order.
 *
 * Facts know no "me"; this is where identity meets them (doc/design.md section 2.1). Drafts and
 * messages later than now are left out; one received before counts from its receipt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STATE_DESK_H
#define FUP_STATE_DESK_H

#include "state/keys.h"
#include "state/state.h"

struct fup_letter {
    const struct fup_message *message;
    size_t index;      /* in the input */
    fup_instant order; /* its time, but never before a message that it refers to */
    enum fup_writer writer;
    bool is_moved; /* behind what it refers to */
    bool to_me;    /* in To, or the only reader known */
    bool is_list;  /* came over a mailing list */
};
struct fup_letter_list {
    struct fup_letter *items; /* oldest first */
    size_t count, capacity;
};

struct fup_desk {
    const struct fup_state_input *input;
    struct fup_arena *arena;
    struct fup_letter_list letters;
    struct fup_key_list ids;            /* Message-ID -> letter */
    struct fup_key_list own_sites;      /* houses of my own addresses */
    struct fup_key_list lists;          /* addresses of mailing lists */
    struct fup_key_list readers;        /* addresses that I wrote to */
    struct fup_string_list first_names; /* mine, folded; none known: empty */
};

/* Only memory can fail: ask fup_arena_failed. n log n in the messages. */
void fup_desk_open(const struct fup_state_input *input, struct fup_arena *arena,
                   struct fup_desk *desk);
/* The letter of a Message-ID, or SIZE_MAX. */
size_t fup_desk_find(const struct fup_desk *desk, const char *id);
bool fup_desk_is_me(const struct fup_desk *desk, const char *address);
bool fup_desk_is_list(const struct fup_desk *desk, const char *address);
/* Did I ever write to that address? */
bool fup_desk_wrote_to(const struct fup_desk *desk, const char *address);
/* Same address, or the same house (never a freemail, a relay, or my own house). */
bool fup_desk_same_person(const struct fup_desk *desk, const struct fup_address *a,
                          const struct fup_address *b);
bool fup_desk_in_list(const struct fup_desk *desk, const struct fup_address_list *list,
                      const struct fup_address *person);
/* Does the sender of `letter` stand in From, Reply-To, To or Cc of `other`? */
bool fup_desk_took_part(const struct fup_desk *desk, const struct fup_letter *letter,
                        const struct fup_message *other);
/* Does `name` ("Imogen", "Imogen K.") name me? */
bool fup_desk_names_me(const struct fup_desk *desk, const char *name);
/* Does `name` fit the display name or the local part of an address? */
bool fup_desk_names(const struct fup_desk *desk, const char *name,
                    const struct fup_address *person);
/* Local day of an instant in my zone. */
fup_day fup_desk_day(const struct fup_desk *desk, fup_instant instant);

#endif
