/* tests/support/state_show.h - a row of state/ as the KEY=VALUE words of a table. Included by
 * state_table.h, which says what the words mean. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef SUPPORT_STATE_SHOW_H
#define SUPPORT_STATE_SHOW_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "state/state.h"

static const char *
state_show_day(struct fup_arena *arena, fup_day day)
{
    char text[11];

    if (day == FUP_NO_DAY)
        return "none";
    fup_day_format(day, text);
    return fup_arena_copy(arena, text + 5);
}

static const char *
state_show_people(struct fup_arena *arena, const struct fup_address_list *list)
{
    const char *text = "";

    for (size_t i = 0; i < list->count; i++)
        text = fup_arena_format(arena, "%s%s%.*s", text, i ? "," : "",
                                (int)strcspn(list->items[i].address, "@"), list->items[i].address);
    return *text ? text : "none";
}

static const char *
state_show(struct fup_arena *arena, const struct fup_row *row, const char *key)
{
    static const char *const groups[] = {"now",     "grace",     "answered", "later",
                                         "snoozed", "forgotten", "closed"};
    const char *text = NULL;
    char *copy;

    if (strcmp(key, "on") == 0)
        text = fup_owner_name(row->waiting_on);
    else if (strcmp(key, "stage") == 0)
        text = fup_stage_name(row->stage) ? fup_stage_name(row->stage) : "none";
    else if (strcmp(key, "kind") == 0)
        text = fup_kind_name(row->kind);
    else if (strcmp(key, "role") == 0)
        text = fup_role_name(row->role) ? fup_role_name(row->role) : "none";
    else if (strcmp(key, "exp") == 0)
        text = state_show_day(arena, row->expected);
    else if (strcmp(key, "acton") == 0)
        text = state_show_day(arena, row->act_on);
    else if (strcmp(key, "snoozed") == 0)
        text = state_show_day(arena, row->snoozed_until);
    else if (strcmp(key, "basis") == 0)
        text = fup_basis_name(row->basis);
    else if (strcmp(key, "action") == 0)
        text = fup_action_name(row->action);
    else if (strcmp(key, "cert") == 0)
        text = fup_certainty_name(row->certainty);
    else if (strcmp(key, "group") == 0)
        text = groups[row->group];
    else if (strcmp(key, "overdue") == 0)
        text = row->overdue ? "yes" : "no";
    else if (strcmp(key, "days") == 0)
        text = fup_arena_format(arena, "%d", row->days_overdue);
    else if (strcmp(key, "n") == 0)
        text = fup_arena_format(arena, "%d", row->follow_ups_sent);
    else if (strcmp(key, "mails") == 0)
        text = fup_arena_format(arena, "%zu", row->message_count);
    else if (strcmp(key, "also") == 0)
        text = fup_arena_format(arena, "%zu", row->also.count);
    else if (strcmp(key, "id") == 0)
        text = row->message_id;
    else if (strcmp(key, "reply") == 0)
        text = row->reply_to;
    else if (strcmp(key, "missing") == 0)
        text = state_show_people(arena, &row->missing);
    else if (strcmp(key, "with") == 0)
        text = state_show_people(arena, &row->with);
    else if (strcmp(key, "ambiguous") == 0)
        text = row->ambiguous ? "yes" : "no";
    else if (strcmp(key, "note") == 0)
        text = row->note ? row->note : "none";
    else if (strcmp(key, "org") == 0)
        text = row->organization ? row->organization : "none";
    else if (strcmp(key, "pos") == 0)
        text = row->position ? row->position : "none";
    else if (strcmp(key, "why") == 0 || strcmp(key, "why2") == 0) {
        size_t place = key[3] ? 1 : 0;

        text = row->evidence.count > place && row->evidence.items[place].rule
                   ? row->evidence.items[place].rule
                   : "none";
    } else if (strcmp(key, "told") == 0) { /* all rules */
        text = "";
        for (size_t i = 0; i < row->evidence.count; i++)
            text = fup_arena_format(arena, "%s%s%s", text, i ? "," : "",
                                    row->evidence.items[i].rule ? row->evidence.items[i].rule
                                                                : "none");
    }
    ck_assert_msg(text != NULL, "no key %s", key);
    copy = fup_arena_copy(arena, text);
    for (char *at = strchr(copy, ' '); at; at = strchr(at, ' '))
        *at = '_';
    return copy;
}

static const char *
state_shown(struct fup_arena *arena, const struct fup_row_list *rows, const char *wanted)
{
    char *copy = fup_arena_copy(arena, wanted), *rest = NULL;
    const char *shown = "";
    size_t count = 0;

    for (char *line = strtok_r(copy, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        char *inner = NULL;
        const char *gap = count ? "\n" : "";

        if (count >= rows->count)
            break;
        for (char *word = strtok_r(line, " ", &inner); word; word = strtok_r(NULL, " ", &inner)) {
            *strchr(word, '=') = '\0';
            shown = fup_arena_format(arena, "%s%s%s=%s", shown, gap, word,
                                     state_show(arena, &rows->items[count], word));
            gap = " ";
        }
        count++;
    }
    if (count < rows->count)
        shown = fup_arena_format(arena, "%s (and %zu more)", shown, rows->count - count);
    return shown;
}

#endif
