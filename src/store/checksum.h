/* store/checksum.h - two small sums: one that tells damage, one that tells change.
 *
 * fup_crc32 is the CRC-32 of zlib, PNG and ISO 3309 (polynomial 0xEDB88320): what `sum` in a
 * decisions line holds. fup_mark is 64-bit FNV-1a: marks of caches; it proves nothing against a
 * forger. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STORE_CHECKSUM_H
#define FUP_STORE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

#define FUP_MARK_START UINT64_C(0xcbf29ce484222325)

uint32_t fup_crc32(const void *bytes, size_t len);
/* Goes on from `mark` (FUP_MARK_START at first). */
uint64_t fup_mark(uint64_t mark, const void *bytes, size_t len);
/* The same for much: eight bytes at a time, the rest one by one; another value than fup_mark's. */
uint64_t fup_mark_much(uint64_t mark, const void *bytes, size_t len);
/* The mark as 16 hex digits and a zero. */
void fup_mark_format(uint64_t mark, char text[17]);

#endif
