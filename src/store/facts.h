/* store/facts.h - the index: facts in SQLite (WAL), disposable, rebuilt by `followup index --full`.
 *
 * Tables message, finding, invite, hiring, quarantine and meta; the schema stands at the top of
 * facts.c. Keyed by Message-ID and file fingerprint (path, size, mtime) and `rules` (hash of rules
 * and language data): a tag change re-reads no mail. The helper writes, everybody reads; a reader
 * sees one whole snapshot (one read transaction). On a read-only file system it is opened with
 * immutable=1.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STORE_FACTS_H
#define FUP_STORE_FACTS_H

#include "signal/fact.h"
#include "store/paths.h"

struct fup_facts; /* one open index */

struct fup_facts_meta {
    const char *database_uuid; /* of notmuch at the last whole update */
    uint64_t revision;         /* read at open of that update */
    fup_instant indexed_at;    /* when the last whole update ended; FUP_NO_INSTANT never */
    bool is_complete; /* false: the first scan or a re-read under new rules is not finished */
    struct fup_string_list
        addresses;     /* mine, as notmuch knows them (user.primary_email, other_email) */
    const char *name;  /* user.name */
    fup_instant since; /* scan window start */
    size_t message_count, quarantined;
    const struct fup_day_entry *holidays; /* of the .ics file, sorted */
    size_t holiday_count;
};
struct fup_day_entry {
    fup_day day;
};

/* Read-only. FUP_NO_INDEX when there is none, FUP_OWN_FILES when damaged or of a newer schema. */
enum fup_status fup_facts_open(const struct fup_paths *paths, struct fup_facts **facts,
                               struct fup_error *error) FUP_CHECKED;
void fup_facts_close(struct fup_facts *facts); /* NULL is fine */
enum fup_status fup_facts_meta(struct fup_facts *facts, struct fup_arena *arena,
                               struct fup_facts_meta *meta, struct fup_error *error) FUP_CHECKED;
/* All messages of the index. */
enum fup_status fup_facts_messages(struct fup_facts *facts, struct fup_arena *arena,
                                   struct fup_message_list *messages,
                                   struct fup_error *error) FUP_CHECKED;

#endif
