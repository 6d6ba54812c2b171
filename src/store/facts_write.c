/* store/facts_write.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/facts_writer.h"

#include <stdio.h>
#include <string.h>

enum fup_status
fup_facts_fail(struct fup_facts_writer *writer, int code, struct fup_error *error)
{
    enum fup_status status = fup_schema_error(writer->db, code, writer->path, error);

    if (writer->in_transaction) {
        (void)sqlite3_exec(writer->db, "ROLLBACK", NULL, NULL, NULL);
        writer->in_transaction = false;
    }
    return status;
}

int
fup_facts_execute(struct fup_facts_writer *writer, const char *sql)
{
    return sqlite3_exec(writer->db, sql, NULL, NULL, NULL);
}

static void
insert_sql(const char *table, const char *own, int own_count, const struct fup_shape *shape,
           struct fup_buffer *sql)
{
    int count;

    fup_buffer_format(sql, "INSERT INTO %s(%s, ", table, own);
    count = fup_schema_columns(shape, sql) + own_count;
    fup_buffer_text(sql, ") VALUES(?");
    while (--count > 0)
        fup_buffer_text(sql, ", ?");
    fup_buffer_text(sql, ")");
}

static void
statement_sql(enum fup_statement which, struct fup_buffer *sql)
{
    static const char *const texts[FUP_STATEMENT_COUNT] = {
        [FUP_STATEMENT_GET] = "SELECT value FROM meta WHERE key = ?",
        [FUP_STATEMENT_SET] = "INSERT INTO meta(key, value) VALUES(?1, ?2) "
                              "ON CONFLICT(key) DO UPDATE SET value = ?2 WHERE value IS NOT ?2",
        [FUP_STATEMENT_KNOW] = "SELECT number, fingerprint, rules, flags FROM message WHERE id = ?",
        [FUP_STATEMENT_PLACE] =
            "UPDATE message SET thread = ?2, tags = ?3, paths = ?4, flags = ?5 "
            "WHERE number = ?1 AND (thread IS NOT ?2 OR tags IS NOT ?3 OR paths IS NOT ?4 "
            "OR ifnull(flags, 0) IS NOT ?5)",
        [FUP_STATEMENT_DROP] = "DELETE FROM message WHERE id = ?",
        [FUP_STATEMENT_DROP_FINDINGS] = "DELETE FROM finding WHERE message = "
                                        "(SELECT number FROM message WHERE id = ?)",
        [FUP_STATEMENT_DROP_INVITES] = "DELETE FROM invite WHERE message = "
                                       "(SELECT number FROM message WHERE id = ?)",
        [FUP_STATEMENT_SEE] = "INSERT OR IGNORE INTO temp.seen(id) VALUES(?)",
        [FUP_STATEMENT_QUARANTINE] = "INSERT OR REPLACE INTO quarantine(path, size, mtime, id) "
                                     "VALUES(?, ?, ?, ?)",
        [FUP_STATEMENT_RELEASE] = "DELETE FROM quarantine WHERE id = ?",
        [FUP_STATEMENT_WATCH] = "INSERT OR IGNORE INTO watch(id) VALUES(?)",
    };

    if (which == FUP_STATEMENT_INSERT)
        insert_sql("message", "fingerprint, rules", 2, &fup_message_shape, sql);
    else if (which == FUP_STATEMENT_INSERT_FINDING)
        insert_sql("finding", "message, position", 2, &fup_finding_shape, sql);
    else if (which == FUP_STATEMENT_INSERT_INVITE)
        insert_sql("invite", "message, position", 2, &fup_invite_shape, sql);
    else
        fup_buffer_text(sql, texts[which]);
}

/* A prepared statement, made at its first use; NULL with the error in the database handle. */
static sqlite3_stmt *
take(struct fup_facts_writer *writer, enum fup_statement which)
{
    sqlite3_stmt **slot = &writer->statements[which];

    if (*slot) {
        (void)sqlite3_reset(*slot);
        (void)sqlite3_clear_bindings(*slot);
    } else {
        struct fup_buffer sql = {0};

        statement_sql(which, &sql);
        if (!sql.failed)
            (void)sqlite3_prepare_v3(writer->db, sql.text, -1, SQLITE_PREPARE_PERSISTENT, slot,
                                     NULL);
        fup_buffer_release(&sql);
    }
    return *slot;
}

