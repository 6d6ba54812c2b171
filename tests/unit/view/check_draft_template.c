/* Subjects, first names, and which template a draft is made from.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "view/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/data.h"
#include "support/unit.h"

static const struct {
    const char *subject, *expected;
} subjects[] = {
    {NULL, NULL},
    {"", NULL},
    {"Re: ", NULL},
    {"Interview", "Re: Interview"},
    {"RE: AW: Re[2]: Antw: Interview", "Re: Interview"},
    {"Ref: plan", "Re: plan"},
    {"Regarding the flat", "Re: Regarding the flat"},
    {"a\r\nBcc: x@y", "Re: a Bcc: x@y"},
    {"rlo \xe2\x80\xae", "Re: rlo <U+202E>"},
};

START_TEST(a_subject_says_re_once)
{
    struct fup_arena *arena = fup_arena_new(0);

    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        const char *made = fup_draft_subject(subjects[i].subject, arena);

        if (subjects[i].expected)
            ck_assert_str_eq(made, subjects[i].expected);
        else
            ck_assert_ptr_null(made);
    }
    fup_arena_free(arena);
}
END_TEST

static const struct {
    const char *name, *expected;
} names[] = {
    {NULL, NULL},
    {"", NULL},
    {"Ada Quirk", "Ada"},
    {"Quirk, Ada M.", "Ada"},
    {"Ada", "Ada"},
    {"Dr. Quirk", NULL},
    {"Frau Quirk", NULL},
    {"Example Hiring Team", NULL},
    {"x@y.example", NULL},
    {"Talent Acquisition", NULL},
    {"J", NULL},
    {"Zoë Müller", "Zoë"},
    {"Ada Quirk (Example)", "Ada"},
    {"Ada Quirk | Example", "Ada"},
    {"Quirk, Ada (Example)", "Ada"},
    {"Ada at Example", "Ada"},
    {"Example GmbH", NULL},
    {"Eva Agnes", "Eva"},
    {"(Ada)", NULL},
    {",", NULL},
};

START_TEST(a_title_or_team_is_no_first_name)
{
    struct fup_arena *arena = fup_arena_new(0);

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *made = fup_draft_first_name(names[i].name, arena);

        if (names[i].expected)
            ck_assert_str_eq(made, names[i].expected);
        else
            ck_assert_ptr_null(made);
    }
    fup_arena_free(arena);
}
END_TEST

static const struct {
    const char *text, *fault; /* NULL: good */
} templates[] = {
    {"", "t:1: no Subject:"},
    {"Subject: x\n", "t:1: no Subject:"},
    {"# c\nOffer: reply\nSubject: x\n\nHi {{first_name}} ${1:y}\n", NULL},
    {"Subject: x\n\n{{nonsense}}\n", "t:3: {{nonsense}}"},
    {"Subject: x\n\n\n{{name}\n", "t:4: a brace"},
    {"Subject: x\n\n${1:open\n}\n", "t:3: a brace"},
    {"Subject: x\n\n\xff\n", "t:3: is not UTF-8"},
    {"\xef\xbb\xbfSubject: x\r\n\r\nHi\r\n", NULL},
    {"\xef\xbb\xbfSubject: x\r\n\r\n{{y}}\r\n", "t:3: {{y}}"},
};

START_TEST(a_template_s_fault_is_told_with_its_line)
{
    for (size_t i = 0; i < sizeof templates / sizeof *templates; i++) {
        struct fup_arena *arena = fup_arena_new(0);
        struct fup_template parsed = {0};
        struct fup_error error = {0};
        enum fup_status status = fup_template_parse(templates[i].text, strlen(templates[i].text),
                                                    "t", arena, &parsed, &error);

        ck_assert_int_eq(status, templates[i].fault ? FUP_USAGE : FUP_OK);
        if (templates[i].fault)
            ck_assert_msg(strncmp(error.text, templates[i].fault, strlen(templates[i].fault)) == 0,
                          "%s", error.text);
        fup_arena_free(arena);
    }
}
END_TEST

START_TEST(a_value_cannot_become_a_field_or_a_place)
{
    struct fup_arena *arena = fup_arena_new(0);
    const char *values[FUP_FIELD_COUNT] = {0};
    int places = 0;

    values[FUP_FIELD_NAME] = "{{my_name}} ${1:x} [[y]]";
    ck_assert_str_eq(
        fup_template_fill("{{name}} $5 {{position}} ${4:what}", "en", values, arena, &places),
        "{{my_name}} ${1:x} ([y)] $5 [[position]] [[what]]");
    ck_assert_int_eq(places, 2);
    fup_arena_free(arena);
}
END_TEST

