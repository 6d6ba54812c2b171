/* signal/phrase.c - runs compiled phrase tables over a text.
 *
 * The words become symbols once; then each sentence collects the patterns whose required word
 * stands in it, and runs each from every word it may begin with. A state mask of 128 bits is all
 * that a run carries. Signs and dates may be stepped over anywhere, because people put commas,
 * hyphens and dates where they like ("we will, by Friday, come back to you").
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/phrase.h"

#include <stdlib.h>
#include <string.h>

#include "signal/phrase_table.h"

/* Sentences longer than this are no sentences; what is behind it is not matched. */
#define SENTENCE_LIMIT 400
#define MATCHES_MOST 128 /* of one sentence: what has more is written to cost time */
/* Steps of the automata in one sentence, for each of its words and besides: what takes more is the
 * same, and what it would still match is left out. */
#define STEPS_A_WORD 16
#define STEPS_BESIDES 200
#define FEW_COLLECTED 40
#define NEIGHBOUR 2 /* words that may stand between a match and its !< or !> guard */

struct token {
    uint32_t symbol;
    unsigned kinds;
    uint32_t word; /* index in the words; of a date its first */
    uint32_t last; /* of a date its last word, else = word */
};
struct token_list {
    struct token *items;
    size_t count, capacity;
};

struct collected { /* a pattern whose required word stands in the sentence */
    uint32_t pattern;
    uint32_t first, last; /* tokens of that word */
};
struct collected_list {
    struct collected *items;
    size_t count, capacity;
};

struct run {
    const struct fup_phrase_table *table;
    const struct fup_phrase_source *source;
    struct fup_arena *arena;
    struct fup_phrase_match_list *matches;
    struct token_list tokens;
    uint32_t *met;     /* of each symbol: the last sentence it stood in, from 1 */
    uint16_t *indexes; /* of each pattern: where it was collected, if it is still there */
    struct collected_list collected;
    size_t sentence, first, end; /* tokens of the sentence */
    size_t found;                /* matches of the sentence */
    size_t steps, steps_most;    /* of the automata in it */
    bool has_date;
};

static bool
is_capital(struct fup_str text)
{
    uint32_t code = 0;

    (void)fup_utf8_step(text.text, text.len, &code);
    return (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE) ||
           (code >= 0x100 && code < 0x180 && code % 2 == 0);
}

static void
add_token(struct run *run, uint32_t symbol, unsigned kinds, size_t word, size_t last)
{
    struct token *token = FUP_LIST_ADD(&run->tokens, run->arena);

    if (token)
        *token = (struct token){symbol, kinds, (uint32_t)word, (uint32_t)last};
}

static bool
is_new_word(const struct fup_phrase_table *table, uint32_t symbol)
{
    return symbol == FUP_SYMBOL_UNKNOWN || table->symbols.items[symbol].is_prefix;
}

/* "Reminder: send me the list", "Quick one - could you", "won!! will send it": what follows is a
 * sentence of its own. */
static bool
opens_clause(const struct run *run, size_t index)
{
    const struct fup_word *word = &run->source->words->items[index];
    bool is_last = index + 1 >= run->source->words->count;
    char sign = run->source->text.text[word->offset];

    return !is_last && word[1].gap &&
           (sign == ':' || sign == '!' || sign == '?' ||
            (word->gap && (sign == '-' || word->len == 3)));
}

static void
add_word(struct run *run, size_t index, unsigned more_kinds)
{
    const struct fup_word *word = &run->source->words->items[index];
    struct fup_str text = {run->source->text.text + word->offset, word->len};
    uint32_t symbols[FUP_PHRASE_EXPANSION];
    unsigned kinds = FUP_KIND_WORD | more_kinds;
    size_t count;

    if (word->kind == FUP_WORD_SIGN) {
        kinds = FUP_KIND_SIGN | (text.text[0] == ';' ? FUP_KIND_BARRIER : 0) |
                (opens_clause(run, index) ? FUP_KIND_OPENING : 0);
        add_token(run, FUP_SYMBOL_UNKNOWN, kinds, index, index);
        return;
    }
    count = fup_phrase_symbols(run->table, word->folded, word->hash, symbols);
    if (word->kind == FUP_WORD_NUMBER)
        kinds |= FUP_KIND_NUMBER;
    else if (is_capital(text) && is_new_word(run->table, symbols[0]))
        kinds |= FUP_KIND_NAME; /* "We", "Probably" at the start of a sentence are none */
    for (size_t i = 0; i < count; i++)
        add_token(run, symbols[i], kinds, index, index);
}

