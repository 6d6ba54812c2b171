/* signal/site.h - the house an address belongs to: its registrable domain, where that tells one.
 *
 * Takes:   an address; the Public Suffix List through libpsl (the only file with libpsl.h).
 * Gives:   "example.co.uk" of ada@mail.example.co.uk; NULL for freemail and access providers, alias
 *          services, hosts of mailing lists and code forges (src/data/freemail.txt), relays of
 *          hiring systems (signal/sender.h), public suffixes, IP literals, and what is no address.
 * Why:     "same house" closes a duty that another person of it answers; two people at gmail.com
 *          are no house.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_SITE_H
#define FUP_SIGNAL_SITE_H

#include "signal/sender.h"

struct fup_site_table;

/* Once per process; lives in the arena and borrows `senders`. NULL when memory is short. */
const struct fup_site_table *fup_site_table_new(const struct fup_sender_table *senders,
                                                struct fup_arena *arena);
/* The house of local@domain (domain in lower case), in the arena, or NULL. */
const char *fup_site_of(const struct fup_site_table *table, const char *address,
                        struct fup_arena *arena);
/* Sets `site` of every address of the list. */
void fup_site_set_all(const struct fup_site_table *table, struct fup_address_list *addresses,
                      struct fup_arena *arena);

#endif
