/* signal/away.c - "until L" and "away ... L" give L, "back on B" gives the day before B.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/away.h"

#include <string.h>

#include "text/phrase.h"

enum { SENTENCES_READ = 12, EARLY_SENTENCES = 4, RULE_WORDS = 160, QUOTE_BYTES = 300 };

#define DAY_SECONDS 86400

struct view {
    const struct fup_body *body;
    const struct fup_dates *dates;
    const struct fup_message *message;
    struct fup_arena *arena;
    struct fup_str folded; /* of own */
    bool is_announced;     /* by a header or the subject: an "until" is enough */
};

static bool
has(struct fup_str folded, enum fup_phrase_section section)
{
    return fup_phrase_find(folded, 0, section, NULL) != SIZE_MAX;
}

bool
fup_away_is_subject(const struct fup_mail *mail, const char *subject, struct fup_arena *arena)
{
    const char *folded = fup_phrase_fold(fup_str_from(subject), arena);
    struct fup_str text = fup_str_trim(fup_str_from(folded));

    if (fup_str_starts_caseless(text, "re: ")) {
        text.text += 4;
        text.len -= 4;
    }
    return fup_phrase_at(text, fup_phrase_next_word(text, 0), FUP_PHRASE_AWAY_SUBJECT, NULL) > 0 &&
           (!mail || mail->references.count > 0 || memchr(text.text, ':', text.len) ||
            fup_str_find_caseless(text, "re ") != SIZE_MAX);
}

static struct fup_str
sentence_folded(const struct view *view, size_t i)
{
    const struct fup_sentence *sentence = &view->body->sentences.items[i];

    return (struct fup_str){view->folded.text + sentence->offset, sentence->len};
}

static size_t
sentence_count(const struct view *view)
{
    size_t count = view->body->sentences.count;

    return count < SENTENCES_READ ? count : SENTENCES_READ;
}

/* Index of the first of the early sentences that tells of an absence, or SIZE_MAX. */
static size_t
away_sentence(const struct view *view, size_t limit)
{
    size_t found = SIZE_MAX;

    for (size_t i = 0; found == SIZE_MAX && i < limit && i < sentence_count(view); i++) {
        if (has(sentence_folded(view, i), FUP_PHRASE_AWAY))
            found = i;
    }
    return found;
}

static fup_day
local_day(const struct fup_message *message)
{
    fup_instant local = message->time + (fup_instant)message->offset_minutes * 60;

    return (fup_day)(local >= 0 ? local / DAY_SECONDS
                                : -((-local + DAY_SECONDS - 1) / DAY_SECONDS));
}

/* Does a phrase of `section` end right before byte `at`, with only short words between? */
static bool
stands_before(struct fup_str folded, size_t at, enum fup_phrase_section section, size_t reach)
{
    size_t from = at > reach ? at - reach : 0, len = 0;

    from = fup_phrase_find((struct fup_str){folded.text, at}, from, section, &len);
    return from != SIZE_MAX && from + len <= at;
}

/* The last day away that one date of a sentence tells, or FUP_NO_DAY. `has_away`: the sentence
 * itself speaks of the absence. */
static fup_day
last_day(struct fup_str folded, const struct fup_date *date, bool has_away)
{
    bool is_until = date->relation == FUP_DATE_BY ||
                    stands_before(folded, date->core_offset, FUP_PHRASE_AWAY_UNTIL, 16);
    bool is_back = has(folded, FUP_PHRASE_AWAY_BACK);
    bool is_range = date->window.end > date->window.start;
    fup_day day = FUP_NO_DAY;

    if (date->window.end == FUP_NO_DAY || date->relation == FUP_DATE_SINCE)
        day = FUP_NO_DAY;
    else if (is_back &&
             !(is_until && stands_before(folded, date->core_offset, FUP_PHRASE_AWAY_UNTIL, 16) &&
               has_away && !is_range &&
               !stands_before(folded, date->core_offset, FUP_PHRASE_AWAY_BACK, 40)))
        day = date->window.start - 1;
    else if (is_until || (has_away && is_range))
        day = date->window.end;
    else if (has_away && date->relation == FUP_DATE_AT)
        day = date->window.end;
    return day;
}

/* The last day away as the early sentences tell it. *at gets the sentence. */
static fup_day
find_last_day(const struct view *view, size_t *at, const char **date_text)
{
    struct fup_date_context context = {.written = view->message->time,
                                       .offset_minutes = view->message->offset_minutes};
    fup_day today = local_day(view->message), found = FUP_NO_DAY;

    memcpy(context.language, view->body->language, sizeof context.language);
    context.day_first = context.language[0] && strcmp(context.language, "en") != 0;
    for (size_t i = 0; view->dates && i < sentence_count(view); i++) {
        const struct fup_sentence *sentence = &view->body->sentences.items[i];
        struct fup_str folded = sentence_folded(view, i);
        bool has_away = has(folded, FUP_PHRASE_AWAY);
        struct fup_date_list dates = {0};

        if (!has_away && !view->is_announced && !has(folded, FUP_PHRASE_AWAY_BACK))
            continue;
        fup_dates_find(view->dates,
                       (struct fup_str){view->body->own.text + sentence->offset, sentence->len},
                       &context, view->arena, &dates);
        for (size_t k = 0; k < dates.count; k++) {
            fup_day day = last_day(folded, &dates.items[k], has_away);

            if (day != FUP_NO_DAY && day >= today && (found == FUP_NO_DAY || day > found)) {
                found = day;
                *at = i;
                *date_text = fup_arena_copy_len(
                    view->arena, view->body->own.text + sentence->offset + dates.items[k].offset,
                    dates.items[k].len);
            }
        }
    }
    return found;
}

