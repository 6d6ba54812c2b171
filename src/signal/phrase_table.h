/* signal/phrase_table.h - the compiled form of a phrase table: shared by phrase_compile.c, which
 * makes it, and phrase.c, which runs it. Nobody else includes it.
 *
 * Every folded word that a table knows has a number, its symbol. A pattern is a position automaton
 * (Glushkov): bit n of a state mask says that position n has just been matched.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_PHRASE_TABLE_H
#define FUP_SIGNAL_PHRASE_TABLE_H

#include "signal/phrase.h"

/* Symbols that are no words. */
enum fup_phrase_symbol {
    FUP_SYMBOL_UNKNOWN,
    FUP_SYMBOL_NUMBER,
    FUP_SYMBOL_DATE,        /* a plain date: "on Friday" */
    FUP_SYMBOL_DATE_BY,     /* one that bounds time: "by Friday" */
    FUP_SYMBOL_DATE_WITHIN, /* a span that does: "within a week" */
    FUP_SYMBOL_DATE_SPAN,   /* any other span: "takes a week" */
    FUP_SYMBOL_FIRST_WORD
};
/* What a word is besides its symbol; a position may take all words of a kind. */
enum fup_phrase_kind {
    FUP_KIND_WORD = 1,      /* letters or a number: what gaps count */
    FUP_KIND_NUMBER = 2,    /* <number> */
    FUP_KIND_NAME = 4,      /* <name>: letters that start with a capital */
    FUP_KIND_DATE = 8,      /* <date> */
    FUP_KIND_SIGN = 16,     /* may be stepped over */
    FUP_KIND_BARRIER = 32,  /* a sign that is not stepped over: ; */
    FUP_KIND_RELATION = 64, /* a word that belongs to a date ("by"): may be stepped over */
    FUP_KIND_OPENING = 128  /* a colon or dash: a sentence may begin anew behind it */
};

#define FUP_KIND_SKIPPED (FUP_KIND_SIGN | FUP_KIND_DATE | FUP_KIND_RELATION)
#define FUP_NO_SET UINT32_MAX
#define FUP_PHRASE_POSITIONS 128
#define FUP_PHRASE_EXPANSION 3

struct fup_phrase_states { /* a set of positions */
    uint64_t bits[FUP_PHRASE_POSITIONS / 64];
};

struct fup_phrase_position {
    uint32_t symbol; /* FUP_SYMBOL_UNKNOWN: look at the set */
    uint32_t set;    /* index in sets, or FUP_NO_SET */
    unsigned kinds;  /* enum fup_phrase_kind: words of these are taken whatever they say */
};

enum fup_phrase_guard {
    FUP_GUARD_NONE,
    FUP_GUARD_UNLESS,
    FUP_GUARD_BEFORE,
    FUP_GUARD_AFTER,
    FUP_GUARD_NEEDS
};

struct fup_phrase_pattern {
    uint32_t rule;
    enum fup_phrase_guard guard; /* guards are looked at after a match of their rule */
    bool at_start, at_end;       /* ^ and $ */
    uint32_t lead;    /* most words of a match before the last place of its required word */
    uint32_t *others; /* groups: how many words, then these; one of each must stand there too */
    uint32_t other_count, other_room;
    struct fup_phrase_states first, last; /* positions that may begin and end a match */
    struct fup_phrase_position start;     /* takes every word that may begin a match */
    size_t count;
    struct fup_phrase_position *positions;
    struct fup_phrase_states *follow; /* of each position */
};
struct fup_phrase_pattern_list {
    struct fup_phrase_pattern *items;
    size_t count, capacity;
};

struct fup_symbol {
    struct fup_str text;
    bool is_prefix;     /* "send*": takes words that start so and have no symbol of their own */
    uint32_t uses;      /* in patterns: the fewer, the rarer the word is taken to be */
    uint32_t *patterns; /* that need this word */
    uint32_t pattern_count, pattern_room;
    uint32_t expansion[FUP_PHRASE_EXPANSION]; /* "won't" reads as "will not" */
    uint32_t expansion_count;
    uint32_t next;        /* in its hash chain */
    uint32_t next_letter; /* of those that begin with the same byte */
    uint32_t cost;        /* once asked for: how often mail may hold it */
    uint64_t *cover;      /* of a prefix, once asked for: itself and the words it takes, as a set */
};
struct fup_symbol_list {
    struct fup_symbol *items;
    size_t count, capacity;
};

struct fup_affix { /* "n't" at the end reads as the word "not" */
    struct fup_str text;
    uint32_t symbol;
    bool is_suffix;
};
struct fup_affix_list {
    struct fup_affix *items;
    size_t count, capacity;
};

struct fup_phrase_set {
    uint64_t *bits; /* one for each symbol */
    uint32_t next;  /* in its hash chain */
};
struct fup_phrase_set_list {
    struct fup_phrase_set *items;
    size_t count, capacity;
};

struct fup_phrase_rule_entry {
    struct fup_phrase_rule rule;
    uint32_t *guards; /* patterns */
    uint32_t guard_count, guard_room;
};
struct fup_phrase_rule_list {
    struct fup_phrase_rule_entry *items;
    size_t count, capacity;
};
struct fup_phrase_example_entry {
    uint32_t rule;
    const char *text;
    bool is_negative;
};
struct fup_phrase_example_list {
    struct fup_phrase_example_entry *items;
    size_t count, capacity;
};

#define FUP_SYMBOL_CHAINS 4096
#define FUP_PHRASE_OTHERS 40
#define FUP_SET_CHAINS 1024
#define FUP_LONGEST_PREFIX 24 /* bytes of a "word*" that are looked for */

struct fup_phrase_table { /* of one language */
    char language[4];
    struct fup_symbol_list symbols;
    uint32_t chains[FUP_SYMBOL_CHAINS]; /* first symbol of each hash, 0: none */
    uint32_t letters[256];              /* last symbol that begins with each byte, 0: none */
    uint32_t prefix_lens[256]; /* of the "word*" with a first byte: bit n, one of n bytes */
    uint32_t set_chains[FUP_SET_CHAINS]; /* 1 + first set of each hash */
    struct fup_affix_list affixes;
    struct fup_phrase_set_list sets;
    struct fup_phrase_pattern_list patterns;
    struct fup_phrase_rule_list rules;
    struct fup_phrase_example_list examples;
};

struct fup_phrases {
    struct fup_phrase_table **tables;
    size_t count;
};

/* The symbol of a folded word as it is written, or 0. */
uint32_t fup_phrase_symbol(const struct fup_phrase_table *table, struct fup_str folded,
                           bool is_prefix);
/* The longest "send*" that the word begins with, or 0. */
uint32_t fup_phrase_prefix(const struct fup_phrase_table *table, struct fup_str folded);
/* The symbols that a folded word (its hash by fup_str_hash) reads as: itself, or what its expansion
 * says. Returns how many. A word the table does not know gives one FUP_SYMBOL_UNKNOWN. */
size_t fup_phrase_symbols(const struct fup_phrase_table *table, struct fup_str folded,
                          uint32_t hash, uint32_t symbols[FUP_PHRASE_EXPANSION]);
/* What the <name> of a pattern takes: words of *kinds, and for each bit n of *dates the symbol
 * FUP_SYMBOL_DATE + n. False: there is no such class. */
bool fup_phrase_class(struct fup_str name, unsigned *kinds, unsigned *dates);
/* The word without its affix; *found gets the affix, or NULL. */
struct fup_str fup_phrase_stem(const struct fup_phrase_table *table, struct fup_str folded,
                               const struct fup_affix **found);

#endif
