/* signal/detect.h - what the sentences of one text ask, promise and close: the shared view of the
 * detectors ask.c, promise.c, closing.c and purpose.c, and the order in which they run.
 *
 * Takes:   own words with their sentences, words and dates; the phrase rules of
 *          language/<code>/phrases.txt.
 * Gives:   one finding per sentence and sense, in text order, and the purpose of every date.
 * Why:     a sentence is judged as a whole: a rule that fires is silenced by another one that says
 *          "only if", "no need to", "he said" (family damp), and a date belongs to the ask or
 *          promise that reaches it, not to the one that happens to stand in the same mail.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_DETECT_H
#define FUP_SIGNAL_DETECT_H

#include "signal/fact.h"
#include "signal/phrase.h"

enum fup_rule_family { /* in the order of the names that fup_detect_rules_new gives */
                       FUP_RULE_ASK,
                       FUP_RULE_PROMISE,
                       FUP_RULE_CLOSE_BY,
                       FUP_RULE_CALL,
                       FUP_RULE_MEETING,
                       FUP_RULE_MISSED,
                       FUP_RULE_HELD,
                       FUP_RULE_CLOSING,
                       FUP_RULE_HOLDING,
                       FUP_RULE_DAMP,
                       FUP_RULE_DATE
};

/* The rules; lives in the arena. `error` (may be NULL) tells of the first bad data line. NULL when
 * memory is short. */
const struct fup_phrases *fup_detect_rules_new(struct fup_arena *arena, struct fup_error *error);

#define FUP_NO_MATCH SIZE_MAX

struct fup_detected_match { /* of a sentence, beside its fup_phrase_match */
    bool is_silenced;       /* whatever its date */
    bool needs_date;        /* counts only with a date that it is due by */
    bool takes_no_date;     /* no date belongs to it */
};
struct fup_detected_date {
    enum fup_purpose purpose;
    size_t match; /* the ask, promise or other match that it belongs to, or FUP_NO_MATCH */
    size_t sentence;
};

struct fup_detection {
    const struct fup_phrase_source *source;
    struct fup_arena *arena;
    struct fup_phrase_match_list matches;
    struct fup_detected_match *marks; /* one for each match */
    struct fup_detected_date *dates;  /* one for each date of the source */
    size_t *first_match;              /* of each sentence; one more at the end */
    size_t *first_date;               /* the same */
    size_t *end_date;                 /* behind the last date of each that is looked at */
    struct fup_finding_list *findings;
};

/* Reads a text: adds its findings to `findings`, and fills purposes[] (one for each date of the
 * source; may be NULL). Linear in the text. Everything lives in the arena. */
void fup_detect_read(const struct fup_phrases *rules, const struct fup_phrase_source *source,
                     struct fup_arena *arena, struct fup_finding_list *findings,
                     enum fup_purpose *purposes);

/* --- between the detectors --- */

/* purpose.c: what each date of sentence `i` is for. */
void fup_purpose_find(struct fup_detection *detection, size_t i);
/* The same, once every sentence is known: dates that another sentence lends. */
void fup_purpose_find_far(struct fup_detection *detection, size_t i);
/* ask.c, promise.c, closing.c: the findings of sentence `i`. */
void fup_ask_find(struct fup_detection *detection, size_t i);
void fup_promise_find(struct fup_detection *detection, size_t i);
void fup_closing_find(struct fup_detection *detection, size_t i);

/* Is the match of this family, and does it count? */
bool fup_detect_counts(const struct fup_detection *detection, size_t match,
                       enum fup_rule_family family);
/* The heaviest match of the family that counts in sentence `i` (one with a date of its own before
 * any other), or FUP_NO_MATCH. */
size_t fup_detect_best(const struct fup_detection *detection, size_t i,
                       enum fup_rule_family family);
/* The date that belongs to a match of the family in sentence `i`, or FUP_NO_MATCH. */
size_t fup_detect_date_of(const struct fup_detection *detection, size_t i,
                          enum fup_rule_family family);
/* Adds a finding for sentence `i`; `date` may be FUP_NO_MATCH. NULL when memory is short. */
struct fup_finding *fup_detect_add(struct fup_detection *detection, size_t i, enum fup_sense sense,
                                   const char *rule, size_t date);

#endif
