/* mail/database_parts.h - what database.c and database_walk.c share; nothing else includes it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_MAIL_DATABASE_PARTS_H
#define FUP_MAIL_DATABASE_PARTS_H

#include <notmuch.h>

#include "mail/database.h"

enum { TRIES = 8, FIRST_PAUSE_MILLISECONDS = 20 };

struct fup_database {
    notmuch_database_t *handle;
    char *profile; /* NULL: notmuch's own choice */
    char *uuid;
    unsigned long revision;
};

/* One reading of one message. */
enum reading {
    READING_GOOD,
    READING_DOUBTFUL, /* changed while it was read, or has no date or no file */
    READING_FAILED    /* memory */
};

/* Waits 20 ms, doubled with each attempt. */
void fup_database_pause_before(int attempt);
/* A new look at the database after a writer discarded the revision that was read. */
enum fup_status fup_database_reopen(struct fup_database *database, struct fup_error *error);
/* A copy at the end of the list; false when memory is short. */
bool fup_database_add_text(struct fup_string_list *list, const char *text, struct fup_arena *arena);
/* One message by getters that the database alone answers, the thread id first. */
enum reading fup_database_read_entry(struct fup_database *database, notmuch_message_t *message,
                                     struct fup_arena *arena, struct fup_entry *entry);
/* FUP_BUSY with the sentence that says so. */
enum fup_status fup_database_busy(struct fup_error *error);

#endif
