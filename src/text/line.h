/* text/line.h - the lines of a text, and what can be told of one line alone. Used by the zone
 * files.
 *
 * Everything borrows from `text` (as shown) and `folded` (the same bytes in lower case, see
 * text/phrase.h); both have the same offsets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_LINE_H
#define FUP_TEXT_LINE_H

#include "text/body.h"

struct fup_line {
    size_t offset, len;  /* without the line feed */
    size_t start, width; /* without white space at both ends; width 0: a blank line */
    enum fup_zone_kind kind;
    bool is_fixed; /* the structure of the HTML told its kind */
};
struct fup_line_list {
    struct fup_line *items;
    size_t count, capacity;
};

struct fup_range {
    size_t start, end;
};
struct fup_range_list {
    struct fup_range *items;
    size_t count, capacity;
};

/* One text on its way to zones. */
struct fup_zoning {
    struct fup_str text, folded;
    struct fup_line_list lines;
    struct fup_range_list notices; /* pieces of own lines that are footers; in order */
    struct fup_str sender;         /* folded display name and local part of From, or empty */
    struct fup_arena *arena;
    bool is_forward_subject, has_forward;
    struct fup_str signature_name, greeting_name; /* in text; empty: none */
    size_t greeting_end;                          /* where the salutation ends, 0: none */
};

/* Cuts the text into lines of kind OWN. */
void fup_lines_split(struct fup_zoning *zoning);

/* The trimmed line, as shown and folded. */
struct fup_str fup_line_text(const struct fup_zoning *zoning, const struct fup_line *line);
struct fup_str fup_line_folded(const struct fup_zoning *zoning, const struct fup_line *line);
/* Runs of visible characters in it: counted when asked, because few lines are. */
size_t fup_line_words(const struct fup_zoning *zoning, const struct fup_line *line);
/* Index of the next line from `from` on that is not blank, or lines.count. */
size_t fup_line_next(const struct fup_zoning *zoning, size_t from);
/* Index + 1 of the line before `before` that is not blank, or 0. */
size_t fup_line_before(const struct fup_zoning *zoning, size_t before);

/* Nothing but dashes, underscores and the like, at least two. */
bool fup_line_is_rule(struct fup_str line);
/* One to four words with capitals, or a word of the sender's name: what stands under a closing. */
bool fup_line_is_name(const struct fup_zoning *zoning, const struct fup_line *line);
/* Holds a word of the sender's name and at most three words. */
bool fup_line_is_sender(const struct fup_zoning *zoning, const struct fup_line *line);
/* A telephone number, address, web page or the like with little else. */
bool fup_line_is_contact(const struct fup_zoning *zoning, const struct fup_line *line);
/* Could stand in a signature: short, no sentence. */
bool fup_line_is_signature_like(const struct fup_zoning *zoning, const struct fup_line *line);

#endif
