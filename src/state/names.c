/* state/names.c - the fixed words of rows and decisions. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "state/decision.h"
#include "state/row.h"

#define COUNT(words) (sizeof(words) / sizeof *(words))

static const char *const owners[] = {"nobody", "me", "them"};
static const char *const kinds[] = {"conversation", "interview"};
static const char *const roles[] = {NULL, "candidate", "recruiter"};
static const char *const bases[] = {"policy", "stated", "invite", "auto_reply", "decision"};
static const char *const certainties[] = {"proved", "likely", "unknown"};
static const char *const stages[] = {NULL,        "applied",     "contacted",  "scheduling",
                                     "scheduled", "interviewed", "assessment", "more_information",
                                     "offer",     "rejected",    "withdrawn",  "on_hold"};
static const char *const actions[] = {"none",         "reply",
                                      "thank_you",    "wait",
                                      "follow_up",    "second_follow_up",
                                      "closing_note", "confirm_attendance",
                                      "missed_call",  "resend"};
static const char *const groups[] = {"now",     "grace",     "answered", "later",
                                     "snoozed", "forgotten", "closed"};

static const char *
word_at(const char *const *words, size_t count, int value)
{
    return value >= 0 && (size_t)value < count ? words[value] : NULL;
}

static int
find_word(const char *const *words, size_t count, const char *word)
{
    int found = -1;

    for (size_t i = 0; word && found < 0 && i < count; i++)
        if (words[i] && strcmp(words[i], word) == 0)
            found = (int)i;
    return found;
}

const char *
fup_owner_name(enum fup_owner owner)
{
    return word_at(owners, COUNT(owners), (int)owner);
}

const char *
fup_kind_name(enum fup_kind kind)
{
    return word_at(kinds, COUNT(kinds), (int)kind);
}

const char *
fup_role_name(enum fup_role role)
{
    return word_at(roles, COUNT(roles), (int)role);
}

const char *
fup_basis_name(enum fup_basis basis)
{
    return word_at(bases, COUNT(bases), (int)basis);
}

const char *
fup_certainty_name(enum fup_certainty certainty)
{
    return word_at(certainties, COUNT(certainties), (int)certainty);
}

const char *
fup_stage_name(enum fup_stage stage)
{
    return word_at(stages, COUNT(stages), (int)stage);
}

const char *
fup_action_name(enum fup_action action)
{
    return word_at(actions, COUNT(actions), (int)action);
}

int
fup_kind_parse(const char *word)
{
    return find_word(kinds, COUNT(kinds), word);
}

int
fup_stage_parse(const char *word)
{
    return find_word(stages, COUNT(stages), word);
}

static const char *const verbs[] = {
#define VERB_WORD(name, word, family) word,
    FUP_VERB_TABLE(VERB_WORD)
#undef VERB_WORD
};

static const enum fup_family families[] = {
#define VERB_FAMILY(name, word, family) family,
    FUP_VERB_TABLE(VERB_FAMILY)
#undef VERB_FAMILY
};

const char *
fup_verb_word(enum fup_verb verb)
{
    return word_at(verbs, COUNT(verbs), (int)verb);
}

int
fup_verb_parse(const char *word)
{
    int verb = find_word(verbs, COUNT(verbs), word);

    if (verb < 0 && word && strcmp(word, "not-interview") == 0)
        verb = FUP_VERB_NOT_INTERVIEW;
    return verb;
}

enum fup_family
fup_verb_family(enum fup_verb verb)
{
    return families[verb];
}

const char *
fup_group_name(enum fup_group group)
{
    return word_at(groups, COUNT(groups), (int)group);
}
