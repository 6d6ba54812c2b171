/* signal/phrase_parse.h - the lines of a phrase file as trees (format: doc/languages.md); used by
 * phrase_compile.c only. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_PHRASE_PARSE_H
#define FUP_SIGNAL_PHRASE_PARSE_H

#include "base/data.h"
#include "signal/phrase_table.h"

enum fup_phrase_node_kind {
    FUP_NODE_WORD,
    FUP_NODE_SEQUENCE,
    FUP_NODE_CHOICE,
    FUP_NODE_OPTIONAL,
    FUP_NODE_GAP
};

struct fup_phrase_node {
    enum fup_phrase_node_kind kind;
    uint32_t *symbols; /* of a word: any of these */
    size_t symbol_count, symbol_room;
    unsigned kinds; /* of a word or gap: enum fup_phrase_kind */
    int gap;        /* words that may stand there */
    struct fup_phrase_node *child, *last_child, *next;
};

struct fup_phrase_line { /* one pattern */
    struct fup_phrase_node *tree;
    uint32_t rule;
    enum fup_phrase_guard guard;
    bool at_start, at_end;
    size_t size; /* positions */
    int number;  /* of the line in the file */
};
struct fup_phrase_line_list {
    struct fup_phrase_line *items;
    size_t count, capacity;
};

/* Reads a file: its rules, examples and words go to the table, its patterns to `lines`. A bad line
 * adds nothing and fills `error` (may be NULL). */
void fup_phrase_parse(const struct fup_data_file *file, const char *const *families,
                      struct fup_arena *arena, struct fup_phrase_table *table,
                      struct fup_phrase_line_list *lines, struct fup_error *error);

/* The symbol of a folded word, made when it is new; 0 when memory is short. (phrase_compile.c) */
uint32_t fup_phrase_intern(struct fup_phrase_table *table, struct fup_arena *arena,
                           struct fup_str folded, bool is_prefix);

#endif
