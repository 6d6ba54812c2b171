/* signal/phrase.h - the phrase tables: rules of language as data, and the matcher all detectors
 * share.
 *
 * Takes:   data files language/<code>/<name>.txt (format: doc/languages.md) when a table is made;
 *          then the words, sentences and dates of one text.
 * Gives:   which rule stands where in which sentence.
 * Cost:    a pattern becomes a position automaton of at most 128 states; only patterns whose rarest
 *          required word stands in a sentence are run on it, each run is at most FUP_PHRASE_SPAN
 *          words long. So the work is linear in the text, without backtracking.
 * Never:   opens files, reads the clock or the locale.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_PHRASE_H
#define FUP_SIGNAL_PHRASE_H

#include "base/words.h"
#include "signal/date.h"
#include "text/body.h"

#define FUP_PHRASE_SPAN 48 /* most words that one match may cover */

enum fup_phrase_flag {
    FUP_PHRASE_WEAK = 1,      /* fires only where nothing stronger speaks */
    FUP_PHRASE_ANYONE = 2,    /* asks whoever feels addressed */
    FUP_PHRASE_QUESTION = 4,  /* only in a sentence that ends with a question mark */
    FUP_PHRASE_STATEMENT = 8, /* only in a sentence that does not */
    FUP_PHRASE_DATED = 16     /* only in a sentence in which a date stands */
};

struct fup_phrase_rule {
    const char *name;     /* "ask.could_you": stable, documented */
    const char *language; /* "en" */
    const char *value;    /* value=TEXT of the heading, or NULL; what it means is the detector's */
    int weight;           /* weight=N of the heading, 1 unless told */
    unsigned flags;       /* enum fup_phrase_flag */
    int family;           /* position of the name's part before the dot in the families given */
};

struct fup_phrase_match {
    const struct fup_phrase_rule *rule;
    size_t sentence;    /* index in the sentences */
    size_t offset, len; /* in the text */
    size_t first, last; /* words, as indexes in the word list */
};
struct fup_phrase_match_list {
    struct fup_phrase_match *items;
    size_t count, capacity;
};

/* What one text is matched with. `dates` may be empty; each date expression counts as one word
 * <date>, which every pattern may also step over. */
struct fup_phrase_source {
    struct fup_str text;
    const struct fup_word_list *words;
    const struct fup_sentence_list *sentences;
    const struct fup_date_list *dates; /* NULL: none */
    const char *language;              /* "" or NULL: the rules of every language */
};

struct fup_phrases; /* compiled tables of all languages, read-only after they are made */

/* Compiles language/<code>/<file> of every language. `families` (NULL-terminated, borrowed) lists
 * the name parts before the dot that the caller knows; another one is an error. Lives in the arena.
 * A line that cannot be read is left out, and `error` (may be NULL) tells of the first one: a unit
 * test fails then. NULL when memory is short. */
const struct fup_phrases *fup_phrases_new(struct fup_arena *arena, const char *file,
                                          const char *const *families, struct fup_error *error);
/* The same for one language, from a text in memory (tests). `file` is named in errors. */
const struct fup_phrases *fup_phrases_compile(struct fup_arena *arena, const char *language,
                                              const char *file, const char *text,
                                              const char *const *families, struct fup_error *error);

/* All matches, sentence by sentence, within one in the order of the rules in the data. At most one
 * match of a rule at a place: overlapping ones of the same rule are given once, the longest. */
void fup_phrases_find(const struct fup_phrases *phrases, const struct fup_phrase_source *source,
                      struct fup_arena *arena, struct fup_phrase_match_list *matches);

/* The examples of the data files ("> text" must match the rule, ">! text" must not): for the test
 * and the documentation. False behind the last one. */
struct fup_phrase_example {
    const struct fup_phrase_rule *rule;
    const char *text;
    bool is_negative;
};
bool fup_phrases_example(const struct fup_phrases *phrases, size_t index,
                         struct fup_phrase_example *example);
/* All rules; false behind the last one. */
const struct fup_phrase_rule *fup_phrases_rule(const struct fup_phrases *phrases, size_t index);

#endif
