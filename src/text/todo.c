/* text/todo.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/todo.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/str.h"

#define MAX_TEXT 2000

/* Without control bytes, cut at a character; to be freed. */
static char *
one_line(const char *text)
{
    struct fup_str whole = fup_str_from(text);
    size_t len = fup_utf8_prefix(whole, MAX_TEXT);
    char *line = malloc(len + 1);

    for (size_t i = 0; line && i < len; i++)
        line[i] = (unsigned char)whole.text[i] < ' ' || whole.text[i] == 0x7f ? ' ' : whole.text[i];
    if (line)
        line[len] = '\0';
    return line;
}

static bool
add_text(icalcomponent *component, icalproperty *(*make)(const char *), const char *text)
{
    char *line = text ? one_line(text) : NULL;
    icalproperty *property = line && *line ? make(line) : NULL;

    if (property)
        icalcomponent_add_property(component, property);
    free(line);
    return !text || !*text || property;
}

/* A mid: URL may hold only what needs no escape; other ids are left out. */
static bool
add_url(icalcomponent *component, const char *message_id)
{
    static const char good[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                               "@._-+$=!*~";
    char url[1024];

    if (!message_id || strlen(message_id) > 900 || message_id[strspn(message_id, good)])
        return true;
    (void)strcpy(stpcpy(url, "mid:"), message_id);
    return add_text(component, icalproperty_new_url, url);
}

static struct icaltimetype
date_of(fup_day day)
{
    struct icaltimetype time = icaltime_null_date();
    struct fup_civil civil = fup_day_to_civil(day);

    time.year = civil.year;
    time.month = civil.month;
    time.day = civil.day;
    return time;
}

static bool
add_todo(icalcomponent *calendar, const struct fup_todo *todo, fup_instant now)
{
    icalcomponent *component = icalcomponent_new_vtodo();
    struct icaltimetype stamp =
        icaltime_from_timet_with_zone((time_t)now, 0, icaltimezone_get_utc_timezone());
    bool good;

    if (!component)
        return false;
    icalcomponent_add_component(calendar, component);
    icalcomponent_add_property(component, icalproperty_new_dtstamp(stamp));
    good = add_text(component, icalproperty_new_uid, todo->uid) &&
           add_text(component, icalproperty_new_summary, todo->summary) &&
           add_text(component, icalproperty_new_description, todo->description) &&
           add_url(component, todo->message_id);
    if (todo->due != FUP_NO_DAY)
        icalcomponent_add_property(component, icalproperty_new_due(date_of(todo->due)));
    icalcomponent_add_property(component, icalproperty_new_status(ICAL_STATUS_NEEDSACTION));
    return good;
}

enum fup_status
fup_todo_write(const struct fup_todo_list *todos, fup_instant now, struct fup_buffer *out)
{
    icalcomponent *calendar = icalcomponent_new_vcalendar();
    bool good = calendar != NULL;
    char *text = NULL;

    if (good) {
        icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
        icalcomponent_add_property(calendar, icalproperty_new_prodid("-//followup//followup//EN"));
    }
    for (size_t i = 0; good && i < todos->count; i++)
        good = add_todo(calendar, &todos->items[i], now);
    if (good)
        text = icalcomponent_as_ical_string_r(calendar);
    fup_buffer_text(out, text);
    free(text);
    if (calendar)
        icalcomponent_free(calendar);
    return good && text && !out->failed ? FUP_OK : FUP_NO_MEMORY;
}