/* Every shipped template: it parses, has a comment and an offer, keeps to 150 words. */
START_TEST(shipped_templates_are_whole)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_data_file *files;
    size_t count, found = 0;

    files = fup_data_files(&count);
    for (size_t i = 0; i < count; i++) {
        struct fup_template parsed = {0};
        struct fup_error error = {0};
        size_t words = 0;

        if (strncmp(files[i].name, "templates/", 10) != 0)
            continue;
        found++;
        ck_assert_msg(fup_template_parse(files[i].text, files[i].len, files[i].name, arena, &parsed,
                                         &error) == FUP_OK,
                      "%s", error.text);
        ck_assert_msg(*parsed.comment && *parsed.offer, "%s", files[i].name);
        for (const char *at = parsed.body; *at; at++)
            words += (*at == ' ' || *at == '\n') && at > parsed.body && at[-1] > ' ';
        ck_assert_msg(words <= 150, "%s: %zu words", files[i].name, words);
        if (strstr(files[i].name, "linkedin"))
            ck_assert_msg(strlen(parsed.body) <= 300, "%s", files[i].name);
    }
    ck_assert_uint_gt(found, 50);
    fup_arena_free(arena);
}
END_TEST

static const struct {
    enum fup_role role;
    enum fup_action action;
    enum fup_stage stage;
    enum fup_basis basis;
    const char *best;
    bool overdue, promised; /* a promise of mine opened it */
    bool invited;           /* a calendar part did */
} offers[] = {
    {FUP_ROLE_CANDIDATE, FUP_ACTION_THANK_YOU, FUP_STAGE_INTERVIEWED, FUP_BASIS_INVITE, "thank-you",
     false, false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_FOLLOW_UP, FUP_STAGE_INTERVIEWED, FUP_BASIS_STATED,
     "follow-up-promised", true, false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_FOLLOW_UP, FUP_STAGE_INTERVIEWED, FUP_BASIS_POLICY, "follow-up",
     true, false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_SECOND_FOLLOW_UP, FUP_STAGE_INTERVIEWED, FUP_BASIS_STATED,
     "second-follow-up", true, false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_REPLY, FUP_STAGE_OFFER, FUP_BASIS_STATED, "ask-time", false,
     false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_REPLY, FUP_STAGE_SCHEDULING, FUP_BASIS_STATED, "answer-promise",
     false, true, false},
    {FUP_ROLE_RECRUITER, FUP_ACTION_REPLY, FUP_STAGE_INTERVIEWED, FUP_BASIS_STATED,
     "holding-message", true, true, false},
    {FUP_ROLE_RECRUITER, FUP_ACTION_REPLY, FUP_STAGE_INTERVIEWED, FUP_BASIS_STATED,
     "answer-promise", false, true, false},
    {FUP_ROLE_RECRUITER, FUP_ACTION_REPLY, FUP_STAGE_INTERVIEWED, FUP_BASIS_POLICY,
     "recruiter-next-steps", false, false, false},
    {FUP_ROLE_RECRUITER, FUP_ACTION_FOLLOW_UP, FUP_STAGE_MORE_INFORMATION, FUP_BASIS_STATED,
     "reminder-promised", true, false, false},
    {FUP_ROLE_RECRUITER, FUP_ACTION_MISSED_CALL, FUP_STAGE_SCHEDULED, FUP_BASIS_INVITE,
     "missed-call", true, false, false},
    {FUP_ROLE_NONE, FUP_ACTION_FOLLOW_UP, FUP_STAGE_NONE, FUP_BASIS_STATED, "reminder-promised",
     true, false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_THANK_YOU, FUP_STAGE_SCHEDULED, FUP_BASIS_INVITE, "thank-you",
     false, false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_FOLLOW_UP, FUP_STAGE_NONE, FUP_BASIS_STATED,
     "follow-up-promised", false, false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_FOLLOW_UP, FUP_STAGE_APPLIED, FUP_BASIS_POLICY, "follow-up",
     false, false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_SECOND_FOLLOW_UP, FUP_STAGE_INTERVIEWED, FUP_BASIS_POLICY,
     "second-follow-up", false, false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_CLOSING_NOTE, FUP_STAGE_INTERVIEWED, FUP_BASIS_POLICY,
     "closing-note", false, false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_REPLY, FUP_STAGE_SCHEDULING, FUP_BASIS_POLICY, "accept-times",
     false, false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_CONFIRM_ATTENDANCE, FUP_STAGE_SCHEDULED, FUP_BASIS_INVITE,
     "confirm-attendance", false, false, false},
    {FUP_ROLE_RECRUITER, FUP_ACTION_FOLLOW_UP, FUP_STAGE_SCHEDULING, FUP_BASIS_POLICY,
     "candidate-follow-up", false, false, false},
    {FUP_ROLE_RECRUITER, FUP_ACTION_CLOSING_NOTE, FUP_STAGE_SCHEDULING, FUP_BASIS_POLICY,
     "candidate-final-note", false, false, false},
    {FUP_ROLE_NONE, FUP_ACTION_FOLLOW_UP, FUP_STAGE_NONE, FUP_BASIS_POLICY, "reminder", false,
     false, false},
    {FUP_ROLE_NONE, FUP_ACTION_SECOND_FOLLOW_UP, FUP_STAGE_NONE, FUP_BASIS_POLICY,
     "second-reminder", false, false, false},
    {FUP_ROLE_NONE, FUP_ACTION_CLOSING_NOTE, FUP_STAGE_NONE, FUP_BASIS_POLICY, "closing-the-loop",
     false, false, false},
    {FUP_ROLE_NONE, FUP_ACTION_REPLY, FUP_STAGE_NONE, FUP_BASIS_POLICY, "reply", false, false,
     false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_REPLY, FUP_STAGE_CONTACTED, FUP_BASIS_POLICY, "reply", false,
     false, false},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_REPLY, FUP_STAGE_SCHEDULED, FUP_BASIS_INVITE, "accept-times",
     false, false, true},
    {FUP_ROLE_CANDIDATE, FUP_ACTION_REPLY, FUP_STAGE_SCHEDULED, FUP_BASIS_POLICY, "reply", false,
     false, false},
    {FUP_ROLE_NONE, FUP_ACTION_WAIT, FUP_STAGE_NONE, FUP_BASIS_POLICY, "reminder", true, false,
     false},
    {FUP_ROLE_NONE, FUP_ACTION_RESEND, FUP_STAGE_NONE, FUP_BASIS_POLICY, "resend", false, false,
     false},
};

