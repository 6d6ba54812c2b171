/* indexer/maildir.c - `maildir FOLDER`: fills a Maildir with symbolic links to mails, for mailers
 * that know nothing of notmuch. Reads one Message-ID a line from stdin, prints how many links were
 * made.
 *
 * Only links are ever removed: a folder that holds a mail of its own is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sha256.h"
#include "indexer/call.h"
#include "indexer/supervise.h"
#include "indexer/verb.h"
#include "mail/database.h"

enum { LIMIT_MILLISECONDS = 10000, MAX_LINE = 1100, MAX_MAILS = 5000, MAX_FLAGS = 60 };

static enum fup_status
fail(struct fup_call *call, const char *folder)
{
    return fup_error_set(&call->error, FUP_OWN_FILES,
                         "%.300s: %s: name a folder of your own for links", folder,
                         strerror(errno));
}

/* Removes the links of `new` or `cur`. `refuse` only looks whether there is anything else. */
static enum fup_status
clear_folder(struct fup_call *call, const char *path, bool refuse)
{
    DIR *folder = opendir(path);
    struct dirent *entry;
    enum fup_status status = folder ? FUP_OK : fail(call, path);

    while (status == FUP_OK && (entry = readdir(folder))) {
        struct stat about;

        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
            fstatat(dirfd(folder), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        if (!S_ISLNK(about.st_mode))
            status = fup_error_set(&call->error, FUP_OWN_FILES,
                                   "%.300s: holds mail of its own: name another folder", path);
        else if (!refuse && unlinkat(dirfd(folder), entry->d_name, 0) != 0)
            status = fail(call, path);
    }
    if (folder)
        (void)closedir(folder);
    return status;
}

/* cur, new and tmp are there, and hold no link. */
static enum fup_status
make_folder(struct fup_call *call, const char *folder)
{
    static const char *const parts[] = {"tmp", "new", "cur"};
    enum fup_status status = FUP_OK;

    for (size_t i = 0; status == FUP_OK && i < 6; i++) {
        const char *path = fup_arena_format(call->arena, "%s/%s", folder, parts[i % 3]);

        status = path ? FUP_OK : FUP_NO_MEMORY;
        if (status == FUP_OK && i < 3)
            status = fup_paths_make_folder(path, &call->error);
        /* nothing is removed before all three were looked at */
        if (status == FUP_OK)
            status = clear_folder(call, path, i < 3);
    }
    return status;
}

/* The flags of a file in a Maildir (":2,RS"), which the mailer reads from the name of the link. */
static const char *
flags_of(const char *path)
{
    const char *name = strrchr(path, '/'), *info = name ? strstr(name, ":2,") : NULL;
    size_t len = info ? strlen(info) : 0;

    return len > 3 && len < MAX_FLAGS &&
                   strspn(info + 3, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") ==
                       len - 3
               ? info
               : ":2,";
}

/* Named after the Message-ID: a mailer keeps the headers of a name in its cache. */
static enum fup_status
link_mail(struct fup_call *call, const struct fup_entry *entry, const char *folder, size_t *made)
{
    unsigned char digest[32];
    uint64_t name;
    enum fup_status status = FUP_OK;
    bool done = false;

    fup_sha256(entry->id, strlen(entry->id), digest);
    memcpy(&name, digest, sizeof name);
    for (size_t i = 0; status == FUP_OK && !done && i < entry->paths.count; i++) {
        const char *path = entry->paths.items[i];
        const char *link = fup_arena_format(call->arena, "%s/cur/followup.%016" PRIx64 "%s", folder,
                                            name, flags_of(path));

        if (!link) {
            status = FUP_NO_MEMORY;
        } else if (access(path, R_OK) == 0) {
            done = symlink(path, link) == 0;
            if (!done && errno != EEXIST)
                status = fail(call, folder);
        }
    }
    *made += done ? 1 : 0;
    return status;
}

static enum fup_status
link_mails(struct fup_call *call, const char *folder)
{
    struct fup_database *database;
    char line[MAX_LINE];
    size_t made = 0;
    enum fup_status status = fup_database_open(call->profile, &database, &call->error);

    if (status == FUP_OK)
        status = make_folder(call, folder);
    while (status == FUP_OK && made < MAX_MAILS && fgets(line, sizeof line, stdin)) {
        struct fup_entry entry;
        bool found = false;

        line[strcspn(line, "\n")] = '\0';
        if (line[0] != '\0')
            status = fup_database_find(database, line, call->arena, &entry, &found, &call->error);
        if (status == FUP_OK && found)
            status = link_mail(call, &entry, folder, &made);
    }
    if (status == FUP_OK && (printf("%zu\n", made) < 0 || fflush(stdout) != 0))
        status = fup_error_set(&call->error, FUP_OWN_FILES, "maildir: output cannot be written");
    fup_database_close(database);
    return status;
}

static int
fill(void *context)
{
    struct fup_call *call = context;

    return link_mails(call, call->arguments[0]) == FUP_OK ? 0 : fup_call_fail(call);
}

static int
run(struct fup_call *call)
{
    if (fup_call_finish_options(call) != FUP_OK)
        return fup_error_exit_code(call->error.status);
    if (call->argument_count != 1 || call->arguments[0][0] == '\0')
        return fup_error_exit_code(
            fup_error_set(&call->error, FUP_USAGE, "maildir: name one folder"));
    return fup_supervise(fill, call, LIMIT_MILLISECONDS, &call->error);
}

int
verb_maildir(int argc, char **argv)
{
    return fup_call_run(argc, argv, run);
}
