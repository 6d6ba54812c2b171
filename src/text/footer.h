/* text/footer.h - marks disclaimers, list trailers, notices of machines and mobile signatures.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TEXT_FOOTER_H
#define FUP_TEXT_FOOTER_H

#include "text/line.h"

/* Quotes are marked already. */
void fup_footer_mark(struct fup_zoning *zoning);

#endif
