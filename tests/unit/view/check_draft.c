/* To whom a draft goes, what it says, of what it warns.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "view/draft.h"

#include <string.h>

#include "support/unit.h"

struct bench {
    struct fup_arena *arena;
    struct fup_message items[3];
    struct fup_message_list messages;
    struct fup_identity identity;
    const char *mine[1];
    const char *references[1];
    size_t order[3];
    struct fup_row row;
    struct fup_draft_input input;
};

static struct fup_address me = {"Mia Me", "mia@home.example", NULL};
static struct fup_address ada = {"Ada Quirk", "ada@firm.example", NULL};
static struct fup_address two[] = {{"Mia Me", "mia+jobs@home.example", NULL},
                                   {"Bo", "bo@firm.example", NULL}};
static struct fup_address robot = {"Firm", "no-reply@firm.example", NULL};

static void
prepare(struct bench *bench)
{
    memset(bench, 0, sizeof *bench);
    bench->arena = fup_arena_new(0);
    bench->mine[0] = "mia@home.example";
    bench->identity = (struct fup_identity){"Mia Me", {bench->mine, 1, 1}};
    bench->references[0] = "root@firm.example";
    bench->items[0] = (struct fup_message){.id = "a@firm.example",
                                           .subject = "Interview",
                                           .from = ada,
                                           .to = {two, 2, 2},
                                           .references = {bench->references, 1, 1}};
    bench->items[1] = (struct fup_message){
        .id = "b@home.example", .subject = "Re: Interview", .from = me, .to = {&ada, 1, 1}};
    bench->items[2] = (struct fup_message){.id = "c@firm.example",
                                           .subject = "Application",
                                           .from = robot,
                                           .to = {&me, 1, 1},
                                           .flags = FUP_MAIL_NO_REPLY_SENDER};
    bench->messages = (struct fup_message_list){bench->items, 3, 3};
    for (size_t i = 0; i < 3; i++)
        bench->order[i] = i;
    bench->row = (struct fup_row){.reply_to = "a@firm.example",
                                  .role = FUP_ROLE_CANDIDATE,
                                  .action = FUP_ACTION_THANK_YOU,
                                  .interview_start = FUP_NO_INSTANT,
                                  .since = FUP_NO_INSTANT,
                                  .expected = FUP_NO_DAY,
                                  .message_count = 2,
                                  .messages = bench->order};
    bench->input = (struct fup_draft_input){.row = &bench->row,
                                            .messages = &bench->messages,
                                            .identity = &bench->identity,
                                            .zone = fup_zone_fixed(bench->arena, 0)};
}

START_TEST(an_answer_goes_to_the_writer_and_leaves_me_out)
{
    struct bench bench;
    struct fup_draft draft;

    prepare(&bench);
    ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
    ck_assert_uint_eq(draft.to.count, 1);
    ck_assert_str_eq(draft.to.items[0].address, "ada@firm.example");
    ck_assert_uint_eq(draft.cc.count, 1);
    ck_assert_str_eq(draft.cc.items[0].address, "bo@firm.example");
    ck_assert_str_eq(draft.from.address, "mia+jobs@home.example");
    ck_assert_str_eq(draft.subject, "Re: Interview");
    ck_assert_str_eq(draft.in_reply_to, "a@firm.example");
    ck_assert_uint_eq(draft.references.count, 2);
    ck_assert_str_eq(draft.references.items[1], "a@firm.example");
    ck_assert_ptr_nonnull(strstr(draft.body, "Hi Ada,"));
    ck_assert_ptr_nonnull(strstr(draft.body, "[[on which day]]"));
    ck_assert_ptr_nonnull(strstr(draft.body, "\nMia Me\n"));
    fup_arena_free(bench.arena);
}
END_TEST

START_TEST(a_follow_up_on_my_own_mail_goes_to_its_recipients)
{
    struct bench bench;
    struct fup_draft draft;

    prepare(&bench);
    bench.row.reply_to = "b@home.example";
    bench.row.action = FUP_ACTION_FOLLOW_UP;
    ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
    ck_assert_uint_eq(draft.to.count, 1);
    ck_assert_str_eq(draft.to.items[0].address, "ada@firm.example");
    ck_assert_str_eq(draft.from.address, "mia@home.example");
    ck_assert_str_eq(draft.subject, "Re: Interview");
    fup_arena_free(bench.arena);
}
END_TEST

START_TEST(a_box_that_nobody_reads_is_flagged)
{
    struct bench bench;
    struct fup_draft draft;

    prepare(&bench);
    bench.row.reply_to = "c@firm.example";
    bench.row.message_count = 3;
    ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
    ck_assert_str_eq(draft.to.items[0].address, "ada@firm.example");
    ck_assert_uint_eq(draft.warnings.count, 1);
    ck_assert_ptr_nonnull(strstr(draft.warnings.items[0], "no-reply@firm.example"));
    fup_arena_free(bench.arena);
}
END_TEST

#define WEDNESDAY 20523 /* 11 March 2026 */

