/* state/walk.h - one case read from its first letter to its last (private to state/).
 *
 * The walk keeps the open duties, the meetings and the stage. The clock runs with it: the end of a
 * meeting is a happening between two letters. Files: said.c (what a letter says to its reader),
 * duty.c (opens, restarts, closes), meeting.c and meeting_text.c (calendar and text times), own.c,
 * theirs.c and machine.c (the kinds of letters), progress.c (stages), walk.c (the order of it all).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STATE_WALK_H
#define FUP_STATE_WALK_H

#include "state/case.h"
#include "state/expected.h"
#include "state/stage.h"

enum fup_cause {
    FUP_CAUSE_ASK,
    FUP_CAUSE_PROMISE,
    FUP_CAUSE_STAGE,      /* a stage in which that side has the move */
    FUP_CAUSE_EVENT,      /* theirs: a meeting to come */
    FUP_CAUSE_CALL,       /* theirs: a call promised in text */
    FUP_CAUSE_INVITATION, /* a calendar invitation to be answered */
    FUP_CAUSE_THANK_YOU,
    FUP_CAUSE_BOUNCE
};

struct fup_asked {
    struct fup_address person;
    bool has_answered;
    fup_day back; /* first business day after an absence; FUP_NO_DAY */
    struct fup_evidence away;
};
struct fup_asked_list {
    struct fup_asked *items;
    size_t count, capacity;
};

struct fup_meeting {
    const char *uid; /* NULL: told in text only */
    int sequence;
    fup_instant start, end;
    bool is_call; /* told in text: one side rings */
    bool is_cancelled, is_held, is_missed;
    bool is_mine; /* I invited */
    bool is_answered, needs_answer;
    size_t letter;
    const char *rule, *quote;
};
struct fup_meeting_list {
    struct fup_meeting *items;
    size_t count, capacity;
};

struct fup_entry { /* an open duty */
    struct fup_duty duty;
    enum fup_cause cause;
    enum fup_wait wait;
    int grace;
    bool is_stated, is_anyone, is_to_list, is_unknown, is_proved;
    fup_day day_before_away; /* expected, its basis and evidence before an absence moved it */
    enum fup_basis basis_before_away;
    struct fup_evidence evidence_before_away;
    struct fup_asked_list asked;       /* theirs: who was asked */
    struct fup_address_list asked_too; /* theirs: readers in Cc */
    const char *uid;
    size_t bounced; /* a bounce: my letter that did not arrive */
    size_t letter;  /* that opened or last restarted it */
    int follow_ups;
    fup_day last_own; /* local day of my last message that counted */
    bool has_closing_note;
};
struct fup_entry_list {
    struct fup_entry **items;
    size_t count, capacity;
};

struct fup_said { /* NULL: says no such thing */
    const struct fup_finding *ask, *promise, *close_by, *holding, *closing, *missed, *held, *call,
        *meeting, *away;
    fup_day ask_day, promise_day;    /* FUP_NO_DAY without a date */
    const struct fup_finding *first; /* for evidence, whatever it says */
    const struct fup_finding *told;  /* the same, rather times and facts than thanks */
};

struct fup_verdict { /* what the user said of a case: the newest line of each family, or NULL */
    const struct fup_decision *closing, *expect, *stage, *organization, *position, *note, *drafted;
    size_t closing_at, expect_at, stage_at; /* letters of their anchors */
};

struct fup_walk {
    const struct fup_desk *desk;
    const struct fup_verdict *verdict;
    struct fup_arena *arena;
    const struct fup_case *own_case;
    size_t place; /* of the present letter in the case */
    struct fup_entry_list open;
    struct fup_meeting_list meetings;
    struct fup_address_list people; /* who took part so far */
    struct fup_hint told; /* the hiring event of the present letter, as its case makes it */
    enum fup_stage stage;
    enum fup_move move;        /* who has the move in it */
    enum fup_stage told_stage; /* the user's word, which is shown; NONE: none */
    struct fup_evidence stage_evidence, closed_evidence;
    fup_instant stage_since;
    fup_day task_day; /* until when the offer, task or documents of this stage are due, if told */
    struct fup_evidence task_evidence;
    bool is_task_asked; /* the candidate asked something about the task: the answer gives it back */
    fup_instant answered;            /* when their last duty was answered; FUP_NO_INSTANT */
    size_t last_answer, last_stated; /* letters; SIZE_MAX */
    size_t last_own;                 /* my last letter; SIZE_MAX */
    bool had_duty, is_unknown;
    struct fup_evidence unknown_evidence;
};

