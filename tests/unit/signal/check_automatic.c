/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/automatic.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "signal/envelope.h"
#include "support/unit.h"

static struct fup_arena *arena;
static struct fup_message message;

static void
set_up(void)
{
    fup_mail_init();
    arena = fup_arena_new(0);
}

static void
tear_down(void)
{
    fup_arena_free(arena);
}

/* 2 March 2026 is a Monday. */
static void
read_mail(const char *headers, const char *text)
{
    static struct fup_mail mail;
    struct fup_body body;
    const char *bytes = fup_arena_format(
        arena, "From: Ada <ada@x.example>\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n%s\n%s", headers,
        text);

    message = (struct fup_message){0};
    ck_assert_int_eq(fup_mail_parse(bytes, strlen(bytes), arena, &mail, NULL), FUP_OK);
    fup_envelope_read(&mail, FUP_NO_INSTANT, arena, &message);
    fup_body_read(&mail, "", arena, &body);
    for (size_t i = 0; i < mail.parts.count; i++) {
        if (mail.parts.items[i].kind == FUP_PART_CALENDAR)
            fup_invite_read((struct fup_str){mail.parts.items[i].text, mail.parts.items[i].len}, 0,
                            arena, &message.invites);
    }
    fup_automatic_read(&mail, &body, fup_dates_new(arena), arena, &message);
}

START_TEST(classes_are_told)
{
    static const struct {
        const char *headers, *text;
        enum fup_automatic automatic;
        const char *rule;
    } rows[] = {
        {"", "", FUP_AUTOMATIC_NO, NULL},
        {"Auto-Submitted: no\n", "Hi\n", FUP_AUTOMATIC_NO, NULL},
        {"Auto-Submitted: no (a person)\n", "Hi\n", FUP_AUTOMATIC_NO, NULL},
        {"Auto-Submitted: auto-generated\n", "Hi\n", FUP_AUTOMATIC_NOTICE, "auto.auto_submitted"},
        {"Auto-Submitted: normal\n", "Hi\n", FUP_AUTOMATIC_NOTICE, "auto.auto_submitted"},
        {"X-Autoreply: yes\n", "Hi\n", FUP_AUTOMATIC_NOTICE, "auto.autoreply_header"},
        {"X-Auto-Response-Suppress: All\n", "Hi\n", FUP_AUTOMATIC_NO, NULL},
        {"Return-Path: <>\n", "Hi\n", FUP_AUTOMATIC_NOTICE, "auto.empty_return_path"},
        {"Return-Path: <a@x.example>\n", "Hi\n", FUP_AUTOMATIC_NO, NULL},
        {"Precedence: auto_reply\n", "Hi\n", FUP_AUTOMATIC_NOTICE, "auto.precedence"},
        {"Precedence: bulk\n", "Hi\n", FUP_AUTOMATIC_BULK, "auto.precedence"},
        {"Precedence: bulk\nList-Id: <l.x.example>\n", "Hi\n", FUP_AUTOMATIC_NO, NULL},
        {"Precedence: list\n", "Hi\n", FUP_AUTOMATIC_NO, NULL},
        {"List-Unsubscribe: <https://x.example/u>\n", "News!\n\nUnsubscribe here.\n",
         FUP_AUTOMATIC_BULK, "auto.newsletter"},
        {"List-Unsubscribe: <https://x.example/u>\nList-Post: <mailto:l@x.example>\n",
         "Who has time?\n", FUP_AUTOMATIC_NO, NULL},
        {"List-Unsubscribe: <https://x.example/u>\nList-Post: NO\n", "News!\n\nUnsubscribe here.\n",
         FUP_AUTOMATIC_BULK, "auto.newsletter"},
        {"Subject: Automatic reply: Plan\n", "We have your ticket.\n", FUP_AUTOMATIC_NOTICE,
         "auto.reply_subject"},
        {"Content-Type: text/calendar\n",
         "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:u\n"
         "END:VEVENT\nEND:VCALENDAR\n",
         FUP_AUTOMATIC_CALENDAR, "auto.calendar_reply"},
        {"Content-Type: multipart/report; boundary=b; report-type=disposition-notification\n",
         "--b\n\nYour mail was read.\n--b\nContent-Type: message/disposition-notification\n\n"
         "Disposition: manual-action/MDN-sent-manually; displayed\n--b--\n",
         FUP_AUTOMATIC_DELAY, "auto.read_receipt"},
        /* people who speak of an absence */
        {"Subject: Out of the office\n", "I am on vacation next week.\n", FUP_AUTOMATIC_NO, NULL},
        {"Subject: Holidays\n", "I am out of the office until Friday. Can we talk before?\n",
         FUP_AUTOMATIC_NO, NULL},
        {"Subject: Re: Plan\nIn-Reply-To: <m@x>\n",
         "Ben is on holiday until Friday, but I can help. What do you need?\n", FUP_AUTOMATIC_NO,
         NULL},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read_mail(rows[i].headers, rows[i].text);
        ck_assert_msg(message.automatic == rows[i].automatic &&
                          fup_str_same_caseless(message.automatic_rule, rows[i].rule),
                      "row %zu: %d %s", i, message.automatic, message.automatic_rule);
    }
}
END_TEST

