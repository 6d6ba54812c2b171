/* cli/terminal.c - the rows of a session id stand in <runtime>/rows-<sid>, one Message-ID a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/terminal.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define KEPT_SECONDS 600
#define NARROWEST 40

int
terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    long width = columns ? strtol(columns, NULL, 10) : 0;
    struct winsize size;

    if (width <= 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    if (width <= 0 || width > 10000)
        width = 100;
    return width < NARROWEST ? NARROWEST : (int)width;
}

bool
terminal_has_colour(void)
{
    const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");

    return isatty(STDOUT_FILENO) && !(no_colour && *no_colour) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

static const char *
rows_path(struct context *context)
{
    return fup_arena_format(context->arena, "%s/rows-%ld",
                            fup_session_paths(context->session)->runtime, (long)getsid(0));
}

void
terminal_keep_rows(struct context *context, const struct fup_row_list *rows)
{
    const char *path = rows_path(context);
    const char *made_path = path ? fup_arena_format(context->arena, "%s.XXXXXX", path) : NULL;
    char *made = fup_arena_copy(context->arena, made_path);
    int file = -1;
    bool good = false;
    FILE *stream;

    if (made && fup_paths_make_folder(fup_session_paths(context->session)->runtime, NULL) == FUP_OK)
        file = mkostemp(made, O_CLOEXEC);
    stream = file >= 0 ? fdopen(file, "w") : NULL;
    if (stream) {
        good = true;
        for (size_t i = 0; good && i < rows->count; i++)
            good = fprintf(stream, "%s\n",
                           rows->items[i].message_id ? rows->items[i].message_id : "") > 0;
        good = fclose(stream) == 0 && good;
    } else if (file >= 0) {
        (void)close(file);
    }
    if (file >= 0 && (!good || rename(made, path) != 0))
        (void)unlink(made);
}

const char *
terminal_row(struct context *context, unsigned long number)
{
    const char *path = rows_path(context), *found = NULL;
    FILE *stream = path ? fopen(path, "re") : NULL;
    struct stat about;
    char *line = NULL;
    size_t size = 0;
    ssize_t len = -1;

    if (stream && fstat(fileno(stream), &about) == 0 && about.st_uid == geteuid() &&
        time(NULL) - about.st_mtime <= KEPT_SECONDS) {
        for (unsigned long i = 0; i < number && (len = getline(&line, &size, stream)) > 0; i++)
            ;
        if (len > 1)
            found = fup_arena_format(context->arena, "id:%.*s", (int)len - 1, line);
    }
    free(line);
    if (stream)
        (void)fclose(stream);
    return found;
}
