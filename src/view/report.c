/* view/report.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/report.h"

#include <string.h>

#include "view/json.h"
#include "view/output.h"

enum { DAYS_AHEAD = 7, HOUR = 3600, DAY_HOURS = 24 };

typedef bool chooser(const struct fup_row *row, fup_day today, fup_day *day);

/* A promise of mine that is still open, and its day. */
static bool
is_promise(const struct fup_row *row, fup_day today, fup_day *day)
{
    bool found = row->waiting_on == FUP_OWNER_ME && row->evidence.count > 0 &&
                 strncmp(row->evidence.items[0].rule, "promise.", 8) == 0;

    (void)today;
    *day = row->expected;
    for (size_t i = 0; !found && i < row->also.count; i++) {
        const struct fup_duty *duty = &row->also.items[i];

        found = duty->owner == FUP_OWNER_ME && duty->evidence.count > 0 &&
                strncmp(duty->evidence.items[0].rule, "promise.", 8) == 0;
        *day = duty->expected;
    }
    return found && row->group != FUP_GROUP_FORGOTTEN;
}

/* Their move, and mine to remind them within the next days. */
static bool
is_follow_up(const struct fup_row *row, fup_day today, fup_day *day)
{
    *day = row->act_on;
    return row->waiting_on == FUP_OWNER_THEM && row->act_on != FUP_NO_DAY && row->act_on >= today &&
           row->act_on <= today + DAYS_AHEAD && row->group != FUP_GROUP_SNOOZED;
}

static bool
has_note(const struct fup_row *row, fup_day today, fup_day *day)
{
    (void)today;
    *day = FUP_NO_DAY;
    return row->note != NULL;
}

static const struct {
    const char *title, *key;
    chooser *choose;
} lists[] = {{"You promised", "promises", is_promise},
             {"Follow-ups of the next seven days", "follow_ups", is_follow_up},
             {"Notes", "notes", has_note}};

static const char *
span(const struct fup_view *view, fup_instant seconds)
{
    long hours = (long)((seconds + HOUR / 2) / HOUR);

    if (seconds < 2 * DAY_HOURS * HOUR)
        return fup_arena_format(view->arena, "%ld h", hours);
    return fup_arena_format(view->arena, "%ld days", (hours + DAY_HOURS / 2) / DAY_HOURS);
}

static void
add_title(const char *title, struct fup_buffer *out)
{
    fup_buffer_text(out, "\n");
    fup_output_style(out, FUP_STYLE_STRONG);
    fup_buffer_text(out, title);
    fup_output_style(out, FUP_STYLE_PLAIN);
    fup_buffer_text(out, "\n");
}

static void
add_stages(const struct fup_tally *tally, struct fup_buffer *out)
{
    bool has_title = false;

    for (int stage = 1; stage < FUP_TALLY_STAGES; stage++) {
        if (tally->stages[stage] == 0)
            continue;
        if (!has_title)
            add_title("Interviews by stage", out);
        has_title = true;
        fup_buffer_format(out, "  %-17s%4zu\n", fup_stage_name((enum fup_stage)stage),
                          tally->stages[stage]);
    }
}

static void
add_answer_time(const struct fup_view *view, const char *who, const struct fup_answer_time *answer,
                struct fup_buffer *out)
{
    if (answer->count + answer->unanswered == 0)
        return;
    fup_buffer_format(out, "  %-28s%4zu answers", who, answer->count);
    if (answer->count >= FUP_TALLY_LEAST)
        fup_buffer_format(out, ", half within %s, nine of ten within %s",
                          span(view, answer->median), span(view, answer->slow));
    else if (answer->count > 0)
        fup_buffer_text(out, ", too few for a time");
    if (answer->unanswered > 0)
        fup_buffer_format(out, "; %zu without", answer->unanswered);
    fup_buffer_text(out, "\n");
}

static void
add_answer_times(const struct fup_view *view, const struct fup_tally *tally, struct fup_buffer *out)
{
    static const char *const names[2][2] = {{"they, in conversations", "you, in conversations"},
                                            {"they, about interviews", "you, about interviews"}};
    size_t count = 0;

    for (int i = 0; i < 4; i++)
        count += tally->answers[i / 2][i % 2].count + tally->answers[i / 2][i % 2].unanswered;
    if (count > 0)
        add_title("Answer times", out);
    for (int i = 3; i >= 0; i--)
        add_answer_time(view, names[i / 2][i % 2], &tally->answers[i / 2][i % 2], out);
}

static void
add_thanks(const struct fup_tally *tally, struct fup_buffer *out)
{
    if (tally->interviews == 0)
        return;
    add_title("Thank-you notes", out);
    fup_buffer_format(out, "  after %zu interviews: %zu within 24 hours, %zu later, %zu none",
                      tally->interviews, tally->thanked, tally->thanked_late, tally->no_thanks);
    if (tally->interviews >= FUP_TALLY_LEAST)
        fup_buffer_format(out, " (%zu %% in time)", 100 * tally->thanked / tally->interviews);
    fup_buffer_text(out, "\n");
}