/* The blanks at which the body is broken into lines are blanks again. */
static const char *
in_one_line(struct fup_arena *arena, const char *body)
{
    char *copy = fup_arena_copy(arena, body);

    for (char *at = copy; *at; at++)
        *at = *at == '\n' ? ' ' : *at;
    return copy;
}

/* A mail of mine that came back is sent again to its people, not to the machine that told so. */
START_TEST(what_came_back_is_no_answer_to_the_machine)
{
    static struct fup_address machine = {"Mail Delivery System", "MAILER-DAEMON@mx.example", NULL};

    for (int i = 0; i < 2; i++) {
        struct bench bench;
        struct fup_draft draft;

        prepare(&bench);
        bench.row.reply_to = "c@firm.example";
        bench.row.action = FUP_ACTION_RESEND;
        bench.items[1].subject = "My papers";
        bench.items[2].from = machine;
        bench.items[2].automatic = FUP_AUTOMATIC_BOUNCE;
        bench.items[2].failed_id = i ? "unknown@home.example" : "b@home.example";
        bench.items[2].failed_recipient = "adda@firm.example";
        bench.items[2].failed_status = "5.1.1";
        ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
        ck_assert_uint_eq(draft.to.count, 1);
        ck_assert_str_eq(draft.to.items[0].address, i ? "adda@firm.example" : ada.address);
        ck_assert_uint_eq(draft.warnings.count, 1);
        ck_assert_str_eq(draft.warnings.items[0],
                         "To: mail to adda@firm.example came back with status 5.1.1: check the "
                         "address");
        if (i == 0) {
            ck_assert_str_eq(draft.subject, "My papers");
            ck_assert_str_eq(draft.in_reply_to, "b@home.example");
        }
        fup_arena_free(bench.arena);
    }
}
END_TEST

/* The name before office@ or that of the firm itself greets nobody. */
START_TEST(a_house_is_not_greeted_by_its_first_word)
{
    static struct fup_address boxes[] = {{"Old School", "office@school.example", NULL},
                                         {"Ada", "ada@firm.example", NULL},
                                         {"Firm Works", "ada@firm.example", NULL}};

    for (int i = 0; i < 3; i++) {
        struct bench bench;
        struct fup_draft draft;

        prepare(&bench);
        bench.items[0].from = boxes[i];
        bench.row.organization = "Firm Works";
        ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
        ck_assert_ptr_nonnull(strstr(draft.body, i == 1 ? "Hi Ada," : "Hi [[name]],"));
        fup_arena_free(bench.arena);
    }
}
END_TEST

/* Of a group only those are asked again who have not answered. */
START_TEST(a_group_is_reminded_where_it_is_silent)
{
    static struct fup_address group[] = {{"Ada Quirk", "ada@firm.example", NULL},
                                         {"Bo", "bo@firm.example", NULL}};

    for (int i = 0; i < 3; i++) {
        struct bench bench;
        struct fup_draft draft;

        prepare(&bench);
        bench.row.action = FUP_ACTION_FOLLOW_UP;
        bench.row.waiting_on = FUP_OWNER_THEM;
        bench.row.reply_to = i == 0 ? "a@firm.example" : "b@home.example"; /* Ada's, mine */
        bench.items[1].to = (struct fup_address_list){group, 2, 2};
        bench.row.missing =
            (struct fup_address_list){i == 2 ? group : group + 1, i == 2 ? 2 : 1, 2};
        ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
        ck_assert_uint_eq(draft.to.count, i == 2 ? 2 : 1);
        ck_assert_str_eq(draft.to.items[draft.to.count - 1].address, "bo@firm.example");
        ck_assert_uint_eq(draft.cc.count, 0);
        fup_arena_free(bench.arena);
    }
}
END_TEST