static uint32_t
symbol_of_date(const struct fup_date *date)
{
    bool is_within = date->relation == FUP_DATE_WITHIN && date->is_duration;
    uint32_t symbol = FUP_SYMBOL_DATE;

    if (is_within)
        symbol = FUP_SYMBOL_DATE_WITHIN;
    else if (date->relation == FUP_DATE_BY)
        symbol = FUP_SYMBOL_DATE_BY;
    else if (date->is_duration)
        symbol = FUP_SYMBOL_DATE_SPAN;
    return symbol;
}

/* The words of the date that begins at word `index`, or 0. Its core is one token; the words that
 * relate it ("by", "give us until") stay words, but may be stepped over like the date itself. */
static size_t
add_date(struct run *run, size_t index, size_t *date)
{
    const struct fup_date_list *dates = run->source->dates;
    const struct fup_word_list *words = run->source->words;
    size_t count = 0;

    while (dates && *date < dates->count &&
           dates->items[*date].core_offset + dates->items[*date].core_len <=
               words->items[index].offset)
        (*date)++;
    if (dates && *date < dates->count &&
        dates->items[*date].core_offset <= words->items[index].offset) {
        size_t end = dates->items[*date].core_offset + dates->items[*date].core_len;

        while (index + count < words->count && words->items[index + count].offset < end)
            count++;
        add_token(run, symbol_of_date(&dates->items[*date]), FUP_KIND_DATE, index,
                  index + count - 1);
    }
    return count;
}

/* Is the word one of those that relate a date? `date` is the next one whose end is not passed. */
static bool
is_relation(const struct fup_date_list *dates, const struct fup_word *word, size_t *date)
{
    while (dates && *date < dates->count &&
           dates->items[*date].offset + dates->items[*date].len <= word->offset)
        (*date)++;
    return dates && *date < dates->count && dates->items[*date].offset <= word->offset;
}

static void
make_tokens(struct run *run)
{
    size_t date = 0, related = 0, words;

    for (size_t i = 0; i < run->source->words->count; i += words) {
        words = add_date(run, i, &date);
        if (words == 0) {
            bool is_related =
                is_relation(run->source->dates, &run->source->words->items[i], &related);

            add_word(run, i, is_related ? FUP_KIND_RELATION : 0);
            words = 1;
        }
    }
}

static bool
takes(const struct run *run, const struct fup_phrase_position *position, const struct token *token)
{
    bool result = (position->kinds & token->kinds) != 0;

    if (!result && token->symbol) {
        if (position->symbol)
            result = position->symbol == token->symbol;
        else if (position->set != FUP_NO_SET)
            result = (run->table->sets.items[position->set].bits[token->symbol / 64] >>
                      (token->symbol % 64)) &
                     1;
    }
    return result;
}

#define STATE_WORDS (FUP_PHRASE_POSITIONS / 64)

static bool
is_empty(const struct fup_phrase_states *states)
{
    uint64_t any = 0;

    for (size_t i = 0; i < STATE_WORDS; i++)
        any |= states->bits[i];
    return any == 0;
}

static bool
have_common(const struct fup_phrase_states *a, const struct fup_phrase_states *b)
{
    uint64_t any = 0;

    for (size_t i = 0; i < STATE_WORDS; i++)
        any |= a->bits[i] & b->bits[i];
    return any != 0;
}

static void
unite(struct fup_phrase_states *states, const struct fup_phrase_states *others)
{
    for (size_t i = 0; i < STATE_WORDS; i++)
        states->bits[i] |= others->bits[i];
}

