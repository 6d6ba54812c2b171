/* signal/hiring_sign.c - the phrases of own words, subject and signature, each with its weight.
 *
 * A condition ("if you are not selected") or a general sentence ("only shortlisted candidates will
 * be invited") tells no event, but still that the mail is about hiring: its phrases are damped, not
 * dropped. A subject is short and chosen with care, so signs weigh one more there.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "signal/hiring_parts.h"

enum {
    HARD_DOUBT = 4,
    LANGUAGES = 16,
    LIST_LINES = 12,       /* sentences that a heading like "What happens next?" damps */
    SHORT_LINE = 9,        /* words of a line that is a job title */
    SIGNATURE_LIMIT = 600, /* bytes read of what is not the writer's own words */
    FOOTER_LIMIT = 2000,
    CONTEXT_LIMIT = 3000,
    FILES = 8,       /* attachments whose names are read */
    SUMMARIES = 4,   /* calendar entries whose names are read */
    RULE_LIMIT = 512 /* different rules counted in one mail */
};

struct damp {
    size_t after; /* offset from which a sentence tells no event; SIZE_MAX: nowhere */
    size_t inside_from, inside_to;
    bool whole;
};

#define ENGLISH "en"

static bool
has_value(const struct fup_phrase_rule *rule, const char *value)
{
    return rule->value && strcmp(rule->value, value) == 0;
}

bool
fup_hiring_is_hint(const struct fup_phrase_rule *rule)
{
    return has_value(rule, "hint");
}

/* Some rules tell what a file is by its name, and mean nothing in a sentence. */
static bool
is_for_files(const struct fup_phrase_rule *rule)
{
    return has_value(rule, "file");
}

static bool
tells_event(enum fup_hiring_family family)
{
    return family <= FUP_HIRING_SUBMITTED || family == FUP_HIRING_FAREWELL ||
           (family >= FUP_HIRING_NO && family <= FUP_HIRING_RECEIPT);
}

/* "Re: Interview invitation" repeats what an earlier mail said. */
static bool
is_repeated(const struct fup_hiring_case *mail, enum fup_hiring_place place,
            enum fup_hiring_family family)
{
    static const char *const prefixes[] = {
        "re:", "aw:",   "fw:",  "fwd:",      "wg:",       "tr:",       "sv:",
        "rv:", "antw:", "re :", "accepted:", "declined:", "tentative:"};
    struct fup_str subject = fup_str_trim(fup_str_from(mail->input->message->subject));
    bool repeats = false;

    for (size_t i = 0; place == FUP_HIRING_SUBJECT && i < sizeof prefixes / sizeof *prefixes; i++)
        repeats = repeats || fup_str_starts_caseless(subject, prefixes[i]);
    return repeats && tells_event(family);
}

static void
add_sign(struct fup_hiring_case *mail, const struct fup_phrase_match *match,
         enum fup_hiring_place place, struct fup_str quote)
{
    struct fup_hiring_sign *sign = FUP_LIST_ADD(&mail->signs, mail->arena);

    if (sign) {
        sign->rule = match->rule;
        sign->family = (enum fup_hiring_family)match->rule->family;
        sign->place = place;
        sign->weight = match->rule->weight;
        sign->quote = quote;
        sign->is_damped = is_repeated(mail, place, sign->family);
        sign->sentence = match->sentence;
        sign->first = match->first;
        sign->last = match->last;
        if ((place == FUP_HIRING_SUBJECT || place == FUP_HIRING_SUMMARY) &&
            !(sign->rule->flags & FUP_PHRASE_WEAK) &&
            (sign->family == FUP_HIRING_SIGN || sign->family == FUP_HIRING_ROLE))
            sign->weight++;
    }
}