/* Minutes east of Greenwich, hours of the appointment from now, how long, the words of a yes. */
static const struct {
    int offset, hours, length;
    const char *language, *expected;
} times[] = {
    {60, 28, 1, "en", "Tuesday 17 March at 14:00 (UTC+1) suits me well."},
    {0, 28, 1, "en", "Tuesday 17 March at 13:00 (UTC) suits me well."},
    {-210, 28, 1, "en", "Tuesday 17 March at 09:30 (UTC-3:30) suits me well."},
    {60, 28, 1, "de", "Dienstag, 17. März um 14:00 Uhr (UTC+1) passt mir gut."},
    {0, 15, 24, "en", "Tuesday 17 March suits me well."},
    {0, -28, 1, "en", "[[day and time with time zone]] suits me well."}, /* held already */
};

START_TEST(a_time_of_the_invitation_is_accepted_by_its_name)
{
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        struct bench bench;
        struct fup_draft draft;

        prepare(&bench);
        bench.input.now = 1773651600; /* Monday 2026-03-16T09:00Z */
        bench.input.zone = fup_zone_fixed(bench.arena, times[i].offset);
        bench.row.interview_start = bench.input.now + (fup_instant)times[i].hours * 3600;
        bench.row.interview_end = bench.row.interview_start + (fup_instant)times[i].length * 3600;
        bench.input.language = times[i].language;
        bench.input.template_name = "accept-times";
        ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
        ck_assert_msg(strstr(in_one_line(bench.arena, draft.body), times[i].expected) != NULL,
                      "row %zu: %s", i, draft.body);
        fup_arena_free(bench.arena);
    }
}
END_TEST

static const struct {
    const char *words, *written_in, *language, *expected;
    fup_day first; /* of the window that ends on Wednesday */
} promises[] = {
    {NULL, "en", "en", "hear from you by Wednesday 11 March,", WEDNESDAY},
    {"by Wednesday 11 March", "en", "en", "hear from you by Wednesday 11 March,", WEDNESDAY},
    {"by 11.3.", "en", "en", "hear from you by 11.3.,", WEDNESDAY},
    {"2026-03-11", "en", "en", "hear from you on 2026-03-11,", WEDNESDAY},
    {"March 11th", "en", "en", "hear from you on March 11th,", WEDNESDAY},
    {"By tomorrow", "en", "en", "hear from you by tomorrow (Wednesday 11 March),", WEDNESDAY},
    {"within 5 days", "en", "en", "hear from you within 5 days (Wednesday 11 March),", 20519},
    {"next week", "en", "en", "hear from you next week (by Wednesday 11 March),", 20521},
    {"Wednesday", "en", "en", "hear from you on Wednesday (11 March),", WEDNESDAY},
    {"by Wednesday", "en", "en", "hear from you by Wednesday (11 March),", WEDNESDAY},
    {"Wednesday at 3 p.m.", "en", "en", "from you on Wednesday at 3 p.m. (11 March),", WEDNESDAY},
    {"bis morgen", "de", "de", "sich bis morgen (Mittwoch, 11. März) bei mir", WEDNESDAY},
    {"Nächste Woche", "de", "de", "sich nächste Woche (bis Mittwoch, 11. März) bei", 20521},
    {"Mittwoch", "de", "de", "wollten sich am Mittwoch (11. März) bei mir melden", WEDNESDAY},
    {"by tomorrow", "en", "de", "wollten sich bis Mittwoch, 11. März bei mir melden", WEDNESDAY},
    {"bis 11. März", "de", "en", "hear from you by Wednesday 11 March,", WEDNESDAY},
};

