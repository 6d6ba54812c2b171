/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/envelope.h"

#include <string.h>

#include "support/unit.h"

START_TEST(flags_are_read_from_headers)
{
    static const struct {
        const char *headers;
        unsigned flags;
    } rows[] = {
        {"", 0},
        {"From: ada@x.example\n", 0},
        {"From: No Reply <no-reply@x.example>\n", FUP_MAIL_NO_REPLY_SENDER},
        {"List-Id: <l.x.example>\n", FUP_MAIL_LIST},
        {"List-Unsubscribe: <mailto:u@x.example>\n", FUP_MAIL_UNSUBSCRIBE},
        {"Received: from a by b with ESMTPSA; Mon, 2 Mar 2026 10:00:00 +0100\n",
         FUP_MAIL_HAS_RECEIVED | FUP_MAIL_SUBMITTED},
        {"Received: from a by b with ESMTPS; Mon, 2 Mar 2026 10:00:00 +0100\n",
         FUP_MAIL_HAS_RECEIVED},
        /* a mailing program encodes the recipient, a person's server does not */
        {"To: Ben@y.example\nReturn-Path: <bounce+7f3a-ben=y.example@m.example>\n", FUP_MAIL_MASS},
        {"To: ben@y.example\nReturn-Path: <ada@x.example>\n", 0},
        {"To: ben@y.example\nReturn-Path: <bounce+7f3a-eve=y.example@m.example>\n", 0},
        {"To: ben@y.example\nReturn-Path: <=y.example@m.example>\n", 0},
        /* a forwarder encodes the sender */
        {"From: ada@x.example\nTo: ben@y.example\nReturn-Path: "
         "<SRS0=a1=bc=x.example=ada@f.example>\n",
         0},
        {"Feedback-ID: 1:shop:mail\n", FUP_MAIL_MASS},
    };

    fup_mail_init();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fup_arena *arena = fup_arena_new(0);
        const char *bytes = fup_arena_format(
            arena, "Date: Mon, 2 Mar 2026 10:00:00 +0100\n%s\nHi\n", rows[i].headers);
        struct fup_message message = {0};
        struct fup_mail mail;

        ck_assert_int_eq(fup_mail_parse(bytes, strlen(bytes), arena, &mail, NULL), FUP_OK);
        fup_envelope_read(&mail, FUP_NO_INSTANT, arena, &message);
        ck_assert_msg(message.flags == rows[i].flags, "%s: %x, not %x", rows[i].headers,
                      message.flags, rows[i].flags);
        fup_arena_free(arena);
    }
}
END_TEST

FUP_UNIT_MAIN("signal/envelope", flags_are_read_from_headers)
