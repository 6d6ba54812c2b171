/* store/rows.c - a head of fixed size, then every row field by field as the tables below tell.
 *
 * A number is eight bytes; a text is its length with the final zero (0: absent) and its bytes; a
 * list is its length and its items. The head holds a sum of the rest, so that a flipped bit gives
 * no wrong row, and the reader checks every length besides.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/rows.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/checksum.h"
#include "store/shape_table.h"

#define MOST_BYTES (256 << 20)

#define ENUM(type, member, last) WORD(type, member, NULL, last)

static const struct fup_field evidence_fields[] = {PLAIN(TEXT, fup_evidence, rule),
                                                   PLAIN(TEXT, fup_evidence, message_id),
                                                   PLAIN(TEXT, fup_evidence, quote)};
static const struct fup_shape evidence_shape = SHAPE(evidence_fields, fup_evidence);

static const struct fup_field duty_fields[] = {
    ENUM(fup_duty, owner, FUP_OWNER_THEM), INNER(LIST, fup_duty, people, fup_address_shape),
    PLAIN(INSTANT, fup_duty, since),       PLAIN(DAY, fup_duty, expected),
    PLAIN(DAY, fup_duty, act_on),          ENUM(fup_duty, basis, FUP_BASIS_DECISION),
    PLAIN(FLAG, fup_duty, is_thank_you),   PLAIN(FLAG, fup_duty, is_close_by),
    PLAIN(FLAG, fup_duty, is_event),       PLAIN(FLAG, fup_duty, is_call),
    PLAIN(FLAG, fup_duty, is_bounce),      PLAIN(INSTANT, fup_duty, deadline),
    PLAIN(TEXT, fup_duty, message_id),     INNER(LIST, fup_duty, evidence, evidence_shape)};
static const struct fup_shape duty_shape = SHAPE(duty_fields, fup_duty);

static const struct fup_field row_fields[] = {PLAIN(TEXT, fup_row, case_id),
                                              PLAIN(TEXTS, fup_row, threads),
                                              PLAIN(TEXT, fup_row, message_id),
                                              PLAIN(TEXT, fup_row, reply_to),
                                              PLAIN(TEXT, fup_row, subject),
                                              ENUM(fup_row, kind, FUP_KIND_INTERVIEW),
                                              ENUM(fup_row, role, FUP_ROLE_RECRUITER),
                                              ENUM(fup_row, stage, FUP_STAGE_ON_HOLD),
                                              PLAIN(TEXT, fup_row, organization),
                                              PLAIN(TEXT, fup_row, position),
                                              INNER(LIST, fup_row, with, fup_address_shape),
                                              INNER(LIST, fup_row, missing, fup_address_shape),
                                              PLAIN(INSTANT, fup_row, interview_start),
                                              PLAIN(INSTANT, fup_row, interview_end),
                                              ENUM(fup_row, waiting_on, FUP_OWNER_THEM),
                                              PLAIN(INSTANT, fup_row, since),
                                              PLAIN(DAY, fup_row, expected),
                                              PLAIN(DAY, fup_row, act_on),
                                              ENUM(fup_row, basis, FUP_BASIS_DECISION),
                                              PLAIN(FLAG, fup_row, overdue),
                                              PLAIN(NUMBER, fup_row, days_overdue),
                                              ENUM(fup_row, action, FUP_ACTION_RESEND),
                                              ENUM(fup_row, certainty, FUP_CERTAINTY_UNKNOWN),
                                              PLAIN(FLAG, fup_row, ambiguous),
                                              PLAIN(NUMBER, fup_row, follow_ups_sent),
                                              PLAIN(DAY, fup_row, snoozed_until),
                                              PLAIN(INSTANT, fup_row, deadline),
                                              PLAIN(INSTANT, fup_row, drafted),
                                              PLAIN(TEXT, fup_row, note),
                                              INNER(LIST, fup_row, also, duty_shape),
                                              INNER(LIST, fup_row, evidence, evidence_shape),
                                              ENUM(fup_row, group, FUP_GROUP_CLOSED)};
static const struct fup_shape row_shape = SHAPE(row_fields, fup_row);

struct head {
    char name[16]; /* FILE_NAME */
    uint64_t layout, sum, len, count;
    int64_t made, valid_until, indexed_at, is_complete;
    char mark[24];
};
#define FILE_NAME "followup-rows 1"

static uint64_t
mix_shape(uint64_t mark, const struct fup_shape *shape)
{
    mark = fup_mark(mark, &shape->size, sizeof shape->size);
    for (size_t i = 0; i < shape->count; i++) {
        const struct fup_field *field = &shape->fields[i];

        mark = fup_mark(mark, field->name, strlen(field->name));
        mark = fup_mark(mark, &field->kind, sizeof field->kind);
        mark = fup_mark(mark, &field->offset, sizeof field->offset);
        mark = fup_mark(mark, &field->word_count, sizeof field->word_count);
        if (field->shape)
            mark = mix_shape(mark, field->shape); /* as deep as the tables above */
    }
    return mark;
}

