/* signal/date_lexicon.h - the words of dates of one language, and text looked up in them.
 *
 * Words and phrases live in a trie of folded words, so that a phrase is found by one walk of at
 * most its own length. A place in the text keeps the classes of everything that can begin there:
 * most places have none, and asking them costs one comparison. Data:
 * src/data/language/<code>/date.txt. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_DATE_LEXICON_H
#define FUP_SIGNAL_DATE_LEXICON_H

#include "base/words.h"

enum fup_date_class {
    FUP_CLASS_MONTH,
    FUP_CLASS_WEEKDAY, /* 1 = Monday */
    FUP_CLASS_RECURRING,
    FUP_CLASS_TYPO, /* long enough that one wrong letter does not hide it */
    FUP_CLASS_NUMBER,
    FUP_CLASS_FEW,
    FUP_CLASS_HALF,
    FUP_CLASS_AND_HALF,
    FUP_CLASS_ORDINAL, /* -1: the last */
    FUP_CLASS_SUFFIX,
    FUP_CLASS_UNIT,
    FUP_CLASS_PLURAL,
    FUP_CLASS_DAY, /* days from today */
    FUP_CLASS_NOW,
    FUP_CLASS_PART,     /* of the day: first and last hour; "here": of today */
    FUP_CLASS_HALF_DAY, /* am, pm: 0, 12 */
    FUP_CLASS_HALF_DAY_LETTER,
    FUP_CLASS_CLOCK, /* hour and minute */
    FUP_CLASS_HOUR_MARK,
    FUP_CLASS_PAST,
    FUP_CLASS_QUARTER_HOUR,
    FUP_CLASS_HALF_TO, /* "halb": half before */
    FUP_CLASS_EDGE,
    FUP_CLASS_DAY_END,
    FUP_CLASS_PERIOD_END, /* edge and unit */
    FUP_CLASS_SHIFT,
    FUP_CLASS_SHIFT_BEHIND, /* "semaine prochaine" */
    FUP_CLASS_THE,
    FUP_CLASS_OF,
    FUP_CLASS_ABOUT,
    FUP_CLASS_OR,
    FUP_CLASS_AND,
    FUP_CLASS_TO,
    FUP_CLASS_RELATION,
    FUP_CLASS_BEHIND, /* behind a duration: sign */
    FUP_CLASS_TAIL,   /* behind any date: relation */
    FUP_CLASS_TIME_NOUN,
    FUP_CLASS_RELATIVE,     /* "two days after": sign */
    FUP_CLASS_COUNTED_FROM, /* "of", "from" in "5 days of arrival" */
    FUP_CLASS_ORIGIN,       /* "of receipt": counts from now */
    FUP_CLASS_WEEK_OF,
    FUP_CLASS_WEEK_ENDING,
    FUP_CLASS_WEEK_NUMBER,
    FUP_CLASS_QUARTER_LETTER,
    FUP_CLASS_HALF_LETTER,
    FUP_CLASS_ZONE,
    FUP_CLASS_FEAST,
    FUP_CLASS_LINK,
    FUP_CLASS_NO_DATE_BEFORE,
    FUP_CLASS_NO_DATE_BEHIND,
    FUP_CLASS_NO_DATE,
    FUP_CLASS_SETTING,
    FUP_CLASS_COUNT
};

enum fup_date_unit {
    FUP_UNIT_NONE,
    FUP_UNIT_SECOND,
    FUP_UNIT_MINUTE,
    FUP_UNIT_HOUR,
    FUP_UNIT_BUSINESS_HOUR,
    FUP_UNIT_DAY,
    FUP_UNIT_BUSINESS_DAY,
    FUP_UNIT_NIGHT,
    FUP_UNIT_WEEKEND,
    FUP_UNIT_WEEK,
    FUP_UNIT_BUSINESS_WEEK,
    FUP_UNIT_FORTNIGHT,
    FUP_UNIT_MONTH,
    FUP_UNIT_QUARTER,
    FUP_UNIT_HALF_YEAR,
    FUP_UNIT_YEAR,
    FUP_UNIT_DECADE
};

