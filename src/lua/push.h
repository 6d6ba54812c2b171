/* lua/push.h - rows, timelines and facts as plain Lua tables with the names of the JSON output.
 *
 * Every function leaves exactly one new table on the stack and may raise (out of memory): call them
 * only with everything owned in a box. Days are "YYYY-MM-DD", instants ISO 8601 with the user's
 * offset; what is absent is nil.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_LUA_PUSH_H
#define FUP_LUA_PUSH_H

#include "lua/box.h"
#include "view/list.h"

/* Fields of the table on top of the stack. */
void fup_push_text(lua_State *L, const char *name, const char *value); /* NULL sets nothing */
void fup_push_number(lua_State *L, const char *name, long long value);
void fup_push_flag(lua_State *L, const char *name, bool value);
void fup_push_day(lua_State *L, const char *name, fup_day day);
void fup_push_instant(lua_State *L, const char *name, const struct fup_zone *zone,
                      fup_instant instant);

void fup_push_row(lua_State *L, const struct fup_session *session, const struct fup_row *row);
/* { version, now, indexed_at, complete, rows } */
void fup_push_list(lua_State *L, const struct fup_session *session,
                   const struct fup_snapshot *snapshot, const struct fup_row_list *rows);
/* { version, now, valid_until, indexed_at, complete, groups = { { name, title, count } }, and for
 * each row `lines`, `cases` and three numbers in `spans` (view/list.h) } */
void fup_push_page(lua_State *L, const struct fup_session *session,
                   const struct fup_snapshot *snapshot, const struct fup_row_list *rows,
                   const struct fup_page_line_list *lines, fup_instant until);
/* The row with `messages` (each with its findings) and `decisions`, oldest first. */
void fup_push_case(lua_State *L, const struct fup_session *session,
                   const struct fup_snapshot *snapshot, const struct fup_row *row);
void fup_push_summary(lua_State *L, const struct fup_session *session,
                      const struct fup_summary *summary);
/* { template, language, subject, body, to, cc, in_reply_to, warnings } */
void fup_push_draft(lua_State *L, const struct fup_draft *draft);
/* { { name, comment, fits } ... }, those that fit best first. */
void fup_push_templates(lua_State *L, const struct fup_template_list *templates);
/* Version, paths and what needs the user's eye: for :checkhealth. */
void fup_push_info(lua_State *L, const struct fup_session *session,
                   const struct fup_snapshot *snapshot);

#endif