/* Runs a statement to its end, unless binding it failed with `code` before. */
static int
run_bound(sqlite3_stmt *statement, int code)
{
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (statement)
        (void)sqlite3_reset(statement);
    return code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : code;
}

/* Runs a statement whose parameters are texts (NULL ones too) to its end. */
static enum fup_status
run_texts(struct fup_facts_writer *writer, enum fup_statement which, const char *const *texts,
          int count, struct fup_error *error)
{
    sqlite3_stmt *statement = take(writer, which);
    int code = statement ? SQLITE_OK : sqlite3_errcode(writer->db);

    for (int i = 0; code == SQLITE_OK && i < count; i++)
        code = sqlite3_bind_text(statement, i + 1, texts[i], -1, SQLITE_TRANSIENT);
    code = run_bound(statement, code);
    return code == SQLITE_OK ? FUP_OK : fup_facts_fail(writer, code, error);
}

static enum fup_status
run_text(struct fup_facts_writer *writer, enum fup_statement which, const char *text,
         struct fup_error *error)
{
    return run_texts(writer, which, &text, 1, error);
}

enum fup_status
fup_facts_get(struct fup_facts_writer *writer, const char *key, struct fup_arena *arena,
              const char **value, struct fup_error *error)
{
    sqlite3_stmt *statement = take(writer, FUP_STATEMENT_GET);
    int code = statement ? sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC)
                         : sqlite3_errcode(writer->db);

    *value = NULL;
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW)
            *value = fup_arena_copy(arena, (const char *)sqlite3_column_text(statement, 0));
        (void)sqlite3_reset(statement);
    }
    return code == SQLITE_ROW || code == SQLITE_DONE ? FUP_OK : fup_facts_fail(writer, code, error);
}

enum fup_status
fup_facts_set(struct fup_facts_writer *writer, const char *key, const char *value,
              struct fup_error *error)
{
    const char *const texts[] = {key, value};

    return run_texts(writer, FUP_STATEMENT_SET, texts, 2, error);
}

enum fup_status
fup_facts_begin(struct fup_facts_writer *writer, struct fup_error *error)
{
    int code = writer->in_transaction ? SQLITE_OK : fup_facts_execute(writer, "BEGIN IMMEDIATE");

    if (code == SQLITE_OK)
        writer->in_transaction = true;
    return code == SQLITE_OK ? FUP_OK : fup_facts_fail(writer, code, error);
}

enum fup_status
fup_facts_know(struct fup_facts_writer *writer, const char *id, struct fup_arena *arena,
               struct fup_facts_known *known, struct fup_error *error)
{
    sqlite3_stmt *statement = take(writer, FUP_STATEMENT_KNOW);
    int code = statement ? sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC)
                         : sqlite3_errcode(writer->db);

    *known = (struct fup_facts_known){0};
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW) {
            known->number = sqlite3_column_int64(statement, 0);
            known->fingerprint =
                fup_arena_copy(arena, (const char *)sqlite3_column_text(statement, 1));
            known->rules = fup_arena_copy(arena, (const char *)sqlite3_column_text(statement, 2));
            known->flags = (unsigned)sqlite3_column_int64(statement, 3);
        }
        (void)sqlite3_reset(statement);
    }
    return code == SQLITE_ROW || code == SQLITE_DONE ? FUP_OK : fup_facts_fail(writer, code, error);
}

/* Two leading columns, then the fields of the struct. */
static int
insert(struct fup_facts_writer *writer, enum fup_statement which, const struct fup_shape *shape,
       const void *structure, int64_t message, int64_t position)
{
    sqlite3_stmt *statement = take(writer, which);
    int index = 3;
    int code = statement ? SQLITE_OK : sqlite3_errcode(writer->db);

    if (code == SQLITE_OK)
        code = sqlite3_bind_int64(statement, 1, message);
    if (code == SQLITE_OK)
        code = sqlite3_bind_int64(statement, 2, position);
    if (code == SQLITE_OK)
        code = fup_schema_bind(statement, &index, shape, structure, &writer->scratch);
    return run_bound(statement, code);
}

