/* store/facts_write_open.c - opening, making and remaking the index file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/facts_writer.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
remove_files(const char *path)
{
    static const char *const ends[] = {"-wal", "-shm", "-journal", ""};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct fup_buffer name = {0};

        fup_buffer_format(&name, "%s%s", path, ends[i]);
        if (!name.failed)
            (void)unlink(name.text);
        fup_buffer_release(&name);
    }
}

/* SQLite gives its log files the mode of the main file, so that one is made here with 0600. */
static int
open_private(struct fup_facts_writer *writer)
{
    int file = open(writer->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    struct stat about;
    int code = file >= 0 ? SQLITE_OK : SQLITE_CANTOPEN;

    if (file >= 0 && fstat(file, &about) == 0 && about.st_size == 0)
        (void)fchmod(file, 0600);
    if (file >= 0)
        (void)close(file);
    if (code == SQLITE_OK)
        code = sqlite3_open_v2(writer->path, &writer->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK) {
        (void)sqlite3_busy_timeout(writer->db, FUP_BUSY_MILLISECONDS);
        /* NORMAL in WAL mode never damages the file; a power cut may only cost the last update */
        code = fup_facts_execute(writer, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; "
                                         "PRAGMA temp_store = MEMORY");
    }
    return code;
}

static int
read_number(struct fup_facts_writer *writer, const char *sql, int64_t *value)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(writer->db, sql, -1, &statement, NULL);

    *value = 0;
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW)
            *value = sqlite3_column_int64(statement, 0);
        code = code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
    }
    (void)sqlite3_finalize(statement);
    return code;
}

/* The first version is random, so that no reader takes a new index for the old one. */
static int
make_tables(struct fup_facts_writer *writer)
{
    struct fup_buffer sql = {0};
    char layout[17];
    int code;

    fup_schema_layout(layout);
    fup_buffer_text(&sql, "BEGIN;\n");
    fup_schema_create(&sql);
    fup_buffer_format(&sql,
                      "PRAGMA application_id = %d; PRAGMA user_version = %d;\n"
                      "INSERT INTO meta VALUES('layout', '%s'), ('complete', '0'),\n"
                      "('version', abs(random()) >> 8), ('messages', 0);\nCOMMIT",
                      FUP_INDEX_APPLICATION, FUP_INDEX_VERSION, layout);
    code = sql.failed ? SQLITE_NOMEM : fup_facts_execute(writer, sql.text);
    fup_buffer_release(&sql);
    return code;
}

enum layout { LAYOUT_NONE, LAYOUT_OWN, LAYOUT_OLDER, LAYOUT_NEWER, LAYOUT_FOREIGN };

static int
read_layout(struct fup_facts_writer *writer, enum layout *layout)
{
    int64_t tables, application, version, same = 0;
    int code = read_number(writer, "SELECT count(*) FROM sqlite_schema", &tables);
    char wanted[17], sql[100];
    int layout_code = SQLITE_OK;

    fup_schema_layout(wanted);
    (void)snprintf(sql, sizeof sql, "SELECT value = '%s' FROM meta WHERE key = 'layout'", wanted);
    if (code == SQLITE_OK)
        code = read_number(writer, "PRAGMA application_id", &application);
    if (code == SQLITE_OK)
        code = read_number(writer, "PRAGMA user_version", &version);
    if (code == SQLITE_OK && application == FUP_INDEX_APPLICATION && version <= FUP_INDEX_VERSION &&
        tables > 0)
        layout_code = read_number(writer, sql, &same);
    if (code == SQLITE_OK && layout_code != SQLITE_ERROR)
        code = layout_code;
    if (code != SQLITE_OK)
        *layout = LAYOUT_NONE;
    else if (tables == 0 && version == 0)
        *layout = LAYOUT_NONE;
    else if (application != FUP_INDEX_APPLICATION)
        *layout = LAYOUT_FOREIGN;
    else if (version > FUP_INDEX_VERSION)
        *layout = LAYOUT_NEWER;
    else
        *layout = same ? LAYOUT_OWN : LAYOUT_OLDER;
    return code;
}

static void
close_handle(struct fup_facts_writer *writer)
{
    for (size_t i = 0; i < FUP_STATEMENT_COUNT; i++) {
        (void)sqlite3_finalize(writer->statements[i]);
        writer->statements[i] = NULL;
    }
    (void)sqlite3_close(writer->db);
    writer->db = NULL;
}

static int
make_anew(struct fup_facts_writer *writer)
{
    int code;

    close_handle(writer);
    remove_files(writer->path);
    code = open_private(writer);
    return code == SQLITE_OK ? make_tables(writer) : code;
}

static bool
is_damage(int code)
{
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

static enum fup_status
open_checked(struct fup_facts_writer *writer, bool anew, struct fup_error *error)
{
    enum layout layout = LAYOUT_NONE;
    int64_t broken = 0;
    int code = open_private(writer);

    if (code == SQLITE_OK)
        code = read_layout(writer, &layout);
    /* --full is what one is told to run when the index is damaged: look for it closely */
    if (code == SQLITE_OK && layout == LAYOUT_OWN && anew)
        code =
            read_number(writer, "SELECT quick_check <> 'ok' FROM pragma_quick_check(1)", &broken);
    if (code == SQLITE_OK && layout == LAYOUT_NONE)
        code = make_tables(writer);
    else if (layout == LAYOUT_OLDER ||
             (anew &&
              (broken || is_damage(code) || layout == LAYOUT_NEWER || layout == LAYOUT_FOREIGN)))
        code = make_anew(writer);
    else if (code == SQLITE_OK && layout == LAYOUT_NEWER)
        return fup_error_set(error, FUP_OWN_FILES,
                             "%s: made by a newer followup: update this one, or run followup "
                             "index --full",
                             writer->path);
    else if (code == SQLITE_OK && layout == LAYOUT_FOREIGN)
        code = SQLITE_NOTADB;
    return code == SQLITE_OK ? FUP_OK : fup_facts_fail(writer, code, error);
}

enum fup_status
fup_facts_writer_open(const struct fup_paths *paths, bool anew, struct fup_facts_writer **writer,
                      struct fup_error *error)
{
    struct fup_facts_writer *opened = calloc(1, sizeof *opened);
    enum fup_status status = fup_paths_make_folder(paths->cache, error);

    *writer = NULL;
    if (opened)
        opened->path = strdup(paths->index);
    if (status == FUP_OK && (!opened || !opened->path))
        status = fup_error_set(error, FUP_NO_MEMORY, "%s: not enough memory", paths->index);
    if (status == FUP_OK)
        status = open_checked(opened, anew, error);
    if (status == FUP_OK)
        *writer = opened;
    else
        fup_facts_writer_close(opened);
    return status;
}

void
fup_facts_writer_close(struct fup_facts_writer *writer)
{
    if (writer) {
        if (writer->in_transaction)
            (void)fup_facts_execute(writer, "ROLLBACK");
        close_handle(writer);
        fup_buffer_release(&writer->scratch);
        free(writer->path);
        free(writer);
    }
}
