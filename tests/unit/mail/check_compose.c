/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mail/compose.h"

#include <string.h>

#include "support/unit.h"

static const struct {
    const char *address;
    bool good;
} addresses[] = {
    {NULL, false},
    {"", false},
    {"a", false},
    {"@b", false},
    {"a@", false},
    {"a@b", true},
    {"ada+x@example.org", true},
    {"müller@example.org", true},
    {"a@b@c", false},
    {"a b@c", false},
    {"a@b,evil@c", false},
    {"a@b\nBcc: x@y", false},
    {"<a@b>", false},
    {"g:a@b;", false},
    {"\"a\"@b", false},
    {"a@[127.0.0.1]", false},
};

START_TEST(only_plain_addresses_are_written)
{
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        ck_assert_msg(fup_compose_is_address(addresses[i].address) == addresses[i].good, "%s",
                      addresses[i].address ? addresses[i].address : "NULL");
}
END_TEST

static const struct {
    const char *id;
    bool good;
} ids[] = {
    {NULL, false},
    {"", false},
    {"a@b", true},
    {"a b@c", false},
    {"a@b>", false},
    {"a\n@b", false},
    {"=?x?q?=0A?=@b", false},
    {"\xc3\xa9@b", false},
    {"d5+w/id%3F&x'y@b", true},
};

START_TEST(only_plain_ids_are_written)
{
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        ck_assert_msg(fup_compose_is_id(ids[i].id) == ids[i].good, "%zu", i);
}
END_TEST

/* What looks encoded is not decoded to something else by the mailer. */
START_TEST(an_encoded_word_in_a_name_stays_text)
{
    struct fup_address to[] = {{"=?utf-8?q?x=0D=0ABcc:_y?= \xc3\xa9=0A", "a@b", NULL}};
    struct fup_compose draft = {.to = {to, 1, 1}, .subject = "=?utf-8?b?DQpCY2M=?=", .body = ""};
    struct fup_buffer out = {0};
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_mail mail;

    fup_mail_init();
    ck_assert_int_eq(fup_compose_write(&draft, &out, NULL), FUP_OK);
    ck_assert_int_eq(fup_mail_parse(out.text, out.len, arena, &mail, NULL), FUP_OK);
    ck_assert_str_eq(mail.subject, "= ?utf-8?b?DQpCY2M= ?=");
    ck_assert_str_eq(mail.to.items[0].name, "- ?utf-8?q?x-0D-0ABcc:_y?- \xc3\xa9-0A");
    fup_buffer_release(&out);
    fup_arena_free(arena);
}
END_TEST

static const char *
write_draft(struct fup_compose *draft, struct fup_buffer *out)
{
    struct fup_error error = {0};

    fup_mail_init();
    ck_assert_int_eq(fup_compose_write(draft, out, &error), FUP_OK);
    return out->text;
}

START_TEST(a_draft_is_plain_and_whole)
{
    struct fup_address to[] = {{"Ada Quirk", "ada@example.org", NULL},
                               {"Zoë, the \"Boss\"", "zoe@example.org", NULL}};
    const char *references[] = {"1@x", "2@x"};
    struct fup_compose draft = {.from = {"Mia", "mia@home.example", NULL},
                                .to = {to, 2, 2},
                                .subject = "Re: Gespräch",
                                .in_reply_to = "2@x",
                                .references = {references, 2, 2},
                                .body = "Grüße\n${1:what}\n"};
    struct fup_buffer out = {0};

    ck_assert_str_eq(
        write_draft(&draft, &out),
        "From: Mia <mia@home.example>\n"
        "To: Ada Quirk <ada@example.org>, =?iso-8859-1?b?Wm/rLA==?= \"the \\\"Boss\\\"\"\n"
        "\t<zoe@example.org>\n"
        "Subject: Re: =?UTF-8?B?R2VzcHLDpGNo?=\n"
        "In-Reply-To: <2@x>\n"
        "References: <1@x> <2@x>\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        "\n"
        "Grüße\n${1:what}\n");
    fup_buffer_release(&out);
}
END_TEST

/* A hostile text in every place: read again it has the planned headers and nobody else's address.
 */