static int
insert_message(struct fup_facts_writer *writer, const struct fup_message *message,
               const char *fingerprint, const char *rules)
{
    sqlite3_stmt *statement = take(writer, FUP_STATEMENT_INSERT);
    int index = 3;
    int code = statement ? SQLITE_OK : sqlite3_errcode(writer->db);

    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 1, fingerprint, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 2, rules, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = fup_schema_bind(statement, &index, &fup_message_shape, message, &writer->scratch);
    return run_bound(statement, code);
}

enum fup_status
fup_facts_put(struct fup_facts_writer *writer, const struct fup_message *message,
              const char *fingerprint, const char *rules, struct fup_error *error)
{
    enum fup_status status = fup_facts_drop(writer, message->id, error);
    int64_t number;
    int code = SQLITE_OK;

    if (status != FUP_OK)
        return status;
    code = insert_message(writer, message, fingerprint, rules);
    number = sqlite3_last_insert_rowid(writer->db);
    for (size_t i = 0; code == SQLITE_OK && i < message->findings.count; i++)
        code = insert(writer, FUP_STATEMENT_INSERT_FINDING, &fup_finding_shape,
                      &message->findings.items[i], number, (int64_t)i);
    for (size_t i = 0; code == SQLITE_OK && i < message->invites.count; i++)
        code = insert(writer, FUP_STATEMENT_INSERT_INVITE, &fup_invite_shape,
                      &message->invites.items[i], number, (int64_t)i);
    return code == SQLITE_OK ? FUP_OK : fup_facts_fail(writer, code, error);
}

static int
bind_lines(struct fup_facts_writer *writer, sqlite3_stmt *statement, int index, const char *name,
           const struct fup_message *message)
{
    const struct fup_field *field = NULL;

    for (size_t i = 0; !field && i < fup_message_shape.count; i++) {
        if (strcmp(fup_message_shape.fields[i].name, name) == 0)
            field = &fup_message_shape.fields[i];
    }
    writer->scratch.len = 0;
    fup_shape_to_lines(field, message, &writer->scratch);
    return writer->scratch.len == 0
               ? sqlite3_bind_null(statement, index)
               : sqlite3_bind_text64(statement, index, writer->scratch.text, writer->scratch.len,
                                     SQLITE_TRANSIENT, SQLITE_UTF8);
}

enum fup_status
fup_facts_place(struct fup_facts_writer *writer, int64_t number, const struct fup_message *message,
                struct fup_error *error)
{
    sqlite3_stmt *statement = take(writer, FUP_STATEMENT_PLACE);
    int code = statement ? sqlite3_bind_int64(statement, 1, number) : sqlite3_errcode(writer->db);

    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 2, message->thread, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = bind_lines(writer, statement, 3, "tags", message);
    if (code == SQLITE_OK)
        code = bind_lines(writer, statement, 4, "paths", message);
    if (code == SQLITE_OK)
        code = sqlite3_bind_int64(statement, 5, message->flags);
    code = run_bound(statement, code);
    return code == SQLITE_OK ? FUP_OK : fup_facts_fail(writer, code, error);
}

enum fup_status
fup_facts_drop(struct fup_facts_writer *writer, const char *id, struct fup_error *error)
{
    enum fup_status status = run_text(writer, FUP_STATEMENT_DROP_FINDINGS, id, error);

    if (status == FUP_OK)
        status = run_text(writer, FUP_STATEMENT_DROP_INVITES, id, error);
    if (status == FUP_OK)
        status = run_text(writer, FUP_STATEMENT_DROP, id, error);
    return status;
}

static enum fup_status
run_sql(struct fup_facts_writer *writer, const char *sql, struct fup_error *error)
{
    int code = fup_facts_execute(writer, sql);

    return code == SQLITE_OK ? FUP_OK : fup_facts_fail(writer, code, error);
}

enum fup_status
fup_facts_forget_seen(struct fup_facts_writer *writer, struct fup_error *error)
{
    return run_sql(writer,
                   "CREATE TABLE IF NOT EXISTS temp.seen(id PRIMARY KEY) WITHOUT ROWID;"
                   "DELETE FROM temp.seen",
                   error);
}

enum fup_status
fup_facts_see(struct fup_facts_writer *writer, const char *id, struct fup_error *error)
{
    return run_text(writer, FUP_STATEMENT_SEE, id, error);
}