static void
apply_damp(const struct fup_phrase_match *match, struct damp *damps,
           const struct fup_sentence_list *sentences)
{
    const char *value = match->rule->value ? match->rule->value : "after";
    struct damp *damp = &damps[match->sentence];

    if (strcmp(value, "inside") == 0) {
        damp->inside_from = match->offset;
        damp->inside_to = match->offset + match->len;
    } else if (strcmp(value, "list") == 0) {
        int paragraph = sentences->items[match->sentence].paragraph;
        size_t end = match->sentence + LIST_LINES;

        for (size_t i = match->sentence; i < sentences->count && i < end; i++) {
            if (sentences->items[i].paragraph <= paragraph + 1 || sentences->items[i].is_bullet)
                damps[i].whole = true;
        }
    } else if (match->offset < damp->after) {
        damp->after = match->offset;
    }
}

static bool
is_damped(const struct damp *damp, const struct fup_phrase_match *match)
{
    bool inside = match->offset >= damp->inside_from && match->offset < damp->inside_to &&
                  match->rule->family != FUP_HIRING_REJECTED;

    return damp->whole || match->offset >= damp->after || inside;
}

static struct fup_str
sentence_text(const struct fup_phrase_source *source, size_t index)
{
    const struct fup_sentence *sentence = &source->sentences->items[index];

    return (struct fup_str){source->text.text + sentence->offset, sentence->len};
}

static void
add_own(struct fup_hiring_case *mail, const struct fup_phrase_source *source,
        const struct fup_phrase_match_list *matches)
{
    size_t count = source->sentences->count;
    struct damp *damps = fup_arena_alloc(mail->arena, (count + 1) * sizeof *damps);

    if (!damps)
        return;
    for (size_t i = 0; i < count; i++)
        damps[i].after = SIZE_MAX;
    for (size_t i = 0; i < matches->count; i++) {
        if (matches->items[i].rule->family == FUP_HIRING_DAMP)
            apply_damp(&matches->items[i], damps, source->sentences);
    }
    for (size_t i = 0; i < matches->count; i++) {
        const struct fup_phrase_match *match = &matches->items[i];
        size_t before = mail->signs.count;

        if (match->rule->family == FUP_HIRING_DAMP || match->rule->family == FUP_HIRING_OUTCOME)
            continue;
        add_sign(mail, match, FUP_HIRING_OWN, sentence_text(source, match->sentence));
        if (mail->signs.count > before) {
            struct fup_hiring_sign *sign = &mail->signs.items[before];

            sign->is_damped =
                tells_event(sign->family) && is_damped(&damps[match->sentence], match);
        }
    }
}

static size_t
count_words(const struct fup_phrase_source *source, const struct fup_sentence *sentence)
{
    struct fup_str text = {source->text.text + sentence->offset, sentence->len};
    size_t words = 0;

    for (size_t i = 0; i < text.len; i++)
        words += text.text[i] == ' ';
    return words + 1;
}

static void
count_titles(struct fup_hiring_case *mail)
{
    const struct fup_phrase_source *source = mail->input->own;
    size_t last = SIZE_MAX;

    for (size_t i = 0; i < mail->signs.count; i++) {
        const struct fup_hiring_sign *sign = &mail->signs.items[i];

        if (sign->family == FUP_HIRING_ROLE && sign->place == FUP_HIRING_OWN &&
            sign->sentence != last && sign->quote.len &&
            !strchr(".!?,", sign->quote.text[sign->quote.len - 1]) &&
            count_words(source, &source->sentences->items[sign->sentence]) <= SHORT_LINE) {
            mail->short_titles++;
            last = sign->sentence;
        }
    }
}

/* Where the language is not known, the one that says most speaks: "candidate" and "interview" are
 * words of several. */
static const char *
speaking_language(const struct fup_phrase_match_list *matches)
{
    const char *languages[LANGUAGES];
    int weights[LANGUAGES] = {0};
    size_t count = 0, best = 0;

    for (size_t i = 0; i < matches->count; i++) {
        const struct fup_phrase_rule *rule = matches->items[i].rule;
        size_t at = 0;

        while (at < count && strcmp(languages[at], rule->language) != 0)
            at++;
        if (at == count && count < LANGUAGES)
            languages[count++] = rule->language;
        if (at < count)
            weights[at] += rule->weight;
    }
    for (size_t i = 1; i < count; i++)
        best = weights[i] > weights[best] ? i : best;
    return count ? languages[best] : NULL;
}

