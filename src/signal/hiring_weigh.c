/* signal/hiring_weigh.c - how much all signs of one mail say for "this is about hiring".
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/hiring_parts.h"

enum {
    HARD_DOUBT = 4,
    CONTEXT_FULL = 5 /* weight of quoted signs that speaks for itself */
};

/* What is quoted or forwarded: it helps, and alone it speaks only when it says much. */
static int
context_weight(const struct fup_hiring_case *mail)
{
    int weight = mail->context > 2 ? 2 : mail->context;
    bool is_named = mail->sum[FUP_HIRING_SIGN] || mail->sum[FUP_HIRING_ROLE] ||
                    mail->sum[FUP_HIRING_CANDIDATE] || mail->sum[FUP_HIRING_EMPLOYER];

    if (mail->context >= CONTEXT_FULL && is_named)
        weight = 3;
    else if (mail->context_doubt >= HARD_DOUBT)
        weight = -mail->context_doubt;
    return weight;
}

static int
damped_weight(const struct fup_hiring_case *mail)
{
    int weight = 0;

    for (size_t i = 0; i < mail->signs.count; i++) {
        if (mail->signs.items[i].is_damped && mail->signs.items[i].weight > 1)
            weight = 1;
    }
    return weight;
}

static int
sender_weight(const struct fup_sender *sender)
{
    static const int sure[] = {
        [FUP_SENDER_ATS] = 3,        [FUP_SENDER_BOARD] = 2,    [FUP_SENDER_SCHEDULER] = 1,
        [FUP_SENDER_ASSESSMENT] = 3, [FUP_SENDER_CALENDAR] = 0, [FUP_SENDER_NOISE] = 0};
    int weight = sender ? sure[sender->kind] : 0;

    return sender && !sender->is_sure && weight > 1 ? weight - 1 : weight;
}

void
fup_hiring_weigh(struct fup_hiring_case *mail)
{
    int score = sender_weight(mail->sender) + damped_weight(mail), events = 0;

    mail->heaviest = sender_weight(mail->sender);
    if (mail->weak < FUP_HIRING_FAMILIES) {
        mail->heaviest = mail->heaviest < 2 ? 2 : mail->heaviest;
        score += mail->sum[FUP_HIRING_JOB] > 0;
    }
    score += context_weight(mail);
    if (context_weight(mail) >= 3)
        mail->heaviest = 3;

    for (int i = 0; i <= FUP_HIRING_SUBMITTED; i++) {
        if (mail->best[i] >= 2)
            events += mail->best[i];
    }
    if (mail->best[FUP_HIRING_INVITED] == 1 &&
        mail->sum[FUP_HIRING_EMPLOYER] + mail->sum[FUP_HIRING_CANDIDATE] >= 2)
        events++;
    score += events;
    score += mail->sum[FUP_HIRING_EMPLOYER] + mail->sum[FUP_HIRING_CANDIDATE] +
             mail->sum[FUP_HIRING_SIGN] + mail->best[FUP_HIRING_ROLE] +
             mail->best[FUP_HIRING_FAREWELL];
    if (mail->best[FUP_HIRING_TITLE])
        score += mail->best[FUP_HIRING_TITLE] > 2 ? 2 : mail->best[FUP_HIRING_TITLE];
    score += mail->best[FUP_HIRING_HELD] + mail->best[FUP_HIRING_DECIDE];
    if (mail->best[FUP_HIRING_HELD] && mail->best[FUP_HIRING_DECIDE]) {
        score++;
        mail->heaviest = 2;
    }
    for (size_t i = 0; i < mail->signs.count; i++) {
        const struct fup_hiring_sign *sign = &mail->signs.items[i];

        if (sign->family < FUP_HIRING_DOUBT && sign->place != FUP_HIRING_CONTEXT &&
            sign->rule->weight > mail->heaviest)
            mail->heaviest = sign->rule->weight;
    }
    score -= mail->sum[FUP_HIRING_DOUBT];
    if (mail->is_bulk)
        score -= 3;
    mail->score = score;
}
