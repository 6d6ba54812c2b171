/* signal/phrase_compile.c - data lines to position automata.
 *
 * Two passes, because a set must know every word that a "send*" of another line covers: the first
 * reads all lines into trees and numbers the words; the second makes sets, automata and the index
 * from rarest required words to patterns. Recursion follows the nesting of our own data, which is
 * limited to DEPTH_LIMIT, never that of a mail. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "base/data.h"
#include "signal/phrase_parse.h"
#include "signal/phrase_table.h"
#include "text/phrase.h"

static bool
has_bit(const uint64_t *bits, uint32_t bit)
{
    return (bits[bit / 64] >> (bit % 64)) & 1;
}

struct builder {
    struct fup_phrase_table *table;
    struct fup_arena *arena;
    struct fup_phrase_pattern *pattern;
    size_t set_words; /* 64-bit words of a set */
    uint64_t *bits;   /* a set to work in */
};

static uint64_t *
clear_bits(struct builder *builder)
{
    return memset(builder->bits, 0, builder->set_words * sizeof *builder->bits);
}

/* The words that a prefix takes. */
static uint64_t *
cover_of(struct builder *builder, uint32_t symbol)
{
    const struct fup_symbol_list *symbols = &builder->table->symbols;
    struct fup_str prefix = symbols->items[symbol].text;
    uint64_t *bits = fup_arena_alloc(builder->arena, builder->set_words * sizeof *bits);

    for (uint32_t i = builder->table->letters[(unsigned char)prefix.text[0]]; bits && i;
         i = symbols->items[i].next_letter) {
        struct fup_str text = symbols->items[i].text;

        if (text.len >= prefix.len && memcmp(text.text, prefix.text, prefix.len) == 0)
            bits[i / 64] |= (uint64_t)1 << (i % 64);
    }
    return bits;
}

/* All symbols that one symbol of a set takes: itself, and what a prefix covers. */
static void
cover(struct builder *builder, uint32_t symbol, uint64_t *bits)
{
    struct fup_symbol *entry = &builder->table->symbols.items[symbol];

    bits[symbol / 64] |= (uint64_t)1 << (symbol % 64);
    if (entry->is_prefix && !entry->cover)
        entry->cover = cover_of(builder, symbol);
    for (size_t i = 0; entry->cover && i < builder->set_words; i++)
        bits[i] |= entry->cover[i];
}

static uint32_t *
set_chain(const struct builder *builder, const uint64_t *bits)
{
    uint64_t value = 0;

    for (size_t i = 0; i < builder->set_words; i++)
        value = (value ^ bits[i]) * UINT64_C(0x9E3779B97F4A7C15);
    return &builder->table->set_chains[(value >> 40) % FUP_SET_CHAINS];
}

static uint32_t
find_set(struct builder *builder, const uint64_t *bits)
{
    struct fup_phrase_set_list *sets = &builder->table->sets;
    size_t size = builder->set_words * sizeof *bits;
    uint32_t *chain = set_chain(builder, bits), found = *chain;
    struct fup_phrase_set *set;

    while (found && memcmp(sets->items[found - 1].bits, bits, size) != 0)
        found = sets->items[found - 1].next;
    if (found)
        return found - 1;
    set = FUP_LIST_ADD(sets, builder->arena);
    if (!set)
        return FUP_NO_SET;
    set->bits = fup_arena_alloc(builder->arena, size);
    if (!set->bits) {
        sets->count--;
        return FUP_NO_SET;
    }
    memcpy(set->bits, bits, size);
    set->next = *chain;
    *chain = (uint32_t)sets->count;
    return (uint32_t)sets->count - 1;
}

static void
fill_position(struct builder *builder, const struct fup_phrase_node *node,
              struct fup_phrase_position *position)
{
    bool is_single = node->symbol_count == 1;

    *position = (struct fup_phrase_position){FUP_SYMBOL_UNKNOWN, FUP_NO_SET, node->kinds};
    if (is_single && !builder->table->symbols.items[node->symbols[0]].is_prefix) {
        position->symbol = node->symbols[0];
    } else if (node->symbol_count > 0) {
        uint64_t *bits = clear_bits(builder);

        for (size_t i = 0; i < node->symbol_count; i++)
            cover(builder, node->symbols[i], bits);
        position->set = find_set(builder, bits);
    }
}

