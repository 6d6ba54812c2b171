/* view/list.c - two passes: measure the clean cells of all rows, then print them cut to fit.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "view/list.h"

#include "view/output.h"

#include <string.h>

#define GAP 2
#define INDENT 1
#define LEAST_FLEXIBLE 8 /* columns that a cut cell keeps */
#define GOOD_MATTER 24   /* what they keep for the date's sake */
#define GOOD_WHO 16

enum column { NUMBER, WHEN, ACTION, WHO, MATTER, EXPECTED, COLUMNS };

struct line {
    const char *cells[COLUMNS];
};

/* "drafted 09:30", with the day when it is not today's. */
static const char *
drafted_words(const struct fup_view *view, fup_instant drafted)
{
    const char *time = fup_view_time(view, drafted);
    const char *clock = strrchr(time, ' ');
    bool is_today =
        fup_zone_day(view->zone, drafted) == fup_zone_day(view->zone, view->now) && clock;

    return fup_arena_format(view->arena, "drafted %s", is_today ? clock + 1 : time);
}

static void
fill_line(const struct fup_view *view, const struct fup_row *row, size_t number, struct line *line)
{
    line->cells[NUMBER] = fup_arena_format(view->arena, "%zu", number);
    line->cells[WHEN] = fup_view_when(view, row);
    line->cells[ACTION] = fup_view_action(row->action);
    line->cells[WHO] = fup_view_people(view, &row->with);
    line->cells[MATTER] = fup_view_matter(view, row);
    line->cells[EXPECTED] = fup_view_expected(view, row);
    if (row->drafted != FUP_NO_INSTANT)
        line->cells[ACTION] = drafted_words(view, row->drafted);
}

static size_t
width_of(const char *text)
{
    return text ? fup_utf8_width(fup_str_from(text)) : 0;
}

/* Columns with their gaps; a column of no width is not there. */
static size_t
total_of(const size_t widths[COLUMNS])
{
    size_t total = INDENT, shown = 0;

    for (int column = 0; column < COLUMNS; column++) {
        total += widths[column];
        shown += widths[column] > 0;
    }
    return total + GAP * (shown > 0 ? shown - 1 : 0);
}

/* Takes up to `excess` columns away from one width, down to `least`. Gives what is left of it. */
static size_t
shrink(size_t *width, size_t least, size_t excess)
{
    size_t spare = *width > least ? *width - least : 0;
    size_t taken = excess < spare ? excess : spare;

    *width -= taken;
    return excess - taken;
}

/* The matter and the people give way first; where that would cost too much, the date does instead:
 * "when" tells nearly the same. Then both again, then the rest. */
static void
fit(size_t widths[COLUMNS], size_t width)
{
    size_t excess = total_of(widths) - width, matter = widths[MATTER], who = widths[WHO];

    if (shrink(&who, GOOD_WHO, shrink(&matter, GOOD_MATTER, excess)) > 0) {
        widths[EXPECTED] = 0;
        excess = total_of(widths) > width ? total_of(widths) - width : 0;
    }
    excess = shrink(&widths[MATTER], GOOD_MATTER, excess);
    excess = shrink(&widths[WHO], GOOD_WHO, excess);
    excess = excess / 2 + shrink(&widths[MATTER], LEAST_FLEXIBLE, excess - excess / 2);
    excess = shrink(&widths[WHO], LEAST_FLEXIBLE, excess);
    excess = shrink(&widths[MATTER], LEAST_FLEXIBLE, excess);
    excess = shrink(&widths[ACTION], LEAST_FLEXIBLE, excess);
    (void)shrink(&widths[WHEN], LEAST_FLEXIBLE, excess);
}

static void
measure(const struct fup_view *view, const struct line *lines, size_t count, size_t widths[COLUMNS])
{
    memset(widths, 0, COLUMNS * sizeof *widths);
    for (size_t i = 0; i < count; i++) {
        for (int column = 0; column < COLUMNS; column++) {
            size_t width = width_of(lines[i].cells[column]);

            if (width > widths[column])
                widths[column] = width;
        }
    }
    if (view->width > 0 && total_of(widths) > (size_t)view->width)
        fit(widths, (size_t)view->width);
}

static void
add_spaces(struct fup_buffer *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fup_buffer_text(out, " ");
}

/* Adds at most `width` columns; what is cut ends in an ellipsis. Gives the columns added. */
static size_t
add_cut(struct fup_buffer *out, const char *text, size_t width)
{
    size_t len = text ? strlen(text) : 0, whole = width_of(text), used = 0;

    if (whole <= width) {
        fup_buffer_text(out, text);
        return whole;
    }
    for (size_t at = 0, step; at < len; at += step) {
        uint32_t code;
        size_t columns;

        step = fup_utf8_step(text + at, len - at, &code);
        columns = fup_utf8_width((struct fup_str){text + at, step});
        if (used + columns + 1 > width)
            break;
        fup_buffer_add(out, text + at, step);
        used += columns;
    }
    fup_buffer_text(out, "…");
    return used + 1;
}

