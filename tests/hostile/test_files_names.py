"""Names that spoof, break or hide: a finding names each file on one line, in every format, and nothing of it acts."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from tests.support.running import DAY, SOAK, complaints, each
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {
    "a line break and a command of GitHub": "甲\n::error file=x::乙.yaml",
    "a carriage return": "\r甲.yaml",
    "quotes": "a\"b'c`d.yaml",
    "right to left": "\u202eLMAY.甲.yaml",
    "isolated": "\u2066甲\u2069.yaml",
    "nothing to see": "\u200b.yaml",
    "a line separator": "a\u2028b.yaml",
    "colours": "a\x1b[31mb.yaml",
    "a bell": "a\x07.yaml",
    "255 bytes": "x" * 250 + ".yaml",
    "254 bytes of Han": "字" * 83 + ".yaml",
    "an option": "-rf.yaml",
    "a blank": " .yaml",
    "a command": "$(touch pwned).yaml",
    "a format": "%s%n%0A.yaml",
    "an element": "<b>&amp;.yaml",
    "a template": "{{7*7}}.yaml",
    "a backslash": "a\\b.yaml",
    "a device of Windows": "CON.yaml",
    "a formula": "=cmd().yaml",
    "a combining mark": "e\u0301.yaml",
    "a rare character": "\U00020bb7.yaml",
    "no UTF-8": os.fsdecode(b"a\xff\xfe.yaml"),
    "a comment": "#甲#.yaml",
}
ACTING = "\r\x1b\x07\u202e\u2066\u2069\u2028\u200b"
FORMATS = ("text", "json", "sarif", "github", "junit")
CHECKS = [("check", *DAY, "--format", kind) for kind in FORMATS]


TOGETHER = [{name} for name in NAMES.values()] if SOAK else [set(NAMES.values())]
"""The names that stand in one folder: each alone in a long run, else all."""


@pytest.mark.parametrize("content", ["id: [\n", task_text(2)], ids=["wrong", "misnamed"])
@pytest.mark.parametrize("names", TOGETHER, ids=NAMES if SOAK else ["all"])
def test_files_of_any_name_are_told_in_every_format(tmp_path: Path, names: set[str], content: str) -> None:
    paths = {f"{FOLDER}/{name}" for name in names}
    root = make_workspace(tmp_path / "台账", dict.fromkeys(paths, content))
    outcomes = each(root, CHECKS)
    assert [complaints(outcome) for outcome in outcomes] == [[]] * len(FORMATS)
    assert {outcome.code for outcome in outcomes} == {1}
    text, as_json, as_sarif, github, junit = (outcome.out for outcome in outcomes)
    assert not set(ACTING) & set(text + as_json + as_sarif + github + junit)
    assert text.count("\nledgers/") + text.startswith("ledgers/") == len(json.loads(as_json)["findings"])
    assert paths <= {found["path"] for found in json.loads(as_json)["findings"]}
    assert all(line.startswith("::") for line in github.splitlines())
    assert len(github.splitlines()) == len(json.loads(as_json)["findings"])
    uris = [found["locations"][0]["physicalLocation"] for found in json.loads(as_sarif)["runs"][0]["results"]]
    assert paths <= {unquote(each["artifactLocation"]["uri"], errors="surrogateescape") for each in uris}
    ET.fromstring(junit)
    assert not (root / "pwned").exists()


@pytest.mark.parametrize("name", ["ZD-2026-002.yml", "ZD-2026-002.YAML", "ZD-2026-002.yaml~", "ZD-2026-002", "表.xlsx"])
def test_a_name_that_is_not_read_is_told(tmp_path: Path, name: str) -> None:
    root = make_workspace(tmp_path / "台账", {f"{FOLDER}/{name}": task_text(2)})
    (outcome,) = each(root, [("check", *DAY)])
    assert f"{FOLDER}/{name}:1:1: LS109 warning 这不是 .yaml 文件，不会被读取" in outcome.out


def test_folders_of_any_name_are_walked(tmp_path: Path) -> None:
    names = [name.removesuffix(".yaml") for name in NAMES.values()]
    files = {f"ledgers/2026/{name}/ZD-2026-002.yaml": "id: [\n" for name in names}
    root = make_workspace(tmp_path / "台账", files)
    (outcome,) = each(root, [("check", *DAY, "--format", "json")])
    assert complaints(outcome) == []
    found = {each["path"] for each in json.loads(outcome.out)["findings"] if each["code"] == "LS102"}
    assert found == set(files)
