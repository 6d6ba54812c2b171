/* tests/fuzz/fuzz_body.c - libFuzzer: any bytes as a mail, a text, an HTML page and a calendar
 * part.
 *
 * Build by hand: clang -fsanitize=fuzzer,address,undefined with all sources of src/base, src/mail,
 * src/text and the generated tables. The offsets that other layers rely on are checked as well.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "text/body.h"
#include "text/invite.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t len);

static void
check_body(const struct fup_body *body)
{
    size_t end = 0;

    for (size_t i = 0; i < body->zones.count; i++) {
        const struct fup_text_zone *zone = &body->zones.items[i];

        if (zone->offset < end || zone->len > body->display.len ||
            zone->offset > body->display.len - zone->len)
            abort();
        end = zone->offset + zone->len;
    }
    end = 0;
    for (size_t i = 0; i < body->sentences.count; i++) {
        const struct fup_sentence *sentence = &body->sentences.items[i];

        if (sentence->offset < end || sentence->len == 0 || sentence->len > body->own.len ||
            sentence->offset > body->own.len - sentence->len)
            abort();
        end = sentence->offset + sentence->len;
    }
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t len)
{
    struct fup_arena *arena = fup_arena_new(64 * 1024 * 1024);
    struct fup_invite_list invites = {0};
    struct fup_mail mail;
    struct fup_body body;
    struct fup_str text = {(const char *)bytes, len};

    if (arena) {
        fup_mail_init();
        if (fup_mail_parse(text.text, text.len, arena, &mail, NULL) == FUP_OK) {
            fup_body_read(&mail, "", arena, &body);
            check_body(&body);
            for (size_t i = 0; i < mail.parts.count; i++) {
                const struct fup_part *part = &mail.parts.items[i];

                if (part->kind == FUP_PART_CALENDAR && part->text)
                    fup_invite_read((struct fup_str){part->text, part->len}, 60, arena, &invites);
            }
        }
        fup_body_read_text(text, "", arena, &body);
        check_body(&body);
        fup_invite_read(text, 60, arena, &invites);
    }
    fup_arena_free(arena);
    return 0;
}
