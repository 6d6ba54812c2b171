/* lua/box.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "lua/box.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lua/host.h"

static const char metatable_name[] = "followup.box";

static int
collect(lua_State *L)
{
    fup_box_close(lua_touserdata(L, 1));
    return 0;
}

void
fup_box_prepare(lua_State *L)
{
    if (luaL_newmetatable(L, metatable_name)) {
        lua_pushcfunction(L, collect);
        lua_setfield(L, -2, "__gc");
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
    lua_pop(L, 1);
}

struct fup_box *
fup_box_push(lua_State *L)
{
    struct fup_box *box = lua_newuserdata(L, sizeof *box);

    memset(box, 0, sizeof *box);
    luaL_getmetatable(L, metatable_name);
    lua_setmetatable(L, -2);
    return box;
}

void
fup_box_close(struct fup_box *box)
{
    fup_session_close(box->session);
    fup_arena_free(box->arena);
    box->session = NULL;
    box->arena = NULL;
}

enum fup_status
fup_box_open(struct fup_box *box, const char *now)
{
    struct fup_session_options options;
    enum fup_status status = FUP_NO_MEMORY;

    memset(&options, 0, sizeof options);
    box->arena = fup_arena_new(0);
    if (box->arena)
        status = fup_host_options(box->arena, &options);
    options.now_text = now ? now : getenv("FOLLOWUP_NOW");
    options.now = (fup_instant)time(NULL);
    if (status == FUP_OK)
        status = fup_session_open(&options, &box->session, &box->error);
    return status;
}

/* A word, not a number: scripts compare it, and the numbers belong to the command line. */
static const char *
status_word(enum fup_status status)
{
    static const char *const words[] = {
        [FUP_OK] = "ok",
        [FUP_NOT_FOUND] = "not_found",
        [FUP_USAGE] = "usage",
        [FUP_NO_INDEX] = "no_index",
        [FUP_NO_MAIL] = "no_mail",
        [FUP_BUSY] = "busy",
        [FUP_OWN_FILES] = "own_files",
        [FUP_NO_MEMORY] = "no_memory",
        [FUP_TOO_BIG] = "too_big",
        [FUP_BROKEN] = "broken",
    };
    size_t number = (size_t)status;

    return number < sizeof words / sizeof *words && words[number] ? words[number] : "error";
}

int
fup_box_fail(lua_State *L, struct fup_box *box, enum fup_status status)
{
    fup_box_close(box);
    lua_pushnil(L);
    lua_pushstring(L, box->error.text[0] ? box->error.text
                      : status == FUP_NO_MEMORY
                          ? "memory: there is none left: close other programs"
                          : "followup: it failed without a reason: run `followup doctor`");
    lua_pushstring(L, status_word(status));
    return 3;
}
