/* signal/read.c - the fixed order: headers, own words, dates, asks and promises, hiring.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/read.h"

#include <string.h>

#include "signal/attachment.h"
#include "signal/automatic.h"
#include "signal/detect.h"
#include "signal/envelope.h"
#include "signal/hiring.h"
#include "signal/impersonal.h"
#include "signal/sender.h"
#include "signal/site.h"

/* From this many minutes east of Greenwich on, people write the day before the month. */
#define DAY_FIRST_OFFSET 60

struct fup_reader {
    const struct fup_zone *zone;
    const struct fup_phrases *rules;
    const struct fup_dates *dates;
    const struct fup_sender_table *senders;
    const struct fup_site_table *sites;
    const struct fup_hiring_rules *hiring;
};

const struct fup_reader *
fup_reader_new(const struct fup_zone *zone, struct fup_arena *arena)
{
    struct fup_reader *reader = fup_arena_alloc(arena, sizeof *reader);

    if (reader) {
        reader->zone = zone;
        reader->rules = fup_detect_rules_new(arena, NULL);
        reader->dates = fup_dates_new(arena);
        reader->senders = fup_sender_table_new(arena);
        reader->sites = reader->senders ? fup_site_table_new(reader->senders, arena) : NULL;
        reader->hiring =
            reader->senders ? fup_hiring_rules_new(reader->senders, arena, NULL) : NULL;
    }
    return reader && reader->rules && reader->dates && reader->sites && reader->hiring ? reader
                                                                                       : NULL;
}

static int
small_number(struct fup_str text)
{
    int value = 0;

    for (size_t i = 0; i < text.len && value < 100000; i++)
        value = value * 10 + (text.text[i] - '0');
    return value;
}

/* Does a date like 31/5 in the text show which of day and month comes first? 1: day, -1: month, 0:
 * no such date. */
static int
order_shown(const struct fup_word_list *words)
{
    int shown = 0;

    for (size_t i = 0; shown == 0 && i + 2 < words->count; i++) {
        const struct fup_word *word = &words->items[i];

        if (word[0].kind == FUP_WORD_NUMBER && fup_str_is(word[1].folded, "/") &&
            word[2].kind == FUP_WORD_NUMBER && !word[1].gap && !word[2].gap) {
            int first = small_number(word[0].folded), second = small_number(word[2].folded);

            if (first > 12 && first <= 31 && second <= 12)
                shown = 1;
            else if (second > 12 && second <= 31 && first <= 12)
                shown = -1;
        }
    }
    return shown;
}

static void
find_dates(const struct fup_reader *reader, const struct fup_word_list *words,
           struct fup_arena *arena, struct fup_reading *reading)
{
    const struct fup_message *message = &reading->message;
    struct fup_date_context context = {.written = message->time,
                                       .offset_minutes = message->offset_minutes};
    int shown = order_shown(words);

    memcpy(context.language, reading->body.language, sizeof context.language);
    context.day_first =
        shown > 0 ||
        (shown == 0 && ((context.language[0] && strcmp(context.language, "en") != 0) ||
                        (message->has_offset && message->offset_minutes >= DAY_FIRST_OFFSET)));
    fup_dates_find_in(reader->dates, reading->body.own, words, &context, arena, &reading->dates);
    reading->date_purposes =
        fup_arena_alloc(arena, (reading->dates.count + 1) * sizeof *reading->date_purposes);
}

static void
read_own_words(const struct fup_reader *reader, const struct fup_mail *mail,
               struct fup_arena *arena, struct fup_reading *reading)
{
    struct fup_message *message = &reading->message;
    const struct fup_body *body = &reading->body;
    struct fup_word_list words = {NULL, 0, 0};
    struct fup_phrase_source source = {.text = body->own,
                                       .words = &words,
                                       .sentences = &body->sentences,
                                       .dates = &reading->dates,
                                       .language = body->language};

