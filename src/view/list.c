/* view/list.c - two passes: measure the clean cells of all rows, then print them cut to fit.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "view/list.h"

#include "view/output.h"

#include <string.h>

#define GAP 2 /* between two columns; one where the cells do not fit whole */
#define INDENT 1
#define LEAST_FLEXIBLE 8 /* columns that a cut cell keeps */
#define GOOD_MATTER 24   /* what they keep for the date's sake */
#define GOOD_WHO 16

enum column { NUMBER, WHEN, ACTION, WHO, MATTER, EXPECTED, COLUMNS };

struct layout {
    size_t widths[COLUMNS];
    size_t gap;
};

struct line {
    const char *cells[COLUMNS];
    size_t widths[COLUMNS]; /* of the cells; measured once */
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
fill_line(const struct fup_view *view, const struct fup_row *row, struct line *line)
{
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
total_of(const struct layout *layout)
{
    const size_t *widths = layout->widths;
    size_t total = INDENT, shown = 0;

    for (int column = 0; column < COLUMNS; column++) {
        total += widths[column];
        shown += widths[column] > 0;
    }
    return total + layout->gap * (shown > 0 ? shown - 1 : 0);
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
fit(struct layout *layout, size_t width)
{
    size_t *widths = layout->widths;
    size_t excess = total_of(layout) - width, matter = widths[MATTER], who = widths[WHO];

    if (shrink(&who, GOOD_WHO, shrink(&matter, GOOD_MATTER, excess)) > 0) {
        widths[EXPECTED] = 0;
        excess = total_of(layout) > width ? total_of(layout) - width : 0;
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
measure(const struct fup_view *view, struct line *lines, size_t count, struct layout *layout)
{
    size_t *widths = layout->widths;

    memset(layout, 0, sizeof *layout);
    layout->gap = GAP;
    for (size_t i = 0; i < count; i++) {
        for (int column = 0; column < COLUMNS; column++) {
            size_t width = width_of(lines[i].cells[column]);

            lines[i].widths[column] = width;
            if (width > widths[column])
                widths[column] = width;
        }
    }
    if (view->width > 0 && total_of(layout) > (size_t)view->width)
        layout->gap = 1;
    if (view->width > 0 && total_of(layout) > (size_t)view->width)
        fit(layout, (size_t)view->width);
}

static void
add_spaces(struct fup_buffer *out, size_t count)
{
    static const char spaces[] = "                                ";

    for (size_t step; count > 0; count -= step) {
        step = count < sizeof spaces - 1 ? count : sizeof spaces - 1;
        fup_buffer_add(out, spaces, step);
    }
}

/* Adds at most `width` columns of the `whole` that the text has; what is cut ends in an ellipsis.
 * Gives the columns added. */
static size_t
add_cut(struct fup_buffer *out, const char *text, size_t whole, size_t width)
{
    size_t len = text ? strlen(text) : 0, used = 0;

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
add_cell(struct fup_buffer *out, const struct line *line, int column, size_t width,
         enum fup_style style)
{
    const char *text = line->cells[column];
    size_t full = line->widths[column], used;
    bool right = column == NUMBER;

    if (full == 0)
        style = FUP_STYLE_PLAIN;
    if (right && full < width)
        add_spaces(out, width - full);
    if (style != FUP_STYLE_PLAIN)
        fup_output_style(out, style);
    used = add_cut(out, text, full, width);
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

static bool
same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static void
add_evidence(const struct fup_view *view, const struct fup_row *row, struct fup_buffer *out)
{
    size_t shown = row->evidence.count < 2 ? row->evidence.count : 2;

    for (size_t i = 0; i < shown; i++) {
        const struct fup_evidence *evidence = &row->evidence.items[i];

        if (i == 1 && strcmp(evidence->rule, row->evidence.items[0].rule) == 0 &&
            same_text(evidence->quote, row->evidence.items[0].quote))
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
        const struct layout *layout, struct fup_buffer *out)
{
    const size_t *widths = layout->widths;

    add_spaces(out, INDENT);
    for (int column = 0; column < COLUMNS; column++) {
        if (widths[column] == 0)
            continue;
        if (column > 0)
            add_spaces(out, layout->gap);
        add_cell(out, line, column, widths[column], style_of(row, column));
    }
    trim_line(out);
    fup_buffer_text(out, "\n");
    add_note(view, row, out);
    if (view->why)
        add_evidence(view, row, out);
}

const char *
fup_view_group(enum fup_group group)
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
    fup_buffer_text(out, fup_view_group(group));
    fup_output_style(out, FUP_STYLE_PLAIN);
    fup_buffer_format(out, " (%zu)\n", count);
}

void
fup_view_list(const struct fup_view *view, const struct fup_row_list *rows, struct fup_buffer *out)
{
    struct layout layout;
    struct line *lines =
        rows->count > 0 ? fup_arena_alloc(view->arena, rows->count * sizeof *lines) : NULL;

    if (!lines)
        return;
    for (size_t i = 0; i < rows->count; i++) {
        fill_line(view, &rows->items[i], &lines[i]);
        lines[i].cells[NUMBER] = fup_arena_format(view->arena, "%zu", i + 1);
    }
    measure(view, lines, rows->count, &layout);
    for (size_t i = 0; i < rows->count; i++) {
        if (i == 0 || rows->items[i].group != rows->items[i - 1].group)
            add_title(rows, i, out);
        add_row(view, &rows->items[i], &lines[i], &layout, out);
    }
}

/* Before the name stands what a glance should not miss. */
static const char *
with_sign(const struct fup_view *view, const struct fup_row *row, const char *who)
{
    bool is_unsure = row->certainty == FUP_CERTAINTY_UNKNOWN || row->ambiguous;
    size_t len = strlen(who);
    char *text = fup_arena_alloc(view->arena, len + 2);

    if (text) {
        text[0] = is_unsure ? '?' : row->note && *row->note ? '+' : ' ';
        memcpy(text + 1, who, len);
    }
    return text;
}

static void
add_page_row(const struct line *line, const struct layout *layout, struct fup_buffer *out,
             struct fup_page_line *page)
{
    const size_t *widths = layout->widths;
    size_t start = out->len;

    for (int column = 0; column < COLUMNS; column++) {
        if (widths[column] == 0)
            continue;
        add_spaces(out, out->len > start ? layout->gap : INDENT);
        if (column == WHO)
            page->who_start = out->len - start;
        add_cell(out, line, column, widths[column], FUP_STYLE_PLAIN);
        if (column == WHEN)
            page->when_end = out->len - start;
        if (column == WHO)
            page->who_end = out->len - start;
    }
    trim_line(out);
    page->text.len = out->len - start;
    if (page->who_end > page->text.len)
        page->who_end = page->text.len;
    if (page->when_end > page->text.len)
        page->when_end = page->text.len;
}

enum fup_status
fup_view_page(const struct fup_view *view, const struct fup_row_list *rows,
              struct fup_page_line_list *lines)
{
    size_t count = rows->count;
    struct layout layout;
    struct line *cells = fup_arena_alloc(view->arena, (count + 1) * sizeof *cells);
    struct fup_buffer out = {0};
    const char *text = NULL;

    lines->items = fup_arena_alloc(view->arena, (count + 1) * sizeof *lines->items);
    if (!cells || !lines->items)
        return FUP_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        fill_line(view, &rows->items[i], &cells[i]);
        cells[i].cells[WHO] = with_sign(view, &rows->items[i], cells[i].cells[WHO]);
    }
    measure(view, cells, count, &layout);
    for (size_t i = 0; i < count; i++)
        add_page_row(&cells[i], &layout, &out, &lines->items[i]);
    if (!out.failed)
        text = fup_arena_copy_len(view->arena, out.text ? out.text : "", out.len);
    for (size_t i = 0, at = 0; text && i < count; at += lines->items[i++].text.len)
        lines->items[i].text.text = text + at;
    lines->count = lines->capacity = count;
    fup_buffer_release(&out);
    return text && !fup_arena_failed(view->arena) ? FUP_OK : FUP_NO_MEMORY;
}

fup_instant
fup_view_page_until(const struct fup_view *view, const struct fup_row_list *rows, fup_instant until)
{
    for (size_t i = 0; i < rows->count; i++) {
        fup_instant change = fup_view_when_until(view, &rows->items[i]);

        if (change != FUP_NO_INSTANT && change < until)
            until = change;
    }
    return until;
}
