"""The platforms that luoshi is packed for: how pip names their wheels, and what the markers of requirements ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.markers import Marker

if TYPE_CHECKING:
    from collections.abc import Iterator

_GLIBC = (34, 28, 17)
"""Versions of glibc (2.x) whose wheels are taken, newest first; 麒麟 V10 has 2.28."""


@dataclass(frozen=True, slots=True)
class Platform:
    """One kind of machine. ``tags``: the platform tags of its wheels, best first; the rest is what markers ask."""

    name: str
    tags: tuple[str, ...]
    sys_platform: str
    machine: str
    system: str

    def wants(self, marker: str, python: str) -> bool:
        """Whether a requirement with this marker is needed there, by ``python`` such as 3.12."""
        asked = {
            "sys_platform": self.sys_platform,
            "platform_machine": self.machine,
            "platform_system": self.system,
            "os_name": "nt" if self.sys_platform == "win32" else "posix",
            "python_version": python,
            "python_full_version": f"{python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }
        return Marker(marker).evaluate({**asked, "extra": ""})


def _linux(machine: str) -> tuple[str, ...]:
    tags = [f"manylinux_2_{minor}_{machine}" for minor in range(max(_GLIBC), min(_GLIBC) - 1, -1)]
    return (*tags, f"manylinux2014_{machine}", f"linux_{machine}")


def _musl(machine: str) -> tuple[str, ...]:
    return tuple(f"musllinux_1_{minor}_{machine}" for minor in (2, 1))


def _macos(machine: str, oldest: int, newest: int = 15) -> tuple[str, ...]:
    tags = [f"macosx_{major}_0_{each}" for major in range(newest, 10, -1) for each in (machine, "universal2")]
    old = [f"macosx_10_{minor}_{each}" for minor in range(16, oldest - 1, -1) for each in (machine, "universal2")]
    return (*tags, *(old if oldest else ()))


PLATFORMS = {
    each.name: each
    for each in (
        Platform("windows-x64", ("win_amd64",), "win32", "AMD64", "Windows"),
        Platform("linux-x64", _linux("x86_64"), "linux", "x86_64", "Linux"),
        Platform("linux-arm64", _linux("aarch64"), "linux", "aarch64", "Linux"),
        Platform("linux-musl-x64", _musl("x86_64"), "linux", "x86_64", "Linux"),
        Platform("linux-musl-arm64", _musl("aarch64"), "linux", "aarch64", "Linux"),
        Platform("macos-arm64", _macos("arm64", 0), "darwin", "arm64", "Darwin"),
        Platform("macos-x64", _macos("x86_64", 9), "darwin", "x86_64", "Darwin"),
    )
}
"""By the name that ``make bundle PLATFORM=…`` takes."""

_REQUIREMENT = re.compile(r"^(?P<pin>[A-Za-z0-9._-]+==[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))? \\$")


def pins_for(platform: Platform, python: str, requirements: str) -> Iterator[str]:
    """Yield the lines of a pinned file of requirements that hold on a platform, with their hashes, without markers."""
    wanted = False
    for line in requirements.splitlines():
        found = _REQUIREMENT.match(line)
        if found:
            wanted = found["marker"] is None or platform.wants(found["marker"], python)
        if wanted:
            yield f"{found['pin']} \\" if found else line
