/* state/lean.c - on which side of the table I sit, by what the letters of a case say of their
 * writers. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/case.h"

#include "base/str.h"

/* "Re: Your interview" repeats what the other side wrote: it tells nothing of its writer's side. */
static bool
is_inherited(const struct fup_message *message)
{
    const char *quote = message->hiring.quote;

    return message->references.count && message->subject && quote && *quote &&
           fup_str_find_caseless(fup_str_from(message->subject), quote) != SIZE_MAX;
}

void
fup_lean_add(struct fup_lean *lean, const struct fup_letter *letter)
{
    const struct fup_hiring *hiring = &letter->message->hiring;
    bool is_mine = letter->writer == FUP_WRITER_ME;

    if (hiring->is_hiring && hiring->writer != FUP_SIDE_UNKNOWN && !is_inherited(letter->message)) {
        int side = (hiring->writer == FUP_SIDE_EMPLOYER) == is_mine ? 1 : -1;

        lean->all += is_mine ? 2 * side : side;
        lean->own += is_mine ? 2 * side : 0;
        lean->machines +=
            side < 0 && (hiring->system || letter->message->automatic != FUP_AUTOMATIC_NO);
    }
}

/* Candidate, unless I wrote as an employer: in this case, or mostly in the others where I wrote
 * nothing that tells. What persons write to a recruiter may sound like an employer ("which day
 * suits you?", or it is a client); what a system writes to a candidate does not. */
bool
fup_lean_is_recruiter(const struct fup_lean *lean, const struct fup_lean *whole)
{
    bool is_box = whole->own > 0 && whole->all > 0;

    return lean->own ? lean->own > 0 && (lean->all > 0 || (!lean->all && whole->own > 0))
                     : whole->own > 0 && (lean->all >= 0 || (is_box && !lean->machines));
}
