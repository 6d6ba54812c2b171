/* view/output.h - the one filter between our text and a terminal, a pipe or a status line.
 *
 * Mail is hostile input: a subject may hold escape sequences, a name may hold a right-to-left
 * override. Views put mail text into buffers with fup_output_field only; whole texts leave through
 * fup_output_render, which lets no control byte pass but the line feed, and makes C1 controls, bidi
 * controls, zero-width and other invisible characters visible ("<U+202E>", "^["). Colours are marks
 * in the text until then, so that nothing but the filter ever writes an escape sequence.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_VIEW_OUTPUT_H
#define FUP_VIEW_OUTPUT_H

#include "base/buffer.h"
#include "base/str.h"

enum fup_style { FUP_STYLE_PLAIN, FUP_STYLE_STRONG, FUP_STYLE_LATE, FUP_STYLE_SOON, FUP_STYLE_DIM };

/* Mail text as part of one line: white space of any kind made one space, controls made visible.
 * NULL adds nothing. */
void fup_output_field(struct fup_buffer *buffer, const char *text);
/* The same in an arena, for measuring. NULL gives "" (never NULL but when memory is short). */
const char *fup_output_clean(struct fup_arena *arena, const char *text);
/* Starts a style; FUP_STYLE_PLAIN ends it. */
void fup_output_style(struct fup_buffer *buffer, enum fup_style style);
/* The whole text as it may be printed. */
void fup_output_render(struct fup_str text, bool has_colour, struct fup_buffer *out);
/* JSON text with DEL, C1, bidi and invisible characters escaped (\u202e). */
void fup_output_json(struct fup_str json, struct fup_buffer *out);
/* Is it a character that a terminal acts on or does not show? */
bool fup_output_is_hidden(uint32_t code);

#endif