START_TEST(a_promised_date_is_quoted_as_they_put_it)
{
    for (size_t i = 0; i < sizeof promises / sizeof *promises; i++) {
        struct bench bench;
        struct fup_draft draft;
        struct fup_finding findings[2] = {
            {.sense = FUP_SENSE_PROMISE,
             .has_window = true,
             .date_text = "on Monday",
             .window = {.start = 20500, .end = 20500}},
            {.sense = FUP_SENSE_PROMISE,
             .has_window = true,
             .date_text = promises[i].words,
             .window = {.start = promises[i].first, .end = WEDNESDAY}}};
        struct fup_evidence evidence = {"promise.hear", "a@firm.example", NULL};

        prepare(&bench);
        bench.items[0].findings = (struct fup_finding_list){findings, 2, 2};
        if (!promises[i].words)
            bench.items[0].findings.count = 0;
        bench.items[0].language = promises[i].written_in;
        bench.row.evidence = (struct fup_evidence_list){&evidence, 1, 1};
        bench.row.waiting_on = FUP_OWNER_THEM;
        bench.row.action = FUP_ACTION_FOLLOW_UP;
        bench.row.stage = FUP_STAGE_INTERVIEWED;
        bench.row.basis = FUP_BASIS_STATED;
        bench.row.expected = WEDNESDAY;
        bench.input.language = promises[i].language;
        ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
        ck_assert_str_eq(draft.template_name, "follow-up-promised");
        ck_assert_msg(strstr(in_one_line(bench.arena, draft.body), promises[i].expected) != NULL,
                      "row %zu: %s", i, draft.body);
        fup_arena_free(bench.arena);
    }
}
END_TEST

START_TEST(a_box_that_nobody_reads_is_flagged_by_its_name)
{
    static struct fup_address box = {"Firm", "NoReply-jobs@ats.example", NULL};

    for (int i = 0; i < 3; i++) {
        struct bench bench;
        struct fup_draft draft;

        prepare(&bench);
        bench.row.reply_to = "c@firm.example";
        bench.row.message_count = 3;
        bench.items[2].flags = 0;
        if (i == 0) { /* their Reply-To */
            bench.items[2].from = (struct fup_address){"Firm", "jobs@ats.example", NULL};
            bench.items[2].reply_to = (struct fup_address_list){&box, 1, 1};
        } else if (i == 1) { /* From */
            bench.items[2].from = box;
        } else { /* whom I wrote to */
            bench.items[2].from = me;
            bench.items[2].to = (struct fup_address_list){&box, 1, 1};
        }
        ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
        ck_assert_uint_eq(draft.to.count, 1);
        ck_assert_str_eq(draft.to.items[0].address, "ada@firm.example");
        ck_assert_uint_eq(draft.warnings.count, 1);
        ck_assert_ptr_nonnull(strstr(draft.warnings.items[0], box.address));
        fup_arena_free(bench.arena);
    }
}
END_TEST

/* Days before now that the interview was; the words of a thank-you then. */
static const struct {
    int days;
    const char *language, *expected;
} whens[] = {
    {0, "en", "taking the time today."},
    {1, "en", "taking the time yesterday."},
    {2, "en", "taking the time on Saturday."},
    {6, "en", "taking the time on Tuesday."},
    {7, "en", "taking the time on Monday 9 March."},
    {0, "de", "das Gespräch heute."},
    {1, "de", "das Gespräch gestern."},
    {2, "de", "das Gespräch am Samstag."},
    {7, "de", "das Gespräch am Montag, 9. März."},
    {-1, "en", "the time on Tuesday 17 March."},
};

START_TEST(the_day_of_the_interview_is_told_as_one_says_it)
{
    for (size_t i = 0; i < sizeof whens / sizeof *whens; i++) {
        struct bench bench;
        struct fup_draft draft;

        prepare(&bench);
        bench.input.now = 1773651600; /* Monday 2026-03-16T09:00Z */
        bench.row.interview_start = bench.input.now - 3600 - (fup_instant)whens[i].days * 86400;
        bench.input.language = whens[i].language;
        ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
        ck_assert_msg(strstr(in_one_line(bench.arena, draft.body), whens[i].expected) != NULL,
                      "row %zu: %s", i, draft.body);
        fup_arena_free(bench.arena);
    }
}
END_TEST

