/* view/status.h - counts for status lines: digits and fixed words only, never mail text.
 *
 * Every host expands something (Neovim and mutt '%', tmux '#', zsh '%' and '!'); each format has
 * its own escaper although the text needs none, so that a changed word cannot open a hole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_VIEW_STATUS_H
#define FUP_VIEW_STATUS_H

#include "base/buffer.h"
#include "state/row.h"

struct fup_summary {
    int now;                         /* rows with act_on <= today */
    int reply, follow_up, thank_you; /* of these: owner me, owner them, thank-you */
    int overdue, waiting;            /* overdue rows; duties of others not yet due */
    fup_instant indexed_at;
    bool is_old; /* the index is older than a day */
};
/* Counts rows; indexed_at and is_old are the caller's to fill. */
void fup_summary_count(const struct fup_row_list *rows, struct fup_summary *summary);

enum fup_status_format {
    FUP_STATUS_PLAIN, /* "3 to do (2 replies, 1 follow-up), 1 overdue, 5 waiting" */
    FUP_STATUS_NVIM,
    FUP_STATUS_MUTT,
    FUP_STATUS_TMUX,
    FUP_STATUS_ZSH,
    FUP_STATUS_WAYBAR,
    FUP_STATUS_I3BLOCKS,
    FUP_STATUS_JSON
};

/* enum fup_status_format or -1. */
int fup_status_format_parse(const char *word);
void fup_status_print(const struct fup_summary *summary, enum fup_status_format format,
                      const struct fup_zone *zone, struct fup_buffer *out);
/* Doubles each of `signs`, and ends in no '%' or '|' (mutt runs a status that ends in "|"). */
void fup_status_escape(const char *text, const char *signs, struct fup_buffer *out);

#endif
