/* signal/date.c - finds the expressions: relation words, one date or two, words behind; then asks
 * whether all that is a date and not a version, a price or a name.
 *
 * Words are read in pieces of some thousands cut at line ends, so that memory stays small; every
 * rule looks a bounded number of words ahead, so the work is linear.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/date.h"

#include <string.h>

#include "base/data.h"
#include "signal/date_scan.h"

enum {
    MOST_LANGUAGES = 32,
    LONGEST_CHUNK = 8 * 1024, /* words */
    LONGEST_CHAIN = 8,        /* numbers: no date or range of dates has more */
    STEPS_PER_BYTE = 4,       /* what cutting into words costs, measured in steps */
    SHORTEST_FOREIGN = 4,     /* bytes of another language: "mon" is no Monday in French */
};

struct fup_dates {
    const struct fup_date_lexicon *lexicons[MOST_LANGUAGES]; /* English first */
    size_t count;
};

const struct fup_dates *
fup_dates_new(struct fup_arena *arena)
{
    static const char folder[] = "language/", name[] = "/date.txt";
    struct fup_dates *dates = fup_arena_alloc(arena, sizeof *dates);
    size_t count;
    const struct fup_data_file *files = fup_data_files(&count);
    const char *english = fup_data_get("language/en/date.txt");
    bool is_whole = dates != NULL;

    if (dates && english)
        dates->lexicons[dates->count++] = fup_date_lexicon_new("en", english, arena);
    for (size_t i = 0; dates && i < count && dates->count < MOST_LANGUAGES; i++) {
        const char *path = files[i].name;

        if (strlen(path) == strlen(folder) + 2 + strlen(name) &&
            strncmp(path, folder, strlen(folder)) == 0 &&
            strcmp(path + strlen(folder) + 2, name) == 0 &&
            strncmp(path + strlen(folder), "en", 2) != 0)
            dates->lexicons[dates->count++] =
                fup_date_lexicon_new(path + strlen(folder), files[i].text, arena);
    }
    for (size_t i = 0; is_whole && i < dates->count; i++)
        is_whole = dates->lexicons[i] != NULL;
    return is_whole ? dates : NULL;
}

/* "before X" ends with X (doc/design.md 2.5), with a clock time at it. */
static void
apply_before(struct fup_window *window)
{
    if (!window->has_time) {
        if (window->start == window->end || window->snap == FUP_SNAP_BUSINESS_DAYS) {
            window->start = window->end - 1;
        } else {
            bool is_weekend =
                window->end == window->start + 1 && fup_day_weekday(window->start) == FUP_SATURDAY;

            window->end = window->start - is_weekend; /* "before the weekend": Friday */
            window->start--;
            window->snap = FUP_SNAP_NONE;
        }
    }
}

static enum fup_date_relation
relation_of(const struct fup_date_expression *found)
{
    enum fup_date_relation relation = FUP_DATE_AT;
    const struct fup_date_piece *first = &found->first;

    if (first->is_past || found->prefix == FUP_PREFIX_SINCE || found->prefix == FUP_PREFIX_AGO ||
        (first->has_shift && first->shift < 0))
        relation = FUP_DATE_SINCE;
    else if (found->prefix == FUP_PREFIX_BY || found->prefix == FUP_PREFIX_BEFORE ||
             (found->prefix == FUP_PREFIX_WITHIN && !first->has_duration))
        relation = FUP_DATE_BY;
    else if (first->has_duration)
        relation = FUP_DATE_WITHIN;
    else if (found->prefix == FUP_PREFIX_AFTER && !found->is_range && !first->time_end.is_set)
        relation = FUP_DATE_AFTER;
    return relation;
}

static bool
recurs(struct fup_date_scan *scan, size_t at)
{
    size_t next;

    at = fup_date_skip(scan, at, FUP_CLASS_OF);
    return fup_date_sense(scan, at, FUP_CLASS_RECURRING, &next) != NULL;
}

static void
add(const struct fup_date_scan *scan, const struct fup_date_expression *found,
    struct fup_arena *arena, struct fup_date_list *list)
{
    const struct fup_word *begin = scan->places[found->begin].word;
    const struct fup_word *end = scan->places[found->end - 1].word;
    const struct fup_word *core = scan->places[found->core].word;
    const struct fup_word *core_end = scan->places[found->core_end - 1].word;
    struct fup_date *date = FUP_LIST_ADD(list, arena);

