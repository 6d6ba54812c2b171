/* mail/message.c - GMime reads, this file chooses and copies.
 *
 * The bytes pass mail/limits.h first, then GMime parses them from memory. Headers are copied
 * decoded and cleaned. The part tree is walked with a stack of our own, so that depth costs
 * nothing; only text of the first megabyte is decoded, everything else is named and skipped.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "mail/message.h"

#include <gmime/gmime.h>
#include <string.h>

#include "mail/charset.h"
#include "mail/flowed.h"
#include "mail/limits.h"

enum { GROUP_DEPTH = 32, REFERENCE_LIMIT = 1000, CHUNK = 16 * 1024 };

/* One object of the part tree that is still to be visited. */
struct visit {
    GMimeObject *object; /* borrowed from the message */
    int depth, alternative;
    bool is_inside;
};
struct visit_list {
    struct visit *items;
    size_t count, capacity;
};

struct reading {
    struct fup_arena *arena;
    struct fup_mail *mail;
    struct visit_list visits; /* used as a stack: the next one is the last */
    size_t text_left;         /* of the decoded text a person reads */
    size_t machine_left;      /* of calendar parts and reports */
    int alternatives;         /* how many multipart/alternative were met */
};

void
fup_mail_init(void)
{
    g_mime_init();
}

const char *
fup_mail_header(const struct fup_mail *mail, const char *name)
{
    const char *value = NULL;

    for (size_t i = 0; !value && i < mail->headers.count; i++) {
        if (fup_str_same_caseless(mail->headers.items[i].name, name))
            value = mail->headers.items[i].value;
    }
    return value;
}

/* Headers. */

static void
copy_headers(struct reading *reading, GMimeObject *object)
{
    GMimeHeaderList *headers = object ? g_mime_object_get_header_list(object) : NULL;
    int count = headers ? g_mime_header_list_get_count(headers) : 0;

    for (int i = 0; i < count; i++) {
        GMimeHeader *header = g_mime_header_list_get_header_at(headers, i);
        const char *name = g_mime_header_get_name(header);
        const char *value = fup_charset_line(g_mime_header_get_value(header), reading->arena);
        struct fup_header *copy =
            name ? FUP_LIST_ADD(&reading->mail->headers, reading->arena) : NULL;

        if (copy) {
            struct fup_str trimmed = fup_str_trim(fup_str_from(value));

            copy->name = fup_charset_line(name, reading->arena);
            copy->value = fup_arena_copy_len(reading->arena, trimmed.text, trimmed.len);
        }
    }
}

/* Does the mail have one header that only a mail has? Anything else is no mail. */
static bool
looks_like_mail(const struct fup_mail *mail)
{
    static const char *const names[] = {
        "From",         "To",           "Subject",     "Date",        "Message-ID", "Received",
        "MIME-Version", "Content-Type", "Cc",          "Return-Path", "Sender",     "Reply-To",
        "References",   "Delivered-To", "In-Reply-To", "Bcc"};
    bool found = false;

    for (size_t i = 0; !found && i < sizeof names / sizeof *names; i++)
        found = fup_mail_header(mail, names[i]) != NULL;
    return found;
}

/* Cuts the next <id> off `rest` as notmuch does: what stands between < and >, without white space.
 * NULL when there is none. */
static const char *
next_id(const char **rest, struct fup_arena *arena)
{
    const char *start = strchr(*rest, '<');
    const char *end = start ? strchr(start, '>') : NULL;
    char *id = end ? fup_arena_alloc(arena, (size_t)(end - start)) : NULL;

    if (id) {
        size_t len = 0;

        for (const char *c = start + 1; c < end; c++) {
            if (*c != ' ' && *c != '\t')
                id[len++] = *c;
        }
        *rest = end + 1;
    }
    return id;
}

static bool
has_reference(const struct fup_mail *mail, const char *id)
{
    bool found = false;

    for (size_t i = 0; !found && i < mail->references.count; i++)
        found = strcmp(mail->references.items[i], id) == 0;
    return found;
}

