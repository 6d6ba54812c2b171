/* signal/hiring_weak.c - weak signs of an event, added up over the whole mail.
 *
 * "She has five years at the oven", "you were a close second" and "keep an eye on our page" each
 * say little; together they are a refusal. Each rule counts once with its weight; one that speaks
 * against the event has a negative weight. Rules of the strong family of the same event count too.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/hiring_parts.h"

enum {
    ENOUGH = 4,
    ENOUGH_IF_SURE = 3, /* where the mail is of a job without doubt */
    SURE = 3,           /* ground that is without doubt */
    SURE_IF_SHORT = 2,
    SHORT_WORDS = 100,
    ENOUGH_FOR_RECEIPT = 2, /* what a system sends first, and most */
    EVENT_WEIGHT = 2
};

static const struct {
    enum fup_hiring_family weak, strong;
} pairs[] = {
    {FUP_HIRING_NO, FUP_HIRING_REJECTED},        {FUP_HIRING_PAUSE, FUP_HIRING_ON_HOLD},
    {FUP_HIRING_YES, FUP_HIRING_OFFER},          {FUP_HIRING_TASK, FUP_HIRING_ASSESSMENT},
    {FUP_HIRING_PAPERS, FUP_HIRING_INFORMATION}, {FUP_HIRING_MEET, FUP_HIRING_INVITED},
    {FUP_HIRING_APPROACH, FUP_HIRING_CONTACTED}, {FUP_HIRING_RECEIPT, FUP_HIRING_ACKNOWLEDGED},
};

enum fup_hiring_family
fup_hiring_weak_of(enum fup_hiring_family strong)
{
    enum fup_hiring_family weak = FUP_HIRING_FAMILIES;

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i].strong == strong)
            weak = pairs[i].weak;
    }
    return weak;
}

/* How much speaks of a job at all: weak signs alone are heard in shops and among friends too. */
static int
find_ground(const struct fup_hiring_case *mail)
{
    int ground = (mail->sender ? SURE : 0) + mail->context;

    for (size_t i = 0; i < mail->signs.count; i++)
        ground += mail->signs.items[i].family == FUP_HIRING_JOB;

    for (int i = FUP_HIRING_EMPLOYER; i <= FUP_HIRING_TITLE; i++)
        ground += mail->sum[i];
    for (int i = 0; i <= FUP_HIRING_SUBMITTED; i++)
        ground += mail->best[i] >= EVENT_WEIGHT;
    return ground;
}

/* "If you have not heard by Friday, assume that you were not successful" says: not yet. */
static bool
is_undecided(const struct fup_hiring_case *mail)
{
    const struct fup_finding_list *findings = &mail->input->message->findings;
    bool found = false;

    for (size_t i = 0; !found && i < findings->count; i++)
        found = findings->items[i].sense == FUP_SENSE_CLOSE_BY;
    return found;
}

static int
sum_for(const struct fup_hiring_case *mail, size_t pair)
{
    int sum = mail->sum[pairs[pair].weak] + mail->sum[pairs[pair].strong];

    if (pairs[pair].weak == FUP_HIRING_NO)
        sum = is_undecided(mail) ? 0 : sum + mail->sum[FUP_HIRING_FAREWELL];
    return sum;
}

/* What the weights must reach for this event. */
static int
find_enough(const struct fup_hiring_case *mail, enum fup_hiring_family weak, int ground)
{
    size_t words = mail->input->own->words->count;
    bool is_plain = words < SHORT_WORDS && weak < FUP_HIRING_APPROACH;
    int sure = is_plain ? SURE_IF_SHORT : SURE;
    int enough = ground >= sure ? ENOUGH_IF_SURE : ENOUGH;

    if (weak == FUP_HIRING_RECEIPT && mail->sender && mail->sender->kind == FUP_SENDER_ATS)
        enough = ENOUGH_FOR_RECEIPT;
    return enough + (int)(words / FUP_HIRING_CHANCE_WORDS);
}

void
fup_hiring_add_weak(struct fup_hiring_case *mail)
{
    size_t best = 0, count = sizeof pairs / sizeof *pairs;
    int ground = find_ground(mail);
    int enough = find_enough(mail, FUP_HIRING_NO, ground);

    mail->weak = FUP_HIRING_FAMILIES;
    /* An approach and a receipt have words that stand in any hiring mail: they speak last. */
    for (size_t i = 1;
         i < count && (pairs[i].weak < FUP_HIRING_APPROACH || sum_for(mail, best) < enough); i++)
        best = sum_for(mail, i) > sum_for(mail, best) ? i : best;
    enough = find_enough(mail, pairs[best].weak, ground);
    if (mail->sum[pairs[best].weak] > 0 && sum_for(mail, best) >= enough && ground > 0) {
        int *event = &mail->best[pairs[best].strong];

        *event = *event < EVENT_WEIGHT ? EVENT_WEIGHT : *event;
        mail->weak = pairs[best].weak;
    }
}