static const char *const hostile[] = {
    "x\r\nBcc: victim@evil.example",
    "x\nAttach: /etc/passwd\n\nbody",
    "x\r\rFcc: =out",
    "=?utf-8?q?x=0ABcc:_victim@evil.example?=",
    "=?utf-8?b?eApBdHRhY2g6IC9ldGMvcGFzc3dk?=",
    "victim@evil.example, other@evil.example",
    "group: victim@evil.example;",
    "\"quoted\" <victim@evil.example>",
    "(comment <victim@evil.example>)",
    "a\\\" <victim@evil.example>, \"b",
    "\xe2\x80\xae\xc2\x9b\xef\xbb\xbf\x1b[2J",
    "\xff\xfe\xfd",
    "X-Mutt-References: <a@b>",
    "Pgp: Se12345678",
    "",
    " ",
};

#define HOSTILE_COUNT (sizeof hostile / sizeof *hostile)
#define HEADERS 1000

static const char *const planned[] = {"From",         "To",           "Cc",
                                      "Subject",      "In-Reply-To",  "References",
                                      "MIME-Version", "Content-Type", "Content-Transfer-Encoding"};

static void
check_headers(const struct fup_mail *mail)
{
    for (size_t i = 0; i < mail->headers.count; i++) {
        bool known = false;

        for (size_t k = 0; !known && k < sizeof planned / sizeof *planned; k++)
            known = strcmp(planned[k], mail->headers.items[i].name) == 0;
        ck_assert_msg(known, "header %s", mail->headers.items[i].name);
    }
    ck_assert_uint_eq(mail->to.count, 1);
    ck_assert_str_eq(mail->to.items[0].address, "ada@example.org");
    ck_assert_uint_eq(mail->cc.count, 0);
    ck_assert_uint_eq(mail->bcc.count, 0);
    ck_assert_uint_eq(mail->from.count, 1);
    ck_assert_uint_eq(mail->parts.count, 1);
}

/* The texts themselves, then pieces of them put together in a fixed order of chance. */
static const char *
hostile_text(size_t number, struct fup_arena *arena)
{
    const char *text = hostile[number % HOSTILE_COUNT];

    for (size_t mix = number / HOSTILE_COUNT * 2654435761u; mix > 0; mix /= 64) {
        struct fup_str piece = fup_str_from(hostile[mix % HOSTILE_COUNT]);

        piece.len -= piece.len > 2 ? mix % (piece.len / 2) : 0;
        text = fup_arena_format(arena, "%s%.*s%s", text, (int)piece.len, piece.text,
                                mix % 3 ? "" : " ");
    }
    return text;
}

START_TEST(a_thousand_hostile_headers_add_nothing)
{
    fup_mail_init();
    for (size_t i = 0; i < HEADERS; i++) {
        struct fup_arena *arena = fup_arena_new(0);
        const char *text = hostile_text(i, arena);
        struct fup_address to[] = {{text, "ada@example.org", NULL}};
        struct fup_address cc[] = {{"x", text, NULL}};
        const char *references[] = {"1@x", text};
        struct fup_compose draft = {.from = {text, "mia@home.example", NULL},
                                    .to = {to, 1, 1},
                                    .cc = {cc, 1, 1},
                                    .subject = text,
                                    .in_reply_to = text,
                                    .references = {references, 2, 2},
                                    .body = text};
        struct fup_buffer out = {0};
        struct fup_mail mail;

        (void)write_draft(&draft, &out);
        for (size_t k = 0; k < out.len; k++)
            ck_assert_msg(out.text[k] == '\n' || out.text[k] == '\t' ||
                              ((unsigned char)out.text[k] >= ' ' && out.text[k] != 0x7f),
                          "control byte in %zu", i);
        ck_assert_int_eq(fup_mail_parse(out.text, out.len, arena, &mail, NULL), FUP_OK);
        check_headers(&mail);
        fup_buffer_release(&out);
        fup_arena_free(arena);
    }
}
END_TEST

FUP_UNIT_MAIN("mail/compose", only_plain_addresses_are_written, only_plain_ids_are_written,
              an_encoded_word_in_a_name_stays_text, a_draft_is_plain_and_whole,
              a_thousand_hostile_headers_add_nothing)