    if (date) {
        date->offset = begin->offset;
        date->len = end->offset + end->len - begin->offset;
        date->core_offset = core->offset;
        date->core_len = core_end->offset + core_end->len - core->offset;
        date->window = found->window;
        date->relation = relation_of(found);
        date->is_duration = found->first.has_duration;
        date->is_past = found->window.end < scan->today;
        date->is_bare_number =
            found->first.is_bare_number || (found->first.time.is_set && found->first.time.is_weak);
        if (found->prefix == FUP_PREFIX_BEFORE)
            apply_before(&date->window);
    }
}

/* The place behind a chain of numbers with no white space between ("1.2.3.4 ..."), where it is
 * longer than any date or range of dates; else `at`. */
static size_t
behind_chain(const struct fup_date_scan *scan, size_t at)
{
    const struct fup_date_place *places = scan->places;
    size_t end = at + 1, numbers = 1;

    while (end + 1 < scan->count && places[end].sign && !places[end].word->gap &&
           places[end + 1].digits && !places[end + 1].word->gap) {
        end += 2;
        numbers++;
    }
    return numbers > LONGEST_CHAIN ? end : at;
}

/* Walks over the words of one chunk. */
static void
walk(struct fup_date_scan *scan, struct fup_arena *arena, struct fup_date_list *list)
{
    struct fup_date_memory memory = {0};
    size_t at = 0;

    while (at < scan->count) {
        const struct fup_date_place *place = &scan->places[at];
        struct fup_date_expression found;
        size_t next = at + 1;

        scan->steps++;
        if (!place->begins && !place->digits) {
            at = next;
        } else if (place->digits && (next = behind_chain(scan, at)) > at) {
            at = next;
        } else if (fup_date_sense(scan, at, FUP_CLASS_NO_DATE, &next)) {
            at = next;
        } else if (fup_date_sense(scan, at, FUP_CLASS_RECURRING, &next)) {
            at = fup_date_read_expression(scan, next, &memory, &found) ? found.end : next;
        } else if (fup_date_read_expression(scan, at, &memory, &found)) {
            if (!recurs(scan, found.end)) {
                add(scan, &found, arena, list);
                memory = (struct fup_date_memory){found.end, found.window.start,
                                                  !found.is_range &&
                                                      (found.window.start == found.window.end)};
            }
            at = found.end;
        } else {
            at = scan->poisoned > at ? scan->poisoned : at + 1;
        }
    }
}

/* Another date of the mail may show the writer's order (doc/design.md 2.5). */
static void
look_for_order(struct fup_date_scan *scan)
{
    bool is_settled = false;

    for (size_t i = 0; !is_settled && i + 4 < scan->count; i++) {
        const struct fup_date_place *place = &scan->places[i];

        scan->steps++;
        if (place->digits >= 1 && place->digits <= 2 && place[1].sign == '/' &&
            place[2].digits >= 1 && place[2].digits <= 2 && place[3].sign == '/' &&
            place[4].digits >= 2 && !place[1].word->gap && !place[2].word->gap) {
            is_settled = (place->number > 12) != (place[2].number > 12);
            if (is_settled)
                scan->day_first = place->number > 12;
        }
    }
}

/* Addresses of web pages hold numbers that are no dates. */
static void
blank_addresses(struct fup_date_place *places, size_t count)
{
    bool is_inside = false;

    for (size_t i = 0; i < count; i++) {
        bool is_scheme = i + 2 < count && places[i + 1].sign == ':' && places[i + 2].sign == '/' &&
                         !places[i + 1].word->gap;

        if (places[i].word->gap)
            is_inside = false;
        if (is_scheme || (places[i].word->len == 3 && fup_str_is(places[i].word->folded, "www") &&
                          i + 1 < count && places[i + 1].sign == '.'))
            is_inside = true;
        if (is_inside)
            places[i] = (struct fup_date_place){.word = places[i].word, .number = -1};
    }
}

/* A text and its words. */
struct source {
    struct fup_str text;
    const struct fup_word *words;
    size_t count;
};

static size_t
find_in_chunk(const struct fup_date_lexicon *lexicon, const struct source *chunk,
              const struct fup_date_context *context, bool *day_first, struct fup_arena *arena,
              struct fup_date_list *list)
{
    struct fup_arena *scratch = fup_arena_new(0);
    struct fup_date_place *places = NULL;
    int64_t local = context->written + (int64_t)context->offset_minutes * 60;
    fup_day today =
        (fup_day)((local >= 0 ? local : local - (FUP_DATE_DAY_SECONDS - 1)) / FUP_DATE_DAY_SECONDS);
    struct fup_date_scan scan = {.lexicon = lexicon,
                                 .text = chunk->text,
                                 .context = context,
                                 .today = today,
                                 .second_of_day =
                                     (int32_t)(local - (int64_t)today * FUP_DATE_DAY_SECONDS),
                                 .day_first = *day_first};

