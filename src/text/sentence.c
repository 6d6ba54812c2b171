/* text/sentence.c - two passes: which line feeds end a sentence, then which full stops do.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/sentence.h"

#include <string.h>
#include <utf8proc.h>

#include "text/phrase.h"

enum { LONGEST_WRAP = 100, SHORTEST_WRAP = 50, WRAP_SLACK = 10, NAME_LINE_WORDS = 4 };

struct split {
    struct fup_str own, folded;
    struct fup_arena *arena;
    struct fup_sentence_list *sentences;
    size_t wrap;  /* the width at which the text was wrapped */
    size_t start; /* of the sentence that is open */
    int paragraph;
    bool is_bullet; /* the open sentence belongs to a list item */
};

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* Length of a list mark with its white space at the start of a line, or 0. */
static size_t
bullet_len(struct fup_str line)
{
    static const char *const marks[] = {"-",
                                        "*",
                                        "+",
                                        "o",
                                        "\xE2\x80\xA2",
                                        "\xC2\xB7",
                                        "\xE2\x80\xA3",
                                        "\xE2\x96\xAA",
                                        "\xE2\x80\x93",
                                        "\xE2\x97\xA6",
                                        "\xE2\x97\x8F"};
    size_t space = 0, len = 0;

    while (space < line.len && (line.text[space] == ' ' || line.text[space] == '\t'))
        space++;
    line.text += space;
    line.len -= space;
    for (size_t i = 0; !len && i < sizeof marks / sizeof *marks; i++) {
        size_t mark = strlen(marks[i]);

        if (line.len > mark && memcmp(line.text, marks[i], mark) == 0 && is_space(line.text[mark]))
            len = mark;
    }
    if (!len) {
        size_t i = line.len && line.text[0] == '(' ? 1 : 0, digits = i;

        while (i < line.len && i < digits + 2 && line.text[i] >= '0' && line.text[i] <= '9')
            i++;
        if (i == digits && i < line.len && line.text[i] >= 'a' && line.text[i] <= 'z')
            i++;
        if (i > digits && i + 1 < line.len && (line.text[i] == ')' || line.text[i] == '.') &&
            is_space(line.text[i + 1]))
            len = i + 1;
    }
    while (len && len < line.len && (line.text[len] == ' ' || line.text[len] == '\t'))
        len++;
    return len ? space + len : 0;
}

static void
end_sentence(struct split *split, size_t end)
{
    const char *text = split->own.text;
    size_t start = split->start, visible = 0;
    struct fup_sentence *sentence = NULL;

    while (start < end && is_space(text[start]))
        start++;
    split->start = end;
    while (end > start && is_space(text[end - 1]))
        end--;
    for (size_t i = start; !visible && i < end; i++)
        visible += (unsigned char)text[i] >= 0x80 || (text[i] >= '0' && text[i] <= '9') ||
                   ((text[i] | 32) >= 'a' && (text[i] | 32) <= 'z');
    if (visible)
        sentence = FUP_LIST_ADD(split->sentences, split->arena);
    if (sentence) {
        size_t last = end;

        while (last > start + 1 && memchr("\"')]*_ :;", text[last - 1], 10))
            last--;
        *sentence = (struct fup_sentence){start, end - start, text[last - 1] == '?',
                                          split->is_bullet, split->paragraph};
        if (last >= start + 3 && memcmp(text + last - 3, "\xEF\xBC\x9F", 3) == 0)
            sentence->is_question = true;
    }
}

/* The word before the full stop at `at`, with inner full stops. */
static struct fup_str
word_before(const struct split *split, size_t at)
{
    size_t start = at;

    while (start > split->start && !is_space(split->folded.text[start - 1]) &&
           split->folded.text[start - 1] != '(' && at - start < 40)
        start--;
    return (struct fup_str){split->folded.text + start, at - start};
}

static bool
is_number(struct fup_str word)
{
    bool is_one = word.len > 0;

    for (size_t i = 0; is_one && i < word.len; i++)
        is_one = word.text[i] >= '0' && word.text[i] <= '9';
    return is_one;
}

static bool
starts_upper(struct fup_str text)
{
    uint32_t code = 0;

    (void)fup_utf8_step(text.text, text.len, &code);
    return code < 0x80 ? code >= 'A' && code <= 'Z'
                       : utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_LU;
}

