/* tests/bench/understanding.c - reads mails or texts so that callgrind can count the instructions
 * of each stage: tools/bench-understanding runs it. Functions are kept apart by their names.
 *
 * understanding mails FILE...            parses and reads each file
 * understanding text FILE KILOBYTES reads FILE, repeated up to that size, as one plain mail
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "mail/message.h"
#include "signal/read.h"

static bool
load(const char *path, struct fup_buffer *bytes)
{
    FILE *file = fopen(path, "re");
    char block[65536];
    size_t len;

    while (file && (len = fread(block, 1, sizeof block, file)) > 0)
        fup_buffer_add(bytes, block, len);
    if (file)
        (void)fclose(file);
    return file && !bytes->failed;
}

/* Bytes of own words and dates found, so that a reader of the figures sees that work was done. */
static size_t
understand(const struct fup_reader *reader, const char *bytes, size_t len)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_mail mail = {0};
    struct fup_error error = {0};
    struct fup_reading reading;
    size_t result = 0;

    if (arena && fup_mail_parse(bytes, len, arena, &mail, &error) == FUP_OK) {
        fup_read_mail(reader, &mail, FUP_NO_INSTANT, arena, &reading);
        result = reading.body.own.len + reading.dates.count;
    }
    fup_arena_free(arena);
    return result;
}

static int
read_mails(const struct fup_reader *reader, char **paths)
{
    size_t bytes_read = 0, own = 0, count = 0;

    for (; *paths; paths++) {
        struct fup_buffer bytes = {0};

        if (load(*paths, &bytes)) {
            own += understand(reader, bytes.text, bytes.len);
            bytes_read += bytes.len;
            count++;
        }
        fup_buffer_release(&bytes);
    }
    printf("%zu mails, %zu bytes, %zu bytes of own words\n", count, bytes_read, own);
    return count > 0 ? 0 : 1;
}

static int
read_text(const struct fup_reader *reader, const char *path, size_t size)
{
    static const char head[] = "From: a@example.org\nTo: b@example.org\nSubject: sample\n"
                               "Date: Mon, 16 Mar 2026 09:00:00 +0100\nMessage-ID: <a@b>\n\n";
    struct fup_buffer unit = {0}, mail = {0};

    if (load(path, &unit) && unit.len > 0) {
        fup_buffer_text(&mail, head);
        while (mail.len < size && !mail.failed)
            fup_buffer_add(&mail, unit.text, unit.len);
        printf("%zu bytes, %zu bytes of own words\n", mail.len,
               understand(reader, mail.text, mail.len));
    }
    fup_buffer_release(&unit);
    fup_buffer_release(&mail);
    return 0;
}

int
main(int argc, char **argv)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_reader *reader = arena ? fup_reader_new(arena) : NULL;
    int status = 2;

    fup_mail_init();
    if (reader && argc > 2 && strcmp(argv[1], "mails") == 0)
        status = read_mails(reader, argv + 2);
    else if (reader && argc == 4 && strcmp(argv[1], "text") == 0)
        status = read_text(reader, argv[2], strtoul(argv[3], NULL, 10) * 1024);
    else
        fprintf(stderr, "understanding: mails FILE... | text FILE KILOBYTES\n");
    fup_arena_free(arena);
    return status;
}
