/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/hiring.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "signal/hiring_parts.h"

static struct fup_arena *arena;
static const struct fup_hiring_rules *rules;
static struct fup_error data_error;

static void
setup(void)
{
    arena = fup_arena_new(0);
    data_error = (struct fup_error){0};
    rules = fup_hiring_rules_new(fup_sender_table_new(arena), arena, &data_error);
    ck_assert_ptr_nonnull(rules);
}

static void
teardown(void)
{
    fup_arena_free(arena);
}

/* One line is one sentence: what text/ makes of a mail is not tested here. */
static void
split(const char *text, struct fup_sentence_list *sentences)
{
    struct fup_str rest = fup_str_from(text), line;

    while (fup_str_next_line(&rest, &line)) {
        struct fup_sentence *sentence = line.len ? FUP_LIST_ADD(sentences, arena) : NULL;

        if (sentence) {
            sentence->offset = (size_t)(line.text - text);
            sentence->len = line.len;
            sentence->is_question = line.text[line.len - 1] == '?';
        }
    }
}

static struct fup_hiring
read_message(const char *text, const struct fup_message *message)
{
    struct fup_word_list words = {0};
    struct fup_sentence_list sentences = {0};
    struct fup_phrase_source own = {fup_str_from(text), &words, &sentences, NULL,
                                    message->language};
    struct fup_body body = {.own = own.text, .display = own.text};
    struct fup_hiring_input input = {NULL, &body, &own, message};
    struct fup_hiring hiring;

    fup_words_split(own.text, arena, &words);
    split(text, &sentences);
    fup_hiring_read(rules, &input, arena, &hiring);
    return hiring;
}

START_TEST(every_line_of_the_data_is_read)
{
    ck_assert_msg(data_error.status == FUP_OK, "%s", data_error.text);
}
END_TEST

START_TEST(the_examples_of_the_data_hold)
{
    struct fup_phrase_example example;
    size_t index = 0;

    for (; fup_phrases_example(rules->phrases, index, &example); index++) {
        struct fup_word_list words = {0};
        struct fup_sentence_list sentences = {0};
        struct fup_phrase_match_list matches = {0};
        struct fup_phrase_source source = {fup_str_from(example.text), &words, &sentences, NULL,
                                           example.rule->language};
        bool fired = false;

        fup_words_split(source.text, arena, &words);
        split(example.text, &sentences);
        fup_phrases_find(rules->phrases, &source, arena, &matches);
        for (size_t i = 0; i < matches.count; i++)
            fired = fired || matches.items[i].rule == example.rule;
        ck_assert_msg(fired != example.is_negative, "%s %s: %s", example.rule->language,
                      example.rule->name, example.text);
    }
    ck_assert_uint_gt(index, 50);
}
END_TEST

START_TEST(nothing_is_no_hiring)
{
    struct fup_message message = {0};

    ck_assert(!read_message("", &message).is_hiring);
    message.subject = "";
    message.from.address = "";
    ck_assert(!read_message("\n\n", &message).is_hiring);
    ck_assert(!read_message("\xff\xfe?", &message).is_hiring);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("signal/hiring");
    TCase *tests = tcase_create("hiring");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, every_line_of_the_data_is_read);
    tcase_add_test(tests, the_examples_of_the_data_hold);
    tcase_add_test(tests, nothing_is_no_hiring);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
