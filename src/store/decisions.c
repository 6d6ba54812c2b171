/* store/decisions.c - the journal of decisions.
 *
 * A line:
 * {"seq":7,"verb":"snooze","anchor":"<id>","day":"2026-03-20","made":"...","sum":"1f2e3d4c"} `sum`
 * stands last: it is the CRC-32 of all bytes of the line before `,"sum"`. A line that is cut,
 * damaged or of an unknown verb is skipped and counted. A writer that finds a torn tail begins a
 * new line after it, so that no later decision is lost with it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/decisions.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/str.h"
#include "store/checksum.h"

enum { LARGEST_LINE = 64 * 1024, LARGEST_FILE = 64 * 1024 * 1024, LOCK_MILLISECONDS = 2000 };
#define LARGEST_SEQ (UINT64_C(1) << 52) /* a damaged number must not use up all that follow */
#define SUM_KEY ",\"sum\":\""

struct line {
    struct fup_decision decision;
    bool undone;
};
struct line_list {
    struct line *items;
    size_t count, capacity;
};

struct reader {
    struct fup_arena *arena;
    struct fup_decisions_report *report;
    struct line_list lines;
};

static const char *
text_of(const json_t *object, const char *key, struct fup_arena *arena)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text && *text ? fup_arena_copy(arena, text) : NULL;
}

/* Which of the fields a verb cannot do without. */
static bool
is_whole(const struct fup_decision *decision)
{
    enum fup_verb verb = decision->verb;
    bool needs_other = verb == FUP_VERB_UNDO || verb == FUP_VERB_JOIN;
    bool needs_text = verb == FUP_VERB_STAGE || verb == FUP_VERB_NOTE ||
                      verb == FUP_VERB_SET_ORGANIZATION || verb == FUP_VERB_SET_POSITION;

    return (decision->anchor || verb == FUP_VERB_UNDO) && (decision->other || !needs_other) &&
           (decision->text || !needs_text) &&
           (decision->day != FUP_NO_DAY || verb != FUP_VERB_EXPECT);
}

static bool
read_object(const json_t *object, const char *host, struct fup_arena *arena,
            struct fup_decision *decision)
{
    json_int_t seq = json_integer_value(json_object_get(object, "seq"));
    const char *word = json_string_value(json_object_get(object, "verb"));
    const char *day = json_string_value(json_object_get(object, "day"));
    const char *made = json_string_value(json_object_get(object, "made"));
    int verb = word ? fup_verb_parse(word) : -1;

    *decision = (struct fup_decision){
        .seq = (uint64_t)seq,
        .host = host,
        .verb = verb >= 0 ? (enum fup_verb)verb : FUP_VERB_UNDO,
        .anchor = text_of(object, "anchor", arena),
        .other = text_of(object, "other", arena),
        .day = day ? fup_day_parse(fup_str_from(day)) : FUP_NO_DAY,
        .text = text_of(object, "text", arena),
        .made = FUP_NO_INSTANT,
    };
    if (made)
        decision->made =
            fup_instant_parse(fup_str_from(made), fup_zone_fixed(arena, 0), NULL, NULL);
    return seq > 0 && (uint64_t)seq <= LARGEST_SEQ && verb >= 0 &&
           (!day || decision->day != FUP_NO_DAY) && is_whole(decision);
}

/* The last place of `,"sum":"` in the line, or NULL. */
static const char *
find_sum(struct fup_str line)
{
    size_t len = strlen(SUM_KEY);
    const char *found = NULL;

    for (size_t i = line.len; !found && i >= len; i--) {
        if (memcmp(line.text + i - len, SUM_KEY, len) == 0)
            found = line.text + i - len;
    }
    return found;
}

static bool
sum_is_right(struct fup_str line, bool *has_sum)
{
    const char *sum = find_sum(line);
    bool right = true;
    char expected[24];

    *has_sum = sum != NULL;
    if (sum) {
        (void)snprintf(expected, sizeof expected, SUM_KEY "%08x\"}",
                       fup_crc32(line.text, (size_t)(sum - line.text)));
        right = fup_str_is((struct fup_str){sum, line.len - (size_t)(sum - line.text)}, expected);
    }
    return right;
}

/* False: the line is damaged. */
static bool
read_line(struct reader *reader, const char *host, struct fup_str text)
{
    struct fup_decision decision;
    struct line *line;
    bool has_sum = false, good = text.len <= LARGEST_LINE && sum_is_right(text, &has_sum);
    json_t *object = good ? json_loadb(text.text, text.len, JSON_REJECT_DUPLICATES, NULL) : NULL;

    good = json_is_object(object) && read_object(object, host, reader->arena, &decision);
    /* the number of a verb that only a newer followup knows is used up too */
    if (json_is_object(object) && decision.seq <= LARGEST_SEQ &&
        decision.seq > reader->report->highest_seq)
        reader->report->highest_seq = decision.seq;
    json_decref(object);
    if (good) {
        reader->report->lines++;
        if (!has_sum)
            reader->report->unsigned_lines++;
        line = FUP_LIST_ADD(&reader->lines, reader->arena);
        if (line)
            *line = (struct line){decision, false};
    }
    return good;
}

