/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/body.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "support/unit.h"

static struct fup_arena *arena;
static struct fup_body body;

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

struct own_row {
    const char *text, *own;
};

static void
check_own(const struct own_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fup_body_read_text(fup_str_from(rows[i].text), "", arena, &body);
        ck_assert_msg(fup_str_is(body.own, rows[i].own), "row %zu: {%.*s}", i, (int)body.own.len,
                      body.own.text);
    }
}

START_TEST(own_words_are_what_the_writer_wrote)
{
    static const struct own_row rows[] = {
        /* 2.2: Only the writer's own words are read (no quotes, */
        {"", ""},
        {"\n\n  \n", ""},
        {"> only\n> quotes\n", ""},
        {"Yes.", "Yes."},
        /* top, bottom and inline posting */
        {"Fine with me.\n\nOn Mon, 2 Mar 2026 at 10:00, Ada <ada@x.example> wrote:\n> ok?\n",
         "Fine with me."},
        {"Ada wrote:\n> ok?\n\nFine with me.\n", "Fine with me."},
        {"> Monday?\nNo.\n> Tuesday?\nYes, gladly.\n", "No.\n\nYes, gladly."},
        /* attributions over two lines, and without quote marks */
        {"Yes.\n\nOn Mon, 2 Mar 2026 at 10:00, Ada Lovelace\n<ada@x.example> wrote:\n\n> ok?\n",
         "Yes."},
        {"Yes.\n\nAm 02.03.2026 um 10:00 schrieb Ada <ada@x.example>:\nPasst das?\n", "Yes."},
        {"Oui.\n\nLe lun. 2 mars 2026 à 10:00, Ada <ada@x.example> a\nécrit :\n> ok ?\n", "Oui."},
        {"Sí.\n\nEl lun, 2 mar 2026 a las 10:00, Ada (<ada@x.example>) escribió:\n> ok\n", "Sí."},
        {"Sì.\n\nIl giorno lun 2 mar 2026 alle ore 10:00 Ada <ada@x.example> ha scritto:\n> ok\n",
         "Sì."},
        {"Ja.\n\nOp ma 2 mrt. 2026 om 10:00 schreef Ada <ada@x.example>:\n> ok\n", "Ja."},
        {"Sim.\n\nEm seg., 2 de mar. de 2026 às 10:00, Ada <ada@x.example> escreveu:\n> ok\n",
         "Sim."},
        /* header blocks */
        {"See below, please.\n\n________________________________\nFrom: Ada <ada@x.example>\n"
         "Sent: Monday, 2 March 2026 10:00\nTo: Ben\nSubject: Plan\n\nDear Ben,\nold text\n",
         "See below, please."},
        {"Passt.\n\n-----Ursprüngliche Nachricht-----\nVon: Ada\nGesendet: Montag\nAn: Ben\n"
         "Betreff: Plan\n\nalter Text\n",
         "Passt."},
        {"Agenda:\nFrom: Berlin\nTo: Bonn\nDate: Friday\n",
         "Agenda:\nFrom: Berlin\nTo: Bonn\nDate: Friday"},
        /* forwarded */
        {"FYI.\n\n---------- Forwarded message ---------\nFrom: Ada <ada@x.example>\nDate: Mon\n"
         "Subject: Plan\nTo: <ben@x.example>\n\nold text\n",
         "FYI."},
        /* 2.2: signatures, */
        {"Can you come?\n-- \nAda Lovelace\nExample Ltd\n", "Can you come?"},
        {"Can you come?\n\nBest regards,\nAda\n", "Can you come?"},
        {"Kommst du?\n\nMit freundlichen Grüßen\n\nAda Lovelace\nLeiterin Personal\n"
         "Tel.: 030 1234567\n",
         "Kommst du?"},
        {"Thanks!\n\nI will send it on Monday.\n", "Thanks!\n\nI will send it on Monday."},
        {"Can you come?\n\nCheers,\nAda\n\nPS: bring the plan.\n",
         "Can you come?\n\nPS: bring the plan."},
        {"Can you come?\n\nAda Lovelace\nAnalyst, Example Ltd\n+44 20 7946 0000\n",
         "Can you come?"},
        {"Can you come?\n\nSent from my iPhone\n", "Can you come?"},
        /* 2.2: footers, disclaimers, list trailers). */
        {"We will write by Friday. Please do not reply to this\nemail, this mailbox is not "
         "monitored. Until then, have fun.\n",
         "We will write by Friday.\nUntil then, have fun."},
        {"We will write by Friday.\n\nThis e-mail and any attachments are confidential.\n\n"
         "Example Ltd, Main Street 1\n",
         "We will write by Friday."},
        {"News of Example Ltd.\n----------------------------------------\nThis message is for "
         "Ada.\n"
         "You get mail of this kind.\nUnsubscribe: <URL>\n",
         "News of Example Ltd."},
        {"We are sorry. Follow us on social media. We will write in May.\n",
         "We are sorry.\nWe will write in May."},
        {"Who comes?\n_______________________________________________\nplans mailing list\n"
         "plans@x.example\nhttps://x.example/listinfo/plans\n",
         "Who comes?"},
    };

    check_own(rows, sizeof rows / sizeof *rows);
}
END_TEST

