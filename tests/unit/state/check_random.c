/* Random mailboxes, decisions and memory limits: whatever comes in, a row is whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "support/state_table.h"
#include "support/unit.h"

enum { MAILBOXES = 3000, MOST_MAILS = 12 };

static const char *const people[] = {"me",
                                     "ada",
                                     "eve",
                                     "bob@other.example",
                                     "x@freemail.example",
                                     "k1@ats.example",
                                     "alias",
                                     "all@lists.example"};
static const char *const words[] = {"ask",
                                    "ask=05-22",
                                    "promise",
                                    "promise=05-21",
                                    "closeby=05-19",
                                    "holding",
                                    "closing",
                                    "noreply",
                                    "weakask",
                                    "held",
                                    "missed",
                                    "question",
                                    "call=05-19T11:00",
                                    "call=05-22",
                                    "meeting=05-21T14:00",
                                    "away=05-29",
                                    "event=acknowledged",
                                    "event=contacted",
                                    "event=invited",
                                    "event=scheduled",
                                    "event=assessment",
                                    "event=more_information",
                                    "event=offer",
                                    "event=rejected",
                                    "event=on_hold",
                                    "event=applied",
                                    "event=withdrawn",
                                    "event=offer_accepted",
                                    "event=submitted",
                                    "event=pitch",
                                    "side=employer",
                                    "side=candidate",
                                    "org=Corp",
                                    "pos=C_Engineer",
                                    "pos=Analyst",
                                    "token=k1",
                                    "system=ats",
                                    "invite=u@05-19T14:00",
                                    "invite=u@05-21T14:00",
                                    "cancel=u",
                                    "rsvp=u:accepted",
                                    "rsvp=u:declined",
                                    "auto=away",
                                    "auto=bounce",
                                    "auto=notice",
                                    "auto=bulk",
                                    "failed=ada@corp.example",
                                    "failedid=m1",
                                    "unproved",
                                    "authfail",
                                    "reused",
                                    "encrypted",
                                    "unreadable",
                                    "unsubscribe",
                                    "mass",
                                    "tag=replied",
                                    "cc=me",
                                    "list=all@lists.example",
                                    "name=Ada_Lee",
                                    "corrected"};
static const char *const verbs[] = {"done",   "answered",  "snooze",        "mute",   "reopen",
                                    "expect", "interview", "not-interview", "stage",  "missed",
                                    "join",   "split",     "note",          "drafted"};
static const char *const values[] = {"05-22", "interviewed", "offer", "m1", "m3", "applied"};

#define COUNT(list) ((unsigned)(sizeof(list) / sizeof *(list)))

static unsigned
next(uint64_t *seed, unsigned below)
{
    *seed ^= *seed << 13; /* xorshift: the same mailboxes on every machine */
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (unsigned)(*seed % below);
}

static void
make_mailbox(struct state_world *world, uint64_t *seed)
{
    unsigned count = 1 + next(seed, MOST_MAILS), decisions = next(seed, 4);

    for (unsigned i = 0; i < count; i++) {
        const char *line = fup_arena_format(world->arena, "m%u %s>%s 05-%02uT%02u:%02u", i,
                                            people[next(seed, COUNT(people))],
                                            people[next(seed, 3) ? 0 : next(seed, COUNT(people))],
                                            4 + next(seed, 16), next(seed, 24), next(seed, 60));
        unsigned said = next(seed, 6);

        if (i && next(seed, 2))
            line = fup_arena_format(world->arena, "%s re=m%u", line, next(seed, count));
        while (said-- > 0)
            line = fup_arena_format(world->arena, "%s %s", line, words[next(seed, COUNT(words))]);
        state_mail(world, fup_arena_copy(world->arena, line));
    }
    while (decisions-- > 0)
        state_decision(world,
                       fup_arena_format(world->arena, "%s m%u %s", verbs[next(seed, COUNT(verbs))],
                                        next(seed, count), values[next(seed, COUNT(values))]));
}

static void
check_rows(const struct fup_row_list *rows, size_t mails)
{
    size_t seen = 0;

    for (size_t i = 0; i < rows->count; i++) {
        const struct fup_row *row = &rows->items[i];

        seen += row->message_count;
        ck_assert_int_eq(row->waiting_on == FUP_OWNER_NOBODY, row->expected == FUP_NO_DAY);
        ck_assert_uint_eq(strlen(row->case_id), 12);
        ck_assert_ptr_nonnull(row->message_id);
        if (row->waiting_on != FUP_OWNER_NOBODY) {
            ck_assert_uint_ge(row->evidence.count, 2);
            ck_assert_ptr_nonnull(row->evidence.items[0].rule);
            ck_assert_ptr_nonnull(row->evidence.items[1].rule);
            ck_assert_ptr_nonnull(row->evidence.items[0].message_id);
        }
    }
    ck_assert_uint_le(seen, mails); /* no mail in two cases */
}

START_TEST(rows_are_whole)
{
    const char *mine[] = {"me@home.example"};
    struct fup_identity identity = {.name = "Mia", .addresses = {mine, 1, 1}};
    struct fup_business business = {0};
    uint64_t seed = 88172645463325252U;

    for (int i = 0; i < MAILBOXES; i++) {
        struct state_world world = {.arena = fup_arena_new(0)};
        struct fup_arena *arena = fup_arena_new(i % 5 ? 0 : 20000 + next(&seed, 60000));
        struct fup_row_list rows;
        fup_instant until;

        world.zone = fup_zone_fixed(world.arena, 60);
        make_mailbox(&world, &seed);
        struct fup_state_input input = {.messages = world.mails.items,
                                        .message_count = world.mails.count,
                                        .decisions = world.decisions.items,
                                        .decision_count = world.decisions.count,
                                        .identity = &identity,
                                        .policy = &fup_policy_default,
                                        .business = &business,
                                        .zone = world.zone,
                                        .now = state_time(&world, "05-20T10:00")};
        if (fup_state_rows(&input, arena, &rows, &until) == FUP_OK) {
            check_rows(&rows, world.mails.count);
            ck_assert_int_gt(until, input.now);
        } else {
            ck_assert_int_eq(i % 5, 0);
        }
        fup_arena_free(arena);
        fup_arena_free(world.arena);
    }
}
END_TEST

FUP_UNIT_MAIN("state/random", rows_are_whole)
