/* text/invite.c - a linear pre-scan, then libical, then only plain questions to its result.
 *
 * The pre-scan copies the part without what is dangerous or not needed: VTIMEZONE (the system's
 * zones count; only its two offsets are remembered), VALARM, and recurrence rules, which libical
 * would expand. So nothing that libical 3 hangs on (an RRULE by the second, nested components,
 * lines of megabytes) reaches it. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/invite.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "mail/charset.h"
#include "text/zoneid.h"

enum {
    PART_BYTES = 1024 * 1024,
    LINE_BYTES = 64 * 1024,
    DEPTH = 16,
    PROPERTIES = 10000,
    PARAMETERS = 1000, /* of one property; libical needs the square of their number */
    EVENTS = 200,
    ATTENDEES = 500,
    ZONES = 32,
    DAY_SECONDS = 86400,
    LONGEST_DURATION = 366 * DAY_SECONDS
};

struct zone_note {
    char id[128];
    struct fup_zone_offsets offsets;
};

/* What the pre-scan keeps. */
struct scan {
    char *text; /* the part without what is skipped */
    size_t len;
    struct zone_note zones[ZONES];
    size_t zone_count;
    bool is_refused;
};

struct scan_state {
    int depth, skip_depth; /* skip_depth: the depth at which skipping began, 0: none */
    size_t line_bytes, properties, parameters;
    bool skips_line; /* the property at hand and its continuation lines are left out */
    bool is_summer;
};

static bool
starts(struct fup_str line, const char *word)
{
    return fup_str_starts_caseless(line, word);
}

/* "+0130" as minutes. */
static int
read_offset(struct fup_str line)
{
    const char *colon = memchr(line.text, ':', line.len);
    struct fup_str value =
        fup_str_trim(colon ? (struct fup_str){colon + 1, (size_t)(line.text + line.len - colon - 1)}
                           : (struct fup_str){"", 0});
    int minutes = 0;

    if (value.len >= 5 && (value.text[0] == '+' || value.text[0] == '-')) {
        minutes = (value.text[1] - '0') * 600 + (value.text[2] - '0') * 60 +
                  (value.text[3] - '0') * 10 + (value.text[4] - '0');
        if (value.text[0] == '-')
            minutes = -minutes;
    }
    return minutes > -16 * 60 && minutes < 16 * 60 ? minutes : 0;
}

/* A line of a VTIMEZONE: its name and offsets are remembered. */
static void
note_zone_line(struct scan *scan, struct scan_state *state, struct fup_str line)
{
    struct zone_note *zone = scan->zone_count ? &scan->zones[scan->zone_count - 1] : NULL;

    if (starts(line, "BEGIN:STANDARD")) {
        state->is_summer = false;
    } else if (starts(line, "BEGIN:DAYLIGHT")) {
        state->is_summer = true;
    } else if (zone && starts(line, "TZID:")) {
        struct fup_str id = fup_str_trim((struct fup_str){line.text + 5, line.len - 5});

        if (id.len < sizeof zone->id)
            memcpy(zone->id, id.text, id.len);
    } else if (zone && starts(line, "TZOFFSETTO")) {
        zone->offsets.is_known = true;
        if (state->is_summer) {
            zone->offsets.has_summer = true;
            zone->offsets.summer = read_offset(line);
        } else {
            zone->offsets.standard = read_offset(line);
        }
    }
}

static bool
is_skipped_component(struct fup_str line)
{
    return starts(line, "BEGIN:VTIMEZONE") || starts(line, "BEGIN:VALARM");
}

static bool
is_skipped_property(struct fup_str line)
{
    return starts(line, "RRULE") || starts(line, "EXRULE") || starts(line, "RDATE") ||
           starts(line, "EXDATE");
}

static void
begin_or_end(struct scan *scan, struct scan_state *state, struct fup_str line)
{
    if (starts(line, "BEGIN:")) {
        state->depth++;
        if (!state->skip_depth && is_skipped_component(line)) {
            state->skip_depth = state->depth;
            if (starts(line, "BEGIN:VTIMEZONE") && scan->zone_count < ZONES)
                scan->zone_count++;
        }
    }
    if (state->skip_depth)
        note_zone_line(scan, state, line);
}

static void
scan_line(struct scan *scan, struct scan_state *state, struct fup_str line)
{
    bool is_continuation = line.len > 0 && (line.text[0] == ' ' || line.text[0] == '\t');

    state->line_bytes = is_continuation ? state->line_bytes + line.len : line.len;
    state->properties += !is_continuation;
    state->parameters = is_continuation ? state->parameters : 0;
    for (size_t i = 0; i < line.len; i++)
        state->parameters += line.text[i] == ';' && (i == 0 || line.text[i - 1] != '\\');
    if (!is_continuation) {
        begin_or_end(scan, state, line);
        state->skips_line = state->skip_depth > 0 || is_skipped_property(line);
    }
    if (!state->skips_line) {
        memcpy(scan->text + scan->len, line.text, line.len);
        scan->len += line.len;
        scan->text[scan->len++] = '\n';
    }
    if (!is_continuation && starts(line, "END:")) {
        if (state->skip_depth && state->depth <= state->skip_depth)
            state->skip_depth = 0;
        state->depth -= state->depth > 0;
    }
    scan->is_refused =
        state->line_bytes > LINE_BYTES || state->depth > DEPTH || state->properties > PROPERTIES;
}

