/* indexer/limits.h - what a parser child may do: read what it is given, compute, answer.
 *
 * Mail is hostile input for GMime, libical and libxml2, so that a child that is taken over must be
 * able to do nothing: no new file opened for writing, no socket, no program, no signal to others.
 * Built with FUP_NO_LIMITS (sanitizers, coverage) none of this is done.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_LIMITS_H
#define FUP_INDEXER_LIMITS_H

#include <stdbool.h>

/* For the calling process, for good: 512 MB of address space, no core file, no file growth, 32
 * open files, death with its parent, seccomp. False when a limit could not be set (seccomp may be
 * missing in the kernel: that alone is no failure). */
bool fup_limits_enter(void);
/* Before each mail: this much more CPU time from now, then SIGXCPU. Seconds. */
void fup_limits_move_cpu(unsigned seconds);

#endif
