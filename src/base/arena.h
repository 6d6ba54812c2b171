/* base/arena.h - memory that is freed in one call.
 *
 * Everything that one request makes (a list of rows, the facts of one mail) lives in one arena and
 * dies with it; nothing in it is freed singly. A failed allocation returns NULL and is remembered:
 * code that builds something large may go on with what it has and let its caller ask
 * fup_arena_failed() once at the end. Growable arrays ("lists") are plain structs
 *     struct fup_x_list { struct fup_x *items; size_t count, capacity; };
 * filled with FUP_LIST_ADD.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_BASE_ARENA_H
#define FUP_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/error.h"

struct fup_arena;

/* A new arena, or NULL when memory is short. `limit` is the most bytes it may ever hold (0: none);
 * reaching it counts as a failed allocation. */
struct fup_arena *fup_arena_new(size_t limit);
void fup_arena_free(struct fup_arena *arena); /* NULL is fine */

/* Zeroed, aligned for any type. NULL when memory is short. */
void *fup_arena_alloc(struct fup_arena *arena, size_t size);
/* The same, not zeroed: for large arrays of which every item is written before it is read. */
void *fup_arena_room(struct fup_arena *arena, size_t size);
/* Copies of a string, of `len` bytes (zero-terminated), of a formatted text. NULL text gives NULL.
 */
char *fup_arena_copy(struct fup_arena *arena, const char *text);
char *fup_arena_copy_len(struct fup_arena *arena, const char *text, size_t len);
char *fup_arena_format(struct fup_arena *arena, const char *format, ...) FUP_PRINTF(2, 3);

/* Did any allocation fail since the arena was made? */
bool fup_arena_failed(const struct fup_arena *arena);

/* Makes room for one more item, which is not zeroed; FUP_LIST_ADD does that. */
bool fup_arena_grow(struct fup_arena *arena, void **items, size_t count, size_t *capacity,
                    size_t item_size);

/* Adds a zeroed item to a list and gives its address, or NULL when memory is short. The address is
 * valid until the next FUP_LIST_ADD on the same list. */
#define FUP_LIST_ADD(list, arena)                                                                  \
    ((list)->count < (list)->capacity ||                                                           \
             fup_arena_grow((arena), (void **)&(list)->items, (list)->count, &(list)->capacity,    \
                            sizeof *(list)->items)                                                 \
         ? (memset(&(list)->items[(list)->count], 0, sizeof *(list)->items),                       \
            &(list)->items[(list)->count++])                                                       \
         : NULL)

#endif
