/* signal/hiring_event.c - is it hiring, which event, whose side.
 *
 * A table of events in the order in which they outweigh each other: an outcome outweighs everything
 * that is said beside it ("thank you for applying", "keep an eye on our careers page").
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "signal/hiring_parts.h"

enum { THRESHOLD = 3, QUOTE_LIMIT = 300, JOB_LIST = 3 };

const struct fup_hiring_sign *
fup_hiring_find_sign(const struct fup_hiring_case *mail, enum fup_hiring_family family)
{
    const struct fup_hiring_sign *found = NULL;

    for (size_t i = 0; i < mail->signs.count; i++) {
        const struct fup_hiring_sign *sign = &mail->signs.items[i];

        if (sign->family == family && !sign->is_damped &&
            (!found || sign->weight > found->weight ||
             (sign->weight == found->weight && found->place == FUP_HIRING_SUBJECT &&
              sign->place == FUP_HIRING_OWN)))
            found = sign;
    }
    return found;
}

static bool
has_rule(const struct fup_hiring_case *mail, const char *name)
{
    bool has = false;

    for (size_t i = 0; !has && i < mail->signs.count; i++)
        has = !mail->signs.items[i].is_damped && strcmp(mail->signs.items[i].rule->name, name) == 0;
    return has;
}

const char *
fup_hiring_quote(const struct fup_hiring_case *mail, const struct fup_hiring_sign *sign)
{
    return fup_arena_copy_len(mail->arena, sign->quote.text,
                              fup_utf8_prefix(sign->quote, QUOTE_LIMIT));
}

static void
tell(const struct fup_hiring_case *mail, const struct fup_hiring_sign *sign,
     struct fup_hiring *hiring)
{
    if (sign) {
        hiring->rule = sign->rule->name;
        hiring->quote = fup_hiring_quote(mail, sign);
    }
}

/* A new time takes the place of another: worth more to a reader than that there is one. */
static const struct fup_hiring_sign *
find_move(const struct fup_hiring_case *mail)
{
    const struct fup_hiring_sign *found = NULL;

    for (size_t i = 0; !found && i < mail->signs.count; i++) {
        const struct fup_hiring_sign *sign = &mail->signs.items[i];

        if (!sign->is_damped && (strcmp(sign->rule->name, "scheduled.moved") == 0 ||
                                 strcmp(sign->rule->name, "invited.move") == 0))
            found = sign;
    }
    return found;
}

static void
set_event(const struct fup_hiring_case *mail, enum fup_event event, enum fup_hiring_family family,
          struct fup_hiring *hiring)
{
    const struct fup_hiring_sign *sign = fup_hiring_find_sign(mail, family);

    hiring->event = event;
    if (!sign && fup_hiring_weak_of(family) < FUP_HIRING_FAMILIES)
        sign = fup_hiring_find_sign(mail, fup_hiring_weak_of(family));
    tell(mail, sign, hiring);
    if (event == FUP_EVENT_SCHEDULED && mail->has_invite)
        tell(mail, find_move(mail), hiring);
}

/* ---- whose side */

/* Both sides fix and propose times. */
static bool
is_shared(const struct fup_hiring_case *mail, int family)
{
    return family == FUP_HIRING_SCHEDULED ||
           (family == FUP_HIRING_INVITED &&
            (mail->best[family] < 2 || mail->weak == FUP_HIRING_MEET));
}

static enum fup_side
find_side(const struct fup_hiring_case *mail)
{
    int employer = mail->sum[FUP_HIRING_EMPLOYER] + mail->best[FUP_HIRING_TITLE];
    int candidate = mail->sum[FUP_HIRING_CANDIDATE];
    enum fup_side side = FUP_SIDE_UNKNOWN;

    for (int i = FUP_HIRING_REJECTED; i <= FUP_HIRING_SUBMITTED; i++) {
        int *sum = i < FUP_HIRING_APPLIED ? &employer : &candidate;

        if (!is_shared(mail, i))
            *sum += mail->best[i];
    }
    /* Weak signs are of events that the employer writes; a candidate says some of them too
     * ("I am afraid I have to stay here"), after words that only a candidate has. */
    if (mail->weak == FUP_HIRING_MEET)
        employer++;
    else if (mail->weak < FUP_HIRING_FAMILIES && candidate < 3)
        employer += 3;
    if (mail->sender && mail->sender->kind != FUP_SENDER_SCHEDULER)
        employer += 6;
    if (employer > candidate)
        side = FUP_SIDE_EMPLOYER;
    else if (candidate > employer)
        side = FUP_SIDE_CANDIDATE;
    return side;
}

