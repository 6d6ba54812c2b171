/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record.h"

#include "support/sample.h"
#include "support/unit.h"

#include <stdlib.h>

static json_t *
object_of(const char *text)
{
    json_t *object = json_loads(text, 0, NULL);

    ck_assert_msg(object != NULL, "%s", text);
    return object;
}

START_TEST(an_empty_message_has_no_members)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_message message, back;
    json_t *object;

    sample_empty(&message, NULL);
    object = fup_record_encode(&message);
    ck_assert_uint_eq(json_object_size(object), 0);
    ck_assert_int_eq(fup_record_decode(object, arena, &back, NULL), FUP_OK);
    ck_assert_int_eq(back.time, FUP_NO_INSTANT);
    ck_assert_ptr_null(back.id);
    ck_assert_uint_eq(back.findings.count, 0);
    json_decref(object);
    fup_arena_free(arena);
}
END_TEST

START_TEST(every_field_comes_back)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_message message, back;
    json_t *first, *second;
    const struct fup_finding *finding;

    sample_full(&message, "a@x");
    first = fup_record_encode(&message);
    ck_assert_int_eq(fup_record_decode(first, arena, &back, NULL), FUP_OK);
    second = fup_record_encode(&back);
    ck_assert(json_equal(first, second));
    /* what json_equal cannot see: that a field is written at all */
    ck_assert_int_eq(back.offset_minutes, -300);
    ck_assert_uint_eq(back.flags, FUP_MAIL_LIST | FUP_MAIL_DRAFT);
    ck_assert_str_eq(back.to.items[0].name, "Ada, \"Q\"\t\\");
    ck_assert_ptr_null(back.to.items[1].site);
    ck_assert_uint_eq(back.references.count, 4);
    ck_assert_int_eq(back.automatic, FUP_AUTOMATIC_BOUNCE);
    ck_assert_int_eq(back.findings.items[0].sense, FUP_SENSE_ASK);
    ck_assert(!back.findings.items[0].has_window);
    finding = &back.findings.items[1];
    ck_assert(finding->has_window && finding->is_anyone && finding->is_weak);
    ck_assert_int_eq(finding->window.start, 20500);
    ck_assert_int_eq(finding->window.snap, FUP_SNAP_LAST_BUSINESS);
    ck_assert_int_eq(finding->window.end_instant, 1771203600);
    ck_assert_int_eq(back.invites.items[0].start, 0);
    ck_assert_int_eq(back.invites.items[0].end, FUP_NO_INSTANT);
    ck_assert_int_eq(back.invites.items[0].attendees.items[0].answer, FUP_ANSWER_ACCEPTED);
    ck_assert_int_eq(back.hiring.event, FUP_EVENT_INVITED);
    ck_assert(back.hiring.is_relay);
    ck_assert_int_eq(back.hiring.ground, -2);
    ck_assert_int_eq(back.hiring.as_employer.event, FUP_EVENT_OFFER);
    ck_assert_str_eq(back.hiring.as_employer.rule, "offer.named");
    ck_assert_int_eq(back.hiring.as_candidate.event, FUP_EVENT_NONE);
    ck_assert_uint_eq(back.attachments.count, 2);
    ck_assert_int_eq(back.attachments.items[0].kind, FUP_ATTACHMENT_DOCUMENT);
    ck_assert_str_eq(back.attachments.items[0].name, "CV\tAda.pdf");
    ck_assert_ptr_null(back.attachments.items[1].name);
    json_decref(first);
    json_decref(second);
    fup_arena_free(arena);
}
END_TEST

START_TEST(what_is_no_record_is_refused)
{
    static const char *const bad[] = {"[]",
                                      "{\"id\":7}",
                                      "{\"time\":\"x\"}",
                                      "{\"time\":1.5}",
                                      "{\"flags\":-1}",
                                      "{\"flags\":4294967296}",
                                      "{\"offset_minutes\":99999999999}",
                                      "{\"own_len\":-1}",
                                      "{\"has_question\":1}",
                                      "{\"automatic\":\"robot\"}",
                                      "{\"from\":[]}",
                                      "{\"to\":{}}",
                                      "{\"to\":[7]}",
                                      "{\"references\":[null]}",
                                      "{\"findings\":[{\"sense\":\"ask\",\"window\":7}]}",
                                      "{\"findings\":[{\"window\":{\"start\":\"2026-02-30\"}}]}"};
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_message back;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        json_t *object = object_of(bad[i]);

        ck_assert_msg(fup_record_decode(object, arena, &back, NULL) == FUP_BROKEN, "%s", bad[i]);
        json_decref(object);
    }
    fup_arena_free(arena);
}
END_TEST

START_TEST(unknown_members_and_nulls_are_passed_over)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_message back;
    json_t *object = object_of("{\"id\":\"a@x\",\"colour\":\"red\",\"subject\":null}");

    ck_assert_int_eq(fup_record_decode(object, arena, &back, NULL), FUP_OK);
    ck_assert_str_eq(back.id, "a@x");
    ck_assert_ptr_null(back.subject);
    json_decref(object);
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_MAIN("store/record", an_empty_message_has_no_members, every_field_comes_back,
              what_is_no_record_is_refused, unknown_members_and_nulls_are_passed_over)
