/* text/zone.c - the order matters: what the HTML says, quotes, footers, signatures, salutation.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/zone.h"

#include <string.h>

#include "base/buffer.h"
#include "text/footer.h"
#include "text/quote.h"
#include "text/signature.h"

/* Lines inside a span take its kind. Spans come in the order of their ends and may nest. */
static void
apply_hints(struct fup_zoning *zoning, const struct fup_html_span_list *hints)
{
    for (size_t h = 0; h < hints->count; h++) {
        const struct fup_html_span *span = &hints->items[h];
        size_t low = 0, high = zoning->lines.count;

        while (low < high) {
            size_t middle = low + (high - low) / 2;

            if (zoning->lines.items[middle].start < span->start)
                low = middle + 1;
            else
                high = middle;
        }
        while (low < zoning->lines.count && zoning->lines.items[low].start < span->end) {
            struct fup_line *line = &zoning->lines.items[low++];

            if (line->width > 0 && !line->is_fixed) {
                line->kind = span->kind;
                line->is_fixed = true;
            }
        }
    }
}

struct joiner {
    struct fup_zoning *zoning;
    struct fup_body *body;
    struct fup_buffer own;
    size_t notice; /* next one of zoning->notices */
    size_t breaks; /* line feeds due before the next own words */
    size_t greeting_end;
};

static void
add_zone(struct joiner *joiner, enum fup_zone_kind kind, size_t start, size_t end)
{
    struct fup_text_zone_list *zones = &joiner->body->zones;
    struct fup_text_zone *last = zones->count ? &zones->items[zones->count - 1] : NULL;

    if (last && last->kind == kind) {
        last->len = end - last->offset;
    } else if (end > start) {
        struct fup_text_zone *zone = FUP_LIST_ADD(zones, joiner->zoning->arena);

        if (zone)
            *zone = (struct fup_text_zone){kind, start, end - start};
    }
}

static void
add_own(struct joiner *joiner, size_t start, size_t end)
{
    struct fup_str piece = {joiner->zoning->text.text + start, end - start};

    while (piece.len && memchr(" \t", piece.text[piece.len - 1], 2))
        piece.len--;
    while (start != 0 && piece.len && piece.text[-1] != '\n' && piece.text[0] == ' ') {
        piece.text++; /* after a notice; an indent at the start of a line stays */
        piece.len--;
        start++;
    }
    if (piece.len > 0) {
        if (joiner->own.len > 0)
            fup_buffer_add(&joiner->own, "\n\n", joiner->breaks < 2 ? joiner->breaks : 2);
        joiner->breaks = 0;
        fup_buffer_add(&joiner->own, piece.text, piece.len);
        if (joiner->zoning->greeting_end >= start && joiner->zoning->greeting_end <= end)
            joiner->greeting_end =
                joiner->own.len -
                (start + piece.len -
                 (joiner->zoning->greeting_end < start + piece.len ? joiner->zoning->greeting_end
                                                                   : start + piece.len));
    }
}

/* An own line without the notices in it. */
static void
add_own_line(struct joiner *joiner, const struct fup_line *line)
{
    const struct fup_range_list *notices = &joiner->zoning->notices;
    size_t at = line->offset, end = line->offset + line->len;

    while (at < end) {
        const struct fup_range *range;

        while (joiner->notice < notices->count && notices->items[joiner->notice].end <= at)
            joiner->notice++;
        range = joiner->notice < notices->count ? &notices->items[joiner->notice] : NULL;
        if (range && range->start <= at) {
            size_t to = range->end < end ? range->end : end;

            add_zone(joiner, FUP_ZONE_FOOTER, at, to);
            at = to;
        } else {
            size_t to = range && range->start < end ? range->start : end;

            add_zone(joiner, FUP_ZONE_OWN, at, to);
            if (at != line->offset && joiner->breaks == 0)
                joiner->breaks = 1;
            add_own(joiner, at, to);
            at = to;
        }
    }
    if (joiner->breaks == 0)
        joiner->breaks = 1;
}

static void
join(struct joiner *joiner)
{
    struct fup_zoning *zoning = joiner->zoning;
    enum fup_zone_kind kind = FUP_ZONE_OWN;

    for (size_t i = 0; i < zoning->lines.count; i++) {
        const struct fup_line *line = &zoning->lines.items[i];
        size_t end = line->offset + line->len;

        if (line->width > 0)
            kind = line->kind;
        if (line->width > 0 && kind == FUP_ZONE_OWN) {
            add_own_line(joiner, line);
        } else {
            joiner->breaks += line->width == 0 ? 1 : 2;
            if (line->width > 0)
                add_zone(joiner, kind, line->offset, end);
        }
        joiner->body->has_quote = joiner->body->has_quote || kind == FUP_ZONE_QUOTE;
    }
}

static const char *
copy_name(struct fup_zoning *zoning, struct fup_str name)
{
    return name.len ? fup_arena_copy_len(zoning->arena, name.text, name.len) : NULL;
}

void
fup_zones_divide(struct fup_zoning *zoning, const struct fup_html_span_list *hints,
                 struct fup_body *body, size_t *greeting_end)
{
    struct joiner joiner = {.zoning = zoning, .body = body};
    char *own;

    fup_lines_split(zoning);
    apply_hints(zoning, hints);
    fup_quote_mark(zoning);
    fup_footer_mark(zoning);
    fup_signature_mark(zoning);
    fup_greeting_mark(zoning);
    join(&joiner);
    own = fup_arena_copy_len(zoning->arena, joiner.own.text ? joiner.own.text : "", joiner.own.len);
    body->own = (struct fup_str){own ? own : "", own ? joiner.own.len : 0};
    *greeting_end = joiner.greeting_end;
    fup_buffer_release(&joiner.own);
    body->has_forward = zoning->has_forward;
    body->greeting_name = copy_name(zoning, zoning->greeting_name);
    body->signature_name = copy_name(zoning, zoning->signature_name);
}
