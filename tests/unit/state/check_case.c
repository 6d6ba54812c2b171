/* Which mails make one case. SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/state_table.h"
#include "support/unit.h"

#include "state/case.h"

#define NOW "05-20T10:00"

static const struct state_row threads[] = {
    {"one mail", "a ada>me 05-18 ask", "", NOW, "mails=1 id=a"},
    {"an answer", "a ada>me 05-18 ask\nb ada>me 05-19 re=a", "", NOW, "mails=2 id=b"},
    {"over a mail that is not here", "b ada>me 05-18 re=x ask\nc ada>me 05-19 re=x", "", NOW,
     "mails=2"},
    {"the same words, no reference: two",
     "a ada>me 05-18 ask subject=x\nb ada>me 05-19 ask subject=x", "", NOW, "mails=1\nmails=1"},
    {"a calendar entry", "a ada>me 05-18 invite=u@05-27T14:00\nb ada>me 05-19 cancel=u seq=1", "",
     NOW, "mails=2"},
    {"a uid too short to be one of a kind is ignored for joining",
     "a ada>me 05-18 ask\nb ada>me 05-19 ask", "", NOW, "mails=1\nmails=1"},
    {"lost references: the database's thread, for one who took part",
     "a me>ada 05-18 ask thread=t1\nb ada>me 05-19 re=x ask thread=t1", "", NOW, "mails=2"},
    {"but never for a stranger",
     "a me>ada 05-18 ask thread=t1\nb x@evil.test>me 05-19 re=x ask thread=t1", "", NOW,
     "mails=1\nmails=1"},
    {"automatic mail does not anchor", "a me>ada 05-18 ask\nb ada>me 05-18 re=a auto=away", "", NOW,
     "id=a mails=2"},
    {"a claimed letter does not anchor", "a ada>me 05-18 ask\nb me>ada 05-19 re=a unproved", "",
     NOW, "id=a mails=2"},
};

#define FIRST                                                                                      \
    "a jobs@ats.example>me 05-04 event=acknowledged auto=notice org=Corp_Ltd pos=C_Engineer\n"

static const struct state_row joins[] = {
    {"a token",
     "a k1@ats.example>me 05-04 event=acknowledged token=k1\n"
     "b k2@ats.example>me 05-18 event=rejected token=k1",
     "", NOW, "mails=2 stage=rejected"},
    {"another token, another case",
     "a k1@ats.example>me 05-04 event=acknowledged token=k1\n"
     "b k2@ats.example>me 05-18 event=rejected token=k2",
     "", NOW, "mails=1 stage=applied\nmails=1 stage=rejected"},
    {"the same person", "a me>ada 05-11 event=applied\nb ada>me 05-18 event=invited ask", "", NOW,
     "mails=2 stage=scheduling"},
    {"the same name over a relay",
     "a me>k1@ats.example 05-11 event=applied\nb k1@ats.example>me 05-12 re=a name=Ada_Lee "
     "closing\n"
     "c k9@ats.example>me 05-18 event=invited name=Ada_Lee ask",
     "", NOW, "mails=3 stage=scheduling"},
    {"house and organization", FIRST "b ada>me 05-18 event=invited ask", "", NOW,
     "mails=2 stage=scheduling org=Corp_Ltd"},
    {"house, organization and the same position",
     FIRST "b ada>me 05-18 event=invited ask pos=Senior_C_Engineer", "", NOW, "mails=2"},
    {"another position stays another case", FIRST "b ada>me 05-18 event=rejected pos=Analyst", "",
     NOW, "mails=1 stage=applied\nmails=1 stage=rejected"},
    {"two roles, rejected for one",
     "a jobs@ats.example>me 05-04 event=acknowledged org=Corp pos=C_Engineer\n"
     "b jobs@ats.example>me 05-04 event=acknowledged org=Corp pos=Analyst\n"
     "c jobs@ats.example>me 05-18 event=rejected org=Corp pos=Analyst",
     "", NOW, "mails=1 stage=applied\nmails=2 stage=rejected"},
    {"two roles, the mail tells none: ambiguous",
     "a jobs@ats.example>me 05-04 event=acknowledged org=Corp pos=C_Engineer\n"
     "b jobs@ats.example>me 05-04 event=acknowledged org=Corp pos=Analyst\n"
     "c jobs@ats.example>me 05-18 event=rejected org=Corp",
     "", NOW,
     "mails=1 stage=applied ambiguous=no\nmails=1 stage=applied ambiguous=no\n"
     "mails=1 stage=rejected ambiguous=yes"},
    {"and what comes after it joins its own role, not the ambiguous one",
     "a jobs@ats.example>me 05-04 event=acknowledged org=Corp pos=C_Engineer\n"
     "b jobs@ats.example>me 05-04 event=acknowledged org=Corp pos=Analyst\n"
     "c jobs@ats.example>me 05-15 event=rejected org=Corp\n"
     "d jobs@ats.example>me 05-18 event=acknowledged org=Corp pos=Cook",
     "", NOW,
     "mails=1 stage=applied\nmails=1 stage=applied\nmails=1 pos=Cook ambiguous=no\n"
     "mails=1 stage=rejected ambiguous=yes"},
    {"one of two roles asks, a mail that names none is ambiguous, one that names it is not",
     "a jobs@ats.example>me 05-04 event=acknowledged org=Corp pos=C_Engineer\n"
     "b jobs@ats.example>me 05-04 event=acknowledged org=Corp pos=Analyst\n"
     "c jobs@ats.example>me 05-15 event=invited org=Corp pos=Analyst",
     "", NOW, "mails=2 stage=scheduling pos=Analyst\nmails=1 stage=applied"},
    {"the sender of many applications joins nothing",
     "a jobs@ats.example>me 05-04 event=acknowledged system=ats org=Corp\n"
     "b jobs@ats.example>me 05-18 event=rejected system=ats org=Other",
     "", NOW, "mails=1 stage=applied\nmails=1 stage=rejected"},
    {"freemail is no house",
     "a ada@freemail.example>me 05-04 event=acknowledged\n"
     "b eve@freemail.example>me 05-18 event=rejected",
     "", NOW, "mails=1 stage=applied\nmails=1 stage=rejected"},
    {"my own house is none either",
     "a ada@home.example>me 05-04 event=acknowledged\n"
     "b eve@home.example>me 05-18 event=rejected",
     "", NOW, "mails=1 stage=applied\nmails=1 stage=rejected"},
    {"conversations are never joined", "a ada>me 05-04 ask\nb ada>me 05-18 ask", "", NOW,
     "mails=1\nmails=1"},
    {"what the counterpart writes without a word of hiring",
     "a ada>me 05-11 event=invited ask\nb me>ada 05-12 re=a\nc ada>me 05-18 ask", "", NOW,
     "mails=3 kind=interview on=me"},
    {"a colleague who was let read, without a word of hiring",
     "a me>ada 05-11 event=applied\nb ada>me 05-12 re=a holding cc=ben\nc ben>me 05-18 ask", "",
     NOW, "mails=3 kind=interview on=me with=ben"},
    {"a colleague of whom nobody spoke is another matter",
     "a me>ada 05-11 event=applied\nb ada>me 05-12 re=a holding\nc ben>me 05-18 ask", "", NOW,
     "mails=1 kind=conversation\nmails=2 kind=interview"},
    {"unless he says what an employer says",
     "a me>ada 05-11 event=applied\nb ada>me 05-12 re=a holding\nc ben>me 05-18 ground=2 ask", "",
     NOW, "mails=3 kind=interview on=me"},
    {"or names the position",
     "a me>ada 05-11 event=applied pos=Kiln_technician\nb ada>me 05-12 re=a holding\n"
     "c ben>me 05-18 subject=Kiln_technician:_papers ask",
     "", NOW, "mails=3 kind=interview on=me"},
    {"half a year later it is another matter",
     "a ada>me 01-05 event=acknowledged auto=notice\nb ada>me 12-18 event=invited ask", "",
     "12-18T12:00", "mails=1 stage=scheduling\nmails=1 stage=applied"},
};

static const struct state_row decided[] = {
    {"joined by the user", "a ada>me 05-11 ask\nb bob@other.example>me 05-12 ask", "join a b", NOW,
     "mails=2"},
    {"joined with a mail that is gone", "a ada>me 05-11 ask", "join a z", NOW, "mails=1"},
    {"split by the user", "a me>ada 05-11 event=applied\nb ada>me 05-18 event=invited ask",
     "split b", NOW, "mails=1 stage=scheduling\nmails=1 stage=applied"},
    {"joined, then split", "a ada>me 05-11 ask\nb bob@other.example>me 05-12 ask",
     "join a b\nsplit a", NOW, "mails=1\nmails=1"},
    {"split, then joined", "a me>ada 05-11 event=applied\nb ada>me 05-18 event=invited ask",
     "split b\njoin b a", NOW, "mails=2"},
    {"no interview after all: one case each",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 event=invited ask", "not-interview b", NOW,
     "kind=conversation mails=1\nkind=interview mails=1"},
    {"an interview after all", "a ada>me 05-18 ask", "interview a", NOW,
     "kind=interview role=candidate stage=contacted exp=05-19"},
};

STATE_TABLE_TEST(mails_make_threads, threads)
STATE_TABLE_TEST(threads_make_cases, joins)
STATE_TABLE_TEST(the_user_joins_and_splits, decided)

START_TEST(names_of_organizations)
{
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {{NULL, NULL, false},
                {"", "Corp", false},
                {"Corp", NULL, false},
                {"Corp", "Corp", true},
                {"Corp GmbH", "CORP", true},
                {"The Kite Line", "kiteline", true},
                {"Kite & Line Ltd.", "Kite Line", true},
                {"Example", "Example Systems", true},
                {"National Grid", "National Trust", false},
                {"Ltd", "GmbH", false},
                {"The Group", "Group", false}};
    struct fup_arena *arena = fup_arena_new(0);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(fup_join_same_organization(arena, rows[i].a, rows[i].b) == rows[i].same,
                      "row %zu", i);
    fup_arena_free(arena);
}
END_TEST

START_TEST(names_of_positions)
{
    static const struct {
        const char *a, *b;
        bool fits;
    } rows[] = {{NULL, NULL, false},
                {"", "", false},
                {"C Engineer", "C Engineer", true},
                {"C Engineer (m/w/d)", "Senior C engineer", true},
                {"C Engineer", "Analyst", false},
                {"Data Engineer", "Data Analyst", false}};
    struct fup_arena *arena = fup_arena_new(0);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(fup_join_fits_position(arena, rows[i].a, rows[i].b) == rows[i].fits,
                      "row %zu", i);
    fup_arena_free(arena);
}
END_TEST

/* A case keeps its id while mail comes in: the first 12 hex digits of the oldest Message-ID. */
START_TEST(case_ids)
{
    struct fup_arena *arena = fup_arena_new(0);
    const char *mine[] = {"me@home.example"};
    struct fup_identity identity = {.addresses = {mine, 1, 1}};
    struct fup_business business = {0};
    struct fup_message mail = {.id = "abc", .thread = "t", .flags = FUP_MAIL_HAS_RECEIVED};
    struct fup_finding ask = {.sense = FUP_SENSE_ASK, .rule = "r", .quote = "q"};
    struct fup_address to = {NULL, "me@home.example", NULL};
    struct fup_state_input input = {.messages = &mail,
                                    .message_count = 1,
                                    .identity = &identity,
                                    .policy = &fup_policy_default,
                                    .business = &business,
                                    .zone = fup_zone_fixed(arena, 0),
                                    .now = 86400};
    struct fup_row_list rows;
    fup_instant until;

    mail.from.address = "ada@corp.example";
    mail.to.items = &to;
    mail.to.count = 1;
    mail.findings.items = &ask;
    mail.findings.count = 1;
    ck_assert_int_eq(fup_state_rows(&input, arena, &rows, &until), FUP_OK);
    ck_assert_uint_eq(rows.count, 1);
    ck_assert_str_eq(rows.items[0].case_id, "ba7816bf8f01");
    ck_assert_int_eq(until, 2 * 86400);
    fup_arena_free(arena);
}
END_TEST

