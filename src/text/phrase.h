/* text/phrase.h - the phrases of all languages that tell zones and automatic mail.
 *
 * They come from src/data/language/<code>/zones.txt and automatic.txt, sorted into one table at
 * build time by tools/phrases.awk: a new language needs no C. A phrase matches whole words, any
 * white space for a space, and a typographic apostrophe for a plain one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_PHRASE_H
#define FUP_TEXT_PHRASE_H

#include "base/str.h"

enum fup_phrase_section {
    FUP_PHRASE_GREETING,    /* starts a salutation: "dear" */
    FUP_PHRASE_CLOSING,     /* a formula above the name: "best regards" */
    FUP_PHRASE_THANKS,      /* a closing formula only when a name or nothing follows: "thanks" */
    FUP_PHRASE_ATTRIBUTION, /* starts an attribution line: "on" */
    FUP_PHRASE_WROTE,       /* the verb of an attribution line */
    FUP_PHRASE_ORIGINAL,    /* between dashes above a quoted mail */
    FUP_PHRASE_FORWARDED,   /* the same above a forwarded one */
    FUP_PHRASE_HEADER_FROM, /* "from", of a header block in a body */
    FUP_PHRASE_HEADER_DATE, /* "sent" */
    FUP_PHRASE_HEADER_SUBJECT,
    FUP_PHRASE_HEADER_OTHER,    /* "to" */
    FUP_PHRASE_MOBILE,          /* starts a signature line that a device adds */
    FUP_PHRASE_FOOTER,          /* anywhere in a paragraph: a disclaimer or notice */
    FUP_PHRASE_FOOTER_NOTICE,   /* makes its sentence a footer, and its paragraph if little else is
                                   there */
    FUP_PHRASE_LIST,            /* in a line of a list trailer */
    FUP_PHRASE_POSTSCRIPT,      /* own words after the signature */
    FUP_PHRASE_CONTACT,         /* starts or labels a contact line: "tel" */
    FUP_PHRASE_TITLE,           /* a job title word of a signature line */
    FUP_PHRASE_NOT_NAME,        /* a short line that is no name: "yes" */
    FUP_PHRASE_STOPWORD,        /* for telling the language */
    FUP_PHRASE_ABBREVIATION,    /* a full stop after it ends no sentence */
    FUP_PHRASE_MONTH,           /* "12. März": the full stop of an ordinal number */
    FUP_PHRASE_VIEW_IN_BROWSER, /* the text part is a stub */
    FUP_PHRASE_AWAY_SUBJECT,    /* starts the subject of an out-of-office answer */
    FUP_PHRASE_AWAY,            /* says in the body that the writer is away */
    FUP_PHRASE_AWAY_UNTIL,      /* the date after it is the last day away */
    FUP_PHRASE_AWAY_BACK,       /* the date after it is the first day back */
    FUP_PHRASE_AWAY_SIGN,       /* stands beside an absence that a rule announces */
    FUP_PHRASE_BULK,            /* newsletters and promotions */
    FUP_PHRASE_NOTICE,          /* shops, offices and systems, beside other signs of them */
    FUP_PHRASE_EVERYONE,        /* greets many: "dear parents" */
    FUP_PHRASE_OFFICE_NAME,     /* signs for an office: "the team" */
    FUP_PHRASE_FIRST_PERSON,    /* one person speaks: "i" */
    FUP_PHRASE_COLD,            /* sales pitches and frauds of strangers */
    FUP_PHRASE_SYSTEM_SENDER,   /* an address of systems, before the @: "orders" */
    FUP_PHRASE_DESK_SENDER,     /* an address of desks, where persons write too: "info" */
    FUP_PHRASE_DELAY_SUBJECT,   /* a report that only tells of a delay */
    FUP_PHRASE_BOUNCE_SUBJECT   /* the subject of a failure report without RFC 3464 parts */
};

struct fup_phrase {
    const char *text; /* lower case */
    size_t len;
    enum fup_phrase_section section;
    char language[3];
};

/* A set of sections holds the bit of each. */
#define FUP_PHRASE_BIT(section) (UINT64_C(1) << (section))

/* A copy of `text` in lower case with the same length at every place (a character whose lower case
 * has another length stays). NULL when memory is short. */
char *fup_phrase_fold(struct fup_str text, struct fup_arena *arena);
/* Length in bytes of the longest phrase of `section` at folded.text + at, or 0. *phrase (may be
 * NULL) gets it. `at` must be the start of a word. */
size_t fup_phrase_at(struct fup_str folded, size_t at, enum fup_phrase_section section,
                     const struct fup_phrase **phrase);
/* Position of the first phrase of `section` that starts at a word of `folded` from `from` on, or
 * SIZE_MAX. *len (may be NULL) gets its length. */
size_t fup_phrase_find(struct fup_str folded, size_t from, enum fup_phrase_section section,
                       size_t *len);

/* The same for the first phrase of any section of a set: where a text is asked for several things,
 * one look tells that it says none of them. */
size_t fup_phrase_find_any(struct fup_str folded, size_t from, uint64_t sections);
/* The sections of the phrases that begin with the word at folded.text + at: a set. Whether one of
 * them goes on as its phrase does, fup_phrase_at tells. */
uint64_t fup_phrase_sections(struct fup_str folded, size_t at);

/* The start of the next word from `at` on (`at` itself if a word starts there), or folded.len. */
size_t fup_phrase_next_word(struct fup_str folded, size_t at);
/* Calls `found` for every phrase of a section that matches at `at`, the start of a word, and gives
 * the length of that word; for counting stop words. */
size_t fup_phrase_each(struct fup_str folded, size_t at, enum fup_phrase_section section,
                       void (*found)(void *context, const struct fup_phrase *phrase),
                       void *context);

#endif