/* ---- mail around jobs that opens no case */

static bool
has_strong_event(const struct fup_hiring_case *mail)
{
    bool strong = mail->weak < FUP_HIRING_APPROACH;

    for (int i = 0; i <= FUP_HIRING_SUBMITTED; i++)
        strong = strong ||
                 (mail->best[i] >= 3 && i != FUP_HIRING_CONTACTED && i != FUP_HIRING_SCHEDULED);
    return strong;
}

/* "Tin Roof is looking for a potter": said to nobody in particular. */
static bool
is_advert(const struct fup_hiring_case *mail)
{
    return has_rule(mail, "contacted.opening") && mail->count[FUP_HIRING_CONTACTED] == 1 &&
           !mail->best[FUP_HIRING_INVITED] && !mail->is_reply &&
           !mail->best[FUP_HIRING_CANDIDATE] && !mail->best[FUP_HIRING_ACKNOWLEDGED];
}

static bool
is_job_list(const struct fup_hiring_case *mail)
{
    return mail->sum[FUP_HIRING_ALERT] >= 3 || mail->short_titles >= JOB_LIST ||
           (mail->best[FUP_HIRING_ALERT] && is_advert(mail)) ||
           (mail->sender && mail->sender->kind == FUP_SENDER_NOISE &&
            (mail->best[FUP_HIRING_ROLE] || mail->best[FUP_HIRING_ALERT]));
}

/* Mass outreach has the words of an approach, but nobody in particular is meant. */
static bool
is_pitch(const struct fup_hiring_case *mail)
{
    bool approach =
        mail->best[FUP_HIRING_CONTACTED] >= 2 || mail->best[FUP_HIRING_INFORMATION] >= 2;

    return mail->sum[FUP_HIRING_PITCH] >= 3 || (mail->is_bulk && approach);
}

/* Something is under way between the two already. */
static bool
has_own_process(const struct fup_hiring_case *mail)
{
    return mail->is_reply || mail->best[FUP_HIRING_REJECTED] >= 3 ||
           mail->best[FUP_HIRING_ACKNOWLEDGED] >= 3 || mail->best[FUP_HIRING_OFFER] >= 3 ||
           mail->best[FUP_HIRING_CANDIDATE] >= 2 || mail->best[FUP_HIRING_APPLIED] >= 3 ||
           has_rule(mail, "employer.your_application");
}

static bool
decide_noise(const struct fup_hiring_case *mail, struct fup_hiring *hiring)
{
    bool is_noise_sender = mail->sender && mail->sender->kind == FUP_SENDER_NOISE;
    bool strong = has_strong_event(mail) && !is_noise_sender;
    bool is_noise = true;

    if (!strong && is_job_list(mail) && mail->sum[FUP_HIRING_PITCH] < 3)
        set_event(mail, FUP_EVENT_JOB_ALERT, FUP_HIRING_ALERT, hiring);
    else if (is_pitch(mail) && !has_own_process(mail))
        set_event(mail, FUP_EVENT_PITCH, FUP_HIRING_PITCH, hiring);
    else
        is_noise = is_noise_sender || (!strong && (mail->best[FUP_HIRING_ACCOUNT] >= 3 ||
                                                   mail->best[FUP_HIRING_NOTICE] >= 3));
    return is_noise;
}

/* ---- events */

static const struct fup_hiring_sign *
find_outcome(const struct fup_hiring_case *mail)
{
    const struct fup_hiring_sign *found = NULL;

    for (size_t i = 0; !found && i < mail->signs.count; i++) {
        const struct fup_hiring_sign *sign = &mail->signs.items[i];

        if (sign->family == FUP_HIRING_OUTCOME && sign->place == FUP_HIRING_SUBJECT &&
            mail->sender && sign->rule->value &&
            strcmp(sign->rule->value, mail->sender->system) == 0)
            found = sign;
    }
    return found;
}

/* A refusal said plainly, or a farewell that goes with regret or with a stopped search. */
static bool
is_rejected(const struct fup_hiring_case *mail)
{
    bool farewell = mail->count[FUP_HIRING_FAREWELL] >= 2;
    bool regret = has_rule(mail, "farewell.regret") && has_rule(mail, "farewell.luck");

    return mail->best[FUP_HIRING_REJECTED] >= 2 || regret ||
           (farewell && mail->best[FUP_HIRING_ON_HOLD] >= 2);
}

