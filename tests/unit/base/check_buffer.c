/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buffer.h"

#include <string.h>

#include "support/unit.h"

START_TEST(text_is_always_terminated)
{
    struct fup_buffer buffer = {0};

    fup_buffer_text(&buffer, NULL);
    fup_buffer_add(&buffer, "", 0);
    ck_assert_str_eq(buffer.text, "");
    fup_buffer_text(&buffer, "due ");
    fup_buffer_format(&buffer, "%d of %s", 3, "many");
    ck_assert_str_eq(buffer.text, "due 3 of many");
    ck_assert_uint_eq(buffer.len, strlen(buffer.text));
    fup_buffer_release(&buffer);
    ck_assert_ptr_null(buffer.text);
}
END_TEST

START_TEST(it_grows_over_every_boundary)
{
    struct fup_buffer buffer = {0};

    for (size_t i = 0; i < 5000; i++)
        fup_buffer_add(&buffer, "0123456789" + i % 10, 1);
    ck_assert_uint_eq(buffer.len, 5000);
    for (size_t i = 0; i < 5000; i++)
        ck_assert_int_eq(buffer.text[i], (int)('0' + i % 10));
    ck_assert(!buffer.failed);
    fup_buffer_release(&buffer);
}
END_TEST

FUP_UNIT_MAIN("base/buffer", text_is_always_terminated, it_grows_over_every_boundary)
