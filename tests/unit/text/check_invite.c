/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/invite.h"

#include <check.h>
#include <string.h>

#include "base/buffer.h"
#include "support/unit.h"

static struct fup_arena *arena;
static struct fup_invite_list invites;

static void
set_up(void)
{
    arena = fup_arena_new(0);
    invites = (struct fup_invite_list){0};
}

static void
tear_down(void)
{
    fup_arena_free(arena);
}

static void
read_part(const char *text, size_t len)
{
    invites = (struct fup_invite_list){0};
    fup_invite_read((struct fup_str){text, len}, 60, arena, &invites);
}

static void
read_event(const char *lines)
{
    const char *text = fup_arena_format(
        arena,
        "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n%sEND:VEVENT\r\nEND:VCALENDAR\r\n",
        lines);

    read_part(text, strlen(text));
}

START_TEST(what_is_no_calendar_gives_nothing)
{
    static const char *const rows[] = {"",
                                       "\n",
                                       "hello",
                                       "BEGIN:VCALENDAR\n",
                                       "END:VCALENDAR\n",
                                       "BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR\n"};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read_part(rows[i], strlen(rows[i]));
        ck_assert_msg(invites.count == 0, "row %zu", i);
    }
}
END_TEST

START_TEST(times_become_instants)
{
    static const struct {
        const char *lines;
        fup_instant start, end;
        bool is_all_day;
    } rows[] = {
        {"", FUP_NO_INSTANT, FUP_NO_INSTANT, false},
        {"DTSTART:nonsense\n", FUP_NO_INSTANT, FUP_NO_INSTANT, false},
        {"DTSTART:20260302T090000Z\nDTEND:20260302T100000Z\n", 1772442000, 1772445600, false},
        {"DTSTART:20260302T090000Z\nDURATION:PT1H30M\n", 1772442000, 1772447400, false},
        {"DTSTART:20260302T090000Z\nDTEND:20260301T100000Z\n", 1772442000, 1772442000, false},
        /* floating: the zone of the mail, here one hour east */
        {"DTSTART:20260302T100000\n", 1772442000, 1772442000, false},
        {"DTSTART;TZID=Europe/Berlin:20260302T100000\n", 1772442000, 1772442000, false},
        {"DTSTART;TZID=Europe/Berlin:20260702T110000\n", 1782982800, 1782982800, false},
        {"DTSTART;TZID=/vendor.example/20200101_1/America/New_York:20260302T040000\n", 1772442000,
         1772442000, false},
        {"DTSTART;TZID=\"GMT Standard Time\":20260702T100000\n", 1782982800, 1782982800, false},
        {"DTSTART;TZID=W. Europe Standard Time:20260302T100000\n", 1772442000, 1772442000, false},
        {"DTSTART;TZID=../../../etc/passwd:20260302T100000\n", 1772442000, 1772442000, false},
        {"DTSTART;TZID=/etc/localtime:20260302T100000\n", 1772442000, 1772442000, false},
        /* all day: the end of the calendar is exclusive */
        {"DTSTART;VALUE=DATE:20260302\n", 1772409600, 1772409600, true},
        {"DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260304\n", 1772409600, 1772496000, true},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read_event(rows[i].lines);
        ck_assert_msg(invites.count == 1, "row %zu: %zu events", i, invites.count);
        ck_assert_msg(
            invites.items[0].start == rows[i].start && invites.items[0].end == rows[i].end &&
                invites.items[0].is_all_day == rows[i].is_all_day,
            "row %zu: %ld..%ld", i, (long)invites.items[0].start, (long)invites.items[0].end);
    }
}
END_TEST

START_TEST(an_own_zone_is_known_by_its_offsets)
{
    static const char text[] =
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:(UTC+01:00) My Town\nBEGIN:STANDARD\n"
        "DTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
        "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\nEND:STANDARD\nBEGIN:DAYLIGHT\n"
        "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
        "BEGIN:VEVENT\nDTSTART;TZID=\"(UTC+01:00) My Town\":20260702T110000\n"
        "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\nEND:VCALENDAR\n";

    read_part(text, sizeof text - 1);
    ck_assert_uint_eq(invites.count, 1);
    ck_assert_int_eq(invites.items[0].start, 1782982800);
}
END_TEST

