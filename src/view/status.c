/* view/status.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/status.h"

#include <stdio.h>
#include <string.h>

void
fup_summary_count(const struct fup_row_list *rows, struct fup_summary *summary)
{
    memset(summary, 0, sizeof *summary);
    summary->indexed_at = FUP_NO_INSTANT;
    for (size_t i = 0; i < rows->count; i++) {
        const struct fup_row *row = &rows->items[i];
        bool is_now = row->group == FUP_GROUP_NOW;
        bool is_open = is_now || row->group == FUP_GROUP_GRACE || row->group == FUP_GROUP_LATER;

        if (is_now) {
            summary->now++;
            summary->thank_you += row->action == FUP_ACTION_THANK_YOU;
            summary->reply +=
                row->waiting_on == FUP_OWNER_ME && row->action != FUP_ACTION_THANK_YOU;
            summary->follow_up += row->waiting_on == FUP_OWNER_THEM;
        }
        summary->overdue += is_open && row->overdue;
        summary->waiting += is_open && !is_now && row->waiting_on == FUP_OWNER_THEM;
    }
}

int
fup_status_format_parse(const char *word)
{
    static const char *const words[] = {"plain", "nvim",   "mutt",     "tmux",
                                        "zsh",   "waybar", "i3blocks", "json"};
    int found = -1;

    for (int i = 0; found < 0 && i < (int)(sizeof words / sizeof *words); i++) {
        if (strcmp(words[i], word) == 0)
            found = i;
    }
    return found < 0 && strcmp(word, "text") == 0 ? FUP_STATUS_PLAIN : found;
}

void
fup_status_escape(const char *text, const char *signs, struct fup_buffer *out)
{
    size_t len = strlen(text);

    for (size_t i = 0; i < len; i++) {
        bool is_last = i + 1 == len;

        if ((unsigned char)text[i] < ' ' || text[i] == 0x7f)
            continue;
        if (is_last && (text[i] == '%' || text[i] == '|'))
            continue;
        if (strchr(signs, text[i]))
            fup_buffer_add(out, &text[i], 1);
        fup_buffer_add(out, &text[i], 1);
    }
}

static void
add_count(struct fup_buffer *out, const char *separator, int count, const char *one,
          const char *many)
{
    if (count > 0)
        fup_buffer_format(out, "%s%d %s", separator, count, count == 1 ? one : many);
}

static void
print_sentence(const struct fup_summary *summary, struct fup_buffer *out)
{
    const char *separator = " (";

    if (summary->now == 0)
        fup_buffer_text(out, "nothing to do");
    else
        fup_buffer_format(out, "%d to do", summary->now);
    if (summary->reply > 0) {
        add_count(out, separator, summary->reply, "reply", "replies");
        separator = ", ";
    }
    if (summary->thank_you > 0) {
        add_count(out, separator, summary->thank_you, "thank-you", "thank-yous");
        separator = ", ";
    }
    if (summary->follow_up > 0) {
        add_count(out, separator, summary->follow_up, "follow-up", "follow-ups");
        separator = ", ";
    }
    if (separator[0] == ',')
        fup_buffer_text(out, ")");
    add_count(out, ", ", summary->overdue, "overdue", "overdue");
    add_count(out, ", ", summary->waiting, "waiting", "waiting");
    if (summary->is_old)
        fup_buffer_text(out, ", index older than a day");
}

/* "F:3 late:1 old", or nothing when there is nothing to do and the index is fresh. */
static void
print_short(const struct fup_summary *summary, char *text, size_t size)
{
    char late[24] = "";

    if (summary->overdue > 0)
        (void)snprintf(late, sizeof late, " late:%d", summary->overdue);
    if (summary->now > 0 || summary->is_old)
        (void)snprintf(text, size, "F:%d%s%s", summary->now, late, summary->is_old ? " old" : "");
    else
        text[0] = '\0';
}

static void
print_waybar(const struct fup_summary *summary, const char *text, struct fup_buffer *out)
{
    fup_buffer_format(out, "{\"text\":\"%s\",\"tooltip\":\"", text);
    print_sentence(summary, out);
    fup_buffer_format(out, "\",\"class\":\"%s\"}",
                      summary->overdue > 0 ? "overdue" : (summary->now > 0 ? "due" : "idle"));
}

static void
print_json(const struct fup_summary *summary, const struct fup_zone *zone, struct fup_buffer *out)
{
    char text[26], quoted[32] = "null";

    if (summary->indexed_at != FUP_NO_INSTANT) {
        fup_instant_format(zone, summary->indexed_at, text);
        (void)snprintf(quoted, sizeof quoted, "\"%s\"", text);
    }
    fup_buffer_format(out,
                      "{\"version\":1,\"now\":%d,\"reply\":%d,\"follow_up\":%d,\"thank_you\":%d,"
                      "\"overdue\":%d,\"waiting\":%d,\"indexed_at\":%s,\"old\":%s}",
                      summary->now, summary->reply, summary->follow_up, summary->thank_you,
                      summary->overdue, summary->waiting, quoted,
                      summary->is_old ? "true" : "false");
}

void
fup_status_print(const struct fup_summary *summary, enum fup_status_format format,
                 const struct fup_zone *zone, struct fup_buffer *out)
{
    char text[80];

    print_short(summary, text, sizeof text);
    switch (format) {
    case FUP_STATUS_PLAIN:
        print_sentence(summary, out);
        break;
    case FUP_STATUS_NVIM:
    case FUP_STATUS_MUTT:
        fup_status_escape(text, "%", out);
        break;
    case FUP_STATUS_TMUX:
        fup_status_escape(text, "#", out);
        break;
    case FUP_STATUS_ZSH:
        fup_status_escape(text, "%!", out);
        break;
    case FUP_STATUS_WAYBAR:
        print_waybar(summary, text, out);
        break;
    case FUP_STATUS_I3BLOCKS:
        fup_buffer_format(out, "%s\n%s\n%s", text, text, summary->overdue > 0 ? "#ff5555" : "");
        break;
    case FUP_STATUS_JSON:
        print_json(summary, zone, out);
        break;
    }
    fup_buffer_text(out, "\n");
}
