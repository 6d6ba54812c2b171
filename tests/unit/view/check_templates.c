/* Every shipped template as it reads for a case that knows everything and for one that knows
 * nothing, against golden files (run with UPDATE=1 to write them, from the top folder).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "support/folder.h"
#include "support/unit.h"
#include "view/draft.h"

#define GOLDEN "tests/unit/view/golden"
#define MAX_WORDS 150
#define BEFORE 1773046800 /* 2026-03-09T09:00Z, the day before the interview */
#define AFTER 1773651600  /* a week later */

static struct fup_address me = {"Mia Muster", "mia@home.example", NULL};
static struct fup_address ada = {"Ada Quirk", "ada@firm.example", NULL};
static const char *mine[] = {"mia@home.example"};

struct bench {
    struct fup_arena *arena;
    struct fup_finding finding;
    struct fup_message items[2];
    struct fup_message_list messages;
    struct fup_identity identity;
    struct fup_evidence evidence[2];
    size_t order[2];
    struct fup_row row;
    struct fup_draft_input input;
};

static void
prepare(struct bench *bench, bool is_full, bool is_german)
{
    const struct fup_zone *zone;

    memset(bench, 0, sizeof *bench);
    bench->arena = fup_arena_new(0);
    zone = fup_zone_fixed(bench->arena, 0);
    bench->row = (struct fup_row){
        .interview_start = FUP_NO_INSTANT, .since = FUP_NO_INSTANT, .expected = FUP_NO_DAY};
    bench->input = (struct fup_draft_input){.row = &bench->row,
                                            .messages = &bench->messages,
                                            .identity = &bench->identity,
                                            .zone = zone};
    if (!is_full)
        return;
    bench->finding = (struct fup_finding){.sense = FUP_SENSE_PROMISE,
                                          .has_window = true,
                                          .window = {.start = 20525, .end = 20525},
                                          .date_text = is_german ? "Bis Ende nächster Woche"
                                                                 : "by the end of next week"};
    bench->items[0] = (struct fup_message){
        .id = "1@home.example", .from = me, .to = {&ada, 1, 1}, .time = 1772791200};
    bench->items[1] = (struct fup_message){.id = "2@firm.example",
                                           .from = ada,
                                           .to = {&me, 1, 1},
                                           .subject = "Gardener",
                                           .language = is_german ? "de" : "en",
                                           .findings = {&bench->finding, 1, 1}};
    bench->messages = (struct fup_message_list){bench->items, 2, 2};
    bench->order[1] = 1;
    bench->identity = (struct fup_identity){"Mia Muster", {mine, 1, 1}};
    bench->evidence[1].message_id = "2@firm.example";
    bench->row.evidence = (struct fup_evidence_list){bench->evidence, 2, 2};
    bench->row.basis = FUP_BASIS_STATED;
    bench->row.reply_to = "2@firm.example";
    bench->row.messages = bench->order;
    bench->row.message_count = 2;
    bench->row.organization = "Example Gardens";
    bench->row.position = is_german ? "Gärtner (m/w/d)" : "Gardener";
    bench->row.subject = "Gardener";
    bench->row.interview_start = 1773133200;
    bench->row.interview_end = 1773136800;
    bench->row.since = 1772791200;
    bench->row.expected = 20525;
}

/* The side that a template is written for. */
static enum fup_role
role_of(const char *offer)
{
    enum fup_role role = strncmp(offer, "recruiter", 9) == 0 ? FUP_ROLE_RECRUITER : FUP_ROLE_NONE;

    return strncmp(offer, "candidate", 9) == 0 ? FUP_ROLE_CANDIDATE : role;
}

/* Written while the appointment is still to come. */
static bool
is_before(const char *offer)
{
    return strstr(offer, "confirm_attendance") || strstr(offer, "invited");
}

/* Words of a text; nobody reads a draft of more than MAX_WORDS. */
static size_t
count_words(const char *text)
{
    size_t count = 0;

    for (; *text; text++)
        count += (unsigned char)*text > ' ' && (unsigned char)text[1] <= ' ';
    return count;
}

static void
render_all(const char *language, bool is_full, struct fup_buffer *out)
{
    struct bench bench;
    struct fup_template_list list = {0};
    struct fup_string_list problems = {0};

    prepare(&bench, is_full, strcmp(language, "de") == 0);
    ck_assert_int_eq(fup_templates_list(NULL, language, NULL, bench.arena, &list, &problems),
                     FUP_OK);
    for (size_t i = 0; i < list.count; i++) {
        struct fup_draft draft;

        bench.input.template_name = list.items[i].name;
        bench.input.language = language;
        bench.row.role = role_of(list.items[i].offer);
        bench.input.now = is_before(list.items[i].offer) ? BEFORE : AFTER;
        ck_assert_int_eq(fup_draft_make(&bench.input, bench.arena, &draft, NULL), FUP_OK);
        ck_assert_str_eq(draft.language, language); /* no gap is filled with English */
        ck_assert_msg(count_words(draft.body) <= MAX_WORDS, "%s", list.items[i].name);
        fup_buffer_format(out, "=== %s: %s\n%s\n", list.items[i].name, draft.subject, draft.body);
    }
    fup_arena_free(bench.arena);
}

START_TEST(every_template_reads_as_before)
{
    static const char *const languages[] = {"en", "de"};

    for (int i = 0; i < 4; i++) {
        struct fup_buffer out = {0};
        char path[128], *expected;
        size_t len;

        (void)snprintf(path, sizeof path, GOLDEN "/templates-%s-%s.txt", languages[i / 2],
                       i % 2 ? "empty" : "full");
        render_all(languages[i / 2], i % 2 == 0, &out);
        if (getenv("UPDATE"))
            test_write(path, out.text, out.len);
        expected = test_read(path, &len);
        ck_assert_msg(expected != NULL, "%s is not there: run from the top folder", path);
        ck_assert_msg(strcmp(expected, out.text) == 0, "%s differs: UPDATE=1 shows how", path);
        free(expected);
        fup_buffer_release(&out);
    }
}
END_TEST

FUP_UNIT_MAIN("view/templates", every_template_reads_as_before)
