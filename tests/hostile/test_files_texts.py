"""Contents that no clerk writes, in every file of a workspace: told with their place, in time, and never run."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest

from tests.support import builders
from tests.support.running import DAY, Outcome, complaints, each, some
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

TASK = f"{FOLDER}/ZD-2026-002.yaml"
PLACES = {TASK: 1, f"{FOLDER}/ledger.yaml": 1, "calendar/2026.yaml": 1, "luoshi.yaml": 3, "org.yaml": 3}
"""Files and the exit code when one is wrong: nothing can be judged without the last two."""

CHECK = ("check", *DAY, "--severity", "error")
PWNED = "pwned"
LAUGHS = "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
WRONG = {
    "bomb": ("a: &a [x, x, x, x, x, x, x, x, x]\n" + LAUGHS, "1:4: LS104"),
    "alias of itself": ("a: &a [*a]\n", "1:4: LS104"),
    "deep in brackets": ("[" * 10_000 + "]" * 10_000, "1:33: LS105"),
    "deep in brackets of keys": ("{a: " * 10_000 + "}" * 10_000, "1:129: LS105"),
    "deep without an end": ("a: [\n" * 10_000, "17:1: LS105"),
    "deep in dashes": ("- " * 10_000 + "甲\n", "1:65: LS105"),
    "deep in keys": ("\n".join(" " * depth + "甲:" for depth in range(1_300)), "33:33: LS105"),
    "deep in question marks": ("? " * 10_000, "1:3: LS104"),
    "nul": ("id: 甲\0\n", "1:6: LS101"),
    "escape": ("id: \x1b]0;甲\x07\n", "1:5: LS101"),
    "line separator": ("id: 甲\u2028title: 乙\n", "1:6: LS101"),
    "next line": ("id: 甲\u0085\n", "1:6: LS101"),
    "two marks": ("\ufeff\ufeffid: 甲\n", "1:1: LS101"),
    "mark within": ("id: 甲\ufeff乙\n", "1:6: LS101"),
    "mark at the end": ("id: 甲\n\ufeff", "2:1: LS101"),
    "surrogate escaped": ('id: "\\ud800"\n', "1:5: LS101"),
    "tab for indentation": ("source:\n\tcategory: 甲\n", "2:1: LS102"),
    "tab before a key": ("\tid: 甲\n", "1:1: LS102"),
    "merge key": ("source: {<<: {category: 甲}}\n", "1:10: LS104"),
    "merge key of an alias": ("a: &a {b: c}\nsource:\n  <<: *a\n", "1:4: LS104"),
    "repeated": ("id: 甲\nid: 乙\n", "2:1: LS103"),
    "repeated in quotes": ("id: 甲\n'id': 乙\n", "2:1: LS103"),
    "repeated below": ("a:\n  b:\n    - c: 1\n      c: 2\n", "4:7: LS103"),
    "repeated in brackets": ("a: [{b: {c: 1, c: 2}}]\n", "1:16: LS103"),
    "two documents": ("id: 甲\n---\nid: 乙\n", "2:1: LS104"),
    "directive": ("%YAML 1.2\n---\nid: 甲\n", "1:1: LS104"),
    "list for a key": ("[a, b]: c\n", "1:1: LS104"),
    "list within a key": ("- {a: [b]}: c\n", "1:3: LS104"),
    "conflict": ("<<<<<<< HEAD\nid: 甲\n=======\nid: 乙\n>>>>>>> 乙\n", "1:1: LS102"),
    "nothing": ("", "1:1: LS108"),
    "a list": ("- 甲\n", "1:1: LS108"),
    "a word": ("甲", "1:1: LS108"),
}  # fmt: skip
TAGS = (
    f"!!python/object/apply:os.system ['touch {PWNED}']", f"!!python/object/new:os.system ['touch {PWNED}']",
    "!!python/name:os.system", "!!python/module:os",
    f"!<tag:yaml.org,2002:python/object/apply:os.system> [touch {PWNED}]", "!include /etc/passwd", "!ENV ${HOME}",
    "!!binary aGk=", "!!set {甲}", "!!str 甲", "!!omap [甲: 1]", "!!js/function 'x'",
)  # fmt: skip
LARGE = {
    "ten megabytes": ("id: " + "x" * 10_000_000, "1:1: LS105"),
    "a million keys": ("".join(f"k{number}: 1\n" for number in range(1_000_000)), "1:1: LS105"),
    "a megabyte of keys": ("{" + ",".join(f"k{number}" for number in range(100_000)) + "}", "1:1: LS107"),
    "a megabyte of one key": ("id:\n" * 250_000, "2:1: LS103"),
    "a megabyte of lines of one text": ("id: 甲\n" + " x\n" * 300_000, "1:1: LS107"),
    "a megabyte of an open quote": ('id: "' + "x\n " * 300_000, "1:5: LS102"),
    "a megabyte of colons": (":" * 1_000_000, "1:1000000: LS102"),
    "a megabyte of blank lines": ("id: " + "\n" * 1_000_000 + "0_", "1000001:1: LS102"),
    "a megabyte of comments": ("id: " + "#\n" * 500_000, "1:1: LS107"),
    "a megabyte of digits": ("id: " + "0" * 900_000 + "_", "1:1: LS107"),
}
ENCODINGS = (
    "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "gbk", "gb18030", "big5", "shift-jis",
    "euc-jp", "euc-kr", "iso-2022-jp", "hz", "utf-7", "cp037", "cesu",
)  # fmt: skip
LEVELS = (
    ("kind: 重点任务", "kind: 重点任务\nkind: 重点任务"),
    ("document: 津教委〔2026〕1号", "document: 甲, document: 津教委〔2026〕1号"),
    ("measures: [项目清单化管理]", "measures: [项目清单化管理]\nmeasures: []"),
    ("due: 2026-12-31", "due: {within: 5, within: 6, unit: 工作日}"),
    ("by: 学前教育处, progress: 30", "by: 学前教育处, progress: 30, progress: 30"),
    ("by: 学前教育处, progress: 30", "by: 学前教育处, values: {甲: 1, 甲: 1}"),
    ("by: 学前教育处, progress: 30", "by: 学前教育处, evidence: [{file: a.pdf, file: a.pdf}]"),
    ("log:\n", "log:\n  - date: 2026-10-11\n    event: 提醒\n    date: 2026-10-11\n"),
)  # fmt: skip


pytestmark = pytest.mark.usefixtures("in_time")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "台账")


def told(root: Path, path: str, content: bytes) -> Outcome:
    """Put the content into a file, check the workspace, and put the file back as it was."""
    place = root / path
    place.parent.mkdir(exist_ok=True)
    before = place.read_bytes() if place.exists() else None
    place.write_bytes(content)
    (outcome,) = each(root, [CHECK])
    place.unlink()
    if before is not None:
        place.write_bytes(before)
    assert complaints(outcome) == []
    assert not (root / PWNED).exists()
    return outcome


def said(outcome: Outcome) -> str:
    assert "办法：" in outcome.out + outcome.err
    return outcome.out + outcome.err


@pytest.mark.parametrize("path", PLACES)
def test_what_is_wrong_is_told_with_its_place(root: Path, path: str) -> None:
    chosen = WRONG if path == TASK else dict(some(list(WRONG.items()), 8))
    for name, (text, place) in chosen.items():
        outcome = told(root, path, text.encode())
        assert (name, outcome.code) == (name, PLACES[path])
        assert f"{path}:{place}" in said(outcome), name


@pytest.mark.parametrize("path", PLACES)
def test_a_tag_is_refused_and_never_obeyed(root: Path, path: str) -> None:
    for tag in TAGS if path == TASK else some(TAGS, 3):
        outcome = told(root, path, f"甲: {tag}\n".encode())
        assert (tag, outcome.code) == (tag, PLACES[path])
        assert f"{path}:1:4: LS104" in said(outcome), tag


@pytest.mark.parametrize("path", some([*PLACES], 1))
def test_what_is_large_is_told_in_time(root: Path, path: str) -> None:
    for name, (text, place) in some(list(LARGE.items()), 5):
        outcome = told(root, path, text.encode())
        assert (name, outcome.code) == (name, PLACES[path])
        assert f"{path}:{place}" in said(outcome), name
        assert outcome.memory < 1 << 30, name


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_another_encoding_is_no_task(root: Path, encoding: str) -> None:
    text = task_text(2, ("主任办公会", "主任\U00020bb7办公会"))
    if encoding == "cesu":
        pairs = text.encode("utf-16-le").decode("utf-16-le", "surrogatepass").replace("\U00020bb7", "\ud842\udfb7")
        data = pairs.encode("utf-8", "surrogatepass")
    else:
        data = text.encode(encoding, "replace")
    outcome = told(root, TASK, data)
    assert outcome.code == 1
    assert f"{TASK}:" in said(outcome)
    assert "LS10" in outcome.out


@pytest.mark.parametrize(("old", "new"), LEVELS)
def test_a_key_twice_is_told_at_every_level(root: Path, old: str, new: str) -> None:
    outcome = told(root, TASK, task_text(2, (old, new)).encode())
    assert outcome.code == 1
    assert "LS103 error" in said(outcome)


@pytest.mark.parametrize("path", PLACES)
def test_other_line_ends_and_a_mark_at_the_beginning_change_nothing(root: Path, path: str) -> None:
    texts = {**dict.fromkeys(PLACES, ""), "luoshi.yaml": builders.CONFIG, "org.yaml": builders.ORG, TASK: task_text(2)}
    texts |= {
        f"{FOLDER}/ledger.yaml": builders.LEDGER,
        "calendar/2026.yaml": "year: 2026\nnotice: 甲\nholidays: [2026-01-01]\n",
    }
    plain = texts[path].lstrip("\n").encode()
    outcomes = [told(root, path, data) for data in (plain, b"\xef\xbb\xbf" + plain, plain.replace(b"\n", b"\r\n"))]
    assert [outcome.code for outcome in outcomes] == [0, 0, 0]


def test_a_file_that_grows_while_it_is_read_ends_and_is_no_traceback(root: Path) -> None:
    place, stop = root / TASK, threading.Event()
    place.write_text(task_text(2), encoding="utf-8")

    def grow() -> None:
        with place.open("a", encoding="utf-8") as stream:
            while not stop.is_set() and place.stat().st_size < 600_000:
                stream.write("# 还在写\n" * 100)
                stream.flush()

    writer = threading.Thread(target=grow)
    writer.start()
    outcomes = each(root, [(*CHECK, "--format", "json")] * 5)
    stop.set()
    writer.join()
    assert [complaints(outcome) for outcome in outcomes] == [[]] * 5
    assert [outcome.code for outcome in outcomes] == [0] * 5
    assert {json.loads(outcome.out)["summary"]["tasks"] for outcome in outcomes} == {2}
