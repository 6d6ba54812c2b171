/* tests/support/folder.h - a private folder for one test, and small files in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TESTS_SUPPORT_FOLDER_H
#define FUP_TESTS_SUPPORT_FOLDER_H

#include <check.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Makes a new folder; its path (static, one a test process). */
static inline const char *
test_folder(void)
{
    static char path[64];

    (void)snprintf(path, sizeof path, "/tmp/followup-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(path));
    return path;
}

static inline int
test_remove_one(const char *path, const struct stat *about, int type, struct FTW *where)
{
    (void)about, (void)type, (void)where;
    return remove(path);
}

static inline void
test_folder_remove(const char *path)
{
    (void)nftw(path, test_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static inline void
test_write(const char *path, const void *bytes, size_t len)
{
    FILE *file = fopen(path, "we");

    ck_assert_msg(file != NULL, "%s", path);
    ck_assert_uint_eq(fwrite(bytes, 1, len, file), len);
    ck_assert_int_eq(fclose(file), 0);
}

static inline void
test_write_text(const char *path, const char *text)
{
    test_write(path, text, strlen(text));
}

/* The whole file with malloc, zero-terminated; NULL when it is not there. */
static inline char *
test_read(const char *path, size_t *len)
{
    FILE *file = fopen(path, "re");
    char *text = file ? calloc(1, 1 << 20) : NULL;

    *len = text ? fread(text, 1, (1 << 20) - 1, file) : 0;
    if (file)
        (void)fclose(file);
    return text;
}

static inline unsigned
test_mode(const char *path)
{
    struct stat about;

    ck_assert_int_eq(stat(path, &about), 0);
    return (unsigned)about.st_mode & 07777;
}

#endif
