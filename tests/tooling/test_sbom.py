"""The bill of materials and the page on dependencies say what is pinned."""

from __future__ import annotations

import re
from pathlib import Path

from tools.sbom import make_bill

ROOT = Path(__file__).parents[2]
PINS = (ROOT / "requirements" / "all.txt").read_text(encoding="utf-8")
NAMES = set(re.findall(r"^([A-Za-z0-9._-]+)==", PINS, re.MULTILINE))


def test_the_bill_has_every_pin_with_its_hashes() -> None:
    bill = make_bill(PINS)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    components = {each["name"]: each for each in bill["components"]}
    assert components.keys() == NAMES
    hashes = [one["content"] for each in components.values() for one in each["hashes"]]
    assert sorted(hashes) == sorted(re.findall(r"sha256:([0-9a-f]{64})", PINS))
    assert all(each["hashes"] for each in components.values())
    assert components["colorama"]["properties"][0]["value"] == "sys_platform == 'win32'"
    assert make_bill(PINS) == bill


def test_the_page_lists_exactly_what_is_pinned() -> None:
    page = (ROOT / "docs" / "explanation" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.+) \|$", page, re.MULTILINE)
    listed = [name for name, _ in rows if name != "package"]
    assert listed == sorted(NAMES)
    assert all(len(rest.split(" | ")) == 5 for name, rest in rows)