static bool
has_language(const struct fup_phrases *phrases, const char *language)
{
    const struct fup_phrase_rule *rule;
    bool has = false;

    for (size_t i = 0; !has && (rule = fup_phrases_rule(phrases, i)); i++)
        has = strcmp(rule->language, language) == 0;
    return has;
}

/* Subjects and signatures are English in mail of any language; a language that the data does not
 * have is often a short text that was guessed wrong. */
static void
find(struct fup_hiring_case *mail, const struct fup_phrase_source *source,
     enum fup_hiring_place place, struct fup_phrase_match_list *matches)
{
    const char *language;
    bool is_short = place != FUP_HIRING_OWN && place != FUP_HIRING_CONTEXT;
    size_t kept = 0;

    fup_phrases_find(mail->rules->phrases, source, mail->arena, matches);
    if (source->language && source->language[0] && strcmp(source->language, ENGLISH) != 0 &&
        (is_short || !has_language(mail->rules->phrases, source->language))) {
        struct fup_phrase_source again = *source;

        again.language = ENGLISH;
        if (!has_language(mail->rules->phrases, source->language))
            again.language = NULL;
        fup_phrases_find(mail->rules->phrases, &again, mail->arena, matches);
    }
    for (size_t i = 0; i < matches->count; i++) {
        if (is_for_files(matches->items[i].rule) == (place == FUP_HIRING_FILE))
            matches->items[kept++] = matches->items[i];
    }
    matches->count = kept;
    kept = 0;
    language = speaking_language(matches);
    for (size_t i = 0; i < matches->count; i++) {
        if (strcmp(matches->items[i].rule->language, language) == 0)
            matches->items[kept++] = matches->items[i];
    }
    matches->count = kept;
}

static bool
counts_at(enum fup_hiring_place place, enum fup_hiring_family family)
{
    switch (place) {
    case FUP_HIRING_SUBJECT:
        return family != FUP_HIRING_DAMP && family != FUP_HIRING_TITLE;
    case FUP_HIRING_SIGNATURE:
        return family == FUP_HIRING_TITLE || family == FUP_HIRING_FAREWELL;
    case FUP_HIRING_FOOTER:
        return family == FUP_HIRING_FAREWELL || family == FUP_HIRING_PITCH;
    case FUP_HIRING_SUMMARY:
        return family == FUP_HIRING_SIGN || family == FUP_HIRING_DOUBT;
    case FUP_HIRING_CONTEXT:
        return family == FUP_HIRING_SIGN || family == FUP_HIRING_EMPLOYER ||
               family == FUP_HIRING_CANDIDATE || family == FUP_HIRING_DOUBT;
    default:
        return true;
    }
}

/* A text outside the own words; each line is a sentence. */
static void
add_lines(struct fup_hiring_case *mail, struct fup_str text, enum fup_hiring_place place)
{
    struct fup_word_list words = {0};
    struct fup_sentence_list sentences = {0};
    struct fup_phrase_source source = {text, &words, &sentences, NULL, NULL};
    struct fup_phrase_match_list matches = {0};
    struct fup_str rest = text, line;

    while (fup_str_next_line(&rest, &line)) {
        struct fup_sentence *sentence = line.len ? FUP_LIST_ADD(&sentences, mail->arena) : NULL;

        if (sentence)
            *sentence =
                (struct fup_sentence){.offset = (size_t)(line.text - text.text), .len = line.len};
    }
    if (!sentences.count)
        return;
    source.language = mail->input->own->language;
    fup_words_split(text, mail->arena, &words);
    if (place == FUP_HIRING_SUBJECT)
        mail->subject_words = words;
    find(mail, &source, place, &matches);
    for (size_t i = 0; i < matches.count; i++) {
        if (counts_at(place, (enum fup_hiring_family)matches.items[i].rule->family))
            add_sign(mail, &matches.items[i], place,
                     sentence_text(&source, matches.items[i].sentence));
    }
}

