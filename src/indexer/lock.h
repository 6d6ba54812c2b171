/* indexer/lock.h - one indexer at a time. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FUP_INDEXER_LOCK_H
#define FUP_INDEXER_LOCK_H

#include "store/paths.h"

/* Takes the lock in the cache folder, waiting at most this long; it is held until *file is closed
 * or the last process that has it ends. FUP_BUSY, FUP_OWN_FILES. */
enum fup_status fup_lock_take(const struct fup_paths *paths, int wait_milliseconds, int *file,
                              struct fup_error *error) FUP_CHECKED;

#endif
