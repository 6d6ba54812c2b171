/* followup.h - the one door of the front ends (src/cli, src/lua, src/indexer): open, list, decide,
 * draft.
 *
 * A session holds paths, config, clock and zone; the front end reads those from its surroundings
 * and passes them in. Results live in the arena the caller gives. No function here prints, exits,
 * reads the clock, opens a mail or loads libnotmuch, GMime, libical, libxml2 or GLib.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_FOLLOWUP_H
#define FUP_FOLLOWUP_H

#include "base/buffer.h"
#include "signal/date.h"
#include "state/state.h"
#include "store/config.h"
#include "store/decisions.h"
#include "store/facts.h"
#include "store/paths.h"
#include "view/draft.h"
#include "view/status.h"

struct fup_session;

struct fup_session_options {
    struct fup_environment environment;
    fup_instant now;
    const char *now_text; /* --now or FOLLOWUP_NOW: ISO 8601, without offset in the user's zone;
                             NULL: `now` counts */
    const char *hostname;
    const char *system_zone; /* IANA name or path of the system's zone ("Europe/London",
                                "/etc/localtime") */
    const char *zone_folder; /* NULL: /usr/share/zoneinfo */
};

enum fup_status fup_session_open(const struct fup_session_options *options,
                                 struct fup_session **session, struct fup_error *error) FUP_CHECKED;
void fup_session_close(struct fup_session *session); /* NULL is fine */
const struct fup_paths *fup_session_paths(const struct fup_session *session);
const struct fup_config *fup_session_config(const struct fup_session *session);
const struct fup_zone *fup_session_zone(const struct fup_session *session);
const struct fup_business *fup_session_business(const struct fup_session *session);
fup_instant fup_session_now(const struct fup_session *session);

/* For what needs no session: the zone of TZ's value (NULL: the system's), UTC when it cannot be
 * read. Lives in the arena. */
const struct fup_zone *fup_zone_of_system(const char *name, struct fup_arena *arena);

/* Everything that a view needs: one consistent snapshot of facts and decisions, and the rows of it.
 */
struct fup_snapshot {
    struct fup_facts_meta meta;
    struct fup_message_list messages; /* filled by load, not by a cached status */
    struct fup_decision_list decisions;
    struct fup_decisions_report decisions_report;
    struct fup_identity identity; /* config and notmuch together */
    struct fup_business business; /* config and the holidays file together */
    fup_instant valid_until;      /* the same facts may give other rows from then on */
    struct fup_row_list rows;     /* all, in state/state.h order */
};
enum fup_status fup_session_load(struct fup_session *session, struct fup_arena *arena,
                                 struct fup_snapshot *snapshot,
                                 struct fup_error *error) FUP_CHECKED;

/* The rows alone, for lists and counts: `messages`, `decisions` and `identity` stay empty when they
 * come from the file that keeps them beside the index. Else loads, and keeps them. */
enum fup_status fup_session_rows(struct fup_session *session, struct fup_arena *arena,
                                 struct fup_snapshot *snapshot,
                                 struct fup_error *error) FUP_CHECKED;
/* The kept rows or nothing: for a caller that must not wait. `most`: bytes of the largest file that
 * is quick enough (0: any). */
bool fup_session_kept_rows(struct fup_session *session, size_t most, struct fup_arena *arena,
                           struct fup_snapshot *snapshot);

struct fup_filter {
    bool due_only;       /* the rows of `due` */
    bool all;            /* closed and forgotten rows too */
    bool answered;       /* those answered in the last days too */
    int waiting_on;      /* enum fup_owner, -1 any */
    int kind;            /* enum fup_kind, -1 any */
    int stage;           /* enum fup_stage, -1 any */
    const char *only;    /* a word of the schema (me, interview, offer, ...) or a piece of text */
    const char *case_id; /* NULL any */
    const struct fup_string_list *threads; /* result of a QUERY, NULL any */
};
/* The rows that pass, in order; they borrow from the snapshot. */
enum fup_status fup_session_filter(const struct fup_snapshot *snapshot,
                                   const struct fup_filter *filter, struct fup_arena *arena,
                                   struct fup_row_list *rows) FUP_CHECKED;
/* The row of id:<message-id>, thread:<id> or a case id. FUP_NOT_FOUND. */
enum fup_status fup_session_find(const struct fup_snapshot *snapshot, const char *id,
                                 const struct fup_row **row, struct fup_error *error) FUP_CHECKED;

/* Reads the summary file if its marks and valid_until still hold, else loads and writes it anew. */
enum fup_status fup_session_summary(struct fup_session *session, struct fup_summary *summary,
                                    struct fup_error *error) FUP_CHECKED;

struct fup_saying { /* one decision as the user says it */
    enum fup_verb verb;
    const char *id;    /* as for fup_session_find; NULL for undo */
    const char *other; /* join: the second ID */
    const char *date;  /* snooze (NULL: until they write), expect: ISO date or date words */
    const char *text;  /* note, stage, organization, position */
};
/* Saves it. `receipt` is one sentence: what was done and how to take it back. */
enum fup_status fup_session_decide(struct fup_session *session, const struct fup_saying *saying,
                                   struct fup_arena *arena, const char **receipt,
                                   struct fup_error *error) FUP_CHECKED;

/* The right mail for a row; name and language may be NULL (the best fit; config, else the mail's).
 * FUP_NOT_FOUND: no such template. */
enum fup_status fup_session_draft(struct fup_session *session, const struct fup_snapshot *snapshot,
                                  const struct fup_row *row, const char *template_name,
                                  const char *language, struct fup_arena *arena,
                                  struct fup_draft *draft, struct fup_error *error) FUP_CHECKED;

#endif