enum fup_date_edge {
    FUP_EDGE_NONE,
    FUP_EDGE_EARLY,
    FUP_EDGE_MID,
    FUP_EDGE_LATE,
    FUP_EDGE_LATER, /* the second half, not before today */
    FUP_EDGE_REST,  /* from today to its end */
    FUP_EDGE_END
};

/* The words that stand before a date, as the lexicon names them. */
enum fup_date_prefix {
    FUP_PREFIX_NONE,
    FUP_PREFIX_AT,
    FUP_PREFIX_BY,
    FUP_PREFIX_BEFORE,
    FUP_PREFIX_WITHIN,
    FUP_PREFIX_IN,   /* "in 3 days", "in May" */
    FUP_PREFIX_OVER, /* "over the next 3 days", "during May" */
    FUP_PREFIX_AFTER,
    FUP_PREFIX_SINCE,
    FUP_PREFIX_AGO, /* "vor 3 Tagen", "il y a 3 jours" */
    FUP_PREFIX_BETWEEN
};

enum fup_date_flag {
    FUP_FLAG_WEAK = 1, /* no date alone */
    FUP_FLAG_NEAR = 4, /* "coming Friday": the nearest, not the one of next week */
    FUP_FLAG_HERE = 8, /* "tonight": of today; of a zone: the writer's own */
    FUP_FLAG_SUMMER_US = 16,
    FUP_FLAG_SUMMER_EU = 32,
    FUP_FLAG_NTH = 64, /* feast: month, weekday, which */
    FUP_FLAG_EASTER = 128,
    FUP_FLAG_LASTING = 256 /* "takes": how long something is; only days and more are a wait */
};

enum { FUP_SENSE_VALUES = 3 };

struct fup_date_sense {
    enum fup_date_class class;
    unsigned flags;
    int values[FUP_SENSE_VALUES];
    const struct fup_date_sense *next; /* of the same words */
};

struct fup_date_lexicon {
    char language[3];
    bool has_twelve_hours;     /* 1 to 6 without am or pm are in the afternoon */
    bool is_month_first;       /* n/n/n */
    bool has_dot_dates;        /* "3.4." is a date */
    bool has_capital_weekdays; /* "so" is a word, "So" may be Sunday */
    struct fup_trie *trie;
};

/* One place of the text: the word there, its value, what can begin there. */
struct fup_date_place {
    const struct fup_word *word;
    uint64_t begins; /* bit n: a phrase of class n begins here */
    int number;      /* of a number with at most 8 digits, else -1 */
    uint32_t node;   /* of the trie after this word; 0: no phrase begins here */
    uint8_t digits;  /* how many */
    char sign;       /* an ASCII sign, else 0 */
};

/* Reads one data file; NULL when memory is short. Unknown classes and values are ignored, so that
 * older programs read newer data. */
const struct fup_date_lexicon *fup_date_lexicon_new(const char *language, const char *text,
                                                    struct fup_arena *arena);
/* Looks every word up. places[count]. */
void fup_date_lexicon_look(const struct fup_date_lexicon *lexicon, const struct fup_word *words,
                           size_t count, struct fup_date_place *places);
/* Keeps in `begins` of each place only the classes of which a phrase stands there in full. */
void fup_date_lexicon_narrow(const struct fup_date_lexicon *lexicon, struct fup_date_place *places,
                             size_t count);
/* The longest phrase of a class at places[0]; its sense, and *len places; NULL when there is none.
 */
const struct fup_date_sense *fup_date_lexicon_find(const struct fup_date_lexicon *lexicon,
                                                   const struct fup_date_place *places,
                                                   size_t count, enum fup_date_class class,
                                                   size_t *len);

#endif
