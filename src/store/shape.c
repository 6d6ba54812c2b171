/* store/shape.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/shape_table.h"

#include <string.h>

_Static_assert(sizeof(enum fup_sense) == sizeof(int), "words are read and written as int");

static const char *
sense_word(int value)
{
    return fup_sense_name((enum fup_sense)value);
}

static const char *
purpose_word(int value)
{
    return fup_purpose_name((enum fup_purpose)value);
}

static const char *
automatic_word(int value)
{
    return fup_automatic_name((enum fup_automatic)value);
}

static const char *
event_word(int value)
{
    return fup_event_name((enum fup_event)value);
}

static const char *
snap_word(int value)
{
    static const char *const names[] = {"none", "friday", "last_business", "business_days",
                                        "after"};

    return names[value];
}

static const char *
side_word(int value)
{
    static const char *const names[] = {"unknown", "employer", "candidate"};

    return names[value];
}

static const char *
method_word(int value)
{
    static const char *const names[] = {"none", "request", "reply", "cancel", "counter", "publish"};

    return names[value];
}

static const char *
answer_word(int value)
{
    static const char *const names[] = {"none", "needed", "accepted", "tentative", "declined"};

    return names[value];
}

static const char *
attachment_word(int value)
{
    static const char *const names[] = {"other", "document", "archive", "calendar", "image"};

    return names[value];
}

static const struct fup_field address_fields[] = {PLAIN(TEXT, fup_address, address),
                                                  PLAIN(TEXT, fup_address, name),
                                                  PLAIN(TEXT, fup_address, site)};
const struct fup_shape fup_address_shape = SHAPE(address_fields, fup_address);

static const struct fup_field attendee_fields[] = {
    PLAIN(TEXT, fup_attendee, address), PLAIN(TEXT, fup_attendee, name),
    WORD(fup_attendee, answer, answer_word, FUP_ANSWER_DECLINED)};
static const struct fup_shape attendee_shape = SHAPE(attendee_fields, fup_attendee);

static const struct fup_field window_fields[] = {PLAIN(DAY, fup_window, start),
                                                 PLAIN(DAY, fup_window, end),
                                                 WORD(fup_window, snap, snap_word, FUP_SNAP_AFTER),
                                                 PLAIN(DAY, fup_window, from),
                                                 PLAIN(NUMBER, fup_window, count),
                                                 PLAIN(FLAG, fup_window, has_time),
                                                 PLAIN(INSTANT, fup_window, start_instant),
                                                 PLAIN(INSTANT, fup_window, end_instant)};
static const struct fup_shape window_shape = SHAPE(window_fields, fup_window);

static const struct fup_field finding_fields[] = {
    WORD(fup_finding, sense, sense_word, FUP_SENSE_DATE),
    PLAIN(TEXT, fup_finding, rule),
    PLAIN(TEXT, fup_finding, quote),
    PLAIN(SIZE, fup_finding, offset),
    PLAIN(SIZE, fup_finding, len),
    PLAIN(FLAG, fup_finding, has_window),
    INNER(OPTIONAL, fup_finding, window, window_shape),
    WORD(fup_finding, purpose, purpose_word, FUP_PURPOSE_EVENT),
    PLAIN(TEXT, fup_finding, date_text),
    PLAIN(FLAG, fup_finding, is_anyone),
    PLAIN(TEXT, fup_finding, asked),
    PLAIN(FLAG, fup_finding, is_weak)};
const struct fup_shape fup_finding_shape = SHAPE(finding_fields, fup_finding);

static const struct fup_field invite_fields[] = {
    PLAIN(TEXT, fup_invite, uid),
    PLAIN(NUMBER, fup_invite, sequence),
    WORD(fup_invite, method, method_word, FUP_METHOD_PUBLISH),
    PLAIN(FLAG, fup_invite, is_cancelled),
    PLAIN(TEXT, fup_invite, summary),
    PLAIN(TEXT, fup_invite, location),
    PLAIN(INSTANT, fup_invite, start),
    PLAIN(INSTANT, fup_invite, end),
    PLAIN(FLAG, fup_invite, is_all_day),
    INNER(SHAPE, fup_invite, organizer, attendee_shape),
    INNER(LIST, fup_invite, attendees, attendee_shape)};
const struct fup_shape fup_invite_shape = SHAPE(invite_fields, fup_invite);

static const struct fup_field hint_fields[] = {
    PLAIN(TEXT, fup_hint, rule), WORD(fup_hint, event, event_word, FUP_EVENT_SUBMITTED),
    PLAIN(TEXT, fup_hint, quote)};
static const struct fup_shape hint_shape = SHAPE(hint_fields, fup_hint);

static const struct fup_field attachment_fields[] = {
    WORD(fup_attachment, kind, attachment_word, FUP_ATTACHMENT_IMAGE),
    PLAIN(TEXT, fup_attachment, name)};
static const struct fup_shape attachment_shape = SHAPE(attachment_fields, fup_attachment);

static const struct fup_field hiring_fields[] = {
    PLAIN(FLAG, fup_hiring, is_hiring),
    WORD(fup_hiring, event, event_word, FUP_EVENT_SUBMITTED),
    WORD(fup_hiring, writer, side_word, FUP_SIDE_CANDIDATE),
    PLAIN(TEXT, fup_hiring, rule),
    PLAIN(TEXT, fup_hiring, quote),
    PLAIN(TEXT, fup_hiring, organization),
    PLAIN(TEXT, fup_hiring, position),
    PLAIN(TEXT, fup_hiring, token),
    PLAIN(TEXT, fup_hiring, system),
    PLAIN(FLAG, fup_hiring, is_relay),
    PLAIN(NUMBER, fup_hiring, ground),
    INNER(SHAPE, fup_hiring, as_employer, hint_shape),
    INNER(SHAPE, fup_hiring, as_candidate, hint_shape)};
static const struct fup_shape hiring_shape = SHAPE(hiring_fields, fup_hiring);

static const struct fup_field message_fields[] = {
    PLAIN(TEXT, fup_message, id),
    PLAIN(TEXT, fup_message, thread),
    PLAIN(INSTANT, fup_message, time),
    PLAIN(INSTANT, fup_message, received),
    PLAIN(NUMBER, fup_message, offset_minutes),
    PLAIN(FLAG, fup_message, has_offset),
    PLAIN(UNSIGNED, fup_message, flags),
    PLAIN(TEXT, fup_message, subject),
    PLAIN(TEXT, fup_message, language),
    INNER(SHAPE, fup_message, from, fup_address_shape),
    INNER(LIST, fup_message, reply_to, fup_address_shape),
    INNER(LIST, fup_message, to, fup_address_shape),
    INNER(LIST, fup_message, cc, fup_address_shape),
    PLAIN(TEXTS, fup_message, delivered_to),
    PLAIN(TEXTS, fup_message, references),
    PLAIN(TEXTS, fup_message, tags),
    PLAIN(TEXTS, fup_message, paths),
    PLAIN(TEXT, fup_message, list_address),
    WORD(fup_message, automatic, automatic_word, FUP_AUTOMATIC_NOTICE),
    PLAIN(TEXT, fup_message, automatic_rule),
    PLAIN(TEXT, fup_message, failed_recipient),
    PLAIN(TEXT, fup_message, failed_status),
    PLAIN(TEXT, fup_message, failed_id),
    PLAIN(TEXT, fup_message, greeting_name),
    PLAIN(SIZE, fup_message, own_len),
    PLAIN(FLAG, fup_message, has_question),
    INNER(LIST, fup_message, attachments, attachment_shape),
    INNER(SHAPE, fup_message, hiring, hiring_shape),
    INNER(TABLE, fup_message, findings, fup_finding_shape),
    INNER(TABLE, fup_message, invites, fup_invite_shape)};
const struct fup_shape fup_message_shape = SHAPE(message_fields, fup_message);

/* The depth is that of the tables above, not of any input. */
void
fup_shape_clear(const struct fup_shape *shape, void *structure)
{
    static const fup_instant no_instant = FUP_NO_INSTANT;
    static const fup_day no_day = FUP_NO_DAY;

    memset(structure, 0, shape->size);
    for (size_t i = 0; i < shape->count; i++) {
        const struct fup_field *field = &shape->fields[i];
        char *at = (char *)structure + field->offset;

        if (field->kind == FUP_FIELD_INSTANT)
            memcpy(at, &no_instant, sizeof no_instant);
        else if (field->kind == FUP_FIELD_DAY)
            memcpy(at, &no_day, sizeof no_day);
        else if (field->kind == FUP_FIELD_SHAPE || field->kind == FUP_FIELD_OPTIONAL)
            fup_shape_clear(field->shape, at);
    }
}

