/* view/json.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/json.h"

#include "view/output.h"

#include <stdlib.h>
#include <string.h>

/* Setting a key never overwrites: each is set once. A failure anywhere shows in fup_json_print. */
static void
set(json_t *object, const char *key, json_t *value)
{
    (void)json_object_set_new(object, key, value ? value : json_null());
}

static json_t *
text_of(const char *text)
{
    return text ? json_string(text) : json_null();
}

static json_t *
day_of(fup_day day)
{
    char text[11];

    if (day == FUP_NO_DAY)
        return json_null();
    fup_day_format(day, text);
    return json_string(text);
}

static json_t *
instant_of(const struct fup_view *view, fup_instant instant)
{
    char text[26];

    if (instant == FUP_NO_INSTANT)
        return json_null();
    fup_instant_format(view->zone, instant, text);
    return json_string(text);
}

static json_t *
people_of(const struct fup_address_list *people)
{
    json_t *array = json_array();

    for (size_t i = 0; i < people->count; i++) {
        json_t *person = json_object();

        set(person, "name", text_of(people->items[i].name));
        set(person, "address", text_of(people->items[i].address));
        (void)json_array_append_new(array, person);
    }
    return array;
}

static json_t *
strings_of(const struct fup_string_list *strings)
{
    json_t *array = json_array();

    for (size_t i = 0; i < strings->count; i++)
        (void)json_array_append_new(array, json_string(strings->items[i]));
    return array;
}

static json_t *
evidence_of(const struct fup_evidence_list *list)
{
    json_t *array = json_array();

    for (size_t i = 0; i < list->count; i++) {
        json_t *evidence = json_object();

        set(evidence, "rule", text_of(list->items[i].rule));
        set(evidence, "message_id", text_of(list->items[i].message_id));
        set(evidence, "quote", text_of(list->items[i].quote));
        (void)json_array_append_new(array, evidence);
    }
    return array;
}

static json_t *
duty_of(const struct fup_view *view, const struct fup_duty *duty)
{
    json_t *object = json_object();

    set(object, "waiting_on", text_of(fup_owner_name(duty->owner)));
    set(object, "with", people_of(&duty->people));
    set(object, "since", instant_of(view, duty->since));
    set(object, "expected", day_of(duty->expected));
    set(object, "act_on", day_of(duty->act_on));
    set(object, "basis", text_of(fup_basis_name(duty->basis)));
    set(object, "thank_you", json_boolean(duty->is_thank_you));
    set(object, "evidence", evidence_of(&duty->evidence));
    return object;
}

static json_t *
duties_of(const struct fup_view *view, const struct fup_duty_list *duties)
{
    json_t *array = json_array();

    for (size_t i = 0; i < duties->count; i++)
        (void)json_array_append_new(array, duty_of(view, &duties->items[i]));
    return array;
}

static json_t *
interview_of(const struct fup_view *view, const struct fup_row *row)
{
    json_t *object;

    if (row->interview_start == FUP_NO_INSTANT)
        return json_null();
    object = json_object();
    set(object, "start", instant_of(view, row->interview_start));
    set(object, "end", instant_of(view, row->interview_end));
    return object;
}

static void
set_matter(json_t *object, const struct fup_view *view, const struct fup_row *row)
{
    set(object, "case", text_of(row->case_id));
    set(object, "threads", strings_of(&row->threads));
    set(object, "message_id", text_of(row->message_id));
    set(object, "reply_to", text_of(row->reply_to));
    set(object, "subject", text_of(row->subject));
    set(object, "kind", text_of(fup_kind_name(row->kind)));
    set(object, "role", text_of(fup_role_name(row->role)));
    set(object, "stage", text_of(fup_stage_name(row->stage)));
    set(object, "organization", text_of(row->organization));
    set(object, "position", text_of(row->position));
    set(object, "with", people_of(&row->with));
    set(object, "missing", people_of(&row->missing));
    set(object, "interview", interview_of(view, row));
}

json_t *
fup_json_row(const struct fup_view *view, const struct fup_row *row)
{
    json_t *object = json_object();
    bool is_open = row->waiting_on != FUP_OWNER_NOBODY;

    set_matter(object, view, row);
    set(object, "waiting_on", text_of(fup_owner_name(row->waiting_on)));
    set(object, "since", instant_of(view, row->since));
    set(object, "expected", day_of(row->expected));
    set(object, "basis", is_open ? text_of(fup_basis_name(row->basis)) : json_null());
    set(object, "act_on", day_of(row->act_on));
    set(object, "overdue", json_boolean(row->overdue));
    set(object, "days_overdue", json_integer(row->days_overdue));
    set(object, "action", text_of(fup_action_name(row->action)));
    set(object, "certainty", text_of(fup_certainty_name(row->certainty)));
    set(object, "ambiguous", json_boolean(row->ambiguous));
    set(object, "follow_ups_sent", json_integer(row->follow_ups_sent));
    set(object, "snoozed_until", day_of(row->snoozed_until));
    set(object, "deadline", instant_of(view, row->deadline));
    set(object, "drafted", instant_of(view, row->drafted));
    set(object, "note", text_of(row->note));
    set(object, "group", text_of(fup_group_name(row->group)));
    set(object, "also", duties_of(view, &row->also));
    set(object, "evidence", evidence_of(&row->evidence));
    return object;
}

