/* state/identity.c - which addresses are mine. SPDX-License-Identifier: GPL-3.0-or-later */
#include "state/identity.h"

#include <string.h>

#include "base/str.h"

/* me+x@d against me@d: the part before the plus and the part from the at sign must be equal */
static bool
is_plus_form(const char *mine, const char *address)
{
    const char *at = strrchr(address, '@'), *mine_at = strrchr(mine, '@');
    const char *plus = strchr(address, '+');
    bool is_same = at && mine_at && plus && plus < at && plus > address;

    if (is_same) {
        struct fup_str local = {address, (size_t)(plus - address)};
        struct fup_str mine_local = {mine, (size_t)(mine_at - mine)};

        is_same = local.len == mine_local.len && strncasecmp(local.text, mine, local.len) == 0 &&
                  fup_str_same_caseless(at, mine_at);
    }
    return is_same;
}

bool
fup_identity_has(const struct fup_identity *identity, const char *address)
{
    bool has = false;

    for (size_t i = 0; address && !has && i < identity->addresses.count; i++) {
        const char *mine = identity->addresses.items[i];

        has = mine && (fup_str_same_caseless(mine, address) || is_plus_form(mine, address));
    }
    return has;
}

enum fup_writer
fup_identity_writer(const struct fup_identity *identity, const struct fup_message *message)
{
    const unsigned proof = FUP_MAIL_SENT | FUP_MAIL_SUBMITTED;
    enum fup_writer writer = FUP_WRITER_OTHER;

    if (fup_identity_has(identity, message->from.address))
        writer = (message->flags & proof) || !(message->flags & FUP_MAIL_HAS_RECEIVED)
                     ? FUP_WRITER_ME
                     : FUP_WRITER_CLAIMED;
    return writer;
}
