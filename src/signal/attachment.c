/* signal/attachment.c - the type of a part tells the kind; where it says nothing, the name does.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/attachment.h"

#include "base/str.h"

enum { MOST_ATTACHMENTS = 32, NAME_BYTES = 200 };

static const struct {
    const char *type, *ending; /* start of the type, end of the name */
    enum fup_attachment_kind kind;
} kinds[] = {
    {"application/pdf", ".pdf", FUP_ATTACHMENT_DOCUMENT},
    {"application/msword", ".doc", FUP_ATTACHMENT_DOCUMENT},
    {"application/vnd.openxmlformats", ".docx", FUP_ATTACHMENT_DOCUMENT},
    {"application/vnd.oasis.opendocument", ".odt", FUP_ATTACHMENT_DOCUMENT},
    {"application/vnd.ms-", ".xlsx", FUP_ATTACHMENT_DOCUMENT},
    {"application/rtf", ".rtf", FUP_ATTACHMENT_DOCUMENT},
    {"text/calendar", ".ics", FUP_ATTACHMENT_CALENDAR},
    {"application/ics", ".ics", FUP_ATTACHMENT_CALENDAR},
    {"application/zip", ".zip", FUP_ATTACHMENT_ARCHIVE},
    {"application/x-zip", ".7z", FUP_ATTACHMENT_ARCHIVE},
    {"application/gzip", ".gz", FUP_ATTACHMENT_ARCHIVE},
    {"application/x-gzip", ".tgz", FUP_ATTACHMENT_ARCHIVE},
    {"application/x-tar", ".tar", FUP_ATTACHMENT_ARCHIVE},
    {"application/x-7z", ".xz", FUP_ATTACHMENT_ARCHIVE},
    {"image/", ".png", FUP_ATTACHMENT_IMAGE},
    {"text/", ".txt", FUP_ATTACHMENT_DOCUMENT},
};

static enum fup_attachment_kind
kind_of(const struct fup_part *part)
{
    enum fup_attachment_kind kind = FUP_ATTACHMENT_OTHER;
    size_t count = sizeof kinds / sizeof *kinds;

    for (size_t i = 0; kind == FUP_ATTACHMENT_OTHER && i < count; i++)
        if (fup_str_ends_caseless(fup_str_from(part->name), kinds[i].ending))
            kind = kinds[i].kind;
    for (size_t i = 0; kind == FUP_ATTACHMENT_OTHER && i < count; i++)
        if (fup_str_starts_caseless(fup_str_from(part->type), kinds[i].type))
            kind = kinds[i].kind;
    return kind;
}

void
fup_attachments_read(const struct fup_mail *mail, struct fup_arena *arena,
                     struct fup_attachment_list *list)
{
    for (size_t i = 0; mail && i < mail->parts.count && list->count < MOST_ATTACHMENTS; i++) {
        const struct fup_part *part = &mail->parts.items[i];
        enum fup_attachment_kind kind = kind_of(part);
        bool counts = !part->is_inside_message &&
                      (part->is_attachment || (part->kind == FUP_PART_ATTACHMENT && part->name &&
                                               kind != FUP_ATTACHMENT_IMAGE));
        struct fup_attachment *attachment = counts ? FUP_LIST_ADD(list, arena) : NULL;

        if (attachment) {
            struct fup_str name = fup_str_from(part->name);

            attachment->kind = kind;
            attachment->name =
                part->name ? fup_arena_copy_len(arena, name.text, fup_utf8_prefix(name, NAME_BYTES))
                           : NULL;
        }
    }
}
