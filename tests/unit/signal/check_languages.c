/* The sentences and short mails of languages.txt: what German, French and Spanish ones say.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "signal/read.h"
#include "support/unit.h"

static bool
has_sense(const struct fup_message *message, const char *name)
{
    bool found = false;

    for (size_t i = 0; !found && i < message->findings.count; i++)
        found = strcmp(fup_sense_name(message->findings.items[i].sense), name) == 0;
    return found;
}

/* "none": owes nothing; "other": no hiring; else the name of a sense or of an event. */
static bool
says(const struct fup_message *message, const char *kind)
{
    bool result;

    if (strcmp(kind, "none") == 0)
        result = !has_sense(message, "ask") && !has_sense(message, "promise");
    else if (strcmp(kind, "other") == 0)
        result = !message->hiring.is_hiring;
    else
        result =
            has_sense(message, kind) ||
            (message->hiring.is_hiring && strcmp(fup_event_name(message->hiring.event), kind) == 0);
    return result;
}

START_TEST(every_sentence_of_the_table_is_understood)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_reader *reader = fup_reader_new(NULL, arena);
    FILE *file = fopen("tests/unit/signal/languages.txt", "r");
    char line[1024], language[8], kind[32];
    int text = 0, read = 0, wrong = 0;

    ck_assert(reader != NULL && file != NULL);
    while (fgets(line, sizeof line, file)) {
        struct fup_reading reading;
        struct fup_text_input input = {.written = 1773129600, /* Tuesday, 10 March 2026 */
                                       .offset_minutes = 60,
                                       .has_offset = true,
                                       .language = language};

        if (line[0] == '#')
            continue;
        ck_assert_int_eq(sscanf(line, "%7s %31s %n", language, kind, &text), 2);
        input.text = fup_str_trim(fup_str_from(line + text));
        fup_read_text(reader, &input, arena, &reading);
        if (!says(&reading.message, kind)) {
            (void)fprintf(stderr, "not understood: %s", line);
            wrong++;
        }
        read++;
    }
    (void)fclose(file);
    ck_assert_int_eq(wrong, 0);
    ck_assert_int_gt(read, 300);
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_TABLES("signal/languages", NULL, NULL,
                FUP_UNIT_TEST(every_sentence_of_the_table_is_understood))
