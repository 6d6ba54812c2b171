/* signal/hiring_name.c - organization, position and token as the mail tells them.
 *
 * A position is a job title noun ("engineer") with the words that belong to it; it counts where the
 * sentence speaks of an application, or in the subject. An organization is the run of capitalized
 * words beside a phrase like "applying to"; else what the sender's address or display name tells.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "signal/hiring_parts.h"

enum {
    NAME_WORDS = 6,
    TITLE_LEFT = 5,
    TITLE_RIGHT = 4,
    NAME_LIMIT = 80 /* bytes */
};

struct text { /* a text and its words */
    struct fup_str text;
    const struct fup_word *words;
    size_t count;
};

static bool
is_one_of(const struct fup_word *word, const char *const *list)
{
    bool is_one = false;

    for (size_t i = 0; !is_one && list[i]; i++)
        is_one = fup_str_is(word->folded, list[i]);
    return is_one;
}

static struct fup_str
written(const struct text *text, const struct fup_word *word)
{
    return (struct fup_str){text->text.text + word->offset, word->len};
}

static bool
is_capital(const struct text *text, const struct fup_word *word)
{
    struct fup_str form = written(text, word);

    return word->kind == FUP_WORD_LETTERS &&
           (form.len != word->folded.len || memcmp(form.text, word->folded.text, form.len) != 0);
}

static bool
is_sign(const struct text *text, const struct fup_word *word, const char *signs)
{
    return word->kind == FUP_WORD_SIGN && word->len == 1 &&
           strchr(signs, text->text.text[word->offset]);
}

/* The text from word `first` to before word `end`, without signs at its ends. */
static const char *
cut(const struct text *text, size_t first, size_t end, struct fup_arena *arena)
{
    const char *copy = NULL;

    while (first < end && is_sign(text, &text->words[first], "-/&.,#'\"@|:"))
        first++;
    while (end > first && is_sign(text, &text->words[end - 1], "-/&.,'\"@|:("))
        end--;
    if (first < end) {
        size_t from = text->words[first].offset;
        size_t to = text->words[end - 1].offset + text->words[end - 1].len;

        if (to - from <= NAME_LIMIT)
            copy = fup_arena_copy_len(arena, text->text.text + from, to - from);
    }
    return copy;
}

/* ---- position */

static const char *const before_title[] = {
    /* words that are no part of a title and end it to the left */
    "the",     "a",           "an",    "our",     "your",      "my",     "this",
    "that",    "for",         "of",    "as",      "to",        "in",     "at",
    "on",      "with",        "and",   "or",      "is",        "are",    "was",
    "be",      "new",         "open",  "opening", "first",     "second", "one",
    "someone", "position",    "role",  "job",     "post",      "some",   "any",
    "another", "application", "about", "from",    "re",        "fwd",    "interview",
    "offer",   "hiring",      "find",  "hire",    "als",       "für",    "eine",
    "einen",   "der",         "die",   "das",     "den",       "stelle", "ihre",
    "deine",   "zum",         "zur",   "um",      "bewerbung", "le",     "la",
    "un",      "une",         "de",    "du",      "des",       "poste",  "pour",
    "votre",   "candidature", "el",    "una",     "puesto",    "para",   "tu",
    "su",      "candidatura", "wir",   "we",      "candidate", "screen", "screening",
    "urgent",  "dear",        "re",    "aw",      "wg",        "tr",     NULL};
static const char *const joins_title[] = {"of",  "de",  "d",  "des", "du",
                                          "del", "für", "en", "in",  NULL};
static const char *const after_title[] = {
    "position",  "role",        "job",  "opening", "opportunity", "vacancy",
    "interview", "application", "at",   "team",    "i'm",         "i",
    "you",       "we",          "your", "the",     NULL};

static size_t
title_start(const struct text *text, size_t head)
{
    size_t start = head;
    bool capital = is_capital(text, &text->words[head]);

    while (start > 0 && head - start < TITLE_LEFT && !text->words[start].line_start) {
        const struct fup_word *word = &text->words[start - 1];
        bool fits = is_sign(text, word, "/&+#") ||
                    (is_sign(text, word, "-.") && !text->words[start].gap) ||
                    (word->kind == FUP_WORD_LETTERS && !is_one_of(word, before_title) &&
                     (!capital || is_capital(text, word)));

        if (!fits)
            break;
        start--;
    }
    return start;
}

static bool
continues_title(const struct text *text, size_t at)
{
    const struct fup_word *word = &text->words[at];
    bool next_fits = at + 1 < text->count && text->words[at + 1].kind == FUP_WORD_LETTERS &&
                     !text->words[at + 1].line_start &&
                     !is_one_of(&text->words[at + 1], before_title);

    if (word->line_start || is_one_of(word, after_title))
        return false;
    return is_capital(text, word) || (word->kind == FUP_WORD_NUMBER && word->len < 2) ||
           (is_one_of(word, joins_title) && next_fits &&
            (is_capital(text, &text->words[at + 1]) || !fup_str_is(word->folded, "in"))) ||
           (is_sign(text, word, "/&+#") && at + 1 < text->count);
}

