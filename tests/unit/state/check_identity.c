/* Which mails are mine, and what time counts. SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/unit.h"

#include "state/identity.h"

START_TEST(mine_needs_more_than_an_address)
{
    static const struct {
        const char *from;
        unsigned flags;
        enum fup_writer wanted;
    } rows[] = {
        {NULL, 0, FUP_WRITER_OTHER},
        {"", FUP_MAIL_SENT, FUP_WRITER_OTHER},
        {"ada@corp.example", FUP_MAIL_SENT, FUP_WRITER_OTHER},
        {"me@home.example", 0, FUP_WRITER_ME},
        {"ME+jobs@home.example", 0, FUP_WRITER_ME},
        {"me@home.example", FUP_MAIL_HAS_RECEIVED, FUP_WRITER_CLAIMED},
        {"me@home.example", FUP_MAIL_HAS_RECEIVED | FUP_MAIL_SENT, FUP_WRITER_ME},
        {"me@home.example", FUP_MAIL_HAS_RECEIVED | FUP_MAIL_SUBMITTED, FUP_WRITER_ME},
        {"me@home.example.evil.test", FUP_MAIL_SENT, FUP_WRITER_OTHER},
    };
    const char *own[] = {"me@home.example"};
    const struct fup_identity identity = {NULL, {own, 1, 1}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fup_message message = {.from = {.address = rows[i].from}, .flags = rows[i].flags};

        ck_assert_msg(fup_identity_writer(&identity, &message) == rows[i].wanted, "row %zu", i);
    }
}
END_TEST

START_TEST(a_date_of_the_future_gives_way_to_the_receipt)
{
    static const struct {
        fup_instant time, received, wanted;
    } rows[] = {
        {FUP_NO_INSTANT, 900, FUP_NO_INSTANT}, /* nothing known stays so */
        {2000, FUP_NO_INSTANT, 2000},          /* never received: later than now */
        {2000, 1500, 2000},                    /* received later than now too */
        {2000, 900, 900},
        {2000, 1000, 1000},
        {1000, 900, 1000},
        {800, 900, 800},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fup_message message = {.time = rows[i].time, .received = rows[i].received};

        ck_assert_msg(fup_message_time(&message, 1000) == rows[i].wanted, "row %zu", i);
    }
}
END_TEST

FUP_UNIT_MAIN("state/identity", mine_needs_more_than_an_address,
              a_date_of_the_future_gives_way_to_the_receipt)
