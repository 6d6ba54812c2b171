/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/impersonal.h"

#include <string.h>

#include "signal/read.h"
#include "support/unit.h"

static const struct {
    const char *headers, *text;
    bool is_impersonal;
} mails[] = {
    {"", "", false},
    {"From: ada@home.example\n", "Your order is packed.\n", false},
    {"From: Tin Roof Shop <orders@tinroof.example>\nSubject: Packed\n",
     "Your order leaves us today. Questions? Just ask!\n", true},
    {"From: Kiln Club <hello@kilnclub.example>\nSubject: Last chance to vote\n",
     "Choose your favourite by Wednesday.\n", true},
    {"From: Wasserwerk Nord <service@kunden-nord.example>\nSubject: Ihr Abschlag\n",
     "Guten Tag, bitte sorgen Sie am 30. September fuer Deckung.\n", true},
    {"From: Build Server <ci@forge.example>\nSubject: Build failed\n",
     "Please check the log by tomorrow.\n", true},
    {"From: Orders <orders@tinroof.example>\nSubject: On its way\n", "How did we do? Tell us.\n",
     true},
    /* what a person signs, what answers, what is about hiring */
    {"From: Tin Roof Shop <info@tinroof.example>\nSubject: Your ladder\n",
     "Dear Ada,\n\nwhen would you like to fetch the ladder?\n\nBest regards,\nBen Quill\n", false},
    {"From: Tin Roof Shop <orders@tinroof.example>\nSubject: Re: Cards\nIn-Reply-To: <a@b>\n"
     "References: <a@b>\n",
     "Could you send us your address by Friday?\n", false},
    {"From: Order Desk <orders@tinroof.example>\nSubject: Re: Cards\n",
     "Could you send us your address by Friday?\n", false},
    {"From: Ben Quill <ben@benquill.example>\nSubject: Saturday\n", "Are you coming?\n", false},
    {"From: Tin Roof <team@tinroof.example>\nSubject: Your application for Kiln Technician\n",
     "We would like to invite you to an interview. When are you free?\n", false},
};

START_TEST(weak_signs_add_up)
{
    struct fup_arena *arena = fup_arena_new(0);
    const char *bytes = fup_arena_format(
        arena, "%sDate: Mon, 2 Mar 2026 10:00:00 +0100\nTo: ada@home.example\n\n%s",
        mails[_i].headers, mails[_i].text);
    struct fup_reading reading;
    struct fup_mail mail;

    fup_mail_init();
    ck_assert_int_eq(fup_mail_parse(bytes, strlen(bytes), arena, &mail, NULL), FUP_OK);
    fup_read_mail(fup_reader_new(arena), &mail, FUP_NO_INSTANT, arena, &reading);
    ck_assert_int_eq(reading.message.automatic,
                     mails[_i].is_impersonal ? FUP_AUTOMATIC_NOTICE : FUP_AUTOMATIC_NO);
    if (mails[_i].is_impersonal)
        ck_assert_str_eq(reading.message.automatic_rule, "auto.impersonal");
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_TABLES("signal/impersonal", NULL, NULL, FUP_UNIT_ROWS(weak_signs_add_up, mails))