START_TEST(the_moment_chooses_the_template)
{
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++) {
        struct fup_arena *arena = fup_arena_new(0);
        struct fup_row row = {.role = offers[i].role,
                              .action = offers[i].action,
                              .stage = offers[i].stage,
                              .basis = offers[i].basis,
                              .overdue = offers[i].overdue};
        struct fup_evidence evidence = {offers[i].invited ? "invite.request" : "promise.send",
                                        "x@y.example", NULL};
        struct fup_template_list list = {0};
        struct fup_string_list problems = {0};

        row.waiting_on = offers[i].promised || offers[i].invited ? FUP_OWNER_ME : FUP_OWNER_THEM;
        row.evidence = (struct fup_evidence_list){&evidence, row.waiting_on == FUP_OWNER_ME, 1};
        ck_assert_int_eq(fup_templates_list(NULL, "en", &row, arena, &list, &problems), FUP_OK);
        ck_assert_msg(strcmp(list.items[0].name, offers[i].best) == 0, "row %zu: %s, not %s", i,
                      list.items[0].name, offers[i].best);
        ck_assert_uint_eq(problems.count, 0);
        fup_arena_free(arena);
    }
}
END_TEST

START_TEST(a_broken_file_of_mine_gives_way_to_the_shipped_one)
{
    char folder[] = "/tmp/followup-templates-XXXXXX", path[256];
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_template found;
    struct fup_string_list problems = {0};
    FILE *file;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/reply.txt", folder);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    (void)fputs("Subject: mine\n\nHi {{nobody}}\n", file);
    (void)fclose(file);
    ck_assert_int_eq(fup_template_get(folder, "reply", "en", arena, &found, &problems, NULL),
                     FUP_OK);
    ck_assert_ptr_null(found.path);
    ck_assert_uint_ge(problems.count, 1);
    ck_assert_ptr_nonnull(strstr(problems.items[0], "reply.txt:3:"));
    file = fopen(path, "w");
    (void)fputs("Subject: mine\n\nHi\n", file);
    (void)fclose(file);
    ck_assert_int_eq(fup_template_get(folder, "reply", "en", arena, &found, &problems, NULL),
                     FUP_OK);
    ck_assert_str_eq(found.subject, "mine");
    ck_assert_int_eq(fup_template_get(folder, "../x", "en", arena, &found, &problems, NULL),
                     FUP_NOT_FOUND);
    (void)unlink(path);
    (void)rmdir(folder);
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_MAIN("view/draft_template", a_subject_says_re_once, a_title_or_team_is_no_first_name,
              a_template_s_fault_is_told_with_its_line, a_value_cannot_become_a_field_or_a_place,
              shipped_templates_are_whole, the_moment_chooses_the_template,
              a_broken_file_of_mine_gives_way_to_the_shipped_one)
