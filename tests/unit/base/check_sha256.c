/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sha256.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/unit.h"

static void
digest_is(const void *bytes, size_t len, const char *wanted)
{
    unsigned char digest[32];
    char text[65];

    fup_sha256(bytes, len, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
    ck_assert_str_eq(text, wanted);
}

START_TEST(short_texts_of_fips_180)
{
    digest_is("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    digest_is("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    digest_is("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}
END_TEST

START_TEST(lengths_around_a_block)
{
    char text[128];

    memset(text, 'a', sizeof text);
    digest_is(text, 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    digest_is(text, 56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    digest_is(text, 64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}
END_TEST

START_TEST(a_million_letters)
{
    char *text = malloc(1000000);

    ck_assert_ptr_nonnull(text);
    memset(text, 'a', 1000000);
    digest_is(text, 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    free(text);
}
END_TEST

FUP_UNIT_MAIN("base/sha256", short_texts_of_fips_180, lengths_around_a_block, a_million_letters)
