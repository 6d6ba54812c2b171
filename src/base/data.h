/* base/data.h - the data files that are compiled in (src/data/ and share/templates/).
 *
 * tools/embed.awk turns each file into an entry of this table at build time, so that an installed
 * program needs no file of ours to understand a mail, and a new language needs no C.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_BASE_DATA_H
#define FUP_BASE_DATA_H

#include <stddef.h>

struct fup_data_file {
    const char
        *name; /* path below src/data/, e.g. "language/en/date.txt"; templates: "templates/..." */
    const char *text; /* the whole file, zero-terminated */
    size_t len;
};

/* All files, sorted by name; *count is their number. Static storage. */
const struct fup_data_file *fup_data_files(size_t *count);
/* The text of one file, or NULL. Static storage. */
const char *fup_data_get(const char *name);

#endif
