/* signal/read.h - everything one message says: runs all detectors in a fixed order.
 *
 * Takes:   a decoded mail or a bare text, the time it was written, the language if known.
 * Gives:   the fact (signal/fact.h), the own words and the dates, all in the arena.
 * Never:   opens files, reads the clock or the locale, knows who "I" am.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_READ_H
#define FUP_SIGNAL_READ_H

#include "signal/date.h"
#include "signal/fact.h"
#include "text/body.h"

struct fup_reader; /* lexicons and phrase tables of all languages, read-only after it is made */

struct fup_reading {
    struct fup_message message;
    struct fup_body body;
    struct fup_date_list dates;      /* offsets in body.own */
    enum fup_purpose *date_purposes; /* one for each date */
};

/* NULL when memory is short. Lives in the arena; one per process. `zone`: the user's, for writers
 * who do not tell theirs (NULL: UTC). */
const struct fup_reader *fup_reader_new(const struct fup_zone *zone, struct fup_arena *arena);
/* `file_time`: mtime, used when the mail tells no time; FUP_NO_INSTANT when there is none. */
void fup_read_mail(const struct fup_reader *reader, const struct fup_mail *mail,
                   fup_instant file_time, struct fup_arena *arena, struct fup_reading *reading);

struct fup_text_input { /* one line of `followup read --jsonl` */
    struct fup_str text;
    const char *subject, *from, *language; /* NULL: not told */
    fup_instant written;
    int offset_minutes;
    bool has_offset;
};
void fup_read_text(const struct fup_reader *reader, const struct fup_text_input *input,
                   struct fup_arena *arena, struct fup_reading *reading);

#endif
