/* state/join.c - hiring strands into cases.
 *
 * Strands are taken oldest first. Each one's signs (token, people, houses, organization) lead by
 * sorted keys to the older strands that share one; these are weighed, strongest kind of sign first.
 * A case with another position is never joined; two cases that fit equally well are not chosen
 * between. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state/case.h"

#include <string.h>

#include "base/str.h"

enum {
    MOST_SIGNS = 32,
    MOST_CANDIDATES = 64,
    MOST_LOOKS = 256,
    GROUND = 2, /* what a letter from the house of an employer says of a job */
    LONGEST_PAUSE = 180 * 86400,
    LONGEST_PAUSE_UNTOLD = 60 * 86400 /* a strand that does not speak of hiring itself */
};

enum rank { RANK_NONE, RANK_ORGANIZATION, RANK_HOUSE_POSITION, RANK_PERSON, RANK_TOKEN };

struct signs { /* of a strand; of a whole case at its first strand */
    struct fup_string_list tokens, people, names, houses, organizations, positions, keys;
    fup_instant first, last;
    struct fup_lean lean;
    const char *subject; /* of an untold strand's first letter */
    bool may_join, is_untold, has_ground;
};

struct joiner {
    const struct fup_desk *desk;
    struct fup_strand_list *strands;
    const size_t *of_letter;
    size_t *set;
    struct signs *signs;
    struct fup_key_list keys; /* "t:token" ... -> strand */
    struct fup_lean lean;     /* of the whole mailbox */
};

static bool
has_text(const struct fup_string_list *list, const char *text)
{
    bool found = false;

    for (size_t i = 0; !found && i < list->count; i++)
        found = fup_str_same_caseless(list->items[i], text);
    return found;
}

static void
add_text(const struct joiner *joiner, struct fup_string_list *list, const char *text)
{
    const char **item = text && *text && list->count < MOST_SIGNS && !has_text(list, text)
                            ? FUP_LIST_ADD(list, joiner->desk->arena)
                            : NULL;

    if (item)
        *item = text;
}

/* "Ada Q via Example", "Ada Q (Example)" -> "ada q"; NULL unless two words stay */
static const char *
plain_name(const struct joiner *joiner, const char *name)
{
    static const char *const ends[] = {" via ", " at ", " from ", "(", "|", ",", " - ", "@"};
    struct fup_str text = fup_str_from(name);

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = fup_str_find_caseless(text, ends[i]);

        if (at != SIZE_MAX)
            text.len = at;
    }
    text = fup_str_trim(text);
    return text.len && memchr(text.text, ' ', text.len) ? fup_utf8_fold(joiner->desk->arena, text)
                                                        : NULL;
}

/* The name of a house without its public suffix: "kiteline.example" -> "kiteline" */
static const char *
house_name(const struct joiner *joiner, const char *site)
{
    return fup_arena_copy_len(joiner->desk->arena, site, strcspn(site, "."));
}

static bool
is_own_house(const struct joiner *joiner, const char *site)
{
    size_t count;

    return fup_keys_find(&joiner->desk->own_sites, site, &count) != NULL;
}

static void
add_person(const struct joiner *joiner, struct signs *signs, const struct fup_address *person)
{
    bool is_own = person->site && is_own_house(joiner, person->site);

    if (person->address && !is_own && !fup_desk_is_me(joiner->desk, person->address) &&
        !fup_desk_is_list(joiner->desk, person->address)) {
        add_text(joiner, &signs->people, person->address);
        add_text(joiner, &signs->names, plain_name(joiner, person->name));
        if (person->site)
            add_text(joiner, &signs->houses, person->site);
    }
}

/* Colleagues whom the writer lets read are introduced: "Ben in Cc will arrange it". */
static void
add_colleagues(const struct joiner *joiner, struct signs *signs, const struct fup_message *message,
               const struct fup_address_list *readers)
{
    for (size_t i = 0; message->from.site && i < readers->count; i++)
        if (readers->items[i].site && strcmp(readers->items[i].site, message->from.site) == 0)
            add_person(joiner, signs, &readers->items[i]);
}

