/* lua/module.c - followup.core: the index and the decisions as plain Lua tables.
 *
 * Every function gives snapshots (no live objects), answers nil, message, code for what a user can
 * meet, and raises for misuse. Nothing here opens a mail, or loads libnotmuch, GMime, libical,
 * libxml2 or GLib: this code runs inside the editor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "lua/host.h"
#include "lua/push.h"

#define QUICK_BYTES (4 << 20) /* read and drawn in milliseconds: some thousand rows */

int luaopen_followup_core(lua_State *L);

/* Text without a zero byte: C would silently see only the part before it. */
static const char *
check_text(lua_State *L, int argument)
{
    size_t len;
    const char *text = luaL_checklstring(L, argument, &len);

    luaL_argcheck(L, strlen(text) == len, argument, "text holds a zero byte");
    return text;
}

static const char *
optional_text(lua_State *L, int argument)
{
    return lua_isnoneornil(L, argument) ? NULL : check_text(L, argument);
}

/* A field of the options; the table keeps the string alive. */
static const char *
text_option(lua_State *L, int options, const char *name)
{
    const char *text = NULL;

    if (lua_istable(L, options)) {
        lua_getfield(L, options, name);
        if (!lua_isnil(L, -1)) {
            /* no conversion: a converted number would live on the stack only */
            if (lua_type(L, -1) != LUA_TSTRING)
                luaL_error(L, "option '%s' must be a string", name);
            text = check_text(L, lua_gettop(L));
        }
        lua_pop(L, 1);
    }
    return text;
}

static bool
flag_option(lua_State *L, int options, const char *name)
{
    bool value;

    lua_getfield(L, options, name);
    value = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return value;
}

static void
check_options(lua_State *L, int argument)
{
    if (!lua_isnoneornil(L, argument))
        luaL_checktype(L, argument, LUA_TTABLE);
    lua_settop(L, argument);
}

static int
owner_option(lua_State *L, int options)
{
    const char *word = text_option(L, options, "waiting_on");
    int owner = -1;

    for (int i = FUP_OWNER_NOBODY; word && owner < 0 && i <= FUP_OWNER_THEM; i++) {
        if (strcmp(fup_owner_name((enum fup_owner)i), word) == 0)
            owner = i;
    }
    if (word && owner < 0)
        luaL_error(L, "option 'waiting_on' must be me, them or nobody");
    return owner;
}

static int
word_option(lua_State *L, int options, const char *name, int (*parse)(const char *))
{
    const char *word = text_option(L, options, name);
    int value = word ? parse(word) : -1;

    if (word && value < 0)
        luaL_error(L, "option '%s' is no %s that followup knows", name, name);
    return value;
}

