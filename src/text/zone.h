/* text/zone.h - divides a text into zones and joins the own words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_ZONE_H
#define FUP_TEXT_ZONE_H

#include "text/html.h"
#include "text/line.h"

/* Fills zones, own, names and flags of `body` from body->display. `hints` tell what the structure
 * of the HTML says; may be empty. *greeting_end gets where the salutation ends in own (0: none). */
void fup_zones_divide(struct fup_zoning *zoning, const struct fup_html_span_list *hints,
                      struct fup_body *body, size_t *greeting_end);

#endif
