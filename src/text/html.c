/* text/html.c - events of libxml2's HTML parser drive a small typesetter.
 *
 * The typesetter knows whether a line is open and how many line feeds are due; blocks ask for one
 * or two, <br> adds one. Each open element has one byte of flags on a stack, so that its end undoes
 * what its start did, whatever the nesting. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/buffer.h"
#include "text/tag.h"

enum element_flag {
    IS_HIDDEN = 1,
    IS_QUOTE = 2,
    IS_PRE = 4,
    IS_SPAN = 8,
    ENDS_LINE = 16,
    ENDS_PARAGRAPH = 32
};
enum { QUOTE_DEPTH = 10, LINE_FEEDS = 2, TEXT_LIMIT = 4 * 1024 * 1024 };

struct flags_list {
    unsigned char *items;
    size_t count, capacity;
};

struct setter {
    struct fup_arena *arena;
    struct fup_buffer text;
    struct fup_html_span_list *spans;
    struct flags_list open;
    int hidden, pre, quotes; /* how many open elements hide, preserve white space, quote */
    int span_depth;          /* open elements since the outermost span began */
    enum fup_zone_kind span_kind;
    size_t span_start;
    bool is_line_open, has_space; /* something stands on the line; white space is due */
    bool has_fixed_space;         /* only &nbsp; stood on the line: an empty line on purpose */
    const char *mark;             /* list mark that is due */
    int feeds;                    /* line feeds due */
};

static void
break_line(struct setter *setter, int feeds)
{
    if (setter->has_fixed_space && !setter->is_line_open && setter->feeds < LINE_FEEDS)
        setter->feeds++;
    if (setter->feeds < feeds)
        setter->feeds = feeds;
    setter->is_line_open = setter->has_space = setter->has_fixed_space = false;
}

static void
add_break(struct setter *setter)
{
    if (setter->is_line_open || setter->feeds == 0)
        setter->feeds = 1;
    else if (setter->feeds < LINE_FEEDS)
        setter->feeds++;
    setter->is_line_open = setter->has_space = setter->has_fixed_space = false;
}

/* Before the first visible character of a line or word. */
static void
open_line(struct setter *setter)
{
    if (!setter->is_line_open) {
        for (; setter->text.len > 0 && setter->feeds > 0; setter->feeds--)
            fup_buffer_text(&setter->text, "\n");
        for (int i = 0; i < setter->quotes && i < QUOTE_DEPTH; i++)
            fup_buffer_text(&setter->text, ">");
        if (setter->quotes)
            fup_buffer_text(&setter->text, " ");
        fup_buffer_text(&setter->text, setter->mark);
        setter->mark = NULL;
    } else if (setter->has_space) {
        fup_buffer_text(&setter->text, " ");
    }
    setter->feeds = 0;
    setter->has_space = setter->has_fixed_space = false;
    setter->is_line_open = true;
}

/* Bytes of a character that shows nothing at text[i], or 0. *is_fixed: a space that is kept. */
static size_t
blank_len(const char *text, size_t len, size_t i, bool *is_fixed)
{
    static const char *const odd[] = {"\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D",
                                      "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x81\xA0",
                                      "\xEF\xBB\xBF", "\xCD\x8F",     "\xC2\xAD"};
    static const char *const spaces[] = {"\xC2\xA0",     "\xE2\x80\x87", "\xE2\x80\xAF",
                                         "\xE2\x80\x83", "\xE2\x80\x82", "\xE2\x80\x89"};
    size_t found = 0;

    *is_fixed = false;
    for (size_t k = 0; !found && k < sizeof spaces / sizeof *spaces; k++) {
        if (len - i >= strlen(spaces[k]) && memcmp(text + i, spaces[k], strlen(spaces[k])) == 0)
            found = strlen(spaces[k]);
    }
    *is_fixed = found > 0;
    for (size_t k = 0; !found && k < sizeof odd / sizeof *odd; k++) {
        if (len - i >= strlen(odd[k]) && memcmp(text + i, odd[k], strlen(odd[k])) == 0)
            found = strlen(odd[k]);
    }
    return found;
}

static void
on_text(void *context, const xmlChar *bytes, int size)
{
    struct setter *setter = context;
    const char *text = (const char *)bytes;
    size_t len = size > 0 ? (size_t)size : 0;

    for (size_t i = 0; !setter->hidden && setter->text.len < TEXT_LIMIT && i < len;) {
        bool is_fixed = false;
        size_t blank = (unsigned char)text[i] >= 0xC2 ? blank_len(text, len, i, &is_fixed) : 0;
        size_t end = i;

        if (setter->pre && text[i] == '\n') {
            add_break(setter);
            blank = 1;
        } else if (blank || text[i] == ' ' || text[i] == '\n' || text[i] == '\t' ||
                   text[i] == '\r') {
            setter->has_space = setter->has_space || is_fixed || !blank;
            setter->has_fixed_space = setter->has_fixed_space || is_fixed;
            blank = blank ? blank : 1;
        } else {
            bool dummy;

            while (end < len && (unsigned char)text[end] > ' ' &&
                   ((unsigned char)text[end] < 0xC2 || !blank_len(text, len, end, &dummy)))
                end++;
            end += end == i; /* a control character */
            open_line(setter);
            fup_buffer_add(&setter->text, text + i, end - i);
        }
        i = blank ? i + blank : end;
    }
}

