/* session_summary.c - the small file of counts that status lines read.
 *
 * One text file beside the index: name and value per line. It is taken when its mark (config,
 * decisions, index, zone) fits and now lies between `made` and `valid_until`; else rows are loaded
 * and it is written anew, by rename. That it cannot be written costs time, never the answer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "session.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SUMMARY_FIRST_LINE "followup-summary 1"
#define DAY_SECONDS 86400

enum { MADE, VALID_UNTIL, INDEXED_AT, NOW, REPLY, FOLLOW_UP, THANK_YOU, OVERDUE, WAITING, FIELDS };

static const char *const field_names[FIELDS] = {"made",      "valid_until", "indexed_at",
                                                "now",       "reply",       "follow_up",
                                                "thank_you", "overdue",     "waiting"};

static bool
read_small_file(const char *path, char *text, size_t size)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t len = file >= 0 ? read(file, text, size - 1) : -1;

    if (file >= 0)
        (void)close(file);
    text[len > 0 ? len : 0] = '\0';
    return len > 0;
}

static void
from_values(const long long values[FIELDS], struct fup_summary *summary)
{
    summary->indexed_at = values[INDEXED_AT];
    summary->now = (int)values[NOW];
    summary->reply = (int)values[REPLY];
    summary->follow_up = (int)values[FOLLOW_UP];
    summary->thank_you = (int)values[THANK_YOU];
    summary->overdue = (int)values[OVERDUE];
    summary->waiting = (int)values[WAITING];
}

/* All fields in their fixed order, or the file is not taken. */
static bool
read_summary(const struct fup_session *session, const char *mark, struct fup_summary *summary)
{
    char text[1024], expected[64];
    long long values[FIELDS];
    const char *at = text;
    bool good = read_small_file(session->paths.summary, text, sizeof text);

    (void)snprintf(expected, sizeof expected, "%s %s\n", SUMMARY_FIRST_LINE, mark);
    good = good && strncmp(text, expected, strlen(expected)) == 0;
    at += good ? strlen(expected) : 0;
    for (int i = 0; good && i < FIELDS; i++) {
        size_t len = strlen(field_names[i]);
        char *end = NULL;

        good = strncmp(at, field_names[i], len) == 0 && at[len] == ' ';
        if (good) {
            values[i] = strtoll(at + len + 1, &end, 10);
            good = *end == '\n';
            at = end + 1;
        }
    }
    good = good && values[MADE] <= session->now && session->now < values[VALID_UNTIL];
    if (good)
        from_values(values, summary);
    return good;
}

static void
write_summary(const struct fup_session *session, const char *mark, fup_instant valid_until,
              const struct fup_summary *summary)
{
    const long long values[FIELDS] = {session->now,       valid_until,      summary->indexed_at,
                                      summary->now,       summary->reply,   summary->follow_up,
                                      summary->thank_you, summary->overdue, summary->waiting};
    char path[4096];
    FILE *file;
    int made;
    bool good;

    if (snprintf(path, sizeof path, "%s.XXXXXX", session->paths.summary) >= (int)sizeof path)
        return;
    made = mkostemp(path, O_CLOEXEC); /* mode 0600 */
    file = made >= 0 ? fdopen(made, "w") : NULL;
    if (!file) {
        if (made >= 0) {
            (void)close(made);
            (void)unlink(path);
        }
        return;
    }
    good = fprintf(file, "%s %s\n", SUMMARY_FIRST_LINE, mark) > 0;
    for (int i = 0; good && i < FIELDS; i++)
        good = fprintf(file, "%s %lld\n", field_names[i], values[i]) > 0;
    good = fclose(file) == 0 && good;
    if (!good || rename(path, session->paths.summary) != 0)
        (void)unlink(path);
}

enum fup_status
fup_session_summary(struct fup_session *session, struct fup_summary *summary,
                    struct fup_error *error)
{
    struct fup_snapshot snapshot;
    enum fup_status status = FUP_OK;
    char mark[17];

    fup_session_mark(session, mark);
    if (!read_summary(session, mark, summary)) {
        struct fup_arena *arena = fup_arena_new(0);

        status = arena ? fup_session_rows(session, arena, &snapshot, error) : FUP_NO_MEMORY;
        if (status == FUP_OK) {
            fup_summary_count(&snapshot.rows, summary);
            summary->indexed_at = snapshot.meta.indexed_at;
            write_summary(session, mark, snapshot.valid_until, summary);
        }
        fup_arena_free(arena);
    }
    if (status == FUP_OK)
        summary->is_old = summary->indexed_at == FUP_NO_INSTANT ||
                          summary->indexed_at < session->now - DAY_SECONDS;
    return status;
}
