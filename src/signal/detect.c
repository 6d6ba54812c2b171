/* signal/detect.c - lays the matches and dates of a text out by sentence, silences what another
 * rule of the sentence forbids, and runs the detectors. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/detect.h"

#include <string.h>

#define QUOTE_LIMIT 300
#define DATES_MOST 16 /* of one sentence; what has more is a table, and nobody's promise */

const struct fup_phrases *
fup_detect_rules_new(struct fup_arena *arena, struct fup_error *error)
{
    static const char *const families[] = {"ask",     "promise", "close_by", "call",
                                           "meeting", "missed",  "held",     "closing",
                                           "holding", "damp",    "date",     NULL};

    return fup_phrases_new(arena, "phrases.txt", families, error);
}

static bool
is_value(const struct fup_phrase_rule *rule, const char *value)
{
    return rule->value && strcmp(rule->value, value) == 0;
}

/* What one damping match does to another match of its sentence. */
static void
damp(const struct fup_phrase_rule *damper, const struct fup_phrase_rule *rule,
     struct fup_detected_match *mark)
{
    bool is_ask = rule->family == FUP_RULE_ASK;
    bool is_promise = rule->family == FUP_RULE_PROMISE || rule->family == FUP_RULE_CALL;

    if ((!is_ask && !is_promise) || rule->weight > damper->weight)
        return;
    if (is_value(damper, "offer"))
        mark->needs_date = true;
    else if (is_value(damper, "optional"))
        mark->takes_no_date = mark->takes_no_date || (is_ask && !is_value(rule, "reply"));
    else if (is_value(damper, "past"))
        mark->is_silenced = mark->is_silenced || is_ask;
    else if (is_value(damper, "all") || (is_ask && is_value(damper, "ask")) ||
             (is_promise && is_value(damper, "promise")))
        mark->is_silenced = true;
}

static void
damp_sentence(struct fup_detection *detection, size_t i)
{
    const struct fup_phrase_match *matches = detection->matches.items;

    for (size_t d = detection->first_match[i]; d < detection->first_match[i + 1]; d++) {
        if (matches[d].rule->family != FUP_RULE_DAMP)
            continue;
        for (size_t m = detection->first_match[i]; m < detection->first_match[i + 1]; m++)
            damp(matches[d].rule, matches[m].rule, &detection->marks[m]);
    }
}

/* Where the matches and the dates of each sentence begin. Both lists go up, but the matches do so
 * once for each language that was read, so these are sorted first (stable, by counting). */
static bool
sort_matches(struct fup_detection *detection)
{
    size_t sentences = detection->source->sentences->count, count = detection->matches.count;
    size_t *at = fup_arena_alloc(detection->arena, (sentences + 1) * sizeof *at);
    struct fup_phrase_match *sorted =
        fup_arena_alloc(detection->arena, (count + 1) * sizeof *sorted);

    if (!at || !sorted)
        return false;
    for (size_t m = 0; m < count; m++)
        detection->first_match[detection->matches.items[m].sentence + 1]++;
    for (size_t i = 0; i < sentences; i++) {
        detection->first_match[i + 1] += detection->first_match[i];
        at[i] = detection->first_match[i];
    }
    for (size_t m = 0; m < count; m++)
        sorted[at[detection->matches.items[m].sentence]++] = detection->matches.items[m];
    detection->matches.items = sorted;
    return true;
}

static void
place_dates(struct fup_detection *detection)
{
    const struct fup_sentence_list *sentences = detection->source->sentences;
    const struct fup_date_list *dates = detection->source->dates;
    size_t date = 0;

    for (size_t i = 0; i < sentences->count; i++) {
        size_t end = sentences->items[i].offset + sentences->items[i].len;

        detection->first_date[i] = date;
        while (date < dates->count && dates->items[date].offset < end) {
            detection->dates[date] = (struct fup_detected_date){FUP_PURPOSE_OTHER, FUP_NO_MATCH, i};
            date++;
        }
        detection->end_date[i] = date < detection->first_date[i] + DATES_MOST
                                     ? date
                                     : detection->first_date[i] + DATES_MOST;
    }
    detection->first_date[sentences->count] = date;
    for (; date < dates->count; date++)
        detection->dates[date] =
            (struct fup_detected_date){FUP_PURPOSE_OTHER, FUP_NO_MATCH, sentences->count};
}