static void
scan_part(struct scan *scan, struct fup_str part, struct fup_arena *arena)
{
    struct scan_state state = {0};
    struct fup_str line;

    scan->text = part.len <= PART_BYTES ? fup_arena_alloc(arena, part.len + 2) : NULL;
    scan->is_refused = !scan->text;
    while (!scan->is_refused && fup_str_next_line(&part, &line))
        scan_line(scan, &state, line);
}

struct reading {
    const struct scan *scan;
    struct fup_arena *arena;
    struct fup_invite_list *invites;
    int offset_minutes;
};

static const char *
copy_text(const struct reading *reading, const char *text)
{
    const char *copy = text && *text ? fup_charset_line(text, reading->arena) : NULL;

    return copy && *copy ? copy : NULL;
}

static fup_instant
read_time(const struct reading *reading, icalproperty *property, struct icaltimetype time)
{
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    const char *id = parameter ? icalparameter_get_tzid(parameter) : NULL;
    struct fup_zone_offsets none = {0};
    const struct fup_zone_offsets *offsets = &none;
    fup_day day = time.year > 0 && time.year < 10000
                      ? fup_day_from_civil(time.year, time.month, time.day)
                      : FUP_NO_DAY;
    int32_t second = time.hour * 3600 + time.minute * 60 + time.second;
    fup_instant instant = FUP_NO_INSTANT;

    for (size_t i = 0; id && i < reading->scan->zone_count; i++) {
        if (strcmp(reading->scan->zones[i].id, id) == 0)
            offsets = &reading->scan->zones[i].offsets;
    }
    if (day != FUP_NO_DAY && second >= 0 && second <= DAY_SECONDS) {
        if (time.is_date)
            instant = (fup_instant)day * DAY_SECONDS;
        else if (icaltime_is_utc(time))
            instant = (fup_instant)day * DAY_SECONDS + second;
        else
            instant = fup_zoneid_instant(id, offsets, reading->offset_minutes, day, second);
    }
    return instant;
}

static const char *
read_address(const struct reading *reading, const char *text)
{
    const char *colon = text ? strchr(text, ':') : NULL;
    const char *address = copy_text(reading, colon ? colon + 1 : text);
    char *copy = address && strchr(address, '@') ? fup_arena_copy(reading->arena, address) : NULL;
    char *at = copy ? strrchr(copy, '@') : NULL;

    for (char *c = at; c && *c; c++)
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c;
    return copy;
}

/* The EMAIL parameter (RFC 7986) is meant where the value is no address, as with iCloud. */
static const char *
email_parameter(icalproperty *property)
{
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_EMAIL_PARAMETER);

    return parameter ? icalparameter_get_email(parameter) : NULL;
}

static struct fup_attendee
read_person(const struct reading *reading, icalproperty *property, const char *value)
{
    icalparameter *cn = icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER);
    icalparameter *partstat = icalproperty_get_first_parameter(property, ICAL_PARTSTAT_PARAMETER);
    struct fup_attendee person = {.name = copy_text(reading, cn ? icalparameter_get_cn(cn) : NULL),
                                  .address = read_address(reading, value)};

    if (!person.address)
        person.address = read_address(reading, email_parameter(property));
    switch (partstat ? icalparameter_get_partstat(partstat) : ICAL_PARTSTAT_NONE) {
    case ICAL_PARTSTAT_ACCEPTED:
        person.answer = FUP_ANSWER_ACCEPTED;
        break;
    case ICAL_PARTSTAT_TENTATIVE:
        person.answer = FUP_ANSWER_TENTATIVE;
        break;
    case ICAL_PARTSTAT_DECLINED:
        person.answer = FUP_ANSWER_DECLINED;
        break;
    case ICAL_PARTSTAT_NEEDSACTION:
        person.answer = FUP_ANSWER_NEEDED;
        break;
    default:
        person.answer = FUP_ANSWER_NONE;
        break;
    }
    return person;
}

static void
read_people(const struct reading *reading, icalcomponent *event, struct fup_invite *invite)
{
    icalproperty *property = icalcomponent_get_first_property(event, ICAL_ORGANIZER_PROPERTY);

    if (property)
        invite->organizer = read_person(reading, property, icalproperty_get_organizer(property));
    property = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY);
    while (property && invite->attendees.count < ATTENDEES) {
        struct fup_attendee person =
            read_person(reading, property, icalproperty_get_attendee(property));
        struct fup_attendee *slot =
            person.address ? FUP_LIST_ADD(&invite->attendees, reading->arena) : NULL;

        if (slot)
            *slot = person;
        property = icalcomponent_get_next_property(event, ICAL_ATTENDEE_PROPERTY);
    }
}