struct fragment {
    struct fup_phrase_states first, last;
    bool is_nullable;
};

static const struct fragment nothing = {{{0}}, {{0}}, false};

static struct fup_phrase_states
unite(struct fup_phrase_states a, struct fup_phrase_states b, bool has_b)
{
    for (size_t i = 0; has_b && i < sizeof a.bits / sizeof a.bits[0]; i++)
        a.bits[i] |= b.bits[i];
    return a;
}

static struct fragment
build_word(struct builder *builder, const struct fup_phrase_node *node)
{
    struct fup_phrase_pattern *pattern = builder->pattern;
    struct fragment one = nothing;

    one.first.bits[pattern->count / 64] = (uint64_t)1 << (pattern->count % 64);
    one.last = one.first;
    fill_position(builder, node, &pattern->positions[pattern->count]);
    pattern->count++;
    return one;
}

static struct fragment
join(struct fup_phrase_pattern *pattern, struct fragment a, struct fragment b)
{
    for (size_t i = 0; i < pattern->count; i++) {
        if (has_bit(a.last.bits, (uint32_t)i))
            pattern->follow[i] = unite(pattern->follow[i], b.first, true);
    }
    return (struct fragment){unite(a.first, b.first, a.is_nullable),
                             unite(b.last, a.last, b.is_nullable), a.is_nullable && b.is_nullable};
}

static struct fragment build(struct builder *builder, const struct fup_phrase_node *node);

static struct fragment
build_gap(struct builder *builder, const struct fup_phrase_node *node)
{
    struct fragment whole = nothing;

    whole.is_nullable = true;
    for (int i = 0; i < node->gap; i++) {
        struct fragment one = build_word(builder, node);

        one.is_nullable = true;
        whole = join(builder->pattern, whole, one);
    }
    return whole;
}

static struct fragment
build_children(struct builder *builder, const struct fup_phrase_node *node)
{
    bool is_sequence = node->kind == FUP_NODE_SEQUENCE;
    struct fragment whole = nothing;

    whole.is_nullable = is_sequence;
    for (const struct fup_phrase_node *child = node->child; child; child = child->next) {
        struct fragment one = build(builder, child);

        if (is_sequence)
            whole = join(builder->pattern, whole, one);
        else
            whole = (struct fragment){unite(whole.first, one.first, true),
                                      unite(whole.last, one.last, true),
                                      whole.is_nullable || one.is_nullable};
    }
    return whole;
}

static struct fragment
build(struct builder *builder, const struct fup_phrase_node *node)
{
    struct fragment whole;

    switch (node->kind) {
    case FUP_NODE_WORD:
        whole = build_word(builder, node);
        break;
    case FUP_NODE_GAP:
        whole = build_gap(builder, node);
        break;
    case FUP_NODE_OPTIONAL:
        whole = build(builder, node->child);
        whole.is_nullable = true;
        break;
    default:
        whole = build_children(builder, node);
        break;
    }
    return whole;
}

#define COMMON_COST 100

/* Words of which one must stand in every match. */
struct need {
    const uint32_t *symbols; /* NULL: no such words */
    size_t count;
    uint32_t cost; /* how often patterns use them: the rarer the better */
};

/* Words are taken to be as frequent in mail as in patterns, stop words to be everywhere. */
static uint32_t
cost_of(struct fup_symbol *symbol)
{
    if (symbol->cost == 0) {
        size_t len = symbol->text.len;

        symbol->cost = 1 + symbol->uses;
        if (len > 0 && fup_phrase_at(symbol->text, 0, FUP_PHRASE_STOPWORD, NULL) == len)
            symbol->cost += COMMON_COST;
    }
    return symbol->cost;
}

static struct need
need_of_word(const struct builder *builder, const struct fup_phrase_node *node)
{
    struct need need = {NULL, 0, UINT32_MAX};

    if (node->kinds == 0 && node->symbol_count > 0) {
        need = (struct need){node->symbols, node->symbol_count, 0};
        for (size_t i = 0; i < node->symbol_count; i++)
            need.cost += cost_of(&builder->table->symbols.items[node->symbols[i]]);
    }
    return need;
}

