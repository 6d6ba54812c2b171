/* store/facts_write.h - making the index: for the helper only, under its lock (indexer/lock.h).
 *
 * One transaction is one snapshot: readers see the old one until fup_facts_publish. Any failure
 * rolls back; the index is disposable and may be made anew at any time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STORE_FACTS_WRITE_H
#define FUP_STORE_FACTS_WRITE_H

#include "signal/fact.h"
#include "store/paths.h"

struct fup_facts_writer;

/* What is known of one message: enough to tell whether its file must be read again. */
struct fup_facts_known {
    int64_t number;          /* row; 0: not known */
    const char *fingerprint; /* of its files (indexer/plan.h) */
    const char *rules;       /* rules it was read with */
    unsigned flags;
};

/* Opens or makes the index, 0600. An index of an older layout is made anew; a damaged one or one of
 * a newer followup only with `anew` (followup index --full). FUP_OWN_FILES, FUP_BUSY,
 * FUP_NO_MEMORY. */
enum fup_status fup_facts_writer_open(const struct fup_paths *paths, bool anew,
                                      struct fup_facts_writer **writer,
                                      struct fup_error *error) FUP_CHECKED;
void fup_facts_writer_close(struct fup_facts_writer *writer); /* rolls back; NULL is fine */

/* Meta values as text; NULL when not set. Strings live in the arena. */
enum fup_status fup_facts_get(struct fup_facts_writer *writer, const char *key,
                              struct fup_arena *arena, const char **value,
                              struct fup_error *error) FUP_CHECKED;
enum fup_status fup_facts_set(struct fup_facts_writer *writer, const char *key, const char *value,
                              struct fup_error *error) FUP_CHECKED;

/* Begins a transaction if none is open. */
enum fup_status fup_facts_begin(struct fup_facts_writer *writer,
                                struct fup_error *error) FUP_CHECKED;
/* known->number is 0 when the Message-ID is not in the index. */
enum fup_status fup_facts_know(struct fup_facts_writer *writer, const char *id,
                               struct fup_arena *arena, struct fup_facts_known *known,
                               struct fup_error *error) FUP_CHECKED;
/* Facts of one message, in place of older ones; its tags, paths and thread are in the message. */
enum fup_status fup_facts_put(struct fup_facts_writer *writer, const struct fup_message *message,
                              const char *fingerprint, const char *rules,
                              struct fup_error *error) FUP_CHECKED;
/* Only what the database says: thread, tags, paths and flags of a known message. Writes nothing
 * when nothing differs. */
enum fup_status fup_facts_place(struct fup_facts_writer *writer, int64_t number,
                                const struct fup_message *message,
                                struct fup_error *error) FUP_CHECKED;
enum fup_status fup_facts_drop(struct fup_facts_writer *writer, const char *id,
                               struct fup_error *error) FUP_CHECKED;

/* Marking for a whole mapping: what was not seen since the last fup_facts_forget_seen is dropped by
 * fup_facts_drop_unseen. */
enum fup_status fup_facts_forget_seen(struct fup_facts_writer *writer,
                                      struct fup_error *error) FUP_CHECKED;
enum fup_status fup_facts_see(struct fup_facts_writer *writer, const char *id,
                              struct fup_error *error) FUP_CHECKED;
enum fup_status fup_facts_drop_unseen(struct fup_facts_writer *writer,
                                      struct fup_error *error) FUP_CHECKED;

/* A file that killed the parser twice: what doctor lists. That it is not tried again while it stays
 * as it is follows from the fingerprint of its message. */
enum fup_status fup_facts_quarantine(struct fup_facts_writer *writer, const char *path,
                                     int64_t size, int64_t mtime, const char *id,
                                     struct fup_error *error) FUP_CHECKED;
/* Forgets the quarantined files of a message. */
enum fup_status fup_facts_release(struct fup_facts_writer *writer, const char *id,
                                  struct fup_error *error) FUP_CHECKED;

/* Message-IDs: those of `watch`, those that no file answered for (their fingerprint is ""), and
 * `count` others by turns (each turn number gives the next ones). */
enum fup_status fup_facts_watched(struct fup_facts_writer *writer, struct fup_arena *arena,
                                  struct fup_string_list *ids, struct fup_error *error) FUP_CHECKED;
enum fup_status fup_facts_unread(struct fup_facts_writer *writer, struct fup_arena *arena,
                                 struct fup_string_list *ids, struct fup_error *error) FUP_CHECKED;
enum fup_status fup_facts_turn(struct fup_facts_writer *writer, int64_t turn, int64_t count,
                               struct fup_arena *arena, struct fup_string_list *ids,
                               struct fup_error *error) FUP_CHECKED;
enum fup_status fup_facts_watch(struct fup_facts_writer *writer, const struct fup_string_list *ids,
                                struct fup_error *error) FUP_CHECKED;

/* Commits, with a new version number: readers see the new snapshot. */
enum fup_status fup_facts_publish(struct fup_facts_writer *writer,
                                  struct fup_error *error) FUP_CHECKED;
/* Moves the log into the main file, so that a read-only copy of it is whole. Best effort. */
void fup_facts_settle(struct fup_facts_writer *writer);

#endif
