/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/site.h"

#include <check.h>
#include <stdlib.h>

#include "support/unit.h"

static struct fup_arena *arena;
static const struct fup_sender_table *senders;
static const struct fup_site_table *sites;

static void
setup(void)
{
    arena = fup_arena_new(0);
    senders = fup_sender_table_new(arena);
    sites = fup_site_table_new(senders, arena);
    ck_assert_ptr_nonnull(senders);
    ck_assert_ptr_nonnull(sites);
}

static void
teardown(void)
{
    fup_arena_free(arena);
}

static const struct {
    const char *address, *site;
} site_rows[] = {
    /* what is no address, or tells nothing */
    {NULL, NULL},
    {"", NULL},
    {"ada", NULL},
    {"ada@", NULL},
    {"ada@.", NULL},
    {"ada@localhost", NULL},
    {"ada@co.uk", NULL},
    {"ada@[192.0.2.7]", NULL},
    {"ada@192.0.2.7", NULL},
    {"ada@example.org.", NULL},
    /* nobody's house */
    {"ada@gmail.com", NULL},
    {"ada@yahoo.co.uk", NULL},
    {"ada@yahoo.fr", NULL},
    {"ada@mail.gmx.net", NULL},
    {"ada@t-online.de", NULL},
    {"list@googlegroups.com", NULL},
    {"no-reply@us.greenhouse-mail.io", NULL},
    {"k1+k2@inbound.workablemail.com", NULL},
    {"jobs-noreply@linkedin.com", NULL},
    /* houses */
    {"ada@example.org", "example.org"},
    {"ada@mail.berlin.example.co.uk", "example.co.uk"},
    {"ada@kiteworks.example", "kiteworks.example"},
    {"ada@notgmail.com", "notgmail.com"},
    {"ada@yahooligans.com", "yahooligans.com"},
    {"ada@google.com", "google.com"},
    {"ada@gh-mail.example.org", "example.org"},
    {"workday@example.org", "example.org"},
    {"\"odd@local\"@example.org", "example.org"},
};

START_TEST(an_address_has_the_house_it_belongs_to)
{
    const char *site = fup_site_of(sites, site_rows[_i].address, arena);

    if (site_rows[_i].site)
        ck_assert_pstr_eq(site, site_rows[_i].site);
    else
        ck_assert_msg(!site, "%s gave %s", site_rows[_i].address, site);
}
END_TEST

START_TEST(every_address_of_a_list_is_set)
{
    struct fup_address_list list = {0};

    FUP_LIST_ADD(&list, arena)->address = "ada@gmail.com";
    FUP_LIST_ADD(&list, arena)->address = "bo@mail.example.org";
    list.items[0].site = "left over";
    fup_site_set_all(sites, &list, arena);
    ck_assert_ptr_null(list.items[0].site);
    ck_assert_str_eq(list.items[1].site, "example.org");
}
END_TEST

static const struct {
    const char *name, *address, *system;
    enum fup_sender_kind kind;
    const char *employer, *token;
} sender_rows[] = {
    {NULL, NULL, NULL, 0, NULL, NULL},
    {NULL, "", NULL, 0, NULL, NULL},
    {NULL, "lever.co", NULL, 0, NULL, NULL},
    {NULL, "ada@example.org", NULL, 0, NULL, NULL},
    {NULL, "ada@greenhouse.io", NULL, 0, NULL, NULL}, /* a person who works there */
    {NULL, "ada@notlever.co", NULL, 0, NULL, NULL},   /* no whole label */
    {NULL, "x@linkedin.com", NULL, 0, NULL, NULL},
    {NULL, "no-reply@hire.lever.co", "lever", FUP_SENDER_ATS, NULL, NULL},
    {NULL, "NoReply@MyWorkday.com", "workday", FUP_SENDER_ATS, NULL, NULL},
    {NULL, "tin-roof@myworkday.com", "workday", FUP_SENDER_ATS, "tin roof", NULL},
    {NULL, "tinroof+autoreply@talent.icims.com", "icims", FUP_SENDER_ATS, "tinroof", NULL},
    {NULL, "no-reply@tinroof.teamtailor-mail.com", "teamtailor", FUP_SENDER_ATS, "tinroof", NULL},
    {NULL, "careers@tinroof-talent.freshteam.com", "freshteam", FUP_SENDER_ATS, "tinroof", NULL},
    {NULL, "Ab3+z9@inbound.workablemail.com", "workable", FUP_SENDER_ATS, NULL,
     "ab3@inbound.workablemail.com"},
    {NULL, "jobs-noreply@linkedin.com", "linkedin", FUP_SENDER_BOARD, NULL, NULL},
    {NULL, "jobalerts-noreply@linkedin.com", "linkedin", FUP_SENDER_NOISE, NULL, NULL},
    {NULL, "tx.fa.sender@workflow.email.uk1.ocs.oraclecloud.com", "oracle", FUP_SENDER_ATS, NULL,
     NULL},
    {NULL, "notifications@calendly.com", "calendly", FUP_SENDER_SCHEDULER, NULL, NULL},
    {NULL, "support@hackerrankforwork.com", "hackerrank", FUP_SENDER_ASSESSMENT, NULL, NULL},
};

START_TEST(a_sender_is_known_by_its_whole_labels)
{
    struct fup_address from = {.name = sender_rows[_i].name, .address = sender_rows[_i].address};
    const struct fup_sender *sender = fup_sender_find(senders, from.address);
    const char *employer = fup_sender_employer(sender, &from, arena);
    const char *token = fup_sender_token(sender, &from, arena);

    if (sender_rows[_i].system) {
        ck_assert_ptr_nonnull(sender);
        ck_assert_str_eq(sender->system, sender_rows[_i].system);
        ck_assert_int_eq(sender->kind, sender_rows[_i].kind);
    } else {
        ck_assert_msg(!sender, "%s", from.address);
    }
    ck_assert_pstr_eq(employer, sender_rows[_i].employer);
    ck_assert_pstr_eq(token, sender_rows[_i].token);
}
END_TEST

FUP_UNIT_TABLES("signal/site", setup, teardown,
                FUP_UNIT_ROWS(an_address_has_the_house_it_belongs_to, site_rows),
                FUP_UNIT_TEST(every_address_of_a_list_is_set),
                FUP_UNIT_ROWS(a_sender_is_known_by_its_whole_labels, sender_rows))