static void
count_damaged(struct fup_decisions_report *report, const char *name, size_t number)
{
    if (report->damaged++ == 0)
        (void)snprintf(report->damaged_at, sizeof report->damaged_at, "%s:%zu", name, number);
}

/* Whole content with malloc, or NULL. Reads what is there now: a line being appended may be cut. */
static char *
read_all(int folder, const char *name, size_t *len)
{
    int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    struct stat about;
    char *text = NULL;
    ssize_t got = 1;

    *len = 0;
    if (file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode) &&
        about.st_size <= LARGEST_FILE)
        text = malloc((size_t)about.st_size + 1);
    while (text && got > 0 && *len < (size_t)about.st_size) {
        got = read(file, text + *len, (size_t)about.st_size - *len);
        if (got > 0)
            *len += (size_t)got;
    }
    if (got < 0) {
        free(text);
        text = NULL;
    }
    if (file >= 0)
        (void)close(file);
    return text;
}

static void
read_one_file(struct reader *reader, int folder, const char *name)
{
    size_t len;
    char *text = read_all(folder, name, &len);
    const char *host = fup_arena_copy_len(reader->arena, name, strlen(name) - strlen(".jsonl"));
    struct fup_str rest = {text, len}, line;
    size_t number = 0;

    reader->report->files++;
    if (!text || !host) {
        reader->report->unreadable_files++;
    } else {
        while (fup_str_next_line(&rest, &line)) {
            line = fup_str_trim(line);
            number++;
            if (line.len > 0 && !read_line(reader, host, line))
                count_damaged(reader->report, name, number);
        }
    }
    free(text);
}

static int
is_journal(const struct dirent *entry)
{
    struct fup_str name = fup_str_from(entry->d_name);

    return name.text[0] != '.' && name.len > strlen(".jsonl") &&
           strcmp(name.text + name.len - strlen(".jsonl"), ".jsonl") == 0;
}

static void
mark_file(int folder, const char *name, uint64_t *mark)
{
    struct stat about;

    *mark = fup_mark(*mark, name, strlen(name) + 1);
    if (fstatat(folder, name, &about, 0) == 0)
        *mark = fup_mark(*mark, &about.st_size, sizeof about.st_size);
}

static int
compare_lines(const void *left, const void *right)
{
    const struct fup_decision *a = &((const struct line *)left)->decision;
    const struct fup_decision *b = &((const struct line *)right)->decision;

    if (a->seq != b->seq)
        return a->seq < b->seq ? -1 : 1;
    return strcmp(a->host, b->host);
}

/* Reads every file in the order of names; lines come out sorted by (seq, host). */
static enum fup_status
read_folder(const struct fup_paths *paths, struct reader *reader, struct fup_error *error)
{
    struct dirent **names = NULL;
    uint64_t mark = FUP_MARK_START;
    int folder = open(paths->decisions, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int count = folder >= 0 ? scandirat(folder, ".", &names, is_journal, alphasort) : 0;
    enum fup_status status = FUP_OK;

    if ((folder < 0 && errno != ENOENT) || count < 0)
        status = fup_error_set(error, FUP_OWN_FILES, "%s: %s: make this folder readable",
                               paths->decisions, strerror(errno));
    for (int i = 0; i < count; i++) {
        mark_file(folder, names[i]->d_name, &mark);
        read_one_file(reader, folder, names[i]->d_name);
        free(names[i]);
    }
    free(names);
    if (folder >= 0)
        (void)close(folder);
    fup_mark_format(mark, reader->report->mark);
    if (reader->lines.count > 1)
        qsort(reader->lines.items, reader->lines.count, sizeof *reader->lines.items, compare_lines);
    if (status == FUP_OK && fup_arena_failed(reader->arena))
        status = fup_error_set(error, FUP_NO_MEMORY, "decisions: not enough memory");
    return status;
}

static struct line *
find_line(const struct line_list *lines, const char *host, size_t host_len, uint64_t seq)
{
    size_t low = 0, high = lines->count;
    struct line *found = NULL;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lines->items[middle].decision.seq < seq)
            low = middle + 1;
        else
            high = middle;
    }
    for (; !found && low < lines->count && lines->items[low].decision.seq == seq; low++) {
        struct fup_str name = fup_str_from(lines->items[low].decision.host);

        if (name.len == host_len && memcmp(name.text, host, host_len) == 0)
            found = &lines->items[low];
    }
    return found;
}

