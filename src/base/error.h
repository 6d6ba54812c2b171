/* base/error.h - how a function says that it failed, and the one sentence a person reads about it.
 *
 * A fallible function returns enum fup_status (0 is success), gives its result through the last
 * out-pointer, and fills the nullable error once, where the fault is known. The text has the form
 * "what: why: what to do" (doc/design.md section 4); the front end puts "followup: " before it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_BASE_ERROR_H
#define FUP_BASE_ERROR_H

enum fup_status {
    FUP_OK = 0,
    FUP_NOT_FOUND, /* an ID names nothing: exit 1 */
    FUP_USAGE,     /* a word, option, date or query that cannot be understood: exit 2 */
    FUP_NO_INDEX,  /* there is no index yet and none could be made: exit 3 */
    FUP_NO_MAIL,   /* the notmuch database cannot be used: exit 4 */
    FUP_BUSY,      /* somebody else holds the lock longer than the limit: exit 5 */
    FUP_OWN_FILES, /* our own config, index or decisions cannot be used: exit 6 */
    FUP_NO_MEMORY, /* exit 6 */
    FUP_TOO_BIG,   /* input over a documented limit: exit 2 */
    FUP_BROKEN     /* one mail cannot be read; the rest goes on */
};

struct fup_error {
    enum fup_status status;
    char text[480];
};

#if defined(__GNUC__)
#define FUP_PRINTF(text, first) __attribute__((format(printf, text, first)))
#define FUP_CHECKED __attribute__((warn_unused_result))
#else
#define FUP_PRINTF(text, first)
#define FUP_CHECKED
#endif

/* Fills `error` (may be NULL) unless it already holds an earlier fault; the text becomes one line.
 * Returns `status`. */
enum fup_status fup_error_set(struct fup_error *error, enum fup_status status, const char *format,
                              ...) FUP_PRINTF(3, 4);

/* The exit code of the command line for a status (doc/design.md section 4). */
int fup_error_exit_code(enum fup_status status);

#endif
