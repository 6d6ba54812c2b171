/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/todo.h"

#include <string.h>

#include "support/unit.h"

#define STAMP 1773651600 /* 2026-03-16T09:00Z */

START_TEST(no_tasks_are_a_calendar_too)
{
    struct fup_todo_list none = {0};
    struct fup_buffer out = {0};

    ck_assert_int_eq(fup_todo_write(&none, STAMP, &out), FUP_OK);
    ck_assert_str_eq(out.text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                               "PRODID:-//followup//followup//EN\r\nEND:VCALENDAR\r\n");
    fup_buffer_release(&out);
}
END_TEST

START_TEST(a_task_cannot_leave_its_line)
{
    struct fup_todo todo = {"a@followup.invalid", "x\r\nATTACH:file:///etc/passwd\r\n, y; z\\",
                            NULL, "m@example.org", 20528};
    struct fup_todo bare = {"b@followup.invalid", "y", "", "odd id\"@x", FUP_NO_DAY};
    struct fup_todo both[] = {todo, bare};
    struct fup_todo_list todos = {both, 2, 2};
    struct fup_buffer out = {0};

    ck_assert_int_eq(fup_todo_write(&todos, STAMP, &out), FUP_OK);
    ck_assert_ptr_null(strstr(out.text, "\nATTACH"));
    ck_assert_ptr_nonnull(
        strstr(out.text, "SUMMARY:x  ATTACH:file:///etc/passwd  \\, y\\; z\\\\\r\n"));
    ck_assert_ptr_nonnull(strstr(out.text, "DUE;VALUE=DATE:20260316\r\n"));
    ck_assert_ptr_nonnull(strstr(out.text, "DTSTAMP:20260316T090000Z\r\n"));
    ck_assert_ptr_nonnull(strstr(out.text, "URL:mid:m@example.org\r\n"));
    ck_assert_ptr_null(strstr(out.text, "odd"));
    fup_buffer_release(&out);
}
END_TEST

FUP_UNIT_MAIN("text/todo", no_tasks_are_a_calendar_too, a_task_cannot_leave_its_line)