/* An undo names "<host>:<seq>". It cannot be taken back itself: one says the decision again. */
static void
apply_undo(struct line_list *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct fup_decision *undo = &lines->items[i].decision;
        const char *colon = undo->verb == FUP_VERB_UNDO ? strrchr(undo->other, ':') : NULL;
        struct line *line = NULL;

        if (colon)
            line = find_line(lines, undo->other, (size_t)(colon - undo->other),
                             strtoull(colon + 1, NULL, 10));
        if (line && line->decision.verb != FUP_VERB_UNDO)
            line->undone = true;
    }
}

static enum fup_status
read_journal(const struct fup_paths *paths, struct fup_arena *arena,
             struct fup_decisions_report *report, struct line_list *lines, struct fup_error *error)
{
    struct reader reader = {arena, report, {0}};
    enum fup_status status;

    *report = (struct fup_decisions_report){0};
    status = read_folder(paths, &reader, error);
    apply_undo(&reader.lines);
    *lines = reader.lines;
    return status;
}

enum fup_status
fup_decisions_read(const struct fup_paths *paths, struct fup_arena *arena,
                   struct fup_decision_list *decisions, struct fup_decisions_report *report,
                   struct fup_error *error)
{
    struct line_list lines;
    enum fup_status status = read_journal(paths, arena, report, &lines, error);

    *decisions = (struct fup_decision_list){0};
    for (size_t i = 0; status == FUP_OK && i < lines.count; i++) {
        const struct line *line = &lines.items[i];
        struct fup_decision *slot = NULL;

        if (!line->undone && line->decision.verb != FUP_VERB_UNDO) {
            slot = FUP_LIST_ADD(decisions, arena);
            if (slot)
                *slot = line->decision;
            else
                status = fup_error_set(error, FUP_NO_MEMORY, "decisions: not enough memory");
        }
    }
    return status;
}

/* <hostname>-<8 hex of this machine>: two machines of one name must not append to one file that a
 * synchroniser then sees in two versions. machine-id(5) asks that the id itself is not shown. */
static const char *
host_stem(const char *hostname, struct fup_arena *arena)
{
    char text[400], *name = text;
    int file = open("/etc/machine-id", O_RDONLY | O_CLOEXEC);
    ssize_t got = file >= 0 ? read(file, text, 64) : 0;
    size_t len = got > 0 ? (size_t)got : 0;

    if (file >= 0)
        (void)close(file);
    name += len;
    (void)snprintf(name, 65, "%s", hostname && *hostname ? hostname : "localhost");
    for (char *c = name; *c; c++) {
        bool good = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                    (*c >= '0' && *c <= '9') || *c == '-' || (*c == '.' && c > name);

        if (!good)
            *c = '_';
    }
    return fup_arena_format(arena, "%s-%08x", name, fup_crc32(text, len + strlen(name)));
}

static bool
lock_file(int file)
{
    const struct timespec pause = {0, 10 * 1000 * 1000};
    bool locked = flock(file, LOCK_EX | LOCK_NB) == 0;

    for (int waited = 0; !locked && errno == EWOULDBLOCK && waited < LOCK_MILLISECONDS;
         waited += 10) {
        (void)nanosleep(&pause, NULL);
        locked = flock(file, LOCK_EX | LOCK_NB) == 0;
    }
    return locked;
}

