/* view/template.h - templates of drafts: plain files, one per language and name.
 *
 *   # when it is offered, and where the advice comes from
 *   Offer: candidate thank_you
 *   Subject: Thank you, {{my_name}}
 *
 *   Hi {{first_name}},
 *   ...thank you for ${1:what you liked}...
 *
 * The user's folder (<templates>/<language>/<name>.txt, else <templates>/<name>.txt) comes before
 * the shipped ones (share/templates/, compiled in). A file of the user with a fault is reported
 * with file and line, and the shipped one is used. Words of Offer: a role (candidate, recruiter,
 * ordinary: one must fit), actions, stages, `stated` (they named a date), `promised` (I did),
 * `invited` (a calendar part asks me), `late` (that day has passed).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_VIEW_TEMPLATE_H
#define FUP_VIEW_TEMPLATE_H

#include "state/row.h"

/* field, label in English and in German where the case does not know it */
#define FUP_FIELD_TABLE(X)                                                                         \
    X(FIRST_NAME, "first_name", "name", "Name")                                                    \
    X(NAME, "name", "full name", "Vor- und Nachname")                                              \
    X(GREETING, "greeting", "greeting", "Anrede")                                                  \
    X(ORGANIZATION, "organization", "organization", "Firma")                                       \
    X(POSITION, "position", "position", "Stelle")                                                  \
    X(INTERVIEW_DAY, "interview_day", "day of the interview", "Tag des Gesprächs")                 \
    X(INTERVIEW_WEEKDAY, "interview_weekday", "weekday of the interview", "Wochentag")             \
    X(INTERVIEW_TIME, "interview_time", "day and time with time zone",                             \
      "Tag und Uhrzeit mit Zeitzone")                                                              \
    X(INTERVIEW_WHEN, "interview_when", "on which day", "an welchem Tag")                          \
    X(PROMISED, "promised", "by when", "bis wann")                                                 \
    X(EXPECTED_DAY, "expected_day", "day", "Tag")                                                  \
    X(SENT_DAY, "sent_day", "day of my last mail", "Tag meiner letzten Mail")                      \
    X(DAYS_WAITED, "days_waited", "number of days", "Anzahl der Tage")                             \
    X(SUBJECT, "subject", "subject", "Betreff")                                                    \
    X(MY_NAME, "my_name", "my name", "mein Name")

enum fup_field {
#define FUP_FIELD_KEY(key, word, english, german) FUP_FIELD_##key,
    FUP_FIELD_TABLE(FUP_FIELD_KEY)
#undef FUP_FIELD_KEY
        FUP_FIELD_COUNT
};

struct fup_template {
    const char *name, *language;
    const char *comment; /* the first line, without "# " */
    const char *offer;   /* words; "" offers it nowhere first */
    const char *subject, *body;
    const char *path; /* of the user's file, NULL for a shipped one */
    int fit;          /* for a row: larger is better; 0 does not fit */
};
struct fup_template_list {
    struct fup_template *items;
    size_t count, capacity;
};

/* Parses the text of a file (with or without CR and BOM); `label` names it in the error (FUP_USAGE,
 * "label:line: ..."). */
enum fup_status fup_template_parse(const char *text, size_t len, const char *label,
                                   struct fup_arena *arena, struct fup_template *parsed,
                                   struct fup_error *error) FUP_CHECKED;
/* One by name and language; English when there is none in that language. `folder` may be NULL.
 * Faults of the user's files are added to `problems`. FUP_NOT_FOUND names a command that lists. */
enum fup_status fup_template_get(const char *folder, const char *name, const char *language,
                                 struct fup_arena *arena, struct fup_template *found,
                                 struct fup_string_list *problems,
                                 struct fup_error *error) FUP_CHECKED;
/* All of a language (English fills gaps), those that fit the row best first; row may be NULL. */
enum fup_status fup_templates_list(const char *folder, const char *language,
                                   const struct fup_row *row, struct fup_arena *arena,
                                   struct fup_template_list *list,
                                   struct fup_string_list *problems) FUP_CHECKED;
/* The text with fields filled in (values: FUP_FIELD_COUNT, NULL unknown). What is unknown or to be
 * filled in stays as "[[label]]", which reads well in every editor and is found again; *places
 * counts these over several calls. */
const char *fup_template_fill(const char *text, const char *language, const char *const *values,
                              struct fup_arena *arena, int *places);

#endif
