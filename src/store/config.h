/* store/config.h - the user's config file: `key = value` lines, `#` comments (doc/design.md section
 * 3).
 *
 * Keys: addresses, name, zone, sent, ignore, since, holidays (dates, or a path ending in .ics which
 * the helper reads), workdays, away, language, policy.*. Unknown keys and bad values are reported
 * with file and line and otherwise left out; no config file at all is fine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STORE_CONFIG_H
#define FUP_STORE_CONFIG_H

#include "state/identity.h"
#include "state/policy.h"

struct fup_away_list {
    struct fup_away *items;
    size_t count, capacity;
};
struct fup_day_list {
    fup_day *items;
    size_t count, capacity;
};

struct fup_config {
    struct fup_identity identity; /* without the addresses that only notmuch knows */
    const char *zone;             /* IANA name or NULL: the system's */
    const char *sent, *ignore;    /* notmuch queries; NULL: the defaults */
    const char *since;            /* ISO date or NULL: one year before now */
    struct fup_day_list holidays; /* sorted */
    const char *holidays_file;    /* .ics, or NULL */
    unsigned workdays;
    struct fup_away_list away;
    const char *language; /* of drafts; NULL: the case's */
    const char *signature;
    struct fup_policy policy;
    struct fup_string_list problems; /* "config:12: unknown key x: ..." one line each */
    char mark[17];                   /* hash of what rows depend on, for cached rows */
};

/* FUP_OK (also without a file), FUP_OWN_FILES (unreadable), FUP_NO_MEMORY. */
enum fup_status fup_config_read(const char *path, struct fup_arena *arena,
                                struct fup_config *config, struct fup_error *error) FUP_CHECKED;

#endif