static enum fup_status
open_own(const struct fup_paths *paths, const char *path, int *file, struct fup_error *error)
{
    enum fup_status status = fup_paths_make_folder(paths->decisions, error);
    struct stat about;

    *file = -1;
    if (status == FUP_OK) {
        *file = open(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
        if (*file < 0 || fstat(*file, &about) != 0 || !S_ISREG(about.st_mode) ||
            (about.st_size == 0 && fchmod(*file, 0600) != 0))
            status =
                fup_error_set(error, FUP_OWN_FILES, "%s: %s: nothing was saved: make it writable",
                              path, *file < 0 ? strerror(errno) : "is no plain file of yours");
        else if (!lock_file(*file))
            status =
                fup_error_set(error, FUP_BUSY,
                              "%s: another program holds it: nothing was saved: try again", path);
    }
    return status;
}

static void
add_member(json_t *object, const char *key, const char *text)
{
    if (text)
        (void)json_object_set_new(object, key, json_string(text));
}

/* The line with its sum and line feed; NULL when memory is short or a text is no UTF-8. */
static char *
make_line(const struct fup_decision *decision, struct fup_arena *arena)
{
    json_t *object = json_object();
    char day[11], made[26], *text, *line = NULL;
    size_t len;

    (void)json_object_set_new(object, "seq", json_integer((json_int_t)decision->seq));
    add_member(object, "verb", fup_verb_word(decision->verb));
    add_member(object, "anchor", decision->anchor);
    add_member(object, "other", decision->other);
    if (decision->day != FUP_NO_DAY) {
        fup_day_format(decision->day, day);
        add_member(object, "day", day);
    }
    add_member(object, "text", decision->text);
    if (decision->made != FUP_NO_INSTANT) {
        fup_instant_format(fup_zone_fixed(arena, 0), decision->made, made);
        add_member(object, "made", made);
    }
    text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    len = text ? strlen(text) : 0;
    if (len > 2 && len < LARGEST_LINE - 64)
        line = fup_arena_format(arena, "%.*s" SUM_KEY "%08x\"}\n", (int)(len - 1), text,
                                fup_crc32(text, len - 1));
    free(text);
    return line;
}

/* One write of whole lines; what a full disk took only in part is cut off again. */
static enum fup_status
write_line(int file, const char *path, const char *line, struct fup_error *error)
{
    off_t end = lseek(file, 0, SEEK_END);
    char last = '\n';
    bool torn = end > 0 && pread(file, &last, 1, end - 1) == 1 && last != '\n';
    struct fup_buffer buffer = {0};
    ssize_t written;
    enum fup_status status = FUP_OK;

    fup_buffer_text(&buffer, torn ? "\n" : "");
    fup_buffer_text(&buffer, line);
    written = buffer.failed || end < 0 ? -1 : write(file, buffer.text, buffer.len);
    if (written < 0 || (size_t)written != buffer.len || fdatasync(file) != 0) {
        int fault = written >= 0 && (size_t)written != buffer.len ? ENOSPC : errno;

        if (end >= 0 && written > 0 && ftruncate(file, end) != 0)
            fault = errno; /* a torn line stays: readers skip it, the next line starts anew */
        status = fup_error_set(error, FUP_OWN_FILES,
                               "%s: %s: nothing was saved: make room, "
                               "then say it again",
                               path, strerror(fault));
    }
    fup_buffer_release(&buffer);
    return status;
}

/* A new file is only safe once its name is on disk too. */
static void
sync_folder(const char *folder)
{
    int handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (handle >= 0) {
        (void)fsync(handle);
        (void)close(handle);
    }
}

enum fup_status
fup_decisions_append(const struct fup_paths *paths, const char *hostname,
                     struct fup_decision *decision, struct fup_error *error)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_decisions_report report;
    struct line_list lines;
    const char *path = NULL, *line;
    int file = -1;
    enum fup_status status = FUP_NO_MEMORY;

    if (arena)
        path = fup_arena_format(arena, "%s/%s.jsonl", paths->decisions, host_stem(hostname, arena));
    if (path)
        status = open_own(paths, path, &file, error);
    if (status == FUP_OK)
        status = read_journal(paths, arena, &report, &lines, error);
    if (status == FUP_OK) {
        decision->seq = report.highest_seq + 1;
        line = make_line(decision, arena);
        if (line)
            status = write_line(file, path, line, error);
        else
            status = fup_error_set(error, FUP_USAGE,
                                   "decision: its text is longer than 64 KB or "
                                   "no UTF-8: nothing was saved: shorten it");
        if (status == FUP_OK)
            sync_folder(paths->decisions);
    }
    if (file >= 0)
        (void)close(file);
    if (status == FUP_NO_MEMORY)
        (void)fup_error_set(error, status, "decisions: not enough memory: nothing was saved");
    fup_arena_free(arena);
    return status;
}

enum fup_status
fup_decisions_last(const struct fup_paths *paths, const char *hostname, struct fup_arena *arena,
                   struct fup_decision *decision, struct fup_error *error)
{
    struct fup_decisions_report report;
    struct line_list lines;
    const char *stem = host_stem(hostname, arena);
    enum fup_status status = read_journal(paths, arena, &report, &lines, error);
    const struct line *last = NULL;

    for (size_t i = lines.count; status == FUP_OK && stem && !last && i > 0; i--) {
        const struct line *line = &lines.items[i - 1];

        /* `drafted` is a note of ours, not something the user said */
        if (!line->undone && line->decision.verb != FUP_VERB_UNDO &&
            line->decision.verb != FUP_VERB_DRAFTED && strcmp(line->decision.host, stem) == 0)
            last = line;
    }
    if (last)
        *decision = last->decision;
    else if (status == FUP_OK)
        status = fup_error_set(error, FUP_NOT_FOUND,
                               "undo: no decision of this machine is left to take back");
    return status;
}
