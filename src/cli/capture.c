/* cli/capture.c - `capture`: remembers which mail the mailer above us is about to answer.
 *
 * mutt, NeoMutt and aerc tell the editor nothing about it, so a macro pipes the mail here first.
 * The Message-ID goes into <runtime>/capture-<pid of the mailer>, where Neovim finds it through its
 * own ancestors. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

#define MAX_HEADER (256 * 1024)
#define MAX_ANCESTORS 12
#define MAX_ID 900

/* Name and parent of a process; 0 when it cannot be told. */
static long
parent_of(long process, char name[64])
{
    char path[64], line[512];
    FILE *file;
    long parent = 0;
    const char *begin, *end;

    (void)snprintf(path, sizeof path, "/proc/%ld/stat", process);
    file = fopen(path, "re");
    name[0] = '\0';
    if (file && fgets(line, sizeof line, file) && (begin = strchr(line, '(')) &&
        (end = strrchr(line, ')')) && end > begin) {
        (void)snprintf(name, 64, "%.*s", (int)(end - begin - 1), begin + 1);
        if (sscanf(end + 1, " %*c %ld", &parent) != 1)
            parent = 0;
    }
    if (file)
        (void)fclose(file);
    return parent;
}

/* The nearest mutt, NeoMutt or aerc above us, else whoever started us. */
static long
find_mailer(void)
{
    long process = getppid(), found = 0;
    char name[64];

    for (int i = 0; i < MAX_ANCESTORS && process > 1 && found == 0; i++) {
        long parent = parent_of(process, name);

        if (strcmp(name, "mutt") == 0 || strcmp(name, "neomutt") == 0 || strcmp(name, "aerc") == 0)
            found = process;
        process = parent;
    }
    return found > 0 ? found : (long)getppid();
}

/* Reads up to the empty line; what follows is left to the pipe. */
static size_t
read_header(char *text, size_t size)
{
    size_t len = 0, got = 1;

    while (got > 0 && len + 1 < size && !strstr(text, "\n\n") && !strstr(text, "\r\n\r\n")) {
        got = fread(text + len, 1, size - 1 - len < 4096 ? size - 1 - len : 4096, stdin);
        len += got;
        text[len] = '\0';
    }
    return len;
}

/* The id of the first Message-ID field, without <>; NULL when there is none. */
static const char *
message_id(struct context *context, const char *text, size_t len)
{
    struct fup_str rest = {text, len}, line;
    const char *id = NULL;

    while (!id && fup_str_next_line(&rest, &line) && fup_str_trim(line).len > 0) {
        if (fup_str_starts_caseless(line, "message-id:")) {
            const char *begin = memchr(line.text, '<', (size_t)(text + len - line.text));
            size_t size = begin ? strcspn(begin + 1, "<> \t\r\n") : 0;

            if (size > 0 && size <= MAX_ID && begin[1 + size] == '>')
                id = fup_arena_copy_len(context->arena, begin + 1, size);
            break;
        }
    }
    return id;
}

static enum fup_status
write_capture(struct context *context, const char *id)
{
    const char *folder = fup_session_paths(context->session)->runtime;
    const char *path = fup_arena_format(context->arena, "%s/capture-%ld", folder, find_mailer());
    char *made = path ? fup_arena_format(context->arena, "%s.XXXXXX", path) : NULL;
    enum fup_status status = made ? fup_paths_make_folder(folder, &context->error) : FUP_NO_MEMORY;
    int file = status == FUP_OK ? mkostemp(made, O_CLOEXEC) : -1;
    bool good = file >= 0 && dprintf(file, "%s\n", id) > 0;

    if (file >= 0)
        good = close(file) == 0 && good && rename(made, path) == 0;
    if (file >= 0 && !good)
        (void)unlink(made);
    if (status == FUP_OK && !good)
        status = fup_error_set(&context->error, FUP_OWN_FILES, "%s: %s: make it writable", folder,
                               strerror(errno));
    return status;
}

int
command_capture(struct context *context)
{
    char *text = fup_arena_alloc(context->arena, MAX_HEADER);
    size_t len = text ? read_header(text, MAX_HEADER) : 0;
    const char *id = text ? message_id(context, text, len) : NULL;
    enum fup_status status = text ? FUP_OK : FUP_NO_MEMORY;

    if (status == FUP_OK)
        status = id ? write_capture(context, id)
                    : fup_error_set(&context->error, FUP_USAGE,
                                    "capture: no Message-ID on stdin: pipe a whole mail into it");
    return context_fail(context, status);
}