static void
add_list(const struct fup_view *view, const struct fup_row_list *rows, size_t list,
         struct fup_buffer *out)
{
    fup_day today = fup_zone_day(view->zone, view->now), day;
    bool has_title = false;

    for (size_t i = 0; i < rows->count; i++) {
        const struct fup_row *row = &rows->items[i];

        if (!lists[list].choose(row, today, &day))
            continue;
        if (!has_title)
            add_title(lists[list].title, out);
        has_title = true;
        fup_buffer_text(out, "  ");
        if (day != FUP_NO_DAY)
            fup_buffer_format(out, "%-12s", fup_view_day(view, day));
        fup_buffer_text(out, fup_view_people(view, &row->with));
        fup_buffer_text(out, ": ");
        fup_output_field(out,
                         lists[list].choose == has_note ? row->note : fup_view_matter(view, row));
        fup_buffer_text(out, "\n");
    }
}

void
fup_view_report(const struct fup_view *view, const struct fup_report *report,
                struct fup_buffer *out)
{
    const struct fup_tally *tally = report->tally;

    fup_buffer_format(out, "%zu mails, %zu cases, %zu open: %zu wait for you, %zu for others\n",
                      report->mails, tally->cases, tally->open, tally->mine, tally->theirs);
    if (tally->overdue > 0)
        fup_buffer_format(out, "%zu overdue, the longest for %d days\n", tally->overdue,
                          tally->longest);
    add_stages(tally, out);
    add_answer_times(view, tally, out);
    add_thanks(tally, out);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        add_list(view, report->rows, i, out);
}

static void
set(json_t *object, const char *key, json_t *value)
{
    (void)json_object_set_new(object, key, value ? value : json_null());
}

static json_t *
number(size_t value)
{
    return json_integer((json_int_t)value);
}

static json_t *
hours(const struct fup_answer_time *answer, fup_instant seconds)
{
    return answer->count >= FUP_TALLY_LEAST ? json_integer((seconds + HOUR / 2) / HOUR)
                                            : json_null();
}

static json_t *
answer_times(const struct fup_tally *tally)
{
    json_t *array = json_array();

    for (int i = 0; i < 4; i++) {
        const struct fup_answer_time *answer = &tally->answers[i / 2][i % 2];
        json_t *object = json_object();

        set(object, "kind", json_string(fup_kind_name((enum fup_kind)(i / 2))));
        set(object, "by", json_string(i % 2 ? "me" : "them"));
        set(object, "count", number(answer->count));
        set(object, "unanswered", number(answer->unanswered));
        set(object, "median_hours", hours(answer, answer->median));
        set(object, "p90_hours", hours(answer, answer->slow));
        (void)json_array_append_new(array, object);
    }
    return array;
}

static json_t *
chosen(const struct fup_view *view, const struct fup_row_list *rows, chooser *choose)
{
    fup_day today = fup_zone_day(view->zone, view->now), day;
    json_t *array = json_array();

    for (size_t i = 0; i < rows->count; i++) {
        char text[11];
        json_t *object;

        if (!choose(&rows->items[i], today, &day))
            continue;
        object = fup_json_row(view, &rows->items[i]);
        if (day != FUP_NO_DAY)
            fup_day_format(day, text);
        set(object, "day", day == FUP_NO_DAY ? json_null() : json_string(text));
        (void)json_array_append_new(array, object);
    }
    return array;
}

static json_t *
open_cases(const struct fup_tally *tally)
{
    json_t *object = json_object();

    set(object, "count", number(tally->open));
    set(object, "me", number(tally->mine));
    set(object, "them", number(tally->theirs));
    set(object, "overdue", number(tally->overdue));
    set(object, "longest_overdue", json_integer(tally->longest));
    return object;
}

static json_t *
thanks(const struct fup_tally *tally)
{
    json_t *object = json_object();

    set(object, "interviews", number(tally->interviews));
    set(object, "in_time", number(tally->thanked));
    set(object, "late", number(tally->thanked_late));
    set(object, "none", number(tally->no_thanks));
    return object;
}

json_t *
fup_json_report(const struct fup_view *view, const struct fup_report *report)
{
    json_t *object = json_object(), *stages = json_object();
    char now[26];

    fup_instant_format(view->zone, view->now, now);
    for (int stage = 1; stage < FUP_TALLY_STAGES; stage++)
        set(stages, fup_stage_name((enum fup_stage)stage), number(report->tally->stages[stage]));
    set(object, "version", json_integer(FUP_JSON_VERSION));
    set(object, "now", json_string(now));
    set(object, "mails", number(report->mails));
    set(object, "cases", number(report->tally->cases));
    set(object, "open", open_cases(report->tally));
    set(object, "stages", stages);
    set(object, "answer_times", answer_times(report->tally));
    set(object, "thank_you", thanks(report->tally));
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        set(object, lists[i].key, chosen(view, report->rows, lists[i].choose));
    return object;
}
