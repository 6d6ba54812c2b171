/* view/draft.h - the right mail for the moment: template, fields of the case, recipients,
 * threading.
 *
 * Makes a plan; mail/compose.h writes it as RFC 5322 (in the helper). Nothing is sent by anybody
 * but the user's mailer. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_VIEW_DRAFT_H
#define FUP_VIEW_DRAFT_H

#include "state/state.h"
#include "view/template.h"

struct fup_draft_input {
    const struct fup_row *row;
    const struct fup_message_list *messages;
    const struct fup_identity *identity;
    const struct fup_zone *zone;
    fup_instant now;
    const char *templates;     /* the user's folder, or NULL */
    const char *template_name; /* NULL: the one that fits best */
    const char *language;      /* NULL: that of the mail it answers, else English */
    const char *signature;     /* under "-- ", or NULL */
};

struct fup_draft {
    const char *template_name, *language;
    struct fup_address from; /* the address of mine that the case uses; address NULL: unknown */
    struct fup_address_list to, cc;
    const char *subject;
    const char *in_reply_to; /* NULL: a mail of its own */
    struct fup_string_list references;
    const char *body;
    int open_places;                 /* "[[what to fill in]]" left in body and subject */
    struct fup_string_list warnings; /* one line each: nobody reads no-reply@, a template's fault */
};

/* FUP_NOT_FOUND (no such template), FUP_NO_MEMORY. */
enum fup_status fup_draft_make(const struct fup_draft_input *input, struct fup_arena *arena,
                               struct fup_draft *draft, struct fup_error *error) FUP_CHECKED;

/* "Re: " once before a subject, whatever stood before it (Re, AW, SV, Antw, Re[2], ...). Exported
 * for tests. */
const char *fup_draft_subject(const char *subject, struct fup_arena *arena);
/* The name to greet with: the first name of "Ada Q" and "Q, Ada"; NULL for teams, addresses and
 * titles. Exported for tests. */
const char *fup_draft_first_name(const char *name, struct fup_arena *arena);

#endif
