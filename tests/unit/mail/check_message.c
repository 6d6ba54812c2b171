/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mail/message.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "mail/limits.h"
#include "support/unit.h"

static struct fup_arena *arena;
static struct fup_mail mail;

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

static enum fup_status
parse(const char *text)
{
    return fup_mail_parse(text, strlen(text), arena, &mail, NULL);
}

static void
repeat(struct fup_buffer *buffer, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        fup_buffer_text(buffer, text);
}

START_TEST(what_is_no_mail_is_refused)
{
    static const char *const rows[] = {"",
                                       "\n",
                                       "hello\n",
                                       "\x7f"
                                       "ELF\x02\x01\n\n",
                                       "From x\n",
                                       "nothing: at all\n\nhere\n"};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(parse(rows[i]) == FUP_BROKEN, "row %zu", i);
    ck_assert_int_eq(fup_mail_parse("\0\0\0\0", 4, arena, &mail, NULL), FUP_BROKEN);
}
END_TEST

START_TEST(headers_are_decoded_and_harmless)
{
    ck_assert_int_eq(parse("From nobody Mon Mar  2 10:00:00 2026\n"
                           "From: =?utf-8?q?Ren=C3=A9_D=0aBcc=3a_v?= <Rene@EXAMPLE.org>\n"
                           "To: team: a@x.example, \"B, C\" <b@x.example>;, c@y.example\n"
                           "Subject: =?utf-8?q?Hi=0aBcc:_v@evil.example?=\n"
                           "Date: Mon, 2 Mar 2026 10:00:00 +0100\n"
                           "Message-ID: <one two@x.example>\n"
                           "References: <a@x> junk <b@x>\n"
                           "In-Reply-To: <c@x>\n\nHi\n"),
                     FUP_OK);
    ck_assert_str_eq(mail.from.items[0].address, "Rene@example.org");
    ck_assert_str_eq(mail.from.items[0].name, "Ren\xC3\xA9 D Bcc: v");
    ck_assert_uint_eq(mail.to.count, 3);
    ck_assert_str_eq(mail.to.items[1].name, "B, C");
    ck_assert_str_eq(mail.subject, "Hi Bcc: v@evil.example");
    ck_assert_str_eq(mail.message_id, "onetwo@x.example");
    ck_assert_uint_eq(mail.references.count, 3);
    ck_assert_str_eq(mail.references.items[2], "c@x");
    ck_assert_int_eq(mail.date, 1772442000);
    ck_assert_int_eq(mail.date_offset, 60);
    ck_assert(mail.date_has_offset);
    ck_assert_int_eq(mail.received, FUP_NO_INSTANT);
}
END_TEST

START_TEST(dates_tell_whether_they_know_the_zone)
{
    static const struct {
        const char *date;
        fup_instant instant;
        int offset;
        bool has_offset;
    } rows[] = {
        {"", FUP_NO_INSTANT, 0, false},
        {"yesterday", FUP_NO_INSTANT, 0, false},
        {"Mon, 2 Mar 2026 10:00:00 -0000", 1772445600, 0, false},
        {"Mon, 2 Mar 2026 10:00:00", 1772445600, 0, false},
        {"Mon, 2 Mar 2026 10:00:00 GMT", 1772445600, 0, true},
        {"Mon, 2 Mar 2026 10:00:00 +0000 (UTC)", 1772445600, 0, true},
        {"Mon, 2 Mar 2026 10:00:00 -0500 (EST)", 1772463600, -300, true},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[200];

        snprintf(text, sizeof text, "From: a@x.example\nDate: %s\n\n", rows[i].date);
        ck_assert_int_eq(parse(text), FUP_OK);
        ck_assert_msg(mail.date == rows[i].instant && mail.date_offset == rows[i].offset &&
                          mail.date_has_offset == rows[i].has_offset,
                      "row %zu: %ld %d %d", i, (long)mail.date, mail.date_offset,
                      mail.date_has_offset);
    }
}
END_TEST

