/* The data files themselves: every line can be read, every example fires (or does not).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/data.h"
#include "signal/detect.h"

#include <stdio.h>
#include <string.h>

#include "support/unit.h"

static bool
fires(struct fup_arena *arena, const struct fup_phrases *rules, const struct fup_dates *dates,
      const struct fup_phrase_example *example)
{
    struct fup_sentence sentence = {0, strlen(example->text), strchr(example->text, '?') != NULL,
                                    false, 0};
    struct fup_sentence_list sentences = {&sentence, 1, 1};
    struct fup_word_list words = {NULL, 0, 0};
    struct fup_date_list found = {NULL, 0, 0};
    struct fup_phrase_match_list matches = {NULL, 0, 0};
    struct fup_phrase_source source = {fup_str_from(example->text), &words, &sentences, &found,
                                       example->rule->language};
    struct fup_date_context context = {.written = 1773650000};
    bool result = false;

    memcpy(context.language, example->rule->language, 2);
    fup_words_split(source.text, arena, &words);
    fup_dates_find(dates, source.text, &context, arena, &found);
    fup_phrases_find(rules, &source, arena, &matches);
    for (size_t i = 0; i < matches.count; i++)
        result = result || matches.items[i].rule == example->rule;
    return result;
}

/* Rules with dates need the date words of their language. */
static bool
has_dates(const struct fup_phrase_example *example)
{
    char name[64];

    (void)snprintf(name, sizeof name, "language/%s/date.txt", example->rule->language);
    return fup_data_get(name) != NULL;
}

START_TEST(every_line_can_be_read)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_error error = {0};

    ck_assert_ptr_nonnull(fup_detect_rules_new(arena, &error));
    ck_assert_msg(error.status == FUP_OK, "%s", error.text);
    fup_arena_free(arena);
}
END_TEST

START_TEST(every_example_holds)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_phrases *rules = fup_detect_rules_new(arena, NULL);
    const struct fup_dates *dates = fup_dates_new(arena);
    struct fup_phrase_example example;
    int wrong = 0;

    for (size_t i = 0; fup_phrases_example(rules, i, &example); i++) {
        if (has_dates(&example) && fires(arena, rules, dates, &example) == example.is_negative) {
            fprintf(stderr, "%s %s %s: %s\n", example.rule->language, example.rule->name,
                    example.is_negative ? "fires" : "is silent", example.text);
            wrong++;
        }
    }
    ck_assert_int_eq(wrong, 0);
    fup_arena_free(arena);
}
END_TEST

START_TEST(every_rule_has_an_example)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_phrases *rules = fup_detect_rules_new(arena, NULL);
    const struct fup_phrase_rule *rule;

    for (size_t i = 0; (rule = fup_phrases_rule(rules, i)); i++) {
        struct fup_phrase_example example;
        bool found = false;

        for (size_t j = 0; !found && fup_phrases_example(rules, j, &example); j++)
            found = example.rule == rule && !example.is_negative;
        ck_assert_msg(found, "%s %s", rule->language, rule->name);
    }
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_MAIN("signal/detect", every_line_can_be_read, every_example_holds,
              every_rule_has_an_example)
