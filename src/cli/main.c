/* cli/main.c - the table of commands, the options, and what the surroundings say: environment,
 * clock, zone, host. The only file of the command line that reads the clock.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"

#include <errno.h>
#include <getopt.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define EXIT_VERSION_TOO_OLD 20
#define EXIT_VERSION_TOO_NEW 21
#define ONE_ID "ID"
#define IDS "ID..."
#define LIST_OPTIONS                                                                               \
    (OPTION_BIT(ALL) | OPTION_BIT(WAITING_ON) | OPTION_BIT(KIND) | OPTION_BIT(STAGE) |             \
     OPTION_BIT(WHY) | OPTION_BIT(MAILDIR) | OPTION_BIT(ONLY))
#define INDEX_OPTIONS                                                                              \
    (OPTION_BIT(FULL) | OPTION_BIT(SINCE) | OPTION_BIT(TAG) | OPTION_BIT(QUIET) |                  \
     OPTION_BIT(DETACH))

static const struct command commands[] = {
    {"due", command_due, "[--why] [--only=TEXT] [--maildir=FOLDER] [QUERY]",
     "what is to be done today", OPTION_BIT(WHY) | OPTION_BIT(MAILDIR) | OPTION_BIT(ONLY), 0, -1,
     false},
    {"list", command_list,
     "[--all] [--waiting-on=me|them] [--kind=K] [--stage=S] [--only=TEXT] "
     "[--why] [--maildir=FOLDER] [QUERY]",
     "every open case, what is due first", LIST_OPTIONS, 0, -1, false},
    {"show", command_show, ONE_ID, "one case as a timeline: what happens next, and why", 0, 1, 1,
     false},
    {"status", command_status, "[--format=plain|nvim|mutt|tmux|zsh|waybar|i3blocks|json]",
     "counts for a status line", 0, 0, 0, false},
    {"index", command_index, "[--full] [--since=DATE] [--tag] [--quiet] [--detach]",
     "bring the index up to date with notmuch", INDEX_OPTIONS, 0, 0, true},
    {"draft", command_draft, "[--template=NAME] [--body] [--lang=LANGUAGE] " ONE_ID,
     "the right mail for a case, as RFC 5322 or its body",
     OPTION_BIT(TEMPLATE) | OPTION_BIT(BODY) | OPTION_BIT(LANGUAGE), 1, 1, false},
    {"templates", command_templates, "[--lang=LANGUAGE] [--edit=NAME] [" ONE_ID "]",
     "templates, when each is offered", OPTION_BIT(LANGUAGE) | OPTION_BIT(EDIT), 0, 1, false},
    {"done", command_decide, IDS, "finished, until they write again", 0, 1, -1, false},
    {"answered", command_decide, IDS, "answered elsewhere (telephone, chat)", 0, 1, -1, false},
    {"snooze", command_snooze, ONE_ID " [DATE]", "not before DATE, or until they write", 0, 1, -1,
     false},
    {"expect", command_expect, ONE_ID " DATE [--note=TEXT]", "they owe an answer by DATE",
     OPTION_BIT(NOTE), 2, -1, false},
    {"mute", command_decide, IDS, "never remind of it again", 0, 1, -1, false},
    {"reopen", command_decide, IDS, "take back done, answered, snooze, mute", 0, 1, -1, false},
    {"interview", command_decide, IDS, "this is about a job", 0, 1, -1, false},
    {"not-interview", command_decide, IDS, "this is not about a job", 0, 1, -1, false},
    {"missed", command_decide, IDS, "the appointment did not take place", 0, 1, -1, false},
    {"stage", command_stage, ONE_ID " STAGE", "applied, interviewed, offer, ...", 0, 2, 2, false},
    {"set", command_set, ONE_ID " organization=NAME|position=NAME", "correct a name", 0, 2, -1,
     false},
    {"join", command_join, ONE_ID " ID", "two cases are one matter", 0, 2, 2, false},
    {"split", command_decide, IDS, "a thread is a case of its own", 0, 1, -1, false},
    {"note", command_note, ONE_ID " TEXT", "write something beside a case", 0, 2, -1, false},
    {"undo", command_undo, "", "take back your last decision on this machine", 0, 0, 0, false},
    {"decisions", command_decisions, "export|import", "what you said, as JSON lines", 0, 1, 1,
     false},
    {"capture", command_capture, "", "remember the mail on stdin for the editor (mutt macro)", 0, 0,
     0, false},
    {"export", command_export, "--ics", "the open cases as tasks (iCalendar)", OPTION_BIT(ICS), 0,
     0, false},
    {"report", command_report, "",
     "where the cases stand, in numbers: stages, answer times, promises", 0, 0, 0, false},
    {"doctor", command_doctor, "", "what is where, what is wrong, what to do", 0, 0, 0, false},
    {"read", command_read, "[--date=ISO8601] [--jsonl] [--lang=LANGUAGE] [FILE|-]",
     "what is understood of a mail or text",
     OPTION_BIT(DATE) | OPTION_BIT(JSONL) | OPTION_BIT(LANGUAGE), 0, 1, true},
};

static const struct {
    const char *word, *argument;
} option_words[] = {
#define OPTION_WORD(key, word, argument) {word, argument},
    OPTION_TABLE(OPTION_WORD)
#undef OPTION_WORD
};

static const struct command *
find_command(const char *name)
{
    const struct command *found = NULL;

    for (size_t i = 0; !found && i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(commands[i].name, name) == 0)
            found = &commands[i];
    }
    return found;
}

/* getopt_long takes the words of all commands; which belongs to this one is checked after. */
static enum fup_status
parse_options(struct context *context, int argc, char **argv)
{
    struct option words[OPTION_COUNT + 1];
    enum fup_status status = FUP_OK;
    int key;

    memset(words, 0, sizeof words);
    for (int i = 0; i < OPTION_COUNT; i++) {
        words[i].name = option_words[i].word;
        words[i].has_arg = option_words[i].argument ? required_argument : no_argument;
        words[i].val = 256 + i;
    }
    opterr = 0;
    while (status == FUP_OK && (key = getopt_long(argc, argv, ":h", words, NULL)) != -1) {
        if (key >= 256)
            context->values[key - 256] = optarg ? optarg : "";
        else if (key == 'h')
            context->values[OPTION_HELP] = "";
        else
            status =
                fup_error_set(&context->error, FUP_USAGE, "%.60s: %s: see `followup --help`",
                              argv[optind - 1], key == ':' ? "it needs a value" : "no such option");
    }
    context->arguments = argv + optind;
    context->argument_count = argc - optind;
    return status;
}