static void
add_people(const struct joiner *joiner, struct signs *signs, const struct fup_letter *letter)
{
    const struct fup_message *message = letter->message;
    bool is_machine = (message->flags & FUP_MAIL_NO_REPLY_SENDER) ||
                      (message->hiring.is_relay && !message->hiring.token);

    if (letter->writer == FUP_WRITER_ME) {
        for (size_t i = 0; i < message->to.count; i++)
            add_person(joiner, signs, &message->to.items[i]);
    } else if (is_machine) {
        add_text(joiner, &signs->names, plain_name(joiner, message->from.name));
        if (message->from.site && !is_own_house(joiner, message->from.site))
            add_text(joiner, &signs->houses, message->from.site);
    } else {
        add_person(joiner, signs, &message->from);
        add_colleagues(joiner, signs, message, &message->cc);
    }
    for (size_t i = 0; letter->writer != FUP_WRITER_ME && i < message->reply_to.count; i++)
        if (!is_machine)
            add_person(joiner, signs, &message->reply_to.items[i]);
    for (size_t i = 0; i < message->invites.count; i++) {
        const struct fup_attendee *organizer = &message->invites.items[i].organizer;
        struct fup_address person = {organizer->name, organizer->address, NULL};

        add_person(joiner, signs, &person);
    }
}

static bool
tells_of_hiring(const struct fup_letter *letter)
{
    const struct fup_hiring *hiring = &letter->message->hiring;

    return hiring->is_hiring && letter->writer != FUP_WRITER_CLAIMED &&
           hiring->event != FUP_EVENT_JOB_ALERT && hiring->event != FUP_EVENT_PITCH;
}

/* A person of theirs who says something that only an employer says: in the house of an employer
 * that is enough. */
static bool
has_ground(const struct fup_letter *letter)
{
    const struct fup_message *message = letter->message;

    return letter->writer == FUP_WRITER_OTHER && message->automatic == FUP_AUTOMATIC_NO &&
           (message->hiring.ground >= GROUND ||
            message->hiring.as_employer.event != FUP_EVENT_NONE);
}

static void
read_signs(struct joiner *joiner, size_t at)
{
    struct fup_strand *strand = &joiner->strands->items[at];
    struct signs *signs = &joiner->signs[at];

    for (size_t i = 0; i < strand->letters.count; i++) {
        const struct fup_letter *letter = &joiner->desk->letters.items[strand->letters.items[i]];
        const struct fup_hiring *hiring = &letter->message->hiring;

        if (i == 0)
            signs->first = letter->order;
        signs->last = letter->order;
        if (letter->writer != FUP_WRITER_CLAIMED &&
            letter->message->automatic != FUP_AUTOMATIC_BULK)
            add_people(joiner, signs, letter);
        if (i == 0)
            signs->subject = letter->message->subject;
        signs->has_ground |= has_ground(letter);
        if (tells_of_hiring(letter)) {
            strand->is_hiring = true;
            fup_lean_add(&signs->lean, letter);
            add_text(joiner, &signs->tokens, hiring->token);
            add_text(joiner, &signs->organizations, hiring->organization);
            add_text(joiner, &signs->positions, hiring->position);
        }
    }
    joiner->lean.own += signs->lean.own;
    joiner->lean.all += signs->lean.all;
}

/* "p:ada@example.org", folded; NULL for nothing */
static const char *
sign_key(const struct joiner *joiner, char kind, const char *text)
{
    const char *folded = fup_utf8_fold(joiner->desk->arena, fup_str_from(text));

    return folded ? fup_arena_format(joiner->desk->arena, "%c:%s", kind, folded) : NULL;
}

/* Organizations meet by the first four letters of their names; fit.c then looks closer. */
static const char *
organization_key(const struct joiner *joiner, const char *name)
{
    char start[5] = "";
    size_t len = 0;
    const char *folded = fup_utf8_fold(joiner->desk->arena, fup_str_from(name));

    if (folded && strncmp(folded, "the ", 4) == 0)
        folded += 4;
    for (; folded && *folded && len < 4; folded++)
        if ((*folded >= 'a' && *folded <= 'z') || (*folded >= '0' && *folded <= '9') ||
            (unsigned char)*folded >= 0x80)
            start[len++] = *folded;
    return fup_arena_format(joiner->desk->arena, "o:%s", start);
}

static void
add_sign_key(struct joiner *joiner, struct signs *signs, const char *key)
{
    const char **item = key ? FUP_LIST_ADD(&signs->keys, joiner->desk->arena) : NULL;

    if (item)
        *item = key;
}

/* "q:corp.example|data engineer": the way to one of hundreds of roles at one employer. */
static void
add_position_keys(struct joiner *joiner, struct signs *signs)
{
    struct fup_arena *arena = joiner->desk->arena;

    for (size_t k = 0; k < signs->positions.count; k++) {
        const char *position = signs->positions.items[k];

        for (size_t i = 0; i < signs->houses.count; i++)
            add_sign_key(
                joiner, signs,
                sign_key(joiner, 'q',
                         fup_arena_format(arena, "%s|%s", signs->houses.items[i], position)));
        for (size_t i = 0; i < signs->organizations.count; i++)
            add_sign_key(joiner, signs,
                         sign_key(joiner, 'q',
                                  fup_arena_format(arena, "%s|%s", signs->organizations.items[i],
                                                   position)));
    }
}

