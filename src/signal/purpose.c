/* signal/purpose.c - which date is promised, which requested, which an event, which nothing.
 *
 * In words: a date that bounds time ("by", "within") belongs to the ask or promise of its clause; a
 * plain date ("on Friday") does so only when nothing between them says that it is the time of
 * something else, and never when the sentence calls it the time of a meeting. Everything else is no
 * due date. Of several dates the nearest counts: one for each side of a sentence. A sentence that
 * is only a date ("It will be Friday at the latest.") belongs to the ask or promise of the sentence
 * before, a bare deadline ("Deadline: 3 June") to an undated ask nearby, and "by then" means the
 * date told last. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "signal/detect.h"

#define FRONT_WORDS 4    /* words between a date at the front and what it belongs to */
#define OPENING_WORDS 12 /* the same where it opens the sentence: "In two weeks the board will" */
#define THEN_WORDS 8     /* between an ask or promise and its "by then" */
#define NEAR_SENTENCES 2 /* from a bare deadline to what it is the deadline of */
#define WEIGHT_WORDS 8   /* so many words nearer is worth one more of a rule's weight */
#define WEIGHT_MOST 5
#define UNBOUND_WORDS 1000 /* a date with "by" goes before any plain one */

struct place {                 /* a date as words */
    size_t index, first, last; /* without the relation words before it */
    size_t begin;              /* with them */
    bool is_bound;             /* by, until, within */
};

static bool
is_value(const struct fup_phrase_rule *rule, const char *value)
{
    return rule->value && strcmp(rule->value, value) == 0;
}

static bool
covers(const struct fup_phrase_match *match, const struct fup_date *date)
{
    return match->offset <= date->core_offset &&
           match->offset + match->len >= date->core_offset + date->core_len;
}

