/* session.c - opening: paths, config, zone, clock. SPDX-License-Identifier: GPL-3.0-or-later */
#include "session.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef FUP_CORE_MARK /* the Makefile's: a hash of the sources that judge */
#define FUP_CORE_MARK FUP_VERSION
#endif
#define MONTH_SECONDS 2592000
#define MAX_ZONE_BYTES 65536 /* the largest file of the zone database is below 4 KB */

static const struct fup_zone *
read_zone_file(struct fup_arena *arena, const char *path)
{
    const struct fup_zone *zone = NULL;
    unsigned char *bytes = fup_arena_alloc(arena, MAX_ZONE_BYTES);
    int file = bytes ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
    struct stat about;

    if (file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode)) {
        ssize_t len = read(file, bytes, MAX_ZONE_BYTES);

        if (len > 0)
            zone = fup_zone_parse(arena, bytes, (size_t)len);
    }
    if (file >= 0)
        (void)close(file);
    return zone;
}

const struct fup_zone *
fup_session_zone_read(struct fup_arena *arena, const char *name, const char *folder)
{
    const char *path;

    if (name && name[0] == ':')
        name++;
    if (!name || !*name || strstr(name, ".."))
        return NULL;
    if (name[0] == '/')
        path = name;
    else
        path = fup_arena_format(arena, "%s/%s", folder ? folder : "/usr/share/zoneinfo", name);
    return path ? read_zone_file(arena, path) : NULL;
}

const struct fup_zone *
fup_zone_of_system(const char *name, struct fup_arena *arena)
{
    const struct fup_zone *zone =
        fup_session_zone_read(arena, name && *name ? name : "/etc/localtime", NULL);

    return zone ? zone : fup_zone_fixed(arena, 0);
}

/* An unreadable zone is told by `doctor`; dates are then those of UTC. */
static void
choose_zone(struct fup_session *session, const struct fup_session_options *options)
{
    const char *name = session->config.zone ? session->config.zone : options->system_zone;

    session->zone_name = fup_arena_copy(session->arena, name ? name : "UTC");
    session->zone = fup_session_zone_read(session->arena, name, options->zone_folder);
    if (!session->zone && name && strcmp(name, "UTC") != 0 && strcmp(name, "/etc/localtime") != 0) {
        const char **problem = FUP_LIST_ADD(&session->config.problems, session->arena);

        if (problem)
            *problem = fup_arena_format(session->arena,
                                        "zone %s: not found: days are counted in UTC", name);
    }
    if (!session->zone)
        session->zone = fup_zone_fixed(session->arena, 0);
}

static enum fup_status
set_clock(struct fup_session *session, const struct fup_session_options *options,
          struct fup_error *error)
{
    enum fup_status status = FUP_OK;

    session->now = options->now;
    if (options->now_text && *options->now_text) {
        session->now =
            fup_instant_parse(fup_str_from(options->now_text), session->zone, NULL, NULL);
        if (session->now == FUP_NO_INSTANT)
            status = fup_error_set(error, FUP_USAGE,
                                   "--now: '%.60s' is no date and time: write 2026-03-16T09:00",
                                   options->now_text);
    }
    return status;
}

enum fup_status
fup_session_open(const struct fup_session_options *options, struct fup_session **session,
                 struct fup_error *error)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_session *made = arena ? fup_arena_alloc(arena, sizeof *made) : NULL;
    enum fup_status status = made ? FUP_OK : FUP_NO_MEMORY;

    *session = NULL;
    if (status == FUP_OK) {
        made->arena = arena;
        made->hostname = fup_arena_copy(arena, options->hostname ? options->hostname : "localhost");
        status = fup_paths_make(&options->environment, arena, &made->paths, error);
    }
    if (status == FUP_OK && options->environment.config && access(made->paths.config, F_OK) != 0)
        status = fup_error_set(error, FUP_OWN_FILES, "%s: %s: name a config file that is there",
                               made->paths.config, strerror(errno));
    if (status == FUP_OK)
        status = fup_config_read(made->paths.config, arena, &made->config, error);
    if (status == FUP_OK) {
        made->business.workdays = made->config.workdays;
        made->business.holidays = made->config.holidays.items;
        made->business.holiday_count = made->config.holidays.count;
        choose_zone(made, options);
        status = made->zone ? set_clock(made, options, error) : FUP_NO_MEMORY;
    }
    if (status == FUP_OK && fup_arena_failed(arena))
        status = FUP_NO_MEMORY;
    if (status == FUP_OK)
        *session = made;
    else
        fup_arena_free(arena);
    if (status == FUP_NO_MEMORY)
        (void)fup_error_set(error, status, "memory: none left: close other programs");
    return status;
}