static void
copy_ids(struct reading *reading)
{
    struct fup_mail *mail = reading->mail;
    const char *header = fup_mail_header(mail, "Message-ID");
    const char *rest = header ? header : "", *id = next_id(&rest, reading->arena);
    const char **slot;

    mail->message_id = id && *id ? id : (header && *header ? header : NULL);
    header = fup_mail_header(mail, "References");
    rest = header ? header : "";
    while ((id = next_id(&rest, reading->arena))) {
        if (*id && (slot = FUP_LIST_ADD(&mail->references, reading->arena)))
            *slot = id;
    }
    if (mail->references.count > REFERENCE_LIMIT) { /* the newest name the thread */
        mail->references.items += mail->references.count - REFERENCE_LIMIT;
        mail->references.count = mail->references.capacity = REFERENCE_LIMIT;
        mail->truncated = true;
    }
    header = fup_mail_header(mail, "In-Reply-To");
    rest = header ? header : "";
    id = next_id(&rest, reading->arena);
    mail->in_reply_to = id && *id ? id : NULL;
    if (mail->in_reply_to && !has_reference(mail, id) &&
        (slot = FUP_LIST_ADD(&mail->references, reading->arena)))
        *slot = id;
}

/* The instant of a date header. `has_offset` is false for "-0000" and for a date without zone,
 * which RFC 5322 section 3.3 gives the same meaning: the writer's zone is not told. */
static fup_instant
read_date(const char *text, int *offset_minutes, bool *has_offset)
{
    GDateTime *date = text && *text ? g_mime_utils_header_decode_date(text) : NULL;
    fup_instant instant = FUP_NO_INSTANT;

    *offset_minutes = 0;
    *has_offset = false;
    if (date) {
        const char *sign = strpbrk(text, "+-");

        instant = g_date_time_to_unix(date);
        *offset_minutes = (int)(g_date_time_get_utc_offset(date) / G_TIME_SPAN_MINUTE);
        while (sign && !g_ascii_isdigit(sign[1]))
            sign = strpbrk(sign + 1, "+-");
        *has_offset = *offset_minutes != 0 || strstr(text, "GMT") || strstr(text, "UT") ||
                      (strstr(text, "+0000") != NULL);
        g_date_time_unref(date);
    }
    return instant;
}

static void
copy_dates(struct fup_mail *mail)
{
    const char *received = fup_mail_header(mail, "Received");
    const char *stamp = received ? strrchr(received, ';') : NULL;
    int offset;
    bool has_offset;

    mail->date =
        read_date(fup_mail_header(mail, "Date"), &mail->date_offset, &mail->date_has_offset);
    mail->received = read_date(stamp ? stamp + 1 : NULL, &offset, &has_offset);
}

/* Addresses. */

static void
add_mailbox(struct reading *reading, InternetAddress *address, struct fup_address_list *list)
{
    const char *text = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address));
    const char *name = fup_charset_line(internet_address_get_name(address), reading->arena);
    char *copy = text && *text
                     ? fup_arena_copy(reading->arena, fup_charset_line(text, reading->arena))
                     : NULL;
    struct fup_address *item = copy ? FUP_LIST_ADD(list, reading->arena) : NULL;

    if (item) {
        char *at = strrchr(copy, '@');

        for (char *c = at; c && *c; c++)
            *c = g_ascii_tolower(*c);
        item->address = copy;
        item->name = name && *fup_str_trim(fup_str_from(name)).text ? name : NULL;
    }
}

/* Flattens groups with a stack of list positions; what is nested deeper is left out. */
static void
copy_addresses(struct reading *reading, InternetAddressList *addresses,
               struct fup_address_list *list)
{
    struct {
        InternetAddressList *list;
        int next;
    } stack[GROUP_DEPTH];
    int depth = 0;

    if (addresses) {
        stack[0].list = addresses;
        stack[0].next = 0;
        depth = 1;
    }
    while (depth > 0) {
        InternetAddressList *top = stack[depth - 1].list;
        int next = stack[depth - 1].next++;
        InternetAddress *address = next < internet_address_list_length(top)
                                       ? internet_address_list_get_address(top, next)
                                       : NULL;

        if (!address) {
            depth--;
        } else if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
            add_mailbox(reading, address, list);
        } else if (INTERNET_ADDRESS_IS_GROUP(address) && depth < GROUP_DEPTH) {
            stack[depth].list = internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address));
            stack[depth].next = 0;
            if (stack[depth].list)
                depth++;
        }
    }
}

static void
copy_envelope(struct reading *reading, GMimeMessage *message)
{
    struct fup_mail *mail = reading->mail;
    const char *followup;

    mail->subject = fup_mail_header(mail, "Subject");
    if (!mail->subject)
        mail->subject = "";
    copy_addresses(reading, g_mime_message_get_from(message), &mail->from);
    copy_addresses(reading, g_mime_message_get_sender(message), &mail->sender);
    copy_addresses(reading, g_mime_message_get_reply_to(message), &mail->reply_to);
    copy_addresses(reading, g_mime_message_get_to(message), &mail->to);
    copy_addresses(reading, g_mime_message_get_cc(message), &mail->cc);
    copy_addresses(reading, g_mime_message_get_bcc(message), &mail->bcc);
    followup = g_mime_object_get_header(GMIME_OBJECT(message), "Mail-Followup-To");
    if (followup) {
        InternetAddressList *addresses = internet_address_list_parse(NULL, followup);

        copy_addresses(reading, addresses, &mail->mail_followup_to);
        g_clear_object(&addresses);
    }
}

