/* indexer/pool.c - one socket pair a child; a request is a job's kind, size and time with the file
 * descriptor, an answer is a head and its bytes. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "indexer/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "indexer/limits.h"

enum {
    MOST_CHILDREN = 8,
    MOST_FAILED_STARTS = 3,
    DEFAULT_MILLISECONDS = 2000,
    CPU_SECONDS = 2,
    LARGEST_ANSWER = 16 * 1024 * 1024,
    HIGHEST_DESCRIPTOR = 4096,
    DEATHS = 2
};

struct request {
    uint32_t kind;
    int64_t size, mtime;
};
enum { ANSWER_BAD, ANSWER_GOOD, ANSWER_READY };
struct answer_head {
    uint32_t kind; /* READY comes once, when the limits stand */
    uint32_t len;
};

struct child {
    pid_t process; /* 0: not running */
    bool is_ready;
    int socket;
    struct fup_job *job; /* NULL: idle */
    int64_t deadline;    /* milliseconds of the monotonic clock */
    struct fup_buffer answer;
};

struct pool {
    const struct fup_pool_options *options;
    struct child children[MOST_CHILDREN];
    size_t child_count;
    struct fup_job *jobs;
    size_t count, next; /* jobs[next..] were never given out */
    struct fup_job *again[MOST_CHILDREN];
    size_t again_count;
    int failed_starts;
    struct fup_error *error;
};

static int64_t
now_milliseconds(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- in the child ---- */

/* False at the end of the parent's side. *file is -1 when none came along. */
static bool
receive(int socket, struct request *request, int *file)
{
    union {
        struct cmsghdr head;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control = {0};
    struct iovec part = {request, sizeof *request};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = sizeof control.bytes};
    ssize_t got;

    do
        got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC | MSG_WAITALL);
    while (got < 0 && errno == EINTR);
    *file = -1;
    if (got == (ssize_t)sizeof *request && CMSG_FIRSTHDR(&message) &&
        control.head.cmsg_type == SCM_RIGHTS)
        memcpy(file, CMSG_DATA(&control.head), sizeof *file);
    return got == (ssize_t)sizeof *request;
}

static bool
write_all(int file, const void *bytes, size_t len)
{
    const char *at = bytes;
    bool good = true;

    while (good && len > 0) {
        ssize_t written = write(file, at, len);

        if (written > 0) {
            at += written;
            len -= (size_t)written;
        } else {
            good = written < 0 && errno == EINTR;
        }
    }
    return good;
}

static void
serve(const struct fup_pool_options *options, int socket)
{
    struct request request;
    bool good = true;
    int file;

    while (good && receive(socket, &request, &file)) {
        struct fup_job job = {.kind = request.kind, .size = request.size, .mtime = request.mtime};
        struct fup_buffer answer = {0};
        struct answer_head head;

        fup_limits_move_cpu(CPU_SECONDS);
        head.kind = options->work(options->work_context, &job, file, &answer) && !answer.failed &&
                            answer.len <= LARGEST_ANSWER
                        ? ANSWER_GOOD
                        : ANSWER_BAD;
        head.len = head.kind == ANSWER_GOOD ? (uint32_t)answer.len : 0;
        (void)close(file);
        good = write_all(socket, &head, sizeof head) && write_all(socket, answer.text, head.len);
        fup_buffer_release(&answer);
    }
}

/* Nothing of the parent may stay reachable: databases, the lock, the terminal. */
static int
keep_only(int socket)
{
    int kept = dup2(socket, 3) == 3 ? 3 : -1;

#ifdef SYS_close_range
    if (kept == 3 && syscall(SYS_close_range, 4U, ~0U, 0U) != 0)
#endif
        for (int file = 4; kept == 3 && file < HIGHEST_DESCRIPTOR; file++)
            (void)close(file);
    for (int file = 0; kept == 3 && file < 3; file++) {
        (void)close(file);
        if (open("/dev/null", O_RDWR) != file)
            kept = -1;
    }
    return kept;
}

static void
run_child(const struct fup_pool_options *options, int socket)
{
    const struct answer_head ready = {ANSWER_READY, 0};
    int kept = keep_only(socket);

    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN);
    if (kept >= 0 && (!options->prepare || options->prepare(options->work_context)) &&
        fup_limits_enter() && write_all(kept, &ready, sizeof ready))
        serve(options, kept);
    _exit(0);
}

