/* state/said.c - what a letter says, reduced to what its reader must know.
 *
 * Of each sense the strongest finding counts: a plain one before a weak one, a dated one before an
 * undated one. A weak finding counts only where nothing stronger speaks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/walk.h"

#include <string.h>

/* Does a name that the ask gives fit a reader other than me? */
static bool
names_other(const struct fup_desk *desk, const struct fup_message *message, const char *name)
{
    const struct fup_address_list *lists[] = {&message->to, &message->cc};
    bool found = false;

    for (size_t i = 0; name && i < sizeof lists / sizeof *lists; i++)
        for (size_t k = 0; !found && k < lists[i]->count; k++)
            found = !fup_desk_is_me(desk, lists[i]->items[k].address) &&
                    fup_desk_names(desk, name, &lists[i]->items[k]);
    return found;
}

/* Does the sentence turn to me: "Mia, did it arrive?", "Mia Quist, you know this" */
static bool
turns_to_me(const struct fup_desk *desk, const struct fup_finding *ask)
{
    const char *quote = ask->quote ? ask->quote : "";
    size_t len = strcspn(quote, ",.:;?!"), words = 1;

    for (size_t i = 0; i < len; i++)
        words += quote[i] == ' ';
    return quote[len] == ',' && len > 0 && words <= 3 &&
           fup_desk_names_me(desk, fup_arena_copy_len(desk->arena, quote, len));
}

bool
fup_said_asks_me(const struct fup_desk *desk, const struct fup_letter *letter,
                 const struct fup_finding *ask)
{
    const struct fup_message *message = letter->message;
    const char *greeted = message->greeting_name;
    bool asks_me;

    if (fup_desk_names_me(desk, ask->asked) || (!ask->asked && turns_to_me(desk, ask)))
        asks_me = true;
    else if (names_other(desk, message, ask->asked))
        asks_me = false;
    else if (letter->to_me && !letter->is_list)
        asks_me = message->to.count <= 1 || fup_desk_names_me(desk, greeted) ||
                  !names_other(desk, message, greeted);
    else
        asks_me = fup_desk_names_me(desk, greeted);
    return asks_me;
}

static bool
is_question(const struct fup_finding *finding)
{
    size_t len = finding->quote ? strlen(finding->quote) : 0;

    return len && finding->quote[len - 1] == '?';
}

static bool
is_stronger(const struct fup_finding *finding, const struct fup_finding *other)
{
    bool is_alike = other && other->is_weak == finding->is_weak;

    return !other || (other->is_weak && !finding->is_weak) ||
           (is_alike && finding->has_window && !other->has_window) ||
           (is_alike && finding->has_window == other->has_window && is_question(finding) &&
            !is_question(other));
}

/* A sentence that promises, or fixes a time, and is no question asks nothing beside it: "I'll come
 * back to you by Friday". */
static bool
is_outweighed(const struct fup_message *message, const struct fup_finding *ask)
{
    bool found = false;

    for (size_t i = 0; !is_question(ask) && !found && i < message->findings.count; i++) {
        const struct fup_finding *other = &message->findings.items[i];

        found = other->offset == ask->offset && !other->is_weak &&
                (other->sense == FUP_SENSE_PROMISE || other->sense == FUP_SENSE_MEETING ||
                 other->sense == FUP_SENSE_CALL || other->sense == FUP_SENSE_HELD) &&
                !(ask->has_window && ask->purpose == FUP_PURPOSE_REQUEST);
    }
    return found;
}

static fup_day
day_of(const struct fup_desk *desk, const struct fup_letter *letter,
       const struct fup_finding *finding, enum fup_purpose purpose)
{
    return finding->has_window && finding->purpose == purpose
               ? fup_expected_window(desk, &finding->window, letter->message->time)
               : FUP_NO_DAY;
}

/* The earliest day that a finding of this sense tells: the sentence that tells it stands for it. */
static void
take_dated(const struct fup_finding **best, fup_day *best_day, const struct fup_finding *finding,
           fup_day day)
{
    bool is_weaker = *best && finding->is_weak && !(*best)->is_weak;
    bool is_clearer = *best && !finding->is_weak && (*best)->is_weak;

    if (day != FUP_NO_DAY ? *best_day == FUP_NO_DAY || is_clearer || (day < *best_day && !is_weaker)
                          : *best_day == FUP_NO_DAY && is_stronger(finding, *best)) {
        *best = finding;
        *best_day = day;
    }
}

