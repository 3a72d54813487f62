"""What Python lacks on Windows: modules, and names of ``os``, ``signal`` and ``time``."""

from __future__ import annotations

MODULES = ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty")
OF_OS = (
    "O_ASYNC", "O_CLOEXEC", "O_DIRECTORY", "O_DSYNC", "O_NDELAY", "O_NOATIME", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK",
    "O_PATH", "O_SYNC", "O_TMPFILE", "chown", "chroot", "confstr", "fchdir", "fchmod", "fchown", "fork", "forkpty",
    "getegid", "geteuid", "getgid", "getgroups", "getpgid", "getpgrp", "getpriority", "getresuid", "getsid", "getuid",
    "killpg", "lchown", "mkfifo", "mknod", "nice", "openpty", "posix_spawn", "posix_spawnp", "pread", "pwrite",
    "sched_getaffinity", "sched_setaffinity", "sendfile", "setegid", "seteuid", "setgid", "setgroups", "setpgid",
    "setsid", "setuid", "statvfs", "sync", "sysconf", "uname", "wait", "wait3", "wait4",
)  # fmt: skip
OF_SIGNAL = (
    "ITIMER_PROF", "ITIMER_REAL", "SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGSTOP",
    "SIGTSTP", "SIGUSR1", "SIGUSR2", "SIG_BLOCK", "SIG_SETMASK", "SIG_UNBLOCK", "alarm", "getitimer", "pause",
    "pthread_kill", "pthread_sigmask", "setitimer", "sigpending", "sigwait",
)  # fmt: skip
OF_TIME = ("tzset",)