START_TEST(people_and_answers_are_read)
{
    const struct fup_invite *invite;

    read_event("UID:u@x.example\r\nSEQUENCE:3\r\nSUMMARY:Talk\\nwith you\\, and me\r\n"
               "LOCATION:Room 1\r\nORGANIZER;CN=\"Ada, L.\":mailto:Ada@X.Example\r\n"
               "ATTENDEE;PARTSTAT=DECLINED;CN=Ben:MAILTO:ben@x.\r\n example\r\n"
               "ATTENDEE;EMAIL=c@x.example;PARTSTAT=ACCEPTED:invalid:nomail\r\n");
    ck_assert_uint_eq(invites.count, 1);
    invite = &invites.items[0];
    ck_assert_str_eq(invite->uid, "u@x.example");
    ck_assert_int_eq(invite->sequence, 3);
    ck_assert_int_eq(invite->method, FUP_METHOD_REQUEST);
    ck_assert(!invite->is_cancelled);
    ck_assert_str_eq(invite->summary, "Talk with you, and me");
    ck_assert_str_eq(invite->organizer.name, "Ada, L.");
    ck_assert_str_eq(invite->organizer.address, "Ada@x.example");
    ck_assert_uint_eq(invite->attendees.count, 2);
    ck_assert_str_eq(invite->attendees.items[0].address, "ben@x.example");
    ck_assert_int_eq(invite->attendees.items[0].answer, FUP_ANSWER_DECLINED);
    ck_assert_str_eq(invite->attendees.items[1].address, "c@x.example");
    ck_assert_int_eq(invite->attendees.items[1].answer, FUP_ANSWER_ACCEPTED);
}
END_TEST

START_TEST(cancellations_and_answers_have_their_method)
{
    static const char cancel[] = "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\n"
                                 "END:VCALENDAR\n";
    static const char reply[] =
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:b\nSTATUS:CANCELLED\nEND:VEVENT\nEND:VCALENDAR\n";

    read_part(cancel, sizeof cancel - 1);
    ck_assert(invites.count == 1 && invites.items[0].is_cancelled);
    read_part(reply, sizeof reply - 1);
    ck_assert_uint_eq(invites.count, 2);
    ck_assert_int_eq(invites.items[0].method, FUP_METHOD_REPLY);
    ck_assert(!invites.items[0].is_cancelled && invites.items[1].is_cancelled);
}
END_TEST

START_TEST(dangerous_parts_are_refused)
{
    static const struct {
        const char *start, *piece;
        int times;
    } rows[] = {
        {"", "BEGIN:X\n", 70000},
        {"BEGIN:VCALENDAR\nX:", "aaaaaaaaaaaaaaaaaaaa", 50000},
        {"BEGIN:VCALENDAR\nX:", "aaaaaaaaaaaaaaaaaaaa\n ", 40000},
        {"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "X:y\n", 20000},
        {"BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE", ";A=b", 15000},
        {"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n",
         "\n\n\n\n\n\n\n\n", 200000},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fup_buffer text = {0};

        fup_buffer_text(&text, rows[i].start);
        for (int n = 0; n < rows[i].times; n++)
            fup_buffer_text(&text, rows[i].piece);
        read_part(text.text, text.len);
        ck_assert_msg(invites.count == 0, "row %zu", i);
        fup_buffer_release(&text);
    }
}
END_TEST

FUP_UNIT_TABLES("text/invite", set_up, tear_down, FUP_UNIT_TEST(what_is_no_calendar_gives_nothing),
                FUP_UNIT_TEST(times_become_instants),
                FUP_UNIT_TEST(an_own_zone_is_known_by_its_offsets),
                FUP_UNIT_TEST(people_and_answers_are_read),
                FUP_UNIT_TEST(cancellations_and_answers_have_their_method),
                FUP_UNIT_TEST(dangerous_parts_are_refused))