static enum fup_style
style_of(const struct fup_row *row, int column)
{
    if (row->group != FUP_GROUP_NOW)
        return row->group == FUP_GROUP_LATER ? FUP_STYLE_PLAIN : FUP_STYLE_DIM;
    if (column == WHEN)
        return row->overdue ? FUP_STYLE_LATE : FUP_STYLE_SOON;
    return column == ACTION ? FUP_STYLE_STRONG : FUP_STYLE_PLAIN;
}

static void
add_cell(struct fup_buffer *out, const char *text, size_t width, enum fup_style style, bool right)
{
    size_t full = width_of(text), used;

    if (full == 0)
        style = FUP_STYLE_PLAIN;
    if (right && full < width)
        add_spaces(out, width - full);
    if (style != FUP_STYLE_PLAIN)
        fup_output_style(out, style);
    used = add_cut(out, text, width);
    if (style != FUP_STYLE_PLAIN)
        fup_output_style(out, FUP_STYLE_PLAIN);
    if (!right && used < width)
        add_spaces(out, width - used);
}

static void
trim_line(struct fup_buffer *out)
{
    while (out->len > 0 && out->text[out->len - 1] == ' ')
        out->text[--out->len] = '\0';
}

static void
add_evidence(const struct fup_view *view, const struct fup_row *row, struct fup_buffer *out)
{
    size_t shown = row->evidence.count < 2 ? row->evidence.count : 2;

    for (size_t i = 0; i < shown; i++) {
        const struct fup_evidence *evidence = &row->evidence.items[i];

        if (i == 1 && strcmp(evidence->rule, row->evidence.items[0].rule) == 0 &&
            evidence->quote == row->evidence.items[0].quote)
            continue;
        fup_output_style(out, FUP_STYLE_DIM);
        fup_buffer_text(out, "      ");
        if (evidence->quote) {
            fup_buffer_text(out, "“");
            fup_buffer_text(out, fup_output_clean(view->arena, evidence->quote));
            fup_buffer_text(out, "” ");
        }
        if (!evidence->quote && strncmp(evidence->rule, "policy.", 7) == 0)
            fup_buffer_text(out, "no day was named: a rule of thumb ");
        fup_buffer_format(out, "[%s]", evidence->rule);
        fup_output_style(out, FUP_STYLE_PLAIN);
        fup_buffer_text(out, "\n");
    }
}

static void
add_note(const struct fup_view *view, const struct fup_row *row, struct fup_buffer *out)
{
    if (!row->note || !*row->note)
        return;
    fup_buffer_text(out, "      note: ");
    fup_buffer_text(out, fup_output_clean(view->arena, row->note));
    fup_buffer_text(out, "\n");
}

static void
add_row(const struct fup_view *view, const struct fup_row *row, const struct line *line,
        const size_t widths[COLUMNS], struct fup_buffer *out)
{
    add_spaces(out, INDENT);
    for (int column = 0; column < COLUMNS; column++) {
        if (widths[column] == 0)
            continue;
        if (column > 0)
            add_spaces(out, GAP);
        add_cell(out, line->cells[column], widths[column], style_of(row, column), column == NUMBER);
    }
    trim_line(out);
    fup_buffer_text(out, "\n");
    add_note(view, row, out);
    if (view->why)
        add_evidence(view, row, out);
}

static const char *
title_of(enum fup_group group)
{
    static const char *const titles[] = {"To do now",
                                         "Overdue, but wait a little longer",
                                         "Answered in the last days",
                                         "Coming up",
                                         "Snoozed",
                                         "Long past",
                                         "Closed"};

    return titles[group];
}

static void
add_title(const struct fup_row_list *rows, size_t first, struct fup_buffer *out)
{
    enum fup_group group = rows->items[first].group;
    size_t count = 0;

    while (first + count < rows->count && rows->items[first + count].group == group)
        count++;
    if (first > 0)
        fup_buffer_text(out, "\n");
    fup_output_style(out, FUP_STYLE_STRONG);
    fup_buffer_text(out, title_of(group));
    fup_output_style(out, FUP_STYLE_PLAIN);
    fup_buffer_format(out, " (%zu)\n", count);
}

void
fup_view_list(const struct fup_view *view, const struct fup_row_list *rows, struct fup_buffer *out)
{
    size_t widths[COLUMNS];
    struct line *lines =
        rows->count > 0 ? fup_arena_alloc(view->arena, rows->count * sizeof *lines) : NULL;

    if (!lines)
        return;
    for (size_t i = 0; i < rows->count; i++)
        fill_line(view, &rows->items[i], i + 1, &lines[i]);
    measure(view, lines, rows->count, widths);
    for (size_t i = 0; i < rows->count; i++) {
        if (i == 0 || rows->items[i].group != rows->items[i - 1].group)
            add_title(rows, i, out);
        add_row(view, &rows->items[i], &lines[i], widths, out);
    }
}
