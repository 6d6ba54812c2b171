/* signal/sender.c - one linear look through the table; the most exact pattern wins.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/sender.h"

#include <ctype.h>
#include <string.h>

#include "base/data.h"

struct fup_sender_table {
    struct fup_sender *items;
    size_t count, capacity;
};

static struct fup_str
next_field(struct fup_str *line)
{
    struct fup_str field;
    size_t len = 0;

    *line = fup_str_trim(*line);
    while (len < line->len && !isspace((unsigned char)line->text[len]))
        len++;
    field = (struct fup_str){line->text, len};
    line->text += len;
    line->len -= len;
    return field;
}

static bool
has_word(struct fup_str words, const char *word)
{
    return fup_str_find_caseless(words, word) != SIZE_MAX;
}

static enum fup_sender_kind
kind_of(struct fup_str word)
{
    static const char *const names[] = {
        [FUP_SENDER_ATS] = "ats",
        [FUP_SENDER_BOARD] = "board",
        [FUP_SENDER_SCHEDULER] = "scheduler",
        [FUP_SENDER_ASSESSMENT] = "assessment",
        [FUP_SENDER_CALENDAR] = "calendar",
    };
    enum fup_sender_kind kind = FUP_SENDER_NOISE;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (fup_str_is(word, names[i]))
            kind = (enum fup_sender_kind)i;
    }
    return kind;
}

static bool
read_row(struct fup_str line, struct fup_arena *arena, struct fup_sender *sender)
{
    struct fup_str address = next_field(&line), system = next_field(&line),
                   kind = next_field(&line), sign = next_field(&line), employer = next_field(&line),
                   extra = next_field(&line);
    const char *at = memchr(address.text, '@', address.len);

    if (at) {
        size_t local = (size_t)(at - address.text);

        sender->local = fup_arena_copy_len(arena, address.text, local);
        sender->domain_len = address.len - local - 1;
        sender->domain = fup_arena_copy_len(arena, at + 1, sender->domain_len);
        sender->system = fup_arena_copy_len(arena, system.text, system.len);
    }
    sender->kind = kind_of(kind);
    sender->is_sure = fup_str_is(sign, "sure");
    sender->names_in_display = has_word(employer, "display");
    sender->names_in_local = has_word(employer, "local");
    sender->names_in_subdomain = has_word(employer, "subdomain");
    sender->has_token = has_word(extra, "token");
    sender->is_own_domain = has_word(extra, "own");
    return sender->local && sender->domain && sender->system;
}

const struct fup_sender_table *
fup_sender_table_new(struct fup_arena *arena)
{
    struct fup_sender_table *table = fup_arena_alloc(arena, sizeof *table);
    struct fup_str rest = fup_str_from(fup_data_get("senders.txt")), line;

    while (table && fup_str_next_line(&rest, &line)) {
        line = fup_str_trim(line);
        if (line.len && line.text[0] != '#') {
            struct fup_sender *sender = FUP_LIST_ADD(table, arena);

            if (!sender || !read_row(line, arena, sender))
                table = NULL;
        }
    }
    return table;
}

static bool
fits_local(const char *pattern, struct fup_str local)
{
    size_t len = strlen(pattern);
    bool open_start = len && pattern[0] == '*', open_end = len && pattern[len - 1] == '*';
    char fixed[64];
    bool fits = false;

    if (len == 1 && open_start) {
        fits = true;
    } else if (len < sizeof fixed) {
        size_t size = len - open_start - open_end;

        memcpy(fixed, pattern + open_start, size);
        fixed[size] = '\0';
        if (open_end)
            fits = local.len > size && fup_str_starts_caseless(local, fixed);
        else if (open_start)
            fits = local.len > size && fup_str_ends_caseless(local, fixed);
        else
            fits = local.len == size && fup_str_starts_caseless(local, fixed);
    }
    return fits;
}

/* Whole labels: a domain covers itself and its subdomains. */
static bool
fits_domain(const struct fup_sender *sender, struct fup_str domain)
{
    const char *pattern = sender->domain;
    size_t len = sender->domain_len;
    bool fits;

    if (len == 1 && pattern[0] == '*') {
        fits = true;
    } else if (len > 1 && pattern[len - 1] == '*') {
        fits = domain.len >= len && strncasecmp(domain.text, pattern, len - 1) == 0;
    } else { /* the length alone tells most of them apart */
        fits =
            (domain.len == len || (domain.len > len && domain.text[domain.len - len - 1] == '.')) &&
            fup_str_ends_caseless(domain, pattern);
    }
    return fits;
}