    fup_words_split(body->own, arena, &words);
    find_dates(reader, &words, arena, reading);
    fup_detect_read(reader->rules, &source, arena, &message->findings, reading->date_purposes);
    message->language = fup_arena_copy(arena, body->language);
    message->greeting_name = body->greeting_name;
    message->own_len = body->own.len;
    fup_hiring_read(
        reader->hiring,
        &(struct fup_hiring_input){.mail = mail, .body = body, .own = &source, .message = message},
        arena, &message->hiring);
    for (size_t i = 0; i < body->sentences.count; i++)
        message->has_question = message->has_question || body->sentences.items[i].is_question;
}

static void
read_invites(const struct fup_mail *mail, struct fup_arena *arena, struct fup_message *message)
{
    for (size_t i = 0; i < mail->parts.count; i++) {
        const struct fup_part *part = &mail->parts.items[i];

        if (part->kind == FUP_PART_CALENDAR && part->text)
            fup_invite_read((struct fup_str){part->text, part->len}, message->offset_minutes, arena,
                            &message->invites);
    }
}

static void
set_sites(const struct fup_reader *reader, struct fup_arena *arena, struct fup_message *message)
{
    struct fup_address_list from = {&message->from, message->from.address ? 1 : 0, 1};

    fup_site_set_all(reader->sites, &from, arena);
    fup_site_set_all(reader->sites, &message->reply_to, arena);
    fup_site_set_all(reader->sites, &message->to, arena);
    fup_site_set_all(reader->sites, &message->cc, arena);
}

/* A writer who does not tell his zone writes in the user's (doc/design.md 2.5). */
static void
set_offset(const struct fup_reader *reader, struct fup_message *message)
{
    if (!message->has_offset && reader->zone && message->time != FUP_NO_INSTANT)
        message->offset_minutes = fup_zone_offset(reader->zone, message->time);
}

void
fup_read_mail(const struct fup_reader *reader, const struct fup_mail *mail, fup_instant file_time,
              struct fup_arena *arena, struct fup_reading *reading)
{
    *reading = (struct fup_reading){0};
    fup_envelope_read(mail, file_time, arena, &reading->message);
    set_offset(reader, &reading->message);
    set_sites(reader, arena, &reading->message);
    fup_body_read(mail, NULL, arena, &reading->body);
    read_invites(mail, arena, &reading->message);
    fup_attachments_read(mail, arena, &reading->message.attachments);
    fup_automatic_read(mail, &reading->body, reader->dates, arena, &reading->message);
    read_own_words(reader, mail, arena, reading);
    fup_impersonal_read(mail, &reading->body, arena, &reading->message);
}

static void
read_sender(const char *from, struct fup_arena *arena, struct fup_address *address)
{
    const char *open = from ? strrchr(from, '<') : NULL;
    const char *close = open ? strchr(open, '>') : NULL;

    if (close) {
        struct fup_str name = fup_str_trim((struct fup_str){from, (size_t)(open - from)});

        address->name = fup_arena_copy_len(arena, name.text, name.len);
        address->address = fup_arena_copy_len(arena, open + 1, (size_t)(close - open - 1));
    } else {
        address->address = fup_arena_copy(arena, from);
    }
}

void
fup_read_text(const struct fup_reader *reader, const struct fup_text_input *input,
              struct fup_arena *arena, struct fup_reading *reading)
{
    struct fup_message *message = &reading->message;

    *reading = (struct fup_reading){0};
    message->subject = input->subject ? input->subject : "";
    message->time = input->written;
    message->offset_minutes = input->offset_minutes;
    message->has_offset = input->has_offset;
    set_offset(reader, message);
    read_sender(input->from, arena, &message->from);
    set_sites(reader, arena, message);
    fup_body_read_text(input->text, input->language, arena, &reading->body);
    fup_automatic_read(NULL, &reading->body, reader->dates, arena, message);
    read_own_words(reader, NULL, arena, reading);
}
