/* tests/support/sample.h - a message that has every field set, and one that has none.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TESTS_SUPPORT_SAMPLE_H
#define FUP_TESTS_SUPPORT_SAMPLE_H

#include "signal/fact.h"

static inline void
sample_empty(struct fup_message *message, const char *id)
{
    *message = (struct fup_message){.id = id, .time = FUP_NO_INSTANT, .received = FUP_NO_INSTANT};
}

static inline void
sample_full(struct fup_message *message, const char *id)
{
    static struct fup_address to[] = {{"Ada, \"Q\"\t\\", "ada@example.org", "example.org"},
                                      {NULL, "bob@example.com", NULL}};
    static const char *references[] = {"one@x", "two\n@x", "", "\\0"};
    static struct fup_attendee attendees[] = {{"Eve", "eve@example.org", FUP_ANSWER_ACCEPTED},
                                              {NULL, "ada@example.org", FUP_ANSWER_NEEDED}};
    static struct fup_finding findings[] = {
        {.sense = FUP_SENSE_ASK, .rule = "ask.question", .quote = "Could you?"},
        {.sense = FUP_SENSE_PROMISE,
         .rule = "promise.hear_back",
         .quote = "Bis Freitag h\xc3\xb6ren Sie von uns.",
         .offset = 7,
         .len = 31,
         .has_window = true,
         .window = {20500, 20501, FUP_SNAP_LAST_BUSINESS, 20490, 3, true, 1771200000, 1771203600},
         .purpose = FUP_PURPOSE_PROMISE,
         .date_text = "bis Freitag",
         .is_anyone = true,
         .asked = "Ben",
         .is_weak = true}};
    static struct fup_invite invites[] = {{.uid = "u@x",
                                           .sequence = 2,
                                           .method = FUP_METHOD_REQUEST,
                                           .is_cancelled = true,
                                           .summary = "Talk",
                                           .location = "Room",
                                           .start = 0, /* 1970 is a time, not an absent one */
                                           .end = FUP_NO_INSTANT,
                                           .is_all_day = true,
                                           .organizer = {"Eve", "eve@example.org", FUP_ANSWER_NONE},
                                           .attendees = {attendees, 2, 2}}};
    static struct fup_attachment attachments[] = {{FUP_ATTACHMENT_DOCUMENT, "CV\tAda.pdf"},
                                                  {FUP_ATTACHMENT_OTHER, NULL}};

    *message = (struct fup_message){.id = id,
                                    .thread = "000000000000002a",
                                    .time = 1773651600,
                                    .offset_minutes = -300,
                                    .has_offset = true,
                                    .flags = FUP_MAIL_LIST | FUP_MAIL_DRAFT,
                                    .subject = "Re: Your application",
                                    .language = "de",
                                    .from = {"Eve", "eve@example.org", NULL},
                                    .reply_to = {to + 1, 1, 1},
                                    .to = {to, 2, 2},
                                    .cc = {to, 1, 1},
                                    .delivered_to = {references, 1, 1},
                                    .references = {references, 4, 4},
                                    .tags = {references, 2, 2},
                                    .paths = {references, 1, 1},
                                    .list_address = "list@example.org",
                                    .automatic = FUP_AUTOMATIC_BOUNCE,
                                    .automatic_rule = "auto.dsn",
                                    .failed_recipient = "gone@example.org",
                                    .failed_status = "5.1.1",
                                    .failed_id = "mine@x",
                                    .greeting_name = "Ada",
                                    .own_len = 120,
                                    .has_question = true,
                                    .findings = {findings, 2, 2},
                                    .invites = {invites, 1, 1},
                                    .attachments = {attachments, 2, 2},
                                    .hiring = {true,
                                               FUP_EVENT_INVITED,
                                               FUP_SIDE_EMPLOYER,
                                               "hiring.invited",
                                               "We invite you",
                                               "Example GmbH",
                                               "C Engineer",
                                               "req-7",
                                               "greenhouse",
                                               true,
                                               -2,
                                               {FUP_EVENT_OFFER, "offer.named", "Your offer"},
                                               {FUP_EVENT_NONE, NULL, NULL}}};
}

#endif