/* A fixed local part outweighs any domain, then the longer domain decides. */
static size_t
exactness(const struct fup_sender *sender)
{
    size_t local = strlen(sender->local), domain = strlen(sender->domain);

    return (strcmp(sender->local, "*") == 0 ? 0 : 1000 + local) + domain;
}

const struct fup_sender *
fup_sender_find(const struct fup_sender_table *table, const char *address)
{
    const char *at = address ? strrchr(address, '@') : NULL;
    const struct fup_sender *best = NULL;

    if (table && at) {
        struct fup_str local = {address, (size_t)(at - address)}, domain = fup_str_from(at + 1);

        for (size_t i = 0; i < table->count; i++) {
            const struct fup_sender *sender = &table->items[i];

            if (fits_domain(sender, domain) && fits_local(sender->local, local) &&
                (!best || exactness(sender) > exactness(best)))
                best = sender;
        }
    }
    return best;
}

/* "acme-robotics" becomes "acme robotics"; numbers and single letters name nobody. */
static const char *
name_from_slug(struct fup_str slug, struct fup_arena *arena)
{
    char *name = slug.len > 1 ? fup_arena_copy_len(arena, slug.text, slug.len) : NULL;

    for (char *c = name; c && *c; c++) {
        if (*c == '-' || *c == '_' || *c == '.')
            *c = ' ';
    }
    return name;
}

static bool
is_machine_word(struct fup_str local)
{
    static const char *const words[] = {
        "no-reply",      "noreply", "do-not-reply", "donotreply", "notification",
        "notifications", "system",  "careers",      "jobs",       "recruiting",
        "talent",        "hr",      "mail",         "autoreply"};
    bool is_machine = false;

    for (size_t i = 0; !is_machine && i < sizeof words / sizeof *words; i++)
        is_machine = local.len == strlen(words[i]) && fup_str_starts_caseless(local, words[i]);
    return is_machine;
}

static const char *
employer_in_local(const char *address, struct fup_arena *arena)
{
    size_t len = strcspn(address, "+@");
    struct fup_str local = {address, len};

    return is_machine_word(local) ? NULL : name_from_slug(local, arena);
}

/* The label right before the system's domain, without a suffix of the system ("-talent"). */
static const char *
employer_in_subdomain(const struct fup_sender *sender, const char *address, struct fup_arena *arena)
{
    const char *at = strrchr(address, '@');
    struct fup_str domain = fup_str_from(at ? at + 1 : "");
    size_t own = strlen(sender->domain), len, start;

    if (domain.len <= own + 1)
        return NULL;
    len = domain.len - own - 1;
    start = len;
    while (start > 0 && domain.text[start - 1] != '.')
        start--;
    domain.text += start;
    domain.len = len - start;
    if (fup_str_ends_caseless(domain, "-talent"))
        domain.len -= strlen("-talent");
    return name_from_slug(domain, arena);
}

const char *
fup_sender_employer(const struct fup_sender *sender, const struct fup_address *from,
                    struct fup_arena *arena)
{
    const char *employer = NULL;

    if (sender && from && from->address) {
        if (sender->names_in_local)
            employer = employer_in_local(from->address, arena);
        if (!employer && sender->names_in_subdomain)
            employer = employer_in_subdomain(sender, from->address, arena);
    }
    return employer;
}

const char *
fup_sender_token(const struct fup_sender *sender, const struct fup_address *from,
                 struct fup_arena *arena)
{
    char *token = NULL;

    if (sender && sender->has_token && from && from->address) {
        const char *at = strrchr(from->address, '@');
        size_t len = strcspn(from->address, "+@");

        if (at)
            token = fup_arena_format(arena, "%.*s%s", (int)len, from->address, at);
        for (char *c = token; c && *c; c++)
            *c = (char)tolower((unsigned char)*c);
    }
    return token;
}
