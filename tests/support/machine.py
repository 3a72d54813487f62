"""Shuts out the machine on which the tests run: its git configuration, its home, its locale, its switches.

Only variables that are named here reach a test, and every process that a test starts. What git is told by the system's
own configuration cannot be shut out for luoshi, which strips every ``GIT_*`` variable and obeys it on purpose.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = frozenset(
    {
        *("PATH", "TMPDIR", "CI", "VIRTUAL_ENV", "LD_LIBRARY_PATH"),
        *("PYTHONPATH", "PYTHONPYCACHEPREFIX", "PYTHONUTF8"),
        *("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_DIR", "SSL_CERT_FILE"),
    }
)
_STARTS = ("COVERAGE", "HYPOTHESIS", "PIP_", "PYTEST", "PY_COLORS")
_ENDS = ("_proxy", "_PROXY")
UMASK = 0o022


def surroundings_of_tests(machine: Mapping[str, str], home: Path) -> dict[str, str]:
    """Return the environment in which tests run, with ``home`` in the place of the user's."""
    kept = {
        name: value
        for name, value in machine.items()
        if name in _KEPT or name.startswith(_STARTS) or name.endswith(_ENDS)
    }
    return {
        **_pip(machine),
        **kept,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TZ": "Asia/Shanghai",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ATTR_NOSYSTEM": "1",
    }


def _pip(machine: Mapping[str, str]) -> dict[str, str]:
    """Return where pip looks in the user's home: the wheel is installed from wherever this machine gets packages."""
    home = Path(machine.get("HOME", os.devnull))
    settings = next((path for path in (home / ".config/pip/pip.conf", home / ".pip/pip.conf") if path.is_file()), None)
    told = {"PIP_CONFIG_FILE": str(settings)} if settings else {}
    return {**told, "PIP_CACHE_DIR": str(home / ".cache/pip")}


def shut_out_machine(home: Path) -> None:
    """Make the environment of this process, and of all that it starts, the one of tests.

    Compiled modules are kept, as on every desk: else each of the hundreds of processes compiles luoshi anew.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a job that a script starts with &
        signal.signal(signal.SIGINT, signal.default_int_handler)
    told = surroundings_of_tests(os.environ, home)
    os.environ.clear()
    os.environ.update(told)
    os.umask(UMASK)
    sys.dont_write_bytecode = False
    if hasattr(time, "tzset"):  # there is none on Windows
        time.tzset()