/* What a case without a person's mail knows: who sent the invitation. */
START_TEST(an_organizer_is_the_alternative_to_an_unread_box)
{
    struct bench bench;
    struct fup_draft draft;
    struct fup_invite invite = {.organizer = {"Ada Quirk", "ada@firm.example", 0}};

    prepare(&bench);
    bench.row.reply_to = "c@firm.example";
    bench.order[0] = 2;
    bench.row.message_count = 1;
    ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
    ck_assert_str_eq(draft.to.items[0].address, "no-reply@firm.example");
    ck_assert_ptr_nonnull(strstr(draft.warnings.items[0], "look for a person"));
    bench.items[2].invites = (struct fup_invite_list){&invite, 1, 1};
    bench.items[2].cc = (struct fup_address_list){&ada, 1, 1}; /* in Cc already: To once */
    ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
    ck_assert_uint_eq(draft.to.count, 1);
    ck_assert_str_eq(draft.to.items[0].address, "ada@firm.example");
    ck_assert_uint_eq(draft.cc.count, 0);
    fup_arena_free(bench.arena);
}
END_TEST

/* An applicant system may pass an answer on or not: told, with the person whom the case knows. */
START_TEST(an_address_of_a_hiring_system_is_flagged)
{
    static struct fup_address relay = {"Firm", "firm@ats.example", NULL};

    for (int i = 0; i < 4; i++) {
        struct bench bench;
        struct fup_draft draft;

        prepare(&bench);
        bench.row.reply_to = "c@firm.example";
        bench.row.message_count = i == 1 ? 0 : 3;
        bench.items[2].from = relay;
        bench.items[2].flags = 0;
        bench.items[2].hiring.is_relay = true;
        bench.items[2].hiring.token = i == 2 ? "17" : NULL;
        if (i == 3)
            bench.items[2].reply_to = (struct fup_address_list){&ada, 1, 1};
        ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
        ck_assert_str_eq(draft.to.items[0].address, i == 3 ? ada.address : relay.address);
        ck_assert_uint_eq(draft.warnings.count, i < 2);
        if (i < 2)
            ck_assert_ptr_nonnull(strstr(draft.warnings.items[0],
                                         i ? "a person may not see" : "knows ada@firm.example"));
        fup_arena_free(bench.arena);
    }
}
END_TEST

START_TEST(a_note_of_more_than_300_characters_is_told)
{
    for (int i = 0; i < 2; i++) {
        struct bench bench;
        struct fup_draft draft;

        prepare(&bench);
        bench.input.template_name = "linkedin-note";
        bench.input.signature = "Mia Me";
        bench.row.position =
            i ? "Engineer äääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää "
                "äääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää"
                "äääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää"
              : "Engineer";
        ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
        ck_assert_uint_eq(draft.warnings.count, (size_t)i);
        ck_assert_ptr_null(strstr(draft.body, "\n-- \n"));
        fup_arena_free(bench.arena);
    }
}
END_TEST

START_TEST(an_empty_case_still_gives_a_draft)
{
    static const char *const languages[] = {"en", "de", "xx"};

    for (size_t i = 0; i < 3; i++) {
        struct bench bench;
        struct fup_draft draft;

        prepare(&bench);
        bench.row.reply_to = NULL;
        bench.row.message_count = 0;
        bench.messages.count = 0;
        bench.identity = (struct fup_identity){0};
        bench.input.language = languages[i];
        ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
        ck_assert_ptr_nonnull(strstr(draft.body, i == 1 ? "[[Anrede]]," : "Hi [[name]],"));
        ck_assert_uint_eq(draft.to.count, 0);
        ck_assert_ptr_null(draft.in_reply_to);
        fup_arena_free(bench.arena);
    }
}
END_TEST

FUP_UNIT_MAIN("view/draft", an_answer_goes_to_the_writer_and_leaves_me_out,
              a_follow_up_on_my_own_mail_goes_to_its_recipients, a_box_that_nobody_reads_is_flagged,
              a_promised_date_is_quoted_as_they_put_it,
              a_box_that_nobody_reads_is_flagged_by_its_name,
              a_house_is_not_greeted_by_its_first_word, what_came_back_is_no_answer_to_the_machine,
              a_group_is_reminded_where_it_is_silent,
              a_time_of_the_invitation_is_accepted_by_its_name,
              the_day_of_the_interview_is_told_as_one_says_it,
              an_organizer_is_the_alternative_to_an_unread_box,
              an_address_of_a_hiring_system_is_flagged, a_note_of_more_than_300_characters_is_told,
              an_empty_case_still_gives_a_draft)