static enum fup_status
check_options(struct context *context)
{
    unsigned allowed = COMMON_OPTIONS | context->command->options;
    const struct command *command = context->command;
    enum fup_status status = FUP_OK;

    for (int i = 0; status == FUP_OK && i < OPTION_COUNT; i++) {
        if (context->values[i] && !(allowed & 1U << i))
            status = fup_error_set(&context->error, FUP_USAGE,
                                   "--%s: no option of %s: see `followup %s --help`",
                                   option_words[i].word, command->name, command->name);
    }
    if (status == FUP_OK && (context->argument_count < command->least ||
                             (command->most >= 0 && context->argument_count > command->most)))
        status =
            fup_error_set(&context->error, FUP_USAGE, "%s: too %s arguments: followup %s %s",
                          command->name, context->argument_count < command->least ? "few" : "many",
                          command->name, command->usage);
    return status;
}

/* `status` has formats of its own, which it checks itself. */
static enum fup_status
check_format(struct context *context)
{
    static const char *const words[] = {"text", "json", "jsonl", "text0", "page"};
    const char *word = context->values[OPTION_FORMAT];
    int found = -1;

    context->format = FORMAT_TEXT;
    if (!word || context->command->run == command_status)
        return FUP_OK;
    for (int i = 0; i < (int)(sizeof words / sizeof *words); i++) {
        if (strcmp(words[i], word) == 0)
            found = i;
    }
    if (found < 0 || (found == FORMAT_PAGE && !(context->command->options & OPTION_BIT(ONLY))))
        return fup_error_set(&context->error, FUP_USAGE,
                             "--format: '%.40s' is not known: use text, json, jsonl or text0",
                             word);
    context->format = (enum format)found;
    return FUP_OK;
}

/* Of our JSON; 0, or the exit code. */
static int
check_version(struct context *context)
{
    const char *word = context->values[OPTION_FORMAT_VERSION];
    char *end;
    long version = word ? strtol(word, &end, 10) : 1;
    enum fup_status status = FUP_OK;
    int code = 0;

    if (word && (*end || end == word))
        status = fup_error_set(&context->error, FUP_USAGE,
                               "--format-version: '%.20s' is no number: use 1", word);
    else if (version < 1)
        code = EXIT_VERSION_TOO_OLD;
    else if (version > 1)
        code = EXIT_VERSION_TOO_NEW;
    if (code != 0)
        (void)fup_error_set(&context->error, FUP_USAGE,
                            "--format-version: %ld is too %s for this followup: use 1", version,
                            code == EXIT_VERSION_TOO_OLD ? "old" : "new");
    return status == FUP_OK ? code : context_fail(context, status);
}

