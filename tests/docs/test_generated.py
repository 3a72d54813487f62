"""What is generated is what would be generated now, and the check says what is stale."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.pages import everything
from tools.pages.marks import HEAD, refill

pytestmark = pytest.mark.xdist_group("pages")

ROOT = Path(__file__).parents[2]


def _docs(*options: str, root: Path) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, str(root / "tools" / "docs.py"), *options)
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)


def test_nothing_is_stale() -> None:
    checked = _docs("--check", root=ROOT)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """What would be generated now."""
    return everything.generated(ROOT)


def test_every_page_of_the_reference_is_generated_and_says_so(pages: dict[str, str]) -> None:
    for path in (ROOT / everything.REFERENCE).glob("*.md"):
        name = path.relative_to(ROOT).as_posix()
        assert name in pages
        assert pages[name].startswith(HEAD)


def test_two_runs_write_the_same_bytes(pages: dict[str, str]) -> None:
    assert everything.generated(ROOT) == pages


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The parts of the repository that the generator reads, elsewhere."""
    for folder in ("docs", "tools", "tests"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("README.md", "README.zh-CN.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_the_check_names_the_stale_page_and_writes_nothing(copy: Path) -> None:
    page = copy / everything.REFERENCE / "exit-codes.zh-CN.md"
    page.write_text("旧的\n", encoding="utf-8")
    checked = _docs("--check", root=copy)
    assert checked.returncode == 1
    assert f"stale: {everything.REFERENCE}/exit-codes.zh-CN.md" in checked.stdout.splitlines()
    assert page.read_text(encoding="utf-8") == "旧的\n"


def test_a_changed_part_of_the_readme_is_stale_and_is_mended(copy: Path) -> None:
    readme = copy / "README.md"
    before = readme.read_text(encoding="utf-8")
    readme.write_text(before.replace("LS203 error", "LS203 whatever"), encoding="utf-8")
    assert "stale: README.md" in _docs("--check", root=copy).stdout
    assert "written: README.md" in _docs(root=copy).stdout.splitlines()
    assert readme.read_text(encoding="utf-8") == before


def test_the_place_of_the_repository_does_not_show(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        assert str(ROOT) not in text, path
        assert "/tmp/" not in text, path  # noqa: S108 -- looked for, not used


def test_only_what_stands_between_marks_is_filled() -> None:
    text = "前\n<!-- generated: a -->\n旧\n<!-- /generated -->\n后\n"
    assert refill(text, str.upper) == "前\n<!-- generated: a -->\nA\n<!-- /generated -->\n后\n"
