/* signal/date_lexicon.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/date_lexicon.h"

#include <string.h>

enum { LONGEST_WORD = 32, LONGEST_PHRASE = 8, LONGEST_LINE_WORDS = 8, SHORTEST_TYPO = 6 };

struct node {
    struct fup_str word;
    uint32_t parent;
    uint64_t below; /* classes of this node and of all behind it */
    uint64_t own;   /* of this node */
    bool has_more;  /* longer phrases begin so */
    const struct fup_date_sense *senses;
};

struct typo {
    struct fup_str word;
    uint32_t node;
};

struct fup_trie {
    struct node *items; /* items[0] is the root */
    size_t count, capacity;
    uint32_t *slots; /* hash of (parent, word) to node */
    size_t slot_count;
    struct {
        struct typo *items;
        size_t count, capacity;
    } typos;
};

static const char *const class_names[FUP_CLASS_COUNT] = {
    [FUP_CLASS_MONTH] = "month",
    [FUP_CLASS_WEEKDAY] = "weekday",
    [FUP_CLASS_RECURRING] = "recurring",
    [FUP_CLASS_TYPO] = "typo",
    [FUP_CLASS_NUMBER] = "number",
    [FUP_CLASS_FEW] = "few",
    [FUP_CLASS_HALF] = "half",
    [FUP_CLASS_AND_HALF] = "and-half",
    [FUP_CLASS_ORDINAL] = "ordinal",
    [FUP_CLASS_SUFFIX] = "suffix",
    [FUP_CLASS_UNIT] = "unit",
    [FUP_CLASS_PLURAL] = "plural",
    [FUP_CLASS_DAY] = "day",
    [FUP_CLASS_NOW] = "now",
    [FUP_CLASS_PART] = "part",
    [FUP_CLASS_HALF_DAY] = "half-day",
    [FUP_CLASS_HALF_DAY_LETTER] = "half-day-letter",
    [FUP_CLASS_CLOCK] = "clock",
    [FUP_CLASS_HOUR_MARK] = "hour-mark",
    [FUP_CLASS_PAST] = "past",
    [FUP_CLASS_QUARTER_HOUR] = "quarter-hour",
    [FUP_CLASS_HALF_TO] = "half-to",
    [FUP_CLASS_EDGE] = "edge",
    [FUP_CLASS_DAY_END] = "day-end",
    [FUP_CLASS_PERIOD_END] = "period-end",
    [FUP_CLASS_SHIFT] = "shift",
    [FUP_CLASS_SHIFT_BEHIND] = "shift-behind",
    [FUP_CLASS_THE] = "the",
    [FUP_CLASS_OF] = "of",
    [FUP_CLASS_ABOUT] = "about",
    [FUP_CLASS_OR] = "or",
    [FUP_CLASS_AND] = "and",
    [FUP_CLASS_TO] = "to",
    [FUP_CLASS_RELATION] = "relation",
    [FUP_CLASS_BEHIND] = "behind",
    [FUP_CLASS_TAIL] = "tail",
    [FUP_CLASS_TIME_NOUN] = "time-noun",
    [FUP_CLASS_RELATIVE] = "relative",
    [FUP_CLASS_COUNTED_FROM] = "counted-from",
    [FUP_CLASS_ORIGIN] = "origin",
    [FUP_CLASS_WEEK_OF] = "week-of",
    [FUP_CLASS_WEEK_ENDING] = "week-ending",
    [FUP_CLASS_WEEK_NUMBER] = "week-number",
    [FUP_CLASS_QUARTER_LETTER] = "quarter-letter",
    [FUP_CLASS_HALF_LETTER] = "half-letter",
    [FUP_CLASS_ZONE] = "zone",
    [FUP_CLASS_FEAST] = "feast",
    [FUP_CLASS_LINK] = "link",
    [FUP_CLASS_NO_DATE_BEFORE] = "no-date-before",
    [FUP_CLASS_NO_DATE_BEHIND] = "no-date-behind",
    [FUP_CLASS_NO_DATE] = "no-date",
    [FUP_CLASS_SETTING] = "setting",
};