static const char *
title_at(const struct text *text, size_t head, size_t last, struct fup_arena *arena)
{
    size_t start = title_start(text, head), end = last + 1;

    while (end < text->count && end - last <= TITLE_RIGHT && continues_title(text, end)) {
        bool joins = is_one_of(&text->words[end], joins_title);

        end += joins && end + 1 < text->count ? 2 : 1;
    }
    return cut(text, start, end, arena);
}

/* Titles of one word ("manager", "lead") are too often something else. */
static bool
is_title(const char *title)
{
    return title && strchr(title, ' ');
}

/* Small letters need a plain word beside them: "the data engineer role". */
static bool
speaks_of_job(const struct fup_hiring_case *mail, const struct fup_hiring_sign *title,
              bool is_small)
{
    bool speaks = false;

    for (size_t i = 0; !speaks && i < mail->signs.count; i++) {
        const struct fup_hiring_sign *sign = &mail->signs.items[i];
        bool is_beside = sign->place == FUP_HIRING_OWN && sign->sentence == title->sentence;

        if (is_beside && is_small)
            speaks = strcmp(sign->rule->name, "sign.role_named") == 0;
        else if (is_beside)
            speaks = sign->family < FUP_HIRING_ROLE || sign->family == FUP_HIRING_HELD;
    }
    return speaks;
}

static struct text
text_of(const struct fup_hiring_case *mail, enum fup_hiring_place place)
{
    const struct fup_phrase_source *own = mail->input->own;
    struct text text = {own->text, own->words->items, own->words->count};

    if (place == FUP_HIRING_SUBJECT)
        text = (struct text){fup_str_from(mail->input->message->subject), mail->subject_words.items,
                             mail->subject_words.count};
    return text;
}

static const char *
find_position(const struct fup_hiring_case *mail, enum fup_hiring_place place)
{
    struct text text = text_of(mail, place);
    const char *position = NULL;

    for (size_t i = 0; !position && i < mail->signs.count; i++) {
        const struct fup_hiring_sign *sign = &mail->signs.items[i];

        if (sign->family == FUP_HIRING_ROLE && sign->place == place && !sign->rule->value &&
            (place == FUP_HIRING_SUBJECT ||
             speaks_of_job(mail, sign, !is_capital(&text, &text.words[sign->first])))) {
            position = title_at(&text, sign->first, sign->last, mail->arena);
            if (!is_title(position))
                position = NULL;
        }
    }
    return position;
}

/* ---- organization */

static const char *const joins_name[] = {"of",  "and", "de",  "du", "des", "von", "und", "y", "et",
                                         "for", "the", "der", "la", "le",  "del", "van", NULL};
static const char *const no_name[] = {
    "i",        "you",      "we",       "the",        "our",     "this",     "your",
    "my",       "it",       "us",       "thank",      "thanks",  "hi",       "hello",
    "dear",     "please",   "linkedin", "indeed",     "monday",  "tuesday",  "wednesday",
    "thursday", "friday",   "january",  "february",   "march",   "april",    "may",
    "june",     "july",     "august",   "september",  "october", "november", "december",
    "montag",   "dienstag", "mittwoch", "donnerstag", "freitag", "lundi",    "mardi",
    "best",     "kind",     "regards",  "if",         "a",       "an",       "unfortunately",
    "however",  "no",       "ihnen",    "ihre",       "uns",     "sie",      "wir",
    "vous",     "nous",     "votre",    "cv",         "hr",      NULL};
static const char *const legal_forms[] = {"inc", "llc", "ltd",     "gmbh", "corp", "plc",
                                          "ag",  "sa",  "limited", "co",   NULL};
static const char *const team_words[] = {
    "hiring", "recruiting", "recruitment", "talent",      "team",     "careers", "hr",
    "people", "jobs",       "career",      "acquisition", "karriere", "equipo",  "talento",
    "équipe", "campus",     "the",         "interview",   "new",      NULL};

static bool
continues_name(const struct text *text, size_t at, size_t first)
{
    const struct fup_word *word = &text->words[at];
    const struct fup_word *next = at + 1 < text->count ? &text->words[at + 1] : NULL;
    bool next_capital = next && !next->line_start && is_capital(text, next);
    bool fits;

    if (word->line_start && at > first)
        fits = false;
    else if (word->kind == FUP_WORD_LETTERS)
        fits = is_capital(text, word) ||
               (at > first && is_one_of(word, joins_name) && next_capital) ||
               (at > first && !word->gap && !is_sign(text, &text->words[at - 1], ","));
    else if (word->kind == FUP_WORD_NUMBER)
        fits = at > first;
    else if (is_sign(text, word, ","))
        fits = next && is_one_of(next, legal_forms);
    else if (is_sign(text, word, "-.'"))
        fits = at > first && !word->gap && next && !next->gap && !next->line_start;
    else
        fits = is_sign(text, word, "&+") && at > first && next && !next->line_start;
    return fits;
}

