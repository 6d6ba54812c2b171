/* signal/phrase_symbol.c - the numbers of words: by a hash of the word, of the start that a "send*"
 * names, or of what is left without an affix. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "signal/phrase_parse.h"
#include "signal/phrase_table.h"

/* The chain of a word, or of the start that a "send*" names, by its hash. */
static uint32_t
chain_of(uint32_t hash, bool is_prefix)
{
    hash ^= is_prefix ? 0x5A5A5A5A : 0;
    return (hash ^ (hash >> 15)) % FUP_SYMBOL_CHAINS;
}

/* The symbol in a chain, or 0. */
static uint32_t
find_in_chain(const struct fup_phrase_table *table, uint32_t chain, struct fup_str folded,
              bool is_prefix)
{
    uint32_t symbol = table->chains[chain];

    while (symbol) {
        const struct fup_symbol *candidate = &table->symbols.items[symbol];

        if (candidate->is_prefix == is_prefix && candidate->text.len == folded.len &&
            memcmp(candidate->text.text, folded.text, folded.len) == 0)
            break;
        symbol = candidate->next;
    }
    return symbol;
}

uint32_t
fup_phrase_symbol(const struct fup_phrase_table *table, struct fup_str folded, bool is_prefix)
{
    return find_in_chain(table, chain_of(fup_str_hash(folded), is_prefix), folded, is_prefix);
}

uint32_t
fup_phrase_prefix(const struct fup_phrase_table *table, struct fup_str folded)
{
    uint32_t lens = folded.len ? table->prefix_lens[(unsigned char)folded.text[0]] : 0;
    uint32_t hash = FUP_HASH_START, found = 0;

    for (size_t len = 1; lens >> len && len <= folded.len; len++) {
        hash = fup_hash_step(hash, folded.text[len - 1]);
        if (lens >> len & 1) {
            uint32_t symbol = find_in_chain(table, chain_of(hash, true),
                                            (struct fup_str){folded.text, len}, true);

            found = symbol ? symbol : found;
        }
    }
    return found;
}

uint32_t
fup_phrase_intern(struct fup_phrase_table *table, struct fup_arena *arena, struct fup_str folded,
                  bool is_prefix)
{
    uint32_t symbol = fup_phrase_symbol(table, folded, is_prefix);
    struct fup_symbol *entry;

    if (symbol)
        return symbol;
    entry = FUP_LIST_ADD(&table->symbols, arena);
    if (entry) {
        uint32_t chain = chain_of(fup_str_hash(folded), is_prefix);

        symbol = (uint32_t)(table->symbols.count - 1);
        entry->text =
            (struct fup_str){fup_arena_copy_len(arena, folded.text, folded.len), folded.len};
        entry->is_prefix = is_prefix;
        entry->next = table->chains[chain];
        if (entry->text.text) {
            uint32_t *letter = &table->letters[folded.len ? (unsigned char)folded.text[0] : 0];

            table->chains[chain] = symbol;
            entry->next_letter = *letter;
            *letter = symbol;
        }
        if (is_prefix && folded.len && folded.len <= FUP_LONGEST_PREFIX)
            table->prefix_lens[(unsigned char)folded.text[0]] |= UINT32_C(1) << folded.len;
    }
    return symbol;
}

static size_t
expand(const struct fup_phrase_table *table, uint32_t symbol, uint32_t *symbols)
{
    const struct fup_symbol *entry = &table->symbols.items[symbol];
    size_t count = entry->expansion_count;

    if (count == 0) {
        symbols[0] = symbol;
        count = 1;
    } else {
        memcpy(symbols, entry->expansion, count * sizeof *symbols);
    }
    return count;
}

static uint32_t
find_symbol(const struct fup_phrase_table *table, struct fup_str folded)
{
    uint32_t symbol = fup_phrase_symbol(table, folded, false);

    return symbol ? symbol : fup_phrase_prefix(table, folded);
}

static bool
has_affix(const struct fup_affix *affix, struct fup_str word)
{
    size_t len = affix->text.len;
    const char *at = affix->is_suffix ? word.text + word.len - len : word.text;

    return word.len > len && memcmp(at, affix->text.text, len) == 0;
}

struct fup_str
fup_phrase_stem(const struct fup_phrase_table *table, struct fup_str folded,
                const struct fup_affix **found)
{
    struct fup_str stem = folded;

    *found = NULL;
    for (size_t i = 0; !*found && i < table->affixes.count; i++) {
        if (has_affix(&table->affixes.items[i], folded))
            *found = &table->affixes.items[i];
    }
    if (*found) {
        stem.text += (*found)->is_suffix ? 0 : (*found)->text.len;
        stem.len -= (*found)->text.len;
    }
    return stem;
}

static size_t
split_affix(const struct fup_phrase_table *table, struct fup_str folded, uint32_t *symbols)
{
    const struct fup_affix *affix;
    struct fup_str stem = fup_phrase_stem(table, folded, &affix);
    size_t count = 0;

    if (affix) {
        if (!affix->is_suffix && affix->symbol)
            symbols[count++] = affix->symbol;
        symbols[count++] = find_symbol(table, stem);
        if (affix->is_suffix && affix->symbol)
            symbols[count++] = affix->symbol;
    }
    return count;
}

size_t
fup_phrase_symbols(const struct fup_phrase_table *table, struct fup_str folded, uint32_t hash,
                   uint32_t symbols[FUP_PHRASE_EXPANSION])
{
    uint32_t symbol = find_in_chain(table, chain_of(hash, false), folded, false);
    size_t count = 0;

    if (!symbol || (table->symbols.items[symbol].uses == 0 &&
                    table->symbols.items[symbol].expansion_count == 0))
        count = memchr(folded.text, '\'', folded.len) ? split_affix(table, folded, symbols) : 0;
    if (count == 0)
        count = expand(table, symbol ? symbol : fup_phrase_prefix(table, folded), symbols);
    return count;
}

bool
fup_phrase_class(struct fup_str name, unsigned *kinds, unsigned *dates)
{
    static const struct {
        const char *name;
        unsigned kinds, dates;
    } classes[] = {{"word", FUP_KIND_WORD, 0},
                   {"number", FUP_KIND_NUMBER, 0},
                   {"name", FUP_KIND_NAME, 0},
                   {"date", 0, 15},
                   {"day", 0, 1},
                   {"by", 0, 6},
                   {"span", 0, 12}};
    bool found = false;

    for (size_t i = 0; !found && i < sizeof classes / sizeof classes[0]; i++) {
        found = fup_str_is(name, classes[i].name);
        if (found) {
            *kinds = classes[i].kinds;
            *dates = classes[i].dates;
        }
    }
    return found;
}
