/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/paths.h"

#include "support/folder.h"
#include "support/unit.h"

START_TEST(paths_follow_the_base_directories)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_environment environment = {.home = "/home/ada", .cache_home = "not/absolute"};
    struct fup_paths paths;

    ck_assert_int_eq(fup_paths_make(&environment, arena, &paths, NULL), FUP_OK);
    ck_assert_str_eq(paths.config, "/home/ada/.config/followup/config");
    ck_assert_str_eq(paths.templates, "/home/ada/.config/followup/templates");
    ck_assert_str_eq(paths.index, "/home/ada/.cache/followup/default/index.sqlite");
    ck_assert_str_eq(paths.summary, "/home/ada/.cache/followup/default/summary");
    ck_assert_str_eq(paths.rows, "/home/ada/.cache/followup/default/rows");
    ck_assert_str_eq(paths.decisions, "/home/ada/.local/share/followup/default/decisions");
    ck_assert_str_eq(paths.runtime, "/home/ada/.cache/followup/default/run");
    environment = (struct fup_environment){.config_home = "/c",
                                           .cache_home = "/k",
                                           .data_home = "/d",
                                           .runtime_dir = "/run/user/7",
                                           .profile = "work",
                                           .config = "my/config"};
    ck_assert_int_eq(fup_paths_make(&environment, arena, &paths, NULL), FUP_OK);
    ck_assert_str_eq(paths.config, "my/config");
    ck_assert_str_eq(paths.templates, "/c/followup/templates");
    ck_assert_str_eq(paths.cache, "/k/followup/work");
    ck_assert_str_eq(paths.decisions, "/d/followup/work/decisions");
    ck_assert_str_eq(paths.runtime, "/run/user/7/followup");
    fup_arena_free(arena);
}
END_TEST

START_TEST(no_home_and_bad_profiles_are_told)
{
    static const char *const bad[] = {"", ".", "..", ".hidden", "a/b", "/"};
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_environment environment = {0};
    struct fup_paths paths;
    struct fup_error error = {0};

    ck_assert_int_eq(fup_paths_make(&environment, arena, &paths, &error), FUP_OWN_FILES);
    ck_assert_ptr_nonnull(strstr(error.text, "HOME"));
    environment.home = "/h";
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        environment.profile = bad[i];
        ck_assert_int_eq(fup_paths_make(&environment, arena, &paths, NULL), FUP_USAGE);
    }
    fup_arena_free(arena);
}
END_TEST

START_TEST(folders_are_private_whatever_the_umask)
{
    static const mode_t masks[] = {0, 022, 077, 0277};
    const char *root = test_folder();
    char path[200], parent[100];

    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
        (void)snprintf(parent, sizeof parent, "%s/%zu", root, i);
        (void)snprintf(path, sizeof path, "%s/b/c", parent);
        (void)umask(masks[i]);
        ck_assert_int_eq(fup_paths_make_folder(path, NULL), FUP_OK);
        ck_assert_int_eq(fup_paths_make_folder(path, NULL), FUP_OK);
        ck_assert_uint_eq(test_mode(path), 0700);
        ck_assert_uint_eq(test_mode(parent), 0700);
    }
    (void)umask(022);
    test_folder_remove(root);
}
END_TEST

START_TEST(folders_open_to_others_are_refused)
{
    const char *root = test_folder();
    char path[200];
    struct fup_error error = {0};

    (void)snprintf(path, sizeof path, "%s/open", root);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    ck_assert_int_eq(chmod(path, 0770), 0);
    ck_assert_int_eq(fup_paths_make_folder(path, &error), FUP_OWN_FILES);
    ck_assert_ptr_nonnull(strstr(error.text, "chmod 700"));
    (void)snprintf(path, sizeof path, "%s/file", root);
    test_write_text(path, "");
    ck_assert_int_eq(fup_paths_make_folder(path, NULL), FUP_OWN_FILES);
    (void)snprintf(path, sizeof path, "%s/file/below", root);
    ck_assert_int_eq(fup_paths_make_folder(path, NULL), FUP_OWN_FILES);
    if (geteuid() == 0) {
        (void)snprintf(path, sizeof path, "%s/other", root);
        ck_assert_int_eq(mkdir(path, 0700), 0);
        ck_assert_int_eq(chown(path, 12345, 12345), 0);
        ck_assert_int_eq(fup_paths_make_folder(path, NULL), FUP_OWN_FILES);
    }
    test_folder_remove(root);
}
END_TEST

FUP_UNIT_MAIN("store/paths", paths_follow_the_base_directories, no_home_and_bad_profiles_are_told,
              folders_are_private_whatever_the_umask, folders_open_to_others_are_refused)