START_TEST(text_is_utf8_whatever_its_label)
{
    static const struct {
        const char *type, *body, *text;
    } rows[] = {
        {"text/plain; charset=utf-8",
         "Gr\xC3\xBC\xC3\x9F"
         "e\r\n",
         "Gr\xC3\xBC\xC3\x9F"
         "e\n"},
        {"text/plain; charset=iso-8859-1",
         "Gr\xC3\xBC\xC3\x9F"
         "e",
         "Gr\xC3\xBC\xC3\x9F"
         "e"},
        {"text/plain; charset=us-ascii", "it\x92s", "it\xE2\x80\x99s"},
        {"text/plain",
         "Gr\xFC\xDF"
         "e",
         "Gr\xC3\xBC\xC3\x9F"
         "e"},
        {"text/plain; charset=x-nobody-knows",
         "Gr\xFC\xDF"
         "e",
         "Gr\xC3\xBC\xC3\x9F"
         "e"},
        {"text/plain; charset=utf-16", "plain", "plain"},
        {"text/plain; charset=utf-8", "a\x01\x1b[31m\xEF\xBB\xBF", "a  [31m"},
        {"text/plain; charset=iso-2022-jp", "\x1b$B\x46\x7c\x1b(B", "\xE6\x97\xA5"},
        {"text/html", "<meta charset=\"koi8-r\">\xC4\xC1",
         "<meta charset=\"koi8-r\">"
         "\xD0\xB4\xD0\xB0"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[400];

        snprintf(text, sizeof text, "From: a@x.example\nContent-Type: %s\n\n%s", rows[i].type,
                 rows[i].body);
        ck_assert_int_eq(parse(text), FUP_OK);
        ck_assert_uint_eq(mail.parts.count, 1);
        ck_assert_msg(strcmp(mail.parts.items[0].text, rows[i].text) == 0, "row %zu: %s", i,
                      mail.parts.items[0].text);
    }
}
END_TEST

START_TEST(flowed_text_is_joined)
{
    ck_assert_int_eq(parse("From: a@x.example\nContent-Type: text/plain; format=flowed\n\n"
                           "one \ntwo\n>> deep \n>> quote\n> less\n-- \nme\n"),
                     FUP_OK);
    ck_assert_str_eq(mail.parts.items[0].text, "one two\n>> deep quote\n> less\n-- \nme\n");
    ck_assert_int_eq(parse("From: a@x.example\n"
                           "Content-Type: text/plain; format=flowed; delsp=yes\n\nhalf \nword\n"),
                     FUP_OK);
    ck_assert_str_eq(mail.parts.items[0].text, "halfword\n");
}
END_TEST

static const char structured[] =
    "From: a@x.example\nContent-Type: multipart/mixed; boundary=m\n\n"
    "--m\nContent-Type: multipart/alternative; boundary=a\n\n"
    "--a\n\nplain\n--a\nContent-Type: text/html\n\n<p>html\n"
    "--a\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--a--\n"
    "--m\nContent-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nno\n"
    "--m\nContent-Type: application/octet-stream; name=invite.ics\n\nBEGIN:VCALENDAR\n"
    "--m\nContent-Type: message/rfc822\n\nFrom: b@x.example\nMessage-ID: <in@x>\n\ninside\n"
    "--m\nContent-Type: multipart/encrypted; boundary=e; protocol=\"application/pgp-encrypted\"\n\n"
    "--e\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n"
    "--e\nContent-Type: application/octet-stream\n\nsecret\n--e--\n"
    "--m\n\n-----BEGIN PGP MESSAGE-----\nsecret\n--m--\n";

START_TEST(parts_keep_their_place)
{
    static const struct {
        enum fup_part_kind kind;
        int alternative;
        bool is_inside;
        const char *text;
    } rows[] = {
        {FUP_PART_PLAIN, 1, false, "plain"},
        {FUP_PART_HTML, 1, false, "<p>html"},
        {FUP_PART_CALENDAR, 1, false, "BEGIN:VCALENDAR"},
        {FUP_PART_ATTACHMENT, 0, false, NULL},
        {FUP_PART_CALENDAR, 0, false, "BEGIN:VCALENDAR"},
        {FUP_PART_RETURNED_HEADERS, 0, true, "Message-ID: <in@x>\nFrom: b@x.example\n"},
        {FUP_PART_PLAIN, 0, true, "inside"},
        {FUP_PART_ENCRYPTED, 0, false, NULL},
        {FUP_PART_ENCRYPTED, 0, false, NULL},
    };

    ck_assert_int_eq(parse(structured), FUP_OK);
    ck_assert_uint_eq(mail.parts.count, sizeof rows / sizeof *rows);
    for (size_t i = 0; i < mail.parts.count; i++) {
        const struct fup_part *part = &mail.parts.items[i];

        ck_assert_msg(part->kind == rows[i].kind, "row %zu: kind %d", i, part->kind);
        ck_assert_int_eq(part->alternative, rows[i].alternative);
        ck_assert_int_eq(part->is_inside_message, rows[i].is_inside);
        if (rows[i].text)
            ck_assert_str_eq(part->text, rows[i].text);
        else
            ck_assert_ptr_null(part->text);
    }
}
END_TEST

static void
parse_buffer(struct fup_buffer *buffer)
{
    ck_assert_int_eq(fup_mail_parse(buffer->text, buffer->len, arena, &mail, NULL), FUP_OK);
    fup_buffer_release(buffer);
}

START_TEST(nested_groups_are_cut)
{
    struct fup_buffer text = {0};

    fup_buffer_text(&text, "Subject: s\nTo: ok@x.example, ");
    repeat(&text, "g:", 45000);
    fup_buffer_text(&text, "\nCc: after@x.example\nContent-Type: message/rfc822\n\nFrom: ");
    repeat(&text, "g:", 45000);
    fup_buffer_text(&text, "\n\nbody\n");
    parse_buffer(&text);
    ck_assert(mail.truncated);
    ck_assert_uint_eq(mail.to.count, 1);
    ck_assert_str_eq(mail.cc.items[0].address, "after@x.example");
}
END_TEST

START_TEST(long_address_headers_keep_their_first_addresses)
{
    struct fup_buffer text = {0};

    fup_buffer_text(&text, "From: a@x.example\nTo: first@x.example");
    repeat(&text, ",\n somebody.else@example.org", 5000);
    fup_buffer_text(&text, "\nSubject: kept\n\nbody\n");
    parse_buffer(&text);
    ck_assert(mail.truncated);
    ck_assert_uint_gt(mail.to.count, 1000);
    ck_assert_uint_lt(mail.to.count, 2000);
    ck_assert_str_eq(mail.to.items[0].address, "first@x.example");
    ck_assert_str_eq(mail.subject, "kept");
    ck_assert_str_eq(mail.parts.items[0].text, "body\n");
}
END_TEST

START_TEST(a_million_headers_are_cut)
{
    struct fup_buffer text = {0};

    fup_buffer_text(&text, "From: a@x.example\n");
    repeat(&text, "X-Many: yes\n", 1000000);
    fup_buffer_text(&text, "\nbody\n");
    parse_buffer(&text);
    ck_assert(mail.truncated);
    ck_assert_uint_lt(mail.headers.count, FUP_MAIL_HEADER_BYTES / 12 + 10);
    ck_assert_str_eq(mail.parts.items[0].text, "body\n");
}
END_TEST

START_TEST(deep_multiparts_are_cut)
{
    struct fup_buffer text = {0};

    fup_buffer_text(&text, "From: a@x.example\nContent-Type: multipart/mixed; boundary=b0\n\n");
    for (int i = 0; i < 100000; i++)
        fup_buffer_format(&text, "--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n", i,
                          i + 1);
    parse_buffer(&text);
    ck_assert(mail.truncated);
}
END_TEST

START_TEST(a_million_parts_are_cut)
{
    struct fup_buffer text = {0};

    fup_buffer_text(&text, "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n");
    repeat(&text, "--b\n\n\n", 1000000);
    parse_buffer(&text);
    ck_assert(mail.truncated);
    ck_assert_uint_eq(mail.parts.count, FUP_MAIL_PARTS);
}
END_TEST

START_TEST(a_large_attachment_is_ordinary_mail)
{
    struct fup_buffer text = {0};

    fup_buffer_text(&text, "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n"
                           "--b\n\nsee attached\n--b\nContent-Type: image/png; name=a.png\n"
                           "Content-Transfer-Encoding: base64\n\n");
    repeat(&text, "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\n",
           400000);
    fup_buffer_text(&text, "--b\n\nlast words\n--b--\n");
    parse_buffer(&text);
    ck_assert(!mail.truncated);
    ck_assert_uint_eq(mail.parts.count, 3);
    ck_assert_str_eq(mail.parts.items[2].text, "last words");
}
END_TEST

START_TEST(text_over_a_megabyte_is_cut)
{
    struct fup_buffer text = {0};

    fup_buffer_text(&text, "From: a@x.example\n\n");
    repeat(&text, "0123456789abcdef\n", 200000);
    parse_buffer(&text);
    ck_assert(mail.truncated);
    ck_assert_uint_eq(mail.parts.items[0].len, FUP_MAIL_TEXT_BYTES);
}
END_TEST

FUP_UNIT_TABLES("mail/message", set_up, tear_down, FUP_UNIT_TEST(what_is_no_mail_is_refused),
                FUP_UNIT_TEST(headers_are_decoded_and_harmless),
                FUP_UNIT_TEST(dates_tell_whether_they_know_the_zone),
                FUP_UNIT_TEST(text_is_utf8_whatever_its_label),
                FUP_UNIT_TEST(flowed_text_is_joined), FUP_UNIT_TEST(parts_keep_their_place),
                FUP_UNIT_TEST(nested_groups_are_cut),
                FUP_UNIT_TEST(long_address_headers_keep_their_first_addresses),
                FUP_UNIT_TEST(a_million_headers_are_cut), FUP_UNIT_TEST(deep_multiparts_are_cut),
                FUP_UNIT_TEST(a_million_parts_are_cut),
                FUP_UNIT_TEST(a_large_attachment_is_ordinary_mail),
                FUP_UNIT_TEST(text_over_a_megabyte_is_cut))
