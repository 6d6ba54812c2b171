/* text/zoneid.h - a TZID of a calendar part as an instant, by the system's zones.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_ZONEID_H
#define FUP_TEXT_ZONEID_H

#include "base/calendar.h"

/* What the part itself says of a zone that nobody else knows: minutes east of Greenwich. */
struct fup_zone_offsets {
    bool is_known, has_summer;
    int standard, summer;
};

/* The instant of a local wall time in zone `id`: an IANA name (also behind a vendor's prefix), a
 * name of Windows, else the zone that fits `offsets`, else the fixed `offset_minutes`. Opens only
 * files of the system's zone folder; `id` comes from a mail and is checked first. */
fup_instant fup_zoneid_instant(const char *id, const struct fup_zone_offsets *offsets,
                               int offset_minutes, fup_day day, int32_t second_of_day);

#endif
