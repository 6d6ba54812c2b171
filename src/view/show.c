/* view/show.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/show.h"

#include "view/output.h"

#include <string.h>

#define MAX_FINDINGS 6 /* sentences of one message; a case is read at a glance */

static void
add_field(struct fup_buffer *out, const char *name, const char *clean)
{
    if (clean && *clean)
        fup_buffer_format(out, "%-13s%s\n", name, clean);
}

static void
add_head(const struct fup_view *view, const struct fup_row *row, struct fup_buffer *out)
{
    const char *stage = fup_stage_name(row->stage), *role = fup_role_name(row->role);

    fup_output_style(out, FUP_STYLE_STRONG);
    fup_output_field(out, row->subject && *row->subject ? row->subject : "(no subject)");
    fup_output_style(out, FUP_STYLE_PLAIN);
    fup_buffer_text(out, "\n");
    for (size_t i = 0; i < row->with.count; i++)
        add_field(out, i == 0 ? "with" : "", fup_view_mailbox(view, &row->with.items[i]));
    for (size_t i = 0; i < row->missing.count; i++)
        add_field(out, i == 0 ? "no answer of" : "",
                  fup_view_mailbox(view, &row->missing.items[i]));
    add_field(out, "organization", fup_output_clean(view->arena, row->organization));
    add_field(out, "position", fup_output_clean(view->arena, row->position));
    add_field(out, "kind",
              fup_arena_format(view->arena, "%s%s%s%s%s", fup_kind_name(row->kind),
                               role ? ", you are the " : "", role ? role : "",
                               stage ? ", stage " : "", stage ? stage : ""));
    add_field(out, "interview", fup_view_time(view, row->interview_start));
    add_field(out, "note", fup_output_clean(view->arena, row->note));
    add_field(out, "case", row->case_id);
    if (row->ambiguous)
        add_field(out, "",
                  "fits more than one case: nothing was joined; `followup join ID ID` does");
}

static void
add_quote(const struct fup_view *view, const char *what, const char *quote, const char *rule,
          struct fup_buffer *out)
{
    fup_output_style(out, FUP_STYLE_DIM);
    fup_buffer_format(out, "      %s", what);
    if (quote) {
        fup_buffer_text(out, ": “");
        fup_buffer_text(out, fup_output_clean(view->arena, quote));
        fup_buffer_text(out, "”");
    }
    if (rule && !quote && strncmp(rule, "policy.", 7) == 0)
        fup_buffer_text(out, ": no day was named, a rule of thumb");
    if (rule)
        fup_buffer_format(out, " [%s]", rule);
    fup_output_style(out, FUP_STYLE_PLAIN);
    fup_buffer_text(out, "\n");
}

static const char *
sense_phrase(enum fup_sense sense)
{
    static const char *const phrases[] = {
        "asks",         "promises",   "sets an end",     "closes",
        "acknowledges", "is away",    "fixes a meeting", "will call",
        "missed",       "took place", "names a date"};

    return phrases[sense];
}

static bool
is_same_sentence(const struct fup_finding *a, const struct fup_finding *b)
{
    return a->quote && b->quote && strcmp(a->quote, b->quote) == 0;
}

/* A sentence once, with all that is understood of it. */
static void
add_findings(const struct fup_view *view, const struct fup_finding_list *findings,
             struct fup_buffer *out)
{
    size_t shown = 0;

    for (size_t i = 0, next; i < findings->count && shown < MAX_FINDINGS; i = next, shown++) {
        const struct fup_finding *first = &findings->items[i];
        const char *what = sense_phrase(first->sense), *rules = first->rule;

        for (next = i + 1;
             next < findings->count && is_same_sentence(first, &findings->items[next]); next++) {
            const struct fup_finding *same = &findings->items[next];

            what = fup_arena_format(view->arena, "%s, %s", what ? what : "",
                                    sense_phrase(same->sense));
            rules = fup_arena_format(view->arena, "%s, %s", rules ? rules : "", same->rule);
        }
        add_quote(view, what ? what : "", first->quote, rules, out);
    }
}

static void
add_message(const struct fup_view *view, const struct fup_view_case *all,
            const struct fup_message *message, struct fup_buffer *out)
{
    enum fup_writer writer = fup_identity_writer(all->identity, message);
    bool is_mine = writer == FUP_WRITER_ME;

    fup_buffer_format(out, "  %s  %s ", fup_view_time(view, fup_message_time(message, view->now)),
                      is_mine ? "->" : "<-");
    fup_buffer_text(out, is_mine && message->to.count > 0 ? fup_view_people(view, &message->to)
                                                          : fup_view_person(view, &message->from));
    fup_buffer_text(out, ": ");
    fup_output_field(out, message->subject);
    if (writer == FUP_WRITER_CLAIMED)
        fup_buffer_text(out, " (claims to be you: nothing proves it)");
    if (message->automatic != FUP_AUTOMATIC_NO)
        fup_buffer_format(out, " (automatic: %s)", fup_automatic_name(message->automatic));
    fup_buffer_text(out, "\n");
    if (message->hiring.event != FUP_EVENT_NONE)
        add_quote(view, fup_event_name(message->hiring.event), message->hiring.quote,
                  message->hiring.rule, out);
    for (size_t i = 0; i < message->invites.count; i++) {
        const struct fup_invite *invite = &message->invites.items[i];

        add_quote(view,
                  fup_arena_format(view->arena, "calendar%s %s",
                                   invite->is_cancelled ? ": cancelled," : ":",
                                   fup_view_time(view, invite->start)),
                  invite->summary, NULL, out);
    }
    add_findings(view, &message->findings, out);
}