static char *
copy_quote(const struct view *view, size_t i)
{
    const struct fup_sentence *sentence = &view->body->sentences.items[i];
    struct fup_str text = {view->body->own.text + sentence->offset, sentence->len};
    char *quote = fup_arena_copy_len(view->arena, text.text, fup_utf8_prefix(text, QUOTE_BYTES));
    size_t len = 0;

    for (char *c = quote; c && *c; c++) {
        bool is_space = *c == ' ' || *c == '\n' || *c == '\t';

        if (!is_space || (len > 0 && quote[len - 1] != ' '))
            quote[len++] = is_space ? ' ' : *c;
    }
    if (quote)
        quote[len] = '\0';
    return quote;
}

static void
add_finding(const struct view *view, size_t sentence, struct fup_message *message)
{
    const char *date_text = NULL;
    size_t at = sentence;
    fup_day day = find_last_day(view, &at, &date_text);
    struct fup_finding *finding = FUP_LIST_ADD(&message->findings, view->arena);

    if (finding) {
        *finding = (struct fup_finding){.sense = FUP_SENSE_AWAY, .rule = "auto.out_of_office"};
        if (at != SIZE_MAX) {
            finding->offset = view->body->sentences.items[at].offset;
            finding->len = view->body->sentences.items[at].len;
            finding->quote = copy_quote(view, at);
        } else {
            finding->quote = message->subject;
        }
        finding->has_window = day != FUP_NO_DAY;
        finding->date_text = date_text;
        finding->window = (struct fup_window){.start = local_day(message),
                                              .end = day,
                                              .snap = FUP_SNAP_AFTER,
                                              .start_instant = FUP_NO_INSTANT,
                                              .end_instant = FUP_NO_INSTANT};
    }
}

static bool
has_question(const struct fup_body *body)
{
    bool found = false;

    for (size_t i = 0; !found && i < body->sentences.count; i++)
        found = body->sentences.items[i].is_question;
    return found;
}

static size_t
count_words(struct fup_str text)
{
    size_t words = 0;

    for (size_t i = 0; i < text.len; i++)
        words +=
            (unsigned char)text.text[i] > ' ' && (i == 0 || (unsigned char)text.text[i - 1] <= ' ');
    return words;
}

static bool
is_answer(const struct fup_mail *mail, const struct fup_message *message)
{
    struct fup_str subject = fup_str_from(message->subject);

    return !mail || mail->references.count > 0 || fup_str_starts_caseless(subject, "re:") ||
           fup_str_starts_caseless(subject, "aw:");
}

/* No header, no subject: an answer that starts with the absence, asks nothing, is short, and names
 * what such answers name (a deputy, the return). */
static bool
is_by_rule(const struct view *view, const struct fup_mail *mail, size_t *sentence)
{
    const char *date_text = NULL;
    size_t at;

    if (!is_answer(mail, view->message) || has_question(view->body) ||
        count_words(view->body->own) > RULE_WORDS)
        return false;
    *sentence = at = away_sentence(view, EARLY_SENTENCES);
    return at != SIZE_MAX && has(view->folded, FUP_PHRASE_AWAY_SIGN) &&
           find_last_day(view, &at, &date_text) != FUP_NO_DAY;
}

bool
fup_away_read(const struct fup_mail *mail, const struct fup_body *body,
              const struct fup_dates *dates, bool has_header, struct fup_arena *arena,
              struct fup_message *message)
{
    struct view view = {body, dates, message, arena, body->own_folded, has_header};
    bool has_subject = fup_away_is_subject(mail, message->subject, arena), is_away = false;
    const char *date_text = NULL;
    size_t sentence = SIZE_MAX, at = SIZE_MAX;

    view.is_announced = has_header || has_subject;
    if (view.is_announced) {
        const char *subject = fup_phrase_fold(fup_str_from(message->subject), arena);

        sentence = away_sentence(&view, SENTENCES_READ);
        is_away = sentence != SIZE_MAX ||
                  (has_subject && (has(fup_str_from(subject), FUP_PHRASE_AWAY) ||
                                   find_last_day(&view, &at, &date_text) != FUP_NO_DAY));
    } else {
        is_away = is_by_rule(&view, mail, &sentence);
    }
    if (is_away)
        add_finding(&view, sentence, message);
    return is_away;
}