START_TEST(absences_tell_their_last_day)
{
    static const struct {
        const char *headers, *text, *last; /* "": not told */
    } rows[] = {
        {"Subject: Automatic reply: Plan\n", "I am out of the office.\n", ""},
        {"Subject: Automatic reply: Plan\n", "I am out of the office until 13 March 2026.\n",
         "2026-03-13"},
        {"Subject: Automatic reply: Plan\n",
         "Thank you for your mail. I am out of the office and will be back on 16 March 2026.\n",
         "2026-03-15"},
        {"Subject: Out of Office\nAuto-Submitted: auto-replied\n",
         "I am on annual leave from 3 March to 13 March 2026 with limited access to email.\n",
         "2026-03-13"},
        {"Subject: Re: Plan\nIn-Reply-To: <m@x>\n",
         "Thank you for your message. I am away until 13 March 2026.\nIn urgent cases please "
         "contact Ben.\n",
         "2026-03-13"},
        {"Subject: Automatische Antwort: Plan\n",
         "Ich bin bis einschließlich 13.03.2026 nicht im Büro.\n", "2026-03-13"},
        {"Subject: Automatische Antwort: Plan\n",
         "Ich bin zur Zeit im Urlaub. Ab dem 16.03.2026 bin ich wieder erreichbar.\n",
         "2026-03-15"},
        {"Subject: Automatic reply: Plan\n", "I will be off until Monday 16 March.\n",
         "2026-03-16"},
        {"Subject: Automatic reply: Plan\n",
         "I'm away from my desk and back on Monday, 16 March.\n", "2026-03-15"},
        {"Subject: Automatic reply: Plan\n",
         "I'm on holiday till the 20th. Back in the office Monday 23rd.\n", "2026-03-22"},
        {"Subject: Automatic reply: Plan\n",
         "I am out of the office starting 10 March and will not return until 23 March.\n",
         "2026-03-22"},
        {"Subject: Automatische Antwort: Plan\n", "Ab Montag bin ich wieder am Platz.\n",
         "2026-03-08"},
        {"Subject: Automatische Antwort: Plan\n", "Ich bin ab dem 16. März wieder im Haus.\n",
         "2026-03-15"},
        {"Subject: Automatische Antwort: Plan\n",
         "Derzeit bin ich verreist und kehre am 23. März zurück.\n", "2026-03-22"},
        {"Subject: Réponse automatique : Plan\n", "Je suis en congé, de retour le 23 mars.\n",
         "2026-03-22"},
        {"Subject: Réponse automatique : Plan\n", "Je suis absente jusqu'au 20 mars.\n",
         "2026-03-20"},
        {"Subject: Respuesta automática: Plan\n", "De vuelta el 23 de marzo.\n", "2026-03-22"},
        {"Subject: Respuesta automática: Plan\n", "Vuelvo el lunes 23 de marzo.\n", "2026-03-22"},
        {"Subject: Automatic reply: Plan\n",
         "I am counting seals without signal until Friday 20 March.\n", "2026-03-20"},
        {"Subject: Automatic reply: Plan\n",
         "I'm at the wool fairs and back in the studio on Wednesday 18 March.\n", "2026-03-17"},
        {"Subject: Re: Plan\nIn-Reply-To: <m@x>\n",
         "I'm off enjoying the snow until March 20 and won't be checking messages.\n",
         "2026-03-20"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct fup_finding *finding;
        char day[11] = "";

        read_mail(rows[i].headers, rows[i].text);
        ck_assert_msg(message.automatic == FUP_AUTOMATIC_AWAY, "row %zu: %d", i, message.automatic);
        ck_assert_uint_eq(message.findings.count, 1);
        finding = &message.findings.items[0];
        ck_assert_int_eq(finding->sense, FUP_SENSE_AWAY);
        if (finding->has_window)
            fup_day_format(finding->window.end, day);
        ck_assert_msg(strcmp(day, rows[i].last) == 0, "row %zu: {%s}", i, day);
    }
}
END_TEST

START_TEST(seven_languages_are_away)
{
    static const char *const rows[][2] = {
        {"Automatic reply: Plan", "I am currently out of the office."},
        {"Automatische Antwort: Plan", "Ich bin derzeit nicht im Büro."},
        {"Réponse automatique : Plan", "Je suis absente du bureau."},
        {"Respuesta automática: Plan", "Estoy fuera de la oficina."},
        {"Risposta automatica: Plan", "Sono fuori ufficio."},
        {"Automatisch antwoord: Plan", "Ik ben niet op kantoor."},
        {"Resposta automática: Plan", "Estou fora do escritório."},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read_mail(fup_arena_format(arena, "Subject: %s\n", rows[i][0]), rows[i][1]);
        ck_assert_msg(message.automatic == FUP_AUTOMATIC_AWAY, "row %zu", i);
    }
}
END_TEST

START_TEST(reports_name_the_recipient)
{
    static const char head[] = "Subject: Undelivered\n"
                               "Content-Type: multipart/report; report-type=delivery-status; "
                               "boundary=b\n";
    static const char report[] =
        "--b\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; "
        "x.example\n\n"
        "Final-Recipient: rfc822; ben@y.example\nAction: %s\nStatus: %s\n\n"
        "--b\nContent-Type: %s\n\nMessage-ID: <mine@x.example>\nSubject: Plan\n\n--b--\n";

    read_mail(head, fup_arena_format(arena, report, "failed", "5.1.1", "message/rfc822"));
    ck_assert_int_eq(message.automatic, FUP_AUTOMATIC_BOUNCE);
    ck_assert_str_eq(message.automatic_rule, "delivery.failed");
    ck_assert_str_eq(message.failed_recipient, "ben@y.example");
    ck_assert_str_eq(message.failed_status, "5.1.1");
    ck_assert_str_eq(message.failed_id, "mine@x.example");
    read_mail(head, fup_arena_format(arena, report, "delayed", "4.4.1", "text/rfc822-headers"));
    ck_assert_int_eq(message.automatic, FUP_AUTOMATIC_DELAY);
    ck_assert_str_eq(message.failed_id, "mine@x.example");
    read_mail("Subject: Plan\nX-Failed-Recipients: ben@y.example\nReferences: <mine@x.example>\n",
              "550 5.1.1 unknown user\n");
    ck_assert_int_eq(message.automatic, FUP_AUTOMATIC_BOUNCE);
    ck_assert_str_eq(message.failed_recipient, "ben@y.example");
    ck_assert_str_eq(message.failed_status, "5.1.1");
    ck_assert_str_eq(message.failed_id, "mine@x.example");
}
END_TEST

FUP_UNIT_TABLES("signal/automatic", set_up, tear_down, FUP_UNIT_TEST(classes_are_told),
                FUP_UNIT_TEST(absences_tell_their_last_day),
                FUP_UNIT_TEST(seven_languages_are_away), FUP_UNIT_TEST(reports_name_the_recipient))
