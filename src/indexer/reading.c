/* indexer/reading.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reading.h"

#include <string.h>

#include "view/output.h"

/* "asks": a clear ask, or a weak one where nothing says that all is settled. */
static bool
has_sense(const struct fup_message *message, enum fup_sense sense, bool is_weak)
{
    bool found = false;

    for (size_t i = 0; !found && i < message->findings.count; i++)
        found = message->findings.items[i].sense == sense &&
                message->findings.items[i].is_weak == is_weak;
    return found;
}

static bool
asks(const struct fup_message *message)
{
    return has_sense(message, FUP_SENSE_ASK, false) ||
           (has_sense(message, FUP_SENSE_ASK, true) &&
            !has_sense(message, FUP_SENSE_CLOSING, false));
}

static bool
promises(const struct fup_message *message)
{
    return has_sense(message, FUP_SENSE_PROMISE, false) ||
           has_sense(message, FUP_SENSE_CALL, false) ||
           has_sense(message, FUP_SENSE_CLOSE_BY, false);
}

/* The writer's calendar: Monday to Friday, no holidays; the reader's own stand in the rows. */
static const char *
expected_day(const struct fup_window *window, const struct fup_zone *zone, struct fup_arena *arena)
{
    static const struct fup_business business = {0, NULL, 0};
    fup_day day = fup_window_expected(window, &business, zone);
    char text[11];

    if (day == FUP_NO_DAY)
        return NULL;
    fup_day_format(day, text);
    return fup_arena_copy(arena, text);
}

static const char *
day_or_time(fup_day day, fup_instant instant, const struct fup_window *window,
            const struct fup_zone *zone, struct fup_arena *arena)
{
    char text[26];

    if (window->has_time && instant != FUP_NO_INSTANT)
        fup_instant_format(zone, instant, text);
    else if (day != FUP_NO_DAY)
        fup_day_format(day, text);
    else
        return NULL;
    return fup_arena_copy(arena, text);
}

static json_t *
slice_json(struct fup_str text)
{
    return json_stringn(text.text ? text.text : "", text.text ? text.len : 0);
}

static json_t *
date_json(const struct fup_reading *reading, size_t index, const struct fup_zone *zone,
          struct fup_arena *arena)
{
    const struct fup_date *date = &reading->dates.items[index];
    const struct fup_window *window = &date->window;
    struct fup_str text = {reading->body.own.text + date->offset, date->len};
    enum fup_purpose purpose =
        reading->date_purposes ? reading->date_purposes[index] : FUP_PURPOSE_OTHER;

    return json_pack("{s:o, s:s?, s:s?, s:s?, s:s}", "text", slice_json(text), "start",
                     day_or_time(window->start, window->start_instant, window, zone, arena), "end",
                     day_or_time(window->end, window->end_instant, window, zone, arena), "expected",
                     expected_day(window, zone, arena), "purpose", fup_purpose_name(purpose));
}

static json_t *
findings_json(const struct fup_finding_list *findings)
{
    json_t *list = json_array();

    for (size_t i = 0; list && i < findings->count; i++) {
        const struct fup_finding *finding = &findings->items[i];

        if (finding->sense == FUP_SENSE_DATE)
            continue;
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s?}", "rule", finding->rule,
                                                    "sense", fup_sense_name(finding->sense),
                                                    "quote", finding->quote));
    }
    return list;
}

/* Events of the candidate's side have no word of their own in version 1 of the JSON. */
static const char *
event_word(enum fup_event event)
{
    return fup_event_name(event >= FUP_EVENT_APPLIED ? FUP_EVENT_NONE : event);
}

json_t *
reading_json(const struct fup_reading *reading, const char *id, struct fup_arena *arena)
{
    const struct fup_message *message = &reading->message;
    const struct fup_zone *zone = fup_zone_fixed(arena, message->offset_minutes);
    json_t *dates = json_array(), *object;

    if (!zone || !dates) {
        json_decref(dates);
        return NULL;
    }
    for (size_t i = 0; i < reading->dates.count; i++)
        (void)json_array_append_new(dates, date_json(reading, i, zone, arena));
    object = json_pack("{s:s, s:b, s:s, s:b, s:b, s:b, s:b, s:o, s:o, s:o}", "lang",
                       reading->body.language, "hiring", message->hiring.is_hiring, "event",
                       event_word(message->hiring.event), "automatic",
                       message->automatic != FUP_AUTOMATIC_NO, "asks", asks(message), "promises",
                       promises(message), "closes", has_sense(message, FUP_SENSE_CLOSING, false),
                       "own", slice_json(reading->body.own), "dates", dates, "findings",
                       findings_json(&message->findings));
    if (object && id)
        (void)json_object_set_new(object, "id", json_string(id));
    return object;
}

static void
add_finding(const struct fup_finding *finding, const struct fup_zone *zone, struct fup_arena *arena,
            struct fup_buffer *out)
{
    fup_buffer_format(out, "    %s: %s", fup_sense_name(finding->sense), finding->rule);
    if (finding->has_window) {
        const char *expected = expected_day(&finding->window, zone, arena);

        fup_buffer_format(out, ", \"");
        fup_output_field(out, finding->date_text);
        fup_buffer_format(out, "\" is %s (%s)", expected ? expected : "no day",
                          fup_purpose_name(finding->purpose));
    }
    if (finding->asked) {
        fup_buffer_text(out, ", asks ");
        fup_output_field(out, finding->asked);
    }
    fup_buffer_text(out, finding->is_anyone ? ", asks anyone" : "");
    fup_buffer_text(out, finding->is_weak ? ", weak\n" : "\n");
}

static void
add_head(const struct fup_message *message, const struct fup_body *body, struct fup_buffer *out)
{
    fup_buffer_format(out, "language: %s\n", body->language[0] ? body->language : "not known");
    if (message->automatic != FUP_AUTOMATIC_NO)
        fup_buffer_format(out, "automatic: %s (%s)\n", fup_automatic_name(message->automatic),
                          message->automatic_rule ? message->automatic_rule : "");
    if (message->hiring.is_hiring) {
        fup_buffer_format(out, "hiring: %s (%s)\n", fup_event_name(message->hiring.event),
                          message->hiring.rule ? message->hiring.rule : "");
        if (message->hiring.quote) {
            fup_buffer_text(out, "    ");
            fup_output_field(out, message->hiring.quote);
            fup_buffer_text(out, "\n");
        }
    }
    fup_buffer_text(out, "\n");
}

void
reading_text(const struct fup_reading *reading, struct fup_arena *arena, struct fup_buffer *out)
{
    const struct fup_finding_list *findings = &reading->message.findings;
    const struct fup_zone *zone = fup_zone_fixed(arena, reading->message.offset_minutes);
    struct fup_buffer text = {0};
    size_t finding = 0;

    add_head(&reading->message, &reading->body, &text);
    for (size_t i = 0; i < reading->body.sentences.count; i++) {
        const struct fup_sentence *sentence = &reading->body.sentences.items[i];

        fup_output_field(&text, fup_arena_copy_len(arena, reading->body.own.text + sentence->offset,
                                                   sentence->len));
        fup_buffer_text(&text, "\n");
        for (; finding < findings->count && findings->items[finding].offset <= sentence->offset;
             finding++)
            add_finding(&findings->items[finding], zone, arena, &text);
    }
    if (text.text)
        fup_output_render((struct fup_str){text.text, text.len}, false, out);
    fup_buffer_release(&text);
}
