/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/impersonal.h"

#include <stdio.h>
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
    fup_read_mail(fup_reader_new(NULL, arena), &mail, FUP_NO_INSTANT, arena, &reading);
    ck_assert_int_eq(reading.message.automatic,
                     mails[_i].is_impersonal ? FUP_AUTOMATIC_NOTICE : FUP_AUTOMATIC_NO);
    if (mails[_i].is_impersonal)
        ck_assert_str_eq(reading.message.automatic_rule, "auto.impersonal");
    fup_arena_free(arena);
}
END_TEST

/* A mail of impersonal.txt: its first line is "kind | From | Subject". */
static bool
is_told(const struct fup_reader *reader, char *block)
{
    struct fup_arena *arena = fup_arena_new(0);
    char *text = strchr(block, '\n'), *from = strstr(block, " | "), *subject;
    bool is_impersonal = strncmp(block, "impersonal", 10) == 0;
    struct fup_reading reading;
    struct fup_mail mail;
    const char *bytes;

    ck_assert(text != NULL && from != NULL && from < text);
    *text++ = '\0';
    subject = strstr(from + 3, " | ");
    ck_assert(subject != NULL);
    bytes = fup_arena_format(arena,
                             "From: %.*s\nSubject: %s\nTo: ada@home.example\n"
                             "Date: Tue, 10 Mar 2026 09:00:00 +0100\n"
                             "Content-Type: text/plain; charset=utf-8\n\n%s\n",
                             (int)(subject - from - 3), from + 3, subject + 3, text);
    ck_assert_int_eq(fup_mail_parse(bytes, strlen(bytes), arena, &mail, NULL), FUP_OK);
    fup_read_mail(reader, &mail, FUP_NO_INSTANT, arena, &reading);
    if ((reading.message.automatic == FUP_AUTOMATIC_NOTICE) != is_impersonal)
        (void)fprintf(stderr, "not told: %s\n", block);
    fup_arena_free(arena);
    return (reading.message.automatic == FUP_AUTOMATIC_NOTICE) == is_impersonal;
}

START_TEST(every_mail_of_the_table_is_told)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_reader *reader = fup_reader_new(NULL, arena);
    FILE *file = fopen("tests/unit/signal/impersonal.txt", "r");
    char block[4096] = "", line[1024];
    int told = 0, wrong = 0;

    fup_mail_init();
    ck_assert(file != NULL);
    while (fgets(line, sizeof line, file)) {
        if (strcmp(line, "---\n") == 0) {
            wrong += !is_told(reader, block);
            told++;
            block[0] = '\0';
        } else if (line[0] != '#') {
            ck_assert_uint_lt(strlen(block) + strlen(line), sizeof block);
            strcat(block, line);
        }
    }
    (void)fclose(file);
    ck_assert_int_eq(wrong, 0);
    ck_assert_int_gt(told, 100);
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_TABLES("signal/impersonal", NULL, NULL, FUP_UNIT_TEST(every_mail_of_the_table_is_told),
                FUP_UNIT_ROWS(weak_signs_add_up, mails))