static void
put_number(struct fup_buffer *out, int64_t number)
{
    fup_buffer_add(out, (const char *)&number, sizeof number);
}

static void
put_text(struct fup_buffer *out, const char *text)
{
    size_t len = text ? strlen(text) + 1 : 0;

    put_number(out, (int64_t)len);
    if (text)
        fup_buffer_add(out, text, len);
}

/* The scalar kinds, as they lie in the struct. */
static int64_t
load_number(enum fup_field_kind kind, const char *at)
{
    fup_instant instant;
    fup_day day;
    bool flag;
    int number;

    switch (kind) {
    case FUP_FIELD_FLAG:
        memcpy(&flag, at, sizeof flag);
        return flag;
    case FUP_FIELD_INSTANT:
        memcpy(&instant, at, sizeof instant);
        return instant;
    case FUP_FIELD_DAY:
        memcpy(&day, at, sizeof day);
        return day;
    default: /* NUMBER, WORD */
        memcpy(&number, at, sizeof number);
        return number;
    }
}

static void
save_number(enum fup_field_kind kind, int64_t value, char *at)
{
    const fup_instant instant = value;
    const fup_day day = (fup_day)value;
    const bool flag = value != 0;
    const int number = (int)value;

    switch (kind) {
    case FUP_FIELD_FLAG:
        memcpy(at, &flag, sizeof flag);
        break;
    case FUP_FIELD_INSTANT:
        memcpy(at, &instant, sizeof instant);
        break;
    case FUP_FIELD_DAY:
        memcpy(at, &day, sizeof day);
        break;
    default:
        memcpy(at, &number, sizeof number);
        break;
    }
}

/* The depth is that of the tables above, not of any input; so it is in take_struct. */
static void
put_struct(struct fup_buffer *out, const struct fup_shape *shape, const char *structure)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct fup_field *field = &shape->fields[i];
        const char *at = structure + field->offset, *text;
        struct fup_any_list list;

        switch (field->kind) {
        case FUP_FIELD_TEXT:
            memcpy(&text, at, sizeof text);
            put_text(out, text);
            break;
        case FUP_FIELD_TEXTS:
        case FUP_FIELD_LIST:
            memcpy(&list, at, sizeof list);
            put_number(out, (int64_t)list.count);
            for (size_t k = 0; k < list.count; k++) {
                if (field->kind == FUP_FIELD_TEXTS)
                    put_text(out, ((const char *const *)list.items)[k]);
                else
                    put_struct(out, field->shape,
                               (const char *)list.items + k * field->shape->size);
            }
            break;
        default:
            put_number(out, load_number(field->kind, at));
            break;
        }
    }
}

struct reader {
    const char *at, *end;
    struct fup_arena *arena;
    bool bad;
};

static int64_t
take_number(struct reader *reader, int64_t least, int64_t most)
{
    int64_t number = 0;

    if ((size_t)(reader->end - reader->at) < sizeof number) {
        reader->bad = true;
    } else {
        memcpy(&number, reader->at, sizeof number);
        reader->at += sizeof number;
    }
    if (number < least || number > most) {
        reader->bad = true;
        number = least;
    }
    return number;
}

/* Borrowed from the file, which holds the zero. */
static const char *
take_text(struct reader *reader)
{
    size_t len = (size_t)take_number(reader, 0, MOST_BYTES);
    const char *text = NULL;

    if (len > 0 && !reader->bad) {
        if (len > (size_t)(reader->end - reader->at) || reader->at[len - 1] != '\0') {
            reader->bad = true;
        } else {
            text = reader->at;
            reader->at += len;
        }
    }
    return text;
}

static void take_struct(struct reader *reader, const struct fup_shape *shape, char *structure);

static void
take_list(struct reader *reader, const struct fup_field *field, char *at)
{
    bool is_texts = field->kind == FUP_FIELD_TEXTS;
    size_t size = is_texts ? sizeof(const char *) : field->shape->size;
    size_t left = (size_t)(reader->end - reader->at) / sizeof(int64_t); /* an item takes more */
    struct fup_any_list list = {0};

    list.count = list.capacity = (size_t)take_number(reader, 0, (int64_t)left);
    if (list.count > 0)
        list.items = fup_arena_alloc(reader->arena, list.count * size);
    reader->bad = reader->bad || (list.count > 0 && !list.items);
    for (size_t i = 0; i < list.count && !reader->bad; i++) {
        if (is_texts) {
            const char *text = take_text(reader);

            memcpy((char *)list.items + i * size, &text, sizeof text);
            reader->bad = reader->bad || !text;
        } else {
            take_struct(reader, field->shape, (char *)list.items + i * size);
        }
    }
    memcpy(at, &list, sizeof list);
}

