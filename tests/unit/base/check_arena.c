/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/arena.h"

#include <stdint.h>
#include <string.h>

#include "support/unit.h"

struct number_list {
    int *items;
    size_t count, capacity;
};

START_TEST(memory_is_zeroed_and_aligned)
{
    struct fup_arena *arena = fup_arena_new(0);

    for (size_t size = 0; size < 200; size += 7) {
        char *bytes = fup_arena_alloc(arena, size);

        ck_assert_ptr_nonnull(bytes);
        ck_assert_uint_eq((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            ck_assert_int_eq(bytes[i], 0);
        memset(bytes, 0xAA, size);
    }
    fup_arena_free(arena);
}
END_TEST

START_TEST(a_limit_gives_null_and_is_remembered)
{
    struct fup_arena *arena = fup_arena_new(64 * 1024);
    size_t taken = 0;

    while (fup_arena_alloc(arena, 1000))
        taken++;
    ck_assert_uint_gt(taken, 10);
    ck_assert_uint_lt(taken, 200);
    ck_assert(fup_arena_failed(arena));
    ck_assert_ptr_null(fup_arena_alloc(arena, SIZE_MAX - 3));
    ck_assert_ptr_null(fup_arena_copy_len(arena, "x", SIZE_MAX));
    fup_arena_free(arena);
    fup_arena_free(NULL);
}
END_TEST

START_TEST(lists_grow_and_keep_what_they_hold)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct number_list list = {0};

    for (int i = 0; i < 1000; i++) {
        int *item = FUP_LIST_ADD(&list, arena);

        ck_assert_ptr_nonnull(item);
        *item = i;
    }
    ck_assert_uint_eq(list.count, 1000);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(list.items[i], i);
    fup_arena_free(arena);
}
END_TEST

START_TEST(texts_are_copied_and_formatted)
{
    struct fup_arena *arena = fup_arena_new(0);

    ck_assert_ptr_null(fup_arena_copy(arena, NULL));
    ck_assert_str_eq(fup_arena_copy(arena, ""), "");
    ck_assert_str_eq(fup_arena_copy_len(arena, "abcdef", 3), "abc");
    ck_assert_str_eq(fup_arena_format(arena, "%s-%03d", "a", 7), "a-007");
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_MAIN("base/arena", memory_is_zeroed_and_aligned, a_limit_gives_null_and_is_remembered,
              lists_grow_and_keep_what_they_hold, texts_are_copied_and_formatted)
