/* state/progress.c - which happening a letter is, and whose move it then is.
 *
 * The employer's events count only from the employer's side and the candidate's only from the
 * candidate's; which of them is "me" is the role of the case.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

bool
fup_progress_is_recruiter(const struct fup_walk *walk)
{
    return walk->own_case->role == FUP_ROLE_RECRUITER;
}

enum fup_move
fup_progress_side(const struct fup_walk *walk, const struct fup_letter *letter)
{
    bool is_me = letter->writer == FUP_WRITER_ME;
    enum fup_move side =
        is_me == fup_progress_is_recruiter(walk) ? FUP_MOVE_EMPLOYER : FUP_MOVE_CANDIDATE;

    /* the client of a recruiter stands on the employer's side too */
    if (!is_me && fup_progress_is_recruiter(walk) &&
        letter->message->hiring.writer == FUP_SIDE_EMPLOYER && letter->message->from.site)
        side = FUP_MOVE_EMPLOYER;
    return side;
}

enum fup_owner
fup_progress_owner(const struct fup_walk *walk)
{
    enum fup_owner owner = FUP_OWNER_NOBODY;

    if (walk->own_case->is_hiring && walk->move != FUP_MOVE_NOBODY)
        owner = (walk->move == FUP_MOVE_EMPLOYER) == fup_progress_is_recruiter(walk)
                    ? FUP_OWNER_ME
                    : FUP_OWNER_THEM;
    return owner;
}

enum fup_wait
fup_progress_wait(const struct fup_walk *walk)
{
    enum fup_wait wait = FUP_WAIT_HIRING_QUESTION;

    if (walk->stage == FUP_STAGE_INTERVIEWED)
        wait = FUP_WAIT_INTERVIEW;
    else if (fup_progress_owner(walk) == FUP_OWNER_ME)
        wait = FUP_WAIT_HIRING_ANSWER;
    else if (fup_progress_is_recruiter(walk))
        wait = FUP_WAIT_CANDIDATE_FIRST;
    else if (walk->stage == FUP_STAGE_APPLIED || walk->stage == FUP_STAGE_ASSESSMENT ||
             walk->stage == FUP_STAGE_MORE_INFORMATION || walk->stage == FUP_STAGE_ON_HOLD)
        wait = FUP_WAIT_APPLIED;
    return wait;
}

static const struct {
    enum fup_event event;
    enum fup_happening happening;
    enum fup_move side; /* FUP_MOVE_NOBODY: either */
} happenings[] = {
    {FUP_EVENT_ACKNOWLEDGED, FUP_HAPPENED_RECEIPT, FUP_MOVE_EMPLOYER},
    {FUP_EVENT_CONTACTED, FUP_HAPPENED_CONTACTED, FUP_MOVE_EMPLOYER},
    {FUP_EVENT_INVITED, FUP_HAPPENED_INVITED, FUP_MOVE_EMPLOYER},
    {FUP_EVENT_SCHEDULED, FUP_HAPPENED_SCHEDULED, FUP_MOVE_EMPLOYER},
    {FUP_EVENT_ASSESSMENT, FUP_HAPPENED_ASSESSMENT, FUP_MOVE_EMPLOYER},
    {FUP_EVENT_MORE_INFORMATION, FUP_HAPPENED_INFORMATION, FUP_MOVE_EMPLOYER},
    {FUP_EVENT_OFFER, FUP_HAPPENED_OFFER, FUP_MOVE_EMPLOYER},
    {FUP_EVENT_REJECTED, FUP_HAPPENED_REJECTED, FUP_MOVE_EMPLOYER},
    {FUP_EVENT_ON_HOLD, FUP_HAPPENED_ON_HOLD, FUP_MOVE_EMPLOYER},
    {FUP_EVENT_APPLIED, FUP_HAPPENED_APPLIED, FUP_MOVE_CANDIDATE},
    {FUP_EVENT_WITHDRAWN, FUP_HAPPENED_WITHDRAWN, FUP_MOVE_CANDIDATE},
};

static int
find_happening(const struct fup_walk *walk, const struct fup_letter *letter)
{
    int found = -1;

    for (size_t i = 0; walk->own_case->is_hiring && i < sizeof happenings / sizeof *happenings; i++)
        if (happenings[i].event == walk->told.event &&
            happenings[i].side == fup_progress_side(walk, letter))
            found = (int)happenings[i].happening;
    return found;
}

bool
fup_progress_decides(const struct fup_walk *walk, size_t letter)
{
    int happening = find_happening(walk, fup_walk_letter(walk, letter));

    return happening >= 0 && happening != (int)FUP_HAPPENED_RECEIPT &&
           happening != (int)FUP_HAPPENED_CONTACTED;
}

static void
forget_task(struct fup_walk *walk)
{
    walk->task_day = FUP_NO_DAY;
    walk->is_task_asked = false;
}

