/* state/case.c - letters into strands by what their headers prove, strands into cases by join.c.
 *
 * Ties are found by sorting (id, letter) pairs, never by comparing letters with each other, so that
 * a mailbox of 100,000 messages costs a sort. Only the first and the last references of a letter
 * are looked at: a hostile header with thousands of them buys nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/case.h"

#include <string.h>

#include "base/str.h"

enum {
    FIRST_REFERENCES = 2,
    LAST_REFERENCES = 20,
    SHORTEST_UID = 8, /* shorter ones are not unique: "1" */
    THREAD_LOOKS = 32,
    AWAY_SECONDS = 2 * 86400,
    BOUNCE_SECONDS = 6 * 86400
};

struct ties {
    const struct fup_desk *desk;
    size_t *set;
    struct fup_key_list ghosts, uids, threads, sent; /* -> letter */
};

static bool
is_looked_at(const struct fup_string_list *references, size_t i)
{
    return i < FIRST_REFERENCES || i + LAST_REFERENCES >= references->count;
}

static bool
is_trusted(const struct ties *ties, const struct fup_letter *letter, const struct fup_letter *other)
{
    return letter->writer == FUP_WRITER_ME ||
           (letter->writer == FUP_WRITER_OTHER &&
            (fup_desk_took_part(ties->desk, letter, other->message) ||
             letter->message->automatic == FUP_AUTOMATIC_BOUNCE));
}

/* Ties a letter to those it refers to; tells whether it found any. */
static bool
tie_references(struct ties *ties, size_t at)
{
    const struct fup_letter *letters = ties->desk->letters.items, *letter = &letters[at];
    const struct fup_string_list *references = &letter->message->references;
    size_t nearest = SIZE_MAX;
    bool is_tied = false;

    for (size_t i = 0; i < references->count; i++) {
        size_t other = is_looked_at(references, i) ? fup_desk_find(ties->desk, references->items[i])
                                                   : SIZE_MAX;

        if (other != SIZE_MAX && other != at) {
            nearest = other;
            if (is_trusted(ties, letter, &letters[other])) {
                fup_set_join(ties->set, at, other);
                is_tied = true;
            }
        }
    }
    if (!is_tied && nearest != SIZE_MAX) { /* a stranger: one place, the nearest */
        fup_set_join(ties->set, at, nearest);
        is_tied = true;
    }
    return is_tied;
}

static void
note_ghosts(struct ties *ties, size_t at)
{
    const struct fup_message *message = ties->desk->letters.items[at].message;

    for (size_t i = 0; i < message->references.count; i++)
        if (is_looked_at(&message->references, i) &&
            fup_desk_find(ties->desk, message->references.items[i]) == SIZE_MAX)
            fup_keys_add(&ties->ghosts, ties->desk->arena, message->references.items[i], at);
}

static void
note_uids(struct ties *ties, size_t at)
{
    const struct fup_letter *letter = &ties->desk->letters.items[at];

    for (size_t i = 0; letter->writer != FUP_WRITER_CLAIMED && i < letter->message->invites.count;
         i++) {
        const char *uid = letter->message->invites.items[i].uid;

        if (uid && strlen(uid) >= SHORTEST_UID)
            fup_keys_add(&ties->uids, ties->desk->arena, uid, at);
    }
}

static void
note_sent(struct ties *ties, size_t at)
{
    const struct fup_letter *letter = &ties->desk->letters.items[at];

    for (size_t i = 0; letter->writer == FUP_WRITER_ME && i < letter->message->to.count; i++)
        fup_keys_add(&ties->sent, ties->desk->arena, letter->message->to.items[i].address, at);
}

static void
tie_runs(struct ties *ties, struct fup_key_list *keys)
{
    size_t run;

    fup_keys_sort(keys);
    for (size_t i = 0; i < keys->count; i += run) {
        run = fup_keys_run(keys, i);
        for (size_t k = 1; k < run; k++)
            fup_set_join(ties->set, keys->items[i].item, keys->items[i + k].item);
    }
}

/* My newest letter to `address` before letter `at` and not older than `seconds`, or SIZE_MAX. */
static size_t
newest_sent(const struct ties *ties, const char *address, size_t at, fup_instant seconds)
{
    const struct fup_letter *letters = ties->desk->letters.items;
    size_t count, low = 0;
    const struct fup_key *run = fup_keys_find(&ties->sent, address, &count);
    size_t found = SIZE_MAX;

    while (low < count) { /* letters are in order of time, so are the numbers of a run */
        size_t middle = low + (count - low) / 2;

        if (run[middle].item < at) {
            found = run[middle].item;
            low = middle + 1;
        } else {
            count = middle;
        }
    }
    if (found != SIZE_MAX && letters[found].order < letters[at].order - seconds)
        found = SIZE_MAX;
    return found;
}

/* Machines that answer a letter of mine often name it only by its reader. */
static size_t
answered_by_machine(const struct ties *ties, size_t at)
{
    const struct fup_message *message = ties->desk->letters.items[at].message;
    size_t mine = SIZE_MAX;

    if (message->automatic == FUP_AUTOMATIC_BOUNCE) {
        mine = fup_desk_find(ties->desk, message->failed_id);
        if (mine == SIZE_MAX)
            mine = newest_sent(ties, message->failed_recipient, at, BOUNCE_SECONDS);
    } else if (message->automatic == FUP_AUTOMATIC_AWAY) {
        mine = newest_sent(ties, message->from.address, at, AWAY_SECONDS);
    }
    if (mine != SIZE_MAX && ties->desk->letters.items[mine].writer != FUP_WRITER_ME)
        mine = SIZE_MAX;
    return mine;
}