static const struct {
    const char *name;
    int value;
    unsigned flag;
} symbols[] = {
    {"weak", 0, FUP_FLAG_WEAK},
    {"near", 0, FUP_FLAG_NEAR},
    {"here", 0, FUP_FLAG_HERE},
    {"us", 0, FUP_FLAG_SUMMER_US},
    {"eu", 0, FUP_FLAG_SUMMER_EU},
    {"nth", 0, FUP_FLAG_NTH},
    {"from-easter", 0, FUP_FLAG_EASTER},
    {"second", FUP_UNIT_SECOND, 0},
    {"minute", FUP_UNIT_MINUTE, 0},
    {"hour", FUP_UNIT_HOUR, 0},
    {"business-hour", FUP_UNIT_BUSINESS_HOUR, 0},
    {"day", FUP_UNIT_DAY, 0},
    {"business-day", FUP_UNIT_BUSINESS_DAY, 0},
    {"night", FUP_UNIT_NIGHT, 0},
    {"weekend", FUP_UNIT_WEEKEND, 0},
    {"week", FUP_UNIT_WEEK, 0},
    {"business-week", FUP_UNIT_BUSINESS_WEEK, 0},
    {"fortnight", FUP_UNIT_FORTNIGHT, 0},
    {"month", FUP_UNIT_MONTH, 0},
    {"quarter", FUP_UNIT_QUARTER, 0},
    {"half-year", FUP_UNIT_HALF_YEAR, 0},
    {"year", FUP_UNIT_YEAR, 0},
    {"decade", FUP_UNIT_DECADE, 0},
    {"early", FUP_EDGE_EARLY, 0},
    {"mid", FUP_EDGE_MID, 0},
    {"late", FUP_EDGE_LATE, 0},
    {"later", FUP_EDGE_LATER, 0},
    {"rest", FUP_EDGE_REST, 0},
    {"end", FUP_EDGE_END, 0},
    {"at", FUP_PREFIX_AT, 0},
    {"by", FUP_PREFIX_BY, 0},
    {"before", FUP_PREFIX_BEFORE, 0},
    {"within", FUP_PREFIX_WITHIN, 0},
    {"lasting", 0, FUP_FLAG_LASTING},
    {"in", FUP_PREFIX_IN, 0},
    {"over", FUP_PREFIX_OVER, 0},
    {"after", FUP_PREFIX_AFTER, 0},
    {"since", FUP_PREFIX_SINCE, 0},
    {"ago", FUP_PREFIX_AGO, 0},
    {"between", FUP_PREFIX_BETWEEN, 0},
};

static bool
same(struct fup_str a, struct fup_str b)
{
    return a.len == b.len && memcmp(a.text, b.text, a.len) == 0;
}

/* The slot of a word behind a node: its own, or the empty one where it belongs. */
static uint32_t *
slot(const struct fup_trie *trie, uint32_t parent, struct fup_str word, uint32_t hash)
{
    uint32_t value = hash ^ parent * UINT32_C(0x9E3779B1);
    size_t at = (value ^ value >> 15) & (trie->slot_count - 1);

    while (trie->slots[at] && (trie->items[trie->slots[at]].parent != parent ||
                               !same(trie->items[trie->slots[at]].word, word)))
        at = (at + 1) & (trie->slot_count - 1);
    return &trie->slots[at];
}

static uint32_t
child(const struct fup_trie *trie, uint32_t parent, struct fup_str word, uint32_t hash)
{
    return word.len <= LONGEST_WORD ? *slot(trie, parent, word, hash) : 0;
}

static uint32_t
add_child(struct fup_trie *trie, uint32_t parent, const struct fup_word *word,
          struct fup_arena *arena)
{
    uint32_t node = child(trie, parent, word->folded, word->hash);

    if (!node && word->folded.len <= LONGEST_WORD && trie->count < trie->slot_count / 2) {
        struct node *added = FUP_LIST_ADD(trie, arena);

        if (added) {
            node = (uint32_t)(trie->count - 1);
            *added = (struct node){.word = word->folded, .parent = parent};
            trie->items[parent].has_more = true;
            *slot(trie, parent, word->folded, word->hash) = node;
        }
    }
    return node;
}

