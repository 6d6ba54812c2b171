/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/status.h"

#include <string.h>

#include "support/unit.h"

static const struct fup_summary nothing = {.indexed_at = 0};
static const struct fup_summary busy = {
    .now = 3, .reply = 1, .follow_up = 2, .overdue = 2, .waiting = 5, .indexed_at = 0};
static const struct fup_summary old = {.indexed_at = 0, .is_old = true};

static const struct {
    const struct fup_summary *summary;
    const char *format, *expected;
} outputs[] = {
    {&nothing, "plain", "nothing to do\n"},
    {&nothing, "tmux", "\n"},
    {&busy, "text", "3 to do (1 reply, 2 follow-ups), 2 overdue, 5 waiting\n"},
    {&busy, "nvim", "F:3 late:2\n"},
    {&busy, "mutt", "F:3 late:2\n"},
    {&busy, "tmux", "F:3 late:2\n"},
    {&busy, "zsh", "F:3 late:2\n"},
    {&busy, "i3blocks", "F:3 late:2\nF:3 late:2\n#ff5555\n"},
    {&busy, "waybar",
     "{\"text\":\"F:3 late:2\",\"tooltip\":\"3 to do (1 reply, 2 follow-ups), 2 overdue, 5 "
     "waiting\",\"class\":\"overdue\"}\n"},
    {&busy, "json",
     "{\"version\":1,\"now\":3,\"reply\":1,\"follow_up\":2,\"thank_you\":0,\"overdue\":2,"
     "\"waiting\":5,\"indexed_at\":\"1970-01-01T00:00:00+00:00\",\"old\":false}\n"},
    {&old, "plain", "nothing to do, index older than a day\n"},
    {&old, "nvim", "F:0 old\n"},
};

START_TEST(each_format_says_the_counts)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_zone *zone = fup_zone_fixed(arena, 0);

    ck_assert_int_eq(fup_status_format_parse(""), -1);
    ck_assert_int_eq(fup_status_format_parse("bash"), -1);
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        struct fup_buffer out = {0};
        int format = fup_status_format_parse(outputs[i].format);

        ck_assert_int_ge(format, 0);
        fup_status_print(outputs[i].summary, (enum fup_status_format)format, zone, &out);
        ck_assert_str_eq(out.text, outputs[i].expected);
        fup_buffer_release(&out);
    }
    fup_arena_free(arena);
}
END_TEST

static const struct {
    const char *text, *signs, *expected;
} escapes[] = {
    {"", "%", ""},
    {"%{system('x')}", "%", "%%{system('x')}"},
    {"touch x|%", "%", "touch x|"},
    {"100%", "%", "100"},
    {"run|", "%", "run"},
    {"#[fg=red]#(id)", "#", "##[fg=red]##(id)"},
    {"%F{red}!1", "%!", "%%F{red}!!1"},
    {"a\x1b[1m\nb", "%", "a[1mb"},
};

START_TEST(each_host_s_signs_are_doubled)
{
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        struct fup_buffer out = {0};

        fup_status_escape(escapes[i].text, escapes[i].signs, &out);
        ck_assert_str_eq(out.text ? out.text : "", escapes[i].expected);
        fup_buffer_release(&out);
    }
}
END_TEST

FUP_UNIT_MAIN("view/status", each_format_says_the_counts, each_host_s_signs_are_doubled)