static const char *
attribute(const xmlChar **attributes, const char *name)
{
    const char *value = NULL;

    for (; !value && attributes && attributes[0]; attributes += 2) {
        if (fup_str_same_caseless((const char *)attributes[0], name))
            value = attributes[1] ? (const char *)attributes[1] : "";
    }
    return value;
}

static bool
has(const char *value, const char *word)
{
    return value && fup_str_find_caseless(fup_str_from(value), word) != SIZE_MAX;
}

/* Is `text` the value, with or without a unit, up to the end of the declaration? "0 0 12px" is not
 * "0". */
static bool
is_value(const char *text, const char *value)
{
    size_t len = strlen(value);
    bool is_one = fup_str_starts_caseless(fup_str_from(text), value);

    if (is_one) {
        text += len;
        while ((*text >= 'a' && *text <= 'z') || *text == '%')
            text++;
        while (*text == ' ')
            text++;
        is_one = *text == '\0' || *text == ';' || *text == '!';
    }
    return is_one;
}

/* Does the style say `property: value` (white space does not matter)? */
static bool
has_style(const char *style, const char *property, const char *value)
{
    struct fup_str rest = fup_str_from(style);
    size_t at = style ? fup_str_find_caseless(rest, property) : SIZE_MAX;
    bool found = false;

    while (!found && at != SIZE_MAX) {
        const char *text;

        rest.text += at + strlen(property);
        rest.len -= at + strlen(property);
        text = rest.text + strspn(rest.text, " ");
        if (*text == ':')
            found = is_value(text + 1 + strspn(text + 1, " "), value);
        at = fup_str_find_caseless(rest, property);
    }
    return found;
}

static bool
is_one_of(const char *name, const char *const *names)
{
    bool found = false;

    for (; !found && *names; names++)
        found = strcmp(name, *names) == 0;
    return found;
}

static bool
is_hidden(const char *name, const xmlChar **attributes)
{
    static const char *const never[] = {"head",     "style",  "script", "title",    "select",
                                        "template", "object", "svg",    "noframes", NULL};
    const char *style = attribute(attributes, "style");

    return is_one_of(name, never) || attribute(attributes, "hidden") ||
           has_style(style, "display", "none") || has_style(style, "visibility", "hidden") ||
           has_style(style, "mso-hide", "all") || has_style(style, "max-height", "0") ||
           has_style(style, "opacity", "0") || has(attribute(attributes, "class"), "preheader");
}

/* The mark-up by which mail programs name their zones. False: none of them. */
static bool
names_zone(const char *name, const xmlChar **attributes, enum fup_zone_kind *kind)
{
    static const struct {
        const char *word;
        enum fup_zone_kind kind;
    } words[] = {
        {"gmail_attr", FUP_ZONE_ATTRIBUTION},
        {"moz-cite-prefix", FUP_ZONE_ATTRIBUTION},
        {"yahoo_quoted", FUP_ZONE_QUOTE},
        {"yahoo-quoted", FUP_ZONE_QUOTE},
        {"OLK_SRC_BODY_SECTION", FUP_ZONE_QUOTE},
        {"mail-editor-reference-message", FUP_ZONE_QUOTE},
        {"protonmail_quote", FUP_ZONE_QUOTE},
        {"zmail_extra", FUP_ZONE_QUOTE},
        {"moz-forward-container", FUP_ZONE_FORWARD},
        {"signature", FUP_ZONE_SIGNATURE},
    };
    const char *class = attribute(attributes, "class"), *id = attribute(attributes, "id");
    bool found = false;

    for (size_t i = 0;
         (class || id) && strcmp(name, "body") != 0 && !found && i < sizeof words / sizeof *words;
         i++) {
        found = has(class, words[i].word) || has(id, words[i].word);
        *kind = words[i].kind;
    }
    if (!found && has(attribute(attributes, "data-marker"), "__QUOTED_TEXT__")) {
        *kind = FUP_ZONE_QUOTE;
        found = true;
    }
    return found;
}