/* The day that an offer, a task or a request for documents names stays good while it is open. */
static void
note_task(struct fup_walk *walk, int happening, size_t at, const struct fup_said *said)
{
    if (said->ask_day != FUP_NO_DAY &&
        (happening == (int)FUP_HAPPENED_OFFER || happening == (int)FUP_HAPPENED_ASSESSMENT ||
         happening == (int)FUP_HAPPENED_INFORMATION)) {
        walk->task_day = said->ask_day;
        walk->task_evidence = (struct fup_evidence){
            said->ask->rule, fup_walk_letter(walk, at)->message->id, said->ask->quote};
    }
}

void
fup_progress_ask_about(struct fup_walk *walk, const struct fup_said *said)
{
    walk->is_task_asked =
        walk->stage == FUP_STAGE_ASSESSMENT && said->ask && walk->told.event != FUP_EVENT_SUBMITTED;
}

void
fup_progress_give_back(struct fup_walk *walk, const struct fup_said *said)
{
    if (walk->is_task_asked && walk->stage == FUP_STAGE_ASSESSMENT && !said->ask) {
        walk->is_task_asked = false;
        if (!said->promise && !said->holding && !said->close_by)
            walk->move = FUP_MOVE_CANDIDATE;
    }
}

/* A day that they named stays good when a talk is told of as held before it. */
static void
keep_stated(struct fup_walk *walk, fup_instant since)
{
    for (size_t i = 0; i < walk->open.count; i++) {
        struct fup_entry *entry = walk->open.items[i];

        if (entry->duty.owner == FUP_OWNER_THEM && entry->cause == FUP_CAUSE_STAGE &&
            entry->is_stated && entry->duty.expected >= fup_desk_day(walk->desk, since))
            entry->cause = FUP_CAUSE_PROMISE;
    }
}

bool
fup_progress_happens(struct fup_walk *walk, enum fup_happening happening, size_t letter,
                     fup_instant since, const char *rule, const char *quote)
{
    const struct fup_stage_move *next =
        walk->own_case->is_hiring ? fup_stage_next(walk->stage, happening) : NULL;

    if (next) {
        bool is_end = next->to == FUP_STAGE_REJECTED || next->to == FUP_STAGE_WITHDRAWN ||
                      next->to == FUP_STAGE_ON_HOLD;

        if (happening == FUP_HAPPENED_HELD)
            keep_stated(walk, since);
        if (next->to != walk->stage || next->move != walk->move || is_end)
            fup_duty_close_all(walk, FUP_OWNER_NOBODY,
                               is_end ? FUP_CAUSES_ALL : FUP_CAUSE_BIT(STAGE), rule, letter, quote);
        if (happening == FUP_HAPPENED_RECEIPT && (FUP_STAGES_TASKS & 1u << walk->stage))
            fup_duty_close_all(walk, FUP_OWNER_ME, FUP_CAUSE_BIT(ASK) | FUP_CAUSE_BIT(STAGE), rule,
                               letter, quote);
        if (walk->stage != next->to)
            forget_task(walk);
        walk->stage = next->to;
        walk->move = next->move;
        walk->stage_since = since;
        walk->stage_evidence =
            (struct fup_evidence){rule, fup_walk_letter(walk, letter)->message->id, quote};
    }
    return next != NULL;
}

bool
fup_progress_is_meeting_ahead(const struct fup_walk *walk)
{
    return fup_duty_find(walk, FUP_OWNER_THEM, FUP_CAUSE_BIT(EVENT) | FUP_CAUSE_BIT(CALL)) != NULL;
}

/* The candidate answered an offer, or sent what was asked for. */
static void
read_candidate(struct fup_walk *walk, size_t at)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    const struct fup_hint *told = &walk->told;

    if (fup_progress_side(walk, letter) != FUP_MOVE_CANDIDATE)
        return;
    if (told->event == FUP_EVENT_OFFER_ACCEPTED || told->event == FUP_EVENT_OFFER_DECLINED) {
        fup_duty_close_all(walk, FUP_OWNER_NOBODY, FUP_CAUSES_ALL, told->rule, at, told->quote);
        walk->stage = FUP_STAGE_OFFER;
        walk->move = FUP_MOVE_NOBODY;
        walk->stage_evidence = (struct fup_evidence){told->rule, letter->message->id, told->quote};
    } else if (told->event == FUP_EVENT_SUBMITTED &&
               (FUP_STAGES_TASKS | FUP_STAGES_EARLY) & 1u << walk->stage) {
        fup_duty_close_all(walk, FUP_OWNER_NOBODY, FUP_CAUSE_BIT(STAGE), told->rule, at,
                           told->quote);
        walk->move = FUP_MOVE_EMPLOYER;
        walk->stage_evidence = (struct fup_evidence){told->rule, letter->message->id, told->quote};
    }
}

/* Where the words tell no event, the shape of the letter may. */
static void
read_shape(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    const struct fup_message *message = fup_walk_letter(walk, at)->message;
    int happening = walk->own_case->is_hiring ? fup_shape_happening(walk, at, said) : -1;
    const struct fup_finding *finding = said->ask ? said->ask : said->told;
    const char *rule = walk->told.rule ? walk->told.rule : "hiring.shape";

    if (happening >= 0)
        (void)fup_progress_happens(walk, (enum fup_happening)happening, at, message->time,
                                   finding ? finding->rule : rule,
                                   finding ? finding->quote : walk->told.quote);
}

