/* signal/ask.c - finds sentences that ask the reader to answer or do something.
 *
 * The heaviest ask of a sentence that nothing silences is the finding; a question that no rule
 * knows is a weak one, unless the rules call it rhetorical. Misses: asks spread over two sentences;
 * irony. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "signal/detect.h"

static const char plain_question[] = "ask.question";

/* The name that a sentence begins with ("Ben, could you"), in the arena. */
static const char *
name_of(const struct fup_detection *detection, const struct fup_phrase_match *match)
{
    const struct fup_word *word = &detection->source->words->items[match->first];

    while (word->kind == FUP_WORD_SIGN && word < &detection->source->words->items[match->last])
        word++;
    return fup_arena_copy_len(detection->arena, detection->source->text.text + word->offset,
                              word->len);
}

/* What all asks of the sentence together say about who is asked. */
static void
tell_asked(const struct fup_detection *detection, size_t i, struct fup_finding *finding)
{
    for (size_t m = detection->first_match[i]; m < detection->first_match[i + 1]; m++) {
        const struct fup_phrase_match *match = &detection->matches.items[m];

        if (match->rule->family != FUP_RULE_ASK || detection->marks[m].is_silenced)
            continue;
        if (match->rule->flags & FUP_PHRASE_ANYONE)
            finding->is_anyone = true;
        if (match->rule->value && strcmp(match->rule->value, "named") == 0 && !finding->asked)
            finding->asked = name_of(detection, match);
    }
}

static bool
is_rhetorical(const struct fup_detection *detection, size_t i)
{
    bool result = false;

    for (size_t m = detection->first_match[i]; !result && m < detection->first_match[i + 1]; m++)
        result = detection->matches.items[m].rule->family == FUP_RULE_DAMP;
    return result;
}

/* "We want to meet you and will be in touch": the promise is what counts. */
static bool
is_wish_of_promise(const struct fup_detection *detection, size_t i, size_t ask)
{
    return (detection->matches.items[ask].rule->flags & FUP_PHRASE_WEAK) &&
           fup_detect_best(detection, i, FUP_RULE_PROMISE) != FUP_NO_MATCH;
}

void
fup_ask_find(struct fup_detection *detection, size_t i)
{
    const struct fup_sentence *sentence = &detection->source->sentences->items[i];
    size_t best = fup_detect_best(detection, i, FUP_RULE_ASK);
    size_t date = fup_detect_date_of(detection, i, FUP_RULE_ASK);
    struct fup_finding *finding;

    if (best != FUP_NO_MATCH && is_wish_of_promise(detection, i, best))
        return;
    if (best != FUP_NO_MATCH) {
        const struct fup_phrase_rule *rule = detection->matches.items[best].rule;

        finding = fup_detect_add(detection, i, FUP_SENSE_ASK, rule->name, date);
        if (finding) {
            finding->is_weak = (rule->flags & FUP_PHRASE_WEAK) != 0;
            tell_asked(detection, i, finding);
        }
    } else if (sentence->is_question && !is_rhetorical(detection, i)) {
        finding = fup_detect_add(detection, i, FUP_SENSE_ASK, plain_question, FUP_NO_MATCH);
        if (finding)
            finding->is_weak = true;
    }
}
