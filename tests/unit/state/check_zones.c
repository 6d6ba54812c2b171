/* Time: transitions of 2024 to 2030, leap days, year ends, a clock that steps back: nothing due is
 * hidden, nothing is due twice. A process for each zone; `make zones` takes every zone of tzdata.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "support/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "state/state.h"

enum { FIRST_YEAR = 2024, LAST_YEAR = 2030, MOST_ZONES = 1024, MOST_MOMENTS = 128 };
#define FOLDER "/usr/share/zoneinfo/"
#define DAY 86400
#define STEP (5 * 3600)
#define STEPS 45 /* nine days and some hours */

static const char *const sample[] = {"UTC",
                                     "Europe/London",
                                     "Europe/Dublin",
                                     "Europe/Berlin",
                                     "Africa/Cairo",
                                     "Asia/Beirut",
                                     "America/Santiago",
                                     "America/New_York",
                                     "Asia/Kathmandu",
                                     "Asia/Gaza",
                                     "Australia/Lord_Howe",
                                     "Pacific/Kiritimati",
                                     "Pacific/Apia",
                                     "Africa/Casablanca",
                                     "America/St_Johns",
                                     "Etc/GMT+12"};
static char names[MOST_ZONES][64];
static int name_count;

struct scene {
    struct fup_arena *arena;
    const struct fup_zone *zone;
    const char *name;
    fup_instant moments[MOST_MOMENTS];
    size_t moment_count;
};

static const struct fup_zone *
read_zone(struct fup_arena *arena, const char *name)
{
    static unsigned char bytes[65536];
    char path[128];
    const struct fup_zone *zone = NULL;
    FILE *file;

    (void)snprintf(path, sizeof path, FOLDER "%s", name);
    file = fopen(path, "rb");
    if (file) {
        size_t len = fread(bytes, 1, sizeof bytes, file);

        (void)fclose(file);
        zone = fup_zone_parse(arena, bytes, len);
        ck_assert_msg(zone != NULL, "%s cannot be read", path);
    }
    return zone;
}

static void
add_moment(struct scene *scene, fup_instant moment)
{
    if (scene->moment_count < MOST_MOMENTS)
        scene->moments[scene->moment_count++] = moment;
}

/* The instant at which the offset of this day changes. */
static fup_instant
transition(const struct fup_zone *zone, fup_instant low, fup_instant high)
{
    int before = fup_zone_offset(zone, low);

    while (high - low > 1) {
        fup_instant middle = low + (high - low) / 2;

        if (fup_zone_offset(zone, middle) == before)
            low = middle;
        else
            high = middle;
    }
    return high;
}

static void
find_moments(struct scene *scene)
{
    fup_instant from = fup_zone_instant(scene->zone, fup_day_from_civil(FIRST_YEAR, 1, 1), 0);
    fup_instant to = fup_zone_instant(scene->zone, fup_day_from_civil(LAST_YEAR + 1, 1, 1), 0);

    for (fup_instant at = from; at < to; at += DAY)
        if (fup_zone_offset(scene->zone, at) != fup_zone_offset(scene->zone, at + DAY))
            add_moment(scene, transition(scene->zone, at, at + DAY));
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        add_moment(scene, fup_zone_instant(scene->zone, fup_day_from_civil(year, 3, 1) - 1, 0));
        add_moment(scene, fup_zone_instant(scene->zone, fup_day_from_civil(year + 1, 1, 1), 0));
    }
}

static struct fup_row
look(const struct scene *scene, struct fup_message *mail, fup_instant now, fup_instant *until)
{
    static const char *mine[] = {"me@home.example"};
    const struct fup_identity identity = {"Mia", {mine, 1, 1}};
    const struct fup_business business = {0};
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_state_input input = {.messages = mail,
                                    .message_count = 1,
                                    .identity = &identity,
                                    .policy = &fup_policy_default,
                                    .business = &business,
                                    .zone = scene->zone,
                                    .now = now};
    struct fup_row_list rows;
    struct fup_row row;

    ck_assert_int_eq(fup_state_rows(&input, arena, &rows, until), FUP_OK);
    ck_assert_msg(rows.count == 1, "%s: %zu rows at %lld", scene->name, rows.count, (long long)now);
    row = rows.items[0];
    fup_arena_free(arena);
    return row;
}