json_t *
fup_json_rows(const struct fup_view *view, const struct fup_row_list *rows, fup_instant indexed_at,
              bool is_complete)
{
    json_t *object = json_object(), *array = json_array();

    for (size_t i = 0; i < rows->count; i++)
        (void)json_array_append_new(array, fup_json_row(view, &rows->items[i]));
    set(object, "version", json_integer(FUP_JSON_VERSION));
    set(object, "now", instant_of(view, view->now));
    set(object, "indexed_at", instant_of(view, indexed_at));
    set(object, "complete", json_boolean(is_complete));
    set(object, "rows", array);
    return object;
}

static json_t *
groups_of(const struct fup_row_list *rows)
{
    json_t *array = json_array();

    for (size_t first = 0, end; first < rows->count; first = end) {
        enum fup_group group = rows->items[first].group;
        json_t *object = json_object();

        for (end = first; end < rows->count && rows->items[end].group == group; end++)
            ;
        set(object, "name", text_of(fup_group_name(group)));
        set(object, "title", text_of(fup_view_group(group)));
        set(object, "count", json_integer((json_int_t)(end - first)));
        (void)json_array_append_new(array, object);
    }
    return array;
}

json_t *
fup_json_page(const struct fup_view *view, const struct fup_row_list *rows,
              const struct fup_page_line_list *lines, fup_instant until, fup_instant indexed_at,
              bool is_complete)
{
    json_t *object = json_object(), *texts = json_array(), *spans = json_array();
    json_t *cases = json_array();

    for (size_t i = 0; i < lines->count; i++) {
        const struct fup_page_line *line = &lines->items[i];

        (void)json_array_append_new(texts, json_stringn(line->text.text, line->text.len));
        (void)json_array_append_new(cases, json_string(rows->items[i].case_id));
        (void)json_array_append_new(spans, json_integer((json_int_t)line->when_end));
        (void)json_array_append_new(spans, json_integer((json_int_t)line->who_start));
        (void)json_array_append_new(spans, json_integer((json_int_t)line->who_end));
    }
    set(object, "version", json_integer(FUP_JSON_VERSION));
    set(object, "now", instant_of(view, view->now));
    set(object, "valid_until", instant_of(view, fup_view_page_until(view, rows, until)));
    set(object, "indexed_at", instant_of(view, indexed_at));
    set(object, "complete", json_boolean(is_complete));
    set(object, "groups", groups_of(rows));
    set(object, "lines", texts);
    set(object, "cases", cases);
    set(object, "spans", spans);
    return object;
}

static json_t *
findings_of(const struct fup_finding_list *findings)
{
    json_t *array = json_array();

    for (size_t i = 0; i < findings->count; i++) {
        const struct fup_finding *finding = &findings->items[i];
        json_t *object = json_object();

        set(object, "sense", text_of(fup_sense_name(finding->sense)));
        set(object, "rule", text_of(finding->rule));
        set(object, "quote", text_of(finding->quote));
        if (finding->has_window) {
            set(object, "start", day_of(finding->window.start));
            set(object, "end", day_of(finding->window.end));
        }
        (void)json_array_append_new(array, object);
    }
    return array;
}

json_t *
fup_json_messages(const struct fup_view *view, const struct fup_row *row,
                  const struct fup_message_list *messages)
{
    json_t *array = json_array();

    for (size_t i = 0; i < row->message_count; i++) {
        const struct fup_message *message = &messages->items[row->messages[i]];
        const struct fup_address_list from = {(struct fup_address[]){message->from}, 1, 1};
        json_t *object = json_object();

        set(object, "message_id", text_of(message->id));
        set(object, "time", instant_of(view, fup_message_time(message, view->now)));
        set(object, "from", people_of(&from));
        set(object, "to", people_of(&message->to));
        set(object, "subject", text_of(message->subject));
        set(object, "automatic", text_of(fup_automatic_name(message->automatic)));
        set(object, "event", text_of(fup_event_name(message->hiring.event)));
        set(object, "findings", findings_of(&message->findings));
        (void)json_array_append_new(array, object);
    }
    return array;
}

json_t *
fup_json_decisions(const struct fup_view *view, const struct fup_view_case *all,
                   const struct fup_row *row)
{
    json_t *array = json_array();

    for (size_t i = 0; i < all->decisions->count; i++) {
        const struct fup_decision *decision = &all->decisions->items[i];
        json_t *object;

        if (!fup_view_is_of_case(all, row, decision))
            continue;
        object = json_object();
        set(object, "verb", text_of(fup_verb_word(decision->verb)));
        set(object, "message_id", text_of(decision->anchor));
        set(object, "made", instant_of(view, decision->made));
        set(object, "day", day_of(decision->day));
        set(object, "text", text_of(decision->text));
        set(object, "host", text_of(decision->host));
        (void)json_array_append_new(array, object);
    }
    return array;
}

enum fup_status
fup_json_print(json_t *object, struct fup_buffer *out)
{
    char *text = object ? json_dumps(object, JSON_COMPACT) : NULL;

    json_decref(object);
    if (text)
        fup_output_json(fup_str_from(text), out);
    free(text);
    return text && !out->failed ? FUP_OK : FUP_NO_MEMORY;
}