START_TEST(names_are_found)
{
    static const struct {
        const char *text, *greeting, *signature;
    } rows[] = {
        {"no names", NULL, NULL},
        {"Hi Imogen,\n\nok?\n\nBest,\nAda\n", "Imogen", "Ada"},
        {"Sehr geehrter Herr Dr. Müller,\n\nja.\n\nMfG\nAda Lovelace\n", "Herr Dr. Müller",
         "Ada Lovelace"},
        {"Ben,\n\nyes.\n\nThanks, Ada\n", "Ben", "Ada"},
        {"Hello Ben - could you call?\n", "Ben", NULL},
        {"Hi Ada \u2013 Monday at two then.\n", "Ada", NULL},
        {"Hi Ada\u2014see you.\n", "Ada", NULL},
        {"Dear Ms O\u2019Brien,\n\nok?\n", "Ms O\u2019Brien", NULL},
        {"Hi there is a problem with the plan of Monday.\n", NULL, NULL},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fup_body_read_text(fup_str_from(rows[i].text), "", arena, &body);
        ck_assert_msg(fup_str_same_caseless(body.greeting_name, rows[i].greeting) &&
                          fup_str_same_caseless(body.signature_name, rows[i].signature),
                      "row %zu: %s, %s", i, body.greeting_name, body.signature_name);
    }
}
END_TEST

START_TEST(sentences_are_cut_where_they_end)
{
    static const struct {
        const char *text;
        const char *sentences[6];
    } rows[] = {
        {"One", {"One"}},
        {"Hi Ben,\nwe meet Dr. Smith at 3 p.m. on Monday, e.g. here. Can\nyou come? Yes!",
         {"Hi Ben,", "we meet Dr. Smith at 3 p.m. on Monday, e.g. here.", "Can\nyou come?",
          "Yes!"}},
        {"Wir treffen uns am 12. März um 9 Uhr. Passt das?",
         {"Wir treffen uns am 12. März um 9 Uhr.", "Passt das?"}},
        {"Please send:\n- your CV\n- a date. Any date.\n1. first\n2) second",
         {"Please send:", "your CV", "a date.", "Any date.", "first", "second"}},
        {"See https://x.example/a.b?c=d. It has v1.2.3 of it.",
         {"See https://x.example/a.b?c=d.", "It has v1.2.3 of it."}},
        {"Hi Ada \u2013 Monday at two then. Ask for me.",
         {"Hi Ada \u2013", "Monday at two then.", "Ask for me."}},
        {"It takes 15 mins max. Is that ok? We need 3 max. 5 people.",
         {"It takes 15 mins max.", "Is that ok?", "We need 3 max. 5 people."}},
        {"When: Monday 10:00\nWhere: Room 3\nWho: all",
         {"When: Monday 10:00", "Where: Room 3", "Who: all"}},
        {"this is a paragraph that was wrapped by the mailer at about seventy\nTwo columns and "
         "goes "
         "on in the second line",
         {"this is a paragraph that was wrapped by the mailer at about seventy\nTwo columns and "
          "goes on in the second line"}},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = 0;

        fup_body_read_text(fup_str_from(rows[i].text), "", arena, &body);
        for (; n < 6 && rows[i].sentences[n]; n++) {
            struct fup_sentence *sentence = &body.sentences.items[n];

            ck_assert_msg(
                n < body.sentences.count &&
                    fup_str_is((struct fup_str){body.own.text + sentence->offset, sentence->len},
                               rows[i].sentences[n]),
                "row %zu, sentence %zu: {%.*s}", i, n, (int)sentence->len,
                body.own.text + sentence->offset);
        }
        ck_assert_msg(n == body.sentences.count, "row %zu: %zu sentences", i, body.sentences.count);
    }
}
END_TEST

