/* indexer/folders.c - names as they stand on disk: UTF-8, or the modified UTF-7 of IMAP (RFC 3501,
 * 5.1.3), in which "é" is "&AOk-". SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "indexer/folders.h"

#include <string.h>

#include "base/str.h"

static const char *const sent_names[] = {"sent",
                                         "sent mail",
                                         "sent-mail",
                                         "sent_mail",
                                         "sent items",
                                         "sent messages",
                                         "sentmail",
                                         "gesendet",
                                         "gesendete",
                                         "gesendete elemente",
                                         "gesendete objekte",
                                         "gesendete nachrichten",
                                         "envoyés",
                                         "envoy&aok-s",
                                         "messages envoyés",
                                         "messages envoy&aok-s",
                                         "éléments envoyés",
                                         "Éléments envoyés",
                                         "&amk-l&aok-ments envoy&aok-s",
                                         "objets envoyés",
                                         "objets envoy&aok-s",
                                         "enviados",
                                         "elementos enviados",
                                         "mensajes enviados",
                                         "correo enviado",
                                         "itens enviados",
                                         "inviata",
                                         "posta inviata",
                                         "verzonden",
                                         "verzonden items",
                                         "verzonden berichten",
                                         "skickat",
                                         "sendt",
                                         "sendte elementer",
                                         "wysłane",
                                         "wys&auI-ane"};
static const char *const draft_names[] = {"draft",        "drafts",    "entwurf",    "entwürfe",
                                          "entw&apw-rfe", "brouillon", "brouillons", "borrador",
                                          "borradores",   "rascunhos", "bozze",      "concepten",
                                          "utkast",       "kladder",   "szkice"};

/* Non-ASCII letters above are lower case and compared as they are. */
static bool
is_one_of(struct fup_str name, const char *const *names, size_t count)
{
    bool found = false;

    for (size_t i = 0; !found && i < count; i++)
        found = name.len == strlen(names[i]) && fup_str_starts_caseless(name, names[i]);
    return found;
}

/* The folder of a mail file: without the file and a Maildir's cur, new or tmp. */
static struct fup_str
folder_of(const char *path, const char *root)
{
    size_t root_len = root ? strlen(root) : 0;
    struct fup_str folder = fup_str_from(path);
    const char *slash;

    if (root_len > 0 && strncmp(path, root, root_len) == 0)
        folder = (struct fup_str){path + root_len, folder.len - root_len};
    slash = memrchr(folder.text, '/', folder.len);
    folder.len = slash ? (size_t)(slash - folder.text) : 0;
    if (fup_str_ends_caseless(folder, "/cur") || fup_str_ends_caseless(folder, "/new") ||
        fup_str_ends_caseless(folder, "/tmp"))
        folder.len -= 4;
    return folder;
}

/* The last part of the folder: after '/', or after the '.' of Maildir++ (".Archive.Sent"). */
static bool
folder_is(const char *path, const char *root, const char *const *names, size_t count)
{
    struct fup_str folder = folder_of(path, root);
    size_t slash = folder.len, dot;

    while (slash > 0 && folder.text[slash - 1] != '/')
        slash--;
    for (dot = folder.len; dot > slash && folder.text[dot - 1] != '.';)
        dot--;
    return is_one_of((struct fup_str){folder.text + slash, folder.len - slash}, names, count) ||
           is_one_of((struct fup_str){folder.text + dot, folder.len - dot}, names, count);
}

bool
fup_has_tag(const struct fup_string_list *tags, const char *tag)
{
    bool found = false;

    for (size_t i = 0; !found && i < tags->count; i++)
        found = strcmp(tags->items[i], tag) == 0;
    return found;
}

bool
fup_is_sent(const struct fup_string_list *tags, const struct fup_string_list *paths,
            const char *root)
{
    bool sent = fup_has_tag(tags, "sent");

    for (size_t i = 0; !sent && i < paths->count; i++)
        sent = folder_is(paths->items[i], root, sent_names, sizeof sent_names / sizeof *sent_names);
    return sent;
}

bool
fup_is_draft(const struct fup_string_list *paths, const char *root)
{
    bool draft = false;

    for (size_t i = 0; !draft && i < paths->count; i++) {
        const char *slash = strrchr(paths->items[i], '/');
        const char *flags = slash ? strstr(slash, ":2,") : NULL;

        draft =
            (flags && strchr(flags + 3, 'D')) ||
            folder_is(paths->items[i], root, draft_names, sizeof draft_names / sizeof *draft_names);
    }
    return draft;
}