static bool
is_contacted(const struct fup_hiring_case *mail)
{
    bool personal = mail->count[FUP_HIRING_CONTACTED] >= 2 || mail->best[FUP_HIRING_INVITED] ||
                    !has_rule(mail, "contacted.opening");

    if (mail->best[FUP_HIRING_INVITED] >= 2 &&
        mail->best[FUP_HIRING_INVITED] >= mail->sum[FUP_HIRING_CONTACTED])
        personal = false;
    return (mail->weak == FUP_HIRING_APPROACH ||
            (personal && mail->sum[FUP_HIRING_CONTACTED] >= 2)) &&
           mail->best[FUP_HIRING_ACKNOWLEDGED] < 2 &&
           !has_rule(mail, "employer.your_application") &&
           !has_rule(mail, "employer.application") && !mail->is_reply;
}

static bool
has_meeting(const struct fup_hiring_case *mail)
{
    const struct fup_finding_list *findings = &mail->input->message->findings;
    bool has = false;

    for (size_t i = 0; !has && i < findings->count; i++)
        has = findings->items[i].has_window && (findings->items[i].sense == FUP_SENSE_MEETING ||
                                                findings->items[i].sense == FUP_SENSE_CALL);
    return has;
}

static enum fup_hiring_family
choose_employer_event(const struct fup_hiring_case *mail, enum fup_event *event)
{
    const int *best = mail->best;
    enum fup_hiring_family family = FUP_HIRING_FAMILIES;

    *event = FUP_EVENT_NONE;
    if (is_rejected(mail)) {
        *event = FUP_EVENT_REJECTED;
        family = best[FUP_HIRING_REJECTED] ? FUP_HIRING_REJECTED : FUP_HIRING_FAREWELL;
    } else if (best[FUP_HIRING_OFFER] >= 2) {
        *event = FUP_EVENT_OFFER;
        family = FUP_HIRING_OFFER;
    } else if (best[FUP_HIRING_ON_HOLD] >= 2) {
        *event = FUP_EVENT_ON_HOLD;
        family = FUP_HIRING_ON_HOLD;
    } else if (mail->has_invite) {
        *event = FUP_EVENT_SCHEDULED;
        family = FUP_HIRING_SCHEDULED;
    } else if (mail->has_cancel || mail->has_calendar_reply) {
        family = FUP_HIRING_FAMILIES;
    } else if (best[FUP_HIRING_ASSESSMENT] >= 2) {
        *event = FUP_EVENT_ASSESSMENT;
        family = FUP_HIRING_ASSESSMENT;
    } else if (is_contacted(mail)) {
        *event = FUP_EVENT_CONTACTED;
        family = FUP_HIRING_CONTACTED;
    } else if ((best[FUP_HIRING_SCHEDULED] >= 2 && best[FUP_HIRING_INVITED] < 3) ||
               (best[FUP_HIRING_SCHEDULED] && has_meeting(mail))) {
        *event = FUP_EVENT_SCHEDULED;
        family = FUP_HIRING_SCHEDULED;
    } else if (best[FUP_HIRING_INVITED] >= 2 ||
               (best[FUP_HIRING_INVITED] && best[FUP_HIRING_INFORMATION] < 2)) {
        *event = FUP_EVENT_INVITED;
        family = FUP_HIRING_INVITED;
    } else if (best[FUP_HIRING_INFORMATION] >= 2) {
        *event = FUP_EVENT_MORE_INFORMATION;
        family = FUP_HIRING_INFORMATION;
    } else if (best[FUP_HIRING_ACKNOWLEDGED] >= 2) {
        *event = FUP_EVENT_ACKNOWLEDGED;
        family = FUP_HIRING_ACKNOWLEDGED;
    }
    return family;
}

