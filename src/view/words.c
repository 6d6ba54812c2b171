/* view/words.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/words.h"

#include "view/output.h"

#include <string.h>

#define HOUR 3600
#define MINUTE 60

static const char *
or_empty(const char *text)
{
    return text ? text : "";
}

const char *
fup_view_day(const struct fup_view *view, fup_day day)
{
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct fup_civil civil, today;
    char *text;

    if (day == FUP_NO_DAY)
        return "";
    civil = fup_day_to_civil(day);
    today = fup_day_to_civil(fup_zone_day(view->zone, view->now));
    if (civil.year == today.year) { /* each row has one or two: by hand, not by printf */
        char number[] = {(char)('0' + civil.day / 10), (char)('0' + civil.day % 10), ' ', '\0'};

        text = fup_arena_alloc(view->arena, sizeof "Fri 13 Mar");
        if (text) {
            strcpy(text, weekdays[fup_day_weekday(day)]);
            strcat(text, " ");
            strcat(text, number + (civil.day < 10));
            strcat(text, months[civil.month - 1]);
        }
        return or_empty(text);
    }
    return or_empty(fup_arena_format(view->arena, "%s %d %s %d", weekdays[fup_day_weekday(day)],
                                     civil.day, months[civil.month - 1], civil.year));
}

const char *
fup_view_time(const struct fup_view *view, fup_instant instant)
{
    char text[26];

    if (instant == FUP_NO_INSTANT)
        return "";
    fup_instant_format(view->zone, instant, text);
    return or_empty(fup_arena_format(
        view->arena, "%s %.5s", fup_view_day(view, fup_zone_day(view->zone, instant)), text + 11));
}

const char *
fup_view_age(const struct fup_view *view, fup_instant since)
{
    static const struct {
        long long seconds;
        const char *name;
    } units[] = {{86400, "day"}, {3600, "hour"}, {60, "minute"}};
    long long age = since == FUP_NO_INSTANT ? 0 : view->now - since;

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        long long number = age / units[i].seconds;

        if (number > 0)
            return or_empty(fup_arena_format(view->arena, "%lld %s%s", number, units[i].name,
                                             number == 1 ? "" : "s"));
    }
    return "moments";
}

const char *
fup_view_person(const struct fup_view *view, const struct fup_address *person)
{
    bool has_name = person->name && *person->name && !strchr(person->name, '@');

    return or_empty(fup_output_clean(view->arena, has_name ? person->name : person->address));
}

const char *
fup_view_people(const struct fup_view *view, const struct fup_address_list *people)
{
    const char *first;

    if (people->count == 0)
        return "";
    first = fup_view_person(view, &people->items[0]);
    if (people->count == 1)
        return first;
    return or_empty(fup_arena_format(view->arena, "%s +%zu", first, people->count - 1));
}

const char *
fup_view_mailbox(const struct fup_view *view, const struct fup_address *person)
{
    const char *address = or_empty(fup_output_clean(view->arena, person->address));

    if (!person->name || !*person->name)
        return address;
    return or_empty(fup_arena_format(
        view->arena, "%s <%s>", or_empty(fup_output_clean(view->arena, person->name)), address));
}

const char *
fup_view_action(enum fup_action action)
{
    static const char *const words[] = {"-",
                                        "reply",
                                        "say thanks",
                                        "wait",
                                        "follow up",
                                        "follow up again",
                                        "closing note",
                                        "confirm you come",
                                        "did they call?",
                                        "send it again"};

    return words[action];
}

/* Length of the "Re:", "AW:", "Re[2]:" at the start; 0 without one. */
static size_t
reply_prefix(struct fup_str text)
{
    static const char *const prefixes[] = {"re",  "aw", "sv", "vs", "antw",
                                           "ref", "tr", "rv", "odp"};
    size_t found = 0;

    for (size_t i = 0; found == 0 && i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t at = strlen(prefixes[i]);

        if (!fup_str_starts_caseless(text, prefixes[i]))
            continue;
        if (at < text.len && (text.text[at] == '[' || text.text[at] == '('))
            at += strcspn(text.text + at, "])") + 1;
        found = at < text.len && text.text[at] == ':' ? at + 1 : 0;
    }
    return found;
}