bool
fup_view_is_of_case(const struct fup_view_case *all, const struct fup_row *row,
                    const struct fup_decision *decision)
{
    bool found = false;

    for (size_t i = 0; decision->anchor && !found && i < row->message_count; i++)
        found = strcmp(all->messages->items[row->messages[i]].id, decision->anchor) == 0;
    return found;
}

static void
add_decision(const struct fup_view *view, const struct fup_decision *decision,
             struct fup_buffer *out)
{
    fup_buffer_format(out, "  %s  ** you said: %s%s%s", fup_view_time(view, decision->made),
                      fup_verb_word(decision->verb), decision->day != FUP_NO_DAY ? " " : "",
                      fup_view_day(view, decision->day));
    if (decision->text) {
        fup_buffer_text(out, ": ");
        fup_output_field(out, decision->text);
    }
    fup_buffer_text(out, "\n");
}

/* Mails in their order; what the user said stands where he said it, in the order that counts. */
static void
add_timeline(const struct fup_view *view, const struct fup_view_case *all,
             const struct fup_row *row, struct fup_buffer *out)
{
    size_t next = 0;

    for (size_t i = 0; i <= row->message_count; i++) {
        const struct fup_message *message =
            i < row->message_count ? &all->messages->items[row->messages[i]] : NULL;
        fup_instant time = message ? fup_message_time(message, view->now) : FUP_NO_INSTANT;

        for (; next < all->decisions->count &&
               (!message || !fup_view_is_of_case(all, row, &all->decisions->items[next]) ||
                all->decisions->items[next].made < time);
             next++)
            if (fup_view_is_of_case(all, row, &all->decisions->items[next]))
                add_decision(view, &all->decisions->items[next], out);
        if (message)
            add_message(view, all, message, out);
    }
}

static void
add_move(const struct fup_view *view, const struct fup_row *row, struct fup_buffer *out)
{
    fup_day today = fup_zone_day(view->zone, view->now);

    if (row->waiting_on == FUP_OWNER_NOBODY) {
        fup_buffer_text(out, "  Nobody owes anything.\n");
        return;
    }
    fup_buffer_format(out, "  %s, expected by %s (%s)",
                      row->waiting_on == FUP_OWNER_ME ? "Your move" : "Their move",
                      fup_view_day(view, row->expected), fup_view_basis(row->basis));
    if (row->overdue)
        fup_buffer_format(out, ", %d day%s late", row->days_overdue,
                          row->days_overdue == 1 ? "" : "s");
    fup_buffer_format(out, ".\n  To do: %s", fup_view_action(row->action));
    if (row->act_on != FUP_NO_DAY && row->act_on > today)
        fup_buffer_format(out, ", until %s", fup_view_day(view, row->act_on));
    if (row->snoozed_until != FUP_NO_DAY)
        fup_buffer_format(out, ", snoozed until %s", fup_view_day(view, row->snoozed_until));
    if (row->drafted != FUP_NO_INSTANT)
        fup_buffer_format(out, ", drafted %s", fup_view_time(view, row->drafted));
    fup_buffer_format(out, ". Whose move it is: %s.\n", fup_certainty_name(row->certainty));
}

static bool
says_the_same(const struct fup_evidence *a, const struct fup_evidence *b)
{
    return strcmp(a->rule, b->rule) == 0 && a->quote && b->quote && strcmp(a->quote, b->quote) == 0;
}

static void
add_next(const struct fup_view *view, const struct fup_row *row, struct fup_buffer *out)
{
    static const char *const reasons[] = {"whose move", "the date", "also"};

    fup_output_style(out, FUP_STYLE_STRONG);
    fup_buffer_text(out, "\nNext");
    fup_output_style(out, FUP_STYLE_PLAIN);
    fup_buffer_text(out, "\n");
    add_move(view, row, out);
    for (size_t i = 0; i < row->evidence.count; i++) {
        bool is_both = i == 0 && row->evidence.count > 1 &&
                       says_the_same(&row->evidence.items[0], &row->evidence.items[1]);

        if (i == 1 && says_the_same(&row->evidence.items[0], &row->evidence.items[1]))
            continue;
        add_quote(view, is_both ? "whose move, and the date" : reasons[i < 2 ? i : 2],
                  row->evidence.items[i].quote, row->evidence.items[i].rule, out);
    }
    for (size_t i = 0; i < row->also.count; i++) {
        const struct fup_duty *duty = &row->also.items[i];

        fup_buffer_format(out, "  Also: %s by %s (%s).\n",
                          duty->owner == FUP_OWNER_ME ? "your move" : "their move",
                          fup_view_day(view, duty->expected), fup_view_basis(duty->basis));
    }
}

void
fup_view_show(const struct fup_view *view, const struct fup_view_case *all,
              const struct fup_row *row, struct fup_buffer *out)
{
    add_head(view, row, out);
    fup_buffer_text(out, "\n");
    add_timeline(view, all, row, out);
    add_next(view, row, out);
}