static bool
has_title(const struct fup_hiring_case *mail, enum fup_hiring_place place, size_t first, size_t end)
{
    bool has = false;

    for (size_t i = 0; !has && i < mail->signs.count; i++) {
        const struct fup_hiring_sign *sign = &mail->signs.items[i];

        has = sign->family == FUP_HIRING_ROLE && sign->place == place && sign->first < end &&
              sign->last >= first;
    }
    return has;
}

static const char *
name_between(const struct fup_hiring_case *mail, enum fup_hiring_place place, size_t first,
             size_t end)
{
    struct text text = text_of(mail, place);

    while (first < end &&
           (is_one_of(&text.words[first], team_words) || text.words[first].kind == FUP_WORD_SIGN))
        first++;
    while (end > first && is_one_of(&text.words[end - 1], team_words))
        end--;
    if (first >= end || is_one_of(&text.words[first], no_name) ||
        has_title(mail, place, first, end))
        return NULL;
    return cut(&text, first, end, mail->arena);
}

static const char *
name_after(const struct fup_hiring_case *mail, const struct fup_hiring_sign *sign)
{
    struct text text = text_of(mail, sign->place);
    size_t first = sign->last + 1, end;

    while (first < text.count && is_sign(&text, &text.words[first], "\"'"))
        first++;
    end = first;
    if (first < text.count && fup_str_is(text.words[first].folded, "the"))
        end++;
    while (end < text.count && end - first < NAME_WORDS && continues_name(&text, end, first))
        end++;
    return name_between(mail, sign->place, first, end);
}

static const char *
name_before(const struct fup_hiring_case *mail, const struct fup_hiring_sign *sign)
{
    struct text text = text_of(mail, sign->place);
    size_t end = sign->first, first = end;

    while (
        first > 0 && end - first < NAME_WORDS && !(first < end && text.words[first].line_start) &&
        (is_capital(&text, &text.words[first - 1]) || is_sign(&text, &text.words[first - 1], "&-")))
        first--;
    return name_between(mail, sign->place, first, end);
}

static const char *
find_organization(const struct fup_hiring_case *mail, enum fup_hiring_place place)
{
    const char *name = NULL;

    for (size_t i = 0; !name && i < mail->signs.count; i++) {
        const struct fup_hiring_sign *sign = &mail->signs.items[i];

        if (sign->family == FUP_HIRING_ORGANIZATION && sign->place == place)
            name = sign->rule->value && strcmp(sign->rule->value, "before") == 0
                       ? name_before(mail, sign)
                       : name_after(mail, sign);
    }
    return name;
}

/* "Tin Roof Hiring Team", "Careers at Tin Roof", "Ada at Tin Roof", "Tin Roof @ icims". */
static const char *
name_in_display(const struct fup_hiring_case *mail)
{
    struct fup_str name = fup_str_from(mail->input->message->from.name);
    struct fup_word_list words = {0};
    struct text text;
    size_t first = 0, end, at;
    bool is_team = false;

    fup_words_split(name, mail->arena, &words);
    text = (struct text){name, words.items, words.count};
    for (at = 0; at < text.count; at++) {
        is_team = is_team || is_one_of(&text.words[at], team_words);
        if (at > 0 &&
            (fup_str_is(text.words[at].folded, "at") || fup_str_is(text.words[at].folded, "bei") ||
             fup_str_is(text.words[at].folded, "chez"))) {
            first = at + 1;
            is_team = true;
        }
    }
    for (end = first; end < text.count && !is_sign(&text, &text.words[end], "@|("); end++)
        is_team = is_team || (end + 1 < text.count && is_sign(&text, &text.words[end + 1], "@"));
    while (first < end && is_one_of(&text.words[first], team_words))
        first++;
    while (end > first && is_one_of(&text.words[end - 1], team_words))
        end--;
    return is_team || (mail->sender && mail->sender->names_in_display)
               ? cut(&text, first, end, mail->arena)
               : NULL;
}

/* The system's own name is nobody's employer. */
static bool
is_system_name(const struct fup_hiring_case *mail, const char *name)
{
    return mail->sender && name &&
           fup_str_find_caseless(fup_str_from(name), mail->sender->system) != SIZE_MAX;
}

static const char *
choose_organization(const struct fup_hiring_case *mail)
{
    const char *name = name_in_display(mail);

    if (!name || is_system_name(mail, name))
        name = find_organization(mail, FUP_HIRING_SUBJECT);
    if (!name || is_system_name(mail, name))
        name = find_organization(mail, FUP_HIRING_OWN);
    if (!name || is_system_name(mail, name))
        name = fup_sender_employer(mail->sender, &mail->input->message->from, mail->arena);
    return name;
}

void
fup_hiring_name(const struct fup_hiring_case *mail, struct fup_hiring *hiring)
{
    const struct fup_address *from = &mail->input->message->from;

    hiring->token = fup_sender_token(mail->sender, from, mail->arena);
    hiring->organization = choose_organization(mail);
    hiring->position = find_position(mail, FUP_HIRING_SUBJECT);
    if (!hiring->position)
        hiring->position = find_position(mail, FUP_HIRING_OWN);
}