/* Parts. */

/* At most `limit` decoded bytes of a part; the rest is never decoded. */
static GByteArray *
decode_part(GMimePart *part, size_t limit, bool *truncated)
{
    GByteArray *bytes = g_byte_array_new();
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    GMimeContentEncoding encoding = g_mime_part_get_content_encoding(part);

    if (content && encoding != GMIME_CONTENT_ENCODING_UUENCODE) {
        GMimeStream *source = g_mime_data_wrapper_get_stream(content);
        GMimeStream *decoded;
        GMimeFilter *filter = g_mime_filter_basic_new(encoding, FALSE);
        char chunk[CHUNK];
        ssize_t got = 1;

        g_mime_stream_reset(source);
        decoded = g_mime_stream_filter_new(source);
        g_mime_stream_filter_add(GMIME_STREAM_FILTER(decoded), filter);
        while (got > 0 && bytes->len < limit) {
            got = g_mime_stream_read(decoded, chunk, sizeof chunk);
            if (got > 0)
                g_byte_array_append(bytes, (const guint8 *)chunk, (guint)got);
        }
        if (bytes->len > limit || (got > 0 && bytes->len == limit)) {
            *truncated = true;
            g_byte_array_set_size(bytes, (guint)limit);
        }
        g_object_unref(filter);
        g_object_unref(decoded);
    }
    return bytes;
}

/* HTML names its charset itself where the header does not. Borrowed from `name`. */
static const char *
html_charset(const char *bytes, size_t len, char name[64])
{
    struct fup_str head = {bytes, len < 2048 ? len : 2048};
    size_t at = fup_str_find_caseless(head, "charset=");
    size_t out = 0;

    for (size_t i = at == SIZE_MAX ? head.len : at + 8; i < head.len && out < 63; i++) {
        char c = bytes[i];

        if (g_ascii_isalnum(c) || c == '-' || c == '_' || c == '.' || c == ':')
            name[out++] = c;
        else if (out > 0)
            i = head.len;
    }
    name[out] = '\0';
    return out ? name : NULL;
}

static bool
is_flowed(GMimeContentType *type)
{
    return fup_str_same_caseless(g_mime_content_type_get_parameter(type, "format"), "flowed");
}

static void
copy_text(struct reading *reading, GMimePart *source, GMimeContentType *type, struct fup_part *part)
{
    bool is_for_person = part->kind == FUP_PART_PLAIN || part->kind == FUP_PART_HTML;
    size_t *left = is_for_person ? &reading->text_left : &reading->machine_left;
    GByteArray *bytes = decode_part(source, *left, &reading->mail->truncated);
    const char *label = g_mime_content_type_get_parameter(type, "charset");
    const char *data = bytes->data ? (const char *)bytes->data : "";
    char name[64];
    struct fup_str text;

    if (!label && part->kind == FUP_PART_HTML)
        label = html_charset(data, bytes->len, name);
    text = fup_charset_decode(data, bytes->len, label, reading->arena);
    *left -= bytes->len < *left ? bytes->len : *left;
    g_byte_array_unref(bytes);
    part->is_flowed = part->kind == FUP_PART_PLAIN && is_flowed(type);
    if (part->is_flowed && text.text) {
        const char *delsp = g_mime_content_type_get_parameter(type, "delsp");

        text = fup_flowed_join(text, fup_str_same_caseless(delsp, "yes"), reading->arena);
    }
    if (text.text && part->kind == FUP_PART_PLAIN &&
        fup_str_starts_caseless(fup_str_trim(text), "-----BEGIN PGP MESSAGE-----")) {
        part->kind = FUP_PART_ENCRYPTED;
        text = (struct fup_str){NULL, 0};
    }
    part->text = text.text;
    part->len = text.len;
}

