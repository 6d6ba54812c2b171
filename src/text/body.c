/* text/body.c - choice of the parts, then zones, then sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/body.h"

#include <string.h>

#include "base/buffer.h"
#include "text/html.h"
#include "text/language.h"
#include "text/phrase.h"
#include "text/sentence.h"
#include "text/zone.h"

enum { STUB_WORDS = 60 };

/* The shown text under construction. */
struct showing {
    struct fup_arena *arena;
    struct fup_buffer text;
    struct fup_html_span_list spans; /* of all HTML parts, moved to their place */
    size_t plain, html;              /* parts shown */
};

static size_t
count_words(const char *text, size_t len)
{
    size_t words = 0;

    for (size_t i = 0; i < len; i++)
        words += (unsigned char)text[i] > ' ' && (i == 0 || (unsigned char)text[i - 1] <= ' ');
    return words;
}

/* A text part that only says that there is HTML, or nothing. */
static bool
is_stub(const struct fup_part *part, struct fup_arena *arena)
{
    size_t words = count_words(part->text, part->len);
    bool is_one = words == 0;

    if (!is_one && words <= STUB_WORDS) {
        char *folded = fup_phrase_fold((struct fup_str){part->text, part->len}, arena);

        is_one = folded && fup_phrase_find((struct fup_str){folded, part->len}, 0,
                                           FUP_PHRASE_VIEW_IN_BROWSER, NULL) != SIZE_MAX;
    }
    return is_one;
}

/* Adds text without what has no width, and with plain spaces. */
static void
add_clean(struct fup_buffer *buffer, const char *text, size_t len)
{
    static const struct {
        const char *bytes;
        size_t len;
        const char *instead;
    } odd[] = {
        {"\xC2\xA0", 2, " "},     {"\xC2\xAD", 2, ""},      {"\xCD\x8F", 2, ""},
        {"\xE2\x80\x8B", 3, ""},  {"\xE2\x80\x8C", 3, ""},  {"\xE2\x80\x8D", 3, ""},
        {"\xE2\x80\x8E", 3, ""},  {"\xE2\x80\x8F", 3, ""},  {"\xE2\x80\xAF", 3, " "},
        {"\xE2\x81\xA0", 3, ""},  {"\xEF\xBB\xBF", 3, ""},  {"\xE2\x80\x87", 3, " "},
        {"\xE2\x80\x83", 3, " "}, {"\xE2\x80\x82", 3, " "}, {"\xE2\x80\x89", 3, " "},
    };
    size_t from = 0, i = 0;

    while ((i += fup_ascii_len(text + i, len - i)) < len) {
        bool may_be_odd = memchr("\xC2\xCD\xE2\xEF", text[i], 4) != NULL;
        size_t taken = 0;

        for (size_t k = 0; may_be_odd && !taken && k < sizeof odd / sizeof *odd; k++) {
            if (len - i >= odd[k].len && memcmp(text + i, odd[k].bytes, odd[k].len) == 0) {
                fup_buffer_add(buffer, text + from, i - from);
                fup_buffer_text(buffer, odd[k].instead);
                taken = odd[k].len;
                from = i + taken;
            }
        }
        i += taken ? taken : 1;
    }
    fup_buffer_add(buffer, text + from, len - from);
}

static void
start_part(struct showing *showing)
{
    if (showing->text.len > 0 && showing->text.text[showing->text.len - 1] != '\n')
        fup_buffer_text(&showing->text, "\n");
    if (showing->text.len > 0)
        fup_buffer_text(&showing->text, "\n");
}

static void
show_plain(struct showing *showing, const struct fup_part *part)
{
    start_part(showing);
    add_clean(&showing->text, part->text, part->len);
    showing->plain++;
}

static void
show_html(struct showing *showing, const struct fup_part *part)
{
    struct fup_html_span_list spans = {0};
    struct fup_str text =
        fup_html_text((struct fup_str){part->text, part->len}, showing->arena, &spans);
    size_t offset;

    start_part(showing);
    offset = showing->text.len;
    if (text.text)
        fup_buffer_add(&showing->text, text.text, text.len);
    for (size_t i = 0; i < spans.count; i++) {
        struct fup_html_span *span = FUP_LIST_ADD(&showing->spans, showing->arena);

        if (span)
            *span = (struct fup_html_span){spans.items[i].kind, spans.items[i].start + offset,
                                           spans.items[i].end + offset};
    }
    showing->html++;
}

static bool
is_shown(const struct fup_part *part)
{
    return (part->kind == FUP_PART_PLAIN || part->kind == FUP_PART_HTML) &&
           !part->is_inside_message && !part->is_attachment && part->text;
}

/* Of one multipart/alternative: is there text/plain that says anything, and is there HTML? */
static bool
plain_is_best(const struct fup_mail *mail, int alternative, struct fup_arena *arena)
{
    bool has_plain = false, has_html = false;

    for (size_t i = 0; i < mail->parts.count; i++) {
        const struct fup_part *part = &mail->parts.items[i];

        if (part->alternative == alternative && is_shown(part)) {
            has_html = has_html || part->kind == FUP_PART_HTML;
            has_plain = has_plain || (part->kind == FUP_PART_PLAIN && !is_stub(part, arena));
        }
    }
    return has_plain || !has_html;
}

