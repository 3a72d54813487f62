"""Every command that a page shows is run, in a folder of its own, and shows what the page shows."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from tools.pages.everything import hand_written
from tools.pages.examples import ExampleError, has_examples, rerun

ROOT = Path(__file__).parents[2]
PAGES = [path for path in hand_written(ROOT) if has_examples(path.read_text(encoding="utf-8"))]
_QUOTIENT = re.compile(r"(\d+) ÷ (\d+) = ([\d.]+)%")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An empty folder to work in."""
    folder = tmp_path / "clerk"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_the_page_shows_what_the_program_shows(page: Path, desk: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert rerun(text, desk, ROOT) == text


def test_every_page_of_the_tutorial_and_of_the_tasks_shows_commands() -> None:
    names = {_name(page) for page in PAGES}
    for path in (ROOT / "docs/tutorial.zh-CN.md", *(ROOT / "docs/how-to").glob("*.md")):
        assert _name(path) in names


def test_quotients_in_the_text_are_right() -> None:
    found = 0
    for page in hand_written(ROOT):
        for part, whole, percent in _QUOTIENT.findall(page.read_text(encoding="utf-8")):
            exact = Decimal(100) * Decimal(part) / Decimal(whole)
            assert exact.quantize(Decimal("0.1"), ROUND_HALF_UP) == Decimal(percent), (page, part, whole)
            found += 1
    assert found >= 3


def test_changed_output_is_noticed(desk: Path) -> None:
    text = "```console\n$ echo 新\n旧\n```\n"
    assert rerun(text, desk, ROOT) == "```console\n$ echo 新\n新\n```\n"


def test_left_out_lines_stay_left_out(desk: Path) -> None:
    text = "```console\n$ printf '1\\n2\\n3\\n'\n1\n…\n```\n"
    assert rerun(text, desk, ROOT) == text


def test_lines_left_out_do_not_hide_a_change_beside_them(desk: Path) -> None:
    text = "```console\n$ printf '1\\n2\\n3\\n'\n0\n…\n```\n"
    assert rerun(text, desk, ROOT) == "```console\n$ printf '1\\n2\\n3\\n'\n1\n2\n3\n```\n"


def test_a_command_that_fails_unannounced_is_no_example(desk: Path) -> None:
    with pytest.raises(ExampleError, match="left with 3, not 0"):
        rerun("```console\n$ exit 3\n```\n", desk, ROOT)


def test_files_of_the_page_are_there_for_its_commands(desk: Path) -> None:
    text = (
        "```yaml file=a/b.yaml\nid: 1\n```\n\n```yaml append=a/b.yaml\nlog: []\n```\n\n"
        "```console\n$ cd a\n$ cat b.yaml\nid: 1\nlog: []\n```\n"
    )
    assert rerun(text, desk, ROOT) == text
