/* lua/compat.h - one source for the C interfaces of Lua 5.1, LuaJIT and Lua 5.4.
 *
 * The choice depends on LUA_VERSION_NUM alone: the headers of LuaJIT declare functions of 5.2 that
 * PUC Lua 5.1 lacks, and a module that used them would load in one and fail in the other. Each
 * build names at least one function that only its own family exports (luaL_register,
 * luaL_checkversion_), and is linked with -z now: the wrong host refuses it at load with a readable
 * error instead of failing strangely later. No Lua library is linked: the host gives the symbols.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_LUA_COMPAT_H
#define FUP_LUA_COMPAT_H

#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM < 501
#error "followup.core needs the headers of Lua 5.1, LuaJIT or Lua 5.4"
#endif

/* Pushes a new table with these functions. */
static inline void
fup_lua_new_library(lua_State *L, const luaL_Reg *functions)
{
#if LUA_VERSION_NUM < 502
    lua_newtable(L);
    luaL_register(L, NULL, functions);
#else
    luaL_checkversion(L);
    lua_newtable(L);
    luaL_setfuncs(L, functions, 0);
#endif
}

static inline size_t
fup_lua_length(lua_State *L, int index)
{
#if LUA_VERSION_NUM < 502
    return lua_objlen(L, index);
#else
    return lua_rawlen(L, index);
#endif
}

#endif