/* Both lists in one; nothing when memory is short or one is missing. */
static struct need
unite_needs(struct builder *builder, struct need a, struct need b)
{
    uint32_t *symbols = fup_arena_alloc(builder->arena, (a.count + b.count) * sizeof *symbols);

    if (!symbols)
        return (struct need){NULL, 0, UINT32_MAX};
    memcpy(symbols, a.symbols, a.count * sizeof *symbols);
    memcpy(symbols + a.count, b.symbols, b.count * sizeof *symbols);
    return (struct need){symbols, a.count + b.count, a.cost + b.cost};
}

static struct need need_of(struct builder *builder, const struct fup_phrase_node *node);

static struct need
need_of_children(struct builder *builder, const struct fup_phrase_node *node)
{
    struct need best = {NULL, 0, UINT32_MAX};

    for (const struct fup_phrase_node *child = node->child; child; child = child->next) {
        struct need one = need_of(builder, child);

        if (node->kind == FUP_NODE_SEQUENCE) {
            if (one.symbols && one.cost < best.cost)
                best = one;
        } else if (!one.symbols) {
            return one;
        } else {
            best = best.symbols ? unite_needs(builder, best, one) : one;
        }
    }
    return best;
}

static struct need
need_of(struct builder *builder, const struct fup_phrase_node *node)
{
    switch (node->kind) {
    case FUP_NODE_WORD:
        return need_of_word(builder, node);
    case FUP_NODE_SEQUENCE:
    case FUP_NODE_CHOICE:
        return need_of_children(builder, node);
    default:
        return (struct need){NULL, 0, UINT32_MAX};
    }
}

static void
add_number(struct fup_arena *arena, uint32_t **items, uint32_t *count, uint32_t *room,
           uint32_t number)
{
    size_t capacity = *room;

    if (fup_arena_grow(arena, (void **)items, *count, &capacity, sizeof **items))
        (*items)[(*count)++] = number;
    *room = (uint32_t)capacity;
}

static void
index_symbol(struct builder *builder, uint32_t pattern, uint32_t number)
{
    struct fup_symbol *symbol = &builder->table->symbols.items[number];

    if (symbol->pattern_count == 0 || symbol->patterns[symbol->pattern_count - 1] != pattern)
        add_number(builder->arena, &symbol->patterns, &symbol->pattern_count, &symbol->pattern_room,
                   pattern);
}

/* Can the position take a word of the set? */
static bool
takes_any(const struct builder *builder, const struct fup_phrase_position *position,
          const uint64_t *bits)
{
    uint64_t common = position->symbol ? has_bit(bits, position->symbol) : 0;

    for (size_t i = 0; position->set != FUP_NO_SET && i < builder->set_words; i++)
        common |= builder->table->sets.items[position->set].bits[i] & bits[i];
    return common != 0 && position->kinds == 0;
}

/* The longest way to a position that takes a required word. Positions only lead to later ones. */
static uint32_t
find_lead(const struct builder *builder, const struct fup_phrase_pattern *pattern,
          const uint64_t *bits)
{
    uint32_t depth[FUP_PHRASE_POSITIONS] = {0}, lead = 0;

    for (size_t i = 0; i < pattern->count; i++) {
        for (size_t j = i + 1; j < pattern->count; j++) {
            if (has_bit(pattern->follow[i].bits, (uint32_t)j) && depth[j] < depth[i] + 1)
                depth[j] = depth[i] + 1;
        }
        if (depth[i] > lead && takes_any(builder, &pattern->positions[i], bits))
            lead = depth[i];
    }
    return lead;
}

static void
index_pattern(struct builder *builder, uint32_t number, struct need need)
{
    uint64_t *bits = clear_bits(builder);

    for (size_t i = 0; i < need.count; i++)
        cover(builder, need.symbols[i], bits);
    for (size_t i = 0; i < builder->set_words; i++) {
        for (uint64_t rest = bits[i]; rest; rest &= rest - 1)
            index_symbol(builder, number, (uint32_t)(i * 64) + (uint32_t)__builtin_ctzll(rest));
    }
    builder->table->patterns.items[number].lead =
        find_lead(builder, &builder->table->patterns.items[number], bits);
}

