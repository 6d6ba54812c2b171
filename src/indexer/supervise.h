/* indexer/supervise.h - work with libnotmuch in a process that may die.
 *
 * A damaged database, or a message deleted at the wrong moment, makes the library abort, call
 * exit(1) or hang: 15 of 100 damaged databases do, measured. The work therefore runs in a child;
 * one that dies is tried again, one that hangs is killed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_SUPERVISE_H
#define FUP_INDEXER_SUPERVISE_H

#include "base/error.h"

/* Prints its own result and its error; gives an exit code (0..63). */
typedef int fup_supervised_work(void *context);

/* The exit code of the work. `limit_milliseconds` 0: none. FUP_BUSY (the limit) and FUP_NO_MAIL
 * (it died each of 4 times) are told through `error` and give their exit code. */
int fup_supervise(fup_supervised_work *work, void *context, int limit_milliseconds,
                  struct fup_error *error);

#endif
