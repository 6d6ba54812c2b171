/* state/set.c - union-find with path halving; the oldest member names its set.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/case.h"

size_t *
fup_set_new(struct fup_arena *arena, size_t count)
{
    size_t *set = fup_arena_alloc(arena, (count + 1) * sizeof *set);

    for (size_t i = 0; set && i < count; i++)
        set[i] = i;
    return set;
}

size_t
fup_set_find(size_t *set, size_t item)
{
    while (set[item] != item)
        item = set[item] = set[set[item]];
    return item;
}

void
fup_set_join(size_t *set, size_t a, size_t b)
{
    size_t first = fup_set_find(set, a), second = fup_set_find(set, b);

    if (first < second)
        set[second] = first;
    else
        set[first] = second;
}
