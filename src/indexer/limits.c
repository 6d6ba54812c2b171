/* indexer/limits.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/limits.h"

#ifndef FUP_NO_LIMITS

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#define ADDRESS_SPACE (UINT64_C(512) << 20)
#define OPEN_FILES 32

/* What reading a mail needs. Everything else fails with EPERM, which the libraries take for a file
 * that is not there. */
static const int allowed[] = {SCMP_SYS(read),
                              SCMP_SYS(write),
                              SCMP_SYS(readv),
                              SCMP_SYS(writev),
                              SCMP_SYS(pread64),
                              SCMP_SYS(recvmsg),
                              SCMP_SYS(close),
                              SCMP_SYS(lseek),
                              SCMP_SYS(_llseek),
                              SCMP_SYS(fstat),
                              SCMP_SYS(fstat64),
                              SCMP_SYS(stat),
                              SCMP_SYS(stat64),
                              SCMP_SYS(lstat),
                              SCMP_SYS(newfstatat),
                              SCMP_SYS(fstatat64),
                              SCMP_SYS(statx),
                              SCMP_SYS(access),
                              SCMP_SYS(faccessat),
                              SCMP_SYS(faccessat2),
                              SCMP_SYS(readlink),
                              SCMP_SYS(readlinkat),
                              SCMP_SYS(getdents64),
                              SCMP_SYS(fcntl),
                              SCMP_SYS(fcntl64),
                              SCMP_SYS(fadvise64),
                              SCMP_SYS(brk),
                              SCMP_SYS(mmap),
                              SCMP_SYS(mmap2),
                              SCMP_SYS(munmap),
                              SCMP_SYS(mremap),
                              SCMP_SYS(madvise),
                              SCMP_SYS(futex),
                              SCMP_SYS(getrandom),
                              SCMP_SYS(clock_gettime),
                              SCMP_SYS(clock_getres),
                              SCMP_SYS(gettimeofday),
                              SCMP_SYS(time),
                              SCMP_SYS(getrusage),
                              SCMP_SYS(rt_sigaction),
                              SCMP_SYS(rt_sigprocmask),
                              SCMP_SYS(rt_sigreturn),
                              SCMP_SYS(sigaltstack),
                              SCMP_SYS(getpid),
                              SCMP_SYS(gettid),
                              SCMP_SYS(getuid),
                              SCMP_SYS(geteuid),
                              SCMP_SYS(getgid),
                              SCMP_SYS(getegid),
                              SCMP_SYS(sysinfo),
                              SCMP_SYS(uname),
                              SCMP_SYS(sched_yield),
                              SCMP_SYS(sched_getaffinity),
                              SCMP_SYS(restart_syscall),
                              SCMP_SYS(exit),
                              SCMP_SYS(exit_group)};

static int
allow_all(scmp_filter_ctx filter)
{
    const struct scmp_arg_cmp read_only =
        SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY);
    const struct scmp_arg_cmp read_only_old =
        SCMP_A1(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY);
    int code = 0;

    /* calls that this architecture does not have are refused by the library: no matter */
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        (void)seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    code = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, read_only);
    (void)seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, read_only_old);
    /* written memory is never made executable; character set modules are mapped from files */
    if (code == 0)
        code = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                                SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    /* its own CPU limit, moved on before each mail (first argument 0: itself) */
    if (code == 0)
        code = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1,
                                SCMP_A0(SCMP_CMP_EQ, 0));
    (void)seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(setrlimit), 0);
    (void)seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(ugetrlimit), 0);
    /* abort() of GLib must end it, not loop */
    if (code == 0)
        code = seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(tgkill), 0);
    return code;
}

static bool
enter_seccomp(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    int code = filter ? allow_all(filter) : -ENOMEM;

    if (code == 0)
        code = seccomp_load(filter);
    seccomp_release(filter);
    /* a kernel without seccomp: the other limits hold all the same */
    return code == 0 || code == -EINVAL || code == -ENOSYS || code == -EFAULT || code == -ECANCELED;
}

static bool
set_limit(__rlimit_resource_t what, rlim_t value)
{
    struct rlimit limit;
    bool good = getrlimit(what, &limit) == 0;

    if (good && (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > value)) {
        limit = (struct rlimit){value, value};
        good = setrlimit(what, &limit) == 0;
    }
    return good;
}

bool
fup_limits_enter(void)
{
    bool good = prctl(PR_SET_PDEATHSIG, SIGKILL) == 0;

    good = set_limit(RLIMIT_AS, ADDRESS_SPACE) && good;
    good = set_limit(RLIMIT_CORE, 0) && good;
    good = set_limit(RLIMIT_FSIZE, 0) && good;
    good = set_limit(RLIMIT_NOFILE, OPEN_FILES) && good;
    return enter_seccomp() && good;
}

void
fup_limits_move_cpu(unsigned seconds)
{
    struct rusage used;
    struct rlimit limit;

    if (getrusage(RUSAGE_SELF, &used) == 0 && getrlimit(RLIMIT_CPU, &limit) == 0) {
        limit.rlim_cur = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1) + seconds;
        if (limit.rlim_max != RLIM_INFINITY && limit.rlim_cur > limit.rlim_max)
            limit.rlim_cur = limit.rlim_max;
        (void)setrlimit(RLIMIT_CPU, &limit);
    }
}

#else

bool
fup_limits_enter(void)
{
    return true;
}

void
fup_limits_move_cpu(unsigned seconds)
{
    (void)seconds;
}

#endif