START_TEST(languages_are_told)
{
    static const struct {
        const char *text, *language;
    } rows[] = {
        {"", ""},
        {"12345 67890", ""},
        {"Junior Developer, Boston, Ma, United States of America, Room 12", ""},
        {"Could you send me the report by Friday? Thank you for your help.", "en"},
        {"Könnten Sie mir bitte den Bericht bis Freitag schicken? Wir sind nicht sicher.", "de"},
        {"Pouvez-vous nous envoyer le rapport avant vendredi ? Merci pour votre aide.", "fr"},
        {"¿Podría enviarme el informe antes del viernes? Muchas gracias por su ayuda.", "es"},
        {"Potrebbe inviarmi il rapporto entro venerdì? Grazie per la sua disponibilità.", "it"},
        {"Kunt u mij het rapport voor vrijdag sturen? Ik heb het nog niet van u.", "nl"},
        {"Você pode me enviar o relatório até sexta-feira? Muito obrigado pela sua ajuda.", "pt"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fup_body_read_text(fup_str_from(rows[i].text), "", arena, &body);
        ck_assert_msg(strcmp(body.language, rows[i].language) == 0, "row %zu: %s", i,
                      body.language);
    }
}
END_TEST

static void
read_html(const char *html)
{
    static struct fup_mail mail;
    char text[4000];

    snprintf(text, sizeof text, "From: Ada Lovelace <ada@x.example>\nContent-Type: text/html\n\n%s",
             html);
    ck_assert_int_eq(fup_mail_parse(text, strlen(text), arena, &mail, NULL), FUP_OK);
    fup_body_read(&mail, "", arena, &body);
}

START_TEST(html_reads_like_text)
{
    static const struct own_row rows[] = {
        {"", ""},
        {"<p>", ""},
        {"<div>Hi&nbsp;Ben,</div><div><br></div><div>can\nyou <b>come</b>?</div>",
         "Hi Ben,\n\ncan you come?"},
        {"<style>p{}</style><div style='display: none'>pre</div><span class=preheader>x</span>"
         "<p>A</p><p>B<br>C</p>",
         "A\n\nB\nC"},
        {"<p class=MsoNormal>one</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>two</p>",
         "one\n\ntwo"},
        {"<p style='margin: 0 0 12px'>one</p><p style='margin:0px'>two</p>three",
         "one\n\ntwo\nthree"},
        {"<div style='DISPLAY:NONE !important'>pre</div>"
         "<span style='max-height: 0px'>pre</span><i style='opacity:0.5'>one</i>",
         "one"},
        {"<ul><li>one</li><li>two</li></ul>", "- one\n- two"},
        {"<table><tr><td>When</td><td>Monday</td></tr><tr><td>Where</td><td>here</td></tr></table>",
         "When Monday\nWhere here"},
        {"<a href='https://x.example'>the plan</a> &amp; &lt;more&gt;", "the plan & <more>"},
        {"<pre>a\n  b</pre>", "a\nb"},
        /* the structure of mail programs */
        {"Yes.<div class='gmail_quote'><div class='gmail_attr'>Ben, 2 Mar:<br></div>"
         "<blockquote class='gmail_quote'>come?</blockquote></div>",
         "Yes."},
        {"Yes.<div class='gmail_signature'>Ada<br>Analytical Engines</div>", "Yes."},
        {"<div>Yes.</div><div class='yahoo_quoted'><div>Ben asks</div><div>come?</div></div>",
         "Yes."},
        {"Yes.<hr><div id='divRplyFwdMsg'><b>From:</b> Ben &lt;b@x.example&gt;<br><b>Sent:</b> "
         "Monday<br><b>To:</b> Ada<br><b>Subject:</b> Plan</div><div>come?</div>",
         "Yes."},
        {"Yes.<blockquote type='cite'><div>On 2 Mar, Ben wrote:</div>come?</blockquote>", "Yes."},
        {"See:<blockquote style='margin:0 0 0 40px;border:none;padding:0'>own</blockquote>",
         "See:\n\nown"},
        {"<blockquote>Monday?</blockquote>No.<blockquote>Tuesday?</blockquote>Yes.", "No.\n\nYes."},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read_html(rows[i].text);
        ck_assert_msg(fup_str_is(body.own, rows[i].own), "row %zu: {%.*s}", i, (int)body.own.len,
                      body.own.text);
    }
}
END_TEST

START_TEST(the_part_that_says_most_is_shown)
{
    static const char *const plain[] = {"plain words", "", "View this email in your browser"};
    static const char *const own[] = {"plain words", "html words", "html words"};

    for (size_t i = 0; i < 3; i++) {
        struct fup_mail mail;
        char text[1000];

        snprintf(text, sizeof text,
                 "From: a@x.example\nContent-Type: multipart/alternative; boundary=b\n\n"
                 "--b\n\n%s\n--b\nContent-Type: multipart/related; boundary=r\n\n--r\n"
                 "Content-Type: text/html\n\n<p>html words</p>\n--r--\n--b--\n",
                 plain[i]);
        ck_assert_int_eq(fup_mail_parse(text, strlen(text), arena, &mail, NULL), FUP_OK);
        fup_body_read(&mail, "", arena, &body);
        ck_assert_msg(fup_str_is(body.own, own[i]), "row %zu: {%.*s}", i, (int)body.own.len,
                      body.own.text);
    }
}
END_TEST

static void
repeat_and_read(const char *start, const char *piece, size_t bytes)
{
    size_t len = strlen(piece), used = strlen(start);
    char *text = malloc(bytes + used + len + 1);

    ck_assert_ptr_nonnull(text);
    memcpy(text, start, used + 1);
    while (used < bytes) {
        memcpy(text + used, piece, len);
        used += len;
    }
    fup_body_read_text((struct fup_str){text, used}, "", arena, &body);
    free(text);
}

START_TEST(a_tag_with_too_many_attributes_is_cut)
{
    struct fup_buffer text = {0};
    struct fup_mail mail;

    fup_buffer_text(&text, "From: a@x.example\nContent-Type: text/html\n\n<p>one<p ");
    for (int i = 0; i < 60000; i++)
        fup_buffer_format(&text, "a%d=\"b\" ", i);
    fup_buffer_text(&text, ">two</p>");
    ck_assert_int_eq(fup_mail_parse(text.text, text.len, arena, &mail, NULL), FUP_OK);
    fup_buffer_release(&text);
    fup_body_read(&mail, "", arena, &body);
    ck_assert_msg(fup_str_is(body.display, "one\n\ntwo\n") && !mail.truncated, "{%.*s}",
                  (int)(body.display.len < 200 ? body.display.len : 200), body.display.text);
}
END_TEST

/* A quadratic rule would run into the time limit of the test. */
START_TEST(hostile_text_takes_linear_time)
{
    static const char *const rows[] = {
        "next ",
        "a",
        "\n",
        ".",
        "> ",
        ">",
        "wrote:\n",
        "From: a\n",
        "To: b\n\n\n",
        "-- \n",
        "Thanks\n\n",
        "1 ",
        "unsubscribe ",
        "a. B. ",
        "--\n",
        "?\n",
        "Best regards\n",
        "____________\n",
        "On 1 a@b.c\n",
        "\xE2\x80\x99",
        "Ada\n+49 30 1234567\n\n",
        "unsubscribe\n",
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        repeat_and_read("", rows[i], 1024 * 1024);
        repeat_and_read("Hi,\n\n", rows[i], 1024 * 1024);
        fup_arena_free(arena);
        arena = fup_arena_new(0);
    }
}
END_TEST

FUP_UNIT_TABLES("text/body", set_up, tear_down, FUP_UNIT_TEST(own_words_are_what_the_writer_wrote),
                FUP_UNIT_TEST(names_are_found), FUP_UNIT_TEST(sentences_are_cut_where_they_end),
                FUP_UNIT_TEST(languages_are_told), FUP_UNIT_TEST(html_reads_like_text),
                FUP_UNIT_TEST(the_part_that_says_most_is_shown),
                FUP_UNIT_TEST(a_tag_with_too_many_attributes_is_cut),
                FUP_UNIT_TEST(hostile_text_takes_linear_time))
