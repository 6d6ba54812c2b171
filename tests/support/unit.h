/* tests/support/unit.h - the main() of a libcheck program: every test of the list in one case.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TESTS_SUPPORT_UNIT_H
#define FUP_TESTS_SUPPORT_UNIT_H

#include <check.h>

/* Runs the tests, each in a process of its own with a limit of `seconds`; the exit code of main().
 */
static inline int
fup_unit_run(const char *name, const TTest *const *tests, size_t count, double seconds)
{
    Suite *suite = suite_create(name);
    TCase *all = tcase_create(name);
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_set_timeout(all, seconds);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(all, tests[i]);
    suite_add_tcase(suite, all);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

#define FUP_UNIT_MAIN(name, ...)                                                                   \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *const tests[] = {__VA_ARGS__};                                                \
        return fup_unit_run(name, tests, sizeof tests / sizeof *tests, 60);                        \
    }

#endif
