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

const struct fup_key *
fup_keys_find(const struct fup_key_list *keys, const char *text, size_t *count)
{
    size_t low = 0, high = keys->count;
    const struct fup_key *found = NULL;

    *count = 0;
    if (text && *text) {
        struct fup_key wanted = {text, hash_of(text), 0};

        while (low < high) {
            size_t middle = low + (high - low) / 2;

            if (compare_text(&keys->items[middle], &wanted) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        if (low < keys->count && compare_text(&keys->items[low], &wanted) == 0) {
            found = &keys->items[low];
            *count = fup_keys_run(keys, low);
        }
    }
    return found;
}