/* walk.c */
void fup_walk_case(const struct fup_desk *desk, const struct fup_case *own_case,
                   const struct fup_verdict *verdict, struct fup_walk *walk);
const struct fup_letter *fup_walk_letter(const struct fup_walk *walk, size_t letter);
bool fup_walk_knows(const struct fup_walk *walk, const struct fup_address *person);
void fup_walk_meet(struct fup_walk *walk, const struct fup_letter *letter);
/* Did a later letter of mine in the case answer this one? */
bool fup_walk_is_answered(const struct fup_walk *walk, const char *id);

/* decide.c */
void fup_decide_read(const struct fup_desk *desk, const struct fup_case *own_case,
                     struct fup_verdict *verdict);
/* Is the closing word (done, answered, snooze) still good: no later letter of the other side? */
bool fup_decide_closes(const struct fup_walk *walk);
/* Lays done, answered, mute and expect over the open duties. */
void fup_decide_apply(struct fup_walk *walk);

/* action.c */
/* Drops what has run out: thank-you notes, ladders that ended. Sets act_on of the rest. */
void fup_action_lapse(struct fup_walk *walk);
enum fup_action fup_action_of(const struct fup_walk *walk, const struct fup_entry *entry);
enum fup_certainty fup_action_certainty(const struct fup_walk *walk, const struct fup_entry *entry);

/* row.c */
struct fup_row_maker {
    const struct fup_desk *desk;
    const struct fup_case_list *cases;
    const size_t *case_of;       /* letter -> case */
    struct fup_key_list senders; /* address -> letters of others */
    struct fup_key_list sent;    /* subject -> letters of mine; only where a mail bounced */
};
/* A subject without case and "Re:"; NULL for none. */
const char *fup_row_subject(struct fup_arena *arena, const char *subject);
/* Shapes one case; false when it gives no row. */
bool fup_row_make(const struct fup_row_maker *maker, struct fup_walk *walk, struct fup_row *row);

/* said.c: `desk` decides whether an ask is for me */
struct fup_said fup_said_read(const struct fup_desk *desk, const struct fup_letter *letter);
bool fup_said_asks_me(const struct fup_desk *desk, const struct fup_letter *letter,
                      const struct fup_finding *ask);

/* duty.c */
struct fup_entry *fup_duty_open(struct fup_walk *walk, enum fup_owner owner, enum fup_cause cause,
                                size_t letter);
/* evidence [0] of a duty */
void fup_duty_because(struct fup_walk *walk, struct fup_entry *entry, const char *rule,
                      const char *message_id, const char *quote);
void fup_duty_because_finding(struct fup_walk *walk, struct fup_entry *entry, size_t letter,
                              const struct fup_finding *finding);
void fup_duty_note(struct fup_walk *walk, struct fup_entry *entry, const char *rule,
                   const char *message_id, const char *quote); /* further evidence */
void fup_duty_by_policy(struct fup_walk *walk, struct fup_entry *entry, enum fup_wait wait,
                        fup_instant since);
void fup_duty_by_date(struct fup_walk *walk, struct fup_entry *entry, fup_day day,
                      enum fup_basis basis, const char *rule, const char *message_id,
                      const char *quote);
/* Closes it; `entry` is no longer valid after this. */
void fup_duty_close(struct fup_walk *walk, struct fup_entry *entry, const char *rule, size_t letter,
                    const char *quote);
/* Closes all open duties of an owner (FUP_OWNER_NOBODY: of both) with a cause in the bit set. */
void fup_duty_close_all(struct fup_walk *walk, enum fup_owner owner, unsigned causes,
                        const char *rule, size_t letter, const char *quote);
#define FUP_CAUSE_BIT(name) (1u << FUP_CAUSE_##name)
#define FUP_CAUSES_ALL (~0u)
void fup_duty_add_person(struct fup_walk *walk, struct fup_entry *entry,
                         const struct fup_address *person);
/* The first open duty of that owner with a cause in the bit set, or NULL. */
struct fup_entry *fup_duty_find(const struct fup_walk *walk, enum fup_owner owner, unsigned causes);
bool fup_duty_is_ahead(const struct fup_walk *walk, const struct fup_entry *entry, size_t letter);

