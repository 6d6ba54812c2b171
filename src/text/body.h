/* text/body.h - the words of a mail, and which of them are the writer's own.
 *
 * Takes:   a decoded mail (mail/message.h), or a bare text.
 * Gives:   the display text (best part; HTML made text), its zones, the own words in sentences, and
 *          the language of the own words.
 * Why:     telling whether a mail asks for something is right in 84 of 100 mails with zones and far
 *          less without (Lampert et al. 2010); quotes, signatures and footers ask and promise too.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_BODY_H
#define FUP_TEXT_BODY_H

#include "mail/message.h"

enum fup_zone_kind {
    FUP_ZONE_OWN,
    FUP_ZONE_QUOTE,
    FUP_ZONE_ATTRIBUTION, /* "On ... wrote:", "-----Original Message-----" and its header block */
    FUP_ZONE_SIGNATURE,
    FUP_ZONE_FOOTER,   /* disclaimers, list trailers, ATS boilerplate, mobile signatures */
    FUP_ZONE_FORWARD,  /* a forwarded mail */
    FUP_ZONE_GREETING, /* counted as own words */
    FUP_ZONE_CLOSING   /* "Best regards," and the name under it */
};
struct fup_text_zone {
    enum fup_zone_kind kind;
    size_t offset, len; /* in display */
};
struct fup_text_zone_list {
    struct fup_text_zone *items;
    size_t count, capacity;
};

struct fup_sentence {
    size_t offset, len; /* in own */
    bool is_question;   /* ends with a question mark */
    bool is_bullet;
    int paragraph; /* counts from 0 */
};
struct fup_sentence_list {
    struct fup_sentence *items;
    size_t count, capacity;
};

struct fup_body {
    struct fup_str display;                    /* the whole text a person would see */
    struct fup_str display_folded, own_folded; /* by fup_phrase_fold, of the same length */
    struct fup_text_zone_list zones;
    struct fup_str own; /* own words: zones joined, without quotes, signature, footer */
    struct fup_sentence_list sentences;
    char language[3];           /* "en", "de", ...; "" when it cannot be told */
    const char *greeting_name;  /* "Imogen" of "Hi Imogen,", or NULL */
    const char *signature_name; /* the name under the closing, or NULL */
    bool has_quote, has_forward, is_html_only;
};

/* Reads the text of a mail. `language` may force one ("" or NULL: guess). Linear in the text. */
void fup_body_read(const struct fup_mail *mail, const char *language, struct fup_arena *arena,
                   struct fup_body *body);
/* The same for a bare text (followup read --jsonl). */
void fup_body_read_text(struct fup_str text, const char *language, struct fup_arena *arena,
                        struct fup_body *body);

#endif
