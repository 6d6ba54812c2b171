/* indexer/call.h - what the verbs that use the index and notmuch share: options and surroundings.
 *
 * Reads the clock, the zone and the environment for everything below.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_CALL_H
#define FUP_INDEXER_CALL_H

#include "followup.h"

struct fup_call { /* one run; lives until the process ends */
    struct fup_arena *arena;
    struct fup_session *session; /* paths, config, clock, zone */
    const struct fup_session_options *options;
    const char
        *profile;       /* notmuch profile: --profile or FOLLOWUP_PROFILE; NULL: notmuch's choice */
    int argument_count; /* after the common options, options of the verb first */
    const char *const *arguments;
    struct fup_error error; /* printed by main when the exit code is not 0 */
};

/* The value of an option at the front of the arguments ("--name=value" gives value, "--name" gives
 * ""), or NULL; it is taken out. "--" ends the options. */
const char *fup_call_option(struct fup_call *call, const char *name);
/* After all options were taken: the arguments without "--"; FUP_USAGE for an unknown option. */
enum fup_status fup_call_finish_options(struct fup_call *call) FUP_CHECKED;
/* A verb without options that needs an argument: runs `work` in a child of its own (supervise.h).
 * `missing` is the error without an argument. Gives the exit code. */
int fup_call_supervise(struct fup_call *call, const char *missing, int (*work)(void *call),
                       int milliseconds);
/* Prints "followup: ..." if there is an error that was not printed yet; its exit code. */
int fup_call_fail(struct fup_call *call);

/* Opens a session from the arguments behind the verb and the environment, runs the verb, prints its
 * error. Gives the exit code. */
int fup_call_run(int argc, char **argv, int (*verb)(struct fup_call *call));

#endif
