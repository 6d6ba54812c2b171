/* store/schema.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/schema.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "store/checksum.h"

static bool
is_inner(const struct fup_field *field)
{
    return field->kind == FUP_FIELD_SHAPE || field->kind == FUP_FIELD_OPTIONAL;
}

static int
add_columns(const struct fup_shape *shape, const char *prefix, struct fup_buffer *sql)
{
    int count = 0;

    for (size_t i = 0; i < shape->count; i++) {
        const struct fup_field *field = &shape->fields[i];
        char inner[64];

        if (is_inner(field)) {
            (void)snprintf(inner, sizeof inner, "%s%s_", prefix, field->name);
            count += add_columns(field->shape, inner, sql);
        } else if (field->kind != FUP_FIELD_TABLE) {
            fup_buffer_format(sql, "%s\"%s%s\"", sql->len ? ", " : "", prefix, field->name);
            count++;
        }
    }
    return count;
}

int
fup_schema_columns(const struct fup_shape *shape, struct fup_buffer *sql)
{
    struct fup_buffer columns = {0};
    int count = add_columns(shape, "", &columns);

    fup_buffer_text(sql, columns.text);
    sql->failed = sql->failed || columns.failed;
    fup_buffer_release(&columns);
    return count;
}

static void
add_part_table(const char *name, const struct fup_shape *shape, struct fup_buffer *sql)
{
    fup_buffer_format(sql, "CREATE TABLE %s(message INTEGER, position INTEGER, ", name);
    (void)fup_schema_columns(shape, sql);
    fup_buffer_text(sql, ", PRIMARY KEY(message, position)) WITHOUT ROWID;\n");
}

void
fup_schema_create(struct fup_buffer *sql)
{
    fup_buffer_text(sql, "CREATE TABLE message(number INTEGER PRIMARY KEY, fingerprint, rules, ");
    (void)fup_schema_columns(&fup_message_shape, sql);
    fup_buffer_text(sql, ");\nCREATE UNIQUE INDEX message_id ON message(id);\n");
    add_part_table("finding", &fup_finding_shape, sql);
    add_part_table("invite", &fup_invite_shape, sql);
    fup_buffer_text(sql, "CREATE TABLE quarantine(path PRIMARY KEY, size, mtime, id) "
                         "WITHOUT ROWID;\n"
                         "CREATE TABLE watch(id PRIMARY KEY) WITHOUT ROWID;\n"
                         "CREATE TABLE meta(key PRIMARY KEY, value) WITHOUT ROWID;\n");
}

void
fup_schema_layout(char layout[17])
{
    struct fup_buffer sql = {0};

    fup_schema_create(&sql);
    fup_mark_format(fup_mark(FUP_MARK_START, sql.text ? sql.text : "", sql.len), layout);
    fup_buffer_release(&sql);
}

static int
bind_text(sqlite3_stmt *statement, int index, const char *text, size_t len)
{
    return text ? sqlite3_bind_text64(statement, index, text, len, SQLITE_TRANSIENT, SQLITE_UTF8)
                : sqlite3_bind_null(statement, index);
}

static int
bind_integer(sqlite3_stmt *statement, int index, int64_t value, int64_t absent)
{
    return value == absent ? sqlite3_bind_null(statement, index)
                           : sqlite3_bind_int64(statement, index, value);
}

static int
bind_number(sqlite3_stmt *statement, int index, const struct fup_field *field, const char *at)
{
    bool flag;
    int number;
    unsigned unsigned_number;
    size_t size;
    fup_instant instant;

    switch (field->kind) {
    case FUP_FIELD_FLAG:
        memcpy(&flag, at, sizeof flag);
        return bind_integer(statement, index, flag, 0);
    case FUP_FIELD_NUMBER:
        memcpy(&number, at, sizeof number);
        return bind_integer(statement, index, number, 0);
    case FUP_FIELD_UNSIGNED:
        memcpy(&unsigned_number, at, sizeof unsigned_number);
        return bind_integer(statement, index, unsigned_number, 0);
    case FUP_FIELD_SIZE:
        memcpy(&size, at, sizeof size);
        return bind_integer(statement, index, (int64_t)size, 0);
    default:
        memcpy(&instant, at, sizeof instant);
        return bind_integer(statement, index, instant, FUP_NO_INSTANT);
    }
}

static int
bind_field(sqlite3_stmt *statement, int index, const struct fup_field *field, const char *structure,
           struct fup_buffer *scratch)
{
    const char *at = structure + field->offset, *text;
    char date[11];
    fup_day day;
    int value;

    switch (field->kind) {
    case FUP_FIELD_TEXT:
        memcpy(&text, at, sizeof text);
        return bind_text(statement, index, text, text ? strlen(text) : 0);
    case FUP_FIELD_WORD:
        memcpy(&value, at, sizeof value);
        return bind_text(statement, index, field->word(value), strlen(field->word(value)));
    case FUP_FIELD_DAY:
        memcpy(&day, at, sizeof day);
        fup_day_format(day == FUP_NO_DAY ? 0 : day, date);
        return bind_text(statement, index, day == FUP_NO_DAY ? NULL : date, 10);
    case FUP_FIELD_TEXTS:
    case FUP_FIELD_LIST:
        scratch->len = 0;
        fup_shape_to_lines(field, structure, scratch);
        if (scratch->failed)
            return SQLITE_NOMEM;
        return bind_text(statement, index, scratch->len ? scratch->text : NULL, scratch->len);
    default:
        return bind_number(statement, index, field, at);
    }
}

int
fup_schema_bind(sqlite3_stmt *statement, int *index, const struct fup_shape *shape,
                const void *structure, struct fup_buffer *scratch)
{
    int code = SQLITE_OK;

    for (size_t i = 0; code == SQLITE_OK && i < shape->count; i++) {
        const struct fup_field *field = &shape->fields[i];
        const char *base = structure;

        if (is_inner(field) && fup_field_is_unset(shape, i, structure)) {
            struct fup_buffer names = {0};

            /* parameters that are not bound are NULL */
            *index += fup_schema_columns(field->shape, &names);
            fup_buffer_release(&names);
        } else if (is_inner(field)) {
            code = fup_schema_bind(statement, index, field->shape, base + field->offset, scratch);
        } else if (field->kind != FUP_FIELD_TABLE) {
            code = bind_field(statement, (*index)++, field, base, scratch);
        }
    }
    return code;
}