/* One position that takes what any of the first ones takes: most words can begin nothing. */
static void
fill_start(struct builder *builder)
{
    struct fup_phrase_pattern *pattern = builder->pattern;
    uint64_t *bits = clear_bits(builder);

    pattern->start = (struct fup_phrase_position){FUP_SYMBOL_UNKNOWN, FUP_NO_SET, 0};
    for (size_t i = 0; i < pattern->count; i++) {
        const struct fup_phrase_position *position = &pattern->positions[i];

        if (!has_bit(pattern->first.bits, (uint32_t)i))
            continue;
        pattern->start.kinds |= position->kinds;
        if (position->symbol)
            bits[position->symbol / 64] |= (uint64_t)1 << (position->symbol % 64);
        for (size_t j = 0; position->set != FUP_NO_SET && j < builder->set_words; j++)
            bits[j] |= builder->table->sets.items[position->set].bits[j];
    }
    pattern->start.set = find_set(builder, bits);
}

static bool
build_pattern(struct builder *builder, const struct fup_phrase_line *line)
{
    struct fup_phrase_pattern *pattern = FUP_LIST_ADD(&builder->table->patterns, builder->arena);
    struct fragment whole;

    if (!pattern)
        return false;
    *pattern = (struct fup_phrase_pattern){.rule = line->rule,
                                           .guard = line->guard,
                                           .at_start = line->at_start,
                                           .at_end = line->at_end};
    pattern->positions = fup_arena_alloc(builder->arena, line->size * sizeof *pattern->positions);
    pattern->follow = fup_arena_alloc(builder->arena, line->size * sizeof *pattern->follow);
    if (!pattern->positions || !pattern->follow) {
        builder->table->patterns.count--;
        return false;
    }
    builder->pattern = pattern;
    whole = build(builder, line->tree);
    pattern->first = whole.first;
    pattern->last = whole.last;
    fill_start(builder);
    return true;
}

/* Adds to `others` a group of words of which a match needs one, unless they are many. */
static void
add_other(struct builder *builder, struct need need, struct fup_phrase_pattern *pattern)
{
    uint64_t *bits = clear_bits(builder);
    uint32_t group[1 + FUP_PHRASE_OTHERS], count = 0;

    for (size_t i = 0; i < need.count; i++)
        cover(builder, need.symbols[i], bits);
    for (size_t i = 0; i < builder->set_words; i++) {
        for (uint64_t rest = bits[i]; rest; rest &= rest - 1) {
            if (++count <= FUP_PHRASE_OTHERS)
                group[count] = (uint32_t)(i * 64) + (uint32_t)__builtin_ctzll(rest);
        }
    }
    group[0] = count;
    for (uint32_t i = 0; count <= FUP_PHRASE_OTHERS && i <= count; i++)
        add_number(builder->arena, &pattern->others, &pattern->other_count, &pattern->other_room,
                   group[i]);
}

/* The words that a match needs besides `need`, where its parts are told one by one. */
static void
add_others(struct builder *builder, const struct fup_phrase_node *tree, struct need need,
           struct fup_phrase_pattern *pattern)
{
    for (const struct fup_phrase_node *child = tree->kind == FUP_NODE_SEQUENCE ? tree->child : NULL;
         child; child = child->next) {
        struct need one = need_of(builder, child);

        if (one.symbols &&
            (one.count != need.count ||
             memcmp(one.symbols, need.symbols, need.count * sizeof *need.symbols) != 0))
            add_other(builder, one, pattern);
    }
}

static void
build_line(struct builder *builder, const struct fup_phrase_line *line, struct fup_error *error)
{
    uint32_t number = (uint32_t)builder->table->patterns.count;
    struct fup_phrase_rule_entry *rule = &builder->table->rules.items[line->rule];

    if (line->guard != FUP_GUARD_NONE) {
        if (build_pattern(builder, line))
            add_number(builder->arena, &rule->guards, &rule->guard_count, &rule->guard_room,
                       number);
    } else {
        struct need need = need_of(builder, line->tree);

        if (!need.symbols)
            fup_error_set(error, FUP_USAGE, "%s line %d: no word is required: name one",
                          rule->rule.name, line->number);
        else if (build_pattern(builder, line)) {
            index_pattern(builder, number, need);
            add_others(builder, line->tree, need, &builder->table->patterns.items[number]);
        }
    }
}

