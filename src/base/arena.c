/* base/arena.c - a chain of blocks, each twice as large as the one before.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024 };

struct block {
    struct block *next;
    size_t size, used;
    max_align_t bytes[];
};

struct fup_arena {
    struct block *blocks;
    size_t total, limit, next_size;
    bool failed;
};

struct fup_arena *
fup_arena_new(size_t limit)
{
    struct fup_arena *arena = calloc(1, sizeof *arena);

    if (arena) {
        arena->limit = limit;
        arena->next_size = FIRST_BLOCK;
    }
    return arena;
}

void
fup_arena_free(struct fup_arena *arena)
{
    if (arena) {
        struct block *block = arena->blocks;

        while (block) {
            struct block *next = block->next;

            free(block);
            block = next;
        }
        free(arena);
    }
}

static struct block *
add_block(struct fup_arena *arena, size_t size)
{
    size_t wanted = size > arena->next_size ? size : arena->next_size;
    struct block *block = NULL;

    if (arena->limit && (size > arena->limit || arena->total > arena->limit - size))
        arena->failed = true;
    else if (wanted < SIZE_MAX - sizeof *block)
        block = malloc(sizeof *block + wanted); /* zeroed when it is given out */
    if (block) {
        block->size = wanted;
        block->used = 0;
        block->next = arena->blocks;
        arena->blocks = block;
        arena->total += wanted;
        if (arena->next_size < LARGEST_BLOCK)
            arena->next_size *= 2;
    } else {
        arena->failed = true;
    }
    return block;
}

/* Up to the next multiple of the alignment. */
static size_t
round_up(size_t size)
{
    const size_t unit = _Alignof(max_align_t);

    return (size + unit - 1) / unit * unit;
}

void *
fup_arena_room(struct fup_arena *arena, size_t size)
{
    struct block *block = arena->blocks;
    void *result = NULL;

    if (size > SIZE_MAX - _Alignof(max_align_t)) {
        arena->failed = true;
    } else {
        size = round_up(size);
        if (!block || block->size - block->used < size)
            block = add_block(arena, size);
        if (block) {
            result = (char *)block->bytes + block->used;
            block->used += size;
        }
    }
    return result;
}

void *
fup_arena_alloc(struct fup_arena *arena, size_t size)
{
    void *result = fup_arena_room(arena, size);

    if (result)
        memset(result, 0, size);
    return result;
}

char *
fup_arena_copy_len(struct fup_arena *arena, const char *text, size_t len)
{
    char *copy = text && len < SIZE_MAX ? fup_arena_room(arena, len + 1) : NULL;

    if (copy) {
        memcpy(copy, text, len);
        copy[len] = '\0';
    }
    return copy;
}

char *
fup_arena_copy(struct fup_arena *arena, const char *text)
{
    return text ? fup_arena_copy_len(arena, text, strlen(text)) : NULL;
}

char *
fup_arena_format(struct fup_arena *arena, const char *format, ...)
{
    va_list arguments, again;
    char *text = NULL;
    int len;

    va_start(arguments, format);
    va_copy(again, arguments);
    len = vsnprintf(NULL, 0, format, arguments);
    if (len >= 0)
        text = fup_arena_alloc(arena, (size_t)len + 1);
    if (text)
        (void)vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

bool
fup_arena_failed(const struct fup_arena *arena)
{
    return arena->failed;
}

/* Makes the newest piece of the arena larger where it stands. */
static bool
extend(struct fup_arena *arena, void *piece, size_t size, size_t wanted)
{
    struct block *block = arena->blocks;
    size_t more = round_up(wanted) - round_up(size);
    bool is_newest = size > 0 && block && block->size - block->used >= more &&
                     (char *)piece + round_up(size) == (char *)block->bytes + block->used;

    if (is_newest)
        block->used += more;
    return is_newest;
}

bool
fup_arena_grow(struct fup_arena *arena, void **items, size_t count, size_t *capacity,
               size_t item_size)
{
    bool has_room = count < *capacity;

    if (!has_room && count < SIZE_MAX / 2 / item_size) {
        size_t wanted = count ? count * 2 : 8, held = count * item_size;
        void *larger = NULL;

        if (count == *capacity && extend(arena, *items, held, wanted * item_size)) {
            larger = *items;
        } else {
            larger = fup_arena_room(arena, wanted * item_size);
            if (larger && count)
                memcpy(larger, *items, held);
        }
        if (larger) {
            *items = larger;
            *capacity = wanted;
            has_room = true;
        }
    }
    return has_room;
}
