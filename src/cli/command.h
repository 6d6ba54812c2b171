/* cli/command.h - what every command is given, and the table of commands.
 *
 * main.c reads the options (getopt_long) and the surroundings (environment, clock, terminal) and
 * calls one function of the table; that function prints through context_print and returns an exit
 * code. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_CLI_COMMAND_H
#define FUP_CLI_COMMAND_H

#include "followup.h"
#include "view/json.h"
#include "view/words.h"

/* key, word, argument name or NULL for a switch */
#define OPTION_TABLE(X)                                                                            \
    X(HELP, "help", NULL)                                                                          \
    X(VERSION, "version", NULL)                                                                    \
    X(NOW, "now", "ISO8601")                                                                       \
    X(FORMAT, "format", "FORMAT")                                                                  \
    X(FORMAT_VERSION, "format-version", "N")                                                       \
    X(CONFIG, "config", "FILE")                                                                    \
    X(PROFILE, "profile", "NAME")                                                                  \
    X(WHY, "why", NULL)                                                                            \
    X(ALL, "all", NULL)                                                                            \
    X(WAITING_ON, "waiting-on", "me|them")                                                         \
    X(KIND, "kind", "KIND")                                                                        \
    X(STAGE, "stage", "STAGE")                                                                     \
    X(TEMPLATE, "template", "NAME")                                                                \
    X(BODY, "body", NULL)                                                                          \
    X(LANGUAGE, "lang", "LANGUAGE")                                                                \
    X(NOTE, "note", "TEXT")                                                                        \
    X(FULL, "full", NULL)                                                                          \
    X(SINCE, "since", "DATE")                                                                      \
    X(TAG, "tag", NULL)                                                                            \
    X(QUIET, "quiet", NULL)                                                                        \
    X(DETACH, "detach", NULL)                                                                      \
    X(ICS, "ics", NULL)                                                                            \
    X(DATE, "date", "ISO8601")                                                                     \
    X(JSONL, "jsonl", NULL)                                                                        \
    X(EDIT, "edit", "NAME")                                                                        \
    X(MAILDIR, "maildir", "FOLDER")                                                                \
    X(ONLY, "only", "TEXT")

enum option_key {
#define OPTION_KEY(key, word, argument) OPTION_##key,
    OPTION_TABLE(OPTION_KEY)
#undef OPTION_KEY
        OPTION_COUNT
};
#define OPTION_BIT(key) (1U << OPTION_##key)
#define COMMON_OPTIONS                                                                             \
    (OPTION_BIT(HELP) | OPTION_BIT(VERSION) | OPTION_BIT(NOW) | OPTION_BIT(FORMAT) |               \
     OPTION_BIT(FORMAT_VERSION) | OPTION_BIT(CONFIG) | OPTION_BIT(PROFILE))

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL, FORMAT_TEXT0, FORMAT_PAGE };

struct command;

struct context {
    const struct command *command;
    const char *values[OPTION_COUNT]; /* NULL: not given; "" for a switch */
    char **arguments;                 /* after the command's name */
    int argument_count;
    enum format format; /* of --format, where the command knows these */
    struct fup_arena *arena;
    struct fup_session_options options;
    struct fup_session *session; /* opened before the command runs, unless it says no_session */
    struct fup_error error;      /* what to tell when the command returns an error's exit code */
};

typedef int command_function(struct context *context);

struct command {
    const char *name;
    command_function *run;
    const char *usage;   /* after "followup NAME" */
    const char *summary; /* for --help */
    unsigned options;    /* bits, besides the common ones */
    int least, most;     /* arguments; -1: any number */
    bool no_session;
};

/* Prints to stdout through the filter (view/output.h); json is printed by the JSON filter. */
int context_print(struct context *context, struct fup_buffer *text);
int context_print_raw(struct context *context, struct fup_buffer *text);
/* What a line maker left: printed as it is when status is FUP_OK, else released and reported. */
int context_print_made(struct context *context, enum fup_status status, struct fup_buffer *text);
/* One line of JSON; takes the reference (NULL: not enough memory). */
int context_print_json(struct context *context, json_t *object);
/* A line for people on stderr: "followup: ..." through the filter. */
void context_warn(const char *format, ...) FUP_PRINTF(1, 2);
/* The exit code of a status; the error text is printed by main.c. */
int context_fail(struct context *context, enum fup_status status);
/* View parameters for this session and terminal. */
struct fup_view context_view(struct context *context);
/* Arguments from `first` on joined with blanks; NULL when there are none. */
const char *context_join(struct context *context, int first);
/* An ID as the facade takes it: a row number becomes id:<message-id>. FUP_NOT_FOUND. */
enum fup_status context_id(struct context *context, const char *argument, const char **id);
/* Loads, and finds the case that the first argument names. FUP_NOT_FOUND. */
enum fup_status context_row(struct context *context, struct fup_snapshot *snapshot,
                            const struct fup_row **row);

/* Brings the index up to date first (limit 2 s), then loads. Gives what there is when the index
 * cannot be brought up to date, with a warning. */
enum fup_status context_load_fresh(struct context *context, struct fup_snapshot *snapshot);
/* The same for commands that need rows only (fup_session_rows). */
enum fup_status context_rows_fresh(struct context *context, struct fup_snapshot *snapshot);

/* Each in its own file. */
int command_due(struct context *context);
int command_list(struct context *context);
int command_show(struct context *context);
int command_status(struct context *context);
int command_decide(struct context *context); /* all verbs of one ID and more */
int command_snooze(struct context *context);
int command_expect(struct context *context);
int command_stage(struct context *context);
int command_set(struct context *context);
int command_join(struct context *context);
int command_note(struct context *context);
int command_undo(struct context *context);
int command_index(struct context *context);
int command_read(struct context *context);
int command_draft(struct context *context);
int command_templates(struct context *context);
int command_capture(struct context *context);
int command_decisions(struct context *context);
int command_doctor(struct context *context);
int command_report(struct context *context);
int command_export(struct context *context);

#endif
