/* signal/fact.h - what one message says, as it is stored: facts, never judgements, and no "me".
 *
 * Made by signal/read.h in a parser child, carried as JSON and kept in SQLite by store/, judged by
 * state/ together with who "I" am, what was decided, and today. A changed config or a new day
 * therefore reads no mail again.
 * All text is valid UTF-8 in one arena; NULL means absent.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_SIGNAL_FACT_H
#define FUP_SIGNAL_FACT_H

#include "signal/window.h"
#include "text/invite.h"

enum fup_sense {
    FUP_SENSE_ASK,      /* the writer asks the reader to answer or do something */
    FUP_SENSE_PROMISE,  /* the writer or their side will answer or deliver */
    FUP_SENSE_CLOSE_BY, /* "if you have not heard by X, consider it closed": window = X */
    FUP_SENSE_CLOSING,  /* thanks, FYI, "no reply needed", acceptance, refusal: opens nothing */
    FUP_SENSE_HOLDING,  /* only acknowledges: "received, thanks, will look at it" */
    FUP_SENSE_AWAY,     /* out of office: window.end = last day away, if told */
    FUP_SENSE_MEETING,  /* a fixed time at which both meet: window has it */
    FUP_SENSE_CALL,     /* the writer will call at a time told in text: window has it */
    FUP_SENSE_MISSED,   /* "I waited for you", "sorry I missed our call" */
    FUP_SENSE_HELD,     /* "thank you for your time today": an interview took place */
    FUP_SENSE_DATE      /* a date that is neither promise nor request nor meeting */
};

enum fup_purpose { FUP_PURPOSE_OTHER, FUP_PURPOSE_PROMISE, FUP_PURPOSE_REQUEST, FUP_PURPOSE_EVENT };

struct fup_finding {
    enum fup_sense sense;
    const char *rule;   /* stable documented name: "promise.hear" */
    const char *quote;  /* the sentence, at most 300 bytes */
    size_t offset, len; /* of the sentence in the own words */
    bool has_window;
    struct fup_window window;
    enum fup_purpose purpose; /* of the window */
    const char *date_text;    /* the date expression as written */
    bool is_anyone;           /* "does anyone", "one of you" */
    const char *asked;        /* a person named as the one asked ("Ben, could you"), or NULL */
    bool is_weak;             /* fires only where nothing stronger speaks */
};
struct fup_finding_list {
    struct fup_finding *items;
    size_t count, capacity;
};

enum fup_automatic {
    FUP_AUTOMATIC_NO,
    FUP_AUTOMATIC_AWAY,     /* out of office */
    FUP_AUTOMATIC_BOUNCE,   /* failure DSN (RFC 3464) */
    FUP_AUTOMATIC_DELAY,    /* other DSN, MDN: no answer, no failure */
    FUP_AUTOMATIC_CALENDAR, /* METHOD:REPLY */
    FUP_AUTOMATIC_BULK,     /* Precedence bulk or junk, newsletters, promotions */
    FUP_AUTOMATIC_NOTICE    /* any other machine-made mail */
};

enum fup_event {
    FUP_EVENT_NONE,
    FUP_EVENT_ACKNOWLEDGED,
    FUP_EVENT_CONTACTED,
    FUP_EVENT_INVITED,
    FUP_EVENT_SCHEDULED,
    FUP_EVENT_ASSESSMENT,
    FUP_EVENT_MORE_INFORMATION,
    FUP_EVENT_OFFER,
    FUP_EVENT_REJECTED,
    FUP_EVENT_ON_HOLD,
    FUP_EVENT_JOB_ALERT,
    FUP_EVENT_PITCH,
    /* written by the candidate's side; shown as "none" in JSON */
    FUP_EVENT_APPLIED,
    FUP_EVENT_WITHDRAWN,
    FUP_EVENT_OFFER_ACCEPTED,
    FUP_EVENT_OFFER_DECLINED,
    FUP_EVENT_SUBMITTED /* sends an assessment or documents */
};

enum fup_side { FUP_SIDE_UNKNOWN, FUP_SIDE_EMPLOYER, FUP_SIDE_CANDIDATE };

/* What the words would tell in a case that is known to be of a job: signs too weak to tell it of a
 * mail alone. */
struct fup_hint {
    enum fup_event event;
    const char *rule, *quote;
};

