/* mail/message.h - one mail as decoded UTF-8 text and chosen headers (MIME through GMime 3).
 *
 * Takes:   the raw bytes of one mail file (the caller opened it; see indexer/parser.c for limits).
 * Gives:   struct fup_mail, everything in it valid UTF-8 without NUL, living in the arena.
 * Limits:  header block 256 KB, one address header 32 KB and 1,000 colons, 1,000 parts, depth 100,
 *          decoded text 1 MB; what is beyond is left out and `truncated` is set, never an error
 *          (doc/design.md section 3; the nested-group overflow of GMime is why the colons are
 * counted). Never:   decrypts, follows a path from the mail, reads the clock.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_MAIL_MESSAGE_H
#define FUP_MAIL_MESSAGE_H

#include "base/arena.h"
#include "base/calendar.h"

struct fup_address {
    const char *name;    /* display name, decoded; NULL when there is none */
    const char *address; /* local@domain, domain in lower case */
    const char
        *site; /* registrable domain (Public Suffix List), set by signal/site.h only where it tells
                  a house: NULL for freemail, ATS and other relays, lists' hosts, public suffixes */
};
struct fup_address_list {
    struct fup_address *items;
    size_t count, capacity;
};

struct fup_header {
    const char *name;  /* as written */
    const char *value; /* unfolded and RFC 2047-decoded, controls made spaces */
};
struct fup_header_list {
    struct fup_header *items; /* in the order of the mail, repeated ones too */
    size_t count, capacity;
};

struct fup_string_list {
    const char **items;
    size_t count, capacity;
};

enum fup_part_kind {
    FUP_PART_PLAIN,
    FUP_PART_HTML,
    FUP_PART_CALENDAR,         /* text/calendar, application/ics, or an .ics attachment: raw text */
    FUP_PART_DELIVERY_STATUS,  /* message/delivery-status as text */
    FUP_PART_DISPOSITION,      /* message/disposition-notification as text */
    FUP_PART_RETURNED_HEADERS, /* text/rfc822-headers, or the chief headers of an attached mail */
    FUP_PART_ATTACHMENT,       /* only its file name and type */
    FUP_PART_ENCRYPTED         /* never read */
};
struct fup_part {
    enum fup_part_kind kind;
    const char *type; /* "text/plain" */
    const char *name; /* file name or NULL */
    const char *text; /* decoded UTF-8, format=flowed unwrapped (RFC 3676); NULL for attachments */
    size_t len;
    int alternative; /* parts of one multipart/alternative share a number > 0; 0: none */
    bool is_attachment, is_inside_message; /* Content-Disposition; below a message/rfc822 part */
    bool is_flowed;
};
struct fup_part_list {
    struct fup_part *items;
    size_t count, capacity;
};

struct fup_mail {
    const char *message_id; /* without <>; NULL when missing */
    const char *in_reply_to;
    struct fup_string_list
        references;      /* oldest first, without <>; In-Reply-To added at the end if missing */
    const char *subject; /* "" when missing */
    struct fup_address_list from, sender, reply_to, to, cc, bcc;
    struct fup_address_list mail_followup_to;
    fup_instant date;     /* of the Date header; FUP_NO_INSTANT when missing or unreadable */
    int date_offset;      /* minutes */
    bool date_has_offset; /* false for -0000, none, or an unreadable Date */
    fup_instant received; /* of the topmost Received header; FUP_NO_INSTANT */
    struct fup_header_list headers;
    struct fup_part_list parts;
    bool truncated;
};

/* Once per process (GMime's own init); nothing else of GMime is used outside message.c. */
void fup_mail_init(void);
/* FUP_OK, FUP_BROKEN (no mail at all: empty, binary) or FUP_NO_MEMORY. */
enum fup_status fup_mail_parse(const char *bytes, size_t len, struct fup_arena *arena,
                               struct fup_mail *mail, struct fup_error *error) FUP_CHECKED;
/* The first header of that name (ASCII-caseless), or NULL. */
const char *fup_mail_header(const struct fup_mail *mail, const char *name);

#endif
