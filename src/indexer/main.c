/* indexer/main.c - followup-index: the helper that the front ends start for everything that needs
 * notmuch, GMime, libical or libxml2. A table of verbs; a new verb is a line here and a file beside
 * it. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "indexer/verb.h"

static const struct {
    const char *name;
    verb_run *run;
    const char *usage;
} verbs[] = {
    {"index", verb_index, "[--full] [--since=DATE] [--tag] [--quiet] [--detach]"},
    {"maildir", verb_maildir, "FOLDER (Message-IDs on stdin)"},
    {"match", verb_match, "QUERY..."},
    {"message", verb_message, "ID..."},
    {"read", verb_read,
     "[--date=ISO8601] [--jsonl] [--lang=LANGUAGE] [--format=text|json] [FILE|-]"},
    {"draft", verb_draft, "(a plan as JSON on stdin)"},
    {"ics", verb_ics, "(tasks as JSON on stdin)"},
};

int
verb_fail(const struct fup_error *error)
{
    (void)fprintf(stderr, "followup: %s\n", error->text);
    return fup_error_exit_code(error->status);
}

static int
print_usage(void)
{
    (void)fprintf(stderr, "followup: followup-index: not a verb: use one of\n");
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        (void)fprintf(stderr, "    followup-index %s %s\n", verbs[i].name, verbs[i].usage);
    return fup_error_exit_code(FUP_USAGE);
}

int
main(int argc, char **argv)
{
    for (size_t i = 0; argc > 1 && i < sizeof verbs / sizeof *verbs; i++) {
        if (strcmp(argv[1], verbs[i].name) == 0)
            return verbs[i].run(argc - 1, argv + 1);
    }
    if (argc > 1 && strcmp(argv[1], "--version") == 0) {
        (void)puts("followup-index " FUP_VERSION);
        return 0;
    }
    return print_usage();
}
