/* text/quote.h - marks the lines that others wrote: quotes, the lines that introduce them,
 * forwarded mails. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_QUOTE_H
#define FUP_TEXT_QUOTE_H

#include "text/line.h"

void fup_quote_mark(struct fup_zoning *zoning);

#endif