/* One asking mail of mine, looked at for nine days: its dates stay, each list takes it in turn. */
static void
watch(const struct scene *scene, fup_instant sent)
{
    static struct fup_address reader = {"Ada", "ada@corp.example", "corp.example"};
    struct fup_finding ask = {.sense = FUP_SENSE_ASK, .rule = "ask.test", .quote = "Could you?"};
    struct fup_message mail = {.id = "a@x",
                               .thread = "t",
                               .subject = "",
                               .language = "",
                               .time = sent,
                               .own_len = 20,
                               .from = {.address = "me@home.example"},
                               .to = {&reader, 1, 1},
                               .findings = {&ask, 1, 1}};
    const struct fup_business business = {0};
    fup_day expected = fup_business_add(&business, fup_zone_day(scene->zone, sent), 3);
    fup_day act_on = fup_business_add(&business, expected, 2);

    for (int step = STEPS; step >= 0; step--) { /* backwards: the clock may step back */
        fup_instant now = sent + (fup_instant)step * STEP, until;
        fup_day today = fup_zone_day(scene->zone, now);
        struct fup_row row = look(scene, &mail, now, &until);
        enum fup_group wanted = today >= act_on    ? FUP_GROUP_NOW
                                : today > expected ? FUP_GROUP_GRACE
                                                   : FUP_GROUP_LATER;

        ck_assert_msg(row.expected == expected && row.act_on == act_on, "%s: sent %lld, at %lld",
                      scene->name, (long long)sent, (long long)now);
        ck_assert_msg(row.group == wanted && row.overdue == (today > expected),
                      "%s: group %d at %lld", scene->name, (int)row.group, (long long)now);
        ck_assert_msg(until > now && fup_zone_day(scene->zone, until - 1) == today,
                      "%s: kept too long at %lld", scene->name, (long long)now);
    }
}

START_TEST(nothing_due_is_hidden_or_due_twice)
{
    struct scene scene = {.arena = fup_arena_new(0), .name = names[_i]};

    scene.zone = read_zone(scene.arena, scene.name);
    if (!scene.zone) {
        (void)fprintf(stderr, "# skipped: no %s%s\n", FOLDER, scene.name);
    } else {
        find_moments(&scene);
        for (size_t i = 0; i < scene.moment_count; i++)
            for (fup_instant shift = -1; shift <= 0; shift++)
                watch(&scene, scene.moments[i] + shift);
        for (size_t i = 0; i < scene.moment_count; i++) /* the change lies on the last days */
            watch(&scene, scene.moments[i] - 7 * DAY - 1800);
    }
    fup_arena_free(scene.arena);
}
END_TEST

static void
add_name(const char *name, size_t len)
{
    if (name_count < MOST_ZONES && len > 0 && len < sizeof names[0])
        (void)snprintf(names[name_count++], sizeof names[0], "%.*s", (int)len, name);
}

/* tzdata.zi: "Z NAME ..." is a zone, "L TARGET NAME" another name of one. */
static void
name_zones(void)
{
    const char *which = getenv("ZONES");
    FILE *file = which && strcmp(which, "all") == 0 ? fopen(FOLDER "tzdata.zi", "r") : NULL;
    char line[512];

    while (file && fgets(line, sizeof line, file)) {
        const char *name = line + 2;

        if (line[0] == 'L')
            name += strcspn(name, " ") + 1;
        if (line[0] == 'L' || line[0] == 'Z')
            add_name(name, strcspn(name, " \n"));
    }
    if (file)
        (void)fclose(file);
    for (size_t i = 0, had = (size_t)name_count; !had && i < sizeof sample / sizeof *sample; i++)
        add_name(sample[i], strlen(sample[i]));
}

int
main(void)
{
    Suite *suite = suite_create("state/zones");
    TCase *tests = tcase_create("zones");
    SRunner *runner = srunner_create(suite);
    int failed;

    name_zones();
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, nothing_due_is_hidden_or_due_twice, 0, name_count);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
