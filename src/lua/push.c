/* lua/push.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "lua/push.h"

void
fup_push_text(lua_State *L, const char *name, const char *value)
{
    if (value) {
        lua_pushstring(L, value);
        lua_setfield(L, -2, name);
    }
}

void
fup_push_number(lua_State *L, const char *name, long long value)
{
    lua_pushinteger(L, (lua_Integer)value);
    lua_setfield(L, -2, name);
}

void
fup_push_flag(lua_State *L, const char *name, bool value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, name);
}

void
fup_push_day(lua_State *L, const char *name, fup_day day)
{
    char text[11];

    if (day != FUP_NO_DAY) {
        fup_day_format(day, text);
        fup_push_text(L, name, text);
    }
}

void
fup_push_instant(lua_State *L, const char *name, const struct fup_zone *zone, fup_instant instant)
{
    char text[26];

    if (instant != FUP_NO_INSTANT) {
        fup_instant_format(zone, instant, text);
        fup_push_text(L, name, text);
    }
}

static void
push_strings(lua_State *L, const char *name, const struct fup_string_list *list)
{
    lua_createtable(L, (int)list->count, 0);
    for (size_t i = 0; i < list->count; i++) {
        lua_pushstring(L, list->items[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, name);
}

static void
push_address(lua_State *L, const struct fup_address *address)
{
    lua_createtable(L, 0, 2);
    fup_push_text(L, "name", address->name);
    fup_push_text(L, "address", address->address);
}

static void
push_addresses(lua_State *L, const char *name, const struct fup_address_list *list)
{
    lua_createtable(L, (int)list->count, 0);
    for (size_t i = 0; i < list->count; i++) {
        push_address(L, &list->items[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, name);
}

static void
push_evidence(lua_State *L, const struct fup_evidence_list *list)
{
    lua_createtable(L, (int)list->count, 0);
    for (size_t i = 0; i < list->count; i++) {
        lua_createtable(L, 0, 3);
        fup_push_text(L, "rule", list->items[i].rule);
        fup_push_text(L, "message_id", list->items[i].message_id);
        fup_push_text(L, "quote", list->items[i].quote);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "evidence");
}

static void
push_duties(lua_State *L, const struct fup_zone *zone, const struct fup_duty_list *list)
{
    lua_createtable(L, (int)list->count, 0);
    for (size_t i = 0; i < list->count; i++) {
        const struct fup_duty *duty = &list->items[i];

        lua_createtable(L, 0, 7);
        fup_push_text(L, "waiting_on", fup_owner_name(duty->owner));
        push_addresses(L, "with", &duty->people);
        fup_push_instant(L, "since", zone, duty->since);
        fup_push_day(L, "expected", duty->expected);
        fup_push_day(L, "act_on", duty->act_on);
        fup_push_text(L, "basis", fup_basis_name(duty->basis));
        fup_push_flag(L, "thank_you", duty->is_thank_you);
        fup_push_text(L, "message_id", duty->message_id);
        push_evidence(L, &duty->evidence);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "also");
}

static void
push_interview(lua_State *L, const struct fup_zone *zone, const struct fup_row *row)
{
    if (row->interview_start != FUP_NO_INSTANT) {
        lua_createtable(L, 0, 2);
        fup_push_instant(L, "start", zone, row->interview_start);
        fup_push_instant(L, "end", zone, row->interview_end);
        lua_setfield(L, -2, "interview");
    }
}

/* What the case is. */
static void
push_matter(lua_State *L, const struct fup_row *row)
{
    fup_push_text(L, "case", row->case_id);
    push_strings(L, "threads", &row->threads);
    fup_push_text(L, "message_id", row->message_id);
    fup_push_text(L, "reply_to", row->reply_to);
    fup_push_text(L, "subject", row->subject);
    fup_push_text(L, "kind", fup_kind_name(row->kind));
    fup_push_text(L, "role", fup_role_name(row->role));
    fup_push_text(L, "stage", fup_stage_name(row->stage));
    fup_push_text(L, "organization", row->organization);
    fup_push_text(L, "position", row->position);
    push_addresses(L, "with", &row->with);
    push_addresses(L, "missing", &row->missing);
    fup_push_text(L, "note", row->note);
}