static unsigned
flags_of(const char *name, const xmlChar **attributes)
{
    static const char *const paragraphs[] = {"p",  "h1", "h2",    "h3",         "h4",  "h5", "h6",
                                             "ul", "ol", "table", "blockquote", "pre", "dl", NULL};
    static const char *const lines[] = {"div",    "tr",      "li",      "dt",       "dd",
                                        "center", "section", "article", "header",   "footer",
                                        "form",   "address", "main",    "fieldset", "figure",
                                        "body",   "aside",   "nav",     "caption",  NULL};
    const char *style = attribute(attributes, "style");
    unsigned flags = 0;

    if (is_hidden(name, attributes))
        flags |= IS_HIDDEN;
    if (is_one_of(name, paragraphs) && !has(attribute(attributes, "class"), "MsoNormal") &&
        !has_style(style, "margin", "0"))
        flags |= ENDS_PARAGRAPH;
    else if (is_one_of(name, paragraphs) || is_one_of(name, lines))
        flags |= ENDS_LINE;
    if (strcmp(name, "table") == 0)
        flags = (flags & ~(unsigned)ENDS_PARAGRAPH) | ENDS_LINE;
    if (strcmp(name, "pre") == 0)
        flags |= IS_PRE;
    /* Without a border it is an indent of the editor, not a quote. */
    if (strcmp(name, "blockquote") == 0 && !has_style(style, "border", "none"))
        flags |= IS_QUOTE;
    return flags;
}

static void
start_span(struct setter *setter, enum fup_zone_kind kind)
{
    setter->span_kind = kind;
    setter->span_start = setter->text.len;
    setter->span_depth = 1;
}

static void
on_start(void *context, const xmlChar *element, const xmlChar **attributes)
{
    struct setter *setter = context;
    const char *name = (const char *)element;
    unsigned flags = flags_of(name, attributes);
    enum fup_zone_kind kind;
    unsigned char *slot;

    if (setter->span_depth > 0)
        setter->span_depth++;
    else if (names_zone(name, attributes, &kind)) {
        flags |= IS_SPAN;
        break_line(setter, 1);
        start_span(setter, kind);
    }
    setter->hidden += (flags & IS_HIDDEN) != 0;
    if (!setter->hidden) {
        if (flags & (ENDS_LINE | ENDS_PARAGRAPH))
            break_line(setter, flags & ENDS_PARAGRAPH ? 2 : 1);
        if (strcmp(name, "br") == 0)
            add_break(setter);
        else if (strcmp(name, "li") == 0)
            setter->mark = "- ";
        else if ((strcmp(name, "td") == 0 || strcmp(name, "th") == 0) && setter->is_line_open)
            on_text(setter, (const xmlChar *)" ", 1);
        else if (strcmp(name, "hr") == 0) {
            break_line(setter, 1);
            open_line(setter);
            fup_buffer_text(&setter->text, "________________________________");
            break_line(setter, 1);
        }
    }
    setter->pre += (flags & IS_PRE) != 0;
    setter->quotes += (flags & IS_QUOTE) != 0;
    slot = FUP_LIST_ADD(&setter->open, setter->arena);
    if (slot)
        *slot = (unsigned char)flags;
}

static void
end_span(struct setter *setter)
{
    struct fup_html_span *span =
        setter->text.len > setter->span_start ? FUP_LIST_ADD(setter->spans, setter->arena) : NULL;

    if (span)
        *span = (struct fup_html_span){setter->span_kind, setter->span_start, setter->text.len};
    setter->span_depth = 0;
}

static void
on_end(void *context, const xmlChar *element)
{
    struct setter *setter = context;
    unsigned flags = setter->open.count ? setter->open.items[--setter->open.count] : 0;

    (void)element;
    if (!setter->hidden && (flags & (ENDS_LINE | ENDS_PARAGRAPH))) {
        break_line(setter, flags & ENDS_PARAGRAPH ? 2 : 1);
        setter->mark = NULL;
    }
    setter->hidden -= (flags & IS_HIDDEN) != 0;
    setter->pre -= (flags & IS_PRE) != 0;
    setter->quotes -= (flags & IS_QUOTE) != 0;
    if (flags & IS_SPAN) {
        end_span(setter);
        break_line(setter, 1);
    } else if (setter->span_depth > 0) {
        setter->span_depth--;
    }
}

static void
parse(struct fup_str html, struct setter *setter)
{
    htmlSAXHandler handler = {0};
    htmlParserCtxtPtr parser;

    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_text;
    handler.cdataBlock = NULL;
    handler.ignorableWhitespace = on_text;
    parser = htmlCreatePushParserCtxt(&handler, setter, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (parser) {
        (void)htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                             HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                             HTML_PARSE_IGNORE_ENC);
        (void)htmlParseChunk(parser, html.text, (int)html.len, 0);
        (void)htmlParseChunk(parser, NULL, 0, 1);
        if (parser->myDoc)
            xmlFreeDoc(parser->myDoc);
        htmlFreeParserCtxt(parser);
    }
}

struct fup_str
fup_html_text(struct fup_str html, struct fup_arena *arena, struct fup_html_span_list *spans)
{
    struct setter setter = {.arena = arena, .spans = spans};
    struct fup_str result;

    html = fup_tag_limit(html, arena);
    if (html.text && html.len > 0 && html.len < INT32_MAX)
        parse(html, &setter);
    if (setter.span_depth > 0)
        end_span(&setter);
    fup_buffer_text(&setter.text, "\n");
    result.text =
        setter.text.failed ? NULL : fup_arena_copy_len(arena, setter.text.text, setter.text.len);
    result.len = result.text ? setter.text.len : 0;
    fup_buffer_release(&setter.text);
    return result;
}
