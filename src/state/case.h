/* state/case.h - which letters make one case (doc/design.md section 1 and the `join` facts of 2.7).
 *
 * First strands: letters tied by References, In-Reply-To, a calendar UID, or a bounce. A stranger
 * (nobody who took part in the letter answered) may add himself to one strand, but never ties two.
 * Then hiring strands are joined into cases on facts, strongest first: application token, same
 * person, house plus organization or position. What fits two cases equally stays alone and is
 * marked ambiguous. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STATE_CASE_H
#define FUP_STATE_CASE_H

#include "state/desk.h"

struct fup_index_list {
    size_t *items;
    size_t count, capacity;
};

struct fup_case {
    struct fup_index_list letters; /* of the desk, oldest first */
    bool is_hiring, is_ambiguous;
    enum fup_role role;
    const char *organization, *position;
    struct fup_index_list decisions; /* of the input, in force order, anchored in this case */
};
struct fup_case_list {
    struct fup_case *items;
    size_t count, capacity;
};

struct fup_strand { /* letters tied by headers */
    struct fup_index_list letters;
    bool is_hiring;
    size_t group;      /* strands of one case share it */
    bool is_ambiguous; /* fits more than one case */
    bool is_split;     /* the user said that it stands alone */
};
struct fup_strand_list {
    struct fup_strand *items;
    size_t count, capacity;
};

void fup_case_read(const struct fup_desk *desk, struct fup_case_list *cases);

/* state/join.c: sets `group` of each strand; of_letter[i] is the strand of letter i. */
void fup_join_strands(const struct fup_desk *desk, const size_t *of_letter,
                      struct fup_strand_list *strands);
/* state/lean.c: which side is mine. Above 0 the employer's, below 0 the candidate's. */
struct fup_lean {
    int own; /* by my own letters */
    int all;
    int machines; /* letters of systems that write to a candidate */
};
void fup_lean_add(struct fup_lean *lean, const struct fup_letter *letter);
/* Of a case or strand in a mailbox that leans as `whole`. */
bool fup_lean_is_recruiter(const struct fup_lean *lean, const struct fup_lean *whole);

/* state/prior.c: marks the strands that are of a job because the mailbox is a recruiter's. */
void fup_prior_read(const struct fup_desk *desk, struct fup_strand_list *strands);
/* Organization and position compare by their words: "Example GmbH" = "EXAMPLE". NULL fits nothing.
 */
bool fup_join_same_organization(struct fup_arena *arena, const char *a, const char *b);
bool fup_join_fits_position(struct fup_arena *arena, const char *a, const char *b);

/* state/set.c, union-find over `count` numbers; NULL when memory is short */
size_t *fup_set_new(struct fup_arena *arena, size_t count);
size_t fup_set_find(size_t *set, size_t item);
void fup_set_join(size_t *set, size_t a, size_t b); /* the smaller number names the set */

#endif
