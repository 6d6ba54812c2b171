/* signal/hiring.h - is this mail about hiring, whose side wrote it, and what happened by it?
 *
 * Takes:   the own words of one message with their words, sentences and dates, its subject, sender,
 *          invites and findings, and the phrases of src/data/language/<code>/hiring.txt.
 * Gives:   struct fup_hiring (signal/fact.h). A mail is hiring when its signs add up (phrases,
 *          subject, signature, system that sent it, calendar part) and no hard negative outweighs
 *          them (press, research, visa, newsletters); the event is that of the strongest sentence
 *          that is neither conditional nor about what happens in general.
 * Never:   knows who "I" am: both sides of an application read the same.
 * Misses:  a mail that says nothing of hiring itself ("great meeting you, more next week"); its
 *          thread tells, which is state/'s to join.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_HIRING_H
#define FUP_SIGNAL_HIRING_H

#include "signal/fact.h"
#include "signal/phrase.h"
#include "signal/sender.h"

struct fup_hiring_rules; /* compiled phrases, read-only after they are made */

struct fup_hiring_input {
    const struct fup_mail *mail;         /* NULL for a bare text */
    const struct fup_body *body;         /* zones: signatures tell a writer's side */
    const struct fup_phrase_source *own; /* body->own with its words, sentences and dates */
    /* Of it are read: from, subject, flags, automatic, findings, invites; all may be empty. */
    const struct fup_message *message;
};

/* Once per process; lives in the arena and borrows `senders`. NULL when memory is short. `error`
 * (may be NULL) tells of the first data line that cannot be read: a unit test fails then. */
const struct fup_hiring_rules *fup_hiring_rules_new(const struct fup_sender_table *senders,
                                                    struct fup_arena *arena,
                                                    struct fup_error *error);
/* Fills `hiring`. Linear in the text. Strings live in the arena or borrow from the input. */
void fup_hiring_read(const struct fup_hiring_rules *rules, const struct fup_hiring_input *input,
                     struct fup_arena *arena, struct fup_hiring *hiring);

#endif