/* The candidates that take the token. */
static struct fup_phrase_states
step(const struct run *run, const struct fup_phrase_pattern *pattern,
     struct fup_phrase_states candidates, const struct token *token)
{
    struct fup_phrase_states taken = {{0}};

    for (size_t i = 0; i < STATE_WORDS; i++) {
        while (candidates.bits[i]) {
            int bit = __builtin_ctzll(candidates.bits[i]);

            candidates.bits[i] &= candidates.bits[i] - 1;
            if (takes(run, &pattern->positions[i * 64 + (size_t)bit], token))
                taken.bits[i] |= (uint64_t)1 << bit;
        }
    }
    return taken;
}

static struct fup_phrase_states
follow(const struct fup_phrase_pattern *pattern, struct fup_phrase_states states)
{
    struct fup_phrase_states next = {{0}};

    for (size_t i = 0; i < STATE_WORDS; i++) {
        while (states.bits[i]) {
            unite(&next, &pattern->follow[i * 64 + (size_t)__builtin_ctzll(states.bits[i])]);
            states.bits[i] &= states.bits[i] - 1;
        }
    }
    return next;
}

static bool
only_signs(const struct run *run, size_t from, size_t end)
{
    while (from < end && (run->tokens.items[from].kinds & FUP_KIND_SKIPPED))
        from++;
    return from == end;
}

/* Does a sentence, or what follows its colon or dash, begin at token `start`? */
static bool
is_beginning(const struct run *run, size_t start)
{
    while (start > run->first && (run->tokens.items[start - 1].kinds & FUP_KIND_SKIPPED) &&
           !(run->tokens.items[start - 1].kinds & FUP_KIND_OPENING))
        start--;
    return start == run->first || (run->tokens.items[start - 1].kinds & FUP_KIND_OPENING);
}

/* The longest match that begins at token `start`: its last token, or SIZE_MAX. */
static size_t
match_at(struct run *run, const struct fup_phrase_pattern *pattern, size_t start)
{
    size_t end = start + FUP_PHRASE_SPAN < run->end ? start + FUP_PHRASE_SPAN : run->end;
    size_t found = SIZE_MAX;
    struct fup_phrase_states fresh = step(run, pattern, pattern->first, &run->tokens.items[start]);
    struct fup_phrase_states states = fresh;

    for (size_t i = start; !is_empty(&states); i++) {
        const struct token *next = &run->tokens.items[i + 1];

        run->steps++;
        if (have_common(&fresh, &pattern->last) &&
            (!pattern->at_end || only_signs(run, i + 1, run->end)))
            found = i;
        if (i + 1 >= end)
            break;
        fresh = step(run, pattern, follow(pattern, states), next);
        if ((next->kinds & FUP_KIND_SKIPPED) && !(next->kinds & FUP_KIND_BARRIER))
            unite(&states, &fresh);
        else
            states = fresh;
    }
    return found;
}

/* The first match that begins between two tokens: its first token, or SIZE_MAX. */
static size_t
find_from(struct run *run, const struct fup_phrase_pattern *pattern, size_t from, size_t end,
          size_t *last)
{
    *last = SIZE_MAX;
    for (size_t start = from; start < end && run->steps < run->steps_most; start++) {
        if (pattern->at_start && !is_beginning(run, start))
            continue;
        if (takes(run, &pattern->start, &run->tokens.items[start]))
            *last = match_at(run, pattern, start);
        if (*last != SIZE_MAX)
            return start;
    }
    return SIZE_MAX;
}

/* Does the guard stand where it forbids (or, for FUP_GUARD_NEEDS, allows) the match? */
static bool
guard_stands(struct run *run, const struct fup_phrase_pattern *guard, size_t first, size_t last)
{
    bool stands = false;
    size_t from = run->first, start, end;

    if (guard->guard == FUP_GUARD_AFTER)
        from = last + 1;
    while (!stands && (start = find_from(run, guard, from, run->end, &end)) != SIZE_MAX) {
        size_t words = 0;

        if (guard->guard == FUP_GUARD_AFTER) {
            for (size_t i = last + 1; i < start; i++)
                words += (run->tokens.items[i].kinds & FUP_KIND_WORD) != 0;
            return words <= NEIGHBOUR;
        }
        if (guard->guard == FUP_GUARD_BEFORE) {
            for (size_t i = end + 1; i < first; i++)
                words += (run->tokens.items[i].kinds & FUP_KIND_WORD) != 0;
            stands = end < first && words <= NEIGHBOUR;
        } else {
            stands = true;
        }
        from = start + 1;
    }
    return stands;
}

