/* base/error.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>

/* Runs of white space become one space: what libraries say may be several lines. */
static void
put_on_one_line(char *text)
{
    char *end = text;

    for (const char *from = text; *from; from++) {
        if (!isspace((unsigned char)*from))
            *end++ = *from;
        else if (end > text && end[-1] != ' ')
            *end++ = ' ';
    }
    *end = '\0';
}

enum fup_status
fup_error_set(struct fup_error *error, enum fup_status status, const char *format, ...)
{
    if (error && error->status == FUP_OK) {
        va_list arguments;

        va_start(arguments, format);
        (void)vsnprintf(error->text, sizeof error->text, format, arguments);
        va_end(arguments);
        put_on_one_line(error->text);
        error->status = status;
    }
    return status;
}

int
fup_error_exit_code(enum fup_status status)
{
    switch (status) {
    case FUP_OK:
        return 0;
    case FUP_NOT_FOUND:
        return 1;
    case FUP_USAGE:
    case FUP_TOO_BIG:
        return 2;
    case FUP_NO_INDEX:
        return 3;
    case FUP_NO_MAIL:
        return 4;
    case FUP_BUSY:
        return 5;
    case FUP_OWN_FILES:
    case FUP_NO_MEMORY:
    case FUP_BROKEN:
        break;
    }
    return 6;
}
