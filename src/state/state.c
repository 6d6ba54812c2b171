/* state/state.c - facts in, rows out: the desk, the cases, one walk each, the rows in order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/state.h"

#include <stdlib.h>
#include <string.h>

#include "state/walk.h"

static void
count_lean(const struct fup_desk *desk, const struct fup_case *a_case, struct fup_lean *lean)
{
    for (size_t i = 0; i < a_case->letters.count; i++)
        fup_lean_add(lean, &desk->letters.items[a_case->letters.items[i]]);
}

/* Role, organization and position: the newest word on each; machines only where no person tells. */
static void
describe(const struct fup_desk *desk, struct fup_case *a_case, const struct fup_lean *whole)
{
    struct fup_lean lean = {0, 0, 0};

    count_lean(desk, a_case, &lean);
    if (a_case->is_hiring)
        a_case->role =
            fup_lean_is_recruiter(&lean, whole) ? FUP_ROLE_RECRUITER : FUP_ROLE_CANDIDATE;
    for (size_t i = 0; i < a_case->letters.count; i++) {
        const struct fup_letter *letter = &desk->letters.items[a_case->letters.items[i]];
        const struct fup_hiring *hiring = &letter->message->hiring;

        if (letter->writer == FUP_WRITER_CLAIMED || !hiring->is_hiring)
            continue;
        if (hiring->organization && (!a_case->organization || letter->writer != FUP_WRITER_ME))
            a_case->organization = hiring->organization;
        if (hiring->position && (!a_case->position || letter->writer != FUP_WRITER_ME))
            a_case->position = hiring->position;
    }
}

static void
sooner(fup_instant *until, fup_instant instant, fup_instant now)
{
    if (instant != FUP_NO_INSTANT && instant > now && instant < *until)
        *until = instant;
}

/* The next local midnight, or whatever happens before: a meeting begins or ends, a mail of the
 * future arrives. */
static void
limit_validity(const struct fup_walk *walk, fup_instant *until)
{
    for (size_t i = 0; i < walk->meetings.count; i++) {
        sooner(until, walk->meetings.items[i].start, walk->desk->input->now);
        sooner(until, walk->meetings.items[i].end, walk->desk->input->now);
    }
}

static int
compare_rows(const void *left, const void *right)
{
    const struct fup_row *a = left, *b = right;
    int order = (int)a->group - (int)b->group;

    if (!order)
        order = (a->expected > b->expected) - (a->expected < b->expected);
    return order ? order : strcmp(a->case_id, b->case_id);
}

static void
make_rows(const struct fup_row_maker *maker, struct fup_case_list *cases, struct fup_row_list *rows,
          fup_instant *until)
{
    const struct fup_desk *desk = maker->desk;
    struct fup_lean whole = {0, 0, 0};

    for (size_t i = 0; i < cases->count; i++)
        if (cases->items[i].is_hiring)
            count_lean(desk, &cases->items[i], &whole);
    for (size_t i = 0; i < cases->count && !fup_arena_failed(desk->arena); i++) {
        struct fup_verdict verdict;
        struct fup_walk walk;
        struct fup_row row, *added;

        describe(desk, &cases->items[i], &whole);
        fup_decide_read(desk, &cases->items[i], &verdict);
        fup_walk_case(desk, &cases->items[i], &verdict, &walk);
        fup_decide_apply(&walk);
        fup_action_lapse(&walk);
        limit_validity(&walk, until);
        if (fup_row_make(maker, &walk, &row)) {
            added = FUP_LIST_ADD(rows, desk->arena);
            if (added)
                *added = row;
        }
    }
}

static size_t *
number_letters(const struct fup_desk *desk, const struct fup_case_list *cases)
{
    size_t *case_of = fup_arena_alloc(desk->arena, (desk->letters.count + 1) * sizeof *case_of);

    for (size_t i = 0; case_of && i < cases->count; i++)
        for (size_t k = 0; k < cases->items[i].letters.count; k++)
            case_of[cases->items[i].letters.items[k]] = i;
    return case_of;
}

/* My letters by subject, for what bounced. */
static void
note_sent(const struct fup_desk *desk, struct fup_key_list *sent)
{
    bool has_bounce = false;

    for (size_t i = 0; !has_bounce && i < desk->letters.count; i++)
        has_bounce = desk->letters.items[i].message->automatic == FUP_AUTOMATIC_BOUNCE;
    for (size_t i = 0; has_bounce && i < desk->letters.count; i++)
        if (desk->letters.items[i].writer == FUP_WRITER_ME)
            fup_keys_add(sent, desk->arena,
                         fup_row_subject(desk->arena, desk->letters.items[i].message->subject), i);
    fup_keys_sort(sent);
}

enum fup_status
fup_state_rows(const struct fup_state_input *input, struct fup_arena *arena,
               struct fup_row_list *rows, fup_instant *valid_until)
{
    struct fup_desk desk;
    struct fup_case_list cases = {0};
    struct fup_row_maker maker = {.desk = &desk, .cases = &cases};
    fup_instant until = fup_zone_instant(input->zone, fup_zone_day(input->zone, input->now) + 1, 0);

    *rows = (struct fup_row_list){0};
    fup_desk_open(input, arena, &desk);
    if (!fup_arena_failed(arena))
        fup_case_read(&desk, &cases);
    for (size_t i = 0; i < desk.letters.count; i++)
        if (desk.letters.items[i].writer == FUP_WRITER_OTHER)
            fup_keys_add(&maker.senders, arena, desk.letters.items[i].message->from.address, i);
    fup_keys_sort(&maker.senders);
    note_sent(&desk, &maker.sent);
    maker.case_of = number_letters(&desk, &cases);
    if (!fup_arena_failed(arena))
        make_rows(&maker, &cases, rows, &until);
    for (size_t i = 0; i < input->message_count; i++)
        sooner(&until, input->messages[i].time, input->now);
    if (rows->count && !fup_arena_failed(arena))
        qsort(rows->items, rows->count, sizeof *rows->items, compare_rows);
    if (valid_until)
        *valid_until = until;
    if (fup_arena_failed(arena))
        *rows = (struct fup_row_list){0};
    return fup_arena_failed(arena) ? FUP_NO_MEMORY : FUP_OK;
}
