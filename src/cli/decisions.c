/* cli/decisions.c - `decisions export|import`: what the user said, as JSON lines.
 *
 * Export prints the decisions in force, oldest first. Import says each of them again on this
 * machine, unless the same is in force already: twice is the same as once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"

static json_t *
encode(const struct context *context, const struct fup_decision *decision)
{
    char day[11] = "", made[26] = "";

    if (decision->day != FUP_NO_DAY)
        fup_day_format(decision->day, day);
    if (decision->made != FUP_NO_INSTANT)
        fup_instant_format(fup_session_zone(context->session), decision->made, made);
    return json_pack("{s:s, s:s?, s:s*, s:s*, s:s*, s:s*}", "verb", fup_verb_word(decision->verb),
                     "anchor", decision->anchor, "other", decision->other, "day", *day ? day : NULL,
                     "text", decision->text, "made", *made ? made : NULL);
}

static int
export_all(struct context *context, const struct fup_decision_list *decisions)
{
    struct fup_buffer out = {0};
    enum fup_status status = FUP_OK;

    for (size_t i = 0; i < decisions->count && status == FUP_OK; i++) {
        if (decisions->items[i].verb == FUP_VERB_DRAFTED)
            continue; /* a note of ours, said by nobody */
        status = fup_json_print(encode(context, &decisions->items[i]), &out);
        fup_buffer_text(&out, "\n");
    }
    return context_print_made(context, status, &out);
}

static bool
decode(const json_t *object, const struct fup_zone *zone, struct fup_decision *decision)
{
    const char *verb = json_string_value(json_object_get(object, "verb"));
    const char *day = json_string_value(json_object_get(object, "day"));
    const char *made = json_string_value(json_object_get(object, "made"));
    int found = verb ? fup_verb_parse(verb) : -1;

    memset(decision, 0, sizeof *decision);
    decision->verb = (enum fup_verb)found;
    decision->anchor = json_string_value(json_object_get(object, "anchor"));
    decision->other = json_string_value(json_object_get(object, "other"));
    decision->text = json_string_value(json_object_get(object, "text"));
    decision->day = day ? fup_day_parse(fup_str_from(day)) : FUP_NO_DAY;
    decision->made =
        made ? fup_instant_parse(fup_str_from(made), zone, NULL, NULL) : FUP_NO_INSTANT;
    return found >= 0 && found != FUP_VERB_UNDO && decision->anchor && *decision->anchor &&
           (!day || decision->day != FUP_NO_DAY);
}

static bool
same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool
is_known(const struct fup_decision_list *decisions, const struct fup_decision *decision)
{
    bool known = false;

    for (size_t i = 0; !known && i < decisions->count; i++) {
        const struct fup_decision *other = &decisions->items[i];

        known = other->verb == decision->verb && other->day == decision->day &&
                same_text(other->anchor, decision->anchor) &&
                same_text(other->other, decision->other) && same_text(other->text, decision->text);
    }
    return known;
}

struct import_count {
    size_t saved, known, damaged;
};

static enum fup_status
import_line(struct context *context, const struct fup_decision_list *decisions, const char *line,
            size_t len, struct import_count *count)
{
    json_t *object = json_loadb(line, len, 0, NULL);
    struct fup_decision decision;
    enum fup_status status = FUP_OK;

    if (!decode(object, fup_session_zone(context->session), &decision)) {
        count->damaged++;
    } else if (is_known(decisions, &decision)) {
        count->known++;
    } else {
        if (decision.made == FUP_NO_INSTANT)
            decision.made = fup_session_now(context->session);
        status = fup_decisions_append(fup_session_paths(context->session),
                                      context->options.hostname ? context->options.hostname
                                                                : "localhost",
                                      &decision, &context->error);
        count->saved += status == FUP_OK;
    }
    json_decref(object);
    return status;
}

static int
import_all(struct context *context, const struct fup_decision_list *decisions)
{
    struct import_count count = {0};
    struct fup_buffer out = {0};
    enum fup_status status = FUP_OK;
    char *line = NULL;
    size_t size = 0;
    ssize_t len;

    while (status == FUP_OK && (len = getline(&line, &size, stdin)) > 0) {
        if (len > 1)
            status = import_line(context, decisions, line, (size_t)len, &count);
    }
    free(line);
    fup_buffer_format(&out, "%zu saved, %zu known already, %zu not understood\n", count.saved,
                      count.known, count.damaged);
    return status == FUP_OK ? context_print(context, &out)
                            : (fup_buffer_release(&out), context_fail(context, status));
}

int
command_decisions(struct context *context)
{
    struct fup_decision_list decisions = {0};
    struct fup_decisions_report report = {0};
    const char *what = context->arguments[0];
    enum fup_status status = fup_decisions_read(fup_session_paths(context->session), context->arena,
                                                &decisions, &report, &context->error);

    if (status != FUP_OK)
        return context_fail(context, status);
    if (strcmp(what, "export") == 0)
        return export_all(context, &decisions);
    if (strcmp(what, "import") == 0)
        return import_all(context, &decisions);
    return context_fail(context, fup_error_set(&context->error, FUP_USAGE,
                                               "decisions: '%.40s' is not known: use export or "
                                               "import",
                                               what));
}
