/* text/phrase_table.h - the generated table of text/phrase.h: phrases by their first word.
 *
 * Most words of a mail begin no phrase, and those that do begin phrases of a few sections: one
 * look-up of a word answers for all sections. Included by phrase.c and the generated file only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_PHRASE_TABLE_H
#define FUP_TEXT_PHRASE_TABLE_H

#include "text/phrase.h"

#define FUP_PHRASE_CHAINS 2039

struct fup_phrase_word { /* the first word of some phrases */
    const char *text;
    uint8_t len;
    uint16_t first, count; /* its phrases */
    uint16_t next;         /* word of its hash chain, 0: none */
    uint32_t head;         /* its first four bytes, the first one lowest */
    uint64_t sections;     /* of its phrases, FUP_PHRASE_BIT */
};

struct fup_phrase_table {
    const struct fup_phrase *phrases;    /* by first word, then section, stop words first */
    const struct fup_phrase_word *words; /* words[0] is none */
    const uint16_t *chains;              /* the first word of each hash */
    size_t longest;                      /* bytes of the longest first word */
};

/* Generated; static storage. */
const struct fup_phrase_table *fup_phrase_table(void);

#endif