static void
add_sense(struct fup_trie *trie, uint32_t node, const struct fup_date_sense *sense,
          struct fup_arena *arena)
{
    struct fup_date_sense *copy = fup_arena_alloc(arena, sizeof *copy);

    if (copy) {
        *copy = *sense;
        copy->next = trie->items[node].senses;
        trie->items[node].senses = copy;
        trie->items[node].own |= UINT64_C(1) << sense->class;
        for (uint32_t at = node; at; at = trie->items[at].parent)
            trie->items[at].below |= UINT64_C(1) << sense->class;
    }
}

/* Reads a value of a data line: a number or one of the symbols. */
static bool
read_value(const struct fup_word_list *words, size_t *at, struct fup_str text, int *value,
           unsigned *flag)
{
    size_t begin = words->items[*at].offset, end = begin;
    struct fup_str piece;
    bool is_known = false;

    while (end < text.len && text.text[end] != ' ' && text.text[end] != '\t')
        end++;
    piece = (struct fup_str){text.text + begin, end - begin};
    while (*at < words->count && words->items[*at].offset < end)
        (*at)++;
    *flag = 0;
    *value = 0;
    for (size_t i = 0; !is_known && i < sizeof symbols / sizeof *symbols; i++) {
        is_known = fup_str_is(piece, symbols[i].name);
        if (is_known) {
            *value = symbols[i].value;
            *flag = symbols[i].flag;
        }
    }
    if (!is_known) {
        size_t i = piece.len > 1 && piece.text[0] == '-';

        is_known = piece.len > i && piece.len <= 6;
        for (; is_known && i < piece.len; i++) {
            is_known = piece.text[i] >= '0' && piece.text[i] <= '9';
            *value = *value * 10 + (piece.text[i] - '0');
        }
        if (piece.text[0] == '-')
            *value = -*value;
    }
    return is_known;
}

/* "class values" before the colon; false when the class or a value is not known. */
static bool
read_head(struct fup_str head, struct fup_arena *arena, struct fup_date_sense *sense)
{
    struct fup_word_list words;
    size_t name_len = 0, at = 0, count = 0;
    bool is_known = false;

    while (name_len < head.len && head.text[name_len] != ' ')
        name_len++;
    *sense = (struct fup_date_sense){0};
    for (int i = 0; !is_known && i < FUP_CLASS_COUNT; i++) {
        is_known = fup_str_is((struct fup_str){head.text, name_len}, class_names[i]);
        sense->class = (enum fup_date_class)i;
    }
    fup_words_split(head, arena, &words);
    while (at < words.count && words.items[at].offset < name_len)
        at++;
    while (is_known && at < words.count) {
        int value;
        unsigned flag;

        is_known = read_value(&words, &at, head, &value, &flag);
        sense->flags |= flag;
        if (!flag && count < FUP_SENSE_VALUES)
            sense->values[count++] = value;
    }
    return is_known;
}

static void
add_phrase(struct fup_trie *trie, struct fup_str phrase, const struct fup_date_sense *sense,
           struct fup_arena *arena)
{
    struct fup_word_list words;
    uint32_t node = 0;
    bool is_whole = true;

    fup_words_split(phrase, arena, &words);
    for (size_t i = 0; is_whole && i < words.count && i < LONGEST_PHRASE; i++) {
        node = add_child(trie, node, &words.items[i], arena);
        is_whole = node != 0;
    }
    if (node && is_whole && sense->class == FUP_CLASS_TYPO) {
        struct typo *typo = FUP_LIST_ADD(&trie->typos, arena);

        if (typo)
            *typo = (struct typo){trie->items[node].word, node};
    } else if (node && is_whole) {
        add_sense(trie, node, sense, arena);
    }
}

