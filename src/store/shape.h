/* store/shape.h - the fields of a fact, told once.
 *
 * One table of fields drives the JSON record (record.c), the columns of the index (schema.c), its
 * writer and its reader: a new field of signal/fact.h needs one new line in shape.c and nothing
 * else. A value that equals "absent" (NULL, 0, false, FUP_NO_DAY, FUP_NO_INSTANT, an empty list) is
 * left out and comes back as absent. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STORE_SHAPE_H
#define FUP_STORE_SHAPE_H

#include "base/buffer.h"
#include "signal/fact.h"

enum fup_field_kind {
    FUP_FIELD_TEXT,     /* const char * */
    FUP_FIELD_FLAG,     /* bool */
    FUP_FIELD_NUMBER,   /* int */
    FUP_FIELD_UNSIGNED, /* unsigned */
    FUP_FIELD_SIZE,     /* size_t */
    FUP_FIELD_INSTANT,  /* fup_instant */
    FUP_FIELD_DAY,      /* fup_day, as an ISO date */
    FUP_FIELD_WORD,     /* an enum, as its word */
    FUP_FIELD_TEXTS,    /* struct fup_string_list */
    FUP_FIELD_SHAPE,    /* a struct inside: `shape` */
    FUP_FIELD_OPTIONAL, /* the same, only if the flag that is the field before it is set */
    FUP_FIELD_LIST,     /* a list of flat structs: `shape`; one text column in the index */
    FUP_FIELD_TABLE     /* a list of structs: `shape`; a table of its own in the index */
};

struct fup_shape;
struct fup_field {
    const char *name;
    enum fup_field_kind kind;
    size_t offset;
    const struct fup_shape *shape;
    const char *(*word)(int value); /* of FUP_FIELD_WORD */
    int word_count;
};
struct fup_shape {
    const struct fup_field *fields;
    size_t count;
    size_t size; /* of the struct */
};

extern const struct fup_shape fup_message_shape, fup_finding_shape, fup_invite_shape,
    fup_address_shape;

/* Every list of the facts looks like this. */
struct fup_any_list {
    void *items;
    size_t count, capacity;
};

/* All fields of a new struct set to "absent". */
void fup_shape_clear(const struct fup_shape *shape, void *structure);
/* Is fields[i] of this struct a FUP_FIELD_OPTIONAL whose flag is not set? */
bool fup_field_is_unset(const struct fup_shape *shape, size_t i, const void *structure);
/* The value of a word, or -1. */
int fup_field_parse_word(const struct fup_field *field, const char *word);

/* A list as one text: an item a line, its fields with tabs between; `\\`, `\t`, `\n` stand for
 * those characters in a field, a NULL field is `\0`. Used for columns that people may read. */
void fup_shape_to_lines(const struct fup_field *field, const void *structure,
                        struct fup_buffer *lines);
/* The way back. NULL lines give an empty list; what is no such text gives what can be read of it.
 * Strings live in the arena. */
void fup_shape_from_lines(const struct fup_field *field, const char *lines, struct fup_arena *arena,
                          void *structure);

#endif
