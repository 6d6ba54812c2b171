/* store/record.c - facts as JSON and back, driven by the fields of shape.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/record.h"

#include <limits.h>
#include <string.h>

#include "base/str.h"
#include "store/shape.h"

/* Lists of one record: a hostile child must not make the parent allocate without bound. */
enum { LARGEST_LIST = 100000 };

static json_t *encode_shape(const struct fup_shape *shape, const char *structure);

static json_t *
encode_integer(json_int_t value, json_int_t absent)
{
    return value == absent ? json_null() : json_integer(value);
}

static json_t *
encode_text(const char *text)
{
    return text ? json_string(text) : json_null();
}

static json_t *
encode_list(const struct fup_field *field, const char *at)
{
    struct fup_any_list list;
    json_t *array = json_array();
    bool good = array != NULL;

    memcpy(&list, at, sizeof list);
    for (size_t i = 0; good && i < list.count; i++) {
        json_t *item =
            field->kind == FUP_FIELD_TEXTS
                ? json_string(((const char *const *)list.items)[i])
                : encode_shape(field->shape, (const char *)list.items + i * field->shape->size);

        good = json_array_append_new(array, item) == 0;
    }
    if (!good) {
        json_decref(array);
        array = NULL;
    }
    return array;
}

static json_t *
encode_scalar(const struct fup_field *field, const char *at)
{
    union {
        const char *text;
        bool flag;
        int number;
        unsigned unsigned_number;
        size_t size;
        fup_instant instant;
        fup_day day;
    } value;
    char text[11];

    switch (field->kind) {
    case FUP_FIELD_FLAG:
        memcpy(&value.flag, at, sizeof value.flag);
        return value.flag ? json_true() : json_null();
    case FUP_FIELD_NUMBER:
        memcpy(&value.number, at, sizeof value.number);
        return encode_integer(value.number, 0);
    case FUP_FIELD_UNSIGNED:
        memcpy(&value.unsigned_number, at, sizeof value.unsigned_number);
        return encode_integer(value.unsigned_number, 0);
    case FUP_FIELD_SIZE:
        memcpy(&value.size, at, sizeof value.size);
        return encode_integer((json_int_t)value.size, 0);
    case FUP_FIELD_INSTANT:
        memcpy(&value.instant, at, sizeof value.instant);
        return encode_integer(value.instant, FUP_NO_INSTANT);
    case FUP_FIELD_DAY:
        memcpy(&value.day, at, sizeof value.day);
        if (value.day == FUP_NO_DAY)
            return json_null();
        fup_day_format(value.day, text);
        return json_string(text);
    case FUP_FIELD_WORD:
        memcpy(&value.number, at, sizeof value.number);
        return value.number ? json_string(field->word(value.number)) : json_null();
    default:
        memcpy(&value.text, at, sizeof value.text);
        return encode_text(value.text);
    }
}

static json_t *
encode_field(const struct fup_field *field, const char *at)
{
    switch (field->kind) {
    case FUP_FIELD_SHAPE:
    case FUP_FIELD_OPTIONAL:
        return encode_shape(field->shape, at);
    case FUP_FIELD_TEXTS:
    case FUP_FIELD_LIST:
    case FUP_FIELD_TABLE:
        return encode_list(field, at);
    default:
        return encode_scalar(field, at);
    }
}

static bool
is_empty(const json_t *value)
{
    return json_is_null(value) || (json_is_array(value) && json_array_size(value) == 0) ||
           (json_is_object(value) && json_object_size(value) == 0);
}

/* The depth is that of the tables in shape.c. The word that a struct begins with says what it is
 * and is always written. */
static json_t *
encode_shape(const struct fup_shape *shape, const char *structure)
{
    json_t *object = json_object();
    bool good = object != NULL;

    for (size_t i = 0; good && i < shape->count; i++) {
        const struct fup_field *field = &shape->fields[i];
        json_t *value = fup_field_is_unset(shape, i, structure)
                            ? json_null()
                            : encode_field(field, structure + field->offset);

        good = value != NULL;
        if (good && i == 0 && field->kind == FUP_FIELD_WORD && json_is_null(value))
            value = json_string(field->word(0));
        if (good && is_empty(value))
            json_decref(value);
        else if (good)
            good = json_object_set_new_nocheck(object, field->name, value) == 0;
    }
    if (!good) {
        json_decref(object);
        object = NULL;
    }
    return object;
}

json_t *
fup_record_encode(const struct fup_message *message)
{
    return encode_shape(&fup_message_shape, (const char *)message);
}

static bool decode_shape(const struct fup_shape *shape, const json_t *object,
                         struct fup_arena *arena, char *structure);

