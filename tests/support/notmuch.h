/* tests/support/notmuch.h - a mail folder with a real notmuch database, for one test process.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TESTS_SUPPORT_NOTMUCH_H
#define FUP_TESTS_SUPPORT_NOTMUCH_H

#include "support/folder.h"

#include <stdarg.h>

struct test_box {
    const char *root;
    char mail[100], config[100];
};

static inline void
test_shell(const char *format, ...)
{
    char command[2000];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(command, sizeof command, format, arguments);
    va_end(arguments);
    ck_assert_msg(system(command) == 0, "%s", command);
}

/* A folder with an empty mail folder and a config; the environment points to it. */
static inline void
test_box_begin(struct test_box *box)
{
    char text[500];

    box->root = test_folder();
    (void)snprintf(box->mail, sizeof box->mail, "%s/mail", box->root);
    (void)snprintf(box->config, sizeof box->config, "%s/notmuch-config", box->root);
    test_shell("mkdir -p %s/cur %s/new %s/tmp %s/home", box->mail, box->mail, box->mail, box->root);
    (void)snprintf(text, sizeof text,
                   "[database]\npath=%s\n[user]\nname=Ada Q\nprimary_email=ada@example.org\n"
                   "other_email=ada@other.example;\n[new]\ntags=inbox;\n[search]\n"
                   "exclude_tags=deleted;spam;\n[maildir]\nsynchronize_flags=false\n",
                   box->mail);
    test_write_text(box->config, text);
    ck_assert_int_eq(setenv("NOTMUCH_CONFIG", box->config, 1), 0);
    (void)snprintf(text, sizeof text, "%s/home", box->root);
    ck_assert_int_eq(setenv("HOME", text, 1), 0);
    (void)unsetenv("NOTMUCH_PROFILE");
    (void)unsetenv("NOTMUCH_DATABASE");
    (void)unsetenv("XDG_CONFIG_HOME");
    (void)unsetenv("XDG_DATA_HOME");
}

static inline void
test_box_end(struct test_box *box)
{
    test_folder_remove(box->root);
}

/* Writes a mail file below the mail folder: "cur/1" or "Sent/cur/1". `more` is further header lines
 * and, after an empty line, the body. */
static inline void
test_mail(struct test_box *box, const char *name, const char *id, const char *from,
          const char *date, const char *more)
{
    char path[300], text[4000];

    (void)snprintf(path, sizeof path, "%s/%s", box->mail, name);
    *strrchr(path, '/') = '\0';
    test_shell("mkdir -p '%s'", path);
    (void)snprintf(path, sizeof path, "%s/%s", box->mail, name);
    (void)snprintf(text, sizeof text,
                   "From: %s\nTo: Ada Q <ada@example.org>\nSubject: About %s\nDate: %s\n"
                   "Message-ID: <%s>\n%s",
                   from, id, date, id, more);
    test_write_text(path, text);
}

#endif
