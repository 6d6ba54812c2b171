/* mail/database.h - the user's notmuch database, read-only (the only file that includes notmuch.h).
 *
 * Takes:   queries in notmuch's own language, Message-IDs.
 * Gives:   what the database itself stores of a message; no mail file is ever opened here.
 * Traps, all measured with libnotmuch 0.37: its threads API crashes when a writer is busy; a
 *          message that changes while it is read comes back with date 0 and no From; an iterator
 *          that fails looks finished; a message deleted during a walk makes the library call
 *          exit(1). So: messages API only, thread id first, every doubtful message read again from
 *          a fresh handle (8 tries, back-off), counts compared, and the whole runs in a process
 *          that may die (indexer/supervise.h).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_MAIL_DATABASE_H
#define FUP_MAIL_DATABASE_H

#include <stdint.h>

#include "mail/message.h"

struct fup_database;

struct fup_entry { /* one message as the database has it */
    const char *id, *thread;
    const char *from, *subject; /* decoded, may hold anything; NULL never */
    fup_instant date;           /* 0: it has none */
    struct fup_string_list tags, paths;
};
struct fup_entry_list {
    struct fup_entry *items;
    size_t count, capacity;
};

struct fup_database_settings {
    const char *name, *root; /* user.name (NULL: not set), the mail folder */
    struct fup_string_list addresses, exclude_tags;
};

/* Opens as notmuch itself would (NOTMUCH_CONFIG, profile; NULL: NOTMUCH_PROFILE or the default).
 * FUP_NO_MAIL when there is no config or no usable database. */
enum fup_status fup_database_open(const char *profile, struct fup_database **database,
                                  struct fup_error *error) FUP_CHECKED;
void fup_database_close(struct fup_database *database); /* NULL is fine */

/* As they were when it was opened. Valid while it is open. */
const char *fup_database_uuid(const struct fup_database *database);
uint64_t fup_database_revision(const struct fup_database *database);
enum fup_status fup_database_settings(struct fup_database *database, struct fup_arena *arena,
                                      struct fup_database_settings *settings,
                                      struct fup_error *error) FUP_CHECKED;

/* All messages of a query, excluded ones too, unsorted. FUP_USAGE: notmuch does not understand the
 * query. FUP_BUSY: it changed again and again while it was read. */
enum fup_status fup_database_search(struct fup_database *database, const char *query,
                                    struct fup_arena *arena, struct fup_entry_list *entries,
                                    struct fup_error *error) FUP_CHECKED;
/* Their Message-IDs, or their thread ids without repeats, in the order of strcmp. */
enum fup_status fup_database_ids(struct fup_database *database, const char *query,
                                 struct fup_arena *arena, struct fup_string_list *ids,
                                 struct fup_error *error) FUP_CHECKED;
enum fup_status fup_database_threads(struct fup_database *database, const char *query,
                                     struct fup_arena *arena, struct fup_string_list *threads,
                                     struct fup_error *error) FUP_CHECKED;
/* One message by Message-ID; *found is false when the database has no file of it. */
enum fup_status fup_database_find(struct fup_database *database, const char *id,
                                  struct fup_arena *arena, struct fup_entry *entry, bool *found,
                                  struct fup_error *error) FUP_CHECKED;

/* Whether the database has files of all these Message-IDs (no repeats), in one cheap query. False
 * also when that cannot be told: then ask for each. */
bool fup_database_has_all(struct fup_database *database, const char *const *ids, size_t count);
/* Only whether the database has a file of it. */
enum fup_status fup_database_has(struct fup_database *database, const char *id, bool *found,
                                 struct fup_error *error) FUP_CHECKED;

#endif
