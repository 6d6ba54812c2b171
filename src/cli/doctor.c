/* cli/doctor.c - `doctor`: what is where, what is wrong, and the next step for each fault.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/helper.h"
#include "view/output.h"

#define CHECK_LIMIT_MS 10000
#define MAX_SHOWN 10
#define DAY_SECONDS 86400

static void
add(struct fup_buffer *out, bool is_good, const char *name, const char *text)
{
    fup_output_style(out, is_good ? FUP_STYLE_PLAIN : FUP_STYLE_LATE);
    fup_buffer_text(out, is_good ? "  ok    " : "  look  ");
    fup_output_style(out, FUP_STYLE_PLAIN);
    fup_buffer_format(out, "%-12s", name);
    fup_output_field(out, text);
    fup_buffer_text(out, "\n");
}

static void
check_programs(struct context *context, struct fup_buffer *out)
{
    const char *path = helper_path(context);

    add(out, true, "followup", FUP_VERSION);
    add(out, path != NULL, "helper",
        path ? path : "followup-index is not found: install it, or set FOLLOWUP_INDEX");
}

/* A query that matches nothing opens the database and costs nothing. */
static void
check_notmuch(struct context *context, struct fup_buffer *out)
{
    static const char *const arguments[] = {"--", "id:followup-doctor", NULL};
    struct helper_result result = {0};
    struct fup_error saved = context->error;
    enum fup_status status =
        helper_run(context, "match", arguments, NULL, CHECK_LIMIT_MS, false, &result);

    if (status == FUP_OK && (result.timed_out || result.exit_code != 0))
        (void)helper_fail(context, &result, "notmuch");
    if (context->error.status == FUP_OK)
        add(out, true, "notmuch", "the database can be read");
    else
        add(out, false, "notmuch", context->error.text);
    context->error = saved;
    helper_release(&result);
}

static void
check_config(struct context *context, struct fup_buffer *out)
{
    const struct fup_config *config = fup_session_config(context->session);
    const struct fup_paths *paths = fup_session_paths(context->session);
    bool is_there = access(paths->config, F_OK) == 0;

    add(out, true, "config",
        is_there
            ? paths->config
            : fup_arena_format(context->arena, "%s (not there: the defaults hold)", paths->config));
    for (size_t i = 0; i < config->problems.count; i++)
        add(out, false, "config", config->problems.items[i]);
}

static void
check_index(struct context *context, const struct fup_snapshot *snapshot, struct fup_buffer *out)
{
    const struct fup_facts_meta *meta = &snapshot->meta;
    struct fup_view view = context_view(context);
    const char *path = fup_session_paths(context->session)->index;
    bool is_old = meta->indexed_at == FUP_NO_INSTANT || meta->indexed_at < view.now - DAY_SECONDS;

    add(out, !is_old && meta->is_complete, "index",
        fup_arena_format(
            context->arena, "%s: %zu mails, %s%s", path, snapshot->messages.count,
            meta->indexed_at == FUP_NO_INSTANT
                ? "never finished"
                : fup_arena_format(context->arena, "%s old", fup_view_age(&view, meta->indexed_at)),
            is_old               ? ": run `followup index`"
            : !meta->is_complete ? ", not complete: run `followup index`"
                                 : ""));
}

/* doc/design.md section 2.1: From is mine, and nothing says that I sent it. */
static bool
is_claimed(const struct fup_identity *identity, const struct fup_message *message)
{
    return fup_identity_has(identity, message->from.address) &&
           !(message->flags & FUP_MAIL_DRAFT) &&
           !(message->flags & (FUP_MAIL_SENT | FUP_MAIL_SUBMITTED)) &&
           (message->flags & FUP_MAIL_HAS_RECEIVED);
}

/* "Archive" of ".../Archive/cur/1234", "" when there is no such folder. */
static const char *
folder_of(struct context *context, const struct fup_message *message)
{
    const char *path = message->paths.count > 0 ? message->paths.items[0] : "";
    const char *end = strstr(path, "/cur/") ? strstr(path, "/cur/") : strstr(path, "/new/");
    const char *begin = end;

    while (begin && begin > path && begin[-1] != '/')
        begin--;
    return begin ? fup_arena_copy_len(context->arena, begin, (size_t)(end - begin)) : "";
}

static void
check_claims(struct context *context, const struct fup_snapshot *snapshot, struct fup_buffer *out)
{
    size_t count = 0;
    const char *folder = "";

    for (size_t i = 0; i < snapshot->messages.count; i++) {
        const struct fup_message *message = &snapshot->messages.items[i];

        if (is_claimed(&snapshot->identity, message)) {
            count++;
            folder = folder_of(context, message);
        }
    }
    if (count == 0)
        return;
    add(out, false, "sent",
        fup_arena_format(context->arena,
                         "%zu mails claim to be from you, but nothing says that you sent them. If "
                         "they are yours, write into the config: sent = tag:sent or folder:/%s/",
                         count, folder && *folder ? folder : "Sent"));
}

