/* text/signature.h - finds the closing, the name and the signature at the end of each stretch of
 * own words, and the salutation at the start. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_SIGNATURE_H
#define FUP_TEXT_SIGNATURE_H

#include "text/line.h"

/* Quotes and footers are marked already. */
void fup_signature_mark(struct fup_zoning *zoning);
/* Fills greeting_name and greeting_end from the first own line. */
void fup_greeting_mark(struct fup_zoning *zoning);

#endif