void
fup_push_row(lua_State *L, const struct fup_session *session, const struct fup_row *row)
{
    const struct fup_zone *zone = fup_session_zone(session);

    lua_createtable(L, 0, 34);
    push_matter(L, row);
    push_interview(L, zone, row);
    fup_push_text(L, "waiting_on", fup_owner_name(row->waiting_on));
    fup_push_instant(L, "since", zone, row->since);
    fup_push_day(L, "expected", row->expected);
    if (row->expected != FUP_NO_DAY)
        fup_push_text(L, "basis", fup_basis_name(row->basis));
    fup_push_day(L, "act_on", row->act_on);
    fup_push_flag(L, "overdue", row->overdue);
    fup_push_number(L, "days_overdue", row->days_overdue);
    fup_push_text(L, "action", fup_action_name(row->action));
    fup_push_text(L, "certainty", fup_certainty_name(row->certainty));
    fup_push_flag(L, "ambiguous", row->ambiguous);
    fup_push_number(L, "follow_ups_sent", row->follow_ups_sent);
    fup_push_day(L, "snoozed_until", row->snoozed_until);
    fup_push_instant(L, "deadline", zone, row->deadline);
    fup_push_instant(L, "drafted", zone, row->drafted);
    push_duties(L, zone, &row->also);
    push_evidence(L, &row->evidence);
    fup_push_text(L, "group", fup_group_name(row->group));
}

