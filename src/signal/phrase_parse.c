/* signal/phrase_parse.c - one line at a time, by recursive descent over our own data.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/phrase_parse.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH_LIMIT 8

struct definition {
    struct fup_str name;
    struct fup_phrase_node *tree;
};
struct definition_list {
    struct definition *items;
    size_t count, capacity;
};

struct parser {
    const struct fup_data_file *file;
    const char *const *families;
    struct fup_arena *arena;
    struct fup_phrase_table *table;
    struct fup_phrase_line_list *lines;
    struct fup_error *error;
    struct definition_list definitions;
    struct fup_str rest; /* of the line */
    const char *fault;   /* of the line, NULL: none yet */
    int number;          /* of the line */
    int depth;
    bool has_rule;
};

static void
fault(struct parser *parser, const char *what)
{
    if (!parser->fault)
        parser->fault = what;
}

static struct fup_phrase_node *
new_node(struct parser *parser, enum fup_phrase_node_kind kind)
{
    struct fup_phrase_node *node = fup_arena_alloc(parser->arena, sizeof *node);

    if (node)
        node->kind = kind;
    else
        fault(parser, "out of memory");
    return node;
}

static void
add_child(struct fup_phrase_node *parent, struct fup_phrase_node *child)
{
    if (!parent || !child)
        return;
    if (parent->last_child)
        parent->last_child->next = child;
    else
        parent->child = child;
    parent->last_child = child;
}

static void
add_symbol(struct parser *parser, struct fup_phrase_node *node, uint32_t symbol)
{
    if (fup_arena_grow(parser->arena, (void **)&node->symbols, node->symbol_count,
                       &node->symbol_room, sizeof *node->symbols)) {
        node->symbols[node->symbol_count++] = symbol;
        parser->table->symbols.items[symbol].uses++;
    }
}

static struct fup_phrase_node *
word_node(struct parser *parser, uint32_t symbol)
{
    struct fup_phrase_node *node = new_node(parser, FUP_NODE_WORD);

    if (node && symbol)
        add_symbol(parser, node, symbol);
    return node;
}

static char
peek(const struct parser *parser)
{
    return parser->rest.len ? parser->rest.text[0] : '\0';
}

static void
skip(struct parser *parser, size_t count)
{
    parser->rest.text += count;
    parser->rest.len -= count;
}

static void
skip_spaces(struct parser *parser)
{
    while (peek(parser) == ' ' || peek(parser) == '\t')
        skip(parser, 1);
}

static bool
accept(struct parser *parser, char c)
{
    bool is_there = peek(parser) == c;

    if (is_there)
        skip(parser, 1);
    return is_there;
}

/* Cuts what stands before one of the bytes of `stops` off the rest. */
static struct fup_str
take_until(struct parser *parser, const char *stops)
{
    struct fup_str taken = {parser->rest.text, 0};

    while (parser->rest.len && !strchr(stops, peek(parser))) {
        taken.len++;
        skip(parser, 1);
    }
    return taken;
}

static struct fup_str
fold(struct parser *parser, struct fup_str word)
{
    return fup_str_from(fup_utf8_fold(parser->arena, word));
}

static void
intern_stem(struct parser *parser, struct fup_str folded)
{
    const struct fup_affix *affix;
    struct fup_str stem = fup_phrase_stem(parser->table, folded, &affix);

    if (affix)
        (void)fup_phrase_intern(parser->table, parser->arena, stem, false);
}

/* One word between hyphens: itself or its expansion, as nodes in a row. */
static void
add_words(struct parser *parser, struct fup_str word, struct fup_phrase_node *sequence)
{
    bool is_prefix = word.len > 1 && word.text[word.len - 1] == '*';
    uint32_t symbols[FUP_PHRASE_EXPANSION];
    struct fup_str folded;
    size_t count;

    if (is_prefix)
        word.len--;
    folded = fold(parser, word);
    intern_stem(parser, folded);
    symbols[0] = fup_phrase_intern(parser->table, parser->arena, folded, is_prefix);
    count =
        is_prefix ? 1 : fup_phrase_symbols(parser->table, folded, fup_str_hash(folded), symbols);
    for (size_t i = 0; i < count; i++)
        add_child(sequence, word_node(parser, symbols[i]));
}

