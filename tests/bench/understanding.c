/* tests/bench/understanding.c - reads mails or texts so that callgrind can count the instructions
 * of each stage: tools/bench-understanding and tools/bench-worst run it. Functions are kept apart
 * by their names.
 *
 * understanding mails FILE...           parses and reads each file
 * understanding worst KILOBYTES...      reads each text that is written to cost time, in each size;
 *                                       a line for each: size, name. The first is an ordinary mail.
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

static const char ordinary[] =
    "Hi Ada,\n\nthanks for sending the figures. I have looked at the second table and think that "
    "the\n"
    "totals of the northern shops are too high, because returns were counted twice there.\n"
    "Could you have another look at them? We meet with the council on Thursday, 12 March, at\n"
    "ten, and I will bring whatever we have by then.\n\nThe tent for the market is paid. Bo says "
    "that it fits into his van, so nobody needs to\nrent one; he will be at the yard around noon, "
    "if the road is free.\n\nBest regards,\nImogen\n\nOn Mon, 2 Mar 2026 at 10:14, Ada wrote:\n"
    "> Dear Imogen,\n>\n> attached are the figures that you asked for. The tent is not paid yet.\n"
    "> Shall I ask Bo about his van?\n>\n> Ada\n\n";

/* Written to cost time: each is repeated up to the size. */
static const struct sample {
    const char *name, *type, *text;
} samples[] = {
    {"an ordinary mail", "plain", ordinary},
    {"digits", "plain", "1"},
    {"numbers", "plain", "1 "},
    {"one word", "plain", "a"},
    {"next next", "plain", "next "},
    {"if if", "plain", "if "},
    {"if in sentences", "plain", "if if if if if if if if if if if if if if if if if if if if. "},
    {"quote marks", "plain", ">"},
    {"nested quotes", "plain", "> > > > > > > > quoted\n> > > > > > > x\n"},
    {"parentheses", "plain", "("},
    {"dates", "plain", "by 3 May 2026 "},
    {"dates in lines", "plain", "Friday, 12 June 2026 at 14:00\n"},
    {"date words", "plain", "monday next week end of may by the first quarter half past 3 pm "},
    {"weak date words", "plain", ". may "},
    {"durations", "plain", "within 2 to 3 weeks or "},
    {"slashes", "plain", "1/2/3/"},
    {"points", "plain", "1.2.3."},
    {"clock times", "plain", "10:30-11:15 "},
    {"promises", "plain", "we will get back to you by the end of next week. "},
    {"without a sentence end", "plain", "we will get back to you and you please let me know "},
    {"trigger words", "plain",
     "please could you let me know by friday interview application offer unfortunately "
     "thanks regards sent from wrote "},
    {"applications", "plain",
     "we regret to inform you that your application for the position was not successful. "},
    {"question marks", "plain", "can you please ? "},
    {"full stops", "plain", "a. b. c. "},
    {"dashes", "plain", "-- \nx\n"},
    {"rules", "plain", "----------\nx\n"},
    {"greetings", "plain", "Dear Ada,\n\nBest regards,\nAda\n\n"},
    {"closings between quotes", "plain", "> x\nThanks,\nAda Quill\n+49 30 1234567\n"},
    {"disclaimers", "plain", "This e-mail is confidential. please do not reply to this e-mail\n"},
    {"header blocks", "plain", "From: a\nSent: b\nTo: c\nSubject: d\n\nx\n"},
    {"attributions", "plain", "On Monday 2 March 2026 Ada wrote:\n"},
    {"wide letters", "plain", "\303\244\303\266 \303\237"},
    {"wider letters", "plain", "\320\226\321\203\320\272 \342\200\231"},
    {"blank lines", "plain", "\n"},
    {"nested elements", "html", "<div>"},
    {"nested quotes in HTML", "html", "<blockquote>x"},
    {"table cells", "html", "<td>x</td>"},
};

static bool
make_mail(const struct sample *sample, size_t size, struct fup_buffer *mail)
{
    fup_buffer_format(mail,
                      "From: a@example.org\nTo: b@example.org\nSubject: sample\n"
                      "Date: Mon, 16 Mar 2026 09:00:00 +0100\nMessage-ID: <a@b>\n"
                      "MIME-Version: 1.0\nContent-Type: text/%s; charset=utf-8\n\n",
                      sample->type);
    while (mail->len < size && !mail->failed)
        fup_buffer_text(mail, sample->text);
    return !mail->failed;
}

static int
read_worst(const struct fup_reader *reader, char **sizes)
{
    for (; *sizes; sizes++) {
        for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
            struct fup_buffer mail = {0};

            if (make_mail(&samples[i], strtoul(*sizes, NULL, 10) * 1024, &mail)) {
                (void)understand(reader, mail.text, mail.len);
                printf("%zu %s\n", mail.len, samples[i].name);
            }
            fup_buffer_release(&mail);
        }
    }
    return 0;
}

int
main(int argc, char **argv)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_reader *reader = arena ? fup_reader_new(NULL, arena) : NULL;
    int status = 2;

    fup_mail_init();
    if (reader && argc > 2 && strcmp(argv[1], "mails") == 0)
        status = read_mails(reader, argv + 2);
    else if (reader && argc > 2 && strcmp(argv[1], "worst") == 0)
        status = read_worst(reader, argv + 2);
    else
        fprintf(stderr, "understanding: mails FILE... | worst KILOBYTES...\n");
    fup_arena_free(arena);
    return status;
}
