/* lua/box.h - what one call from Lua owns: a session and an arena, in a userdata with a finalizer.
 *
 * Every function of the module has four phases: check all arguments (may raise; owns nothing), make
 * the box (may raise; owns nothing yet), call the core and store into the box (never raises), push
 * the results (may raise: the finalizer frees the box). So no failed allocation of Lua leaks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_LUA_BOX_H
#define FUP_LUA_BOX_H

#include "followup.h"
#include "lua/compat.h"

struct fup_box {
    struct fup_arena *arena;
    struct fup_session *session;
    struct fup_error error;
};

/* Registers the metatable: once, at load. */
void fup_box_prepare(lua_State *L);
/* Pushes an empty box. The pointer is valid while the box stays on the stack. */
struct fup_box *fup_box_push(lua_State *L);
/* Makes the arena and opens the session. `now` is ISO 8601 text, NULL: FOLLOWUP_NOW, else the
 * clock. */
enum fup_status fup_box_open(struct fup_box *box, const char *now) FUP_CHECKED;
/* Frees what the box holds; a second call does nothing. */
void fup_box_close(struct fup_box *box);
/* Closes the box and pushes nil, the message and the code word; the number of results. */
int fup_box_fail(lua_State *L, struct fup_box *box, enum fup_status status);

#endif