static struct fup_phrase_node *
parse_word(struct parser *parser)
{
    struct fup_str word = take_until(parser, " \t()|?{}<>^$");
    struct fup_phrase_node *sequence = new_node(parser, FUP_NODE_SEQUENCE);

    if (word.len == 0)
        fault(parser, "a word is missing");
    while (sequence && word.len > 0) {
        const char *hyphen = memchr(word.text, '-', word.len);
        size_t len = hyphen ? (size_t)(hyphen - word.text) : word.len;

        if (len > 0)
            add_words(parser, (struct fup_str){word.text, len}, sequence);
        word.text += hyphen ? len + 1 : len;
        word.len -= hyphen ? len + 1 : len;
    }
    return sequence && sequence->child && !sequence->child->next ? sequence->child : sequence;
}

static struct fup_phrase_node *
parse_class(struct parser *parser)
{
    struct fup_str name = take_until(parser, "> ");
    struct fup_phrase_node *node = new_node(parser, FUP_NODE_WORD);
    unsigned dates = 0;

    if (!accept(parser, '>') || !node) {
        fault(parser, "\">\" is missing");
        return node;
    }
    if (!fup_phrase_class(name, &node->kinds, &dates))
        fault(parser, "the class is none of <word> <number> <name> <date> <day> <by> <span>");
    for (uint32_t n = 0; dates >> n; n++) {
        if (dates >> n & 1)
            add_symbol(parser, node, FUP_SYMBOL_DATE + n);
    }
    return node;
}

static struct fup_phrase_node *
parse_reference(struct parser *parser)
{
    struct fup_str name = take_until(parser, "} ");
    struct fup_phrase_node *node = new_node(parser, FUP_NODE_SEQUENCE);
    bool found = false;

    if (!accept(parser, '}'))
        fault(parser, "\"}\" is missing");
    for (size_t i = 0; node && !found && i < parser->definitions.count; i++) {
        const struct definition *definition = &parser->definitions.items[i];

        found = definition->name.len == name.len &&
                memcmp(definition->name.text, name.text, name.len) == 0;
        if (found) {
            *node = *definition->tree;
            node->next = NULL;
        }
    }
    if (!found)
        fault(parser, "the {name} is not defined above");
    return node;
}

static struct fup_phrase_node *
parse_gap(struct parser *parser)
{
    struct fup_phrase_node *node = new_node(parser, FUP_NODE_GAP);
    int words = 0;

    while (peek(parser) >= '0' && peek(parser) <= '9' && words < 100) {
        words = words * 10 + (peek(parser) - '0');
        skip(parser, 1);
    }
    if (words < 1 || words > 12)
        fault(parser, "a gap is ..1 to ..12");
    if (node) {
        node->gap = words;
        node->kinds = FUP_KIND_WORD | FUP_KIND_DATE;
    }
    return node;
}

static struct fup_phrase_node *parse_choice(struct parser *parser);

static struct fup_phrase_node *
parse_atom(struct parser *parser)
{
    struct fup_phrase_node *node;

    if (accept(parser, '(')) {
        node = parse_choice(parser);
        if (!accept(parser, ')'))
            fault(parser, "\")\" is missing");
    } else if (accept(parser, '{')) {
        node = parse_reference(parser);
    } else if (accept(parser, '<')) {
        node = parse_class(parser);
    } else if (parser->rest.len > 2 && strncmp(parser->rest.text, "..", 2) == 0) {
        skip(parser, 2);
        node = parse_gap(parser);
    } else {
        node = parse_word(parser);
    }
    return node;
}