static enum fup_part_kind
kind_of(const char *type, const char *name, bool is_attachment)
{
    static const struct {
        const char *type;
        enum fup_part_kind kind;
    } kinds[] = {
        {"text/plain", FUP_PART_PLAIN},
        {"text/html", FUP_PART_HTML},
        {"application/xhtml+xml", FUP_PART_HTML},
        {"text/calendar", FUP_PART_CALENDAR},
        {"application/ics", FUP_PART_CALENDAR},
        {"text/x-vcalendar", FUP_PART_CALENDAR},
        {"message/delivery-status", FUP_PART_DELIVERY_STATUS},
        {"message/global-delivery-status", FUP_PART_DELIVERY_STATUS},
        {"message/disposition-notification", FUP_PART_DISPOSITION},
        {"text/rfc822-headers", FUP_PART_RETURNED_HEADERS},
        {"message/global-headers", FUP_PART_RETURNED_HEADERS},
        {"application/pgp-encrypted", FUP_PART_ENCRYPTED},
        {"application/pkcs7-mime", FUP_PART_ENCRYPTED},
        {"application/x-pkcs7-mime", FUP_PART_ENCRYPTED},
    };
    enum fup_part_kind kind = FUP_PART_ATTACHMENT;
    bool found = false;

    for (size_t i = 0; !found && i < sizeof kinds / sizeof *kinds; i++) {
        found = fup_str_same_caseless(type, kinds[i].type);
        if (found)
            kind = kinds[i].kind;
    }
    if (name && fup_str_ends_caseless(fup_str_from(name), ".ics"))
        kind = FUP_PART_CALENDAR;
    else if (is_attachment && (kind == FUP_PART_PLAIN || kind == FUP_PART_HTML))
        kind = FUP_PART_ATTACHMENT;
    else if (!found && !is_attachment && !name &&
             fup_str_starts_caseless(fup_str_from(type), "text/"))
        kind = FUP_PART_PLAIN; /* RFC 2046 section 4.1.4: unknown subtypes read as plain */
    return kind;
}

static struct fup_part *
add_part(struct reading *reading, const struct visit *visit, const char *type)
{
    struct fup_part *part = reading->mail->parts.count < FUP_MAIL_PARTS
                                ? FUP_LIST_ADD(&reading->mail->parts, reading->arena)
                                : NULL;

    if (part) {
        part->type = fup_charset_line(type, reading->arena);
        part->alternative = visit->alternative;
        part->is_inside_message = visit->is_inside;
    } else {
        reading->mail->truncated = true;
    }
    return part;
}

static void
visit_leaf(struct reading *reading, const struct visit *visit, GMimePart *source)
{
    GMimeContentType *type = g_mime_object_get_content_type(visit->object);
    char *type_name = g_mime_content_type_get_mime_type(type);
    struct fup_part *part = add_part(reading, visit, type_name);

    if (part) {
        part->is_attachment = g_mime_part_is_attachment(source);
        part->name = fup_charset_line(g_mime_part_get_filename(source), reading->arena);
        part->kind = kind_of(type_name, part->name, part->is_attachment);
        if (part->kind != FUP_PART_ATTACHMENT && part->kind != FUP_PART_ENCRYPTED)
            copy_text(reading, source, type, part);
    }
    g_free(type_name);
}

/* An attached mail: its chief headers as text, then its parts. */
static void
visit_message(struct reading *reading, const struct visit *visit)
{
    static const char *const names[] = {"Message-ID", "From", "To", "Date", "Subject"};
    GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(visit->object));
    struct fup_part *part = message ? add_part(reading, visit, "message/rfc822") : NULL;
    GString *text = g_string_new(NULL);
    struct visit *next;

    for (size_t i = 0; part && i < sizeof names / sizeof *names; i++) {
        const char *value = g_mime_object_get_header(GMIME_OBJECT(message), names[i]);

        if (value)
            g_string_append_printf(text, "%s: %s\n", names[i],
                                   fup_charset_line(value, reading->arena));
    }
    if (part) {
        part->kind = FUP_PART_RETURNED_HEADERS;
        part->is_inside_message = true;
        part->text = fup_arena_copy_len(reading->arena, text->str, text->len);
        part->len = part->text ? text->len : 0;
        if (g_mime_message_get_mime_part(message) &&
            (next = FUP_LIST_ADD(&reading->visits, reading->arena)))
            *next = (struct visit){g_mime_message_get_mime_part(message), visit->depth + 1,
                                   visit->alternative, true};
    }
    g_string_free(text, TRUE);
}

