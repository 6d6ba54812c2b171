/* state/shape.c - what a hiring letter is by its shape, where its words tell no event.
 *
 * Words are many, shapes are few: who wrote first, whether a machine did, whether times of day are
 * proposed, whether something is asked. A shape never ends a case and never fixes a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

/* Times of day still ahead that the letter names and that are no day by which to answer. */
static size_t
times_proposed(const struct fup_message *message)
{
    const struct fup_finding_list *findings = &message->findings;
    size_t count = 0;

    for (size_t i = 0; i < findings->count; i++) {
        const struct fup_finding *finding = &findings->items[i];

        count += finding->has_window && finding->window.has_time &&
                 (finding->purpose == FUP_PURPOSE_EVENT || finding->purpose == FUP_PURPOSE_OTHER) &&
                 finding->window.start_instant > message->time;
    }
    return count;
}

/* Asked together with a time: an invitation. After an interview one time may be anything. */
static bool
is_invitation(const struct fup_walk *walk, const struct fup_message *message,
              const struct fup_said *said)
{
    size_t needed = (FUP_STAGES_EARLY | FUP_STAGE_BIT(ON_HOLD)) & 1u << walk->stage ? 1 : 2;
    bool may = ((FUP_STAGES_EARLY | FUP_STAGE_BIT(ON_HOLD) | FUP_STAGE_BIT(INTERVIEWED)) &
                1u << walk->stage) != 0;

    return may && said->ask && !fup_progress_is_meeting_ahead(walk) &&
           times_proposed(message) >= needed;
}

/* A machine that writes to me alone and names the job has taken my application in. */
static bool
is_receipt(const struct fup_message *message)
{
    return message->hiring.is_hiring && (message->hiring.position || message->hiring.token) &&
           message->invites.count == 0 && message->automatic != FUP_AUTOMATIC_BULK &&
           !(message->flags & (FUP_MAIL_LIST | FUP_MAIL_UNSUBSCRIBE | FUP_MAIL_MASS));
}

static int
employers(const struct fup_walk *walk, const struct fup_letter *letter, const struct fup_said *said)
{
    bool is_machine = letter->writer != FUP_WRITER_ME && fup_machine_wrote(walk, letter);
    bool is_first = walk->stage == FUP_STAGE_NONE;
    int happening = -1;

    if (is_machine) {
        if (is_first && is_receipt(letter->message))
            happening = FUP_HAPPENED_RECEIPT;
    } else if (is_invitation(walk, letter->message, said)) {
        happening = FUP_HAPPENED_INVITED;
    } else if (is_first && said->ask) {
        happening = FUP_HAPPENED_CONTACTED;
    } else if (is_first && (said->promise || said->holding)) {
        happening = FUP_HAPPENED_RECEIPT;
    }
    return happening;
}

int
fup_shape_happening(const struct fup_walk *walk, size_t at, const struct fup_said *said)
{
    const struct fup_letter *letter = fup_walk_letter(walk, at);
    int happening = -1;

    if (fup_progress_side(walk, letter) == FUP_MOVE_EMPLOYER)
        happening = employers(walk, letter, said);
    else if (walk->stage == FUP_STAGE_NONE && walk->place == 0 &&
             letter->message->references.count == 0)
        happening = FUP_HAPPENED_APPLIED; /* who writes first of himself applies */
    return happening;
}