/* The single words of a choice are one position that takes a set of words. */
static struct fup_phrase_node *
merge_words(struct parser *parser, struct fup_phrase_node *choice)
{
    struct fup_phrase_node *merged = new_node(parser, FUP_NODE_WORD);
    struct fup_phrase_node *result = new_node(parser, FUP_NODE_CHOICE), *next;

    for (struct fup_phrase_node *child = choice->child; merged && child; child = next) {
        next = child->next;
        child->next = NULL;
        if (child->kind == FUP_NODE_WORD) {
            merged->kinds |= child->kinds;
            for (size_t i = 0; i < child->symbol_count; i++)
                add_symbol(parser, merged, child->symbols[i]);
        } else {
            add_child(result, child);
        }
    }
    if (merged && (merged->kinds || merged->symbol_count))
        add_child(result, merged);
    return result && result->child && !result->child->next ? result->child : result;
}

/* Outside of parentheses "a|b" joins single items. */
static struct fup_phrase_node *
parse_item(struct parser *parser)
{
    struct fup_phrase_node *node = parse_atom(parser), *optional;

    if (parser->depth == 0 && peek(parser) == '|') {
        struct fup_phrase_node *choice = new_node(parser, FUP_NODE_CHOICE);

        add_child(choice, node);
        while (accept(parser, '|'))
            add_child(choice, parse_atom(parser));
        node = choice && choice->child ? merge_words(parser, choice) : NULL;
    }
    if (accept(parser, '?')) {
        optional = new_node(parser, FUP_NODE_OPTIONAL);
        add_child(optional, node);
        node = optional;
    }
    return node;
}

static struct fup_phrase_node *
parse_sequence(struct parser *parser)
{
    struct fup_phrase_node *sequence = new_node(parser, FUP_NODE_SEQUENCE);

    skip_spaces(parser);
    while (!parser->fault && parser->rest.len && !strchr("|)$", peek(parser))) {
        add_child(sequence, parse_item(parser));
        skip_spaces(parser);
    }
    if (sequence && !sequence->child)
        fault(parser, "there is nothing to match");
    return sequence && sequence->child && !sequence->child->next ? sequence->child : sequence;
}

static struct fup_phrase_node *
parse_choice(struct parser *parser)
{
    struct fup_phrase_node *choice = new_node(parser, FUP_NODE_CHOICE);

    if (++parser->depth > DEPTH_LIMIT)
        fault(parser, "the parentheses are nested too deep");
    do
        add_child(choice, parse_sequence(parser));
    while (!parser->fault && accept(parser, '|'));
    parser->depth--;
    return choice && choice->child ? merge_words(parser, choice) : NULL;
}

static size_t
measure(const struct fup_phrase_node *node)
{
    size_t size = node->kind == FUP_NODE_WORD ? 1 : 0;

    if (node->kind == FUP_NODE_GAP)
        size = (size_t)node->gap;
    for (const struct fup_phrase_node *child = node->child; child; child = child->next)
        size += measure(child);
    return size;
}

static void
parse_pattern(struct parser *parser, enum fup_phrase_guard guard)
{
    struct fup_phrase_line line = {.guard = guard, .number = parser->number};
    struct fup_phrase_line *added;

    if (!parser->has_rule)
        fault(parser, "a pattern stands below no [rule]");
    skip_spaces(parser);
    line.at_start = accept(parser, '^');
    line.tree = parse_sequence(parser);
    line.at_end = accept(parser, '$');
    skip_spaces(parser);
    if (parser->rest.len)
        fault(parser, "the line has a surplus sign");
    line.size = line.tree ? measure(line.tree) : 0;
    if (line.size > FUP_PHRASE_POSITIONS)
        fault(parser, "the pattern is too long: at most 128 words and alternatives");
    if (parser->fault)
        return;
    line.rule = (uint32_t)(parser->table->rules.count - 1);
    added = FUP_LIST_ADD(parser->lines, parser->arena);
    if (added)
        *added = line;
}

