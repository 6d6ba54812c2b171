/* text/zoneid.c - GLib reads the zone files; the names of Windows are in src/data/zones.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/zoneid.h"

#include <glib.h>
#include <string.h>

#include "base/data.h"

enum { LONGEST_ID = 80, DAY_SECONDS = 86400 };

/* Only names that can be one of the zone folder's files reach the library. */
static bool
is_safe(const char *id)
{
    size_t len = strlen(id);
    bool is_one = len > 1 && len < LONGEST_ID && g_ascii_isupper(id[0]) && !strstr(id, "..");

    for (size_t i = 0; is_one && i < len; i++)
        is_one = g_ascii_isalnum(id[i]) || strchr("_+-/", id[i]) != NULL;
    return is_one;
}

static GTimeZone *
open_zone(const char *id)
{
    return id && is_safe(id) ? g_time_zone_new_identifier(id) : NULL;
}

/* "/vendor/version/Europe/Berlin": every tail that starts after a slash. */
static GTimeZone *
open_tail(const char *id)
{
    const char *tail = id;
    GTimeZone *zone = open_zone(id);

    for (int i = 0; !zone && tail && i < 8; i++) {
        tail = strchr(tail, '/');
        if (tail)
            zone = open_zone(++tail);
    }
    return zone;
}

static GTimeZone *
open_windows(const char *id)
{
    struct fup_str rest = fup_str_from(fup_data_get("zones/windows.txt")), line;
    size_t len = strlen(id);
    GTimeZone *zone = NULL;
    char name[LONGEST_ID];

    while (!zone && fup_str_next_line(&rest, &line)) {
        if (line.len > len + 1 && line.text[len] == '\t' && line.len - len - 1 < sizeof name &&
            fup_str_starts_caseless(line, id)) {
            memcpy(name, line.text + len + 1, line.len - len - 1);
            name[line.len - len - 1] = '\0';
            zone = open_zone(name);
        }
    }
    return zone;
}

/* The best known zone with these two offsets; most own zones of mail programs are one of them. */
static GTimeZone *
open_offsets(const struct fup_zone_offsets *offsets)
{
    static const struct {
        int standard, summer;
        const char *id;
    } zones[] = {
        {0, 60, "Europe/London"},
        {60, 120, "Europe/Berlin"},
        {120, 180, "Europe/Helsinki"},
        {-300, -240, "America/New_York"},
        {-360, -300, "America/Chicago"},
        {-420, -360, "America/Denver"},
        {-480, -420, "America/Los_Angeles"},
        {-240, -180, "America/Halifax"},
        {600, 660, "Australia/Sydney"},
        {720, 780, "Pacific/Auckland"},
    };
    GTimeZone *zone = NULL;

    if (offsets->is_known && offsets->has_summer) {
        for (size_t i = 0; !zone && i < sizeof zones / sizeof *zones; i++) {
            if (zones[i].standard == offsets->standard && zones[i].summer == offsets->summer)
                zone = open_zone(zones[i].id);
        }
    }
    return zone;
}

fup_instant
fup_zoneid_instant(const char *id, const struct fup_zone_offsets *offsets, int offset_minutes,
                   fup_day day, int32_t second_of_day)
{
    gint64 local = (gint64)day * DAY_SECONDS + second_of_day;
    gint32 offset = offset_minutes * 60;
    GTimeZone *zone = NULL;

    if (id && *id && strlen(id) < LONGEST_ID) {
        zone = open_tail(id);
        if (!zone)
            zone = open_windows(id);
    }
    if (!zone && id && *id) {
        zone = open_offsets(offsets);
        if (!zone && offsets->is_known)
            offset = offsets->standard * 60;
    }
    if (zone) {
        /* Summer time is asked for: of the two instants of a fold that is the earlier one. */
        int interval = g_time_zone_adjust_time(zone, G_TIME_TYPE_DAYLIGHT, &local);

        offset = g_time_zone_get_offset(zone, interval);
        g_time_zone_unref(zone);
    }
    return local - offset;
}