/* A strand that does not speak of hiring is found by its people and their house only, and leads to
 * no other. */
static void
make_keys(struct joiner *joiner, size_t strand)
{
    static const char kinds[] = "ptns";
    struct signs *signs = &joiner->signs[strand];
    bool is_hiring = joiner->strands->items[strand].is_hiring;
    const struct fup_string_list *lists[] = {&signs->people, &signs->tokens, &signs->names,
                                             &signs->houses};

    if (is_hiring)
        add_position_keys(joiner, signs);
    for (size_t i = 0; !is_hiring && i < signs->houses.count; i++) {
        add_sign_key(joiner, signs, sign_key(joiner, 's', signs->houses.items[i]));
        add_sign_key(joiner, signs,
                     organization_key(joiner, house_name(joiner, signs->houses.items[i])));
    }
    for (size_t i = 0; i < (is_hiring ? sizeof lists / sizeof *lists : 1); i++)
        for (size_t k = 0; k < lists[i]->count; k++)
            add_sign_key(joiner, signs, sign_key(joiner, kinds[i], lists[i]->items[k]));
    for (size_t i = 0; is_hiring && i < signs->houses.count; i++)
        add_sign_key(joiner, signs,
                     organization_key(joiner, house_name(joiner, signs->houses.items[i])));
    for (size_t i = 0; is_hiring && i < signs->organizations.count; i++)
        add_sign_key(joiner, signs, organization_key(joiner, signs->organizations.items[i]));
    for (size_t i = 0; is_hiring && i < signs->keys.count; i++)
        fup_keys_add(&joiner->keys, joiner->desk->arena, signs->keys.items[i], strand);
}

static bool
share(const struct fup_string_list *a, const struct fup_string_list *b)
{
    bool found = false;

    for (size_t i = 0; !found && i < a->count; i++)
        found = has_text(b, a->items[i]);
    return found;
}

/* 1 they fit, 0 one of them tells none, -1 they contradict */
static int
compare_positions(const struct joiner *joiner, const struct signs *a, const struct signs *b)
{
    int result = a->positions.count && b->positions.count ? -1 : 0;

    for (size_t i = 0; result < 0 && i < a->positions.count; i++)
        for (size_t k = 0; result < 0 && k < b->positions.count; k++)
            if (fup_join_fits_position(joiner->desk->arena, a->positions.items[i],
                                       b->positions.items[k]))
                result = 1;
    return result;
}

static bool
names_house(const struct joiner *joiner, const struct signs *a, const struct signs *b)
{
    bool found = false;

    for (size_t i = 0; !found && i < a->organizations.count; i++)
        for (size_t k = 0; !found && k < b->houses.count; k++)
            found = fup_join_same_organization(joiner->desk->arena, a->organizations.items[i],
                                               house_name(joiner, b->houses.items[k]));
    return found;
}

static bool
same_organization(const struct joiner *joiner, const struct signs *a, const struct signs *b)
{
    bool found =
        share(&a->houses, &b->houses) || names_house(joiner, a, b) || names_house(joiner, b, a);

    for (size_t i = 0; !found && i < a->organizations.count; i++)
        for (size_t k = 0; !found && k < b->organizations.count; k++)
            found = fup_join_same_organization(joiner->desk->arena, a->organizations.items[i],
                                               b->organizations.items[k]);
    return found;
}

/* In a recruiter's mailbox people with a house of their own may be clients, with whom several
 * candidates are spoken of: the same client is not the same case. */
static bool
may_be_client(const struct signs *strand)
{
    return strand->houses.count > 0;
}

/* "Kiln technician: papers before Friday", from a colleague of those who took the application in:
 * the house is theirs, and the letter names the position or says what an employer says. */
static bool
is_of_house(const struct joiner *joiner, const struct signs *strand, const struct signs *whole)
{
    bool speaks = strand->has_ground;

    for (size_t i = 0; !speaks && strand->subject && i < whole->positions.count; i++)
        speaks = fup_str_find_caseless(fup_str_from(strand->subject), whole->positions.items[i]) !=
                 SIZE_MAX;
    return speaks && !fup_lean_is_recruiter(&whole->lean, &joiner->lean) &&
           same_organization(joiner, strand, whole);
}