    if (scratch)
        places = fup_arena_room(scratch, chunk->count * sizeof *places);
    if (places) {
        fup_date_lexicon_look(lexicon, chunk->words, chunk->count, places);
        blank_addresses(places, chunk->count);
        fup_date_lexicon_narrow(lexicon, places, chunk->count);
        scan.places = places;
        scan.count = chunk->count;
        look_for_order(&scan);
        *day_first = scan.day_first;
        walk(&scan, arena, list);
    }
    fup_arena_free(scratch);
    return scan.steps;
}

/* How many words the next chunk takes: up to the last line start before the limit. */
static size_t
chunk_len(const struct fup_word *words, size_t count)
{
    size_t len = count;

    if (len > LONGEST_CHUNK) {
        size_t line = LONGEST_CHUNK;

        while (line > LONGEST_CHUNK / 2 && !words[line].line_start)
            line--;
        len = line > LONGEST_CHUNK / 2 ? line : LONGEST_CHUNK;
    }
    return len;
}

static size_t
find_with(const struct fup_date_lexicon *lexicon, const struct source *source,
          const struct fup_date_context *context, struct fup_arena *arena,
          struct fup_date_list *list)
{
    bool day_first = context->day_first || !lexicon->is_month_first;
    size_t steps = STEPS_PER_BYTE * source->text.len, base = 0;

    while (base < source->count) {
        const struct fup_word *words = source->words + base;
        struct source chunk = {source->text, words, chunk_len(words, source->count - base)};

        steps += find_in_chunk(lexicon, &chunk, context, &day_first, arena, list);
        base += chunk.count;
    }
    return steps;
}

/* Is there a word that one language knows and the other does not? */
static bool
has_foreign(const struct fup_date_lexicon *own, const struct fup_date_lexicon *other,
            const struct fup_word *words, size_t count)
{
    bool is_found = false;

    for (size_t i = 0; !is_found && i < count; i++) {
        struct fup_date_place here, there;

        if (words[i].kind == FUP_WORD_LETTERS && words[i].len >= 3) {
            fup_date_lexicon_look(own, &words[i], 1, &here);
            if (here.node)
                fup_date_lexicon_look(other, &words[i], 1, &there);
            is_found = here.node && !there.node;
        }
    }
    return is_found;
}

/* The same of an expression. */
static bool
is_foreign(const struct fup_date_lexicon *own, const struct fup_date_lexicon *other,
           struct fup_str text, struct fup_arena *arena)
{
    struct fup_word_list words;

    fup_words_split(text, arena, &words);
    return has_foreign(own, other, words.items, words.count);
}

static bool
is_longer(const struct fup_date *longer, const struct fup_date *date)
{
    return longer->len > date->len && longer->offset <= date->offset &&
           longer->offset + longer->len >= date->offset + date->len;
}

/* What another language found, without what has no word of its own. */
static struct fup_date_list
foreign_only(const struct fup_date_lexicon *own, const struct fup_date_lexicon *other,
             struct fup_str text, const struct fup_date_list *list, struct fup_arena *arena)
{
    struct fup_date_list kept = {0};

    for (size_t i = 0; i < list->count; i++) {
        const struct fup_date *date = &list->items[i];
        struct fup_str piece = {text.text + date->offset, date->len};
        struct fup_date *copy =
            date->len >= SHORTEST_FOREIGN && is_foreign(own, other, piece, arena)
                ? FUP_LIST_ADD(&kept, arena)
                : NULL;

        if (copy)
            *copy = *date;
    }
    return kept;
}

/* Puts what another language found between what is there, and in its place where it is longer. */
static struct fup_date_list
merge(const struct fup_date_list *found, const struct fup_date_list *added, struct fup_arena *arena)
{
    struct fup_date_list merged = {0};
    size_t i = 0, k = 0;

    while (i < found->count || k < added->count) {
        const struct fup_date *old = i < found->count ? &found->items[i] : NULL;
        const struct fup_date *new = k < added->count ? &added->items[k] : NULL;
        const struct fup_date *taken = NULL;
        struct fup_date *copy;

        if (new && (!old || new->offset + new->len <= old->offset)) {
            taken = new;
            k++;
        } else if (!new || old->offset + old->len <= new->offset) {
            taken = old;
            i++;
        } else if (is_longer(new, old)) {
            i++;
        } else {
            k++;
        }
        copy = taken ? FUP_LIST_ADD(&merged, arena) : NULL;
        if (copy)
            *copy = *taken;
    }
    return merged;
}

