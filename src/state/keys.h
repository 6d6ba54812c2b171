/* state/keys.h - texts that lead to numbers: message ids, addresses, UIDs to the letters that hold
 * them.
 *
 * A list that is filled, sorted once, then searched. Sorted by hash and then by text, so that
 * crafted collisions cost nothing worse than a string comparison (n log n whatever the mail says).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STATE_KEYS_H
#define FUP_STATE_KEYS_H

#include "base/arena.h"

#include <stdint.h>

struct fup_key {
    const char *text; /* borrowed */
    uint64_t hash;
    size_t item;
};
struct fup_key_list {
    struct fup_key *items;
    size_t count, capacity;
};

/* NULL and "" are not added. */
void fup_keys_add(struct fup_key_list *keys, struct fup_arena *arena, const char *text,
                  size_t item);
void fup_keys_sort(struct fup_key_list *keys);
/* All entries of a text, in the order of their numbers; *count 0 when there is none. */
const struct fup_key *fup_keys_find(const struct fup_key_list *keys, const char *text,
                                    size_t *count);
/* The length of the run of equal texts that starts at `start` (sorted list). */
size_t fup_keys_run(const struct fup_key_list *keys, size_t start);

#endif
