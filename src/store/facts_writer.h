/* store/facts_writer.h - the inside of the writer: shared by facts_write.c and facts_write_open.c
 * only. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STORE_FACTS_WRITER_H
#define FUP_STORE_FACTS_WRITER_H

#include "store/facts_write.h"
#include "store/schema.h"

enum fup_statement {
    FUP_STATEMENT_GET,
    FUP_STATEMENT_SET,
    FUP_STATEMENT_KNOW,
    FUP_STATEMENT_INSERT,
    FUP_STATEMENT_INSERT_FINDING,
    FUP_STATEMENT_INSERT_INVITE,
    FUP_STATEMENT_PLACE,
    FUP_STATEMENT_DROP,
    FUP_STATEMENT_DROP_FINDINGS,
    FUP_STATEMENT_DROP_INVITES,
    FUP_STATEMENT_SEE,
    FUP_STATEMENT_QUARANTINE,
    FUP_STATEMENT_RELEASE,
    FUP_STATEMENT_WATCH,
    FUP_STATEMENT_COUNT
};

struct fup_facts_writer {
    sqlite3 *db;
    char *path;
    sqlite3_stmt *statements[FUP_STATEMENT_COUNT];
    struct fup_buffer scratch;
    bool in_transaction;
};

/* The error of a failed call; rolls back. */
enum fup_status fup_facts_fail(struct fup_facts_writer *writer, int code, struct fup_error *error);
int fup_facts_execute(struct fup_facts_writer *writer, const char *sql);

#endif