static void
set(struct fup_date_lexicon *lexicon, struct fup_str name)
{
    lexicon->has_twelve_hours = lexicon->has_twelve_hours || fup_str_is(name, "twelve hours");
    lexicon->is_month_first = lexicon->is_month_first || fup_str_is(name, "month first");
    lexicon->has_capital_weekdays =
        lexicon->has_capital_weekdays || fup_str_is(name, "capital weekdays");
    lexicon->has_dot_dates = lexicon->has_dot_dates || fup_str_is(name, "dot dates");
}

static void
read_line(struct fup_date_lexicon *lexicon, struct fup_str line, struct fup_arena *arena)
{
    const char *colon = memchr(line.text, ':', line.len);
    struct fup_date_sense sense;
    struct fup_str rest;

    if (!colon || line.text[0] == '#' ||
        !read_head((struct fup_str){line.text, (size_t)(colon - line.text)}, arena, &sense))
        return;
    rest = (struct fup_str){colon + 1, line.len - (size_t)(colon + 1 - line.text)};
    while (rest.len > 0) {
        const char *comma = memchr(rest.text, ',', rest.len);
        size_t len = comma ? (size_t)(comma - rest.text) : rest.len;
        struct fup_str phrase = fup_str_trim((struct fup_str){rest.text, len});

        if (sense.class == FUP_CLASS_SETTING)
            set(lexicon, phrase);
        else if (phrase.len > 0)
            add_phrase(lexicon->trie, phrase, &sense, arena);
        len += comma != NULL;
        rest = (struct fup_str){rest.text + len, rest.len - len};
    }
}

const struct fup_date_lexicon *
fup_date_lexicon_new(const char *language, const char *text, struct fup_arena *arena)
{
    struct fup_date_lexicon *lexicon = fup_arena_alloc(arena, sizeof *lexicon);
    struct fup_trie *trie = fup_arena_alloc(arena, sizeof *trie);
    struct fup_str rest = fup_str_from(text), line;
    bool is_ready = lexicon && trie;

    if (is_ready) {
        memcpy(lexicon->language, language, sizeof lexicon->language - 1);
        lexicon->trie = trie;
        trie->slot_count = 256;
        while (trie->slot_count < rest.len) /* about three letters of data make a node: half full */
            trie->slot_count *= 2;
        trie->slots = fup_arena_alloc(arena, trie->slot_count * sizeof *trie->slots);
        trie->items = fup_arena_alloc(arena, 64 * sizeof *trie->items);
        trie->capacity = 64;
        trie->count = 1; /* the root */
        is_ready = trie->slots && trie->items;
    }
    while (is_ready && fup_str_next_line(&rest, &line))
        read_line(lexicon, line, arena);
    return is_ready && !fup_arena_failed(arena) ? lexicon : NULL;
}

/* Are two words the same but for one letter added, left out, changed, or two neighbours swapped? */
static bool
is_near(struct fup_str a, struct fup_str b)
{
    size_t head = 0, tail = 0, shorter = a.len < b.len ? a.len : b.len;
    size_t a_left, b_left;

    while (head < shorter && a.text[head] == b.text[head])
        head++;
    while (tail < shorter - head && a.text[a.len - 1 - tail] == b.text[b.len - 1 - tail])
        tail++;
    a_left = a.len - head - tail;
    b_left = b.len - head - tail;
    return (a_left <= 1 && b_left <= 1) ||
           (a_left == 2 && b_left == 2 && a.text[head] == b.text[head + 1] &&
            a.text[head + 1] == b.text[head]);
}

/* One letter more at the end makes another word: "Montage" (assembly, or every Monday). */
static bool
is_longer_word(struct fup_str known, struct fup_str word)
{
    return word.len == known.len + 1 && memcmp(known.text, word.text, known.len) == 0;
}

static uint32_t
misspelt(const struct fup_trie *trie, struct fup_str word)
{
    uint32_t node = 0;

    for (size_t i = 0; !node && word.len >= SHORTEST_TYPO && i < trie->typos.count; i++) {
        const struct typo *typo = &trie->typos.items[i];

        if (typo->word.text[0] == word.text[0] && typo->word.len + 1 >= word.len &&
            word.len + 1 >= typo->word.len && !is_longer_word(typo->word, word) &&
            is_near(typo->word, word))
            node = typo->node;
    }
    return node;
}