/* The thread of the mail database, for letters whose references are lost: only where the writer
 * took part in it before. */
static void
tie_thread(struct ties *ties, size_t at)
{
    const struct fup_letter *letters = ties->desk->letters.items;
    size_t count;
    const struct fup_key *run = fup_keys_find(&ties->threads, letters[at].message->thread, &count);

    for (size_t i = 0; i < count && i < THREAD_LOOKS; i++) {
        const struct fup_letter *other = &letters[run[i].item];

        if (run[i].item != at && is_trusted(ties, &letters[at], other) &&
            other->writer != FUP_WRITER_CLAIMED) {
            fup_set_join(ties->set, at, run[i].item);
            break;
        }
    }
}

static void
tie_letters(struct ties *ties)
{
    const struct fup_letter_list *letters = &ties->desk->letters;

    for (size_t i = 0; i < letters->count; i++) {
        note_uids(ties, i);
        note_sent(ties, i);
        fup_keys_add(&ties->threads, ties->desk->arena, letters->items[i].message->thread, i);
    }
    fup_keys_sort(&ties->sent);
    fup_keys_sort(&ties->threads);
    for (size_t i = 0; i < letters->count; i++) {
        size_t mine = answered_by_machine(ties, i);
        bool is_tied = tie_references(ties, i);

        if (!is_tied && mine != SIZE_MAX) {
            fup_set_join(ties->set, i, mine);
        } else if (!is_tied && letters->items[i].message->references.count) {
            if (letters->items[i].writer != FUP_WRITER_CLAIMED)
                note_ghosts(ties, i);
            tie_thread(ties, i);
        }
    }
    tie_runs(ties, &ties->ghosts);
    tie_runs(ties, &ties->uids);
}

/* Sets into strands, in the order of their oldest letters. */
static void
make_strands(struct ties *ties, size_t *of_letter, struct fup_strand_list *strands)
{
    struct fup_arena *arena = ties->desk->arena;

    for (size_t i = 0; i < ties->desk->letters.count; i++) {
        size_t root = fup_set_find(ties->set, i), *letter;

        if (root == i) {
            struct fup_strand *strand = FUP_LIST_ADD(strands, arena);

            if (!strand)
                break;
            of_letter[i] = strand->group = strands->count - 1;
        } else {
            of_letter[i] = of_letter[root];
        }
        letter = FUP_LIST_ADD(&strands->items[of_letter[i]].letters, arena);
        if (letter)
            *letter = i;
    }
}

static struct fup_case *
case_of_group(const struct fup_desk *desk, const struct fup_strand_list *strands, size_t strand,
              size_t *of_strand, struct fup_case_list *cases)
{
    size_t group = strands->items[strand].group;
    struct fup_case *result = NULL;

    if (group == strand) {
        result = FUP_LIST_ADD(cases, desk->arena);
        of_strand[strand] = result ? cases->count - 1 : SIZE_MAX;
    } else if (of_strand[group] != SIZE_MAX) {
        of_strand[strand] = of_strand[group];
        result = &cases->items[of_strand[group]];
    }
    return result;
}

static void
make_cases(const struct fup_desk *desk, const struct fup_strand_list *strands,
           const size_t *of_letter, struct fup_case_list *cases)
{
    size_t *of_strand = fup_set_new(desk->arena, strands->count);

    for (size_t i = 0; of_strand && i < strands->count; i++) {
        struct fup_case *a_case = case_of_group(desk, strands, i, of_strand, cases);

        if (a_case) {
            a_case->is_hiring |= strands->items[i].is_hiring;
            a_case->is_ambiguous |= strands->items[i].is_ambiguous;
        }
    }
    for (size_t i = 0; of_strand && i < desk->letters.count; i++) {
        size_t number = of_strand[of_letter[i]];
        size_t *letter =
            number < cases->count ? FUP_LIST_ADD(&cases->items[number].letters, desk->arena) : NULL;

        if (letter)
            *letter = i;
    }
    for (size_t i = 0; of_strand && i < desk->input->decision_count; i++) {
        size_t letter = fup_desk_find(desk, desk->input->decisions[i].anchor);
        size_t number = letter != SIZE_MAX ? of_strand[of_letter[letter]] : SIZE_MAX;
        size_t *decision = number < cases->count
                               ? FUP_LIST_ADD(&cases->items[number].decisions, desk->arena)
                               : NULL;

        if (decision)
            *decision = i;
    }
}

void
fup_case_read(const struct fup_desk *desk, struct fup_case_list *cases)
{
    struct ties ties = {.desk = desk, .set = fup_set_new(desk->arena, desk->letters.count)};
    size_t *of_letter = fup_set_new(desk->arena, desk->letters.count);
    struct fup_strand_list strands = {0};

    if (ties.set && of_letter) {
        tie_letters(&ties);
        make_strands(&ties, of_letter, &strands);
        if (!fup_arena_failed(desk->arena))
            fup_join_strands(desk, of_letter, &strands);
        if (!fup_arena_failed(desk->arena))
            make_cases(desk, &strands, of_letter, cases);
    }
}
