/* session.h - inside of the facade: what a session holds. Nobody outside src/session*.c and
 * src/followup.c includes it. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SESSION_H
#define FUP_SESSION_H

#include "followup.h"

struct fup_session {
    struct fup_arena *arena;
    struct fup_paths paths;
    struct fup_config config;
    struct fup_business business;
    const struct fup_zone *zone;
    const char *zone_name, *hostname;
    fup_instant now;
};

/* A hash that tells whether rows may have changed: of the code that judges, the config, the names,
 * sizes and times of the decisions files, the index file and the zone. 16 hex digits. */
void fup_session_mark(const struct fup_session *session, char mark[17]);

/* The zone of a name ("Europe/London"), a path ("/etc/localtime") or a ":"-name of TZ; NULL when it
 * cannot be read. Lives in the arena. */
const struct fup_zone *fup_session_zone_read(struct fup_arena *arena, const char *name,
                                             const char *folder);

#endif
