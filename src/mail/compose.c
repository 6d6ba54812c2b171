/* mail/compose.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "mail/compose.h"

#include "base/str.h"

#include <gmime/gmime.h>
#include <string.h>

#define MAX_NAME 200
#define MAX_ADDRESS 320 /* RFC 3696, erratum 1690: 64 + 1 + 255 */
#define MAX_ID 900
#define MAX_LINE 900 /* of the text; RFC 5322 allows 998 */

/* Only bytes that no parser of addresses or headers takes for structure. */
static bool
is_plain(const char *text, size_t most, const char *signs)
{
    size_t len = text ? strlen(text) : 0;
    bool good = len > 0 && len <= most;

    for (size_t i = 0; good && i < len; i++)
        good = (unsigned char)text[i] > ' ' && text[i] != 0x7f && !strchr(signs, text[i]);
    return good;
}

bool
fup_compose_is_address(const char *address)
{
    const char *at = address ? strchr(address, '@') : NULL;

    return is_plain(address, MAX_ADDRESS, ",;:<>()[]\\\"") && at && at != address && at[1] &&
           !strchr(at + 1, '@');
}

bool
fup_compose_is_id(const char *id)
{
    bool good = is_plain(id, MAX_ID, "<>") && !strstr(id, "=?"); /* no encoded word either */

    for (; good && *id; id++)
        good = (unsigned char)*id < 0x80; /* RFC 5322 3.6.4; mailers disagree about the rest */
    return good;
}

/* One line without controls: a header cannot be left by its text. "=?" becomes "= ?": what looks
 * like an encoded word (RFC 2047) would be decoded by the mailer, and mutt writes what comes out,
 * line feeds too, into the header that the user edits. */
static char *
one_line(const char *text, size_t most)
{
    struct fup_str whole = fup_str_from(text);
    size_t len = fup_utf8_prefix(whole, most), used = 0;
    char *line = g_malloc(2 * len + 1);

    for (size_t at = 0, step; at < len; at += step) {
        uint32_t code;

        step = fup_utf8_step(whole.text + at, len - at, &code);
        if (code < ' ' || (code >= 0x7f && code < 0xa0) || (code == 0xfffd && step == 1)) {
            line[used++] = ' ';
        } else {
            if (code == '?' && used > 0 && line[used - 1] == '=')
                line[used++] = ' ';
            memcpy(line + used, whole.text + at, step);
            used += step;
        }
    }
    line[used] = '\0';
    return g_strstrip(line);
}

static void
add_address(InternetAddressList *list, const struct fup_address *person)
{
    char *name;
    InternetAddress *mailbox;

    if (!fup_compose_is_address(person->address))
        return;
    name = one_line(person->name, MAX_NAME);
    /* GMime 3.2 leaves '=' as it is in the encoded words of a phrase: "=0A" of a name would be read
     * as a line feed. */
    for (char *at = name; *at; at++)
        *at = *at == '=' ? '-' : *at;
    mailbox = internet_address_mailbox_new(*name ? name : NULL, person->address);
    (void)internet_address_list_add(list, mailbox);
    g_object_unref(mailbox);
    g_free(name);
}

static void
add_people(GMimeMessage *message, GMimeAddressType type, const struct fup_address_list *people)
{
    for (size_t i = 0; i < people->count; i++)
        add_address(g_mime_message_get_addresses(message, type), &people->items[i]);
}

static void
add_threading(GMimeMessage *message, const struct fup_compose *draft)
{
    GString *references = g_string_new(NULL);

    if (fup_compose_is_id(draft->in_reply_to)) {
        char *value = g_strdup_printf("<%s>", draft->in_reply_to);

        g_mime_object_set_header(GMIME_OBJECT(message), "In-Reply-To", value, NULL);
        g_free(value);
    }
    for (size_t i = 0; i < draft->references.count; i++) {
        if (fup_compose_is_id(draft->references.items[i]))
            g_string_append_printf(references, "%s<%s>", references->len ? " " : "",
                                   draft->references.items[i]);
    }
    if (references->len > 0)
        g_mime_object_set_header(GMIME_OBJECT(message), "References", references->str, NULL);
    (void)g_string_free(references, TRUE);
}

static bool
has_long_line(const char *text)
{
    struct fup_str rest = fup_str_from(text), line;
    bool is_long = false;

    while (!is_long && fup_str_next_line(&rest, &line))
        is_long = line.len > MAX_LINE;
    return is_long;
}

/* A body may hold line feeds and tabs, no other control. (g_mime_text_part_set_text would turn it
 * into the smallest charset that holds it; an editor should see UTF-8.) */
static void
set_body(GMimeMessage *message, const char *body)
{
    GMimePart *part = g_mime_part_new_with_type("text", "plain");
    char *clean = g_strdup(body ? body : "");
    GMimeStream *stream;
    GMimeDataWrapper *content;

    for (char *at = clean; *at; at++) {
        if (((unsigned char)*at < ' ' && *at != '\n' && *at != '\t') || *at == 0x7f)
            *at = ' ';
    }
    stream = g_mime_stream_mem_new_with_buffer(clean, strlen(clean));
    content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_part_set_content(part, content);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    g_mime_part_set_content_encoding(part, has_long_line(clean)
                                               ? GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
                                               : GMIME_CONTENT_ENCODING_8BIT);
    g_mime_message_set_mime_part(message, GMIME_OBJECT(part));
    g_object_unref(content);
    g_object_unref(stream);
    g_object_unref(part);
    g_free(clean);
}

enum fup_status
fup_compose_write(const struct fup_compose *draft, struct fup_buffer *out, struct fup_error *error)
{
    GMimeMessage *message = g_mime_message_new(FALSE);
    GMimeFormatOptions *format = g_mime_format_options_new();
    char *subject = one_line(draft->subject, 1000), *text;

    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_UNIX);
    if (draft->from.address)
        add_address(g_mime_message_get_addresses(message, GMIME_ADDRESS_TYPE_FROM), &draft->from);
    add_people(message, GMIME_ADDRESS_TYPE_TO, &draft->to);
    add_people(message, GMIME_ADDRESS_TYPE_CC, &draft->cc);
    g_mime_message_set_subject(message, subject, "utf-8");
    add_threading(message, draft);
    g_mime_object_set_header(GMIME_OBJECT(message), "MIME-Version", "1.0", NULL);
    set_body(message, draft->body);
    text = g_mime_object_to_string(GMIME_OBJECT(message), format);
    fup_buffer_text(out, text);
    g_free(text);
    g_free(subject);
    g_mime_format_options_free(format);
    g_object_unref(message);
    return out->failed ? fup_error_set(error, FUP_NO_MEMORY, "draft: no memory: close programs")
                       : FUP_OK;
}