struct fup_hiring {
    bool is_hiring;
    enum fup_event event;
    enum fup_side writer; /* on whose side the writer stands */
    const char *rule;     /* the rule that decided the event, or is_hiring */
    const char *quote;
    const char *organization, *position; /* as told by the mail; NULL when not told */
    const char *token;                   /* per-application relay token or requisition, NULL */
    const char *system; /* the ATS, scheduler or job board that sent it ("greenhouse"), NULL */
    bool is_relay;      /* the sender's domain is a system's, not the organization's */
    int ground; /* how much speaks of a job at all, doubts taken off: threads are added up */
    struct fup_hint as_employer, as_candidate; /* whichever side the writer turns out to be on */
};

enum fup_mail_flag { /* of headers; bits */
                     FUP_MAIL_HAS_RECEIVED = 1,
                     FUP_MAIL_SUBMITTED =
                         2, /* topmost Received: authenticated submission (RFC 3848) or HTTP */
                     FUP_MAIL_LIST = 4,        /* List-Id, List-Post or Mailing-List */
                     FUP_MAIL_UNSUBSCRIBE = 8, /* List-Unsubscribe */
                     FUP_MAIL_AUTH_FAILED =
                         16, /* dmarc or dkim fail in the topmost Authentication-Results */
                     FUP_MAIL_ENCRYPTED = 32,
                     FUP_MAIL_DATE_CORRECTED = 64,
                     FUP_MAIL_TRUNCATED = 128,
                     FUP_MAIL_NO_REPLY_SENDER = 256, /* From is no-reply@ or the like */
                     FUP_MAIL_UNREADABLE =
                         512, /* quarantined: only what the database knows is here */
                     FUP_MAIL_ID_REUSED =
                         1024, /* another file of this Message-ID has another From or Date */
                     FUP_MAIL_SENT =
                         2048, /* matches the `sent` query (helper) or a sent folder or tag */
                     FUP_MAIL_DRAFT = 4096, /* tag draft, flag D, or a drafts folder */
                     FUP_MAIL_MASS = 8192   /* Return-Path encodes its reader (VERP): a mailing
                                               system sent it */
};

enum fup_attachment_kind {
    FUP_ATTACHMENT_OTHER,
    FUP_ATTACHMENT_DOCUMENT, /* PDF, word processor, spreadsheet, plain text */
    FUP_ATTACHMENT_ARCHIVE,  /* zip, tar: handed-in work often comes so */
    FUP_ATTACHMENT_CALENDAR,
    FUP_ATTACHMENT_IMAGE
};

struct fup_attachment { /* its content is never read */
    enum fup_attachment_kind kind;
    const char *name; /* file name; NULL when not told */
};
struct fup_attachment_list {
    struct fup_attachment *items;
    size_t count, capacity;
};

struct fup_message {
    const char *id;       /* Message-ID without <> */
    const char *thread;   /* notmuch thread id at the last index: only for showing and filtering */
    fup_instant time;     /* see doc/design.md 2.1; not yet cut at now */
    fup_instant received; /* of the topmost Received header; FUP_NO_INSTANT */
    int offset_minutes;   /* the writer's, when has_offset */
    bool has_offset;
    unsigned flags; /* enum fup_mail_flag */
    const char *subject;
    const char *language;
    struct fup_address from;
    struct fup_address_list reply_to, to, cc;
    struct fup_string_list delivered_to; /* Delivered-To, X-Original-To */
    struct fup_string_list references;   /* oldest first, the parent last */
    struct fup_string_list tags, paths;
    const char *list_address; /* of List-Post or List-Id, NULL */
    enum fup_automatic automatic;
    const char *automatic_rule; /* "auto.auto_submitted" */
    const char *failed_recipient, *failed_status,
        *failed_id; /* of a bounce: the address, 5.1.1, my Message-ID */
    const char *greeting_name;
    size_t own_len;    /* bytes of own words: an empty answer says nothing */
    bool has_question; /* a question mark ends a sentence of the own words */
    struct fup_finding_list findings;
    struct fup_invite_list invites;
    struct fup_attachment_list attachments;
    struct fup_hiring hiring;
};
struct fup_message_list {
    struct fup_message *items;
    size_t count, capacity;
};

/* The time of a message for a reader at `now`: its own, or, where that is still to come although
 * the message was received before, the time of its receipt. */
fup_instant fup_message_time(const struct fup_message *message, fup_instant now);

/* Fixed words of JSON and of the store; the _parse functions give -1 for an unknown word. */
const char *fup_sense_name(enum fup_sense sense);
const char *fup_purpose_name(enum fup_purpose purpose);
const char *fup_automatic_name(enum fup_automatic automatic);
const char *fup_event_name(enum fup_event event); /* its own name for candidate-side events too */

#endif
