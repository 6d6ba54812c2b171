/* tests/support/unit.h - the main() of a libcheck program: every test of the list in one case.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TESTS_SUPPORT_UNIT_H
#define FUP_TESTS_SUPPORT_UNIT_H

#include <check.h>

struct fup_unit_test {
    const TTest *test;
    size_t times; /* one run for each row of its table, which it finds at _i */
};

/* Runs the tests, each in a process of its own with a limit of `seconds`, between `set_up` and
 * `tear_down` (or NULL); the exit code of main().
 */
static inline int
fup_unit_run(const char *name, SFun set_up, SFun tear_down, const struct fup_unit_test *tests,
             size_t count, double seconds)
{
    Suite *suite = suite_create(name);
    TCase *all = tcase_create(name);
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_set_timeout(all, seconds);
    tcase_add_checked_fixture(all, set_up, tear_down);
    for (size_t i = 0; i < count; i++)
        tcase_add_loop_test(all, tests[i].test, 0, (int)tests[i].times);
    suite_add_tcase(suite, all);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

#define FUP_UNIT_TEST(test) FUP_UNIT_TIMES(test, 1)
#define FUP_UNIT_ROWS(test, table) FUP_UNIT_TIMES(test, sizeof(table) / sizeof *(table))
#define FUP_UNIT_TIMES(test, times)                                                                \
    {                                                                                              \
        test, times                                                                                \
    }

/* main() of tests that have tables or a fixture: FUP_UNIT_TEST, FUP_UNIT_ROWS ... */
#define FUP_UNIT_TABLES(name, set_up, tear_down, ...)                                              \
    int main(void)                                                                                 \
    {                                                                                              \
        const struct fup_unit_test tests[] = {__VA_ARGS__};                                        \
        return fup_unit_run(name, set_up, tear_down, tests, sizeof tests / sizeof *tests, 60);     \
    }

/* main() of tests that are only called, each once. */
#define FUP_UNIT_MAIN(name, ...)                                                                   \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *const called[] = {__VA_ARGS__};                                               \
        struct fup_unit_test tests[sizeof called / sizeof *called];                                \
        for (size_t i = 0; i < sizeof called / sizeof *called; i++)                                \
            tests[i] = (struct fup_unit_test){called[i], 1};                                       \
        return fup_unit_run(name, NULL, NULL, tests, sizeof tests / sizeof *tests, 60);            \
    }

#endif