static bool
lay_out(struct fup_detection *detection)
{
    size_t sentences = detection->source->sentences->count;
    struct fup_arena *arena = detection->arena;

    detection->first_match = fup_arena_alloc(arena, (sentences + 1) * sizeof(size_t));
    detection->first_date = fup_arena_alloc(arena, (sentences + 1) * sizeof(size_t));
    detection->end_date = fup_arena_alloc(arena, (sentences + 1) * sizeof(size_t));
    detection->marks =
        fup_arena_alloc(arena, (detection->matches.count + 1) * sizeof *detection->marks);
    detection->dates =
        fup_arena_alloc(arena, (detection->source->dates->count + 1) * sizeof *detection->dates);
    if (!detection->first_match || !detection->first_date || !detection->end_date ||
        !detection->marks || !detection->dates || !sort_matches(detection))
        return false;
    place_dates(detection);
    return true;
}

bool
fup_detect_counts(const struct fup_detection *detection, size_t match, enum fup_rule_family family)
{
    return (enum fup_rule_family)detection->matches.items[match].rule->family == family &&
           !detection->marks[match].is_silenced && !detection->marks[match].needs_date;
}

static bool
has_date(const struct fup_detection *detection, size_t i, size_t match)
{
    bool found = false;

    for (size_t d = detection->first_date[i]; !found && d < detection->end_date[i]; d++)
        found = detection->dates[d].match == match;
    return found;
}

size_t
fup_detect_best(const struct fup_detection *detection, size_t i, enum fup_rule_family family)
{
    size_t best = FUP_NO_MATCH;
    int best_weight = -1;

    for (size_t m = detection->first_match[i]; m < detection->first_match[i + 1]; m++) {
        const struct fup_phrase_rule *rule = detection->matches.items[m].rule;
        bool is_dated = has_date(detection, i, m);
        int weight = rule->weight * 2 + (is_dated ? 100 : 0);

        if ((fup_detect_counts(detection, m, family) ||
             (is_dated && (enum fup_rule_family)rule->family == family)) &&
            weight > best_weight) {
            best = m;
            best_weight = weight;
        }
    }
    return best;
}

size_t
fup_detect_date_of(const struct fup_detection *detection, size_t i, enum fup_rule_family family)
{
    for (size_t d = detection->first_date[i]; d < detection->end_date[i]; d++) {
        size_t match = detection->dates[d].match;

        if (match != FUP_NO_MATCH &&
            (enum fup_rule_family)detection->matches.items[match].rule->family == family)
            return d;
    }
    return FUP_NO_MATCH;
}

/* The sentence as one line. */
static const char *
quote(struct fup_arena *arena, struct fup_str text)
{
    char *line;

    text = fup_str_trim(text);
    text.len = fup_utf8_prefix(text, QUOTE_LIMIT);
    line = fup_arena_copy_len(arena, text.text, text.len);
    for (char *c = line; c && *c; c++) {
        if (*c == '\n' || *c == '\t' || *c == '\r')
            *c = ' ';
    }
    return line;
}

struct fup_finding *
fup_detect_add(struct fup_detection *detection, size_t i, enum fup_sense sense, const char *rule,
               size_t date)
{
    const struct fup_sentence *sentence = &detection->source->sentences->items[i];
    const char *text = detection->source->text.text;
    struct fup_finding *finding = FUP_LIST_ADD(detection->findings, detection->arena);

    if (!finding)
        return NULL;
    *finding = (struct fup_finding){
        .sense = sense, .rule = rule, .offset = sentence->offset, .len = sentence->len};
    finding->quote =
        quote(detection->arena, (struct fup_str){text + sentence->offset, sentence->len});
    if (date != FUP_NO_MATCH) {
        const struct fup_date *found = &detection->source->dates->items[date];

        finding->has_window = true;
        finding->window = found->window;
        finding->purpose = detection->dates[date].purpose;
        finding->date_text =
            quote(detection->arena, (struct fup_str){text + found->offset, found->len});
    }
    return finding;
}

void
fup_detect_read(const struct fup_phrases *rules, const struct fup_phrase_source *source,
                struct fup_arena *arena, struct fup_finding_list *findings,
                enum fup_purpose *purposes)
{
    static const struct fup_date_list no_dates = {NULL, 0, 0};
    struct fup_phrase_source dated = *source;
    struct fup_detection detection = {.source = &dated, .arena = arena, .findings = findings};

    if (!dated.dates)
        dated.dates = &no_dates;
    fup_phrases_find(rules, &dated, arena, &detection.matches);
    if (!lay_out(&detection))
        return;
    for (size_t i = 0; i < dated.sentences->count; i++) {
        damp_sentence(&detection, i);
        fup_purpose_find(&detection, i);
    }
    for (size_t i = 0; i < dated.sentences->count; i++)
        fup_purpose_find_far(&detection, i);
    for (size_t i = 0; i < dated.sentences->count; i++) {
        fup_ask_find(&detection, i);
        fup_promise_find(&detection, i);
        fup_closing_find(&detection, i);
    }
    for (size_t d = 0; purposes && d < dated.dates->count; d++)
        purposes[d] = detection.dates[d].purpose;
}
