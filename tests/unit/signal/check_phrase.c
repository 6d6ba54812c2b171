/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/phrase.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "support/unit.h"

static const char *const families[] = {"one", "two", NULL};
static const char data[] = "# words\n"
                           "word won't = will not\n"
                           "suffix n't = not\n"
                           "suffix 'll = will\n"
                           "suffix 's =\n"
                           "{we} = i|we|our team\n"
                           "[one.call] weight=3 value=x\n"
                           "{we} will (soon)? call|ring you (back|(next|this) time)?\n"
                           "!< you said that\n"
                           "! never mind\n"
                           "[one.not]\n"
                           "will not go\n"
                           "do not go\n"
                           "[two.start] question\n"
                           "^could you\n"
                           "[two.end] statement\n"
                           "e-mail*|post me$\n"
                           "[two.gap]\n"
                           "send ..2 file\n"
                           "+ please\n"
                           "[two.class]\n"
                           "ask <name> <number> times\n"
                           "[two.needs_date] dated\n"
                           "see you\n";

/* Reads `text` as one sentence; the names of the rules that match, in order, joined by blanks. */
static const char *
matched(struct fup_arena *arena, const struct fup_phrases *phrases, const char *text)
{
    struct fup_word_list words = {NULL, 0, 0};
    struct fup_sentence sentence = {0, strlen(text), strchr(text, '?') != NULL, false, 0};
    struct fup_sentence_list sentences = {&sentence, 1, 1};
    struct fup_phrase_match_list matches = {NULL, 0, 0};
    struct fup_phrase_source source = {fup_str_from(text), &words, &sentences, NULL, "en"};
    char *names = fup_arena_copy(arena, "");

    fup_words_split(source.text, arena, &words);
    fup_phrases_find(phrases, &source, arena, &matches);
    for (size_t i = 0; i < matches.count; i++)
        names = fup_arena_format(arena, "%s%s%s", names, i ? " " : "", matches.items[i].rule->name);
    return names;
}

static const struct {
    const char *text, *rules;
} rows[] = {
    {"", ""},
    {"...", ""},
    {"\xff\xfe", ""},
    {"We will call you", "one.call"},
    {"I'll call you back.", "one.call"},
    {"Our team will soon ring you this time", "one.call"},
    {"Our team, as ever, will call you", ""},
    {"We will - soon - call, you", "one.call"},
    {"We will; call you", ""},
    {"You said that we will call you", ""},
    {"You said that a lot of people think we will call you", "one.call"},
    {"Never mind, we will call you", ""},
    {"We won't go", "one.not"},
    {"We don't go", "one.not"},
    {"Could you come?", "two.start"},
    {"Could you come", ""},
    {"So could you come?", ""},
    {"- Could you come?", "two.start"},
    {"You can post me.", "two.end"},
    {"They e-mailed me!", "two.end"},
    {"You can post me a card", ""},
    {"Please send file", "two.gap"},
    {"Please send me the file", "two.gap"},
    {"Please send me all the file", ""},
    {"Send me the file", ""},
    {"ask Ben 2 times", "two.class"},
    {"ask him 2 times", ""},
    {"see you", ""},
};

START_TEST(patterns_match_what_they_say)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_error error = {0};
    const struct fup_phrases *phrases =
        fup_phrases_compile(arena, "en", "test", data, families, &error);

    ck_assert_ptr_nonnull(phrases);
    ck_assert_str_eq(error.text, "");
    ck_assert_msg(strcmp(matched(arena, phrases, rows[_i].text), rows[_i].rules) == 0, "\"%s\": %s",
                  rows[_i].text, matched(arena, phrases, rows[_i].text));
    fup_arena_free(arena);
}
END_TEST

static const char *const bad[] = {
    "pattern below no rule",
    "[three.x]\n",
    "[one]\n",
    "[one.x] shouting\n",
    "[one.x]\na (b\n",
    "[one.x]\na b)\n",
    "[one.x]\na {nobody}\n",
    "[one.x]\na <thing>\n",
    "[one.x]\na ..99 b\n",
    "[one.x]\n..2\n",
    "[one.x]\na?\n",
    "[one.x]\n<number>\n",
    "[one.x]\n^ $\n",
    "word x\n = y\n",
    "word x = a b c d\n",
    "{x} a\n",
    "> example\n",
    "[one.x]\na ((((((((((b))))))))))\n",
    "[one.x]\na ..12 b ..12 c ..12 d ..12 e ..12 f ..12 g ..12 h ..12 i ..12 j ..12 k ..12 l ..12 "
    "m\n",
};

START_TEST(bad_lines_are_told)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_error error = {0};

    ck_assert_ptr_nonnull(fup_phrases_compile(arena, "en", "test", bad[_i], families, &error));
    ck_assert_msg(error.status == FUP_USAGE, "%s", bad[_i]);
    fup_arena_free(arena);
}
END_TEST

START_TEST(a_rule_tells_what_its_heading_says)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_phrases *phrases =
        fup_phrases_compile(arena, "en", "test", data, families, NULL);
    const struct fup_phrase_rule *rule = fup_phrases_rule(phrases, 0);

    ck_assert_str_eq(rule->name, "one.call");
    ck_assert_str_eq(rule->language, "en");
    ck_assert_str_eq(rule->value, "x");
    ck_assert_int_eq(rule->weight, 3);
    ck_assert_int_eq(rule->family, 0);
    ck_assert_int_eq(fup_phrases_rule(phrases, 2)->family, 1);
    ck_assert_ptr_null(fup_phrases_rule(phrases, 99));
    fup_arena_free(arena);
}
END_TEST

START_TEST(a_date_is_one_word_that_may_be_stepped_over)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_phrases *phrases =
        fup_phrases_compile(arena, "en", "test", data, families, NULL);
    const char *text = "We will by the end of next week call you; see you";
    struct fup_date date = {.offset = 8, .len = 23, .core_offset = 11, .core_len = 20};
    struct fup_date_list dates = {&date, 1, 1};
    struct fup_sentence sentence = {0, strlen(text), false, false, 0};
    struct fup_sentence_list sentences = {&sentence, 1, 1};
    struct fup_word_list words = {NULL, 0, 0};
    struct fup_phrase_match_list matches = {NULL, 0, 0};
    struct fup_phrase_source source = {fup_str_from(text), &words, &sentences, &dates, ""};

    fup_words_split(source.text, arena, &words);
    fup_phrases_find(phrases, &source, arena, &matches);
    ck_assert_uint_eq(matches.count, 2);
    ck_assert_uint_eq(matches.items[0].offset, 0);
    ck_assert_uint_eq(matches.items[0].len, strlen("We will by the end of next week call you"));
    ck_assert_str_eq(matches.items[1].rule->name, "two.needs_date");
    fup_arena_free(arena);
}
END_TEST

START_TEST(a_long_text_is_read_in_linear_time)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_phrases *phrases =
        fup_phrases_compile(arena, "en", "test", data, families, NULL);
    static char text[600001];

    for (size_t i = 0; i + 6 < sizeof text; i += 6)
        memcpy(text + i, "we we ", 6);
    ck_assert_str_eq(matched(arena, phrases, text), "");
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_TABLES("signal/phrase", NULL, NULL, FUP_UNIT_ROWS(patterns_match_what_they_say, rows),
                FUP_UNIT_ROWS(bad_lines_are_told, bad),
                FUP_UNIT_TEST(a_rule_tells_what_its_heading_says),
                FUP_UNIT_TEST(a_date_is_one_word_that_may_be_stepped_over),
                FUP_UNIT_TEST(a_long_text_is_read_in_linear_time))