/* DTEND of all-day events is exclusive (RFC 5545 section 3.6.1); ours is inclusive. */
static void
read_times(const struct reading *reading, icalcomponent *event, struct fup_invite *invite)
{
    icalproperty *start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
    icalproperty *end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
    icalproperty *duration = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);

    invite->start = invite->end = FUP_NO_INSTANT;
    if (start) {
        struct icaltimetype time = icalproperty_get_dtstart(start);

        invite->is_all_day = time.is_date;
        invite->start = read_time(reading, start, time);
        invite->end = invite->start;
    }
    if (invite->start != FUP_NO_INSTANT && end) {
        fup_instant instant = read_time(reading, end, icalproperty_get_dtend(end));

        if (instant != FUP_NO_INSTANT)
            invite->end = instant - (invite->is_all_day ? DAY_SECONDS : 0);
    } else if (invite->start != FUP_NO_INSTANT && duration) {
        int seconds = icaldurationtype_as_int(icalproperty_get_duration(duration));

        if (seconds > 0 && seconds <= LONGEST_DURATION)
            invite->end = invite->start + seconds - (invite->is_all_day ? DAY_SECONDS : 0);
    }
    if (invite->end < invite->start)
        invite->end = invite->start;
}

static enum fup_method
method_of(icalcomponent *calendar)
{
    enum fup_method method = FUP_METHOD_NONE;

    switch (icalcomponent_get_method(calendar)) {
    case ICAL_METHOD_REQUEST:
    case ICAL_METHOD_ADD:
        method = FUP_METHOD_REQUEST;
        break;
    case ICAL_METHOD_REPLY:
        method = FUP_METHOD_REPLY;
        break;
    case ICAL_METHOD_CANCEL:
        method = FUP_METHOD_CANCEL;
        break;
    case ICAL_METHOD_COUNTER:
    case ICAL_METHOD_DECLINECOUNTER:
        method = FUP_METHOD_COUNTER;
        break;
    case ICAL_METHOD_PUBLISH:
        method = FUP_METHOD_PUBLISH;
        break;
    default:
        break;
    }
    return method;
}

static void
read_event(const struct reading *reading, icalcomponent *event, enum fup_method method)
{
    struct fup_invite *invite = FUP_LIST_ADD(reading->invites, reading->arena);
    icalproperty *property;

    if (invite) {
        property = icalcomponent_get_first_property(event, ICAL_UID_PROPERTY);
        invite->uid = copy_text(reading, property ? icalproperty_get_uid(property) : NULL);
        property = icalcomponent_get_first_property(event, ICAL_SEQUENCE_PROPERTY);
        invite->sequence = property ? icalproperty_get_sequence(property) : 0;
        property = icalcomponent_get_first_property(event, ICAL_SUMMARY_PROPERTY);
        invite->summary = copy_text(reading, property ? icalproperty_get_summary(property) : NULL);
        property = icalcomponent_get_first_property(event, ICAL_LOCATION_PROPERTY);
        invite->location =
            copy_text(reading, property ? icalproperty_get_location(property) : NULL);
        property = icalcomponent_get_first_property(event, ICAL_STATUS_PROPERTY);
        invite->method = method;
        invite->is_cancelled =
            method == FUP_METHOD_CANCEL ||
            (property && icalproperty_get_status(property) == ICAL_STATUS_CANCELLED);
        read_times(reading, event, invite);
        read_people(reading, event, invite);
    }
}

static void
read_calendar(const struct reading *reading, icalcomponent *calendar)
{
    enum fup_method method = method_of(calendar);
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);

    while (event && reading->invites->count < EVENTS) {
        read_event(reading, event, method);
        event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT);
    }
}

void
fup_invite_read(struct fup_str part, int offset_minutes, struct fup_arena *arena,
                struct fup_invite_list *invites)
{
    struct scan *scan = fup_arena_alloc(arena, sizeof *scan);
    struct reading reading = {scan, arena, invites, offset_minutes};
    icalcomponent *root = NULL, *calendar;

    if (scan) {
        scan_part(scan, part, arena);
        icalerror_set_errors_are_fatal(0);
        if (!scan->is_refused)
            root = icalparser_parse_string(scan->text);
    }
    if (root && icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT) {
        read_calendar(&reading, root);
    } else if (root && icalcomponent_isa(root) == ICAL_VEVENT_COMPONENT) {
        read_event(&reading, root, FUP_METHOD_NONE);
    } else if (root) { /* several calendars in one part, or bare events */
        read_calendar(&reading, root);
        calendar = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT);
        while (calendar) {
            read_calendar(&reading, calendar);
            calendar = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT);
        }
    }
    if (root)
        icalcomponent_free(root);
}