static void
check_threads(lua_State *L, int options)
{
    lua_getfield(L, options, "threads");
    if (!lua_isnil(L, -1)) {
        luaL_checktype(L, -1, LUA_TTABLE);
        for (size_t i = 1; i <= fup_lua_length(L, -1); i++) {
            lua_rawgeti(L, -1, (int)i);
            if (lua_type(L, -1) != LUA_TSTRING)
                luaL_error(L, "option 'threads' must hold thread ids");
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
}

/* Copies the thread ids into the arena; lua_rawgeti and lua_tolstring on strings never raise. */
static enum fup_status
copy_threads(lua_State *L, int options, struct fup_arena *arena, struct fup_string_list *threads)
{
    size_t count = fup_lua_length(L, options);
    enum fup_status status = FUP_OK;

    for (size_t i = 1; status == FUP_OK && i <= count; i++) {
        const char **slot = FUP_LIST_ADD(threads, arena);

        lua_rawgeti(L, options, (int)i);
        if (slot)
            *slot = fup_arena_copy(arena, lua_tostring(L, -1));
        lua_pop(L, 1);
        if (!slot || !*slot)
            status = FUP_NO_MEMORY;
    }
    return status;
}

static void
read_filter(lua_State *L, int options, struct fup_filter *filter)
{
    filter->waiting_on = filter->kind = filter->stage = -1;
    if (lua_istable(L, options)) {
        filter->due_only = flag_option(L, options, "due");
        filter->all = flag_option(L, options, "all");
        filter->answered = flag_option(L, options, "answered");
        filter->waiting_on = owner_option(L, options);
        filter->kind = word_option(L, options, "kind", fup_kind_parse);
        filter->stage = word_option(L, options, "stage", fup_stage_parse);
        filter->only = text_option(L, options, "only");
        filter->case_id = text_option(L, options, "case");
        check_threads(L, options);
    }
}

/* The rows that pass; FUP_BUSY where `kept` asks for none but kept ones and none hold. */
static enum fup_status
read_rows(struct fup_box *box, const struct fup_filter *filter, bool kept,
          struct fup_snapshot *snapshot, struct fup_row_list *rows)
{
    enum fup_status status = FUP_OK;

    if (!kept)
        status = fup_session_rows(box->session, box->arena, snapshot, &box->error);
    else if (!fup_session_kept_rows(box->session, QUICK_BYTES, box->arena, snapshot))
        status = fup_error_set(&box->error, FUP_BUSY,
                               "rows: none are kept that hold: ask again "
                               "without `kept`");
    if (status == FUP_OK)
        status = fup_session_filter(snapshot, filter, box->arena, rows);
    return status;
}

/* core.list{ due, all, answered, waiting_on, kind, stage, only, case, threads, kept, now } ->
 * { version, now, indexed_at, complete, rows }; `kept`: answer at once or with "busy" */
static int
core_list(lua_State *L)
{
    struct fup_filter filter = {0};
    struct fup_string_list threads = {0};
    struct fup_row_list rows = {0};
    struct fup_snapshot snapshot;
    struct fup_box *box;
    const char *now;
    bool kept;
    enum fup_status status;

    check_options(L, 1);
    read_filter(L, 1, &filter);
    kept = lua_istable(L, 1) && flag_option(L, 1, "kept");
    now = text_option(L, 1, "now");
    if (lua_istable(L, 1))
        lua_getfield(L, 1, "threads");
    else
        lua_pushnil(L);
    box = fup_box_push(L);
    status = fup_box_open(box, now);
    if (status == FUP_OK && lua_istable(L, 2)) {
        status = copy_threads(L, 2, box->arena, &threads);
        filter.threads = &threads;
    }
    if (status == FUP_OK)
        status = read_rows(box, &filter, kept, &snapshot, &rows);
    if (status != FUP_OK)
        return fup_box_fail(L, box, status);
    fup_push_list(L, box->session, &snapshot, &rows);
    fup_box_close(box);
    return 1;
}

/* core.page{ width, only, now } -> lines for a buffer */
static int
core_page(lua_State *L)
{
    struct fup_filter filter = {.answered = true, .waiting_on = -1, .kind = -1, .stage = -1};
    struct fup_page_line_list lines = {0};
    struct fup_row_list rows = {0};
    struct fup_snapshot snapshot;
    struct fup_view view;
    struct fup_box *box;
    const char *now;
    lua_Integer width;
    enum fup_status status;

    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_getfield(L, 1, "width");
    width = luaL_checkinteger(L, 2);
    luaL_argcheck(L, width >= 20 && width <= 10000, 1, "width must be 20 to 10000");
    filter.only = text_option(L, 1, "only");
    now = text_option(L, 1, "now");
    box = fup_box_push(L);
    status = fup_box_open(box, now);
    if (status == FUP_OK)
        status = read_rows(box, &filter, false, &snapshot, &rows);
    if (status == FUP_OK) {
        view = (struct fup_view){box->arena, fup_session_now(box->session),
                                 fup_session_zone(box->session), (int)width, false};
        status = fup_view_page(&view, &rows, &lines);
    }
    if (status != FUP_OK)
        return fup_box_fail(L, box, status);
    fup_push_page(L, box->session, &snapshot, &rows, &lines,
                  fup_view_page_until(&view, &rows, snapshot.valid_until));
    fup_box_close(box);
    return 1;
}

/* core.status{ now } -> counts */
static int
core_status(lua_State *L)
{
    struct fup_summary summary;
    struct fup_box *box;
    const char *now;
    enum fup_status status;

    check_options(L, 1);
    now = text_option(L, 1, "now");
    box = fup_box_push(L);
    status = fup_box_open(box, now);
    if (status == FUP_OK)
        status = fup_session_summary(box->session, &summary, &box->error);
    if (status != FUP_OK)
        return fup_box_fail(L, box, status);
    fup_push_summary(L, box->session, &summary);
    fup_box_close(box);
    return 1;
}

/* core.show(id, { now }) -> the row with its messages and decisions */
static int
core_show(lua_State *L)
{
    const char *id = check_text(L, 1), *now;
    const struct fup_row *row = NULL;
    struct fup_snapshot snapshot;
    struct fup_box *box;
    enum fup_status status;

    check_options(L, 2);
    now = text_option(L, 2, "now");
    box = fup_box_push(L);
    status = fup_box_open(box, now);
    if (status == FUP_OK)
        status = fup_session_load(box->session, box->arena, &snapshot, &box->error);
    if (status == FUP_OK)
        status = fup_session_find(&snapshot, id, &row, &box->error);
    if (status != FUP_OK)
        return fup_box_fail(L, box, status);
    fup_push_case(L, box->session, &snapshot, row);
    fup_box_close(box);
    return 1;
}

/* core.draft(id, { template, language, now }) -> the right mail; nothing is written */
static int
core_draft(lua_State *L)
{
    const char *id = check_text(L, 1), *name, *language, *now;
    const struct fup_row *row = NULL;
    struct fup_snapshot snapshot;
    struct fup_draft draft;
    struct fup_box *box;
    enum fup_status status;

    check_options(L, 2);
    name = text_option(L, 2, "template");
    language = text_option(L, 2, "language");
    now = text_option(L, 2, "now");
    box = fup_box_push(L);
    status = fup_box_open(box, now);
    if (status == FUP_OK)
        status = fup_session_load(box->session, box->arena, &snapshot, &box->error);
    if (status == FUP_OK)
        status = fup_session_find(&snapshot, id, &row, &box->error);
    if (status == FUP_OK)
        status = fup_session_draft(box->session, &snapshot, row, name, language, box->arena, &draft,
                                   &box->error);
    if (status != FUP_OK)
        return fup_box_fail(L, box, status);
    fup_push_draft(L, &draft);
    fup_box_close(box);
    return 1;
}

/* core.templates([id]) -> { { name, comment, fits } ... }, those that fit the case first */
static int
core_templates(lua_State *L)
{
    const char *id = optional_text(L, 1);
    const struct fup_row *row = NULL;
    struct fup_template_list templates = {0};
    struct fup_string_list problems = {0};
    struct fup_snapshot snapshot;
    const char *language = NULL;
    struct fup_box *box;
    enum fup_status status;

    lua_settop(L, 1);
    box = fup_box_push(L);
    status = fup_box_open(box, NULL);
    if (status == FUP_OK)
        language = fup_session_config(box->session)->language;
    if (status == FUP_OK && id) {
        status = fup_session_load(box->session, box->arena, &snapshot, &box->error);
        if (status == FUP_OK)
            status = fup_session_find(&snapshot, id, &row, &box->error);
    }
    if (status == FUP_OK)
        status =
            fup_templates_list(fup_session_paths(box->session)->templates,
                               language ? language : "en", row, box->arena, &templates, &problems);
    if (status != FUP_OK)
        return fup_box_fail(L, box, status);
    fup_push_templates(L, &templates);
    fup_box_close(box);
    return 1;
}

/* set ID organization VALUE and set ID position VALUE are two verbs inside. */
static void
read_setting(lua_State *L, struct fup_saying *saying)
{
    const char *field = check_text(L, 3);

    if (strcmp(field, "organization") == 0)
        saying->verb = FUP_VERB_SET_ORGANIZATION;
    else if (strcmp(field, "position") == 0)
        saying->verb = FUP_VERB_SET_POSITION;
    else
        luaL_argerror(L, 3, "organization or position expected");
    saying->text = check_text(L, 4);
}

/* Checks and places what follows the verb; what each verb takes stands in doc/followup.txt. */
static void
read_saying(lua_State *L, struct fup_saying *saying)
{
    const char *word = check_text(L, 1);
    int verb = fup_verb_parse(word);

    if (verb >= 0)
        saying->verb = (enum fup_verb)verb;
    else if (strcmp(word, "set") != 0)
        luaL_argerror(L, 1, "no such verb");
    if (verb != FUP_VERB_UNDO)
        saying->id = check_text(L, 2);
    if (verb < 0)
        read_setting(L, saying);
    else if (verb == FUP_VERB_SNOOZE)
        saying->date = optional_text(L, 3);
    else if (verb == FUP_VERB_EXPECT)
        saying->date = check_text(L, 3), saying->text = optional_text(L, 4);
    else if (verb == FUP_VERB_JOIN)
        saying->other = check_text(L, 3);
    else if (verb == FUP_VERB_STAGE || verb == FUP_VERB_SET_ORGANIZATION ||
             verb == FUP_VERB_SET_POSITION)
        saying->text = check_text(L, 3);
    else if (verb == FUP_VERB_NOTE)
        saying->text = optional_text(L, 3);
}

/* core.decide(verb, id, ...) -> receipt */
static int
core_decide(lua_State *L)
{
    struct fup_saying saying = {0};
    const char *receipt = NULL;
    struct fup_box *box;
    enum fup_status status;

    read_saying(L, &saying);
    lua_settop(L, 4); /* the texts stay where they are */
    box = fup_box_push(L);
    status = fup_box_open(box, NULL);
    if (status == FUP_OK)
        status = fup_session_decide(box->session, &saying, box->arena, &receipt, &box->error);
    if (status != FUP_OK)
        return fup_box_fail(L, box, status);
    lua_pushstring(L, receipt ? receipt : "saved");
    fup_box_close(box);
    return 1;
}

/* The day that snooze (its start) or expect (its end) would take; see read_day of the facade. */
static enum fup_status
read_words(struct fup_box *box, const char *words, struct fup_window *window)
{
    const struct fup_zone *zone = fup_session_zone(box->session);
    struct fup_date_context context;
    const struct fup_dates *dates = fup_dates_new(box->arena);
    const char *language = fup_session_config(box->session)->language;

    if (!dates)
        return FUP_NO_MEMORY;
    memset(&context, 0, sizeof context);
    context.written = fup_session_now(box->session);
    context.offset_minutes = fup_zone_offset(zone, context.written);
    if (language && strlen(language) == 2)
        memcpy(context.language, language, 3);
    return fup_dates_parse(dates, words, &context, box->arena, window, &box->error);
}

/* core.date(words, { now }) -> { start, finish, expected } as ISO dates */
static int
core_date(lua_State *L)
{
    const char *words = check_text(L, 1), *now;
    struct fup_window window;
    struct fup_box *box;
    enum fup_status status;

    check_options(L, 2);
    now = text_option(L, 2, "now");
    memset(&window, 0, sizeof window);
    box = fup_box_push(L);
    status = fup_box_open(box, now);
    if (status == FUP_OK)
        status = read_words(box, words, &window);
    if (status != FUP_OK)
        return fup_box_fail(L, box, status);
    lua_createtable(L, 0, 3);
    fup_push_day(L, "start", window.start);
    fup_push_day(L, "finish", window.end);
    fup_push_day(L, "expected",
                 fup_window_expected(&window, fup_session_business(box->session),
                                     fup_session_zone(box->session)));
    fup_box_close(box);
    return 1;
}

/* core.index([program]) -> true: the update is under way */
static int
core_index(lua_State *L)
{
    const char *program = optional_text(L, 1);
    struct fup_box *box;
    enum fup_status status;

    lua_settop(L, 1);
    box = fup_box_push(L);
    status = fup_host_start_index(program, &box->error);
    if (status != FUP_OK)
        return fup_box_fail(L, box, status);
    lua_pushboolean(L, 1);
    return 1;
}

/* core.info{ now } -> version, paths, problems, and the state of the index if there is one */
static int
core_info(lua_State *L)
{
    struct fup_snapshot snapshot;
    struct fup_box *box;
    const char *now;
    enum fup_status status, loaded;

    check_options(L, 1);
    now = text_option(L, 1, "now");
    box = fup_box_push(L);
    status = fup_box_open(box, now);
    if (status != FUP_OK)
        return fup_box_fail(L, box, status);
    loaded = fup_session_load(box->session, box->arena, &snapshot, &box->error);
    fup_push_info(L, box->session, loaded == FUP_OK ? &snapshot : NULL);
    if (loaded != FUP_OK)
        fup_push_text(L, "fault", box->error.text);
    fup_box_close(box);
    return 1;
}

__attribute__((visibility("default"))) int
luaopen_followup_core(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"list", core_list},
        {"status", core_status},
        {"show", core_show},
        {"decide", core_decide},
        {"date", core_date},
        {"index", core_index},
        {"info", core_info},
        {"draft", core_draft},
        {"templates", core_templates},
        {"page", core_page},
        {NULL, NULL},
    };

    fup_lua_new_library(L, functions);
    fup_box_prepare(L);
    fup_push_text(L, "version", FUP_VERSION);
    return 1;
}
