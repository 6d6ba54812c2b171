/* mail/limits.c - one pass over the lines collects the ranges to cut; a second copies the rest.
 *
 * Header blocks stand at the top and, for attached mails and parts, anywhere below. Below the top
 * nothing tells a header block from a text without reading MIME, so there a "block" is a run of
 * lines of the form "Name: value" with their continuation lines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "mail/limits.h"

#include <string.h>

struct cut {
    size_t start, end;
};
struct cut_list {
    struct cut *items;
    size_t count, capacity;
};

struct scan {
    struct fup_str mail;
    struct fup_arena *arena;
    struct cut_list cuts;
    bool is_top;        /* still in the header block of the mail itself */
    size_t block_start; /* of the header block or run that the line belongs to */
    bool in_address;    /* the line belongs to an address header */
    size_t address_start, last_comma, colons;
    bool address_is_cut; /* its limit is passed: the rest goes */
    size_t dash_lines;
};

/* Adds a range; ranges come in order and may touch or overlap. */
static void
add_cut(struct scan *scan, size_t start, size_t end)
{
    struct cut *last = scan->cuts.count ? &scan->cuts.items[scan->cuts.count - 1] : NULL;

    if (last && start <= last->end) {
        if (end > last->end)
            last->end = end;
    } else if (start < end) {
        struct cut *cut = FUP_LIST_ADD(&scan->cuts, scan->arena);

        if (cut)
            *cut = (struct cut){start, end};
    }
}

static bool
is_address_header(struct fup_str line)
{
    static const char *const names[] = {"from", "sender", "reply-to",        "to",
                                        "cc",   "bcc",    "mail-followup-to"};
    bool is_one = false;

    if (line.len && memchr("fFsSrRtTcCbBmM", line.text[0], 14)) {
        for (size_t i = 0; !is_one && i < sizeof names / sizeof *names; i++) {
            size_t len = strlen(names[i]);

            if (fup_str_starts_caseless(line, names[i])) {
                while (len < line.len && (line.text[len] == ' ' || line.text[len] == '\t'))
                    len++;
                is_one = len < line.len && line.text[len] == ':';
            }
        }
    }
    return is_one;
}

/* "Name:" without white space inside the name. */
static bool
is_header_line(struct fup_str line)
{
    size_t i = 0;

    while (i < line.len && i < 128 && line.text[i] > ' ' && line.text[i] != ':' &&
           line.text[i] != 0x7f)
        i++;
    return i > 0 && i < line.len && line.text[i] == ':';
}

/* Counts the colons of one line of an address header and cuts what is over a limit, back to the
 * last whole address. */
static void
limit_address_line(struct scan *scan, size_t start, size_t end)
{
    size_t i = start;

    while (!scan->address_is_cut && i < end) {
        char c = scan->mail.text[i];

        if (c == ':')
            scan->colons++;
        if (scan->colons > FUP_MAIL_ADDRESS_COLONS ||
            i - scan->address_start > FUP_MAIL_ADDRESS_BYTES) {
            scan->address_is_cut = true;
            add_cut(scan, scan->last_comma ? scan->last_comma : scan->address_start, end);
        } else if (c == ',') {
            scan->last_comma = i;
        }
        i++;
    }
    if (scan->address_is_cut)
        add_cut(scan, start > scan->last_comma ? start : scan->last_comma, end);
}

/* The cut took the line feed at its end with it; what is left of the header needs that. */
static void
end_address(struct scan *scan, size_t start)
{
    struct cut *last = scan->cuts.count ? &scan->cuts.items[scan->cuts.count - 1] : NULL;

    if (scan->address_is_cut && scan->last_comma && last && last->end == start)
        last->end = start - 1;
    scan->in_address = false;
}

static void
scan_address(struct scan *scan, struct fup_str line, size_t start)
{
    bool is_continuation = line.len && (line.text[0] == ' ' || line.text[0] == '\t');

    if (scan->in_address && !is_continuation)
        end_address(scan, start);
    if (is_address_header(line)) {
        scan->in_address = true;
        scan->address_start = start;
        scan->last_comma = 0;
        scan->colons = 0;
        scan->address_is_cut = false;
    }
    if (scan->in_address)
        limit_address_line(scan, start,
                           start + line.len + (start + line.len < scan->mail.len ? 1 : 0));
}

static void
scan_block(struct scan *scan, struct fup_str line, size_t start)
{
    bool is_blank = line.len == 0 || (line.len == 1 && line.text[0] == '\r');
    bool is_continuation = line.len && (line.text[0] == ' ' || line.text[0] == '\t');

    if (is_blank) {
        scan->is_top = false;
        scan->block_start = start + line.len + 1;
    } else if (!scan->is_top && !is_continuation && !is_header_line(line)) {
        scan->block_start = start + line.len + 1;
    } else if (start + line.len - scan->block_start > FUP_MAIL_HEADER_BYTES) {
        size_t limit = scan->block_start + FUP_MAIL_HEADER_BYTES;

        /* A line that is cut whole goes with its line feed: an empty one would end the block. */
        if (start > limit)
            add_cut(scan, start, start + line.len + 1);
        else
            add_cut(scan, limit, start + line.len);
    }
}

static void
scan_lines(struct scan *scan)
{
    struct fup_str rest = scan->mail, line;
    bool goes_on = true;

    while (goes_on && fup_str_next_line(&rest, &line)) {
        size_t start = (size_t)(line.text - scan->mail.text);

        scan_address(scan, line, start);
        scan_block(scan, line, start);
        if (line.len > 1 && line.text[0] == '-' && line.text[1] == '-')
            scan->dash_lines++;
        if (scan->dash_lines > FUP_MAIL_DASH_LINES) {
            add_cut(scan, start, scan->mail.len);
            goes_on = false;
        }
    }
}

static struct fup_str
copy_rest(const struct scan *scan)
{
    char *copy = fup_arena_alloc(scan->arena, scan->mail.len + 1);
    size_t from = 0, len = 0;

    for (size_t i = 0; copy && i <= scan->cuts.count; i++) {
        bool is_end = i == scan->cuts.count;
        size_t to = is_end ? scan->mail.len : scan->cuts.items[i].start;

        if (to > from) {
            memcpy(copy + len, scan->mail.text + from, to - from);
            len += to - from;
        }
        if (!is_end && scan->cuts.items[i].end > from)
            from = scan->cuts.items[i].end;
    }
    return (struct fup_str){copy, copy ? len : 0};
}

struct fup_str
fup_mail_limit(struct fup_str mail, struct fup_arena *arena, bool *truncated)
{
    struct scan scan = {.mail = mail, .arena = arena, .is_top = true};
    struct fup_str result = mail;

    scan_lines(&scan);
    *truncated = scan.cuts.count > 0;
    if (*truncated)
        result = copy_rest(&scan);
    return result;
}