void
fup_push_list(lua_State *L, const struct fup_session *session, const struct fup_snapshot *snapshot,
              const struct fup_row_list *rows)
{
    const struct fup_zone *zone = fup_session_zone(session);

    lua_createtable(L, 0, 6);
    fup_push_number(L, "version", 1);
    fup_push_instant(L, "now", zone, fup_session_now(session));
    fup_push_instant(L, "indexed_at", zone, snapshot->meta.indexed_at);
    fup_push_flag(L, "complete", snapshot->meta.is_complete);
    lua_createtable(L, (int)rows->count, 0);
    for (size_t i = 0; i < rows->count; i++) {
        fup_push_row(L, session, &rows->items[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "rows");
}

static void
push_groups(lua_State *L, const struct fup_row_list *rows)
{
    int count = 0;

    lua_newtable(L);
    for (size_t first = 0, end; first < rows->count; first = end) {
        enum fup_group group = rows->items[first].group;

        for (end = first; end < rows->count && rows->items[end].group == group; end++)
            ;
        lua_createtable(L, 0, 3);
        fup_push_text(L, "name", fup_group_name(group));
        fup_push_text(L, "title", fup_view_group(group));
        fup_push_number(L, "count", (long long)(end - first));
        lua_rawseti(L, -2, ++count);
    }
    lua_setfield(L, -2, "groups");
}

static void
push_lines(lua_State *L, const struct fup_page_line_list *lines)
{
    lua_createtable(L, (int)lines->count, 0);
    for (size_t i = 0; i < lines->count; i++) {
        lua_pushlstring(L, lines->items[i].text.text, lines->items[i].text.len);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "lines");
    lua_createtable(L, (int)lines->count * 3, 0);
    for (size_t i = 0; i < lines->count; i++) {
        const size_t spans[] = {lines->items[i].when_end, lines->items[i].who_start,
                                lines->items[i].who_end};

        for (int k = 0; k < 3; k++) {
            lua_pushinteger(L, (lua_Integer)spans[k]);
            lua_rawseti(L, -2, (int)i * 3 + k + 1);
        }
    }
    lua_setfield(L, -2, "spans");
}

void
fup_push_page(lua_State *L, const struct fup_session *session, const struct fup_snapshot *snapshot,
              const struct fup_row_list *rows, const struct fup_page_line_list *lines,
              fup_instant until)
{
    const struct fup_zone *zone = fup_session_zone(session);

    lua_createtable(L, 0, 9);
    fup_push_number(L, "version", 1);
    fup_push_instant(L, "now", zone, fup_session_now(session));
    fup_push_instant(L, "valid_until", zone, until);
    fup_push_instant(L, "indexed_at", zone, snapshot->meta.indexed_at);
    fup_push_flag(L, "complete", snapshot->meta.is_complete);
    push_groups(L, rows);
    push_lines(L, lines);
    lua_createtable(L, (int)rows->count, 0);
    for (size_t i = 0; i < rows->count; i++) {
        lua_pushstring(L, rows->items[i].case_id);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "cases");
}

static void
push_findings(lua_State *L, const struct fup_session *session, const struct fup_snapshot *snapshot,
              const struct fup_message *message)
{
    lua_createtable(L, (int)message->findings.count, 0);
    for (size_t i = 0; i < message->findings.count; i++) {
        const struct fup_finding *finding = &message->findings.items[i];

        lua_createtable(L, 0, 5);
        fup_push_text(L, "sense", fup_sense_name(finding->sense));
        fup_push_text(L, "rule", finding->rule);
        fup_push_text(L, "quote", finding->quote);
        if (finding->has_window) {
            fup_push_text(L, "purpose", fup_purpose_name(finding->purpose));
            fup_push_day(L, "start", finding->window.start);
            fup_push_day(L, "end", finding->window.end);
            fup_push_day(L, "expected",
                         fup_window_expected(&finding->window, &snapshot->business,
                                             fup_session_zone(session)));
        }
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "findings");
}

static void
push_message(lua_State *L, const struct fup_session *session, const struct fup_snapshot *snapshot,
             const struct fup_message *message)
{
    struct fup_address sender = message->from;
    const struct fup_address_list from = {&sender, 1, 1};

    lua_createtable(L, 0, 9);
    fup_push_text(L, "message_id", message->id);
    fup_push_instant(L, "time", fup_session_zone(session),
                     fup_message_time(message, fup_session_now(session)));
    push_addresses(L, "from", &from);
    push_addresses(L, "to", &message->to);
    fup_push_flag(L, "mine", fup_identity_writer(&snapshot->identity, message) == FUP_WRITER_ME);
    fup_push_text(L, "subject", message->subject);
    fup_push_text(L, "automatic", fup_automatic_name(message->automatic));
    fup_push_text(L, "event", fup_event_name(message->hiring.event));
    push_findings(L, session, snapshot, message);
}

/* A decision stands at one of the case's messages. */
static bool
is_about(const struct fup_snapshot *snapshot, const struct fup_row *row,
         const struct fup_decision *decision)
{
    bool found = false;

    for (size_t i = 0; !found && decision->anchor && i < row->message_count; i++) {
        const char *id = snapshot->messages.items[row->messages[i]].id;

        found = fup_str_is(fup_str_from(id), decision->anchor);
    }
    return found;
}

static void
push_decisions(lua_State *L, const struct fup_session *session, const struct fup_snapshot *snapshot,
               const struct fup_row *row)
{
    int count = 0;

    lua_newtable(L);
    for (size_t i = 0; i < snapshot->decisions.count; i++) {
        const struct fup_decision *decision = &snapshot->decisions.items[i];

        if (is_about(snapshot, row, decision)) {
            lua_createtable(L, 0, 5);
            fup_push_text(L, "verb", fup_verb_word(decision->verb));
            fup_push_text(L, "host", decision->host);
            fup_push_instant(L, "made", fup_session_zone(session), decision->made);
            fup_push_day(L, "day", decision->day);
            fup_push_text(L, "text", decision->text);
            lua_rawseti(L, -2, ++count);
        }
    }
    lua_setfield(L, -2, "decisions");
}

void
fup_push_case(lua_State *L, const struct fup_session *session, const struct fup_snapshot *snapshot,
              const struct fup_row *row)
{
    fup_push_row(L, session, row);
    lua_createtable(L, (int)row->message_count, 0);
    for (size_t i = 0; i < row->message_count; i++) {
        push_message(L, session, snapshot, &snapshot->messages.items[row->messages[i]]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "messages");
    push_decisions(L, session, snapshot, row);
}

void
fup_push_summary(lua_State *L, const struct fup_session *session, const struct fup_summary *summary)
{
    lua_createtable(L, 0, 8);
    fup_push_number(L, "now", summary->now);
    fup_push_number(L, "reply", summary->reply);
    fup_push_number(L, "follow_up", summary->follow_up);
    fup_push_number(L, "thank_you", summary->thank_you);
    fup_push_number(L, "overdue", summary->overdue);
    fup_push_number(L, "waiting", summary->waiting);
    fup_push_instant(L, "indexed_at", fup_session_zone(session), summary->indexed_at);
    fup_push_flag(L, "old", summary->is_old);
}

void
fup_push_draft(lua_State *L, const struct fup_draft *draft)
{
    lua_createtable(L, 0, 8);
    fup_push_text(L, "template", draft->template_name);
    fup_push_text(L, "language", draft->language);
    fup_push_text(L, "subject", draft->subject);
    fup_push_text(L, "body", draft->body);
    push_addresses(L, "to", &draft->to);
    push_addresses(L, "cc", &draft->cc);
    fup_push_text(L, "in_reply_to", draft->in_reply_to);
    push_strings(L, "warnings", &draft->warnings);
}

void
fup_push_templates(lua_State *L, const struct fup_template_list *templates)
{
    lua_createtable(L, (int)templates->count, 0);
    for (size_t i = 0; i < templates->count; i++) {
        lua_createtable(L, 0, 3);
        fup_push_text(L, "name", templates->items[i].name);
        fup_push_text(L, "comment", templates->items[i].comment);
        fup_push_flag(L, "fits", templates->items[i].fit > 0);
        lua_rawseti(L, -2, (int)i + 1);
    }
}

static void
push_paths(lua_State *L, const struct fup_paths *paths)
{
    lua_createtable(L, 0, 7);
    fup_push_text(L, "config", paths->config);
    fup_push_text(L, "templates", paths->templates);
    fup_push_text(L, "cache", paths->cache);
    fup_push_text(L, "index", paths->index);
    fup_push_text(L, "summary", paths->summary);
    fup_push_text(L, "decisions", paths->decisions);
    fup_push_text(L, "runtime", paths->runtime);
    lua_setfield(L, -2, "paths");
}

void
fup_push_info(lua_State *L, const struct fup_session *session, const struct fup_snapshot *snapshot)
{
    lua_createtable(L, 0, 12);
    fup_push_text(L, "version", FUP_VERSION);
    push_paths(L, fup_session_paths(session));
    push_strings(L, "problems", &fup_session_config(session)->problems);
    fup_push_instant(L, "now", fup_session_zone(session), fup_session_now(session));
    if (snapshot) {
        fup_push_instant(L, "indexed_at", fup_session_zone(session), snapshot->meta.indexed_at);
        fup_push_flag(L, "complete", snapshot->meta.is_complete);
        fup_push_number(L, "messages", (long long)snapshot->meta.message_count);
        fup_push_number(L, "unreadable", (long long)snapshot->meta.quarantined);
        push_strings(L, "addresses", &snapshot->identity.addresses);
        fup_push_number(L, "decisions", (long long)snapshot->decisions_report.lines);
        fup_push_number(L, "damaged", (long long)snapshot->decisions_report.damaged);
    }
}