static void
visit_multipart(struct reading *reading, const struct visit *visit)
{
    GMimeMultipart *multipart = GMIME_MULTIPART(visit->object);
    GMimeContentType *type = g_mime_object_get_content_type(visit->object);
    int count = g_mime_multipart_get_count(multipart), alternative = visit->alternative;

    if (g_mime_content_type_is_type(type, "multipart", "alternative") && !alternative)
        alternative = ++reading->alternatives;
    if (count > FUP_MAIL_PARTS) {
        reading->mail->truncated = true;
        count = FUP_MAIL_PARTS;
    }
    for (int i = count - 1; i >= 0; i--) {
        struct visit *next = FUP_LIST_ADD(&reading->visits, reading->arena);

        if (next)
            *next = (struct visit){g_mime_multipart_get_part(multipart, i), visit->depth + 1,
                                   alternative, visit->is_inside};
    }
}

static void
visit_parts(struct reading *reading, GMimeObject *root)
{
    struct visit *first = root ? FUP_LIST_ADD(&reading->visits, reading->arena) : NULL;

    if (first)
        *first = (struct visit){root, 0, 0, false};
    while (reading->visits.count > 0) {
        struct visit visit = reading->visits.items[--reading->visits.count];

        if (visit.depth > FUP_MAIL_DEPTH || reading->mail->parts.count >= FUP_MAIL_PARTS) {
            reading->mail->truncated = true;
        } else if (GMIME_IS_MULTIPART_ENCRYPTED(visit.object)) {
            struct fup_part *part = add_part(reading, &visit, "multipart/encrypted");

            if (part)
                part->kind = FUP_PART_ENCRYPTED;
        } else if (GMIME_IS_MULTIPART(visit.object)) {
            visit_multipart(reading, &visit);
        } else if (GMIME_IS_MESSAGE_PART(visit.object)) {
            visit_message(reading, &visit);
        } else if (GMIME_IS_PART(visit.object)) {
            visit_leaf(reading, &visit, GMIME_PART(visit.object));
        }
    }
}

/* An mbox line before the mail is no header. */
static struct fup_str
skip_mbox_line(struct fup_str mail)
{
    struct fup_str rest = mail, line;

    if (fup_str_starts_caseless(mail, "From ") || fup_str_starts_caseless(mail, ">From ")) {
        (void)fup_str_next_line(&rest, &line);
        mail = rest;
    }
    return mail;
}

/* `view` borrows the bytes and must outlive the message: the stream never writes and never frees
 * it, and parts stay where they are until they are decoded. */
static GMimeMessage *
parse_bytes(GByteArray *view)
{
    static const char *fallback[] = {"utf-8", "windows-1252", NULL};
    GMimeParserOptions *options = g_mime_parser_options_new();
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(view);
    GMimeParser *parser;
    GMimeMessage *message;

    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    g_mime_parser_options_set_fallback_charsets(options, fallback);
    parser = g_mime_parser_new_with_stream(stream);
    g_mime_parser_set_persist_stream(parser, TRUE);
    message = g_mime_parser_construct_message(parser, options);
    g_object_unref(parser);
    g_object_unref(stream);
    g_mime_parser_options_free(options);
    return message;
}

static void
read_message(struct reading *reading, GMimeMessage *message)
{
    copy_headers(reading, GMIME_OBJECT(message));
    copy_headers(reading, g_mime_message_get_mime_part(message));
    copy_ids(reading);
    copy_dates(reading->mail);
    copy_envelope(reading, message);
    visit_parts(reading, g_mime_message_get_mime_part(message));
}

enum fup_status
fup_mail_parse(const char *bytes, size_t len, struct fup_arena *arena, struct fup_mail *mail,
               struct fup_error *error)
{
    struct reading reading = {.arena = arena,
                              .mail = mail,
                              .text_left = FUP_MAIL_TEXT_BYTES,
                              .machine_left = FUP_MAIL_TEXT_BYTES};
    GMimeMessage *message = NULL;
    enum fup_status status = FUP_OK;
    struct fup_str limited;
    GByteArray view;
    bool truncated = false;

    *mail = (struct fup_mail){.subject = "", .date = FUP_NO_INSTANT, .received = FUP_NO_INSTANT};
    limited = fup_mail_limit(skip_mbox_line((struct fup_str){bytes, len}), arena, &truncated);
    mail->truncated = truncated;
    if (limited.text && limited.len > 0 && limited.len < G_MAXUINT / 2) {
        view = (GByteArray){(guint8 *)(uintptr_t)limited.text, (guint)limited.len};
        message = parse_bytes(&view);
    }
    if (message) {
        read_message(&reading, message);
        g_object_unref(message);
    }
    if (fup_arena_failed(arena))
        status = fup_error_set(error, FUP_NO_MEMORY, "mail: out of memory: close other programs");
    else if (!looks_like_mail(mail))
        status = fup_error_set(error, FUP_BROKEN, "mail: no mail: the file has no mail header");
    return status;
}
