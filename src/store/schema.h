/* store/schema.h - the tables of the index, made from the fields of shape.h, and the errors of
 * SQLite as sentences.
 *
 *   message     a row per Message-ID: number, fingerprint and rules of the read, then the fields of
 *               struct fup_message; inner structs as <field>_<part>, lists as lines (shape.h)
 *   finding     the findings of a message in order: message (its number), position, fields
 *   invite      the same for calendar parts
 *   quarantine  mail files that killed the parser twice: path, size, mtime, id
 *   watch       Message-IDs of open cases: looked up at each update, as notmuch tells no deletion
 *   meta        key, value
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STORE_SCHEMA_H
#define FUP_STORE_SCHEMA_H

#include <sqlite3.h>

#include "store/shape.h"

enum {
    FUP_INDEX_VERSION = 1,              /* user_version: a higher one is of a newer followup */
    FUP_INDEX_APPLICATION = 0x46555031, /* application_id "FUP1" */
    FUP_BUSY_MILLISECONDS = 2000
};

/* All CREATE TABLE statements. */
void fup_schema_create(struct fup_buffer *sql);
/* The column names of a shape, separated by commas, quoted. Returns their number. */
int fup_schema_columns(const struct fup_shape *shape, struct fup_buffer *sql);
/* Hash of the statements: an index of another layout is made anew. */
void fup_schema_layout(char layout[17]);

/* Binds the columns of a struct from parameter *index on. SQLITE_OK or its error. */
int fup_schema_bind(sqlite3_stmt *statement, int *index, const struct fup_shape *shape,
                    const void *structure, struct fup_buffer *scratch);
/* Reads them back from column *index on; strings are copied into the arena. */
void fup_schema_read(sqlite3_stmt *statement, int *index, const struct fup_shape *shape,
                     struct fup_arena *arena, void *structure);

/* What went wrong with the index at `path`, for a person. */
enum fup_status fup_schema_error(sqlite3 *db, int code, const char *path, struct fup_error *error);

#endif
