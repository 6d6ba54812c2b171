/* indexer/rules.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/rules.h"

#include <string.h>

#include "base/data.h"
#include "store/checksum.h"

void
fup_rules_mark(char mark[17])
{
    static const char version[] = FUP_VERSION " " FUP_RULES_VERSION;
    uint64_t hash = fup_mark(FUP_MARK_START, version, sizeof version);
    size_t count;
    const struct fup_data_file *files = fup_data_files(&count);

    for (size_t i = 0; i < count; i++) {
        if (strncmp(files[i].name, "templates/", 10) != 0) {
            hash = fup_mark(hash, files[i].name, strlen(files[i].name) + 1);
            hash = fup_mark(hash, files[i].text, files[i].len);
        }
    }
    fup_mark_format(hash, mark);
}
