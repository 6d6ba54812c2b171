/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/attachment.h"

#include <string.h>

#include "support/unit.h"

static const struct {
    struct fup_part part;
    int kind; /* -1: no attachment */
} parts[] = {
    {{.kind = FUP_PART_PLAIN, .type = "text/plain"}, -1},
    {{.kind = FUP_PART_ATTACHMENT, .type = "application/pdf", .name = "CV.pdf"},
     FUP_ATTACHMENT_DOCUMENT},
    {{.kind = FUP_PART_ATTACHMENT, .type = "application/octet-stream", .name = "Work.TGZ"},
     FUP_ATTACHMENT_ARCHIVE},
    {{.kind = FUP_PART_ATTACHMENT, .type = "application/zip", .is_attachment = true},
     FUP_ATTACHMENT_ARCHIVE},
    {{.kind = FUP_PART_ATTACHMENT, .type = "image/png", .name = "logo.png"}, -1},
    {{.kind = FUP_PART_ATTACHMENT, .type = "image/png", .name = "card.png", .is_attachment = true},
     FUP_ATTACHMENT_IMAGE},
    {{.kind = FUP_PART_CALENDAR, .type = "text/calendar", .is_attachment = true},
     FUP_ATTACHMENT_CALENDAR},
    {{.kind = FUP_PART_ATTACHMENT,
      .type = "application/pdf",
      .name = "old.pdf",
      .is_attachment = true,
      .is_inside_message = true},
     -1},
};

START_TEST(a_part_tells_its_kind)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_part part = parts[_i].part;
    struct fup_mail mail = {.parts = {&part, 1, 1}};
    struct fup_attachment_list list = {0};

    fup_attachments_read(&mail, arena, &list);
    ck_assert_uint_eq(list.count, parts[_i].kind >= 0);
    if (list.count) {
        ck_assert_int_eq((int)list.items[0].kind, parts[_i].kind);
        ck_assert_pstr_eq(list.items[0].name, part.name);
    }
    fup_arena_free(arena);
}
END_TEST

START_TEST(no_mail_has_none)
{
    struct fup_attachment_list list = {0};

    fup_attachments_read(NULL, NULL, &list);
    ck_assert_uint_eq(list.count, 0);
}
END_TEST

FUP_UNIT_TABLES("signal/attachment", NULL, NULL, FUP_UNIT_ROWS(a_part_tells_its_kind, parts),
                FUP_UNIT_TEST(no_mail_has_none))
