"""Targets of the reader: read fast is what is read slowly, or both refuse; places in a part are those in the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.findings import Finding, Severity
from luoshi.model.configuration import Configuration
from luoshi.model.holidays import HolidayNotice
from luoshi.model.ledger import Ledger
from luoshi.model.organisation import Organisation
from luoshi.model.task import Task
from luoshi.store.yaml.compose import compose
from luoshi.store.yaml.locate import locate_in
from luoshi.store.yaml.reader import Reader, load
from luoshi.store.yaml.spans import Span, find_place
from tests.fuzzing.mutation import mutated
from tests.fuzzing.target import Target
from tests.fuzzing.task_texts import task_text

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from luoshi.findings import Keys
    from luoshi.model.record import Record

BOM = "\ufeff"
_OTHERS: dict[str, tuple[type[Record], str]] = {
    "luoshi.yaml": (
        Configuration,
        """version: 1
organisation: {name: 甲, office: 办公室}
lamps:
  - {name: 红灯, overdue: true, basis: 乙}
rules: {LS203: {severity: warning, reason: 甲, parameters: {a: 5, b: 012, c: [x, 12]}}}
""",
    ),
    "org.yaml": (
        Organisation,
        "units:\n  - {name: 办公室, kind: 处室, aliases: [办]}\npeople:\n  - {name: 甲, unit: 乙}\n",
    ),
    "ledger.yaml": (Ledger, "title: 清单\nkind: 综合\nyear: 2026\nprefix: ZD\nowner: 办公室\n"),
    "2026.yaml": (HolidayNotice, "year: 2026\nnotice: 甲\nholidays: [2026-01-01]\nworkdays:\n  - 2026-01-04\n"),
}
PIECES = [
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        "\t", "\r", "\n", "\n  ", "\n\n", " ", '"', "'", ": ", ":", "- ", "-", " #", "#", "[", "]", "{", "}", ",", ", ",
        "|", ">", "|-\n", ">+\n", "|2\n", "&a ", "*a", "!x ", "!", "!!str ", "!!python/object/apply:os.system ", "? ",
        "~", "null", "0x1", "0o7", "1_0", "012", "1e3", ".5", "+1", "-0", "1.50", "1:30", ".inf", "=", "<<: ", "<<",
        "---\n", "--- ", "...\n", "%YAML 1.2\n", "%", "@", "`", "\\", "\\u4e2d", "\\ud800", "\\x00", "\\N", "\\\n",
        "：", "，", "\u2028", "\u0085", BOM, "\x00", "\x1b", "\x7f", "\u3000", "\u200b", "\u202e", "\ud800", "𠮷", "é",
        "null: 1\n", "title: 乙\n", "id: ZD-2\n", "log:\n", "  - {date: 2026-05-24, event: 签收}\n", "note: ", "date: ",
        "{a: [", "[[[[", "]]", "}}", "- - ", "甲\n  乙", '"甲\n  乙"', "9" * 30, "2026-02-30", "2026-13-01", "true",
    )
] + [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xfe\xff", b"\xb8\xd7", b"\xf4\x90\x80\x80"]  # fmt: skip


class FileCase(NamedTuple):
    """The name of a file, which says of what kind it is, and its bytes."""

    name: str
    data: bytes


def make_file(chance: random.Random) -> FileCase:
    """Draw a file: mostly a task, mostly damaged."""
    name = chance.choice(("ZD-1.yaml", "ZD-1.yaml", "ZD-1.yaml", *_OTHERS))
    data = (_OTHERS[name][1] if name in _OTHERS else task_text(chance)).encode()
    data = chance.choice((b"", b"", b"", BOM.encode())) + data
    return FileCase(name, mutated(chance, data, PIECES) if chance.random() < 0.9 else data)


def judge_file(case: FileCase) -> bool:
    """Read both ways."""
    model = _OTHERS[case.name][0] if case.name in _OTHERS else Task
    fast, slow = (load(model, case.data, case.name, reader) for reader in Reader)
    assert fast == slow
    assert (fast.record is None) == bool(fast.findings)
    lines = case.data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for finding in fast.findings:
        assert 1 <= finding.line <= lines, finding
        assert finding.column >= 1, finding
        assert any(char > "\u2e80" for char in finding.message), finding
        assert finding.hint, finding
        finding.message.encode()
    return True


def judge_places(case: FileCase) -> bool:
    """Hold the place of every value, as it is found for a finding, to its place in the tree of spans."""
    if load(Task, case.data, case.name).record is None:
        return False
    root = compose(case.data.decode().removeprefix(BOM))
    ways = [(), ("title",), ("none",), ("log", 0, "none"), ("log", 7), *_ways(root, ())]
    found = locate_in([Finding("LS203", Severity.ERROR, case.name, way, "甲") for way in ways], case.data)
    for way, each in zip(ways, found, strict=True):
        assert (each.line, each.column) == find_place(root, way), way
    return True


def _ways(node: Span, above: Keys) -> Iterator[Keys]:
    below = node.value.items() if isinstance(node.value, dict) else enumerate(node.value or ())
    for key, child in below if isinstance(node.value, dict | list) else ():
        yield (*above, key)
        if isinstance(child, Span):
            yield from _ways(child, (*above, key))


def _make_task(chance: random.Random) -> FileCase:
    data = task_text(chance).encode()
    return FileCase("ZD-1.yaml", mutated(chance, data, PIECES, 1) if chance.random() < 0.6 else data)


READER = Target(make_file, judge_file)
PLACES = Target(_make_task, judge_places)
