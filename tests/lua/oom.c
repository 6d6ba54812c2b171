/* tests/lua/oom.c - a Lua host whose allocator fails at step n, for n = 0, 1, 2 ... until the call
 * succeeds. Built with AddressSanitizer: a crash or a leak is an error. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_STEPS = 5000 };

struct account {
    long left; /* allocations until the first that fails; negative: none fails */
    int failing;
};

static void *
allocate(void *user, void *block, size_t old_size, size_t size)
{
    struct account *account = user;
    int grows = !block || size > old_size;

    if (size == 0) {
        free(block);
        return NULL;
    }
    if (grows && account->failing && account->left-- <= 0)
        return NULL;
    return realloc(block, size);
}

/* One script at every step; the number of steps at which it failed, or -1. */
static int
step_through(lua_State *L, struct account *account, const char *script)
{
    for (int step = 0; step < MOST_STEPS; step++) {
        int code;

        if (luaL_loadstring(L, script) != 0)
            return -1;
        account->left = step;
        account->failing = 1;
        code = lua_pcall(L, 0, 0, 0);
        account->failing = 0;
        if (code != 0 && code != LUA_ERRMEM) {
            fprintf(stderr, "%s: %s\n", script, lua_tostring(L, -1));
            return -1;
        }
        lua_settop(L, 0);
        lua_gc(L, LUA_GCCOLLECT, 0);
        if (code == 0)
            return step;
    }
    return -1;
}

int
main(void)
{
    static const char *const scripts[] = {
        "local a, b, c = core.list() assert(a or b)",
        "local a, b, c = core.list({ due = true, threads = { 'x', 'y' } }) assert(a or b)",
        "local a, b, c = core.status() assert(a or b)",
        "local a, b, c = core.show('id:promise@fennel.example') assert(a or b)",
        "local a, b, c = core.date('next friday') assert(a or b)",
        "local a, b, c = core.date('no date at all') assert(b)",
        "local a, b, c = core.decide('done', 'id:none@example.org') assert(b)",
        "local a, b, c = core.info() assert(a or b)",
        "local a, b, c = core.index('/nowhere/index') assert(b)",
    };
    struct account account = {0, 0};
    lua_State *L = lua_newstate(allocate, &account);
    int survived = 0;

    if (!L)
        return 1;
    luaL_openlibs(L);
    if (luaL_loadstring(L, "core = require('followup.core')") != 0 || lua_pcall(L, 0, 0, 0) != 0) {
        fprintf(stderr, "%s\n", lua_tostring(L, -1));
        return 1;
    }
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        int steps = step_through(L, &account, scripts[i]);

        if (steps < 0)
            return 1;
        survived += steps;
    }
    lua_close(L);
    printf("survived %d\n", survived);
    return 0;
}
