/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/envelope.h"

#include <check.h>

#include "support/unit.h"

static const struct {
    const char *path, *to;
    bool is_mass;
} return_paths[] = {
    {NULL, "ada@home.example", false},
    {"<>", "ada@home.example", false},
    {"<ada@home.example>", "ada@home.example", false},
    {"<bounce+17-ada=home.example@mailer.example>", NULL, false},
    {"<bounce+17-ada=home.example@mailer.example>", "ada@home.example", true},
    {"<b-ADA=HOME.example@mailer.example>", "ada@home.example", true},
    {"<SRS0=hash=tt=bob.example=bob@forward.example>", "ada@home.example", false},
    {"<prvs=123=bob@bob.example>", "ada@home.example", false},
    {"<b-ada=home.example@mailer.example>", "eve@home.example", false},
};

START_TEST(return_path_that_encodes_its_reader)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_header header = {"Return-Path", return_paths[_i].path};
    struct fup_address to = {NULL, return_paths[_i].to, NULL};
    struct fup_mail mail = {.subject = "", .date = FUP_NO_INSTANT, .received = FUP_NO_INSTANT};
    struct fup_message message = {0};

    if (return_paths[_i].path) {
        mail.headers.items = &header;
        mail.headers.count = 1;
    }
    if (return_paths[_i].to) {
        mail.to.items = &to;
        mail.to.count = 1;
    }
    fup_envelope_read(&mail, 0, arena, &message);
    ck_assert_int_eq((message.flags & FUP_MAIL_MASS) != 0, return_paths[_i].is_mass);
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_TABLES("signal/return_path", NULL, NULL,
                FUP_UNIT_ROWS(return_path_that_encodes_its_reader, return_paths))
