/* store/record.h - one message's facts as a JSON object (jansson): what a parser child answers,
 * what `followup read` prints in part, and what tests write by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STORE_RECORD_H
#define FUP_STORE_RECORD_H

#include <jansson.h>

#include "signal/fact.h"

/* A new reference, NULL when memory is short. Absent values are left out. */
json_t *fup_record_encode(const struct fup_message *message);
/* Strings are copied into the arena. FUP_BROKEN for an object that is no record. */
enum fup_status fup_record_decode(const json_t *object, struct fup_arena *arena,
                                  struct fup_message *message, struct fup_error *error) FUP_CHECKED;

#endif