/* ---- in the parent ---- */

static bool
start_child(struct pool *pool, struct child *child)
{
    int sockets[2];
    bool good = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) == 0;

    if (good) {
        child->process = fork();
        if (child->process == 0)
            run_child(pool->options, sockets[1]);
        (void)close(sockets[1]);
        good = child->process > 0;
        if (good) {
            child->socket = sockets[0];
            (void)fcntl(child->socket, F_SETFL, O_NONBLOCK);
        } else {
            child->process = 0;
            (void)close(sockets[0]);
        }
    }
    return good;
}

static void
stop_child(struct child *child)
{
    if (child->process > 0) {
        (void)close(child->socket);
        (void)kill(child->process, SIGKILL);
        while (waitpid(child->process, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    child->process = 0;
    child->is_ready = false;
    child->job = NULL;
    child->answer.len = 0;
}

/* Opens without ever waiting (a FIFO, a device); -1 unless it is a regular file. */
static int
open_mail(struct fup_job *job)
{
    int file = open(job->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    struct stat about;

    if (file >= 0 && (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))) {
        (void)close(file);
        file = -1;
    }
    if (file >= 0) {
        job->size = about.st_size;
        job->mtime = about.st_mtim.tv_sec;
    }
    return file;
}

static bool
send_job(const struct child *child, const struct fup_job *job, int file)
{
    struct request request = {job->kind, job->size, job->mtime};
    union {
        struct cmsghdr head;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control = {.head = {.cmsg_len = CMSG_LEN(sizeof(int)),
                          .cmsg_level = SOL_SOCKET,
                          .cmsg_type = SCM_RIGHTS}};
    struct iovec part = {&request, sizeof request};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = sizeof control.bytes};

    memcpy(CMSG_DATA(&control.head), &file, sizeof file);
    return sendmsg(child->socket, &message, MSG_NOSIGNAL) == (ssize_t)sizeof request;
}

static enum fup_status
finish(struct pool *pool, struct fup_job *job, enum fup_outcome outcome, const char *bytes,
       size_t len)
{
    return pool->options->done(pool->options->done_context, job, outcome, bytes, len, pool->error);
}

static enum fup_status
start_error(struct pool *pool)
{
    return fup_error_set(pool->error, FUP_OWN_FILES,
                         "parser: %s: no process could be started: close other programs",
                         strerror(errno));
}

/* The end of a child that worked on a job. One that never got ready says nothing about the mail. */
static enum fup_status
bury(struct pool *pool, struct child *child)
{
    struct fup_job *job = child->job;
    bool was_ready = child->is_ready;
    enum fup_status status = FUP_OK;

    stop_child(child);
    if (was_ready)
        job->deaths++;
    else
        pool->failed_starts++;
    if (job->deaths >= DEATHS)
        status = finish(pool, job, FUP_OUTCOME_DEADLY, "", 0);
    else if (pool->failed_starts >= MOST_FAILED_STARTS)
        status = start_error(pool);
    else
        pool->again[pool->again_count++] = job;
    return status;
}

static struct fup_job *
next_job(struct pool *pool)
{
    struct fup_job *job = NULL;

    if (pool->again_count > 0)
        job = pool->again[--pool->again_count];
    else if (pool->next < pool->count)
        job = &pool->jobs[pool->next++];
    return job;
}

/* Gives an idle child its next job; files that cannot be opened never reach it. */
static enum fup_status
feed(struct pool *pool, struct child *child)
{
    int limit = pool->options->limit_milliseconds;
    enum fup_status status = FUP_OK;
    struct fup_job *job = NULL;
    int file = -1;

    while (status == FUP_OK && file < 0 && (job = next_job(pool))) {
        file = open_mail(job);
        if (file < 0)
            status = finish(pool, job, FUP_OUTCOME_UNREADABLE, "", 0);
    }
    if (file >= 0) {
        if (child->process == 0 && !start_child(pool, child)) {
            status = start_error(pool);
        } else {
            child->job = job;
            child->deadline = now_milliseconds() + (limit ? limit : DEFAULT_MILLISECONDS);
            if (!send_job(child, job, file))
                status = bury(pool, child);
        }
        (void)close(file);
    }
    return status;
}

/* Takes whole answers out of what has come. */
static enum fup_status
take_answers(struct pool *pool, struct child *child)
{
    struct fup_buffer *answer = &child->answer;
    enum fup_status status = FUP_OK;
    struct answer_head head;

    if (answer->len >= sizeof head && !child->is_ready) {
        memcpy(&head, answer->text, sizeof head);
        answer->len -= sizeof head;
        memmove(answer->text, answer->text + sizeof head, answer->len);
        child->is_ready = head.kind == ANSWER_READY && head.len == 0;
        if (!child->is_ready)
            return bury(pool, child);
    }
    if (answer->len >= sizeof head) {
        memcpy(&head, answer->text, sizeof head);
        if (head.len > LARGEST_ANSWER || answer->len > sizeof head + head.len) {
            status = bury(pool, child);
        } else if (answer->len == sizeof head + head.len) {
            struct fup_job *job = child->job;

            child->job = NULL;
            answer->text[answer->len] = '\0';
            status = finish(pool, job,
                            head.kind == ANSWER_GOOD ? FUP_OUTCOME_ANSWER : FUP_OUTCOME_UNREADABLE,
                            answer->text + sizeof head, head.len);
            answer->len = 0;
        }
    }
    return status;
}

static enum fup_status
collect(struct pool *pool, struct child *child)
{
    char bytes[65536];
    ssize_t got = read(child->socket, bytes, sizeof bytes);
    enum fup_status status = FUP_OK;

    if (got > 0)
        fup_buffer_add(&child->answer, bytes, (size_t)got);
    if (child->answer.failed)
        status = fup_error_set(pool->error, FUP_NO_MEMORY, "parser: not enough memory");
    else if (got > 0)
        status = take_answers(pool, child);
    else if (got == 0 || (errno != EAGAIN && errno != EINTR))
        status = bury(pool, child);
    return status;
}

/* Waits for answers until the next deadline, then collects and kills. */
static enum fup_status
wait_for_answers(struct pool *pool)
{
    struct pollfd events[MOST_CHILDREN];
    int64_t now = now_milliseconds(), first = INT64_MAX;
    enum fup_status status = FUP_OK;

    for (size_t i = 0; i < pool->child_count; i++) {
        const struct child *child = &pool->children[i];

        events[i] = (struct pollfd){child->job ? child->socket : -1, POLLIN, 0};
        if (child->job && child->deadline < first)
            first = child->deadline;
    }
    (void)poll(events, pool->child_count, first > now ? (int)(first - now) : 0);
    now = now_milliseconds();
    for (size_t i = 0; status == FUP_OK && i < pool->child_count; i++) {
        struct child *child = &pool->children[i];

        if (child->job && events[i].revents)
            status = collect(pool, child);
        else if (child->job && now >= child->deadline)
            status = bury(pool, child);
    }
    return status;
}

static size_t
count_busy(const struct pool *pool)
{
    size_t busy = 0;

    for (size_t i = 0; i < pool->child_count; i++)
        busy += pool->children[i].job != NULL;
    return busy;
}

static size_t
choose_children(const struct fup_pool_options *options, size_t jobs)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t children = options->children ? options->children : cores > 0 ? (size_t)cores : 1;

    if (children > MOST_CHILDREN)
        children = MOST_CHILDREN;
    return children > jobs ? jobs : children;
}

enum fup_status
fup_pool_run(const struct fup_pool_options *options, struct fup_job *jobs, size_t count,
             struct fup_error *error)
{
    struct pool pool = {.options = options,
                        .child_count = choose_children(options, count),
                        .jobs = jobs,
                        .count = count,
                        .error = error};
    enum fup_status status = FUP_OK;
    bool more = count > 0;

    while (status == FUP_OK && more) {
        for (size_t i = 0; status == FUP_OK && i < pool.child_count; i++) {
            if (!pool.children[i].job)
                status = feed(&pool, &pool.children[i]);
        }
        if (status == FUP_OK && count_busy(&pool) > 0)
            status = wait_for_answers(&pool);
        more = count_busy(&pool) > 0 || pool.again_count > 0 || pool.next < pool.count;
    }
    for (size_t i = 0; i < pool.child_count; i++) {
        stop_child(&pool.children[i]);
        fup_buffer_release(&pool.children[i].answer);
    }
    return status;
}