static void
parse_definition(struct parser *parser)
{
    struct fup_str name = take_until(parser, "} ");
    struct definition *definition;
    struct fup_phrase_node *tree;

    if (!accept(parser, '}'))
        fault(parser, "\"}\" is missing");
    skip_spaces(parser);
    if (!accept(parser, '='))
        fault(parser, "\"=\" is missing");
    tree = parse_choice(parser);
    if (parser->rest.len)
        fault(parser, "the line has a surplus sign");
    definition = parser->fault ? NULL : FUP_LIST_ADD(&parser->definitions, parser->arena);
    if (definition)
        *definition = (struct definition){name, tree};
}

static int
find_family(const struct parser *parser, struct fup_str name)
{
    int found = -1;

    for (int i = 0; found < 0 && parser->families[i]; i++) {
        size_t len = strlen(parser->families[i]);

        if (name.len > len && name.text[len] == '.' &&
            strncmp(name.text, parser->families[i], len) == 0)
            found = i;
    }
    return found;
}

static void
parse_attribute(struct parser *parser, struct fup_phrase_rule *rule)
{
    static const struct {
        const char *name;
        unsigned flag;
    } flags[] = {{"weak", FUP_PHRASE_WEAK},
                 {"anyone", FUP_PHRASE_ANYONE},
                 {"question", FUP_PHRASE_QUESTION},
                 {"statement", FUP_PHRASE_STATEMENT},
                 {"dated", FUP_PHRASE_DATED}};
    struct fup_str word = take_until(parser, " \t");
    bool is_known = false;

    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        if (fup_str_is(word, flags[i].name)) {
            rule->flags |= flags[i].flag;
            is_known = true;
        }
    }
    if (word.len > 6 && strncmp(word.text, "value=", 6) == 0)
        rule->value = fup_arena_copy_len(parser->arena, word.text + 6, word.len - 6);
    else if (word.len > 7 && strncmp(word.text, "weight=", 7) == 0)
        rule->weight = atoi(fup_str_from(word.text + 7).text);
    else if (!is_known)
        fault(parser, "the attribute is not known");
}

static void
parse_heading(struct parser *parser)
{
    struct fup_str name = take_until(parser, "]");
    struct fup_phrase_rule rule = {.weight = 1};
    struct fup_phrase_rule_entry *entry;

    if (!accept(parser, ']'))
        fault(parser, "\"]\" is missing");
    rule.family = find_family(parser, name);
    if (rule.family < 0)
        fault(parser, "the rule belongs to no family that is known here");
    for (skip_spaces(parser); parser->rest.len; skip_spaces(parser))
        parse_attribute(parser, &rule);
    rule.name = fup_arena_copy_len(parser->arena, name.text, name.len);
    parser->has_rule = false;
    entry = parser->fault ? NULL : FUP_LIST_ADD(&parser->table->rules, parser->arena);
    if (entry) {
        entry->rule = rule;
        parser->has_rule = true;
    }
}

static void
parse_example(struct parser *parser)
{
    bool is_negative = accept(parser, '!');
    struct fup_str text = fup_str_trim(parser->rest);
    struct fup_phrase_example_entry *entry;

    if (!parser->has_rule || text.len == 0)
        fault(parser, "an example stands below no [rule]");
    entry = parser->fault ? NULL : FUP_LIST_ADD(&parser->table->examples, parser->arena);
    if (entry)
        *entry = (struct fup_phrase_example_entry){
            (uint32_t)(parser->table->rules.count - 1),
            fup_arena_copy_len(parser->arena, text.text, text.len), is_negative};
}

