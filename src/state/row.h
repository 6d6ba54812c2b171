/* state/row.h - one case as shown: the words of doc/design.md section 1, and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STATE_ROW_H
#define FUP_STATE_ROW_H

#include "signal/fact.h"

enum fup_owner { FUP_OWNER_NOBODY, FUP_OWNER_ME, FUP_OWNER_THEM };
enum fup_kind { FUP_KIND_CONVERSATION, FUP_KIND_INTERVIEW };
enum fup_role { FUP_ROLE_NONE, FUP_ROLE_CANDIDATE, FUP_ROLE_RECRUITER };
enum fup_basis {
    FUP_BASIS_POLICY,
    FUP_BASIS_STATED,
    FUP_BASIS_INVITE,
    FUP_BASIS_AUTO_REPLY,
    FUP_BASIS_DECISION
};
enum fup_certainty { FUP_CERTAINTY_PROVED, FUP_CERTAINTY_LIKELY, FUP_CERTAINTY_UNKNOWN };
enum fup_stage {
    FUP_STAGE_NONE,
    FUP_STAGE_APPLIED,
    FUP_STAGE_CONTACTED,
    FUP_STAGE_SCHEDULING,
    FUP_STAGE_SCHEDULED,
    FUP_STAGE_INTERVIEWED,
    FUP_STAGE_ASSESSMENT,
    FUP_STAGE_MORE_INFORMATION,
    FUP_STAGE_OFFER,
    FUP_STAGE_REJECTED,
    FUP_STAGE_WITHDRAWN,
    FUP_STAGE_ON_HOLD
};
enum fup_action {
    FUP_ACTION_NONE,
    FUP_ACTION_REPLY,
    FUP_ACTION_THANK_YOU,
    FUP_ACTION_WAIT,
    FUP_ACTION_FOLLOW_UP,
    FUP_ACTION_SECOND_FOLLOW_UP,
    FUP_ACTION_CLOSING_NOTE,
    FUP_ACTION_CONFIRM_ATTENDANCE,
    FUP_ACTION_MISSED_CALL,
    FUP_ACTION_RESEND
};

/* Words of JSON and screen; the parse functions give -1 for an unknown word. */
const char *fup_owner_name(enum fup_owner owner);
const char *fup_kind_name(enum fup_kind kind);
const char *fup_role_name(enum fup_role role); /* NULL for none */
const char *fup_basis_name(enum fup_basis basis);
const char *fup_certainty_name(enum fup_certainty certainty);
const char *fup_stage_name(enum fup_stage stage); /* NULL for none */
const char *fup_action_name(enum fup_action action);
int fup_kind_parse(const char *word);
int fup_stage_parse(const char *word);

struct fup_evidence {
    const char *rule, *message_id, *quote; /* quote may be NULL */
};
struct fup_evidence_list {
    struct fup_evidence *items; /* [0] decided waiting_on, [1] decided expected */
    size_t count, capacity;
};

struct fup_duty {
    enum fup_owner owner;
    struct fup_address_list people; /* who owes (theirs) or to whom (mine) */
    fup_instant since;
    fup_day expected, act_on;
    enum fup_basis basis;
    bool is_thank_you, is_close_by, is_event, is_call, is_bounce;
    fup_instant deadline;   /* of a thank-you: end + 24 h; else FUP_NO_INSTANT */
    const char *message_id; /* that opened or last restarted it */
    struct fup_evidence_list evidence;
};
struct fup_duty_list {
    struct fup_duty *items;
    size_t count, capacity;
};

enum fup_group {                     /* of the due view, in this order */
                 FUP_GROUP_NOW,      /* act_on <= today */
                 FUP_GROUP_GRACE,    /* overdue, still in grace */
                 FUP_GROUP_ANSWERED, /* answered in the last days, uncounted */
                 FUP_GROUP_LATER,    /* list only: a duty not yet due */
                 FUP_GROUP_SNOOZED,
                 FUP_GROUP_FORGOTTEN, /* long past: list --all */
                 FUP_GROUP_CLOSED     /* no duty: list --all */
};
const char *fup_group_name(enum fup_group group);

struct fup_row {
    const char *case_id; /* 12 hex digits */
    struct fup_string_list threads;
    const char *message_id; /* newest non-automatic: the anchor of decisions */
    const char *reply_to;   /* what a draft answers */
    const char *subject;
    enum fup_kind kind;
    enum fup_role role;
    enum fup_stage stage;
    const char *organization, *position;
    struct fup_address_list with, missing;
    fup_instant interview_start, interview_end; /* FUP_NO_INSTANT */
    enum fup_owner waiting_on;
    fup_instant since;
    fup_day expected, act_on; /* FUP_NO_DAY without a duty */
    enum fup_basis basis;
    bool overdue;
    int days_overdue;
    enum fup_action action;
    enum fup_certainty certainty;
    bool ambiguous;
    int follow_ups_sent;
    fup_day snoozed_until;
    fup_instant deadline, drafted; /* thank-you deadline; when a draft was taken */
    const char *note;
    struct fup_duty_list also;
    struct fup_evidence_list evidence;
    enum fup_group group;
    size_t message_count;
    const size_t *messages; /* indexes into the input, oldest first: for show */
};
struct fup_row_list {
    struct fup_row *items;
    size_t count, capacity;
};

#endif