/* How well a strand fits a case. */
static enum rank
weigh(const struct joiner *joiner, const struct signs *strand, const struct signs *whole)
{
    enum rank rank = RANK_NONE;
    fup_instant pause = strand->is_untold ? LONGEST_PAUSE_UNTOLD : LONGEST_PAUSE;
    int positions = compare_positions(joiner, strand, whole);
    bool is_same_person = share(&strand->people, &whole->people);

    if (strand->first - whole->last > pause || positions < 0)
        return rank;
    if (strand->is_untold)
        rank = is_same_person                       ? RANK_PERSON
               : is_of_house(joiner, strand, whole) ? RANK_ORGANIZATION
                                                    : RANK_NONE;
    else if (fup_lean_is_recruiter(&strand->lean, &joiner->lean))
        rank = (is_same_person || share(&strand->names, &whole->names)) &&
                       (positions > 0 || !may_be_client(strand))
                   ? RANK_PERSON
                   : RANK_NONE;
    else if (share(&strand->tokens, &whole->tokens))
        rank = RANK_TOKEN;
    else if (is_same_person || (share(&strand->names, &whole->names) &&
                                (same_organization(joiner, strand, whole) || positions > 0 ||
                                 !strand->houses.count || !whole->houses.count)))
        rank = RANK_PERSON;
    else if (same_organization(joiner, strand, whole))
        rank = positions > 0 ? RANK_HOUSE_POSITION : RANK_ORGANIZATION;
    return rank;
}

struct candidates {
    size_t groups[MOST_CANDIDATES];
    size_t count;
};

/* The newest older strands that share this key. */
static void
add_candidates(struct joiner *joiner, size_t strand, const char *key, struct candidates *candidates)
{
    size_t count, low = 0, high;
    const struct fup_key *run = fup_keys_find(&joiner->keys, key, &count);

    for (high = count; low < high;) { /* first entry that is not older */
        size_t middle = low + (high - low) / 2;

        if (run[middle].item < strand)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t looks = 0; low > 0 && looks < MOST_LOOKS; looks++) {
        size_t other = run[--low].item, group = fup_set_find(joiner->set, other);
        bool is_new = joiner->signs[other].may_join && candidates->count < MOST_CANDIDATES;

        for (size_t k = 0; is_new && k < candidates->count; k++)
            is_new = candidates->groups[k] != group;
        if (is_new)
            candidates->groups[candidates->count++] = group;
    }
}

static void
merge_texts(const struct joiner *joiner, struct fup_string_list *into,
            const struct fup_string_list *from)
{
    for (size_t i = 0; i < from->count; i++)
        add_text(joiner, into, from->items[i]);
}

static void
join(struct joiner *joiner, size_t a, size_t b)
{
    size_t first = fup_set_find(joiner->set, a), second = fup_set_find(joiner->set, b);

    if (first != second) {
        struct signs *into = &joiner->signs[first < second ? first : second];
        const struct signs *from = &joiner->signs[first < second ? second : first];

        fup_set_join(joiner->set, first, second);
        merge_texts(joiner, &into->tokens, &from->tokens);
        merge_texts(joiner, &into->people, &from->people);
        merge_texts(joiner, &into->names, &from->names);
        merge_texts(joiner, &into->houses, &from->houses);
        merge_texts(joiner, &into->organizations, &from->organizations);
        merge_texts(joiner, &into->positions, &from->positions);
        into->lean.own += from->lean.own;
        into->lean.all += from->lean.all;
        into->lean.machines += from->lean.machines;
        if (from->last > into->last)
            into->last = from->last;
    }
}

/* Between several cases of the same rank only an equal position decides. */
static size_t
choose(const struct joiner *joiner, const struct signs *strand, const struct candidates *candidates,
       bool *is_ambiguous)
{
    enum rank best = RANK_NONE;
    size_t chosen = SIZE_MAX, at_best = 0, with_position = 0, positioned = SIZE_MAX;

    for (size_t i = 0; i < candidates->count; i++) {
        const struct signs *whole = &joiner->signs[candidates->groups[i]];
        enum rank rank = weigh(joiner, strand, whole);
        bool is_positioned = rank && compare_positions(joiner, strand, whole) > 0;

        if (rank > best) {
            best = rank;
            at_best = with_position = 0;
        }
        if (rank && rank == best) {
            chosen = candidates->groups[i];
            at_best++;
            if (is_positioned) {
                positioned = candidates->groups[i];
                with_position++;
            }
        }
    }
    if (at_best > 1)
        chosen = with_position == 1 ? positioned : SIZE_MAX;
    *is_ambiguous = at_best > 1 && chosen == SIZE_MAX;
    return chosen;
}

