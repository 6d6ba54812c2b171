/* signal/hiring_parts.h - what the files hiring*.c share; nobody else includes it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_HIRING_PARTS_H
#define FUP_SIGNAL_HIRING_PARTS_H

#include "signal/hiring.h"

/* Families of hiring.txt, in the order of their names in hiring.c. */
enum fup_hiring_family {
    FUP_HIRING_REJECTED,
    FUP_HIRING_ON_HOLD,
    FUP_HIRING_OFFER,
    FUP_HIRING_ASSESSMENT,
    FUP_HIRING_INFORMATION,
    FUP_HIRING_INVITED,
    FUP_HIRING_SCHEDULED,
    FUP_HIRING_ACKNOWLEDGED,
    FUP_HIRING_CONTACTED,
    FUP_HIRING_APPLIED,
    FUP_HIRING_WITHDRAWN,
    FUP_HIRING_ACCEPTED,
    FUP_HIRING_DECLINED,
    FUP_HIRING_SUBMITTED, /* the last one that tells an event */
    FUP_HIRING_FAREWELL,
    FUP_HIRING_EMPLOYER,
    FUP_HIRING_CANDIDATE,
    FUP_HIRING_SIGN,
    FUP_HIRING_ROLE,
    FUP_HIRING_TITLE,
    FUP_HIRING_HELD,
    FUP_HIRING_DECIDE,
    FUP_HIRING_DOUBT,
    FUP_HIRING_ALERT,
    FUP_HIRING_PITCH,
    FUP_HIRING_ACCOUNT,
    FUP_HIRING_NOTICE,
    FUP_HIRING_DAMP,
    FUP_HIRING_OUTCOME,
    FUP_HIRING_ORGANIZATION, /* value: on which side of the phrase its name stands */
    FUP_HIRING_NO,           /* the first one of weak signs: each adds up to one event */
    FUP_HIRING_PAUSE,
    FUP_HIRING_YES,
    FUP_HIRING_TASK,
    FUP_HIRING_PAPERS,
    FUP_HIRING_MEET,
    FUP_HIRING_APPROACH,
    FUP_HIRING_RECEIPT, /* the last one of weak signs */
    FUP_HIRING_JOB,     /* words of work: the ground that weak signs need */
    FUP_HIRING_FAMILIES
};

/* In so many words more of a mail, one sign more is met by chance. */
enum { FUP_HIRING_CHANCE_WORDS = 250 };

/* Where a phrase stood. */
enum fup_hiring_place {
    FUP_HIRING_OWN,
    FUP_HIRING_SUBJECT,
    FUP_HIRING_SIGNATURE,
    FUP_HIRING_FOOTER,  /* what follows the own words by rote: good wishes stand there too */
    FUP_HIRING_SUMMARY, /* of a calendar part: often nothing else names what the time is for */
    FUP_HIRING_FILE,    /* the name of an attachment: rules with value=file count there only */
    FUP_HIRING_CONTEXT  /* quoted or forwarded: what "any interest?" is about */
};

struct fup_hiring_sign {
    const struct fup_phrase_rule *rule;
    enum fup_hiring_family family;
    enum fup_hiring_place place;
    int weight;           /* for "is it hiring" */
    bool is_damped;       /* tells no event */
    struct fup_str quote; /* its sentence */
    size_t sentence;      /* of the own words */
    size_t first, last;   /* words of own words or subject */
};
struct fup_hiring_sign_list {
    struct fup_hiring_sign *items;
    size_t count, capacity;
};

struct fup_hiring_rules {
    const struct fup_phrases *phrases;
    const struct fup_sender_table *senders;
};

/* All of one mail that is weighed. */
struct fup_hiring_case {
    const struct fup_hiring_rules *rules;
    const struct fup_hiring_input *input;
    const struct fup_sender *sender; /* the system that sent it, or NULL */
    struct fup_arena *arena;
    struct fup_word_list subject_words;
    struct fup_hiring_sign_list signs;
    int best[FUP_HIRING_FAMILIES];  /* heaviest undamped rule of each family */
    int sum[FUP_HIRING_FAMILIES];   /* of different rules */
    int count[FUP_HIRING_FAMILIES]; /* different rules */
    int score;                      /* of all signs, doubts taken off */
    enum fup_hiring_family weak;    /* family that only weak signs speak for, or ..._FAMILIES */
    int context, context_doubt;     /* of what is quoted or forwarded */
    int heaviest;                   /* sign: many weak ones alone say nothing */
    bool is_bulk, is_list, is_reply;
    bool has_invite, has_cancel, has_calendar_reply;
    size_t short_titles; /* short lines that hold a job title: a list of jobs */
};

/* hiring_sign.c: finds the phrases, damps sentences, adds up. */
void fup_hiring_collect(struct fup_hiring_case *mail);
/* hiring_weigh.c: sets `score` and `heaviest`. After the weak signs. */
void fup_hiring_weigh(struct fup_hiring_case *mail);
/* Is the rule one of value=hint: heard only in a case that is of a job by other letters? */
bool fup_hiring_is_hint(const struct fup_phrase_rule *rule);
/* hiring_weak.c: the event that weak signs add up to. After the signs are added up. */
void fup_hiring_add_weak(struct fup_hiring_case *mail);
/* The weak family whose signs speak for the event of a strong one, or FUP_HIRING_FAMILIES. */
enum fup_hiring_family fup_hiring_weak_of(enum fup_hiring_family strong);
/* hiring_event.c: the event and whose side wrote it. */
/* The heaviest undamped sign of a family, the own words before the subject; or NULL. */
const struct fup_hiring_sign *fup_hiring_find_sign(const struct fup_hiring_case *mail,
                                                   enum fup_hiring_family family);
const char *fup_hiring_quote(const struct fup_hiring_case *mail,
                             const struct fup_hiring_sign *sign);
/* hiring_hint.c: ground and hints. `by_chance`: what a mail of this length says by chance. */
void fup_hiring_hint(const struct fup_hiring_case *mail, int by_chance, struct fup_hiring *hiring);
void fup_hiring_decide(const struct fup_hiring_case *mail, struct fup_hiring *hiring);
/* hiring_name.c: organization, position and token. */
void fup_hiring_name(const struct fup_hiring_case *mail, struct fup_hiring *hiring);

#endif
