"""Which lines of .gitattributes decide how ledgers are merged: held against git's own answer."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from luoshi.store.git.attributes import GitAttributes, find_deciding_lines
from tests.support.repositories import Repo, make_repo, surroundings
from tests.support.workspaces import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

TASK = f"{FOLDER}/ZD-2026-001.yaml"
PATTERNS = (
    "*.yaml", "*", "ledgers/**", "ledgers/*", "/ledgers/**/*.yaml", "ledgers/2026/zonghe/ZD-*.yaml", "**/zonghe/*.yaml",
    "ZD-2026-00?.yaml", "[A-Z]D-2026-001.yaml", "[!A-Y]D-2026-001.yaml", "zonghe", "/ZD-2026-001.yaml", "**", "*.yml",
    "ledgers/2026/**/ZD-2026-001.yaml", "ledgers/2026/?onghe/*", r"ZD\-2026-001.yaml", "2026/zonghe/*.yaml", "*001*",
)  # fmt: skip


def asked(repo: Repo, path: str) -> str:
    """Return what git says of ``merge`` for a file of the workspace."""
    inside = (repo.workspace / path).relative_to(repo.root)
    return repo.git("check-attr", "merge", "--", str(inside)).rpartition(": ")[2]


def decided(repo: Repo) -> list[str]:
    return [line.driver for line in GitAttributes(repo.workspace, surroundings()).deciding([TASK]) if line.driver]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_means_what_it_means_to_git(pattern: str, tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "库")
    (repo.workspace / ".gitattributes").write_text(f"{pattern} merge=union\n", encoding="utf-8")
    lines = find_deciding_lines([(".gitattributes", "", f"{pattern} merge=union\n")], [TASK])
    wanted = asked(repo, TASK) == "union" or asked(repo, f"{FOLDER}/ledger.yaml") == "union"
    assert bool(lines) is wanted


WORDS = ("merge=union", "-merge", "!merge", "merge", "merge=luoshi", "text", "binary")


@pytest.mark.parametrize(("first", "second"), list(itertools.product(WORDS, WORDS)))
def test_the_later_line_decides_as_in_git(first: str, second: str, tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "库")
    (repo.workspace / ".gitattributes").write_text(f"*.yaml {first}\nledgers/** {second}\n", encoding="utf-8")
    said = asked(repo, TASK)
    assert decided(repo) == ([said] if said in {"union", "luoshi"} else [])


@pytest.mark.parametrize(
    "place", ["", "数据/", "数据/台账/", "数据/台账/ledgers/", f"数据/台账/{FOLDER}/", ".git/info/"]
)
def test_every_file_on_the_way_counts(place: str, tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "库", "数据/台账")
    name = "attributes" if place.startswith(".git") else ".gitattributes"
    (repo.root / place).mkdir(parents=True, exist_ok=True)
    (repo.root / place / name).write_text("*.yaml merge=union\n", encoding="utf-8")
    assert asked(repo, TASK) == "union"
    line = GitAttributes(repo.workspace, surroundings()).deciding([TASK])[0]
    assert (repo.workspace / line.path).resolve() == (repo.root / place / name).resolve()
    assert (line.number, line.driver) == (1, "union")


def test_a_macro_is_seen_through(tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "库")
    (repo.workspace / ".gitattributes").write_text("[attr]log merge=union\n*.yaml log\n", encoding="utf-8")
    assert asked(repo, TASK) == "union"
    assert decided(repo) == ["union"]


def test_a_registered_driver_is_known_and_without_a_repository_none_is(tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "库")
    attributes = GitAttributes(repo.workspace, surroundings())
    assert attributes.registered() == frozenset()
    repo.git("config", "merge.luoshi.driver", "luoshi merge %O %A %B %P")
    assert attributes.registered() == {"luoshi"}
    assert GitAttributes(tmp_path, surroundings()).registered() == frozenset()
    (tmp_path / ".gitattributes").write_text("*.yaml merge=union\n", encoding="utf-8")
    assert [line.path for line in GitAttributes(tmp_path, surroundings()).deciding([])] == [".gitattributes"]
