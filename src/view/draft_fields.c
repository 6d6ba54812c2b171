/* view/draft_fields.c - what a case knows, in the words of a mail.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "view/draft_parts.h"

#include "view/output.h"

#include <ctype.h>
#include <string.h>

#define DAY_SECONDS 86400
#define DAYS_BY_NAME 6 /* for so long "on Friday" means one day only */

/* ---- names ---- */

static bool
is_one_of(struct fup_str word, const char *const *words, size_t count)
{
    bool found = false;

    for (size_t i = 0; !found && i < count; i++)
        found = word.len == strlen(words[i]) && fup_str_starts_caseless(word, words[i]);
    return found;
}

static struct fup_str
first_word(struct fup_str text)
{
    size_t len = 0;

    while (len < text.len && text.text[len] != ' ')
        len++;
    return (struct fup_str){text.text, len};
}

/* What stands behind a name: "Ada Quirk (Example)", "Ada Quirk | Example", "Ada Quirk at Example".
 */
static struct fup_str
without_employer(struct fup_str name)
{
    static const char *const marks[] = {"(",    "|",      "/",    "[", " - ", " \xe2\x80\x93 ",
                                        " at ", " from ", " bei "};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t at = fup_str_find_caseless(name, marks[i]);

        if (at != SIZE_MAX && at > 0)
            name.len = at;
    }
    return fup_str_trim(name);
}

/* A mailbox of many, by its name. */
static bool
is_team(struct fup_str name)
{
    static const char *const marks[] = {"team",     "recruit", "career", "talent",
                                        "@",        "via ",    "hiring", "jobs",
                                        "no-reply", "noreply", "support"};
    static const char *const ends[] = {" gmbh", " ag", " inc", " inc.", " ltd", " ltd.", " llc"};
    bool found = false;

    for (size_t i = 0; !found && i < sizeof marks / sizeof *marks; i++)
        found = fup_str_find_caseless(name, marks[i]) != SIZE_MAX;
    for (size_t i = 0; !found && i < sizeof ends / sizeof *ends; i++)
        found = fup_str_ends_caseless(name, ends[i]);
    return found;
}

/* A mailbox of many, by its address: what stands before it is the name of a house. */
static bool
is_shared_box(const char *address)
{
    static const char *const boxes[] = {
        "info", "office",  "contact",    "kontakt",   "hello",    "admin", "hr",      "jobs",
        "job",  "careers", "career",     "bewerbung", "personal", "sales", "support", "service",
        "team", "mail",    "recruiting", "talent",    "people",   "post",  "bureau",  "help"};
    struct fup_str local = {address, address ? strcspn(address, "@") : 0};

    return is_one_of(local, boxes, sizeof boxes / sizeof *boxes);
}

/* A name as it is spoken, "Ada M. Quirk", also of "Quirk, Ada M."; empty for teams. */
static struct fup_str
person_name(const char *name, struct fup_arena *arena)
{
    struct fup_str text = without_employer(fup_str_from(fup_output_clean(arena, name)));
    size_t comma = fup_str_find_caseless(text, ",");

    if (is_team(text))
        return (struct fup_str){"", 0};
    if (comma != SIZE_MAX) {
        struct fup_str last = fup_str_trim((struct fup_str){text.text, comma});
        struct fup_str first =
            fup_str_trim((struct fup_str){text.text + comma + 1, text.len - comma - 1});

        text = fup_str_from(fup_arena_format(arena, "%.*s%s%.*s", (int)first.len, first.text,
                                             first.len > 0 ? " " : "", (int)last.len, last.text));
    }
    return text;
}

const char *
fup_draft_first_name(const char *name, struct fup_arena *arena)
{
    static const char *const words[] = {
        "dr",   "dr.",     "mr",         "mr.",         "mrs",    "mrs.",    "ms",           "ms.",
        "prof", "prof.",   "herr",       "frau",        "the",    "hr",      "talent",       "jobs",
        "info", "careers", "recruiting", "recruitment", "people", "human",   "das",          "your",
        "team", "noreply", "no-reply",   "service",     "hiring", "support", "notifications"};
    struct fup_str word = first_word(person_name(name, arena));

    if (word.len < 2 || ispunct((unsigned char)*word.text) ||
        is_one_of(word, words, sizeof words / sizeof *words))
        return NULL;
    return fup_arena_copy_len(arena, word.text, word.len);
}

/* ---- days ---- */

