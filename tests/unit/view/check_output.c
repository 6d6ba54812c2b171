/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/output.h"

#include <string.h>

#include "support/unit.h"

static const struct {
    const char *input, *expected;
} fields[] = {
    {NULL, ""},
    {"", ""},
    {" \t\r\n ", ""},
    {"plain", "plain"},
    {" two\r\n\tlines ", "two lines"},
    {"a\x1b[31mred\x07", "a^[[31mred^G"},
    {"\x7f", "^?"},
    {"c1 \xc2\x9b"
     "31m",
     "c1 <U+009B>31m"},
    {"rlo \xe2\x80\xaetxt.exe", "rlo <U+202E>txt.exe"},
    {"zero\xe2\x80\x8bwidth", "zero<U+200B>width"},
    {"bom \xef\xbb\xbf.", "bom <U+FEFF>."},
    {"tag \xf3\xa0\x81\x81", "tag <U+E0041>"},
    {"broken \xff\xc3", "broken \xef\xbf\xbd\xef\xbf\xbd"},
    {"\x0e marks \x12", "^N marks ^R"},
    {"日本 ü", "日本 ü"},
};

START_TEST(fields_show_what_would_act_or_hide)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct fup_buffer out = {0};

        fup_output_field(&out, fields[i].input);
        ck_assert_str_eq(out.text ? out.text : "", fields[i].expected);
        fup_buffer_release(&out);
    }
}
END_TEST

START_TEST(a_field_of_blanks_takes_nothing_away)
{
    struct fup_buffer out = {0};

    fup_buffer_text(&out, "before ");
    fup_output_field(&out, "  ");
    ck_assert_str_eq(out.text, "before ");
    fup_buffer_release(&out);
}
END_TEST

/* Every byte value, alone and after others: no control byte but the line feed comes out. */
START_TEST(nothing_but_line_feeds_passes_the_filter)
{
    struct fup_buffer in = {0}, out = {0};

    for (int i = 0; i < 256 * 256; i++) {
        char pair[2] = {(char)(i / 256), (char)(i % 256)};

        fup_buffer_add(&in, pair, 2);
    }
    fup_output_render((struct fup_str){in.text, in.len}, false, &out);
    for (size_t at = 0, step; at < out.len; at += step) {
        uint32_t code;

        step = fup_utf8_step(out.text + at, out.len - at, &code);
        ck_assert(code == '\n' || !fup_output_is_hidden(code));
        ck_assert(step > 1 || code < 0x80);
    }
    fup_buffer_release(&in);
    fup_buffer_release(&out);
}
END_TEST

START_TEST(colours_come_from_marks_only)
{
    struct fup_buffer in = {0}, out = {0};

    fup_output_style(&in, FUP_STYLE_LATE);
    fup_output_field(&in, "\x1b[1mx");
    fup_output_style(&in, FUP_STYLE_PLAIN);
    fup_output_render((struct fup_str){in.text, in.len}, true, &out);
    ck_assert_str_eq(out.text, "\033[31m^[[1mx\033[0m");
    fup_buffer_release(&out);
    fup_output_render((struct fup_str){in.text, in.len}, false, &out);
    ck_assert_str_eq(out.text, "^[[1mx");
    fup_buffer_release(&in);
    fup_buffer_release(&out);
}
END_TEST

START_TEST(json_keeps_its_meaning_in_visible_escapes)
{
    struct fup_buffer out = {0};

    fup_output_json(fup_str_from("{\"a\":\"\xe2\x80\xae\xc2\x9b\x7fü\xf3\xa0\x81\x81\"}\n"), &out);
    ck_assert_str_eq(out.text, "{\"a\":\"\\u202e\\u009b\\u007fü\\udb40\\udc41\"}\n");
    fup_buffer_release(&out);
}
END_TEST

FUP_UNIT_MAIN("view/output", fields_show_what_would_act_or_hide,
              a_field_of_blanks_takes_nothing_away, nothing_but_line_feeds_passes_the_filter,
              colours_come_from_marks_only, json_keeps_its_meaning_in_visible_escapes)