enum fup_status
fup_facts_drop_unseen(struct fup_facts_writer *writer, struct fup_error *error)
{
    return run_sql(writer,
                   "DELETE FROM message WHERE id NOT IN (SELECT id FROM temp.seen);"
                   "DELETE FROM finding WHERE message NOT IN (SELECT number FROM message);"
                   "DELETE FROM invite WHERE message NOT IN (SELECT number FROM message);"
                   "DELETE FROM quarantine WHERE id NOT IN (SELECT id FROM message)",
                   error);
}

enum fup_status
fup_facts_quarantine(struct fup_facts_writer *writer, const char *path, int64_t size, int64_t mtime,
                     const char *id, struct fup_error *error)
{
    sqlite3_stmt *statement = take(writer, FUP_STATEMENT_QUARANTINE);
    int code = statement ? sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC)
                         : sqlite3_errcode(writer->db);

    if (code == SQLITE_OK)
        code = sqlite3_bind_int64(statement, 2, size);
    if (code == SQLITE_OK)
        code = sqlite3_bind_int64(statement, 3, mtime);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 4, id, -1, SQLITE_STATIC);
    code = run_bound(statement, code);
    return code == SQLITE_OK ? FUP_OK : fup_facts_fail(writer, code, error);
}

enum fup_status
fup_facts_release(struct fup_facts_writer *writer, const char *id, struct fup_error *error)
{
    return run_text(writer, FUP_STATEMENT_RELEASE, id, error);
}

static enum fup_status
read_ids(struct fup_facts_writer *writer, const char *sql, struct fup_arena *arena,
         struct fup_string_list *ids, struct fup_error *error)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(writer->db, sql, -1, &statement, NULL);

    *ids = (struct fup_string_list){0};
    if (code == SQLITE_OK)
        code = SQLITE_ROW;
    while (code == SQLITE_ROW && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char **slot = FUP_LIST_ADD(ids, arena);

        if (slot)
            *slot = fup_arena_copy(arena, (const char *)sqlite3_column_text(statement, 0));
        if (!slot || !*slot)
            code = SQLITE_NOMEM;
    }
    (void)sqlite3_finalize(statement);
    return code == SQLITE_DONE ? FUP_OK : fup_facts_fail(writer, code, error);
}

enum fup_status
fup_facts_watched(struct fup_facts_writer *writer, struct fup_arena *arena,
                  struct fup_string_list *ids, struct fup_error *error)
{
    return read_ids(writer, "SELECT id FROM watch", arena, ids, error);
}

enum fup_status
fup_facts_unread(struct fup_facts_writer *writer, struct fup_arena *arena,
                 struct fup_string_list *ids, struct fup_error *error)
{
    return read_ids(writer, "SELECT id FROM message WHERE fingerprint = ''", arena, ids, error);
}

enum fup_status
fup_facts_turn(struct fup_facts_writer *writer, int64_t turn, int64_t count,
               struct fup_arena *arena, struct fup_string_list *ids, struct fup_error *error)
{
    char sql[200];

    (void)snprintf(sql, sizeof sql,
                   "SELECT id FROM message WHERE number > "
                   "%lld %% ((SELECT ifnull(max(number), 0) FROM message) + 1) "
                   "ORDER BY number LIMIT %lld",
                   (long long)(turn * count), (long long)count);
    return read_ids(writer, sql, arena, ids, error);
}

enum fup_status
fup_facts_watch(struct fup_facts_writer *writer, const struct fup_string_list *ids,
                struct fup_error *error)
{
    enum fup_status status = run_sql(writer, "DELETE FROM watch", error);

    for (size_t i = 0; status == FUP_OK && i < ids->count; i++)
        status = run_text(writer, FUP_STATEMENT_WATCH, ids->items[i], error);
    return status;
}

enum fup_status
fup_facts_publish(struct fup_facts_writer *writer, struct fup_error *error)
{
    int code = fup_facts_execute(writer, "UPDATE meta SET value = value + 1 WHERE key = 'version';"
                                         "UPDATE meta SET value = (SELECT count(*) FROM message) "
                                         "WHERE key = 'messages';"
                                         "COMMIT");

    if (code != SQLITE_OK)
        return fup_facts_fail(writer, code, error);
    writer->in_transaction = false;
    return FUP_OK;
}

void
fup_facts_settle(struct fup_facts_writer *writer)
{
    (void)sqlite3_wal_checkpoint_v2(writer->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}