void
fup_progress_read(struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    const struct fup_hint *told = &walk->told;
    int happening = find_happening(walk, letter);
    bool is_timeless =
        happening == (int)FUP_HAPPENED_SCHEDULED && !fup_progress_is_meeting_ahead(walk);
    /* a reminder of a fixed time invites, but asks nothing */
    bool is_reminder =
        happening == (int)FUP_HAPPENED_INVITED && fup_progress_is_meeting_ahead(walk) && !said->ask;
    /* "welcome aboard" after the offer was answered offers nothing new */
    bool is_repeated = happening == (int)FUP_HAPPENED_OFFER && !said->ask &&
                       walk->stage == FUP_STAGE_OFFER && walk->move == FUP_MOVE_NOBODY;

    /* a person who writes after the receipt and asks nothing changes nothing */
    if (happening == (int)FUP_HAPPENED_CONTACTED && walk->stage == FUP_STAGE_APPLIED && !said->ask)
        happening = -1;
    if (happening ==
        (int)FUP_HAPPENED_SCHEDULED) /* meeting.c fixes times; without one they invite */
        happening = is_timeless && said->ask ? (int)FUP_HAPPENED_INVITED : -1;
    if (happening < 0 && (told->event == FUP_EVENT_NONE || told->event == FUP_EVENT_PITCH ||
                          told->event == FUP_EVENT_JOB_ALERT))
        read_shape(walk, at, said);
    if (walk->own_case->is_hiring) {
        if (happening >= 0 && !is_reminder && !is_repeated)
            (void)fup_progress_happens(walk, (enum fup_happening)happening, at,
                                       letter->message->time, told->rule, told->quote);
        note_task(walk, happening, at, said);
        read_candidate(walk, at);
    }
}

static void
add_counterpart(struct fup_walk *walk, struct fup_entry *entry, const struct fup_letter *letter)
{
    const struct fup_message *message = letter->message;

    if (letter->writer != FUP_WRITER_ME)
        fup_duty_add_person(walk, entry, &message->from);
    for (size_t i = 0; letter->writer == FUP_WRITER_ME && i < message->to.count; i++)
        fup_duty_add_person(walk, entry, &message->to.items[i]);
}

/* Did this letter open a duty of mine? */
static bool
asked_by(const struct fup_walk *walk, size_t at)
{
    bool found = false;

    for (size_t i = 0; !found && i < walk->open.count; i++)
        found = walk->open.items[i]->duty.owner == FUP_OWNER_ME &&
                walk->open.items[i]->cause == FUP_CAUSE_ASK && walk->open.items[i]->letter == at;
    return found;
}

void
fup_progress_uphold(struct fup_walk *walk, size_t at, fup_instant since,
                    const struct fup_said *said)
{
    const unsigned others = FUP_CAUSE_BIT(EVENT) | FUP_CAUSE_BIT(THANK_YOU);
    enum fup_owner owner = fup_progress_owner(walk);
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    const struct fup_finding *finding = NULL;
    struct fup_entry *entry = NULL;
    fup_day day = FUP_NO_DAY;

    if (owner == FUP_OWNER_THEM && asked_by(walk, at))
        owner = FUP_OWNER_NOBODY; /* they asked: the ball is with me until I answer */
    if (owner != FUP_OWNER_NOBODY && !fup_duty_find(walk, owner, ~others))
        entry = fup_duty_open(walk, owner, FUP_CAUSE_STAGE, at);
    if (!entry)
        return;
    entry->wait = fup_progress_wait(walk);
    add_counterpart(walk, entry, letter);
    fup_duty_by_policy(walk, entry, entry->wait, since);
    if (walk->stage_evidence.rule)
        fup_duty_because(walk, entry, walk->stage_evidence.rule, walk->stage_evidence.message_id,
                         walk->stage_evidence.quote);
    if (said && letter->writer != FUP_WRITER_ME)
        finding = owner == FUP_OWNER_ME ? said->ask : said->promise;
    if (said && letter->writer == FUP_WRITER_ME && owner == FUP_OWNER_THEM)
        finding = said->ask ? said->ask : said->told;
    if (said && finding)
        day = finding == said->ask       ? said->ask_day
              : finding == said->promise ? said->promise_day
                                         : FUP_NO_DAY;
    if (finding)
        fup_duty_because_finding(walk, entry, at, finding);
    if (day != FUP_NO_DAY)
        fup_duty_by_date(walk, entry, day, FUP_BASIS_STATED, finding->rule, letter->message->id,
                         finding->quote);
    else if (walk->move == FUP_MOVE_CANDIDATE && walk->task_day != FUP_NO_DAY &&
             walk->task_day >= fup_desk_day(walk->desk, letter->message->time))
        fup_duty_by_date(walk, entry, walk->task_day, FUP_BASIS_STATED, walk->task_evidence.rule,
                         walk->task_evidence.message_id, walk->task_evidence.quote);
}