/* The node of a single word: as it stands, without "'s", misspelt. */
static uint32_t
first_node(const struct fup_trie *trie, const struct fup_word *word)
{
    struct fup_str folded = word->folded;
    uint32_t node = child(trie, 0, folded, word->hash);

    if (!node && word->kind == FUP_WORD_LETTERS && folded.len > 2 &&
        folded.text[folded.len - 2] == '\'' && folded.text[folded.len - 1] == 's') {
        folded.len -= 2;
        node = child(trie, 0, folded, fup_str_hash(folded));
    }
    return node || word->kind != FUP_WORD_LETTERS ? node : misspelt(trie, folded);
}

static int
number_value(struct fup_str digits)
{
    int value = digits.len <= 8 ? 0 : -1;

    for (size_t i = 0; value >= 0 && i < digits.len; i++)
        value = value * 10 + (digits.text[i] - '0');
    return value;
}

void
fup_date_lexicon_look(const struct fup_date_lexicon *lexicon, const struct fup_word *words,
                      size_t count, struct fup_date_place *places)
{
    for (size_t i = 0; i < count; i++) {
        const struct fup_word *word = &words[i];
        struct fup_date_place *place = &places[i];

        *place = (struct fup_date_place){.word = word, .number = -1};
        if (word->kind == FUP_WORD_NUMBER) {
            place->number = number_value(word->folded);
            place->digits = word->len < 100 ? (uint8_t)word->len : 100;
        } else if (word->kind == FUP_WORD_SIGN && word->len == 1) {
            place->sign = word->folded.text[0];
        }
        place->node = first_node(lexicon->trie, word);
        place->begins = lexicon->trie->items[place->node].below;
        if (!place->node)
            place->begins = 0;
    }
}

static const struct fup_date_sense *
sense_of(const struct node *node, enum fup_date_class class)
{
    const struct fup_date_sense *sense = node->senses;

    while (sense && sense->class != class)
        sense = sense->next;
    return sense;
}

/* The node that the word at *at leads to, over a hyphen if need be: "end-of-day"; or 0. */
static uint32_t
next_node(const struct fup_trie *trie, uint32_t node, const struct fup_date_place *places,
          size_t count, size_t *at)
{
    uint32_t next = 0;

    if (trie->items[node].has_more && *at < count && *at < 2 * LONGEST_PHRASE) {
        next = child(trie, node, places[*at].word->folded, places[*at].word->hash);
        if (!next && places[*at].sign == '-' && !places[*at].word->gap && *at + 1 < count) {
            ++*at;
            next = child(trie, node, places[*at].word->folded, places[*at].word->hash);
        }
    }
    return next;
}

void
fup_date_lexicon_narrow(const struct fup_date_lexicon *lexicon, struct fup_date_place *places,
                        size_t count)
{
    const struct fup_trie *trie = lexicon->trie;

    for (size_t i = 0; i < count; i++) {
        uint32_t node = places[i].begins ? places[i].node : 0;
        size_t at = 0;

        places[i].begins = 0;
        while (node) {
            places[i].begins |= trie->items[node].own;
            at++;
            node = next_node(trie, node, places + i, count - i, &at);
        }
    }
}

const struct fup_date_sense *
fup_date_lexicon_find(const struct fup_date_lexicon *lexicon, const struct fup_date_place *places,
                      size_t count, enum fup_date_class class, size_t *len)
{
    const struct fup_trie *trie = lexicon->trie;
    const struct fup_date_sense *found = NULL;
    uint64_t bit = UINT64_C(1) << class;
    uint32_t node = count > 0 && (places[0].begins & bit) ? places[0].node : 0;
    size_t at = 0;

    while (node) {
        const struct fup_date_sense *sense = sense_of(&trie->items[node], class);
        uint32_t next;

        at++;
        if (sense) {
            found = sense;
            *len = at;
        }
        next = next_node(trie, node, places, count, &at);
        node = next && (trie->items[next].below & bit) ? next : 0;
    }
    return found;
}
