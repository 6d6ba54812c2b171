/* state/identity.h - who "I" am: a parameter of everything in state/, read in the front end.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STATE_IDENTITY_H
#define FUP_STATE_IDENTITY_H

#include "signal/fact.h"

struct fup_identity {
    const char *name;                 /* for drafts and for "names me"; NULL unknown */
    struct fup_string_list addresses; /* lower case */
};

/* Is it one of my addresses, or a plus-form of one (me+x@d)? */
bool fup_identity_has(const struct fup_identity *identity, const char *address);

enum fup_writer {
    FUP_WRITER_OTHER,
    FUP_WRITER_ME,
    FUP_WRITER_CLAIMED /* From is mine, but nothing proves it: changes no state */
};
/* Who wrote it, by the rule "mine" of doc/design.md 2.1. */
enum fup_writer fup_identity_writer(const struct fup_identity *identity,
                                    const struct fup_message *message);

#endif
