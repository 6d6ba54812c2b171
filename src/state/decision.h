/* state/decision.h - what the user said (doc/design.md section 2.7): plain records, judged by
 * state/. Stored and read by store/decisions.h. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STATE_DECISION_H
#define FUP_STATE_DECISION_H

#include "mail/message.h"

/* word on the command line and in the file, family (the newest line of a family wins) */
#define FUP_VERB_TABLE(X)                                                                          \
    X(DONE, "done", FUP_FAMILY_CLOSING)                                                            \
    X(ANSWERED, "answered", FUP_FAMILY_CLOSING)                                                    \
    X(SNOOZE, "snooze", FUP_FAMILY_CLOSING)                                                        \
    X(MUTE, "mute", FUP_FAMILY_CLOSING)                                                            \
    X(REOPEN, "reopen", FUP_FAMILY_CLOSING)                                                        \
    X(EXPECT, "expect", FUP_FAMILY_EXPECT)                                                         \
    X(INTERVIEW, "interview", FUP_FAMILY_KIND)                                                     \
    X(NOT_INTERVIEW, "not_interview", FUP_FAMILY_KIND)                                             \
    X(STAGE, "stage", FUP_FAMILY_STAGE)                                                            \
    X(MISSED, "missed", FUP_FAMILY_STAGE)                                                          \
    X(JOIN, "join", FUP_FAMILY_JOIN)                                                               \
    X(SPLIT, "split", FUP_FAMILY_JOIN)                                                             \
    X(SET_ORGANIZATION, "set_organization", FUP_FAMILY_ORGANIZATION)                               \
    X(SET_POSITION, "set_position", FUP_FAMILY_POSITION)                                           \
    X(NOTE, "note", FUP_FAMILY_NOTE)                                                               \
    X(DRAFTED, "drafted", FUP_FAMILY_DRAFTED)                                                      \
    X(UNDO, "undo", FUP_FAMILY_UNDO)

enum fup_family {
    FUP_FAMILY_CLOSING,
    FUP_FAMILY_EXPECT,
    FUP_FAMILY_KIND,
    FUP_FAMILY_STAGE,
    FUP_FAMILY_JOIN,
    FUP_FAMILY_ORGANIZATION,
    FUP_FAMILY_POSITION,
    FUP_FAMILY_NOTE,
    FUP_FAMILY_DRAFTED,
    FUP_FAMILY_UNDO
};

enum fup_verb {
#define FUP_VERB_VALUE(name, word, family) FUP_VERB_##name,
    FUP_VERB_TABLE(FUP_VERB_VALUE)
#undef FUP_VERB_VALUE
        FUP_VERB_COUNT
};

const char *fup_verb_word(enum fup_verb verb);
int fup_verb_parse(const char *word); /* enum fup_verb or -1; "not-interview" is taken too */
enum fup_family fup_verb_family(enum fup_verb verb);

struct fup_decision {
    uint64_t seq;     /* 1 + highest seq seen in any file */
    const char *host; /* file stem: <hostname>-<8 hex> */
    enum fup_verb verb;
    const char *anchor; /* Message-ID of the newest non-automatic message of the case */
    const char *other;  /* join: anchor of the second case; undo: "<host>:<seq>" taken back */
    fup_day day;        /* snooze, expect; else FUP_NO_DAY */
    const char *text;   /* note, stage name, organization, position; NULL */
    fup_instant made;   /* wall time, only shown */
};
struct fup_decision_list {
    struct fup_decision
        *items; /* in the order of (seq, host); undone and undo lines are left out */
    size_t count, capacity;
};

#endif