static const char *
weekday_of(fup_day day, bool is_german)
{
    static const char *const names[2][7] = {
        {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
        {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"}};

    return names[is_german][fup_day_weekday(day)];
}

/* "13 March", "13. März" */
static const char *
date_words(fup_day day, bool is_german, struct fup_arena *arena)
{
    static const char *const months[2][12] = {
        {"January", "February", "March", "April", "May", "June", "July", "August", "September",
         "October", "November", "December"},
        {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
         "Oktober", "November", "Dezember"}};
    struct fup_civil civil = fup_day_to_civil(day);

    return fup_arena_format(arena, is_german ? "%d. %s" : "%d %s", civil.day,
                            months[is_german][civil.month - 1]);
}

static const char *
day_words(fup_day day, bool is_german, struct fup_arena *arena)
{
    if (day == FUP_NO_DAY)
        return NULL;
    return fup_arena_format(arena, is_german ? "%s, %s" : "%s %s", weekday_of(day, is_german),
                            date_words(day, is_german, arena));
}

/* "today", "yesterday", "on Friday", "on Friday 6 March": as one says it on that day. */
static const char *
when_words(fup_day day, fup_day today, bool is_german, struct fup_arena *arena)
{
    static const char *const near[2][2] = {{"today", "yesterday"}, {"heute", "gestern"}};
    bool is_recent = day < today && today - day <= DAYS_BY_NAME;

    if (day == FUP_NO_DAY)
        return NULL;
    if (day == today || day == today - 1)
        return near[is_german][today - day];
    return fup_arena_format(arena, is_german ? "am %s" : "on %s",
                            is_recent ? weekday_of(day, is_german)
                                      : day_words(day, is_german, arena));
}

/* "Tuesday 17 March at 14:00 (UTC+1)", an entry of whole days without the time. */
static const char *
time_words(const struct fup_draft_input *input, bool is_german, struct fup_arena *arena)
{
    fup_instant start = input->row->interview_start, length = input->row->interview_end - start;
    const char *day = day_words(fup_zone_day(input->zone, start), is_german, arena);
    int offset = fup_zone_offset(input->zone, start),
        minutes = (offset < 0 ? -offset : offset) % 60;
    const char *zone = offset ? fup_arena_format(arena, "%+d", offset / 60) : "";
    char text[26];

    if (!day || !zone || length >= DAY_SECONDS - 1)
        return day;
    if (minutes)
        zone = fup_arena_format(arena, "%s%d:%02d", offset < 0 ? "-" : "+",
                                (offset < 0 ? -offset : offset) / 60, minutes);
    fup_instant_format(input->zone, start, text);
    return fup_arena_format(arena, is_german ? "%s um %.5s Uhr (UTC%s)" : "%s at %.5s (UTC%s)", day,
                            text + 11, zone ? zone : "");
}

/* ---- what was promised ---- */

static const struct fup_message *
message_of_date(const struct fup_draft_input *input)
{
    const struct fup_evidence_list *evidence = &input->row->evidence;
    const char *id = evidence->count > 1    ? evidence->items[1].message_id
                     : evidence->count == 1 ? evidence->items[0].message_id
                                            : NULL;

    return fup_draft_message(input, id);
}

static bool
is_promise(const struct fup_finding *finding)
{
    return finding->date_text && finding->has_window &&
           (finding->sense == FUP_SENSE_PROMISE || finding->sense == FUP_SENSE_CLOSE_BY ||
            finding->sense == FUP_SENSE_CALL);
}

static bool
covers(const struct fup_window *window, fup_day day)
{
    return window->start <= day && day <= window->end;
}

/* Of several promises in the mail the one whose day the row shows, else the first. */
static const struct fup_finding *
promise_of(const struct fup_message *message, fup_day expected)
{
    const struct fup_finding *found = NULL;

    for (size_t i = 0; i < message->findings.count; i++) {
        const struct fup_finding *finding = &message->findings.items[i];

        if (is_promise(finding) &&
            (!found || (!covers(&found->window, expected) && covers(&finding->window, expected))))
            found = finding;
    }
    return found;
}

static const char *const months[] = {"jan", "feb", "mar", "mär", "apr", "may", "mai", "jun",
                                     "jul", "aug", "sep", "oct", "okt", "nov", "dec", "dez"};

/* "12 March", "12.3.", "3/12", "2026-03-12": the same day whenever it is read. */
static bool
names_the_date(const char *words)
{
    bool has_number = strpbrk(words, "0123456789") != NULL, found = false;

    for (size_t i = 0; has_number && !found && i < sizeof months / sizeof *months; i++)
        found = fup_str_find_caseless(fup_str_from(words), months[i]) != SIZE_MAX;
    for (; has_number && !found && *words; words++)
        found = isdigit((unsigned char)words[0]) &&
                (words[1] == '.' || words[1] == '/' ||
                 (words[1] == '-' && isdigit((unsigned char)words[2]) &&
                  isdigit((unsigned char)words[3]) && words[4] == '-'));
    return found;
}

/* "Friday" and "March 20th" want a word before them in the middle of a sentence. */
static bool
begins_with_a_day(struct fup_str words)
{
    bool found = words.len > 0 && isdigit((unsigned char)*words.text);

    for (fup_day day = 0; !found && day < 7; day++)
        found = fup_str_starts_caseless(words, weekday_of(day, false)) ||
                fup_str_starts_caseless(words, weekday_of(day, true));
    for (size_t i = 0; !found && i < sizeof months / sizeof *months; i++)
        found = fup_str_starts_caseless(words, months[i]) && strpbrk(words.text, "0123456789");
    return found;
}

/* As it reads in the middle of a sentence: "By Friday" -> "by Friday", "Friday" -> "on Friday". */
static const char *
mid_sentence(const char *words, bool is_german, struct fup_arena *arena)
{
    static const char *const small[] = {
        "by",     "within",   "in",       "on",    "at",        "before", "until",
        "over",   "next",     "this",     "no",    "the",       "early",  "later",
        "end",    "tomorrow", "bis",      "am",    "im",        "vor",    "innerhalb",
        "binnen", "nächste",  "kommende", "diese", "spätestens"};
    char *copy = fup_arena_copy(arena, words);
    struct fup_str text = fup_str_from(copy);

    if (begins_with_a_day(text))
        return fup_arena_format(arena, is_german ? "am %s" : "on %s", words);
    if (copy && is_one_of(first_word(text), small, sizeof small / sizeof *small))
        *copy = (char)tolower((unsigned char)*copy);
    return copy;
}

static bool
is_limit(const char *words)
{
    static const char *const starts[] = {"by ",         "until ",  "before ",   "no later ",
                                         "within ",     "in ",     "bis ",      "vor ",
                                         "spätestens ", "binnen ", "innerhalb "};
    bool found = false;

    for (size_t i = 0; !found && i < sizeof starts / sizeof *starts; i++)
        found = fup_str_starts_caseless(fup_str_from(words), starts[i]);
    return found;
}

/* Their words, and the day where these mean another one by now: "by Friday (6 March)", "within a
 * week (Tuesday 10 March)", "next week (by Friday 13 March)". */
static const char *
with_day(const char *words, const struct fup_window *window, fup_day day, bool is_german,
         struct fup_arena *arena)
{
    const char *before = "";

    words = mid_sentence(words, is_german, arena);
    if (!words || day == FUP_NO_DAY || names_the_date(words))
        return words;
    if (fup_str_find_caseless(fup_str_from(words), weekday_of(day, is_german)) != SIZE_MAX)
        return fup_arena_format(arena, "%s (%s)", words, date_words(day, is_german, arena));
    if (window->start != window->end && !is_limit(words))
        before = is_german ? "bis " : "by ";
    return fup_arena_format(arena, "%s (%s%s)", words, before, day_words(day, is_german, arena));
}

/* As they wrote it. In the words of another language, or without words, the day alone. */
static const char *
promised_words(const struct fup_draft_input *input, const char *language, struct fup_arena *arena)
{
    bool is_german = strcmp(language, "de") == 0;
    fup_day expected = input->row->expected;
    const struct fup_message *message =
        input->row->basis == FUP_BASIS_STATED ? message_of_date(input) : NULL;
    const struct fup_finding *promise = message ? promise_of(message, expected) : NULL;
    const char *day;

    if (input->row->basis != FUP_BASIS_STATED ||
        (!promise && input->row->waiting_on != FUP_OWNER_THEM))
        return NULL;
    if (promise &&
        (!message->language || !*message->language || strncmp(message->language, language, 2) == 0))
        return with_day(fup_output_clean(arena, promise->date_text), &promise->window, expected,
                        is_german, arena);
    day = day_words(expected, is_german, arena);
    return day ? fup_arena_format(arena, "%s %s", is_german ? "bis" : "by", day) : NULL;
}

/* ---- all fields ---- */

/* My mail that the draft follows, else my newest of the case. */
static const struct fup_message *
last_sent(const struct fup_draft_input *input, const struct fup_draft *draft)
{
    const struct fup_message *found = fup_draft_message(input, draft->in_reply_to);

    if (found && !fup_draft_is_mine(input, found))
        found = NULL;

    for (size_t i = input->row->message_count; !found && i > 0; i--) {
        const struct fup_message *message = &input->messages->items[input->row->messages[i - 1]];

        if (fup_draft_is_mine(input, message))
            found = message;
    }
    return found;
}

static void
name_person(const struct fup_draft_input *input, const struct fup_draft *draft,
            struct fup_arena *arena, const char *values[FUP_FIELD_COUNT])
{
    const struct fup_address *person = draft->to.count > 0          ? &draft->to.items[0]
                                       : input->row->with.count > 0 ? &input->row->with.items[0]
                                                                    : NULL;
    const char *first;
    struct fup_str whole;

    if (!person || is_shared_box(person->address) ||
        (person->name && fup_str_same_caseless(person->name, input->row->organization)))
        return;
    first = fup_draft_first_name(person->name, arena);
    if (!first)
        return;
    whole = person_name(person->name, arena);
    values[FUP_FIELD_FIRST_NAME] = first;
    values[FUP_FIELD_NAME] = fup_arena_copy_len(arena, whole.text, whole.len);
    if (strcmp(draft->language, "de") != 0)
        values[FUP_FIELD_GREETING] = fup_arena_format(arena, "Hi %s", first);
    else if (input->row->role == FUP_ROLE_NONE)
        values[FUP_FIELD_GREETING] = fup_arena_format(arena, "Hallo %s", first);
    else
        values[FUP_FIELD_GREETING] =
            fup_arena_format(arena, "Guten Tag %s", values[FUP_FIELD_NAME]);
}

static void
tell_interview(const struct fup_draft_input *input, bool is_german, struct fup_arena *arena,
               const char *values[FUP_FIELD_COUNT])
{
    fup_instant start = input->row->interview_start;
    fup_day day = start == FUP_NO_INSTANT ? FUP_NO_DAY : fup_zone_day(input->zone, start);

    if (day != FUP_NO_DAY) {
        values[FUP_FIELD_INTERVIEW_DAY] = day_words(day, is_german, arena);
        values[FUP_FIELD_INTERVIEW_WEEKDAY] = weekday_of(day, is_german);
        if (start > input->now)
            values[FUP_FIELD_INTERVIEW_TIME] = time_words(input, is_german, arena);
        values[FUP_FIELD_INTERVIEW_WHEN] =
            when_words(day, fup_zone_day(input->zone, input->now), is_german, arena);
    } else if (input->row->action == FUP_ACTION_MISSED_CALL) { /* promised in words only */
        values[FUP_FIELD_INTERVIEW_WHEN] = values[FUP_FIELD_PROMISED];
    }
}

void
fup_draft_values(const struct fup_draft_input *input, const struct fup_draft *draft,
                 struct fup_arena *arena, const char *values[FUP_FIELD_COUNT])
{
    const struct fup_row *row = input->row;
    const struct fup_message *sent = last_sent(input, draft);
    bool is_german = strcmp(draft->language, "de") == 0;

    memset(values, 0, FUP_FIELD_COUNT * sizeof *values);
    name_person(input, draft, arena, values);
    values[FUP_FIELD_ORGANIZATION] = fup_output_clean(arena, row->organization);
    values[FUP_FIELD_POSITION] = fup_output_clean(arena, row->position);
    values[FUP_FIELD_PROMISED] = promised_words(input, draft->language, arena);
    tell_interview(input, is_german, arena, values);
    values[FUP_FIELD_EXPECTED_DAY] = day_words(row->expected, is_german, arena);
    if (sent)
        values[FUP_FIELD_SENT_DAY] =
            day_words(fup_zone_day(input->zone, sent->time), is_german, arena);
    if (row->since != FUP_NO_INSTANT && input->now >= row->since)
        values[FUP_FIELD_DAYS_WAITED] =
            fup_arena_format(arena, "%lld", (long long)((input->now - row->since) / DAY_SECONDS));
    values[FUP_FIELD_SUBJECT] = fup_output_clean(arena, row->subject);
    values[FUP_FIELD_MY_NAME] = fup_output_clean(arena, input->identity->name);
}
