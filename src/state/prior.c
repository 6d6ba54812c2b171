/* state/prior.c - in the mailbox of somebody who hires for a living, less must be said.
 *
 * A recruiter writes "309A electrician, towers in Mimico" and all is said. Where I often wrote as
 * an employer (more than as an applicant) and a good part of my threads are of jobs, a thread with
 * somebody outside that speaks of work at all is of one too. In any other mailbox an electrician is
 * an electrician. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/case.h"

enum {
    LEAST_OWN = 3, /* threads in which I wrote as an employer */
    ONE_IN = 4,    /* of my threads, hiring ones */
    GROUND = 2     /* in a whole thread */
};

struct mailbox {
    size_t own_hiring, own_applying, hiring, threads;
};

static bool
is_outside(const struct fup_desk *desk, const struct fup_address *person)
{
    size_t count;

    return person->address && !fup_desk_is_me(desk, person->address) &&
           !fup_desk_is_list(desk, person->address) &&
           !(person->site && fup_keys_find(&desk->own_sites, person->site, &count));
}

/* Between me and somebody of another house, person to person. */
static bool
is_with_outside(const struct fup_desk *desk, const struct fup_letter *letter)
{
    const struct fup_message *message = letter->message;
    bool found = letter->writer == FUP_WRITER_OTHER && is_outside(desk, &message->from);

    for (size_t i = 0; letter->writer == FUP_WRITER_ME && !found && i < message->to.count; i++)
        found = is_outside(desk, &message->to.items[i]);
    return found && message->automatic == FUP_AUTOMATIC_NO && !letter->is_list &&
           !(message->flags & (FUP_MAIL_UNSUBSCRIBE | FUP_MAIL_MASS | FUP_MAIL_NO_REPLY_SENDER));
}

static bool
is_mine(const struct fup_desk *desk, const struct fup_strand *strand)
{
    bool found = false;

    for (size_t i = 0; !found && i < strand->letters.count; i++) {
        const struct fup_letter *letter = &desk->letters.items[strand->letters.items[i]];

        found = letter->writer == FUP_WRITER_ME && is_with_outside(desk, letter);
    }
    return found;
}

static void
count_strand(const struct fup_desk *desk, const struct fup_strand *strand, struct mailbox *mailbox)
{
    bool is_hiring = false;
    struct fup_lean lean = {0, 0, 0};

    for (size_t i = 0; i < strand->letters.count; i++) {
        const struct fup_letter *letter = &desk->letters.items[strand->letters.items[i]];

        is_hiring |= letter->message->hiring.is_hiring;
        fup_lean_add(&lean, letter);
    }
    if (is_mine(desk, strand)) {
        mailbox->threads++;
        mailbox->hiring += is_hiring;
        mailbox->own_hiring += lean.own > 0;
        mailbox->own_applying += lean.own < 0;
    }
}

static bool
speaks_of_work(const struct fup_desk *desk, const struct fup_strand *strand)
{
    int ground = 0;

    for (size_t i = 0; i < strand->letters.count; i++) {
        const struct fup_letter *letter = &desk->letters.items[strand->letters.items[i]];

        if (is_with_outside(desk, letter) && letter->message->hiring.event != FUP_EVENT_PITCH &&
            letter->message->hiring.event != FUP_EVENT_JOB_ALERT)
            ground += letter->message->hiring.ground;
    }
    return ground >= GROUND;
}

void
fup_prior_read(const struct fup_desk *desk, struct fup_strand_list *strands)
{
    struct mailbox mailbox = {0, 0, 0, 0};

    for (size_t i = 0; i < strands->count; i++)
        count_strand(desk, &strands->items[i], &mailbox);
    if (mailbox.own_hiring < LEAST_OWN || mailbox.own_hiring <= mailbox.own_applying ||
        mailbox.hiring * ONE_IN < mailbox.threads)
        return;
    for (size_t i = 0; i < strands->count; i++)
        strands->items[i].is_hiring = speaks_of_work(desk, &strands->items[i]);
}
