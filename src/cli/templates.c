/* cli/templates.c - `templates`: names, the order for a case, a copy of one's own to edit.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/terminal.h"
#include "view/output.h"
#include "view/template.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAME_WIDTH 24

static enum fup_status
write_new(struct context *context, const char *path, const struct fup_template *source)
{
    struct fup_buffer text = {0};
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    enum fup_status status = FUP_OK;

    if (file < 0 && errno == EEXIST)
        return FUP_OK; /* it is the user's already */
    fup_buffer_format(&text, "# %s\nOffer: %s\nSubject: %s\n\n%s", source->comment, source->offer,
                      source->subject, source->body);
    if (file < 0 || text.failed || write(file, text.text, text.len) != (ssize_t)text.len)
        status = fup_error_set(&context->error, FUP_OWN_FILES, "%s: %s: make the folder writable",
                               path, strerror(errno));
    if (file >= 0)
        (void)close(file);
    fup_buffer_release(&text);
    return status;
}

/* The editor is the user's own command, run by their shell with the path as an argument. */
static enum fup_status
edit(struct context *context, const char *path)
{
    const char *editor = getenv("VISUAL") ? getenv("VISUAL") : getenv("EDITOR");

    if (!editor || !*editor)
        editor = "vi";
    editor = fup_arena_format(context->arena, "%s \"$1\"", editor);
    if (editor)
        (void)execl("/bin/sh", "sh", "-c", editor, "followup", path, (char *)NULL);
    return fup_error_set(&context->error, FUP_OWN_FILES, "editor: %s: set EDITOR", strerror(errno));
}

static int
edit_template(struct context *context, const char *language)
{
    const char *base = fup_session_paths(context->session)->templates;
    const char *folder = fup_arena_format(context->arena, "%s/%s", base, language), *path;
    struct fup_template found;
    struct fup_string_list problems = {0};
    enum fup_status status = fup_template_get(base, context->values[OPTION_EDIT], language,
                                              context->arena, &found, &problems, &context->error);

    path = status == FUP_OK && folder
               ? fup_arena_format(context->arena, "%s/%s.txt", folder, found.name)
               : NULL;
    if (status == FUP_OK && !path)
        status = FUP_NO_MEMORY;
    if (status == FUP_OK && found.path)
        path = found.path;
    else if (status == FUP_OK)
        status = fup_paths_make_folder(folder, &context->error);
    if (status == FUP_OK && !found.path)
        status = write_new(context, path, &found);
    if (status == FUP_OK)
        status = edit(context, path);
    return context_fail(context, status);
}

/* Words in lines of `width` columns, the following ones indented like the first. */
static void
add_wrapped(struct fup_buffer *out, const char *text, size_t width)
{
    struct fup_str rest = fup_str_from(text);
    size_t used = 0;

    while (rest.len > 0) {
        size_t len = strcspn(rest.text, " ");
        size_t columns = fup_utf8_width((struct fup_str){rest.text, len});

        if (used > 0 && used + 1 + columns > width) {
            fup_buffer_format(out, "\n%*s", NAME_WIDTH, "");
            used = 0;
        }
        fup_buffer_text(out, used > 0 ? " " : "");
        fup_buffer_add(out, rest.text, len);
        used += columns + (used > 0);
        len += strspn(rest.text + len, " ");
        rest = (struct fup_str){rest.text + len, rest.len - len};
    }
}

static void
add_template(struct context *context, struct fup_buffer *out, const struct fup_template *found,
             bool is_first)
{
    const char *text =
        fup_arena_format(context->arena, "%s%s", found->comment, found->path ? " (yours)" : "");
    bool is_terminal = isatty(STDOUT_FILENO); /* a pipe gets a line for each */

    fup_output_style(out, is_first ? FUP_STYLE_STRONG : FUP_STYLE_PLAIN);
    fup_buffer_format(out, "%-*s", NAME_WIDTH, found->name);
    fup_output_style(out, FUP_STYLE_PLAIN);
    add_wrapped(out, text ? text : "",
                is_terminal ? (size_t)terminal_width() - NAME_WIDTH : SIZE_MAX);
    fup_buffer_text(out, "\n");
}

/* The words as they stand in the file: fields and places are not filled in. */
static int
print_list_json(struct context *context, const struct fup_template_list *list, bool has_row)
{
    json_t *array = json_array();

    for (size_t i = 0; i < list->count; i++) {
        const struct fup_template *found = &list->items[i];

        (void)json_array_append_new(
            array,
            json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s?, s:o}", "name", found->name, "language",
                      found->language, "comment", found->comment, "offer", found->offer, "subject",
                      found->subject, "body", found->body, "path", found->path, "fits",
                      has_row ? json_boolean(found->fit > 1) : json_null()));
    }
    return context_print_json(
        context, json_pack("{s:i, s:o}", "version", FUP_JSON_VERSION, "templates", array));
}

int
command_templates(struct context *context)
{
    const struct fup_config *config = fup_session_config(context->session);
    const char *language = context->values[OPTION_LANGUAGE];
    struct fup_snapshot snapshot;
    const struct fup_row *row = NULL;
    struct fup_template_list list = {0};
    struct fup_string_list problems = {0};
    struct fup_buffer out = {0};
    enum fup_status status = FUP_OK;

    language = language ? language : (config->language ? config->language : "en");
    if (context->values[OPTION_EDIT])
        return edit_template(context, language);
    if (context->argument_count > 0)
        status = context_row(context, &snapshot, &row);
    if (status == FUP_OK)
        status = fup_templates_list(fup_session_paths(context->session)->templates, language, row,
                                    context->arena, &list, &problems);
    if (status != FUP_OK)
        return context_fail(context, status);
    for (size_t i = 0; i < problems.count; i++)
        context_warn("%s", problems.items[i]);
    if (context->format != FORMAT_TEXT)
        return print_list_json(context, &list, row != NULL);
    for (size_t i = 0; i < list.count; i++) {
        if (row && i > 0 && list.items[i].fit <= 1 && list.items[i - 1].fit > 1)
            fup_buffer_text(&out, "\n"); /* those above fit the moment */
        add_template(context, &out, &list.items[i], row && list.items[i].fit > 1);
    }
    return context_print(context, &out);
}
