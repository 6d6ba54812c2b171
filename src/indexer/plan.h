/* indexer/plan.h - what one update has to do: which messages to look at, to drop, to read.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_PLAN_H
#define FUP_INDEXER_PLAN_H

#include "indexer/update.h"
#include "mail/database.h"
#include "store/facts_write.h"

struct fup_plan {
    struct fup_arena *arena;
    const struct fup_update_options *options;
    struct fup_facts_writer *writer;
    struct fup_error *error;
    /* from the index */
    const char *uuid, *asked, *queries, *old_rules;
    fup_instant old_since, indexed_at;
    uint64_t revision;
    bool was_complete, has_unread;
    /* from the database */
    const char *new_uuid, *new_queries;
    uint64_t new_revision;
    struct fup_database_settings settings;
    fup_instant since;
    bool whole; /* every message of the window was looked at */
    struct fup_entry_list entries;
    struct fup_string_list ignored, sent, gone; /* Message-IDs; the first two sorted */
    bool has_sent_query;
};

/* Reads the state of the last update. */
enum fup_status fup_plan_begin(struct fup_plan *plan) FUP_CHECKED;
/* Looks at the database, which is open only during this call. */
enum fup_status fup_plan_look(struct fup_plan *plan) FUP_CHECKED;
/* Nothing to place, to drop or to read? */
bool fup_plan_is_empty(const struct fup_plan *plan);

/* May the message be read at all: not excluded, no draft, not ignored, within the window? */
bool fup_plan_wants(const struct fup_plan *plan, const struct fup_entry *entry);
/* FUP_MAIL_SENT and FUP_MAIL_DRAFT of an entry. */
unsigned fup_plan_flags(const struct fup_plan *plan, const struct fup_entry *entry);
/* "size:mtime" of each file in rising order: a file that only moved or changed its flags is the
 * same. NULL when no file is there. */
const char *fup_plan_fingerprint(const struct fup_entry *entry, struct fup_arena *arena);
/* Writes down the state for the next update. */
enum fup_status fup_plan_end(struct fup_plan *plan) FUP_CHECKED;

#endif