static bool
is_allowed(struct run *run, const struct fup_phrase_rule_entry *entry, size_t first, size_t last)
{
    bool is_question = run->source->sentences->items[run->sentence].is_question;
    unsigned flags = entry->rule.flags;
    bool result = !((flags & FUP_PHRASE_QUESTION) && !is_question) &&
                  !((flags & FUP_PHRASE_STATEMENT) && is_question) &&
                  !((flags & FUP_PHRASE_DATED) && !run->has_date);

    for (uint32_t i = 0; result && i < entry->guard_count; i++) {
        const struct fup_phrase_pattern *guard = &run->table->patterns.items[entry->guards[i]];

        result = guard_stands(run, guard, first, last) == (guard->guard == FUP_GUARD_NEEDS);
    }
    return result;
}

/* Adds a match, or makes an overlapping one of the same rule longer. */
static void
add_match(struct run *run, const struct fup_phrase_rule *rule, size_t first, size_t last)
{
    const struct token *from = &run->tokens.items[first], *to = &run->tokens.items[last];
    struct fup_phrase_match *match = NULL;

    for (size_t i = run->matches->count; !match && i > 0; i--) {
        struct fup_phrase_match *other = &run->matches->items[i - 1];

        if (other->sentence != run->sentence)
            break;
        if (other->rule == rule && other->first <= to->last && from->word <= other->last)
            match = other;
    }
    if (!match && run->found < MATCHES_MOST) {
        run->found++;
        match = FUP_LIST_ADD(run->matches, run->arena);
        if (match)
            *match = (struct fup_phrase_match){rule, run->sentence, 0, 0, from->word, to->last};
    }
    if (match) {
        const struct fup_word *words = run->source->words->items;

        match->first = match->first < from->word ? match->first : from->word;
        match->last = match->last > to->last ? match->last : to->last;
        match->offset = words[match->first].offset;
        match->len = words[match->last].offset + words[match->last].len - match->offset;
    }
}

/* The first token at which a match can begin that holds its required word at token `needed`. */
static size_t
earliest_start(const struct run *run, const struct fup_phrase_pattern *pattern, size_t needed)
{
    size_t start = needed;

    for (uint32_t lead = pattern->lead; start > run->first; start--) {
        bool is_solid = !(run->tokens.items[start - 1].kinds & FUP_KIND_SKIPPED);

        if (is_solid && lead == 0)
            break;
        lead -= is_solid;
    }
    return start;
}

static void
run_pattern(struct run *run, const struct collected *collected)
{
    const struct fup_phrase_pattern *pattern = &run->table->patterns.items[collected->pattern];
    const struct fup_phrase_rule_entry *entry = &run->table->rules.items[pattern->rule];
    size_t from = earliest_start(run, pattern, collected->first), start, last;

    while ((start = find_from(run, pattern, from, collected->last + 1, &last)) != SIZE_MAX) {
        bool is_new = is_allowed(run, entry, start, last) && run->steps < run->steps_most;

        if (is_new)
            add_match(run, &entry->rule, start, last);
        from = is_new ? last + 1 : start + 1;
    }
}

static int
compare_collected(const void *a, const void *b)
{
    uint32_t left = ((const struct collected *)a)->pattern;
    uint32_t right = ((const struct collected *)b)->pattern;

    return (left > right) - (left < right);
}

