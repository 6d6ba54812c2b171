/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/data.h"

#include <stdio.h>
#include <string.h>

#include "support/unit.h"

START_TEST(every_file_is_the_one_on_disk)
{
    size_t count;
    const struct fup_data_file *files = fup_data_files(&count);

    ck_assert_uint_gt(count, 0);
    for (size_t i = 0; i < count; i++) {
        char path[256], line[4096];
        const char *folder = strncmp(files[i].name, "templates/", 10) == 0 ? "share" : "src/data";
        const char *at = files[i].text;
        FILE *file;

        ck_assert_uint_eq(strlen(files[i].text), files[i].len);
        ck_assert_str_eq(fup_data_get(files[i].name), files[i].text);
        ck_assert_int_lt(snprintf(path, sizeof path, "%s/%s", folder, files[i].name),
                         (int)sizeof path);
        file = fopen(path, "r");
        ck_assert_msg(file != NULL, "%s", path);
        while (fgets(line, sizeof line, file)) {
            ck_assert_msg(strncmp(at, line, strlen(line)) == 0, "%s: %s", path, line);
            at += strlen(line);
        }
        ck_assert_str_eq(at, "");
        (void)fclose(file);
    }
}
END_TEST

START_TEST(an_unknown_name_gives_null)
{
    ck_assert_ptr_null(fup_data_get(""));
    ck_assert_ptr_null(fup_data_get("language/xx/none.txt"));
}
END_TEST

FUP_UNIT_MAIN("base/data", every_file_is_the_one_on_disk, an_unknown_name_gives_null)
