"""Takes away what Python lacks on Windows; Python imports this at its start when the folder is on PYTHONPATH.

It is no Windows: paths, locks and encodings are those of this machine. It shows that no way through luoshi needs what
only POSIX has. ``tests/system`` has the path rules of Windows as pure functions.
"""

from __future__ import annotations

import os
import signal
import sys

MODULES = ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty")
OF_OS = (
    "O_CLOEXEC", "O_DIRECTORY", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK", "O_SYNC", "chown", "fchmod", "fchown", "fork",
    "forkpty", "getegid", "geteuid", "getgid", "getgroups", "getpgid", "getuid", "killpg", "lchown", "mkfifo", "mknod",
    "posix_spawn", "sched_getaffinity", "setegid", "seteuid", "setgid", "setsid", "setuid", "sync", "uname", "wait4",
)  # fmt: skip
OF_SIGNAL = ("SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGUSR1", "SIGUSR2", "alarm", "pthread_sigmask", "setitimer")

for name in MODULES:
    sys.modules[name] = None  # type: ignore[assignment]  # an import of it fails from here on
for module, names in ((os, OF_OS), (signal, OF_SIGNAL)):
    for name in names:
        if hasattr(module, name):
            delattr(module, name)
