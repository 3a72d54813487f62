"""Files beside the ledgers that others bring along: manifests, figures, maps, batches, documents."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.support.repositories import make_repo
from tests.support.running import DAY, complaints, each

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repositories import Repo

DEEP = b"[" * 200_000
HOSTILE = {
    "deep": DEEP,
    "deep objects": b'{"a":' * 200_000,
    "long number": b'{"version": ' + b"9" * 100_000 + b"}",
    "no text": b"\xff\xfe\x00",
    "nothing": b"",
    "null": b"null",
    "a list": b"[1, 2]",
    "not a number": b'{"figures": NaN}',
    "twenty megabytes": b'"' + b"x" * 20_000_000 + b'"',
    "half a surrogate": b'{"figures": {"\\ud800": {}}}',
}
ASKED: tuple[tuple[str, ...], ...] = (
    ("check", *DAY),
    ("check", *DAY, "--base", "HEAD~1"),
    ("report", "--verify", "2026-09"),
    ("report", "--month", "2026-10", *DAY),
    ("form", "status", "--month", "2026-10", *DAY),
)
MAPS = {
    "deep": (DEEP, "嵌套超过 32 层"),
    "bomb": (b"a: &a [x, x]\nb: [*a, *a]\n", "不能用锚点"),
    "tag": (b"a: !!python/object/apply:os.system ['touch pwned']\n", "不能用标签"),
    "no such day": (b"a: 2026-13-45\n", "不认识"),
    "repeated": ("活儿: 事项\n活儿: 备注\n".encode(), "重复"),
    "binary": (b"\x00\x01", "不是文本"),
}


pytestmark = pytest.mark.usefixtures("in_time")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return make_repo(tmp_path / "库")


@pytest.mark.parametrize("name", ["manifest.json", "通报.json"])
def test_an_issued_bulletin_that_is_damaged_ends_nothing_with_a_traceback(repo: Repo, name: str) -> None:
    for content in HOSTILE.values():
        folder = repo.root / "reports/2026-09"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        repo.commit(name)
        assert [found for outcome in each(repo.root, ASKED) for found in complaints(outcome)] == []


@pytest.mark.parametrize("name", MAPS)
def test_a_map_is_read_as_plainly_as_a_ledger(repo: Repo, name: str) -> None:
    content, told = MAPS[name]
    (repo.root / "清单.csv").write_text("活儿,谁干\n甲,学前教育处\n", encoding="utf-8")
    (repo.root / "列名.yaml").write_bytes(content)
    (outcome,) = each(repo.root, [("import", "csv", "清单.csv", "--map", "列名.yaml")])
    assert complaints(outcome) == []
    assert outcome.code in {2, 3}
    assert told in outcome.err
    assert not (repo.root / "pwned").exists()


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_batch_that_is_none_is_refused(repo: Repo, content: bytes) -> None:
    before = (repo.root / "ledgers/2026/zonghe/ZD-2026-001.yaml").read_bytes()
    for kind in ("jsonl", "csv"):
        (repo.root / f"批.{kind}").write_bytes(content)
        (outcome,) = each(repo.root, [("log", "--from", f"批.{kind}", *DAY)])
        assert complaints(outcome) == []
        assert outcome.code in {2, 3}
    assert (repo.root / "ledgers/2026/zonghe/ZD-2026-001.yaml").read_bytes() == before


@pytest.mark.parametrize("kind", ["text", "docx", "xlsx", "xls", "csv"])
def test_what_is_no_file_is_not_imported(repo: Repo, kind: str) -> None:
    os.mkfifo(repo.root / "管道")
    (repo.root / "夹").mkdir()
    (repo.root / "圈").symlink_to("圈")
    (repo.root / "长").symlink_to("/dev/zero")
    for name in ("管道", "夹", "圈", "长", "没有"):
        (outcome,) = each(repo.root, [("import", kind, name)])
        assert complaints(outcome) == []
        assert outcome.code == 3