bool
fup_field_is_unset(const struct fup_shape *shape, size_t i, const void *structure)
{
    bool flag = true;

    if (shape->fields[i].kind == FUP_FIELD_OPTIONAL && i > 0)
        memcpy(&flag, (const char *)structure + shape->fields[i - 1].offset, sizeof flag);
    return !flag;
}

int
fup_field_parse_word(const struct fup_field *field, const char *word)
{
    int found = -1;

    for (int i = 0; found < 0 && i < field->word_count; i++) {
        if (strcmp(field->word(i), word) == 0)
            found = i;
    }
    return found;
}

static void
add_escaped(struct fup_buffer *lines, const char *text)
{
    if (!text)
        fup_buffer_text(lines, "\\0");
    while (text && *text) {
        size_t plain = strcspn(text, "\\\t\n");

        fup_buffer_add(lines, text, plain);
        text += plain;
        if (*text) {
            fup_buffer_text(lines, *text == '\\' ? "\\\\" : *text == '\t' ? "\\t" : "\\n");
            text++;
        }
    }
}

static void
add_item(const struct fup_shape *shape, const char *item, struct fup_buffer *lines)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct fup_field *field = &shape->fields[i];
        const char *text;
        int value;

        if (i > 0)
            fup_buffer_add(lines, "\t", 1);
        if (field->kind == FUP_FIELD_WORD) {
            memcpy(&value, item + field->offset, sizeof value);
            text = field->word(value);
        } else {
            memcpy(&text, item + field->offset, sizeof text);
        }
        add_escaped(lines, text);
    }
}

