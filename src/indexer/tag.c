/* indexer/tag.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/tag.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/str.h"
#include "indexer/folders.h"
#include "store/facts_write.h"

enum { LIMIT_MILLISECONDS = 10000, TAGS = 3 };
enum { TAG_NOW, TAG_OVERDUE, TAG_DONE };
static const char *const tags[TAGS] = {"followup", "followup-overdue", "followup-done"};

/* The newest word of the user on closing a case, by the message it is about; NULL: none. */
static const struct fup_decision *
find_closing(const struct fup_snapshot *snapshot, const char *anchor)
{
    const struct fup_decision *found = NULL;

    for (size_t i = snapshot->decisions.count; !found && i > 0; i--) {
        const struct fup_decision *decision = &snapshot->decisions.items[i - 1];

        if (fup_verb_family(decision->verb) == FUP_FAMILY_CLOSING && decision->anchor &&
            strcmp(decision->anchor, anchor) == 0)
            found = decision;
    }
    return found;
}

static const struct fup_message *
find_message(const struct fup_snapshot *snapshot, const struct fup_row *row)
{
    const struct fup_message *found = NULL;

    for (size_t i = 0; !found && row->message_id && i < row->message_count; i++) {
        const struct fup_message *message = &snapshot->messages.items[row->messages[i]];

        if (strcmp(message->id, row->message_id) == 0)
            found = message;
    }
    return found;
}

static bool
has_line(const char *lines, const char *line)
{
    struct fup_str rest = fup_str_from(lines), next;
    bool found = false;

    while (!found && fup_str_next_line(&rest, &next))
        found = fup_str_is(next, line);
    return found;
}

/* `followup-done` set elsewhere: not one of those that this program set or took before (`known`),
 * else what was taken back with undo would come again. */
static enum fup_status
take_done(struct fup_call *call, const struct fup_snapshot *snapshot, const char *known,
          bool *taken)
{
    enum fup_status status = FUP_OK;

    for (size_t i = 0; status == FUP_OK && i < snapshot->rows.count; i++) {
        const struct fup_row *row = &snapshot->rows.items[i];
        const struct fup_message *message = find_message(snapshot, row);

        if (message && fup_has_tag(&message->tags, tags[TAG_DONE]) &&
            !has_line(known, message->id) && !find_closing(snapshot, message->id)) {
            struct fup_decision decision = {.verb = FUP_VERB_DONE,
                                            .anchor = message->id,
                                            .day = FUP_NO_DAY,
                                            .made = fup_session_now(call->session)};

            status = fup_decisions_append(fup_session_paths(call->session), call->options->hostname,
                                          &decision, &call->error);
            *taken = true;
        }
    }
    return status;
}

static void
choose_tags(const struct fup_snapshot *snapshot, const struct fup_row *row, bool wanted[TAGS])
{
    const struct fup_decision *closing = find_closing(snapshot, row->message_id);
    bool is_open = row->group == FUP_GROUP_NOW || row->group == FUP_GROUP_GRACE;

    wanted[TAG_NOW] = row->group == FUP_GROUP_NOW;
    wanted[TAG_OVERDUE] = is_open && row->overdue;
    wanted[TAG_DONE] = !is_open && closing && closing->verb == FUP_VERB_DONE;
}

