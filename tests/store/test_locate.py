"""Places for findings that know only their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.findings import Finding, Severity
from luoshi.store.yaml.locate import locate

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.findings import Keys


def finding(path: str, keys: Keys, code: str = "LS201", line: int = 0, column: int = 0) -> Finding:
    return Finding(code, Severity.ERROR, path, keys, "甲", line=line, column=column)


def places(found: list[Finding]) -> list[tuple[str, str, int, int, str]]:
    return [(each.path, each.code, each.line, each.column, each.excerpt) for each in found]


def test_findings_get_the_place_of_their_keys_and_are_sorted(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("甲: 乙\nb: [c, d]\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_bytes("\ufeffx: 1\r\ny: 2\r\n".encode())
    found = locate(
        tmp_path,
        [finding("b.yaml", ("y",)), finding("a.yaml", ("b", 1)), finding("a.yaml", ("甲",)), finding("a.yaml", ())],
    )
    assert places(found) == [
        ("a.yaml", "LS201", 1, 1, "甲: 乙"),
        ("a.yaml", "LS201", 1, 4, "甲: 乙"),
        ("a.yaml", "LS201", 2, 8, "b: [c, d]"),
        ("b.yaml", "LS201", 2, 4, "y: 2"),
    ]


def test_a_place_that_is_known_stays(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: b\nc: d\n", encoding="utf-8")
    known = finding("a.yaml", ("c",), "LS109", 7, 3)
    assert places(locate(tmp_path, [known])) == [("a.yaml", "LS109", 7, 3, "")]
    both = locate(tmp_path, [known, finding("a.yaml", ("c",))])
    assert places(both) == [("a.yaml", "LS201", 2, 4, "c: d"), ("a.yaml", "LS109", 7, 3, "")]


def test_a_file_that_cannot_be_read_or_understood_has_its_first_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: [b\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_bytes(b"\xff\n")
    found = locate(tmp_path, [finding("a.yaml", ("a",)), finding("b.yaml", ("a",)), finding("c.yaml", ("a",))])
    assert places(found) == [
        ("a.yaml", "LS201", 1, 1, "a: [b"),
        ("b.yaml", "LS201", 1, 1, "�"),
        ("c.yaml", "LS201", 1, 1, ""),
    ]