/* Many mails of one thread, each naming all before it, and many strangers: no square time. */
START_TEST(a_case_of_many_mails)
{
    enum { COUNT = 20000 };
    struct fup_arena *arena = fup_arena_new(0);
    struct state_world world = {.arena = arena, .zone = fup_zone_fixed(arena, 60)};
    const char *mine[] = {"me@home.example"};
    struct fup_identity identity = {.addresses = {mine, 1, 1}};
    struct fup_business business = {0};
    struct fup_state_input input = {.identity = &identity,
                                    .policy = &fup_policy_default,
                                    .business = &business,
                                    .zone = world.zone};
    struct fup_row_list rows;

    for (int i = 0; i < COUNT; i++) {
        char line[128];

        (void)snprintf(line, sizeof line, "m%d %s 05-18 re=m%d ask", i, i % 2 ? "me>ada" : "ada>me",
                       i - 1);
        state_mail(&world, fup_arena_copy(arena, line));
    }
    input.messages = world.mails.items;
    input.message_count = world.mails.count;
    input.now = state_time(&world, NOW);
    ck_assert_int_eq(fup_state_rows(&input, arena, &rows, NULL), FUP_OK);
    ck_assert_uint_eq(rows.count, 1);
    ck_assert_uint_eq(rows.items[0].message_count, COUNT);
    fup_arena_free(arena);
}
END_TEST