/* Adds what a further language finds; nothing where the text has no word of its own. */
static size_t
add_language(const struct fup_date_lexicon *own, const struct fup_date_lexicon *first,
             const struct source *source, const struct fup_date_context *context,
             struct fup_arena *arena, struct fup_date_list *found)
{
    struct fup_date_list all = {0}, added;
    size_t steps = 0;

    if (has_foreign(own, first, source->words, source->count)) {
        steps = find_with(own, source, context, arena, &all);
        added = foreign_only(own, first, source->text, &all, arena);
        if (added.count > 0)
            *found = merge(found, &added, arena);
    }
    return steps;
}

static size_t
find_all(const struct fup_dates *dates, const struct source *source,
         const struct fup_date_context *context, struct fup_arena *arena,
         struct fup_date_list *found)
{
    const struct fup_date_lexicon *lexicon = NULL, *english = dates->lexicons[0];
    size_t steps = 0;

    *found = (struct fup_date_list){0};
    for (size_t i = 0; !lexicon && i < dates->count; i++) {
        if (strcmp(dates->lexicons[i]->language, context->language) == 0)
            lexicon = dates->lexicons[i];
    }
    if (lexicon) {
        steps = find_with(lexicon, source, context, arena, found);
        if (lexicon != english) /* English words stand in mail of any language */
            steps += add_language(english, lexicon, source, context, arena, found);
    } else {
        steps = find_with(english, source, context, arena, found);
        for (size_t i = 1; i < dates->count; i++)
            steps += add_language(dates->lexicons[i], english, source, context, arena, found);
    }
    return steps;
}

size_t
fup_dates_find_counted(const struct fup_dates *dates, struct fup_str text,
                       const struct fup_date_context *context, struct fup_arena *arena,
                       struct fup_date_list *found)
{
    struct fup_arena *scratch = fup_arena_new(0);
    struct fup_word_list words = {0};
    struct source source = {text, NULL, 0};
    size_t steps;

    if (scratch)
        fup_words_split(text, scratch, &words);
    source.words = words.items;
    source.count = words.count;
    steps = find_all(dates, &source, context, arena, found);
    fup_arena_free(scratch);
    return steps;
}

void
fup_dates_find(const struct fup_dates *dates, struct fup_str text,
               const struct fup_date_context *context, struct fup_arena *arena,
               struct fup_date_list *found)
{
    (void)fup_dates_find_counted(dates, text, context, arena, found);
}

void
fup_dates_find_in(const struct fup_dates *dates, struct fup_str text,
                  const struct fup_word_list *words, const struct fup_date_context *context,
                  struct fup_arena *arena, struct fup_date_list *found)
{
    struct source source = {text, words->items, words->count};

    (void)find_all(dates, &source, context, arena, found);
}

/* The one date that a whole text is, or NULL. */
static const struct fup_date *
whole_date(const struct fup_dates *dates, struct fup_str text,
           const struct fup_date_context *context, struct fup_arena *arena)
{
    struct fup_date_list found;

    fup_dates_find(dates, text, context, arena, &found);
    return found.count == 1 && found.items[0].offset == 0 && found.items[0].len == text.len
               ? &found.items[0]
               : NULL;
}

enum fup_status
fup_dates_parse(const struct fup_dates *dates, const char *text,
                const struct fup_date_context *context, struct fup_arena *arena,
                struct fup_window *window, struct fup_error *error)
{
    struct fup_str trimmed = fup_str_trim(fup_str_from(text));
    const struct fup_date *date = whole_date(dates, trimmed, context, arena);
    int64_t local = context->written + (int64_t)context->offset_minutes * 60;
    enum fup_status status = FUP_OK;

    if (!date && trimmed.len < 100) { /* "3 days" alone means in three days */
        const char *longer = fup_arena_format(arena, "in %.*s", (int)trimmed.len, trimmed.text);

        date = longer ? whole_date(dates, fup_str_from(longer), context, arena) : NULL;
    }
    if (fup_arena_failed(arena)) {
        status = fup_error_set(error, FUP_NO_MEMORY, "date: memory is short: close something");
    } else if (!date) {
        status = fup_error_set(error, FUP_USAGE,
                               "%.60s: not understood as a date: write 2026-03-16, friday, "
                               "next week or 3 days",
                               text ? text : "");
    } else if (date->window.has_time ? date->window.end_instant <= context->written
                                     : (int64_t)date->window.end * FUP_DATE_DAY_SECONDS <
                                           local - local % FUP_DATE_DAY_SECONDS) {
        status =
            fup_error_set(error, FUP_USAGE, "%.60s: lies in the past: give a later date", text);
    } else {
        *window = date->window;
    }
    return status;
}
