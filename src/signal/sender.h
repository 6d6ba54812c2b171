/* signal/sender.h - the systems that send hiring mail for others: application trackers, schedulers,
 * job boards, assessment systems.
 *
 * Takes:   src/data/senders.txt (compiled in), one address.
 * Gives:   which system it is, how sure that is, and which part of the address names the employer.
 * Why:     a sender tells very reliably that a mail belongs to an application, but not which kind:
 *          one address sends the receipt, the test and the refusal.
 * Source:  vendor pages and addresses that people published as seen in their mailboxes; a row that
 *          is only known from filter lists has the sign `perhaps` and counts with a second sign.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_SENDER_H
#define FUP_SIGNAL_SENDER_H

#include "mail/message.h"

enum fup_sender_kind {
    FUP_SENDER_ATS,        /* speaks for one employer about one application */
    FUP_SENDER_BOARD,      /* a job board's receipts and status mails */
    FUP_SENDER_SCHEDULER,  /* bookings; also used far from hiring */
    FUP_SENDER_ASSESSMENT, /* tests and recorded interviews: the reader's move */
    FUP_SENDER_CALENDAR,   /* a calendar service's notices */
    FUP_SENDER_NOISE       /* job alerts, digests, one-time codes: never a case */
};

struct fup_sender {
    const char *local, *domain; /* patterns: "*" at an end stands for any text */
    size_t domain_len;
    const char *system; /* "greenhouse" */
    enum fup_sender_kind kind;
    bool is_sure;
    bool is_own_domain;      /* the domain is the employer's, only the local part is known */
    bool names_in_display;   /* the display name is the employer's ("X Hiring Team") */
    bool names_in_local;     /* the local part is (capitalone@myworkday.com) */
    bool names_in_subdomain; /* the label before the system's domain is */
    bool has_token;          /* the local part is a reply address made for one application */
};

struct fup_sender_table;

/* Reads the table once per process; lives in the arena. NULL when memory is short. */
const struct fup_sender_table *fup_sender_table_new(struct fup_arena *arena);
/* The best row for an address (local@domain), or NULL. The most exact pattern wins. */
const struct fup_sender *fup_sender_find(const struct fup_sender_table *table, const char *address);
/* The employer as the address tells it, or NULL. A slug of the address ("acme-robotics") becomes
 * "acme robotics"; a display name loses "Hiring Team", "Recruiting" and the like. */
const char *fup_sender_employer(const struct fup_sender *sender, const struct fup_address *from,
                                struct fup_arena *arena);
/* The whole reply address in lower case when it belongs to one application, else NULL. The part
 * that changes with every mail ("+z0p3w6") is left out, so that mails of one application agree. */
const char *fup_sender_token(const struct fup_sender *sender, const struct fup_address *from,
                             struct fup_arena *arena);

#endif
