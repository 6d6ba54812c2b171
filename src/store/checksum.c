/* store/checksum.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/checksum.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

uint32_t
fup_crc32(const void *bytes, size_t len)
{
    const unsigned char *byte = bytes;
    uint32_t sum = UINT32_MAX;

    for (size_t i = 0; i < len; i++) {
        sum ^= byte[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum & 1 ? sum >> 1 ^ UINT32_C(0xEDB88320) : sum >> 1;
    }
    return ~sum;
}

uint64_t
fup_mark(uint64_t mark, const void *bytes, size_t len)
{
    const unsigned char *byte = bytes;

    for (size_t i = 0; i < len; i++)
        mark = (mark ^ byte[i]) * UINT64_C(0x100000001b3);
    return mark;
}

uint64_t
fup_mark_much(uint64_t mark, const void *bytes, size_t len)
{
    const unsigned char *byte = bytes;
    uint64_t word;
    size_t i = 0;

    for (; i + sizeof word <= len; i += sizeof word) {
        memcpy(&word, byte + i, sizeof word);
        mark = (mark ^ word) * UINT64_C(0x100000001b3);
        mark ^= mark >> 29; /* else a high bit would never reach a low one */
    }
    return fup_mark(mark, byte + i, len - i);
}

void
fup_mark_format(uint64_t mark, char text[17])
{
    (void)snprintf(text, 17, "%016" PRIx64, mark);
}