const char *
fup_view_bare_subject(struct fup_arena *arena, const char *subject)
{
    const char *clean = fup_output_clean(arena, subject);
    struct fup_str rest = fup_str_from(clean);
    size_t len;

    while ((len = reply_prefix(rest)) > 0)
        rest = fup_str_trim((struct fup_str){rest.text + len, rest.len - len});
    return rest.len > 0 ? or_empty(fup_arena_copy_len(arena, rest.text, rest.len)) : "";
}

const char *
fup_view_matter(const struct fup_view *view, const struct fup_row *row)
{
    const char *subject = fup_view_bare_subject(view->arena, row->subject);

    if (!*subject)
        subject = "(no subject)";

    if (row->organization && row->position)
        return or_empty(
            fup_output_clean(view->arena, fup_arena_format(view->arena, "%s, %s", row->organization,
                                                           row->position)));
    if (row->organization)
        return or_empty(fup_output_clean(
            view->arena, fup_arena_format(view->arena, "%s: %s", row->organization, subject)));
    return row->kind == FUP_KIND_INTERVIEW && row->position && *row->position
               ? or_empty(fup_output_clean(view->arena, row->position))
               : subject;
}

static const char *
days_from(const struct fup_view *view, int days)
{
    if (days == 0)
        return "due today";
    if (days < 0)
        return or_empty(
            fup_arena_format(view->arena, "%d day%s late", -days, days == -1 ? "" : "s"));
    return or_empty(fup_arena_format(view->arena, "in %d day%s", days, days == 1 ? "" : "s"));
}

/* The step in which the time left is told. */
static long long
step_of(long long left)
{
    return left >= 2 * HOUR ? HOUR : MINUTE;
}

static const char *
time_left(const struct fup_view *view, fup_instant deadline)
{
    long long left = deadline - view->now, step = step_of(left);

    return or_empty(
        fup_arena_format(view->arena, "%lld %s left", left / step, step == HOUR ? "h" : "min"));
}

static bool
counts_down(const struct fup_view *view, const struct fup_row *row)
{
    return row->action == FUP_ACTION_THANK_YOU && row->deadline != FUP_NO_INSTANT &&
           row->deadline > view->now;
}

fup_instant
fup_view_when_until(const struct fup_view *view, const struct fup_row *row)
{
    fup_instant until = FUP_NO_INSTANT;

    if (counts_down(view, row)) {
        long long left = row->deadline - view->now;

        until = view->now + left % step_of(left) + 1;
    }
    return until;
}

const char *
fup_view_when(const struct fup_view *view, const struct fup_row *row)
{
    fup_day today = fup_zone_day(view->zone, view->now);

    if (row->group == FUP_GROUP_ANSWERED)
        return "answered";
    if (row->group == FUP_GROUP_SNOOZED && row->snoozed_until == FUP_NO_DAY)
        return "until they write";
    if (row->group == FUP_GROUP_SNOOZED)
        return or_empty(
            fup_arena_format(view->arena, "until %s", fup_view_day(view, row->snoozed_until)));
    if (row->group == FUP_GROUP_GRACE && row->act_on != FUP_NO_DAY)
        return or_empty(fup_arena_format(view->arena, "until %s", fup_view_day(view, row->act_on)));
    if (row->group == FUP_GROUP_CLOSED || row->expected == FUP_NO_DAY)
        return row->stage != FUP_STAGE_NONE ? fup_stage_name(row->stage) : "closed";
    if (counts_down(view, row))
        return time_left(view, row->deadline);
    return days_from(view, row->expected - today);
}

const char *
fup_view_expected(const struct fup_view *view, const struct fup_row *row)
{
    if (row->waiting_on == FUP_OWNER_NOBODY || row->expected == FUP_NO_DAY)
        return "";
    return or_empty(fup_arena_format(view->arena, "%s: %s",
                                     row->waiting_on == FUP_OWNER_ME ? "you" : "they",
                                     fup_view_day(view, row->expected)));
}

const char *
fup_view_basis(enum fup_basis basis)
{
    static const char *const words[] = {"a rule of thumb", "they named it", "the calendar part",
                                        "their absence note", "you said so"};

    return words[basis];
}