/* "won't = will not" */
static void
parse_expansion(struct parser *parser)
{
    struct fup_str word = fup_str_trim(take_until(parser, "="));
    uint32_t symbol, symbols[FUP_PHRASE_EXPANSION];
    uint32_t count = 0;

    if (!accept(parser, '=') || word.len == 0)
        fault(parser, "the form is: word X = Y Z");
    symbol = fup_phrase_intern(parser->table, parser->arena, fold(parser, word), false);
    for (skip_spaces(parser); parser->rest.len && count < FUP_PHRASE_EXPANSION; skip_spaces(parser))
        symbols[count++] = fup_phrase_intern(parser->table, parser->arena,
                                             fold(parser, take_until(parser, " \t")), false);
    if (count == 0 || parser->rest.len)
        fault(parser, "a word reads as one to three words");
    if (!parser->fault && symbol) {
        struct fup_symbol *entry = &parser->table->symbols.items[symbol];

        memcpy(entry->expansion, symbols, count * sizeof *symbols);
        entry->expansion_count = count;
    }
}

static void
parse_affix(struct parser *parser, bool is_suffix)
{
    struct fup_str text = fup_str_trim(take_until(parser, "="));
    struct fup_affix *affix;
    uint32_t symbol = 0;

    if (!accept(parser, '=') || text.len == 0)
        fault(parser, "the form is: suffix X = Y");
    skip_spaces(parser);
    if (parser->rest.len)
        symbol = fup_phrase_intern(parser->table, parser->arena,
                                   fold(parser, fup_str_trim(parser->rest)), false);
    affix = parser->fault ? NULL : FUP_LIST_ADD(&parser->table->affixes, parser->arena);
    if (affix)
        *affix = (struct fup_affix){fold(parser, text), symbol, is_suffix};
}

static bool
accept_text(struct parser *parser, const char *text)
{
    size_t len = strlen(text);
    bool is_there = parser->rest.len > len && strncmp(parser->rest.text, text, len) == 0;

    if (is_there)
        skip(parser, len);
    return is_there;
}

static void
parse_line(struct parser *parser)
{
    if (peek(parser) == '\0' || peek(parser) == '#')
        return;
    if (accept(parser, '['))
        parse_heading(parser);
    else if (accept(parser, '>'))
        parse_example(parser);
    else if (accept_text(parser, "word ") && memchr(parser->rest.text, '=', parser->rest.len))
        parse_expansion(parser);
    else if (accept_text(parser, "suffix "))
        parse_affix(parser, true);
    else if (accept_text(parser, "prefix "))
        parse_affix(parser, false);
    else if (accept_text(parser, "!< "))
        parse_pattern(parser, FUP_GUARD_BEFORE);
    else if (accept_text(parser, "!> "))
        parse_pattern(parser, FUP_GUARD_AFTER);
    else if (accept_text(parser, "! "))
        parse_pattern(parser, FUP_GUARD_UNLESS);
    else if (accept_text(parser, "+ "))
        parse_pattern(parser, FUP_GUARD_NEEDS);
    else if (parser->rest.text[0] == '{' && memchr(parser->rest.text, '=', parser->rest.len)) {
        skip(parser, 1);
        parse_definition(parser);
    } else
        parse_pattern(parser, FUP_GUARD_NONE);
}

void
fup_phrase_parse(const struct fup_data_file *file, const char *const *families,
                 struct fup_arena *arena, struct fup_phrase_table *table,
                 struct fup_phrase_line_list *lines, struct fup_error *error)
{
    struct parser parser = {.file = file,
                            .families = families,
                            .arena = arena,
                            .table = table,
                            .lines = lines,
                            .error = error};
    struct fup_str text = {file->text, file->len}, line;

    while (fup_str_next_line(&text, &line)) {
        parser.rest = fup_str_trim(line);
        parser.fault = NULL;
        parser.depth = 0;
        parser.number++;
        parse_line(&parser);
        if (parser.fault)
            fup_error_set(error, FUP_USAGE, "%s line %d: %s: %.*s", file->name, parser.number,
                          parser.fault, (int)(line.len < 120 ? line.len : 120), line.text);
    }
}