/* In the order of the rules. Mostly few: then moving them one by one is cheapest. */
static void
sort_collected(struct collected *items, size_t count)
{
    if (count > FEW_COLLECTED) {
        qsort(items, count, sizeof *items, compare_collected);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        struct collected item = items[i];
        size_t at = i;

        for (; at > 0 && items[at - 1].pattern > item.pattern; at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

/* Notes the patterns that need the word of a token. */
static void
collect(struct run *run, size_t token)
{
    const struct fup_symbol *symbol = &run->table->symbols.items[run->tokens.items[token].symbol];
    struct collected_list *list = &run->collected;

    for (uint32_t j = 0; j < symbol->pattern_count; j++) {
        uint32_t pattern = symbol->patterns[j], at = run->indexes[pattern];
        struct collected *collected;

        if (at < list->count && list->items[at].pattern == pattern) {
            list->items[at].last = (uint32_t)token;
        } else if ((collected = FUP_LIST_ADD(list, run->arena))) {
            run->indexes[pattern] = (uint16_t)(list->count - 1);
            *collected = (struct collected){pattern, (uint32_t)token, (uint32_t)token};
        }
    }
}

/* Does a word of each group that the pattern needs stand in the sentence? */
static bool
is_possible(const struct run *run, const struct fup_phrase_pattern *pattern)
{
    const uint32_t *at = pattern->others, *end = at + pattern->other_count;
    bool is_met = true;

    while (is_met && at < end) {
        const uint32_t *next = at + 1 + *at;

        for (is_met = false, at++; !is_met && at < next; at++)
            is_met = run->met[*at] == run->sentence + 1;
        at = next;
    }
    return is_met;
}

/* Drops the patterns of which another required word is missing. */
static void
keep_possible(struct run *run)
{
    struct collected_list *list = &run->collected;
    size_t kept = 0;

    for (size_t i = 0; i < list->count; i++) {
        if (is_possible(run, &run->table->patterns.items[list->items[i].pattern]))
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

static void
run_sentence(struct run *run)
{
    run->has_date = false;
    run->found = run->steps = 0;
    run->steps_most = STEPS_BESIDES + STEPS_A_WORD * (run->end - run->first);
    run->collected.count = 0;
    for (size_t i = run->first; i < run->end; i++) {
        run->has_date = run->has_date || run->tokens.items[i].kinds & FUP_KIND_DATE;
        run->met[run->tokens.items[i].symbol] = (uint32_t)(run->sentence + 1);
        collect(run, i);
    }
    keep_possible(run);
    sort_collected(run->collected.items, run->collected.count);
    for (size_t i = 0; i < run->collected.count; i++)
        run_pattern(run, &run->collected.items[i]);
}

/* Both the words and the sentences go up, so one pass over both tells each sentence's tokens. */
static void
run_table(struct run *run)
{
    const struct fup_sentence_list *sentences = run->source->sentences;
    const struct fup_word *words = run->source->words->items;
    size_t token = 0;

    make_tokens(run);
    run->indexes =
        fup_arena_alloc(run->arena, (run->table->patterns.count + 1) * sizeof *run->indexes);
    run->met = fup_arena_alloc(run->arena, (run->table->symbols.count + 1) * sizeof *run->met);
    if (!run->indexes || !run->met)
        return;
    for (size_t i = 0; i < sentences->count; i++) {
        size_t start = sentences->items[i].offset, end = start + sentences->items[i].len;

        while (token < run->tokens.count && words[run->tokens.items[token].word].offset < start)
            token++;
        run->sentence = i;
        run->first = token;
        while (token < run->tokens.count && words[run->tokens.items[token].word].offset < end)
            token++;
        run->end = token - run->first < SENTENCE_LIMIT ? token : run->first + SENTENCE_LIMIT;
        if (run->end > run->first)
            run_sentence(run);
    }
}

void
fup_phrases_find(const struct fup_phrases *phrases, const struct fup_phrase_source *source,
                 struct fup_arena *arena, struct fup_phrase_match_list *matches)
{
    for (size_t i = 0; i < phrases->count; i++) {
        const struct fup_phrase_table *table = phrases->tables[i];
        struct run run = {.table = table, .source = source, .arena = arena, .matches = matches};

        if (!source->language || !source->language[0] ||
            strcmp(source->language, table->language) == 0)
            run_table(&run);
    }
}