static void
add_zones(struct fup_hiring_case *mail)
{
    static const struct {
        enum fup_zone_kind kind;
        enum fup_hiring_place place;
    } places[] = {
        {FUP_ZONE_SIGNATURE, FUP_HIRING_SIGNATURE}, {FUP_ZONE_CLOSING, FUP_HIRING_SIGNATURE},
        {FUP_ZONE_FOOTER, FUP_HIRING_FOOTER},       {FUP_ZONE_QUOTE, FUP_HIRING_CONTEXT},
        {FUP_ZONE_FORWARD, FUP_HIRING_CONTEXT},
    };
    const struct fup_body *body = mail->input->body;
    size_t left[FUP_HIRING_CONTEXT + 1] = {[FUP_HIRING_SIGNATURE] = SIGNATURE_LIMIT,
                                           [FUP_HIRING_FOOTER] = FOOTER_LIMIT,
                                           [FUP_HIRING_CONTEXT] = CONTEXT_LIMIT};

    for (size_t i = 0; body && i < body->zones.count; i++) {
        const struct fup_text_zone *zone = &body->zones.items[i];

        for (size_t at = 0; at < sizeof places / sizeof *places; at++) {
            struct fup_str text = {body->display.text + zone->offset, zone->len};
            enum fup_hiring_place place = places[at].place;

            if (zone->kind == places[at].kind && left[place]) {
                text.len = fup_utf8_prefix(text, left[place]);
                left[place] -= text.len;
                add_lines(mail, text, place);
            }
        }
    }
}

/* "jobs@", "hr.recruitment@": the words before the at sign, or NULL. */
static char *
mailbox_words(struct fup_hiring_case *mail)
{
    const char *address = mail->input->message->from.address;
    const char *at = address ? strchr(address, '@') : NULL;
    char *words = at ? fup_arena_copy_len(mail->arena, address, (size_t)(at - address)) : NULL;

    for (char *sign = words; sign && *sign; sign++) {
        if (strchr("._-+", *sign))
            *sign = ' ';
    }
    return words;
}

/* The display name, the mailbox, and the last short lines of the own words, which are often a
 * signature that no "-- " announces. */
static void
add_tail(struct fup_hiring_case *mail)
{
    const struct fup_phrase_source *source = mail->input->own;
    const char *name = mail->input->message->from.name, *mailbox = mailbox_words(mail);
    size_t count = source->sentences->count;
    char *lines = fup_arena_format(mail->arena, "%s\n%s", name ? name : "", mailbox ? mailbox : "");

    for (size_t i = count > 4 ? count - 4 : 1; lines && i < count; i++) {
        struct fup_str text = sentence_text(source, i);

        if (count_words(source, &source->sentences->items[i]) <= SHORT_LINE && text.len &&
            !strchr(".!?:", text.text[text.len - 1]))
            lines = fup_arena_format(mail->arena, "%s\n%.*s", lines, (int)text.len, text.text);
    }
    add_lines(mail, fup_str_from(lines), FUP_HIRING_SIGNATURE);
}

/* Where press, research or an office is spoken of, that explains an "interview". */
static bool
is_explained(const struct fup_hiring_case *mail, const struct fup_hiring_sign *sign)
{
    bool doubted = mail->best[FUP_HIRING_DOUBT] >= HARD_DOUBT ||
                   (mail->context_doubt >= HARD_DOUBT && sign->place == FUP_HIRING_CONTEXT);

    return doubted && sign->rule->value && strcmp(sign->rule->value, "interview") == 0;
}

/* Each rule counts once. */
static void
count_rule(struct fup_hiring_case *mail, const struct fup_hiring_sign *sign)
{
    if (sign->place != FUP_HIRING_CONTEXT) {
        mail->sum[sign->family] += sign->weight;
        mail->count[sign->family]++;
    } else if (sign->family != FUP_HIRING_DOUBT) {
        mail->context += sign->weight;
    }
}