static const char *
environment(const char *name)
{
    const char *value = getenv(name);

    return value && *value ? value : NULL;
}

static void
read_surroundings(struct context *context)
{
    struct fup_session_options *options = &context->options;
    const struct passwd *user = environment("HOME") ? NULL : getpwuid(geteuid());
    const char *profile = context->values[OPTION_PROFILE];
    static const char *const profiles[] = {"FOLLOWUP_PROFILE", "NOTMUCH_PROFILE"};
    char host[256] = "";

    options->environment.home = user ? user->pw_dir : environment("HOME");
    options->environment.config_home = environment("XDG_CONFIG_HOME");
    options->environment.cache_home = environment("XDG_CACHE_HOME");
    options->environment.data_home = environment("XDG_DATA_HOME");
    options->environment.runtime_dir = environment("XDG_RUNTIME_DIR");
    for (size_t i = 0; !profile && i < 2; i++)
        profile = environment(profiles[i]);
    options->environment.profile = profile;
    options->environment.config = context->values[OPTION_CONFIG];
    options->system_zone = environment("TZ") ? environment("TZ") : "/etc/localtime";
    options->now = (fup_instant)time(NULL);
    if (!context->values[OPTION_NOW])
        context->values[OPTION_NOW] = environment("FOLLOWUP_NOW");
    options->now_text = context->values[OPTION_NOW];
    if (gethostname(host, sizeof host - 1) == 0 && *host)
        options->hostname = fup_arena_copy(context->arena, host);
}

static int
print_help(struct context *context)
{
    struct fup_buffer out = {0};
    const struct command *command = context->command;

    if (command && context->values[OPTION_HELP]) {
        fup_buffer_format(&out, "followup %s %s\n  %s\n", command->name, command->usage,
                          command->summary);
        return context_print_raw(context, &out);
    }
    fup_buffer_text(&out, "followup: who owes whom a reply, since when, until when\n\n");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fup_buffer_format(&out, "  %-14s %s\n", commands[i].name, commands[i].summary);
    fup_buffer_text(
        &out, "\nID is a row number of the last list, id:<message-id>, thread:<id> or a case id.\n"
              "Common options: --now=ISO8601 --format=text|json|jsonl|text0 --format-version=1\n"
              "  --config=FILE --profile=NAME --help --version\n"
              "`followup COMMAND --help` tells its options; followup(1) tells everything.\n");
    return context_print_raw(context, &out);
}

static int
run(struct context *context)
{
    enum fup_status status = check_options(context);
    int code;

    if (status == FUP_OK)
        status = check_format(context);
    if (status != FUP_OK)
        return context_fail(context, status);
    code = check_version(context);
    if (code != 0)
        return code;
    read_surroundings(context);
    if (!context->command->no_session)
        status = fup_session_open(&context->options, &context->session, &context->error);
    return status == FUP_OK ? context->command->run(context) : context_fail(context, status);
}

static int
choose(struct context *context, int argc, char **argv)
{
    enum fup_status status = parse_options(context, argc, argv);
    const char *name = "due";
    struct fup_buffer out = {0};

    if (status != FUP_OK)
        return context_fail(context, status);
    if (context->values[OPTION_VERSION]) {
        fup_buffer_text(&out, "followup " FUP_VERSION "\n");
        return context_print_raw(context, &out);
    }
    if (context->argument_count > 0) {
        name = context->arguments[0];
        context->arguments++;
        context->argument_count--;
    } else if (context->values[OPTION_HELP]) {
        return print_help(context);
    }
    context->command = find_command(name);
    if (strcmp(name, "help") == 0)
        return print_help(context);
    if (!context->command)
        return context_fail(context,
                            fup_error_set(&context->error, FUP_USAGE,
                                          "%.40s: no such command: see `followup --help`", name));
    return context->values[OPTION_HELP] ? print_help(context) : run(context);
}

int
main(int argc, char **argv)
{
    struct context context = {0};
    int code;

    context.arena = fup_arena_new(0);
    if (!context.arena) {
        (void)fputs("followup: memory: none left: close other programs\n", stderr);
        return 6;
    }
    code = choose(&context, argc, argv);
    if (context.error.status != FUP_OK && code != 0)
        context_warn("%s", context.error.text);
    fup_session_close(context.session);
    fup_arena_free(context.arena);
    return code;
}