static void
take_struct(struct reader *reader, const struct fup_shape *shape, char *structure)
{
    for (size_t i = 0; i < shape->count && !reader->bad; i++) {
        const struct fup_field *field = &shape->fields[i];
        char *at = structure + field->offset;
        const char *text;

        switch (field->kind) {
        case FUP_FIELD_TEXT:
            text = take_text(reader);
            memcpy(at, &text, sizeof text);
            break;
        case FUP_FIELD_TEXTS:
        case FUP_FIELD_LIST:
            take_list(reader, field, at);
            break;
        case FUP_FIELD_WORD:
            save_number(field->kind, take_number(reader, 0, field->word_count - 1), at);
            break;
        default:
            save_number(field->kind, take_number(reader, INT64_MIN, INT64_MAX), at);
            break;
        }
    }
}

/* The head alone tells whether the rest is worth reading. */
static bool
head_fits(const struct head *head, const char mark[17], fup_instant now, size_t most)
{
    return memcmp(head->name, FILE_NAME, sizeof FILE_NAME) == 0 &&
           head->layout == mix_shape(FUP_MARK_START, &row_shape) &&
           memcmp(head->mark, mark, 17) == 0 && head->made <= now && now < head->valid_until &&
           head->len <= (most > 0 ? most : MOST_BYTES) && head->count <= head->len / 8;
}

/* The bytes after the head, or NULL. */
static const char *
read_rest(int file, const struct head *head, struct fup_arena *arena)
{
    char *rest = fup_arena_alloc(arena, head->len + 1);
    ssize_t len = rest ? pread(file, rest, head->len + 1, sizeof *head) : -1;

    return len >= 0 && (uint64_t)len == head->len &&
                   fup_mark_much(FUP_MARK_START, rest, head->len) == head->sum
               ? rest
               : NULL;
}

bool
fup_rows_read(const char *path, const char mark[17], fup_instant now, size_t most,
              struct fup_arena *arena, struct fup_kept_rows *kept)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct reader reader = {.arena = arena};
    struct head head;
    bool good = file >= 0 && pread(file, &head, sizeof head, 0) == sizeof head &&
                head_fits(&head, mark, now, most);

    if (good) {
        reader.at = read_rest(file, &head, arena);
        good = reader.at != NULL;
    }
    if (file >= 0)
        (void)close(file);
    if (good) {
        size_t count = head.count;
        struct fup_row *rows = fup_arena_alloc(arena, (count + 1) * sizeof *rows);

        *kept = (struct fup_kept_rows){.made = head.made,
                                       .valid_until = head.valid_until,
                                       .indexed_at = head.indexed_at,
                                       .is_complete = head.is_complete != 0,
                                       .rows = {rows, rows ? count : 0, rows ? count : 0}};
        memcpy(kept->mark, mark, sizeof kept->mark);
        reader.end = reader.at + head.len;
        reader.bad = !rows;
        for (size_t i = 0; i < count && !reader.bad; i++)
            take_struct(&reader, &row_shape, (char *)&rows[i]);
        good = !reader.bad && reader.at == reader.end;
    }
    return good;
}

static bool
write_all(int file, const char *bytes, size_t len)
{
    ssize_t written = 1;

    while (len > 0 && written > 0) {
        written = write(file, bytes, len);
        if (written > 0) {
            bytes += written;
            len -= (size_t)written;
        }
    }
    return len == 0;
}

/* By rename: a reader sees the old file or the new one. */
static void
replace(const char *path, const struct fup_buffer *content)
{
    char made[4096];
    int file;
    bool good;

    if (snprintf(made, sizeof made, "%s.XXXXXX", path) >= (int)sizeof made)
        return;
    file = mkostemp(made, O_CLOEXEC); /* mode 0600 */
    if (file < 0)
        return;
    good = write_all(file, content->text, content->len);
    good = close(file) == 0 && good;
    if (!good || rename(made, path) != 0)
        (void)unlink(made);
}

void
fup_rows_write(const char *path, const struct fup_kept_rows *kept)
{
    struct fup_buffer content = {0};
    struct head head;

    memset(&head, 0, sizeof head);
    memcpy(head.name, FILE_NAME, sizeof FILE_NAME);
    memcpy(head.mark, kept->mark, sizeof kept->mark);
    head.layout = mix_shape(FUP_MARK_START, &row_shape);
    head.made = kept->made;
    head.valid_until = kept->valid_until;
    head.indexed_at = kept->indexed_at;
    head.is_complete = kept->is_complete;
    head.count = kept->rows.count;
    fup_buffer_add(&content, (const char *)&head, sizeof head);
    for (size_t i = 0; i < kept->rows.count; i++)
        put_struct(&content, &row_shape, (const char *)&kept->rows.items[i]);
    head.len = content.len - sizeof head;
    if (!content.failed && head.len <= MOST_BYTES) {
        head.sum = fup_mark_much(FUP_MARK_START, content.text + sizeof head, head.len);
        memcpy(content.text, &head, sizeof head);
        replace(path, &content);
    }
    fup_buffer_release(&content);
}
