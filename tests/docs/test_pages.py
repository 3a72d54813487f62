"""Links lead somewhere, terms are explained, and the help of every option stands in the reference."""

from __future__ import annotations

import enum
import re
from pathlib import Path

import pytest

from luoshi.cli.app import COMMANDS, build_command
from luoshi.errors import ExitCode
from luoshi.model import vocabulary
from tools.pages.outputs import MEANINGS

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
_FENCE = re.compile(r"^(`{3,}).*?^\1`*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_MAX_IMAGE = 150 * 1024


def _prose(path: Path) -> str:
    return _FENCE.sub("", path.read_text(encoding="utf-8"))


def _anchors(path: Path) -> set[str]:
    text = _prose(path)
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files_and_headings_that_exist(page: Path) -> None:
    for link in _LINK.findall(_prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in _anchors(target), link


def test_every_page_can_be_reached_from_the_index() -> None:
    seen: set[Path] = set()
    ahead = [ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "docs/index.md"]
    while ahead:
        page = ahead.pop()
        if page not in seen:
            seen.add(page)
            names = (link.partition("#")[0] for link in _LINK.findall(_prose(page)))
            ahead += [path for name in names if (path := (page.parent / name).resolve()).suffix == ".md"]
    pages = {path for path in (ROOT / "docs").rglob("*.md") if "decisions" not in path.parts}
    assert pages <= seen


def test_every_word_of_the_vocabulary_stands_in_the_glossary() -> None:
    cells = set(re.split(r"[|、`\n]", (ROOT / "docs/glossary.md").read_text(encoding="utf-8")))
    terms = {cell.strip().removesuffix("（推定）") for cell in cells}
    for name, kind in vars(vocabulary).items():
        if isinstance(kind, type) and issubclass(kind, enum.StrEnum) and kind is not enum.StrEnum:
            assert {str(member) for member in kind} <= terms, name
    assert {*vocabulary.KINDS, *vocabulary.CATEGORIES, vocabulary.STANDING} <= terms


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_stands_in_the_reference(name: str) -> None:
    text = (ROOT / "docs/reference/commands.zh-CN.md").read_text(encoding="utf-8")
    own = text.partition(f"## luoshi {name}\n")[2].partition("\n## ")[0]
    for parameter in build_command(name).params:
        assert not parameter.help or parameter.help in own, parameter.name


def test_every_exit_code_is_explained() -> None:
    assert set(MEANINGS) == set(ExitCode)


def test_pictures_are_small_and_shown() -> None:
    pages = (*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md"))
    shown = {(page.parent / link).resolve() for page in pages for link in _LINK.findall(_prose(page))}
    pictures = sorted((ROOT / "docs/images").iterdir())
    assert pictures
    for picture in pictures:
        assert picture in shown
        assert picture.stat().st_size <= _MAX_IMAGE
