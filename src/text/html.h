/* text/html.h - HTML as a person would read it, as plain text (libxml2's SAX interface: no tree).
 *
 * Hidden elements and preheaders are left out, links keep their text (and their address where that
 * is all there is), table cells of a row stand on one line where they hold short text, quoted
 * blocks get
 * "> ". What the structure of a known mail program tells is reported beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_HTML_H
#define FUP_TEXT_HTML_H

#include "text/body.h"

/* What the markup of Gmail, Outlook, Apple Mail, Yahoo, Thunderbird and others says about a piece
 * of the text. */
struct fup_html_span {
    enum fup_zone_kind kind; /* QUOTE, ATTRIBUTION, SIGNATURE */
    size_t start, end;       /* in the text */
};
struct fup_html_span_list {
    struct fup_html_span *items;
    size_t count, capacity;
};

/* The text of `html` (UTF-8), in the arena; text NULL when memory is short. Spans come in the order
 * of their ends. Linear, bounded depth. */
struct fup_str fup_html_text(struct fup_str html, struct fup_arena *arena,
                             struct fup_html_span_list *spans);

#endif
