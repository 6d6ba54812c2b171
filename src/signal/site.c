/* signal/site.c - registrable domain through libpsl's built-in list (Debian keeps it current), then
 * a sorted table of domains that are no house.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/site.h"

#include <libpsl.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"

enum { LONGEST_DOMAIN = 253 }; /* RFC 1035 section 2.3.4, as text */

struct fup_site_table {
    const struct fup_sender_table *senders;
    const psl_ctx_t *suffixes;
    const char **open; /* sorted: domains that are no house */
    size_t count;
};

struct name_list {
    const char **items;
    size_t count, capacity;
};

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
read_names(const char *text, struct fup_arena *arena, struct name_list *names)
{
    struct fup_str rest = fup_str_from(text), line;
    bool is_whole = true;

    while (is_whole && fup_str_next_line(&rest, &line)) {
        line = fup_str_trim(line);
        if (line.len && line.text[0] != '#') {
            const char **name = FUP_LIST_ADD(names, arena);

            if (name)
                *name = fup_arena_copy_len(arena, line.text, line.len);
            is_whole = name && *name;
        }
    }
    return is_whole;
}

const struct fup_site_table *
fup_site_table_new(const struct fup_sender_table *senders, struct fup_arena *arena)
{
    struct fup_site_table *table = fup_arena_alloc(arena, sizeof *table);
    struct name_list names = {0};

    if (table && read_names(fup_data_get("freemail.txt"), arena, &names)) {
        if (names.count)
            qsort(names.items, names.count, sizeof *names.items, compare_names);
        table->senders = senders;
        table->suffixes = psl_builtin();
        table->open = names.items;
        table->count = names.count;
    } else {
        table = NULL;
    }
    return table;
}

static bool
is_listed(const struct fup_site_table *table, const char *name)
{
    return table->count &&
           bsearch(&name, table->open, table->count, sizeof *table->open, compare_names);
}

/* "yahoo.co.uk" is listed as itself or as "yahoo.*": its first label stands right before a public
 * suffix, because the whole is a registrable domain. */
static bool
is_open(const struct fup_site_table *table, const char *site)
{
    const char *dot = strchr(site, '.');
    bool open = is_listed(table, site);

    if (!open && dot && dot - site <= LONGEST_DOMAIN) {
        char any[LONGEST_DOMAIN + 3];
        size_t len = (size_t)(dot - site);

        memcpy(any, site, len);
        memcpy(any + len, ".*", 3);
        open = is_listed(table, any);
    }
    return open;
}

/* A host that ends in a number is an IPv4 address, one in brackets any literal (RFC 5321 4.1.3). */
static bool
is_domain(const char *domain)
{
    size_t len = strlen(domain);

    return len && len <= LONGEST_DOMAIN && domain[0] != '[' && domain[0] != '.' &&
           !(domain[len - 1] >= '0' && domain[len - 1] <= '9') && domain[len - 1] != '.';
}

const char *
fup_site_of(const struct fup_site_table *table, const char *address, struct fup_arena *arena)
{
    const char *at = address ? strrchr(address, '@') : NULL;
    const char *site = NULL;

    if (at && is_domain(at + 1) && table->suffixes)
        site = psl_registrable_domain(table->suffixes, at + 1);
    if (site) {
        const struct fup_sender *sender = fup_sender_find(table->senders, address);

        if (is_open(table, site) || (sender && !sender->is_own_domain))
            site = NULL;
    }
    return fup_arena_copy(arena, site);
}

void
fup_site_set_all(const struct fup_site_table *table, struct fup_address_list *addresses,
                 struct fup_arena *arena)
{
    for (size_t i = 0; i < addresses->count; i++)
        addresses->items[i].site = fup_site_of(table, addresses->items[i].address, arena);
}
