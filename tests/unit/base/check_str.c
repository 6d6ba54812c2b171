/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"

#include "support/unit.h"

START_TEST(lines_are_cut_with_and_without_a_last_line_feed)
{
    struct fup_str rest = fup_str_from("one\n\ntwo"), line;

    ck_assert(fup_str_next_line(&rest, &line) && fup_str_is(line, "one"));
    ck_assert(fup_str_next_line(&rest, &line) && fup_str_is(line, ""));
    ck_assert(fup_str_next_line(&rest, &line) && fup_str_is(line, "two"));
    ck_assert(!fup_str_next_line(&rest, &line));
}
END_TEST

START_TEST(folding_knows_more_than_ascii)
{
    struct fup_arena *arena = fup_arena_new(0);

    ck_assert_str_eq(fup_utf8_fold(arena, fup_str_from("")), "");
    ck_assert_str_eq(fup_utf8_fold(arena, fup_str_from("GRÜSSE")), "grüsse");
    ck_assert_str_eq(fup_utf8_fold(arena, fup_str_from("Weiß")), "weiss");
    fup_arena_free(arena);
}
END_TEST

START_TEST(width_counts_columns)
{
    ck_assert_uint_eq(fup_utf8_width(fup_str_from("")), 0);
    ck_assert_uint_eq(fup_utf8_width(fup_str_from("日本")), 4);
    ck_assert_uint_eq(fup_utf8_width(fup_str_from("e\xcc\x81")), 1);
}
END_TEST

FUP_UNIT_MAIN("base/str", lines_are_cut_with_and_without_a_last_line_feed,
              folding_knows_more_than_ascii, width_counts_columns)
