/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include "support/unit.h"

START_TEST(the_first_fault_is_kept)
{
    struct fup_error error = {0};

    ck_assert_int_eq(fup_error_set(NULL, FUP_BUSY, "nobody listens"), FUP_BUSY);
    ck_assert_int_eq(fup_error_set(&error, FUP_OWN_FILES, "config: line %d", 4), FUP_OWN_FILES);
    ck_assert_int_eq(fup_error_set(&error, FUP_USAGE, "later"), FUP_USAGE);
    ck_assert_int_eq(error.status, FUP_OWN_FILES);
    ck_assert_str_eq(error.text, "config: line 4");
}
END_TEST

START_TEST(the_text_is_one_line)
{
    struct fup_error error = {0};

    ck_assert_int_eq(fup_error_set(&error, FUP_NO_MAIL, "a:\n\tb  c"), FUP_NO_MAIL);
    ck_assert_str_eq(error.text, "a: b c");
}
END_TEST

START_TEST(exit_codes_are_the_documented_ones)
{
    static const struct {
        enum fup_status status;
        int code;
    } rows[] = {{FUP_OK, 0},        {FUP_NOT_FOUND, 1}, {FUP_USAGE, 2}, {FUP_TOO_BIG, 2},
                {FUP_NO_INDEX, 3},  {FUP_NO_MAIL, 4},   {FUP_BUSY, 5},  {FUP_OWN_FILES, 6},
                {FUP_NO_MEMORY, 6}, {FUP_BROKEN, 6}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_int_eq(fup_error_exit_code(rows[i].status), rows[i].code);
}
END_TEST

FUP_UNIT_MAIN("base/error", the_first_fault_is_kept, the_text_is_one_line,
              exit_codes_are_the_documented_ones)