void
fup_shape_to_lines(const struct fup_field *field, const void *structure, struct fup_buffer *lines)
{
    struct fup_any_list list;

    memcpy(&list, (const char *)structure + field->offset, sizeof list);
    for (size_t i = 0; i < list.count; i++) {
        if (i > 0)
            fup_buffer_add(lines, "\n", 1);
        if (field->kind == FUP_FIELD_TEXTS)
            add_escaped(lines, ((const char *const *)list.items)[i]);
        else
            add_item(field->shape, (const char *)list.items + i * field->shape->size, lines);
    }
}

/* Cuts the text before the next `end` or the end of the line; NULL for `\0`. */
static const char *
take_text(const char **rest, struct fup_arena *arena)
{
    size_t len = strcspn(*rest, "\t\n"), to = 0;
    bool is_null = len == 2 && memcmp(*rest, "\\0", 2) == 0;
    char *text = is_null ? NULL : fup_arena_copy_len(arena, *rest, len);

    for (size_t from = 0; text && from < len; from++) {
        if (text[from] == '\\' && from + 1 < len) {
            from++;
            text[to++] = text[from] == 't' ? '\t' : text[from] == 'n' ? '\n' : text[from];
        } else {
            text[to++] = text[from];
        }
    }
    if (text)
        text[to] = '\0';
    *rest += len;
    return text;
}

static void
take_item(const struct fup_shape *shape, const char **rest, struct fup_arena *arena, char *item)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct fup_field *field = &shape->fields[i];
        const char *text = take_text(rest, arena);

        if (field->kind == FUP_FIELD_WORD) {
            int value = text ? fup_field_parse_word(field, text) : -1;

            if (value >= 0)
                memcpy(item + field->offset, &value, sizeof value);
        } else {
            memcpy(item + field->offset, &text, sizeof text);
        }
        if (**rest == '\t')
            (*rest)++;
    }
}

void
fup_shape_from_lines(const struct fup_field *field, const char *lines, struct fup_arena *arena,
                     void *structure)
{
    bool is_texts = field->kind == FUP_FIELD_TEXTS;
    size_t size = is_texts ? sizeof(const char *) : field->shape->size;
    struct fup_any_list list = {0};
    size_t count = lines && *lines ? 1 : 0;

    for (const char *c = lines; count && *c; c++)
        count += *c == '\n';
    if (count > 0)
        list.items = fup_arena_alloc(arena, count * size);
    if (list.items)
        list.capacity = count;
    while (list.count < list.capacity) {
        char *item = (char *)list.items + list.count++ * size;

        if (is_texts) {
            const char *text = take_text(&lines, arena);

            text = text ? text : "";
            memcpy(item, &text, sizeof text);
            lines += strcspn(lines, "\n");
        } else {
            fup_shape_clear(field->shape, item);
            take_item(field->shape, &lines, arena, item);
            lines += strcspn(lines, "\n");
        }
        if (*lines == '\n')
            lines++;
    }
    memcpy((char *)structure + field->offset, &list, sizeof list);
}
