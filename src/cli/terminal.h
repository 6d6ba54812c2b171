/* cli/terminal.h - width and colour of stdout, and the row numbers of the last list on this
 * terminal. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_CLI_TERMINAL_H
#define FUP_CLI_TERMINAL_H

#include "cli/command.h"

/* COLUMNS, else the terminal's; 100 where there is none. */
int terminal_width(void);
/* Only on a terminal that is not "dumb", and without NO_COLOR. */
bool terminal_has_colour(void);
/* Remembers which row has which number; failing costs the numbers, never the list. */
void terminal_keep_rows(struct context *context, const struct fup_row_list *rows);
/* "id:<message-id>" of a row number kept in the last 10 minutes, or NULL. */
const char *terminal_row(struct context *context, unsigned long number);

#endif