static void
check_identity(struct context *context, const struct fup_snapshot *snapshot, struct fup_buffer *out)
{
    const struct fup_string_list *mine = &snapshot->identity.addresses;
    const char *joined = "";

    for (size_t i = 0; i < mine->count && i < MAX_SHOWN; i++)
        joined =
            fup_arena_format(context->arena, "%s%s%s", joined, i > 0 ? ", " : "", mine->items[i]);
    add(out, mine->count > 0, "you",
        mine->count > 0 ? joined
                        : "no address is known: set user.primary_email of notmuch, or addresses "
                          "in the config");
}

static int
compare_ids(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* A decision about a mail that is not here is kept, and counts again when that mail is back. */
static void
check_lost_decisions(struct context *context, const struct fup_snapshot *snapshot,
                     struct fup_buffer *out)
{
    size_t count = snapshot->messages.count, lost = 0;
    const char **ids = fup_arena_alloc(context->arena, (count + 1) * sizeof *ids);

    for (size_t i = 0; ids && i < count; i++)
        ids[i] = snapshot->messages.items[i].id;
    if (ids && count > 1)
        qsort(ids, count, sizeof *ids, compare_ids);
    for (size_t i = 0; ids && i < snapshot->decisions.count; i++)
        lost +=
            !snapshot->decisions.items[i].anchor ||
            !bsearch(&snapshot->decisions.items[i].anchor, ids, count, sizeof *ids, compare_ids);
    if (lost > 0)
        add(out, false, "decisions",
            fup_arena_format(context->arena,
                             "%zu about mail that is not here: kept, they count again when it is",
                             lost));
}

/* The days of the file come into the index; a file that gives none is no calendar of holidays. */
static void
check_holidays(struct context *context, const struct fup_snapshot *snapshot, struct fup_buffer *out)
{
    const struct fup_config *config = fup_session_config(context->session);

    if (config->holidays_file && snapshot->meta.holiday_count == 0)
        add(out, false, "holidays",
            fup_arena_format(context->arena,
                             "%s: no whole day was read from it: is it an .ics file of holidays? "
                             "Then run `followup index`",
                             config->holidays_file));
}

static void
check_unreadable(const struct fup_snapshot *snapshot, struct fup_buffer *out)
{
    size_t shown = 0;

    for (size_t i = 0; i < snapshot->messages.count && shown < MAX_SHOWN; i++) {
        const struct fup_message *message = &snapshot->messages.items[i];

        if (message->flags & FUP_MAIL_UNREADABLE) {
            add(out, false, "unreadable",
                message->paths.count > 0 ? message->paths.items[0] : message->id);
            shown++;
        }
    }
}

static void
check_decisions(struct context *context, struct fup_buffer *out)
{
    const struct fup_paths *paths = fup_session_paths(context->session);
    struct fup_decision_list decisions = {0};
    struct fup_decisions_report report = {0};
    struct fup_error error = {0};

    if (fup_decisions_read(paths, context->arena, &decisions, &report, &error) != FUP_OK) {
        add(out, false, "decisions", error.text);
        return;
    }
    add(out, report.damaged == 0 && report.unreadable_files == 0, "decisions",
        fup_arena_format(context->arena,
                         "%s: %zu in force; %zu lines in %zu files, %zu damaged and skipped%s%s, "
                         "%zu without a sum, %zu files unreadable",
                         paths->decisions, decisions.count, report.lines, report.files,
                         report.damaged, report.damaged ? ", the first at " : "", report.damaged_at,
                         report.unsigned_lines, report.unreadable_files));
}

static void
check_templates(struct context *context, struct fup_buffer *out)
{
    struct fup_template_list list = {0};
    struct fup_string_list problems = {0};
    const char *folder = fup_session_paths(context->session)->templates;
    size_t own = 0;

    if (fup_templates_list(folder, "en", NULL, context->arena, &list, &problems) != FUP_OK)
        return;
    for (size_t i = 0; i < list.count; i++)
        own += list.items[i].path != NULL;
    add(out, true, "templates",
        fup_arena_format(context->arena, "%zu, of these yours: %zu (%s)", list.count, own, folder));
    for (size_t i = 0; i < problems.count; i++)
        add(out, false, "templates", problems.items[i]);
}

int
command_doctor(struct context *context)
{
    struct fup_snapshot snapshot;
    struct fup_error error = {0};
    struct fup_buffer out = {0};

    check_programs(context, &out);
    check_config(context, &out);
    check_notmuch(context, &out);
    check_decisions(context, &out);
    check_templates(context, &out);
    if (fup_session_load(context->session, context->arena, &snapshot, &error) == FUP_OK) {
        check_index(context, &snapshot, &out);
        check_identity(context, &snapshot, &out);
        check_claims(context, &snapshot, &out);
        check_lost_decisions(context, &snapshot, &out);
        check_holidays(context, &snapshot, &out);
        check_unreadable(&snapshot, &out);
    } else {
        add(&out, false, "index", error.text);
    }
    return context_print(context, &out);
}