static void
join_strand(struct joiner *joiner, size_t at)
{
    struct signs *signs = &joiner->signs[at];
    struct fup_strand *strand = &joiner->strands->items[at];
    struct candidates candidates = {.count = 0};
    bool is_ambiguous = false;
    size_t chosen;

    for (size_t i = 0; i < signs->keys.count; i++)
        add_candidates(joiner, at, signs->keys.items[i], &candidates);
    chosen = choose(joiner, signs, &candidates, &is_ambiguous);
    if (chosen != SIZE_MAX) {
        signs->is_untold = false;
        strand->is_hiring = true;
        join(joiner, at, chosen);
    }
    strand->is_ambiguous = is_ambiguous && !signs->is_untold;
    signs->may_join = strand->is_hiring && !strand->is_ambiguous; /* it draws no other to it */
}

/* kind, join and split as the user decided; the newest word on a strand wins. */
static void
read_decisions(struct joiner *joiner, size_t *joined_with, bool *is_fixed)
{
    const struct fup_state_input *input = joiner->desk->input;

    for (size_t i = 0; i < input->decision_count; i++) {
        const struct fup_decision *decision = &input->decisions[i];
        size_t letter = fup_desk_find(joiner->desk, decision->anchor);
        size_t other = fup_desk_find(joiner->desk, decision->other);
        size_t strand = letter != SIZE_MAX ? joiner->of_letter[letter] : SIZE_MAX;

        if (strand == SIZE_MAX)
            continue;
        if (decision->verb == FUP_VERB_INTERVIEW || decision->verb == FUP_VERB_NOT_INTERVIEW) {
            joiner->strands->items[strand].is_hiring = decision->verb == FUP_VERB_INTERVIEW;
            is_fixed[strand] = true;
        } else if (decision->verb == FUP_VERB_STAGE && !is_fixed[strand]) {
            joiner->strands->items[strand].is_hiring |= fup_stage_parse(decision->text) >= 0;
        } else if (decision->verb == FUP_VERB_SPLIT) {
            joiner->strands->items[strand].is_split = true;
            joined_with[strand] = SIZE_MAX;
        } else if (decision->verb == FUP_VERB_JOIN && other != SIZE_MAX) {
            joiner->strands->items[strand].is_split = false;
            joined_with[strand] = joiner->of_letter[other];
        }
    }
}

/* The user's joins first, then the facts. */
static void
join_all(struct joiner *joiner, const size_t *joined_with, const bool *is_fixed)
{
    size_t count = joiner->strands->count;

    for (size_t i = 0; i < count; i++) {
        size_t other = joined_with[i];

        if (other != SIZE_MAX &&
            !(joiner->strands->items[other].is_split && joined_with[other] == i))
            join(joiner, i, other);
    }
    for (size_t i = 0; i < count; i++) {
        struct fup_strand *strand = &joiner->strands->items[i];
        bool is_untold = !strand->is_hiring && !is_fixed[i];

        joiner->signs[i].is_untold = is_untold;
        joiner->signs[i].may_join = strand->is_hiring && !strand->is_split;
        if ((strand->is_hiring || is_untold) && !strand->is_split && joined_with[i] == SIZE_MAX)
            join_strand(joiner, i);
    }
    for (size_t i = 0; i < count; i++)
        joiner->strands->items[i].group = fup_set_find(joiner->set, i);
}

void
fup_join_strands(const struct fup_desk *desk, const size_t *of_letter,
                 struct fup_strand_list *strands)
{
    struct joiner joiner = {.desk = desk, .strands = strands, .of_letter = of_letter};
    size_t *joined_with = fup_set_new(desk->arena, strands->count);
    bool *is_fixed = fup_arena_alloc(desk->arena, strands->count + 1);

    joiner.set = fup_set_new(desk->arena, strands->count);
    joiner.signs = fup_arena_alloc(desk->arena, (strands->count + 1) * sizeof *joiner.signs);
    if (!joined_with || !is_fixed || !joiner.set || !joiner.signs)
        return;
    fup_prior_read(desk, strands);
    for (size_t i = 0; i < strands->count; i++) {
        joined_with[i] = SIZE_MAX;
        read_signs(&joiner, i);
    }
    read_decisions(&joiner, joined_with, is_fixed);
    for (size_t i = 0; i < strands->count; i++)
        make_keys(&joiner, i);
    fup_keys_sort(&joiner.keys);
    if (!fup_arena_failed(desk->arena))
        join_all(&joiner, joined_with, is_fixed);
}
