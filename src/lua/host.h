/* lua/host.h - the surroundings of the editor, read in one place: environment, clock, host name.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_LUA_HOST_H
#define FUP_LUA_HOST_H

#include "followup.h"

/* Fills everything but `now`; strings live in the arena or in the environment. */
enum fup_status fup_host_options(struct fup_arena *arena,
                                 struct fup_session_options *options) FUP_CHECKED;
/* Starts `program --detach` (NULL: FOLLOWUP_INDEX, else the one installed with this module, else
 * the one in PATH) with an argument vector, never a shell, and returns without waiting for its
 * work. FUP_NOT_FOUND when it cannot be started. */
enum fup_status fup_host_start_index(const char *program, struct fup_error *error) FUP_CHECKED;

#endif
