"""Takes away what Python lacks on Windows; Python imports this at its start when the folder is on PYTHONPATH.

It is no Windows: paths, locks and encodings are those of this machine (decision 0030). It shows that no way through
luoshi, nor through the packages that it uses, needs what only POSIX has. Python's own library and the tools that run
the tests go other ways on Windows and would not find them here, so those named in ``KEEPERS`` keep a private copy.
Windows's own locks are stood in for, so that luoshi takes its way through them.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import fcntl
import os
import signal
import sys
import time
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

from missing_names import (  # type: ignore[import-not-found]  # beside this file, which is on the path
    MODULES,
    OF_OS,
    OF_SIGNAL,
    OF_TIME,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

KEEPERS = {
    "_pytest.pathlib": ("os",),
    "ctypes.util": ("os",),
    "platform": ("os",),
    "subprocess": ("os", "signal"),
}
"""Modules with the names under which they know what they keep."""


def _copied(module: ModuleType) -> ModuleType:
    copy = ModuleType(module.__name__)
    vars(copy).update(vars(module))
    return copy


def _make_locks() -> ModuleType:
    """Return Windows's module that locks bytes: over the locks of this system, one holder a time there too."""
    module = ModuleType("msvcrt")

    def locking(handle: int, how: int, many: int) -> None:
        _FCNTL.flock(handle, _FCNTL.LOCK_EX | _FCNTL.LOCK_NB)

    module.LK_NBLCK, module.locking = 2, locking  # type: ignore[attr-defined]
    return module


class _Locks:
    """Finds ``msvcrt`` for luoshi. To ``subprocess`` it would say that this is Windows, so that is imported before."""

    @classmethod
    def find_spec(
        cls, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != "msvcrt":
            return None
        import subprocess  # noqa: PLC0415

        if not hasattr(subprocess, "Popen"):  # it is being imported, and asks
            return None
        return ModuleSpec(name, cls)  # type: ignore[arg-type]

    @staticmethod
    def create_module(_spec: ModuleSpec) -> ModuleType:
        return _make_locks()

    @staticmethod
    def exec_module(_module: ModuleType) -> None:
        return


_FCNTL = fcntl
_KEPT = {"os": _copied(os), "signal": _copied(signal)}


class _Keeping:
    """Finds the keepers as Python does, and gives them their copies once they are imported."""

    @classmethod
    def find_spec(
        cls, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name in KEEPERS else None
        if spec is None or spec.loader is None:
            return None
        run = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            run(module)
            vars(module).update({each: _KEPT[each] for each in KEEPERS[name]})

        setattr(spec.loader, "exec_module", exec_module)  # noqa: B010 -- a method, to mypy
        return spec


for name in MODULES:
    sys.modules[name] = None  # type: ignore[assignment]  # an import of it fails from here on
for module, names in ((os, OF_OS), (signal, OF_SIGNAL), (_signal, OF_SIGNAL), (time, OF_TIME)):
    for name in names:
        if hasattr(module, name):
            delattr(module, name)
sys.meta_path[:0] = [_Keeping, _Locks]
