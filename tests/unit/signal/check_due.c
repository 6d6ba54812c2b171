/* The sentences of due.txt: what is promised or asked for by which day, and what is no due date.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "signal/read.h"
#include "support/unit.h"

static const char *
name_of(enum fup_purpose purpose)
{
    return purpose == FUP_PURPOSE_PROMISE   ? "promise"
           : purpose == FUP_PURPOSE_REQUEST ? "request"
                                            : NULL;
}

/* "promise 2026-03-13" for every due date of the text, "none" without one. */
static void
tell_due(const struct fup_reading *reading, const struct fup_zone *zone, char *told, size_t size)
{
    const struct fup_business business = {0};
    size_t len = 0;

    told[0] = '\0';
    for (size_t i = 0; i < reading->dates.count && len + 24 < size; i++) {
        const char *name = name_of(reading->date_purposes[i]);
        char day[11];

        if (!name)
            continue;
        fup_day_format(fup_window_expected(&reading->dates.items[i].window, &business, zone), day);
        len += (size_t)snprintf(told + len, size - len, "%s%s %s", len ? ", " : "", name, day);
    }
    if (!len)
        (void)snprintf(told, size, "none");
}

START_TEST(every_text_of_the_table_is_due_when_it_says)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_reader *reader = fup_reader_new(NULL, arena);
    const struct fup_zone *zone = fup_zone_fixed(arena, 0);
    FILE *file = fopen("tests/unit/signal/due.txt", "r");
    char line[1024], language[8], due[64], told[256];
    int text = 0, read = 0, wrong = 0;

    ck_assert(reader != NULL && zone != NULL && file != NULL);
    while (fgets(line, sizeof line, file)) {
        struct fup_reading reading;
        struct fup_text_input input = {.written = 1773129600, /* Tuesday, 10 March 2026 */
                                       .language = language};

        if (line[0] == '#')
            continue;
        ck_assert_int_eq(sscanf(line, "%7s | %63[^|]| %n", language, due, &text), 2);
        due[strlen(due) - 1] = '\0';
        input.text = fup_str_trim(fup_str_from(line + text));
        fup_read_text(reader, &input, arena, &reading);
        tell_due(&reading, zone, told, sizeof told);
        if (strcmp(told, due) != 0) {
            (void)fprintf(stderr, "%s, not %s", told, line);
            wrong++;
        }
        read++;
    }
    (void)fclose(file);
    ck_assert_int_eq(wrong, 0);
    ck_assert_int_gt(read, 100);
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_TABLES("signal/due", NULL, NULL,
                FUP_UNIT_TEST(every_text_of_the_table_is_due_when_it_says))
