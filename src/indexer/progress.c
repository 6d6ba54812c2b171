/* indexer/progress.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { BAR_WIDTH = 30, FIRST_MILLISECONDS = 500, EACH_MILLISECONDS = 100 };

static int64_t
now_milliseconds(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
fup_progress_start(struct fup_progress *progress, bool quiet)
{
    *progress =
        (struct fup_progress){!quiet && isatty(STDERR_FILENO),
                              now_milliseconds() + FIRST_MILLISECONDS - EACH_MILLISECONDS, false};
}

void
fup_progress_show(struct fup_progress *progress, size_t done, size_t total)
{
    int64_t now = progress->is_on ? now_milliseconds() : 0;

    if (progress->is_on && now - progress->shown_at >= EACH_MILLISECONDS && total > 0) {
        char bar[BAR_WIDTH + 1];

        for (size_t i = 0; i < BAR_WIDTH; i++)
            bar[i] = i < done * BAR_WIDTH / total ? '#' : '.';
        bar[BAR_WIDTH] = '\0';
        (void)fprintf(stderr, "\rreading mail [%s] %zu of %zu\033[K", bar, done, total);
        (void)fflush(stderr);
        progress->shown_at = now;
        progress->is_shown = true;
    }
}

void
fup_progress_end(struct fup_progress *progress)
{
    if (progress->is_shown)
        (void)fputs("\r\033[K", stderr);
    progress->is_shown = false;
}
