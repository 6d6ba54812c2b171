/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/words.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/unit.h"

/* Words are shown as "kind:folded" with a blank where white space stood and a / at a line start. */
static const struct {
    const char *text, *shown;
} cases[] = {
    {"", ""},
    {" \t\n ", ""},
    {"\xC2\xAD", ""},
    {"a", "/w:a"},
    {"You\xE2\x80\x99ll see", "/w:you'll w:see"},
    {"d'ici", "/w:d'ici"},
    {"'quoted'", "/s:'|w:quoted|s:'"},
    {"3pm", "/n:3|w:pm"},
    {"21st-Century", "/n:21|w:st|s:-|w:century"},
    {"24\xE2\x80\x93"
     "48",
     "/n:24|s:\xE2\x80\x93|n:48"},
    {"M\xC3\x84RZ", "/w:m\xC3\xA4rz"},
    {"Frei\xC2\xADtag", "/w:freitag"},
    {"e\xCC\x81t\xC3\xA9", "/w:\xC3\xA9t\xC3\xA9"},
    {"one\ntwo  three", "/w:one /w:two w:three"},
    {"a\xC2\xA0"
     "b",
     "/w:a w:b"},
    {"a,b.", "/w:a|s:,|w:b|s:."},
    {"\xFF\xFE", "/s:\xFF|s:\xFE"},
};

static void
show(const struct fup_word_list *words, char *out, size_t size)
{
    static const char kinds[] = {'w', 'n', 's'};
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < words->count; i++) {
        const struct fup_word *word = &words->items[i];

        used += (size_t)snprintf(out + used, size - used, "%s%s%c:%.*s",
                                 i == 0      ? ""
                                 : word->gap ? " "
                                             : "|",
                                 word->line_start ? "/" : "", kinds[word->kind],
                                 (int)word->folded.len, word->folded.text);
    }
}

START_TEST(words_are_cut_and_folded)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_word_list words;
    char shown[400];

    fup_words_split(fup_str_from(cases[_i].text), arena, &words);
    show(&words, shown, sizeof shown);
    ck_assert_str_eq(shown, cases[_i].shown);
    fup_arena_free(arena);
}
END_TEST

START_TEST(offsets_lead_back_to_the_text)
{
    struct fup_arena *arena = fup_arena_new(0);
    const char *text = "Am 3. M\xC3\xA4rz, 14:30 Uhr";
    struct fup_word_list words;

    fup_words_split(fup_str_from(text), arena, &words);
    ck_assert_uint_eq(words.count, 9);
    ck_assert_int_eq(memcmp(text + words.items[3].offset, "M\xC3\xA4rz", words.items[3].len), 0);
    ck_assert_uint_eq(words.items[3].len, 5);
    fup_arena_free(arena);
}
END_TEST

/* The quick ways (ASCII, Latin-1) fold as the slow one does, and the hash is of the folded word. */
START_TEST(every_letter_of_latin_1_folds_as_unicode_says)
{
    for (int code = 'A'; code <= 0xFF; code = code == 'z' ? 0xC0 : code + 1) {
        struct fup_arena *arena = fup_arena_new(0);
        bool is_wide = code >= 0x80;
        char text[] = {'x', (char)(is_wide ? 0xC0 | code >> 6 : code),
                       (char)(is_wide ? 0x80 | (code & 0x3F) : 'Y'), 'Z', '\0'};
        struct fup_word_list words;

        fup_words_split(fup_str_from(text), arena, &words);
        if (words.count == 1) {
            const struct fup_word *word = &words.items[0];

            ck_assert_msg(fup_str_is(word->folded, fup_utf8_fold(arena, fup_str_from(text))), "%s",
                          text);
            ck_assert_uint_eq(word->hash, fup_str_hash(word->folded));
        }
        fup_arena_free(arena);
    }
}
END_TEST

START_TEST(short_memory_cuts_the_list_and_is_remembered)
{
    struct fup_arena *arena = fup_arena_new(64 * 1024);
    size_t len = 200000;
    char *text = malloc(len);
    struct fup_word_list words;

    memset(text, '.', len);
    fup_words_split((struct fup_str){text, len}, arena, &words);
    ck_assert(words.count < len);
    ck_assert(fup_arena_failed(arena));
    free(text);
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_TABLES("base/words", NULL, NULL, FUP_UNIT_ROWS(words_are_cut_and_folded, cases),
                FUP_UNIT_TEST(offsets_lead_back_to_the_text),
                FUP_UNIT_TEST(every_letter_of_latin_1_folds_as_unicode_says),
                FUP_UNIT_TEST(short_memory_cuts_the_list_and_is_remembered))