/* Memory that ends anywhere gives FUP_NO_MEMORY, never a crash. */
START_TEST(short_memory)
{
    struct state_world world = {.arena = fup_arena_new(0)};
    const char *mine[] = {"me@home.example"};
    struct fup_identity identity = {.name = "Mia", .addresses = {mine, 1, 1}};
    struct fup_business business = {0};
    struct fup_state_input input = {
        .identity = &identity, .policy = &fup_policy_default, .business = &business};
    struct fup_row_list rows;
    enum fup_status status = FUP_NO_MEMORY;
    size_t limit;

    world.zone = fup_zone_fixed(world.arena, 60);
    state_lines(&world,
                FIRST "b ada>me 05-11 event=scheduled invite=u@05-19T14:00 org=Corp\n"
                      "c me>ada,bob@other.example 05-18 re=b ask promise=05-22\n"
                      "d ada>me 05-19 re=c promise=05-22 ask closing",
                state_mail);
    state_lines(&world, "expect c 05-29\nnote c x", state_decision);
    input.zone = world.zone;
    input.messages = world.mails.items;
    input.message_count = world.mails.count;
    input.decisions = world.decisions.items;
    input.decision_count = world.decisions.count;
    input.now = state_time(&world, NOW);
    for (limit = 16; status == FUP_NO_MEMORY && limit < 1u << 22; limit += 16) {
        struct fup_arena *arena = fup_arena_new(limit);

        status = fup_state_rows(&input, arena, &rows, NULL);
        ck_assert(status == FUP_OK || rows.count == 0);
        fup_arena_free(arena);
    }
    ck_assert_int_eq(status, FUP_OK);
    fup_arena_free(world.arena);
}
END_TEST

FUP_UNIT_TABLES("state/case", NULL, NULL, FUP_UNIT_ROWS(mails_make_threads, threads),
                FUP_UNIT_ROWS(threads_make_cases, joins),
                FUP_UNIT_ROWS(the_user_joins_and_splits, decided),
                FUP_UNIT_TEST(names_of_organizations), FUP_UNIT_TEST(names_of_positions),
                FUP_UNIT_TEST(case_ids), FUP_UNIT_TEST(a_case_of_many_mails),
                FUP_UNIT_TEST(short_memory))