static void
show_parts(const struct fup_mail *mail, struct showing *showing)
{
    int known = -1;
    bool is_plain = true;

    for (size_t i = 0; i < mail->parts.count; i++) {
        const struct fup_part *part = &mail->parts.items[i];

        if (is_shown(part)) {
            if (part->alternative != known && part->alternative) {
                known = part->alternative;
                is_plain = plain_is_best(mail, known, showing->arena);
            }
            if (part->kind == FUP_PART_PLAIN && (!part->alternative || is_plain))
                show_plain(showing, part);
            else if (part->kind == FUP_PART_HTML && (!part->alternative || !is_plain))
                show_html(showing, part);
        }
    }
}

/* The words by which the sender may sign: display names and the local part, folded. */
static struct fup_str
sender_words(const struct fup_mail *mail, struct fup_arena *arena)
{
    const struct fup_address *from = mail->from.count ? &mail->from.items[0] : NULL;
    struct fup_str words = {"", 0};

    if (from) {
        char *text = fup_arena_format(arena, "%s %s", from->name ? from->name : "", from->address);
        char *at = text ? strrchr(text, '@') : NULL;
        char *folded;

        if (at)
            *at = '\0';
        for (char *c = text; c && *c; c++) {
            if (strchr(".,_-\"()'", *c))
                *c = ' ';
        }
        folded = text ? fup_phrase_fold(fup_str_from(text), arena) : NULL;
        words = fup_str_from(folded);
    }
    return words;
}

static bool
is_forward_subject(const char *subject)
{
    static const char *const prefixes[] = {
        "fw:", "fwd:", "wg:", "tr:", "rv:", "doorst:", "enc:", "i:", "fwd :", "tr :"};
    struct fup_str str = fup_str_trim(fup_str_from(subject));
    bool is_one = false;

    for (size_t i = 0; !is_one && i < sizeof prefixes / sizeof *prefixes; i++)
        is_one = fup_str_starts_caseless(str, prefixes[i]);
    return is_one;
}

/* The folded text, or as it is when memory is short. */
static struct fup_str
fold(struct fup_str text, struct fup_arena *arena)
{
    const char *folded = fup_phrase_fold(text, arena);

    return (struct fup_str){folded ? folded : text.text, text.len};
}

static void
read_display(struct fup_zoning *zoning, const struct fup_html_span_list *spans,
             const char *language, struct fup_body *body)
{
    struct fup_arena *arena = zoning->arena;
    size_t greeting_end = 0;

    body->display_folded = fold(body->display, arena);
    zoning->text = body->display;
    zoning->folded = body->display_folded;
    fup_zones_divide(zoning, spans, body, &greeting_end);
    body->own_folded = fold(body->own, arena);
    if (language && *language && strlen(language) <= 2)
        memcpy(body->language, language, strlen(language) + 1);
    else
        fup_language_guess(body->own_folded, body->language);
    if (!body->language[0]) /* few own words: the rest of the mail tells as well */
        fup_language_guess(body->display_folded, body->language);
    fup_sentences_split(body->own, body->own_folded, greeting_end, arena, &body->sentences);
}

/* Hands the shown text over to the arena. */
static void
take_display(struct showing *showing, struct fup_body *body)
{
    char *copy = fup_arena_copy_len(showing->arena, showing->text.text ? showing->text.text : "",
                                    showing->text.len);

    body->display = (struct fup_str){copy ? copy : "", copy ? showing->text.len : 0};
    fup_buffer_release(&showing->text);
}

void
fup_body_read(const struct fup_mail *mail, const char *language, struct fup_arena *arena,
              struct fup_body *body)
{
    struct showing showing = {.arena = arena};
    struct fup_zoning zoning = {.arena = arena};

    *body = (struct fup_body){.own = {"", 0}};
    show_parts(mail, &showing);
    take_display(&showing, body);
    body->is_html_only = showing.html > 0 && showing.plain == 0;
    zoning.sender = sender_words(mail, arena);
    zoning.is_forward_subject = is_forward_subject(mail->subject);
    read_display(&zoning, &showing.spans, language, body);
    for (size_t i = 0; i < mail->parts.count; i++) {
        if (mail->parts.items[i].kind == FUP_PART_RETURNED_HEADERS)
            body->has_forward = true;
    }
}

void
fup_body_read_text(struct fup_str text, const char *language, struct fup_arena *arena,
                   struct fup_body *body)
{
    struct showing showing = {.arena = arena};
    struct fup_zoning zoning = {.arena = arena, .sender = {"", 0}};

    *body = (struct fup_body){.own = {"", 0}};
    add_clean(&showing.text, text.text, text.len);
    take_display(&showing, body);
    read_display(&zoning, &showing.spans, language, body);
}