static bool
decode_texts(const json_t *array, struct fup_arena *arena, struct fup_any_list *list)
{
    size_t count = json_array_size(array);
    const char **items = fup_arena_alloc(arena, count * sizeof *items);
    bool good = items != NULL;

    for (size_t i = 0; good && i < count; i++) {
        const json_t *text = json_array_get(array, i);

        items[i] = fup_arena_copy(arena, json_string_value(text));
        good = items[i] != NULL;
    }
    *list = (struct fup_any_list){items, count, count};
    return good;
}

static bool
decode_list(const struct fup_field *field, const json_t *array, struct fup_arena *arena, char *at)
{
    size_t count = json_array_size(array);
    struct fup_any_list list = {0};
    bool good = json_is_array(array) && count <= LARGEST_LIST;

    if (good && count > 0 && field->kind == FUP_FIELD_TEXTS) {
        good = decode_texts(array, arena, &list);
    } else if (good && count > 0) {
        char *items = fup_arena_alloc(arena, count * field->shape->size);

        good = items != NULL;
        for (size_t i = 0; good && i < count; i++)
            good = decode_shape(field->shape, json_array_get(array, i), arena,
                                items + i * field->shape->size);
        list = (struct fup_any_list){items, count, count};
    }
    if (good)
        memcpy(at, &list, sizeof list);
    return good;
}

static bool
decode_integer(const struct fup_field *field, const json_t *value, char *at)
{
    json_int_t integer = json_integer_value(value);
    bool good = json_is_integer(value);

    if (field->kind == FUP_FIELD_NUMBER) {
        int number = (int)integer;

        good = good && integer >= INT_MIN && integer <= INT_MAX;
        memcpy(at, &number, sizeof number);
    } else if (field->kind == FUP_FIELD_UNSIGNED) {
        unsigned number = (unsigned)integer;

        good = good && integer >= 0 && integer <= UINT_MAX;
        memcpy(at, &number, sizeof number);
    } else if (field->kind == FUP_FIELD_SIZE) {
        size_t size = (size_t)integer;

        good = good && integer >= 0;
        memcpy(at, &size, sizeof size);
    } else {
        fup_instant instant = integer;

        memcpy(at, &instant, sizeof instant);
    }
    return good;
}

static bool
decode_text(const struct fup_field *field, const json_t *value, struct fup_arena *arena, char *at)
{
    const char *text = json_string_value(value);
    bool good = text != NULL;

    if (good && field->kind == FUP_FIELD_DAY) {
        fup_day day = fup_day_parse(fup_str_from(text));

        good = day != FUP_NO_DAY;
        memcpy(at, &day, sizeof day);
    } else if (good && field->kind == FUP_FIELD_WORD) {
        int number = fup_field_parse_word(field, text);

        good = number >= 0;
        number = good ? number : 0;
        memcpy(at, &number, sizeof number);
    } else if (good) {
        text = fup_arena_copy(arena, text);
        good = text != NULL;
        memcpy(at, &text, sizeof text);
    }
    return good;
}

static bool
decode_field(const struct fup_field *field, const json_t *value, struct fup_arena *arena, char *at)
{
    bool flag;

    switch (field->kind) {
    case FUP_FIELD_SHAPE:
    case FUP_FIELD_OPTIONAL:
        return decode_shape(field->shape, value, arena, at);
    case FUP_FIELD_TEXTS:
    case FUP_FIELD_LIST:
    case FUP_FIELD_TABLE:
        return decode_list(field, value, arena, at);
    case FUP_FIELD_FLAG:
        flag = json_is_true(value);
        memcpy(at, &flag, sizeof flag);
        return json_is_boolean(value);
    case FUP_FIELD_TEXT:
    case FUP_FIELD_DAY:
    case FUP_FIELD_WORD:
        return decode_text(field, value, arena, at);
    default:
        return decode_integer(field, value, at);
    }
}

static bool
decode_shape(const struct fup_shape *shape, const json_t *object, struct fup_arena *arena,
             char *structure)
{
    bool good = json_is_object(object);

    fup_shape_clear(shape, structure);
    for (size_t i = 0; good && i < shape->count; i++) {
        const struct fup_field *field = &shape->fields[i];
        const json_t *value = json_object_get(object, field->name);

        if (value && !json_is_null(value))
            good = decode_field(field, value, arena, structure + field->offset);
    }
    return good;
}

enum fup_status
fup_record_decode(const json_t *object, struct fup_arena *arena, struct fup_message *message,
                  struct fup_error *error)
{
    enum fup_status status = FUP_OK;

    if (!decode_shape(&fup_message_shape, object, arena, (char *)message))
        status = fup_arena_failed(arena)
                     ? fup_error_set(error, FUP_NO_MEMORY, "record: not enough memory")
                     : fup_error_set(error, FUP_BROKEN, "record: is no record of one message");
    return status;
}