static struct fup_phrase_table *
compile(struct fup_arena *arena, const struct fup_data_file *file, const char *const *families,
        struct fup_error *error)
{
    struct fup_phrase_table *table = fup_arena_alloc(arena, sizeof *table);
    struct fup_phrase_line_list lines = {NULL, 0, 0};
    struct builder builder = {.table = table, .arena = arena};

    if (!table)
        return NULL;
    for (int i = 0; i < FUP_SYMBOL_FIRST_WORD; i++)
        (void)FUP_LIST_ADD(&table->symbols, arena);
    fup_phrase_parse(file, families, arena, table, &lines, error);
    builder.set_words = table->symbols.count / 64 + 1;
    builder.bits = fup_arena_alloc(arena, builder.set_words * sizeof *builder.bits);
    for (size_t i = 0; builder.bits && i < lines.count; i++)
        build_line(&builder, &lines.items[i], error);
    return table;
}

/* The code of "language/en/phrases.txt" when the file is `wanted`, else the empty slice. */
static struct fup_str
language_of(const char *name, const char *wanted)
{
    static const char folder[] = "language/";
    const char *code = name + sizeof folder - 1, *slash;
    struct fup_str language = {"", 0};

    if (strncmp(name, folder, sizeof folder - 1) == 0) {
        slash = strchr(code, '/');
        if (slash && strcmp(slash + 1, wanted) == 0 && slash - code < 4)
            language = (struct fup_str){code, (size_t)(slash - code)};
    }
    return language;
}

static void
name_languages(struct fup_phrase_table *table, struct fup_str language)
{
    memcpy(table->language, language.text, language.len);
    for (size_t i = 0; i < table->rules.count; i++)
        table->rules.items[i].rule.language = table->language;
}

const struct fup_phrases *
fup_phrases_new(struct fup_arena *arena, const char *file, const char *const *families,
                struct fup_error *error)
{
    size_t count;
    const struct fup_data_file *files = fup_data_files(&count);
    struct fup_phrases *phrases = fup_arena_alloc(arena, sizeof *phrases);

    if (phrases)
        phrases->tables = fup_arena_alloc(arena, count * sizeof *phrases->tables);
    for (size_t i = 0; phrases && phrases->tables && i < count; i++) {
        struct fup_str language = language_of(files[i].name, file);
        struct fup_phrase_table *table =
            language.len ? compile(arena, &files[i], families, error) : NULL;

        if (table) {
            name_languages(table, language);
            phrases->tables[phrases->count++] = table;
        }
    }
    return fup_arena_failed(arena) ? NULL : phrases;
}

const struct fup_phrases *
fup_phrases_compile(struct fup_arena *arena, const char *language, const char *file,
                    const char *text, const char *const *families, struct fup_error *error)
{
    struct fup_data_file data = {file, text, strlen(text)};
    struct fup_phrases *phrases = fup_arena_alloc(arena, sizeof *phrases);

    if (phrases)
        phrases->tables = fup_arena_alloc(arena, sizeof *phrases->tables);
    if (phrases && phrases->tables)
        phrases->tables[0] = compile(arena, &data, families, error);
    if (fup_arena_failed(arena))
        return NULL;
    name_languages(phrases->tables[0], fup_str_from(language));
    phrases->count = 1;
    return phrases;
}

const struct fup_phrase_rule *
fup_phrases_rule(const struct fup_phrases *phrases, size_t index)
{
    const struct fup_phrase_rule *rule = NULL;

    for (size_t i = 0; !rule && i < phrases->count; i++) {
        const struct fup_phrase_rule_list *rules = &phrases->tables[i]->rules;

        if (index < rules->count)
            rule = &rules->items[index].rule;
        else
            index -= rules->count;
    }
    return rule;
}

bool
fup_phrases_example(const struct fup_phrases *phrases, size_t index,
                    struct fup_phrase_example *example)
{
    bool found = false;

    for (size_t i = 0; !found && i < phrases->count; i++) {
        const struct fup_phrase_table *table = phrases->tables[i];

        if (index < table->examples.count) {
            const struct fup_phrase_example_entry *entry = &table->examples.items[index];

            *example = (struct fup_phrase_example){&table->rules.items[entry->rule].rule,
                                                   entry->text, entry->is_negative};
            found = true;
        } else {
            index -= table->examples.count;
        }
    }
    return found;
}