/* One line of batch tagging (notmuch-tag(1)) for what differs; nothing when nothing does. */
static void
add_difference(const struct fup_message *message, const bool wanted[TAGS], struct fup_buffer *batch)
{
    bool differs = false;

    for (int i = 0; i < TAGS; i++) {
        if (fup_has_tag(&message->tags, tags[i]) != wanted[i]) {
            fup_buffer_format(batch, "%c%s ", wanted[i] ? '+' : '-', tags[i]);
            differs = true;
        }
    }
    if (differs) {
        fup_buffer_text(batch, "-- id:\"");
        for (const char *c = message->id; *c; c++)
            fup_buffer_add(batch, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
        fup_buffer_text(batch, "\"\n");
    }
}

/* Every message of every row: only the newest one carries tags. `done` gets the Message-IDs that
 * carry followup-done from now on, one a line. */
static void
make_batch(const struct fup_snapshot *snapshot, struct fup_buffer *batch, struct fup_buffer *done)
{
    for (size_t i = 0; i < snapshot->rows.count; i++) {
        const struct fup_row *row = &snapshot->rows.items[i];

        for (size_t k = 0; row->message_id && k < row->message_count; k++) {
            const struct fup_message *message = &snapshot->messages.items[row->messages[k]];
            bool wanted[TAGS] = {false};

            if (strcmp(message->id, row->message_id) == 0)
                choose_tags(snapshot, row, wanted);
            if (wanted[TAG_DONE])
                fup_buffer_format(done, "%s\n", message->id);
            if (!strchr(message->id, '\n'))
                add_difference(message, wanted, batch);
        }
    }
}

static pid_t
start_notmuch(const struct fup_call *call, int input, const int ends[2])
{
    pid_t child = fork();

    if (child == 0) {
        const char *profile = fup_arena_format(call->arena, "--profile=%s", call->profile);

        (void)dup2(input, STDIN_FILENO);
        (void)fcntl(ends[1], F_SETFD, 0); /* stays open until it ends: the parent sees that */
        if (call->profile)
            (void)execlp("notmuch", "notmuch", profile, "tag", "--batch", (char *)NULL);
        else
            (void)execlp("notmuch", "notmuch", "tag", "--batch", (char *)NULL);
        _exit(127);
    }
    return child;
}

/* Nothing is ever written to the database by this program itself. */
static enum fup_status
run_notmuch(struct fup_call *call, const struct fup_buffer *batch)
{
    int input = memfd_create("followup-tags", MFD_CLOEXEC), ends[2] = {-1, -1}, state = 0;
    struct pollfd event;
    pid_t child = -1;
    bool late;

    if (input >= 0 && write(input, batch->text, batch->len) == (ssize_t)batch->len &&
        lseek(input, 0, SEEK_SET) == 0 && pipe2(ends, O_CLOEXEC) == 0)
        child = start_notmuch(call, input, ends);
    if (ends[1] >= 0)
        (void)close(ends[1]);
    event = (struct pollfd){ends[0], POLLIN, 0};
    late = child > 0 && poll(&event, 1, LIMIT_MILLISECONDS) == 0;
    if (late)
        (void)kill(child, SIGKILL);
    while (child > 0 && waitpid(child, &state, 0) < 0 && errno == EINTR)
        ;
    if (ends[0] >= 0)
        (void)close(ends[0]);
    if (input >= 0)
        (void)close(input);
    if (late)
        return fup_error_set(&call->error, FUP_BUSY,
                             "--tag: notmuch tag waits for a lock: try again later");
    if (child < 0 || !WIFEXITED(state) || WEXITSTATUS(state) != 0)
        return fup_error_set(&call->error, FUP_NO_MAIL,
                             "--tag: notmuch tag failed: try it by hand");
    return FUP_OK;
}

static enum fup_status
save_known(struct fup_call *call, struct fup_facts_writer *writer, const char *known,
           const char *done)
{
    enum fup_status status = FUP_OK;

    if (strcmp(known, done) != 0) {
        status = fup_facts_begin(writer, &call->error);
        if (status == FUP_OK)
            status = fup_facts_set(writer, "tagged_done", done, &call->error);
        if (status == FUP_OK)
            status = fup_facts_publish(writer, &call->error);
    }
    return status;
}

static enum fup_status
update_tags(struct fup_call *call, struct fup_facts_writer *writer)
{
    struct fup_snapshot snapshot;
    struct fup_buffer batch = {0}, done = {0};
    const char *known = NULL;
    bool taken = false;
    enum fup_status status =
        fup_facts_get(writer, "tagged_done", call->arena, &known, &call->error);

    known = known ? known : "";
    if (status == FUP_OK)
        status = fup_session_load(call->session, call->arena, &snapshot, &call->error);
    if (status == FUP_OK)
        status = take_done(call, &snapshot, known, &taken);
    if (status == FUP_OK && taken)
        status = fup_session_load(call->session, call->arena, &snapshot, &call->error);
    if (status == FUP_OK) {
        fup_buffer_text(&done, "");
        make_batch(&snapshot, &batch, &done);
        if (batch.failed || done.failed)
            status = fup_error_set(&call->error, FUP_NO_MEMORY, "--tag: not enough memory");
        else if (batch.len > 0)
            status = run_notmuch(call, &batch);
    }
    if (status == FUP_OK)
        status = save_known(call, writer, known, done.text);
    fup_buffer_release(&batch);
    fup_buffer_release(&done);
    return status;
}

enum fup_status
fup_tag_update(struct fup_call *call)
{
    struct fup_facts_writer *writer;
    enum fup_status status =
        fup_facts_writer_open(fup_session_paths(call->session), false, &writer, &call->error);

    if (status == FUP_OK)
        status = update_tags(call, writer);
    fup_facts_writer_close(writer);
    return status;
}