/* Lays the absences of those who are still silent over the date. */
void fup_duty_heed_away(struct fup_walk *walk, struct fup_entry *entry);

/* The asked person that the writer of a letter is (an index of `asked`), or SIZE_MAX: himself; else
 * one of his house, rather one who is still silent. */
size_t fup_duty_asked_as(const struct fup_walk *walk, const struct fup_entry *entry,
                         const struct fup_letter *letter);
/* Notes the answer of that person; who is not asked himself answers for all of his house. */
void fup_duty_hear(const struct fup_walk *walk, struct fup_entry *entry, size_t who,
                   const struct fup_letter *letter);
/* Bears the writer the full name of one in the case, in a letter that refers to none of it? */
bool fup_duty_is_namesake(const struct fup_walk *walk, const struct fup_letter *letter);

/* machine.c */
bool fup_machine_refers_to_me(const struct fup_walk *walk, const struct fup_message *message);
bool fup_machine_wrote(const struct fup_walk *walk, const struct fup_letter *letter);
void fup_machine_away(struct fup_walk *walk, size_t at);
void fup_machine_bounce(struct fup_walk *walk, size_t at);

/* meeting.c */
void fup_meeting_run_clock(struct fup_walk *walk, fup_instant until);
/* Thanks for a talk, written before its planned end: it was over by then. */
void fup_meeting_end_early(struct fup_walk *walk, size_t letter, const struct fup_said *said);
/* "We need to reschedule": the time that was fixed is off. true when there was one. */
bool fup_meeting_move(struct fup_walk *walk, size_t letter);
void fup_meeting_read_invites(struct fup_walk *walk, size_t letter, const struct fup_said *said);
/* A fixed time settles who was to propose one. */
void fup_meeting_settle(struct fup_walk *walk, const struct fup_meeting *meeting);
/* Opens the duty of theirs to be there. */
void fup_meeting_expect(struct fup_walk *walk, const struct fup_meeting *meeting,
                        enum fup_cause cause);
/* meeting_text.c; true: the letter fixed a time */
bool fup_meeting_read_text(struct fup_walk *walk, size_t letter, const struct fup_said *said);
void fup_meeting_miss(struct fup_walk *walk, size_t letter, const char *rule, const char *quote);
const struct fup_meeting *fup_meeting_last(const struct fup_walk *walk);
/* Does the promise only say that its writer comes at a time that is fixed or proposed? */
bool fup_meeting_is_attended(const struct fup_walk *walk, const struct fup_message *message,
                             const struct fup_finding *promise);

/* shape.c: what a hiring letter is by its shape, where its words tell no event; -1 tells nothing */
int fup_shape_happening(const struct fup_walk *walk, size_t letter, const struct fup_said *said);

/* hint.c: sets `told`, before the letter is read */
void fup_hint_read(struct fup_walk *walk, size_t letter, struct fup_said *said);

/* progress.c */
enum fup_move fup_progress_side(const struct fup_walk *walk, const struct fup_letter *letter);
bool fup_progress_happens(struct fup_walk *walk, enum fup_happening happening, size_t letter,
                          fup_instant since, const char *rule, const char *quote);
void fup_progress_read(struct fup_walk *walk, size_t letter, const struct fup_said *said);
/* A question about a task hands nothing in; the answer to it, unless it puts off, passes the task
 * back to the candidate. */
void fup_progress_ask_about(struct fup_walk *walk, const struct fup_said *said);
void fup_progress_give_back(struct fup_walk *walk, const struct fup_said *said);
bool fup_progress_decides(const struct fup_walk *walk, size_t letter);
/* Is a fixed time still to come? Then no mail can say that it was held. */
bool fup_progress_is_meeting_ahead(const struct fup_walk *walk);
enum fup_owner fup_progress_owner(const struct fup_walk *walk); /* whose move the stage is */
enum fup_wait fup_progress_wait(const struct fup_walk *walk);   /* policy of their move */
/* Opens the duty of the stage where its owner has none yet. */
void fup_progress_uphold(struct fup_walk *walk, size_t letter, fup_instant since,
                         const struct fup_said *said);
bool fup_progress_is_recruiter(const struct fup_walk *walk);

/* own.c, theirs.c */
void fup_own_read(struct fup_walk *walk, size_t letter);
void fup_theirs_read(struct fup_walk *walk, size_t letter);

#endif
