/* base/sha256.h - SHA-256 (FIPS 180-4), for names of cases only, never for secrets.
 *
 * Own code because the core archive links no library that has it. Tested with the vectors of NIST.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_BASE_SHA256_H
#define FUP_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* The digest of `len` bytes. Cannot fail; linear in `len`. */
void fup_sha256(const void *bytes, size_t len, unsigned char digest[32]);

#endif
