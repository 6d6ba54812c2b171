/* view/json.h - rows as JSON, version 1 (doc/output.md): the contract with other programs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_VIEW_JSON_H
#define FUP_VIEW_JSON_H

#include <jansson.h>

#include "base/buffer.h"
#include "view/list.h"
#include "view/show.h"

#define FUP_JSON_VERSION 1

/* One row as an object; a new reference, NULL when memory is short. */
json_t *fup_json_row(const struct fup_view *view, const struct fup_row *row);
/* {"version":1,"now","indexed_at","complete","rows":[...]}. */
json_t *fup_json_rows(const struct fup_view *view, const struct fup_row_list *rows,
                      fup_instant indexed_at, bool is_complete);
/* The rows as lines for an editor: what doc/output.md calls a page. The rows hold until `until`. */
json_t *fup_json_page(const struct fup_view *view, const struct fup_row_list *rows,
                      const struct fup_page_line_list *lines, fup_instant until,
                      fup_instant indexed_at, bool is_complete);
/* The messages of a row with their findings, and what the user said of them: what `show` adds. */
json_t *fup_json_messages(const struct fup_view *view, const struct fup_row *row,
                          const struct fup_message_list *messages);
json_t *fup_json_decisions(const struct fup_view *view, const struct fup_view_case *all,
                           const struct fup_row *row);
/* Compact text in one line, hidden characters escaped; takes the reference. FUP_NO_MEMORY. */
enum fup_status fup_json_print(json_t *object, struct fup_buffer *out) FUP_CHECKED;

#endif
