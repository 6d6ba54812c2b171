/* The mails of zones.txt: top, bottom and inline answers, signatures, devices, forwards,
 * disclaimers, list trailers, in seven languages. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "support/unit.h"
#include "text/body.h"

/* The words with one space between them, without the signs of lists at the start of lines. */
static const char *
plain(struct fup_str text, struct fup_arena *arena)
{
    struct fup_buffer out = {0};
    struct fup_str line;
    const char *result;

    while (fup_str_next_line(&text, &line)) {
        line = fup_str_trim(line);
        if (line.len > 2 && memchr("*-", line.text[0], 2))
            line = fup_str_trim((struct fup_str){line.text + 1, line.len - 1});
        if (line.len)
            fup_buffer_format(&out, "%.*s ", (int)line.len, line.text);
    }
    result = fup_arena_copy(arena, out.text ? out.text : "");
    fup_buffer_release(&out);
    return result;
}

static bool
is_read(const char *type, const char *text, const char *own)
{
    struct fup_arena *arena = fup_arena_new(0);
    const char *bytes = fup_arena_format(
        arena, "From: X <x@y.example>\nSubject: x\nContent-Type: %s; charset=utf-8\n\n%s", type,
        text);
    struct fup_body body;
    struct fup_mail mail;
    const char *wanted = plain(fup_str_from(own), arena), *got;
    bool same;

    ck_assert_int_eq(fup_mail_parse(bytes, strlen(bytes), arena, &mail, NULL), FUP_OK);
    fup_body_read(&mail, "", arena, &body);
    got = plain(body.own, arena);
    same = strcmp(got, wanted) == 0;
    if (!same)
        (void)fprintf(stderr, "got:  %s\nwant: %s\n", got, wanted);
    fup_arena_free(arena);
    return same;
}

START_TEST(own_words_of_every_layout)
{
    FILE *file = fopen("tests/unit/text/zones.txt", "r");
    char type[64] = "", text[4096] = "", own[1024] = "", line[1024];
    bool is_own = false;
    int read = 0, wrong = 0;

    fup_mail_init();
    ck_assert(file != NULL);
    while (fgets(line, sizeof line, file)) {
        char *place = is_own ? own : text;
        size_t size = is_own ? sizeof own : sizeof text;

        if (strcmp(line, "---\n") == 0) {
            wrong += !is_read(type, text, own);
            read++;
            type[0] = text[0] = own[0] = '\0';
            is_own = false;
        } else if (strcmp(line, "=== own\n") == 0) {
            is_own = true;
        } else if (!type[0] && line[0] != '#') {
            ck_assert_int_eq(sscanf(line, "%63s", type), 1);
        } else if (type[0]) {
            ck_assert_uint_lt(strlen(place) + strlen(line), size);
            strcat(place, line);
        }
    }
    (void)fclose(file);
    ck_assert_int_eq(wrong, 0);
    ck_assert_int_gt(read, 50);
}
END_TEST

FUP_UNIT_TABLES("text/zones", NULL, NULL, FUP_UNIT_TEST(own_words_of_every_layout))