static void
find_doubts(struct fup_hiring_case *mail)
{
    for (size_t i = 0; i < mail->signs.count; i++) {
        const struct fup_hiring_sign *sign = &mail->signs.items[i];
        int *doubt = sign->place == FUP_HIRING_CONTEXT ? &mail->context_doubt
                                                       : &mail->best[FUP_HIRING_DOUBT];

        if (sign->family == FUP_HIRING_DOUBT && sign->weight > *doubt)
            *doubt = sign->weight;
    }
}

static void
add_up(struct fup_hiring_case *mail)
{
    const struct fup_phrase_rule *seen[RULE_LIMIT];
    size_t seen_count = 0;

    find_doubts(mail);
    for (size_t i = 0; i < mail->signs.count; i++) {
        const struct fup_hiring_sign *sign = &mail->signs.items[i];
        int *best = &mail->best[sign->family];
        size_t at = 0;

        if (sign->is_damped || is_explained(mail, sign) || fup_hiring_is_hint(sign->rule))
            continue;
        if (sign->weight > *best && sign->place != FUP_HIRING_CONTEXT)
            *best = sign->weight;
        while (at < seen_count && seen[at] != sign->rule)
            at++;
        if (at == seen_count && seen_count < RULE_LIMIT) {
            seen[seen_count++] = sign->rule;
            count_rule(mail, sign);
        }
    }
}

/* Signatures and quotes only help what subject, own words or sender say; most mail says nothing. */
static bool
says_anything(const struct fup_hiring_case *mail)
{
    int weight = mail->sender || mail->has_invite ? 1 : 0;

    for (size_t i = 0; weight < 1 && i < mail->signs.count; i++) {
        enum fup_hiring_family family = mail->signs.items[i].family;

        if (fup_hiring_is_hint(mail->signs.items[i].rule))
            continue;
        if (family < FUP_HIRING_DOUBT && family != FUP_HIRING_INVITED &&
            family != FUP_HIRING_SCHEDULED && family != FUP_HIRING_TITLE &&
            family != FUP_HIRING_ROLE)
            weight += mail->signs.items[i].weight;
        else if (family >= FUP_HIRING_NO && mail->signs.items[i].weight >= 3)
            weight++;
    }
    return weight >= 1;
}

/* An invitation is answered without a word: its calendar part tells for both sides. */
static void
add_summaries(struct fup_hiring_case *mail)
{
    const struct fup_message *message = mail->input->message;

    for (size_t i = 0; i < message->invites.count && i < SUMMARIES; i++) {
        struct fup_str summary = fup_str_from(message->invites.items[i].summary);

        if (summary.len && fup_str_find_caseless(fup_str_from(message->subject),
                                                 message->invites.items[i].summary) == SIZE_MAX)
            add_lines(mail, summary, FUP_HIRING_SUMMARY);
    }
}

/* "ada_quill-CV.pdf": its words, a file a line. */
static void
add_files(struct fup_hiring_case *mail)
{
    const struct fup_attachment_list *files = &mail->input->message->attachments;
    char *lines = fup_arena_copy(mail->arena, "");

    for (size_t i = 0; lines && i < files->count && i < FILES; i++)
        if (files->items[i].name && files->items[i].kind != FUP_ATTACHMENT_CALENDAR)
            lines = fup_arena_format(mail->arena, "%s%s\n", lines, files->items[i].name);
    for (char *c = lines; c && *c; c++)
        if (*c == '_' || *c == '-' || *c == '.')
            *c = ' ';
    if (lines && *lines)
        add_lines(mail, fup_str_from(lines), FUP_HIRING_FILE);
}

void
fup_hiring_collect(struct fup_hiring_case *mail)
{
    const struct fup_hiring_input *input = mail->input;
    struct fup_phrase_match_list matches = {0};

    add_lines(mail, fup_str_from(input->message->subject), FUP_HIRING_SUBJECT);
    add_summaries(mail);
    add_files(mail);
    find(mail, input->own, FUP_HIRING_OWN, &matches);
    add_own(mail, input->own, &matches);
    count_titles(mail);
    if (says_anything(mail)) {
        add_tail(mail);
        add_zones(mail);
    }
    add_up(mail);
    fup_hiring_add_weak(mail);
    fup_hiring_weigh(mail);
}
