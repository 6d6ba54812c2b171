/* state/keys.c - sorted keys. SPDX-License-Identifier: GPL-3.0-or-later */
#include "state/keys.h"

#include <stdlib.h>
#include <string.h>

static uint64_t
hash_of(const char *text)
{
    uint64_t hash = 0xcbf29ce484222325; /* FNV-1a */

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3;
    return hash;
}

static int
compare_text(const struct fup_key *a, const struct fup_key *b)
{
    return a->hash != b->hash ? (a->hash < b->hash ? -1 : 1) : strcmp(a->text, b->text);
}

static int
compare(const void *left, const void *right)
{
    const struct fup_key *a = left, *b = right;
    int order = compare_text(a, b);

    return order ? order : (a->item > b->item) - (a->item < b->item);
}

void
fup_keys_add(struct fup_key_list *keys, struct fup_arena *arena, const char *text, size_t item)
{
    struct fup_key *key = text && *text ? FUP_LIST_ADD(keys, arena) : NULL;

    if (key)
        *key = (struct fup_key){text, hash_of(text), item};
}

void
fup_keys_sort(struct fup_key_list *keys)
{
    if (keys->count)
        qsort(keys->items, keys->count, sizeof *keys->items, compare);
}

size_t
fup_keys_run(const struct fup_key_list *keys, size_t start)
{
    size_t end = start;

    while (end < keys->count && compare_text(&keys->items[start], &keys->items[end]) == 0)
        end++;
    return end - start;
}

/* The first entry that is not less than `wanted`, or, with `is_after`, the first that is greater.
 */
static size_t
bound(const struct fup_key_list *keys, size_t low, const struct fup_key *wanted, bool is_after)
{
    size_t high = keys->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_text(&keys->items[middle], wanted);

        if (order < 0 || (is_after && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct fup_key *
fup_keys_find(const struct fup_key_list *keys, const char *text, size_t *count)
{
    const struct fup_key *found = NULL;

    *count = 0;
    if (text && *text && keys->count) {
        struct fup_key wanted = {text, hash_of(text), 0};
        size_t first = bound(keys, 0, &wanted, false);

        *count = bound(keys, first, &wanted, true) - first;
        if (*count)
            found = &keys->items[first];
    }
    return found;
}
