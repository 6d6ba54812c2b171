/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/folders.h"

#include "support/unit.h"

static bool
sent_with(const char *tag, const char *path)
{
    struct fup_string_list tags = {&tag, tag != NULL, 1}, paths = {&path, path != NULL, 1};

    return fup_is_sent(&tags, &paths, "/home/ada/Sent/mail");
}

START_TEST(sent_folders_are_known)
{
    static const struct {
        const char *tag, *path;
        bool sent;
    } table[] = {{NULL, NULL, false},
                 {NULL, "", false},
                 {"sent", NULL, true},
                 {"unsent", NULL, false},
                 {NULL, "/home/ada/Sent/mail/cur/1", false}, /* above the mail folder */
                 {NULL, "/home/ada/Sent/mail/Sent/cur/1:2,S", true},
                 {NULL, "/home/ada/Sent/mail/SENT/new/1", true},
                 {NULL, "/home/ada/Sent/mail/.Sent Items/cur/1", true},
                 {NULL, "/home/ada/Sent/mail/.INBOX.Sent/cur/1", true},
                 {NULL, "/home/ada/Sent/mail/[Gmail]/Sent Mail/cur/1", true},
                 {NULL, "/home/ada/Sent/mail/[Gmail].Sent Mail/cur/1", true},
                 {NULL, "/home/ada/Sent/mail/work/Gesendet/cur/1", true},
                 {NULL, "/home/ada/Sent/mail/Envoy&AOk-s/cur/1", true},
                 {NULL, "/home/ada/Sent/mail/Envoyés/cur/1", true},
                 {NULL, "/home/ada/Sent/mail/sent/17", true}, /* MH */
                 {NULL, "/home/ada/Sent/mail/Sentinel/cur/1", false},
                 {NULL, "/home/ada/Sent/mail/Sent/Archive/cur/1", false},
                 {NULL, "/home/ada/Sent/mail/presents/cur/sent", false}};

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ck_assert_msg(sent_with(table[i].tag, table[i].path) == table[i].sent, "%s", table[i].path);
}
END_TEST

START_TEST(drafts_are_known)
{
    static const struct {
        const char *path;
        bool draft;
    } table[] = {{"/m/cur/1", false},          {"/m/cur/1:2,", false},
                 {"/m/cur/1:2,DS", true},      {"/m/cur/1.DS:2,S", false},
                 {"/m/D:2,D/cur/1", false},    {"/m/Drafts/cur/1:2,S", true},
                 {"/m/.INBOX.Drafts/1", true}, {"/m/Entw&APw-rfe/cur/1", true},
                 {"/m/Draftsmen/cur/1", false}};

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct fup_string_list paths = {(const char *[]){table[i].path}, 1, 1};

        ck_assert_msg(fup_is_draft(&paths, "/m") == table[i].draft, "%s", table[i].path);
    }
}
END_TEST

FUP_UNIT_MAIN("indexer/folders", sent_folders_are_known, drafts_are_known)
