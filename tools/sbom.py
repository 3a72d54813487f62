"""Print a bill of materials (CycloneDX 1.5) of what is pinned: python -m tools.sbom [requirements/all.txt].

Names, versions and hashes come from the pins alone, so it says what an office installs, not what is installed here.
Same pins, same bytes: no time and no serial number is written.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from luoshi.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\\n]*[^\\\s]))?")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def main(arguments: Sequence[str]) -> int:
    """Print the bill of one file of pins."""
    path = Path(arguments[0] if arguments else "requirements/all.txt")
    print(json.dumps(make_bill(path.read_text(encoding="utf-8")), indent=1, ensure_ascii=False))
    return 0


def make_bill(pins: str) -> dict[str, Any]:
    """Return the bill of the pins."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "luoshi", "version": VERSION}},
        "components": list(list_components(pins)),
    }


def list_components(pins: str) -> Iterator[dict[str, Any]]:
    """Yield a component for every pin, with the hashes of its files and the systems that alone need it."""
    found = [*_PIN.finditer(pins)]
    ends = [each.start() for each in found[1:]] + [len(pins)]
    for pin, end in zip(found, ends, strict=True):
        hashes = _HASH.findall(pins, pin.end(), end)
        component: dict[str, Any] = {
            "type": "library",
            "name": pin["name"],
            "version": pin["version"],
            "purl": f"pkg:pypi/{pin['name']}@{pin['version']}",
            "hashes": [{"alg": "SHA-256", "content": each} for each in hashes],
        }
        if pin["marker"]:
            component["properties"] = [{"name": "python:marker", "value": pin["marker"]}]
        yield component


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
