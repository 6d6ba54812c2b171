/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/checksum.h"

#include "support/unit.h"

#include <string.h>

START_TEST(crc_is_that_of_zlib)
{
    static const struct {
        const char *text;
        uint32_t sum;
    } table[] = {{"", 0},
                 {"a", 0xE8B7BE43},
                 {"123456789", 0xCBF43926}, /* the check value of the CRC catalogue */
                 {"The quick brown fox jumps over the lazy dog", 0x414FA339}};

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ck_assert_uint_eq(fup_crc32(table[i].text, strlen(table[i].text)), table[i].sum);
}
END_TEST

START_TEST(mark_is_fnv_1a)
{
    char text[17];

    fup_mark_format(fup_mark(FUP_MARK_START, "", 0), text);
    ck_assert_str_eq(text, "cbf29ce484222325");
    fup_mark_format(fup_mark(FUP_MARK_START, "a", 1), text);
    ck_assert_str_eq(text, "af63dc4c8601ec8c");
    ck_assert_uint_eq(fup_mark(fup_mark(FUP_MARK_START, "foo", 3), "bar", 3),
                      fup_mark(FUP_MARK_START, "foobar", 6));
}
END_TEST

FUP_UNIT_MAIN("store/checksum", crc_is_that_of_zlib, mark_is_fnv_1a)