void
fup_session_close(struct fup_session *session)
{
    if (session)
        fup_arena_free(session->arena);
}

const struct fup_paths *
fup_session_paths(const struct fup_session *session)
{
    return &session->paths;
}

const struct fup_config *
fup_session_config(const struct fup_session *session)
{
    return &session->config;
}

const struct fup_zone *
fup_session_zone(const struct fup_session *session)
{
    return session->zone;
}

const struct fup_business *
fup_session_business(const struct fup_session *session)
{
    return &session->business;
}

fup_instant
fup_session_now(const struct fup_session *session)
{
    return session->now;
}

/* FNV-1a, 64 bits: tells a change, is no protection against somebody who wants to deceive. */
static void
mix(uint64_t *hash, const void *bytes, size_t len)
{
    const unsigned char *byte = bytes;

    for (size_t i = 0; i < len; i++) {
        *hash ^= byte[i];
        *hash *= UINT64_C(1099511628211);
    }
}

static void
mix_file(uint64_t *hash, const char *path)
{
    struct stat about;

    if (stat(path, &about) == 0 && about.st_size > 0) {
        mix(hash, &about.st_size, sizeof about.st_size);
        mix(hash, &about.st_ino, sizeof about.st_ino);
        mix(hash, &about.st_mtim, sizeof about.st_mtim);
    }
}

/* Folder order is not fixed: each file is hashed alone and the hashes are added. */
static uint64_t
hash_decisions(const char *folder)
{
    uint64_t sum = 0;
    DIR *entries = opendir(folder);
    const struct dirent *entry;

    while (entries && (entry = readdir(entries))) {
        if (fup_str_ends_caseless(fup_str_from(entry->d_name), ".jsonl")) {
            uint64_t hash = UINT64_C(14695981039346656037);
            struct stat about;

            mix(&hash, entry->d_name, strlen(entry->d_name));
            if (fstatat(dirfd(entries), entry->d_name, &about, 0) == 0) {
                mix(&hash, &about.st_size, sizeof about.st_size);
                mix(&hash, &about.st_mtim, sizeof about.st_mtim); /* of a hand that mends a line */
            }
            sum += hash;
        }
    }
    if (entries)
        (void)closedir(entries);
    return sum;
}

/* What the zone says of the months around now: its name stays when the traveller, or a new tzdata,
 * changes the file behind it. */
static void
mix_zone(uint64_t *hash, const struct fup_session *session)
{
    mix(hash, session->zone_name, strlen(session->zone_name));
    for (int month = -24; month <= 12; month++) {
        int offset = fup_zone_offset(session->zone, session->now / MONTH_SECONDS * MONTH_SECONDS +
                                                        month * (fup_instant)MONTH_SECONDS);

        mix(hash, &offset, sizeof offset);
    }
}

void
fup_session_mark(const struct fup_session *session, char mark[17])
{
    uint64_t hash = UINT64_C(14695981039346656037), decisions;
    char log[4096];

    mix(&hash, FUP_CORE_MARK, strlen(FUP_CORE_MARK));
    mix(&hash, session->config.mark, strlen(session->config.mark));
    mix_zone(&hash, session);
    decisions = hash_decisions(session->paths.decisions);
    mix(&hash, &decisions, sizeof decisions);
    mix_file(&hash, session->paths.index);
    (void)snprintf(log, sizeof log, "%s-wal", session->paths.index);
    mix_file(&hash, log);
    (void)snprintf(mark, 17, "%016llx", (unsigned long long)hash);
}
