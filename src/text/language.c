/* text/language.c - each stop word votes for every language that has it, weighted by how few have.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/language.h"

#include <string.h>

#include "text/phrase.h"

enum { LANGUAGES = 32, WORDS_READ = 400, FULL_VOTE = 12, SHORT_TEXT = 8 };

struct count {
    char codes[LANGUAGES][3];
    unsigned votes[LANGUAGES];
    size_t languages;
    size_t met[LANGUAGES], met_count; /* those of the word at hand */
    size_t longest;
};

static void
meet(void *context, const struct fup_phrase *phrase)
{
    struct count *count = context;
    size_t i = 0;

    if (phrase->len >= count->longest) {
        if (phrase->len > count->longest)
            count->met_count = 0;
        count->longest = phrase->len;
        while (i < count->languages && strcmp(count->codes[i], phrase->language) != 0)
            i++;
        if (i == count->languages && i < LANGUAGES) {
            memcpy(count->codes[i], phrase->language, 3);
            count->languages++;
        }
        if (i < LANGUAGES && count->met_count < LANGUAGES)
            count->met[count->met_count++] = i;
    }
}

void
fup_language_guess(struct fup_str folded, char code[3])
{
    struct count count = {0};
    size_t words = 0, best = 0, at = fup_phrase_next_word(folded, 0);
    unsigned second = 0;

    while (at < folded.len && words < WORDS_READ) {
        words++;
        count.met_count = count.longest = 0;
        at += fup_phrase_each(folded, at, FUP_PHRASE_STOPWORD, meet, &count);
        at = fup_phrase_next_word(folded, at);
        for (size_t i = 0; i < count.met_count; i++)
            count.votes[count.met[i]] += FULL_VOTE / (unsigned)count.met_count;
    }
    for (size_t i = 1; i < count.languages; i++) {
        if (count.votes[i] > count.votes[best])
            best = i;
    }
    for (size_t i = 0; i < count.languages; i++) {
        if (i != best && count.votes[i] > second)
            second = count.votes[i];
    }
    code[0] = '\0';
    /* One word alone ("Ma, United States") tells the language of a short text only. */
    if (count.languages && count.votes[best] >= (words <= SHORT_TEXT ? FULL_VOTE : 2 * FULL_VOTE) &&
        count.votes[best] * 2 >= second * 3)
        memcpy(code, count.codes[best], 3);
}