static void
take(const struct fup_finding **best, const struct fup_finding *finding)
{
    if (is_stronger(finding, *best))
        *best = finding;
}

static void
take_finding(const struct fup_desk *desk, const struct fup_letter *letter,
             const struct fup_finding *finding, struct fup_said *said)
{
    bool is_mine = letter->writer == FUP_WRITER_ME;

    switch (finding->sense) {
    case FUP_SENSE_ASK:
        if ((is_mine || fup_said_asks_me(desk, letter, finding)) &&
            !is_outweighed(letter->message, finding))
            take_dated(&said->ask, &said->ask_day, finding,
                       day_of(desk, letter, finding, FUP_PURPOSE_REQUEST));
        break;
    case FUP_SENSE_PROMISE:
        if (is_question(finding)) /* "When will you have news?" promises nothing */
            break;
        take_dated(&said->promise, &said->promise_day, finding,
                   day_of(desk, letter, finding, FUP_PURPOSE_PROMISE));
        break;
    case FUP_SENSE_CLOSE_BY:
        take(&said->close_by, finding);
        break;
    case FUP_SENSE_CLOSING:
        take(&said->closing, finding);
        break;
    case FUP_SENSE_HOLDING:
        take(&said->holding, finding);
        break;
    case FUP_SENSE_AWAY:
        take(&said->away, finding);
        break;
    case FUP_SENSE_MEETING:
        take(&said->meeting, finding);
        break;
    case FUP_SENSE_CALL:
        take(&said->call, finding);
        break;
    case FUP_SENSE_MISSED:
        take(&said->missed, finding);
        break;
    case FUP_SENSE_HELD:
        take(&said->held, finding);
        break;
    case FUP_SENSE_DATE:
        break;
    }
    if (!said->first)
        said->first = finding;
    if (!said->told ||
        (said->told->sense == FUP_SENSE_CLOSING && finding->sense != FUP_SENSE_CLOSING) ||
        (finding->has_window && !said->told->has_window))
        said->told = finding;
}

/* "No need to reply" takes back what the letter asks, unless it names a day. A question whether one
 * may call is no promise to call. */
static void
drop_contradicted(struct fup_said *said)
{
    if (said->ask && said->closing && !said->closing->is_weak && said->ask_day == FUP_NO_DAY &&
        strstr(said->closing->rule, "no_reply"))
        said->ask = NULL;
    if (said->ask && said->call && said->ask->offset == said->call->offset)
        said->call = NULL;
}

/* Does `other` settle what a weak ask seems to want? Thanks do not settle the question behind them:
 * "Thank you for the invitation. Is Thursday possible?" */
static bool
settles(const struct fup_finding *other, const struct fup_finding *ask)
{
    return other && !other->is_weak && !(is_question(ask) && other->offset < ask->offset);
}

static void
drop_weak(struct fup_said *said)
{
    const struct fup_finding *ask = said->ask, *promise = said->promise;
    bool is_ask_strong = ask && !ask->is_weak;
    bool is_other_strong = (promise && !promise->is_weak) ||
                           (ask && (settles(said->closing, ask) || settles(said->holding, ask)));

    if (ask && ask->is_weak && is_other_strong)
        said->ask = NULL;
    if (promise && promise->is_weak &&
        (is_ask_strong || (said->closing && !said->closing->is_weak)))
        said->promise = NULL;
    if (!said->ask)
        said->ask_day = FUP_NO_DAY;
    if (!said->promise)
        said->promise_day = FUP_NO_DAY;
}

struct fup_said
fup_said_read(const struct fup_desk *desk, const struct fup_letter *letter)
{
    struct fup_said said = {.ask_day = FUP_NO_DAY, .promise_day = FUP_NO_DAY};
    const struct fup_finding_list *findings = &letter->message->findings;

    for (size_t i = 0; i < findings->count; i++)
        take_finding(desk, letter, &findings->items[i], &said);
    drop_contradicted(&said);
    drop_weak(&said);
    return said;
}