/* First-person sentences that only a candidate writes. */
static enum fup_hiring_family
choose_candidate_event(const struct fup_hiring_case *mail, enum fup_event *event)
{
    static const struct {
        enum fup_hiring_family family;
        enum fup_event event;
    } order[] = {
        {FUP_HIRING_DECLINED, FUP_EVENT_OFFER_DECLINED},
        {FUP_HIRING_WITHDRAWN, FUP_EVENT_WITHDRAWN},
        {FUP_HIRING_ACCEPTED, FUP_EVENT_OFFER_ACCEPTED},
        {FUP_HIRING_SUBMITTED, FUP_EVENT_SUBMITTED},
        {FUP_HIRING_APPLIED, FUP_EVENT_APPLIED},
    };
    enum fup_hiring_family family = FUP_HIRING_FAMILIES;

    *event = FUP_EVENT_NONE;
    for (size_t i = 0; *event == FUP_EVENT_NONE && i < sizeof order / sizeof *order; i++) {
        if (mail->best[order[i].family] >= 2) {
            *event = order[i].event;
            family = order[i].family;
        }
    }
    if (*event == FUP_EVENT_NONE && mail->best[FUP_HIRING_SCHEDULED] && has_meeting(mail)) {
        *event = FUP_EVENT_SCHEDULED;
        family = FUP_HIRING_SCHEDULED;
    }
    return family;
}

static void
choose_event(const struct fup_hiring_case *mail, struct fup_hiring *hiring)
{
    enum fup_event event = FUP_EVENT_NONE;
    enum fup_hiring_family family = FUP_HIRING_FAMILIES;
    const struct fup_hiring_sign *outcome = find_outcome(mail);

    if (hiring->writer != FUP_SIDE_EMPLOYER && mail->best[FUP_HIRING_REJECTED] < 3)
        family = choose_candidate_event(mail, &event);
    if (event == FUP_EVENT_NONE && hiring->writer != FUP_SIDE_CANDIDATE)
        family = choose_employer_event(mail, &event);
    if (event == FUP_EVENT_NONE && mail->best[FUP_HIRING_APPLIED] >= 3 &&
        has_rule(mail, "applied.notice")) {
        event = FUP_EVENT_APPLIED;
        family = FUP_HIRING_APPLIED;
    }
    if (event == FUP_EVENT_NONE && mail->has_invite)
        event = FUP_EVENT_SCHEDULED;
    if ((event == FUP_EVENT_NONE || event == FUP_EVENT_ACKNOWLEDGED) && outcome) {
        event = FUP_EVENT_REJECTED;
        tell(mail, outcome, hiring);
    } else if (family < FUP_HIRING_FAMILIES) {
        set_event(mail, event, family, hiring);
    }
    if (event == FUP_EVENT_NONE && mail->sender && mail->sender->kind == FUP_SENDER_ASSESSMENT)
        event = FUP_EVENT_ASSESSMENT;
    hiring->event = event;
}

static void
explain(const struct fup_hiring_case *mail, struct fup_hiring *hiring)
{
    static const enum fup_hiring_family order[] = {FUP_HIRING_EMPLOYER, FUP_HIRING_CANDIDATE,
                                                   FUP_HIRING_SIGN,     FUP_HIRING_DECIDE,
                                                   FUP_HIRING_ROLE,     FUP_HIRING_TITLE};

    for (size_t i = 0; !hiring->rule && i < sizeof order / sizeof *order; i++)
        tell(mail, fup_hiring_find_sign(mail, order[i]), hiring);
    if (!hiring->rule)
        hiring->rule = mail->sender ? "sender.system" : "hiring.signs";
}

/* Newsletters and lists speak of hiring too; only mail about the reader's own application counts.
 */
static bool
is_for_many(const struct fup_hiring_case *mail)
{
    bool direct = mail->best[FUP_HIRING_ACKNOWLEDGED] >= 3 ||
                  has_rule(mail, "employer.your_application") ||
                  has_rule(mail, "rejected.application");

    return mail->is_bulk && !direct;
}

/* An out-of-office or a delivery report tells nothing of the application, whatever it quotes. */
static bool
is_absent(const struct fup_hiring_case *mail)
{
    enum fup_automatic automatic = mail->input->message->automatic;

    return automatic == FUP_AUTOMATIC_AWAY || automatic == FUP_AUTOMATIC_BOUNCE ||
           automatic == FUP_AUTOMATIC_DELAY;
}

void
fup_hiring_decide(const struct fup_hiring_case *mail, struct fup_hiring *hiring)
{
    int by_chance = (int)(mail->input->own->words->count / (2 * FUP_HIRING_CHANCE_WORDS));
    bool is_noise = decide_noise(mail, hiring) || is_for_many(mail);

    if (!is_noise && !is_absent(mail))
        fup_hiring_hint(mail, by_chance, hiring);
    if (!is_noise && mail->score >= THRESHOLD + by_chance && mail->heaviest >= 2) {
        hiring->is_hiring = true;
        hiring->writer = find_side(mail);
        if (!is_absent(mail))
            choose_event(mail, hiring);
        explain(mail, hiring);
    }
}