/* The first or last words of a date, by binary search over the offsets. */
static size_t
word_at(const struct fup_word_list *words, size_t offset)
{
    size_t low = 0, high = words->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (words->items[middle].offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct place
place_of(const struct fup_detection *detection, size_t index)
{
    const struct fup_date *date = &detection->source->dates->items[index];
    size_t first = word_at(detection->source->words, date->core_offset);
    size_t end = word_at(detection->source->words, date->offset + date->len);

    return (struct place){index, first, end > first ? end - 1 : first,
                          word_at(detection->source->words, date->offset),
                          date->relation == FUP_DATE_BY ||
                              (date->relation == FUP_DATE_WITHIN && date->is_duration)};
}

static size_t
count_words(const struct fup_detection *detection, size_t first, size_t end)
{
    size_t count = 0;

    for (size_t i = first; i < end; i++)
        count += detection->source->words->items[i].kind != FUP_WORD_SIGN;
    return count;
}

/* Does a rule of the dates say that the words between a match and its date part them? */
static bool
is_parted(const struct fup_detection *detection, size_t i, size_t first, size_t end, bool is_bound)
{
    bool result = false;

    for (size_t m = detection->first_match[i]; !result && m < detection->first_match[i + 1]; m++) {
        const struct fup_phrase_match *match = &detection->matches.items[m];

        if (match->rule->family == FUP_RULE_DATE && match->first >= first && match->first < end)
            result =
                is_value(match->rule, "break") || (!is_bound && is_value(match->rule, "aside"));
    }
    return result;
}

static size_t
words_before(const struct fup_detection *detection, size_t i, const struct place *date)
{
    size_t start = word_at(detection->source->words, detection->source->sentences->items[i].offset);

    return count_words(detection, start, date->first);
}

/* "By Friday we will tell you": how many words may stand between a date that opens its clause and
 * what it belongs to. */
static size_t
front_words(const struct fup_detection *detection, size_t i, const struct place *date)
{
    size_t before = words_before(detection, i, date);
    size_t words = 0;

    if (date->is_bound && before <= FRONT_WORDS)
        words = OPENING_WORDS;
    else if (before <= FRONT_WORDS / 2 ||
             detection->source->words->items[date->first - 1].kind == FUP_WORD_SIGN)
        words = FRONT_WORDS;
    return words;
}

/* "10:45 Meet with the council": a line of somebody's day begins with its hour. */
static bool
is_agenda(const struct fup_detection *detection, size_t i, const struct place *date)
{
    const struct fup_date *found = &detection->source->dates->items[date->index];
    char first = detection->source->text.text[found->core_offset];

    return !date->is_bound && found->window.has_time && first >= '0' && first <= '9' &&
           detection->source->sentences->items[i].offset == found->core_offset;
}

/* How far the date is from the match, 0: inside; SIZE_MAX: it does not belong to it. */
static size_t
distance(const struct fup_detection *detection, size_t i, size_t m, const struct place *date)
{
    const struct fup_phrase_match *match = &detection->matches.items[m];
    bool is_event = is_value(match->rule, "event");
    size_t result = SIZE_MAX;

    if ((is_event && !date->is_bound) || is_value(match->rule, "question"))
        return SIZE_MAX;
    if (covers(match, &detection->source->dates->items[date->index])) {
        /* A plain date inside a question is what it asks about. */
        if (date->is_bound || match->rule->family != FUP_RULE_ASK || is_value(match->rule, "reply"))
            result = 0;
    } else if (match->last < date->first) {
        if (!is_parted(detection, i, match->last + 1, date->first, date->is_bound) &&
            (date->is_bound || match->rule->family != FUP_RULE_ASK ||
             is_value(match->rule, "reply")))
            result = 1 + count_words(detection, match->last + 1, date->begin);
    } else if (date->last < match->first && !is_agenda(detection, i, date)) {
        size_t words = count_words(detection, date->last + 1, match->first);
        size_t front = front_words(detection, i, date);

        if (words <= front && (front > 0 || date->is_bound || date->last + 1 == match->first) &&
            !is_parted(detection, i, date->last + 1, match->first, true))
            result = 10 + words;
    }
    return result;
}

static bool
takes_dates(const struct fup_detection *detection, size_t m)
{
    int family = detection->matches.items[m].rule->family;

    return !detection->marks[m].is_silenced && !detection->marks[m].takes_no_date &&
           (family == FUP_RULE_ASK || family == FUP_RULE_PROMISE || family == FUP_RULE_CLOSE_BY ||
            family == FUP_RULE_CALL);
}

/* The match that the date belongs to; *found gets the distance. */
static size_t
owner_of(const struct fup_detection *detection, size_t i, const struct place *date, size_t *found)
{
    size_t owner = FUP_NO_MATCH;

    *found = SIZE_MAX;
    for (size_t m = detection->first_match[i]; m < detection->first_match[i + 1]; m++) {
        size_t far = takes_dates(detection, m) ? distance(detection, i, m, date) : SIZE_MAX;
        int weight = owner == FUP_NO_MATCH ? 0 : detection->matches.items[owner].rule->weight;

        /* A closing date is one whatever else the sentence says. */
        if (far != SIZE_MAX && detection->matches.items[m].rule->family == FUP_RULE_CLOSE_BY)
            far = 0;
        if (far < *found || (far == *found && far != SIZE_MAX &&
                             detection->matches.items[m].rule->weight > weight)) {
            owner = m;
            *found = far;
        }
    }
    return owner;
}

/* What the rules of the dates call it: a value of the family, or NULL. */
static const char *
context_of(const struct fup_detection *detection, size_t i, const struct fup_date *date)
{
    const char *context = NULL;
    int weight = 0;

    for (size_t m = detection->first_match[i]; m < detection->first_match[i + 1]; m++) {
        const struct fup_phrase_match *match = &detection->matches.items[m];

        if (match->rule->family == FUP_RULE_DATE && match->rule->value &&
            match->rule->weight > weight && covers(match, date)) {
            context = match->rule->value;
            weight = match->rule->weight;
        }
    }
    return context;
}

static bool
has_family(const struct fup_detection *detection, size_t i, int family)
{
    bool found = false;

    for (size_t m = detection->first_match[i]; !found && m < detection->first_match[i + 1]; m++)
        found = detection->matches.items[m].rule->family == family;
    return found;
}

static enum fup_purpose
purpose_of_match(const struct fup_detection *detection, size_t match)
{
    return detection->matches.items[match].rule->family == FUP_RULE_ASK ? FUP_PURPOSE_REQUEST
                                                                        : FUP_PURPOSE_PROMISE;
}

/* "It will be Friday": the ask or promise of the sentence before, if that has no date yet. */
static enum fup_purpose
carried(const struct fup_detection *detection, size_t i)
{
    const struct fup_sentence *sentences = detection->source->sentences->items;
    enum fup_purpose purpose = FUP_PURPOSE_OTHER;

    if (i > 0 && sentences[i].paragraph - sentences[i - 1].paragraph <= 1 &&
        fup_detect_date_of(detection, i - 1, FUP_RULE_PROMISE) == FUP_NO_MATCH &&
        fup_detect_date_of(detection, i - 1, FUP_RULE_ASK) == FUP_NO_MATCH) {
        size_t promise = fup_detect_best(detection, i - 1, FUP_RULE_PROMISE);
        size_t ask = fup_detect_best(detection, i - 1, FUP_RULE_ASK);

        if (promise != FUP_NO_MATCH && !(ask != FUP_NO_MATCH && sentences[i - 1].is_question))
            purpose = FUP_PURPOSE_PROMISE;
        else if (ask != FUP_NO_MATCH && !is_value(detection->matches.items[ask].rule, "event"))
            purpose = FUP_PURPOSE_REQUEST;
    }
    return purpose;
}

static void
judge(struct fup_detection *detection, size_t i, size_t index, size_t *far)
{
    const struct fup_date *date = &detection->source->dates->items[index];
    struct fup_detected_date *result = &detection->dates[index];
    struct place place = place_of(detection, index);
    const char *context = context_of(detection, i, date);
    bool is_limit = context && strcmp(context, "limit") == 0; /* "cannot hold it past Friday" */
    size_t owner;

    *far = SIZE_MAX;
    if (date->is_past || date->relation == FUP_DATE_SINCE ||
        (date->relation == FUP_DATE_AFTER && !is_limit))
        return;
    owner = owner_of(detection, i, &place, far);
    if (owner != FUP_NO_MATCH && !place.is_bound)
        *far += UNBOUND_WORDS;
    if (context && strcmp(context, "never") == 0)
        return;
    if (context && strcmp(context, "other") == 0 && *far % UNBOUND_WORDS > 0)
        owner = FUP_NO_MATCH;
    if (context && strcmp(context, "told") == 0 && !place.is_bound && *far % UNBOUND_WORDS > 0)
        owner = FUP_NO_MATCH;
    if (context && strcmp(context, "event") == 0 && !place.is_bound && *far % UNBOUND_WORDS > 1)
        owner = FUP_NO_MATCH;
    if (owner != FUP_NO_MATCH) {
        result->purpose = purpose_of_match(detection, owner);
        result->match = owner;
    } else if (context && strcmp(context, "promise") == 0) {
        result->purpose = FUP_PURPOSE_PROMISE;
    } else if (is_limit || (context && strcmp(context, "request") == 0)) {
        result->purpose = FUP_PURPOSE_REQUEST;
    } else if (context && strcmp(context, "carry") == 0) {
        result->purpose = carried(detection, i);
    } else if ((context && strcmp(context, "event") == 0) ||
               has_family(detection, i, FUP_RULE_MEETING)) {
        result->purpose = FUP_PURPOSE_EVENT;
    }
}

static int
weight_of(const struct fup_detection *detection, size_t match)
{
    int weight = match == FUP_NO_MATCH ? WEIGHT_MOST : detection->matches.items[match].rule->weight;

    return weight < WEIGHT_MOST ? weight : WEIGHT_MOST;
}

void
fup_purpose_find(struct fup_detection *detection, size_t i)
{
    size_t best[4] = {FUP_NO_MATCH, FUP_NO_MATCH, FUP_NO_MATCH, FUP_NO_MATCH};
    size_t nearest[4] = {SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX};

    for (size_t d = detection->first_date[i]; d < detection->end_date[i]; d++) {
        struct fup_detected_date *date = &detection->dates[d];
        enum fup_purpose purpose;
        size_t far;

        judge(detection, i, d, &far);
        purpose = date->purpose;
        if (purpose != FUP_PURPOSE_PROMISE && purpose != FUP_PURPOSE_REQUEST)
            continue;
        if (far != SIZE_MAX)
            far += WEIGHT_WORDS * (size_t)(WEIGHT_MOST - weight_of(detection, date->match));
        if (best[purpose] != FUP_NO_MATCH && far >= nearest[purpose]) {
            *date = (struct fup_detected_date){FUP_PURPOSE_OTHER, FUP_NO_MATCH, i};
            continue;
        }
        if (best[purpose] != FUP_NO_MATCH)
            detection->dates[best[purpose]] =
                (struct fup_detected_date){FUP_PURPOSE_OTHER, FUP_NO_MATCH, i};
        best[purpose] = d;
        nearest[purpose] = far;
    }
}

/* The last date before word `end` of sentence `i` that is nobody's yet, or FUP_NO_MATCH. */
static size_t
free_date(const struct fup_detection *detection, size_t i, size_t end)
{
    size_t found = FUP_NO_MATCH;

    for (size_t d = detection->first_date[i]; d < detection->end_date[i]; d++) {
        enum fup_purpose purpose = detection->dates[d].purpose;
        const struct fup_date *date = &detection->source->dates->items[d];

        if (place_of(detection, d).last < end && date->relation != FUP_DATE_SINCE &&
            purpose != FUP_PURPOSE_PROMISE && purpose != FUP_PURPOSE_REQUEST)
            found = d;
    }
    return found;
}

/* Does "by then" belong to the match: inside, behind, or right before it? */
static bool
is_near(const struct fup_detection *detection, const struct fup_phrase_match *match,
        const struct fup_phrase_match *then)
{
    bool result = match->first <= then->first && match->last >= then->first;

    if (match->last < then->first)
        result = count_words(detection, match->last + 1, then->first) <= THEN_WORDS;
    else if (match->first > then->last)
        result = count_words(detection, then->last + 1, match->first) <= FRONT_WORDS;
    return result;
}

/* The undated ask or promise that "by then" at match `then` belongs to, or FUP_NO_MATCH. */
static size_t
owner_of_then(const struct fup_detection *detection, size_t i, size_t then)
{
    const struct fup_phrase_match *word = &detection->matches.items[then];
    size_t owner = FUP_NO_MATCH;

    for (size_t m = detection->first_match[i]; m < detection->first_match[i + 1]; m++) {
        const struct fup_phrase_match *match = &detection->matches.items[m];

        if (takes_dates(detection, m) && !is_value(match->rule, "question") &&
            !is_value(match->rule, "event") && is_near(detection, match, word) &&
            (owner == FUP_NO_MATCH ||
             match->rule->weight > detection->matches.items[owner].rule->weight))
            owner = m;
    }
    if (owner != FUP_NO_MATCH &&
        fup_detect_date_of(detection, i, detection->matches.items[owner].rule->family) !=
            FUP_NO_MATCH)
        owner = FUP_NO_MATCH;
    return owner;
}

/* "The file closes Friday, so send me yours by then": the date told last, here or in the sentence
 * before. */
static void
take_told_date(struct fup_detection *detection, size_t i, size_t then)
{
    size_t owner = owner_of_then(detection, i, then), date = FUP_NO_MATCH;

    if (owner == FUP_NO_MATCH)
        return;
    date = free_date(detection, i, detection->matches.items[then].first);
    if (date != FUP_NO_MATCH) {
        detection->dates[date].match = owner;
    } else if (i > 0) {
        date = free_date(detection, i - 1, SIZE_MAX);
    }
    if (date != FUP_NO_MATCH)
        detection->dates[date].purpose = purpose_of_match(detection, owner);
}

/* Does sentence `i` ask for something, by no date yet? */
static bool
asks_undated(const struct fup_detection *detection, size_t i)
{
    size_t ask = fup_detect_best(detection, i, FUP_RULE_ASK);

    return ask != FUP_NO_MATCH && !(detection->matches.items[ask].rule->flags & FUP_PHRASE_WEAK) &&
           !is_value(detection->matches.items[ask].rule, "event") &&
           !is_value(detection->matches.items[ask].rule, "question") &&
           fup_detect_date_of(detection, i, FUP_RULE_ASK) == FUP_NO_MATCH;
}

/* "Deadline: 3 June.": of what is asked nearby; alone it is nobody's. */
static void
take_deadline(struct fup_detection *detection, size_t i, const struct fup_phrase_match *match)
{
    const struct fup_sentence_list *sentences = detection->source->sentences;
    bool is_asked = false;

    for (size_t n = 1; !is_asked && n <= NEAR_SENTENCES; n++)
        is_asked = (i >= n && asks_undated(detection, i - n)) ||
                   (i + n < sentences->count && asks_undated(detection, i + n));
    for (size_t d = detection->first_date[i]; is_asked && d < detection->end_date[i]; d++) {
        if (covers(match, &detection->source->dates->items[d]) &&
            detection->dates[d].purpose != FUP_PURPOSE_PROMISE &&
            detection->dates[d].purpose != FUP_PURPOSE_REQUEST)
            detection->dates[d].purpose = FUP_PURPOSE_REQUEST;
    }
}

void
fup_purpose_find_far(struct fup_detection *detection, size_t i)
{
    for (size_t m = detection->first_match[i]; m < detection->first_match[i + 1]; m++) {
        const struct fup_phrase_rule *rule = detection->matches.items[m].rule;

        if (rule->family == FUP_RULE_DATE && is_value(rule, "then"))
            take_told_date(detection, i, m);
        else if (rule->family == FUP_RULE_DATE && is_value(rule, "deadline"))
            take_deadline(detection, i, &detection->matches.items[m]);
    }
}