/* Does the full stop at `at` (followed by white space, the next word at `next`) end no sentence? */
static bool
is_inner_stop(const struct split *split, size_t at, size_t next)
{
    struct fup_str word = word_before(split, at);
    struct fup_str rest = {split->own.text + next, split->own.len - next};
    bool is_upper = starts_upper(rest);
    bool is_inner = false;

    if (is_number(word)) {
        is_inner = word.len <= 2 && (fup_phrase_at(split->folded, next, FUP_PHRASE_MONTH, NULL) ||
                                     (at - word.len <= split->start && word.len <= 2));
    } else if (word.len > 0) {
        bool is_initial = word.len == 1 || (word.len == 3 && word.text[1] == '.');
        bool is_short = fup_phrase_at(word, 0, FUP_PHRASE_ABBREVIATION, NULL) == word.len;
        bool is_limit = fup_str_is(word, "max") || fup_str_is(word, "min");

        is_inner = is_initial || is_short;
        if (is_inner && is_upper && !(is_initial && word.len == 1) &&
            fup_phrase_at(split->folded, next, FUP_PHRASE_STOPWORD, NULL))
            is_inner = false;     /* "at 3 p.m. Please bring ..." */
        if (is_limit && is_upper) /* "15 mins max. Fine?", but "max. 5 people" */
            is_inner = false;
    }
    return is_inner;
}

/* Cuts at the full stops between `from` and `to`, which hold one paragraph or list item. */
static void
split_run(struct split *split, size_t from, size_t to)
{
    const char *text = split->own.text;

    for (size_t i = from; i < to; i++) {
        bool is_stop = text[i] == '.';
        size_t after = i + 1;

        if (is_stop || text[i] == '?' || text[i] == '!') {
            while (after < to && memchr(".?!", text[after], 3))
                after++;
            while (after < to && memchr("\"')]*", text[after], 5))
                after++;
            while (after + 2 < to && memcmp(text + after, "\xE2\x80\x9D", 3) == 0)
                after += 3;
            if (after < to && is_space(text[after])) {
                size_t next = after;

                while (next < to && is_space(text[next]))
                    next++;
                if (next < to && !(is_stop && after == i + 1 && is_inner_stop(split, i, next)))
                    end_sentence(split, after);
            }
            i = after - 1;
        }
    }
    end_sentence(split, to);
}

static size_t
first_word_len(struct fup_str line)
{
    size_t len = 0;

    while (len < line.len && !is_space(line.text[len]))
        len++;
    return len;
}

static size_t
count_words(struct fup_str line)
{
    size_t words = 0;

    for (size_t i = 0; i < line.len; i++)
        words += !is_space(line.text[i]) && (i == 0 || is_space(line.text[i - 1]));
    return words;
}

/* Had the first word of the next line fitted into this one? */
static bool
had_fitted(const struct split *split, struct fup_str line, struct fup_str next)
{
    return line.len > LONGEST_WRAP ||
           fup_utf8_width(line) + 1 + first_word_len(next) + WRAP_SLACK <= split->wrap;
}

/* Was the line broken on purpose, though the next word had fitted, and does the next look like the
 * start of something new? */
static bool
is_hard_break(const struct split *split, struct fup_str line, struct fup_str next)
{
    struct fup_str trimmed = fup_str_trim(next);
    char last = line.len ? line.text[line.len - 1] : '\n';
    bool may_break = last != '-' && trimmed.len > 0 &&
                     (starts_upper(trimmed) || (trimmed.text[0] >= '0' && trimmed.text[0] <= '9') ||
                      memchr("\"'(*[", trimmed.text[0], 5));

    if (last == ',')
        may_break = count_words(line) <= NAME_LINE_WORDS;
    return last == ':' || (may_break && had_fitted(split, line, trimmed));
}

static size_t
wrap_width(struct fup_str own)
{
    struct fup_str line;
    size_t wrap = SHORTEST_WRAP;

    while (fup_str_next_line(&own, &line)) {
        if (line.len > wrap && line.len <= LONGEST_WRAP)
            wrap = line.len;
    }
    return wrap;
}

void
fup_sentences_split(struct fup_str own, struct fup_str folded, size_t first_end,
                    struct fup_arena *arena, struct fup_sentence_list *sentences)
{
    struct split split = {.own = own, .folded = folded, .arena = arena, .sentences = sentences};
    struct fup_str rest = own, line;
    size_t run = 0;
    bool was_blank = true;

    split.wrap = wrap_width(own);
    if (first_end > 0 && first_end <= own.len) {
        end_sentence(&split, first_end);
        run = first_end;
        rest = (struct fup_str){own.text + first_end, own.len - first_end};
        was_blank = false;
    }
    while (fup_str_next_line(&rest, &line)) {
        size_t offset = (size_t)(line.text - own.text), bullet = bullet_len(line);
        struct fup_str trimmed = fup_str_trim(line), next, following = rest;
        bool is_blank = trimmed.len == 0;

        if (is_blank || bullet) {
            split_run(&split, run, offset);
            split.paragraph += is_blank && !was_blank;
            split.is_bullet = bullet > 0;
            run = split.start = offset + bullet;
        } else if (fup_str_next_line(&following, &next) && is_hard_break(&split, trimmed, next)) {
            split_run(&split, run, offset + line.len);
            run = split.start = offset + line.len;
        }
        was_blank = is_blank;
    }
    split_run(&split, run, own.len);
}