static const char *
copy_text(sqlite3_stmt *statement, int index, struct fup_arena *arena)
{
    return fup_arena_copy(arena, (const char *)sqlite3_column_text(statement, index));
}

static void
read_number(sqlite3_stmt *statement, int index, const struct fup_field *field, char *at)
{
    int64_t value = sqlite3_column_int64(statement, index); /* 0 for NULL */

    switch (field->kind) {
    case FUP_FIELD_FLAG:
        memcpy(at, &(bool){value != 0}, sizeof(bool));
        break;
    case FUP_FIELD_NUMBER:
        memcpy(at, &(int){(int)value}, sizeof(int));
        break;
    case FUP_FIELD_UNSIGNED:
        memcpy(at, &(unsigned){(unsigned)value}, sizeof(unsigned));
        break;
    case FUP_FIELD_SIZE:
        memcpy(at, &(size_t){(size_t)value}, sizeof(size_t));
        break;
    default:
        if (value != 0 || sqlite3_column_type(statement, index) != SQLITE_NULL)
            memcpy(at, &(fup_instant){value}, sizeof(fup_instant));
        break;
    }
}

/* Absent values are set already (fup_shape_clear), so a NULL column changes nothing. Ten thousand
 * messages of forty columns are read for each list: every call of SQLite counts. */
static void
read_field(sqlite3_stmt *statement, int index, const struct fup_field *field,
           struct fup_arena *arena, char *structure)
{
    char *at = structure + field->offset;
    const char *text;
    int value;
    fup_day day;

    switch (field->kind) {
    case FUP_FIELD_TEXT:
        text = copy_text(statement, index, arena);
        memcpy(at, &text, sizeof text);
        break;
    case FUP_FIELD_WORD:
        text = (const char *)sqlite3_column_text(statement, index);
        value = text ? fup_field_parse_word(field, text) : -1;
        if (value >= 0)
            memcpy(at, &value, sizeof value);
        break;
    case FUP_FIELD_DAY:
        text = (const char *)sqlite3_column_text(statement, index);
        day = text ? fup_day_parse(fup_str_from(text)) : FUP_NO_DAY;
        memcpy(at, &day, sizeof day);
        break;
    case FUP_FIELD_TEXTS:
    case FUP_FIELD_LIST:
        text = (const char *)sqlite3_column_text(statement, index);
        if (text)
            fup_shape_from_lines(field, text, arena, structure);
        break;
    default:
        read_number(statement, index, field, at);
        break;
    }
}

static void
read_columns(sqlite3_stmt *statement, int *index, const struct fup_shape *shape,
             struct fup_arena *arena, char *structure)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct fup_field *field = &shape->fields[i];

        if (is_inner(field))
            read_columns(statement, index, field->shape, arena, structure + field->offset);
        else if (field->kind != FUP_FIELD_TABLE)
            read_field(statement, (*index)++, field, arena, structure);
    }
}

void
fup_schema_read(sqlite3_stmt *statement, int *index, const struct fup_shape *shape,
                struct fup_arena *arena, void *structure)
{
    fup_shape_clear(shape, structure);
    read_columns(statement, index, shape, arena, structure);
}

enum fup_status
fup_schema_error(sqlite3 *db, int code, const char *path, struct fup_error *error)
{
    const char *why = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);

    switch (code & 0xff) {
    case SQLITE_NOMEM:
        return fup_error_set(error, FUP_NO_MEMORY, "%s: not enough memory", path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fup_error_set(error, FUP_BUSY, "%s: another program holds it: try again", path);
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return fup_error_set(error, FUP_OWN_FILES,
                             "%s: %s: the index stays as it was: make room on the disk", path, why);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return fup_error_set(error, FUP_OWN_FILES, "%s: %s: make the folder writable", path, why);
    default:
        return fup_error_set(error, FUP_OWN_FILES,
                             "%s: damaged (%s): run followup index --full to make it anew", path,
                             why);
    }
}
