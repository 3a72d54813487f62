"""A long plan as Word and as text, made from a seed: sections, numbered matters with their duties, a table of tasks."""

from __future__ import annotations

import zipfile
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MATTERS = 1_000
LINES = 10_000
SEED = 20261031
SECTION = 20
"""Lines of a section: its heading and the matters under it."""
_DEEDS = ("新建公办园", "改造校舍", "配齐思政课教师", "清理校外培训机构", "更新实训设备", "排查校园安全隐患")
_UNITS = ("学前教育处", "财务处", "发展规划处", "基础教育处", "体育卫生与艺术教育处", "校园安全处", "教育督导室")
_DUTIES = (
    "{0}牵头，{1}配合",
    "{0}、{1}负责",
    "责任单位：{0}；配合单位：{1}",
    "{0}会同{1}负责",
    "{0}牵头，{1}等有关部门参与",
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def text_lines(count: int, seed: int = SEED) -> Iterator[str]:
    """Yield the lines of a plan: a section for every twenty of them."""
    from luoshi.exchange.word.word_numbers import (
        write_in_chinese,  # the jobs of other programs are to import nothing of luoshi
    )

    chance = Random(seed)  # noqa: S311 -- repeatable, not secret
    yield "2026年教育工作任务分工方案"
    for at in range(1, count):
        section, within = divmod(at - 1, SECTION)
        yield (
            f"{write_in_chinese(section % 99 + 1)}、{chance.choice(_DEEDS)}"
            if within == 0
            else _matter(write_in_chinese(within), chance)
        )


def _matter(number: str, chance: Random) -> str:
    duty = chance.choice(_DUTIES).format(*chance.sample(_UNITS, 2))
    done = f"{chance.choice(_DEEDS)}{chance.randint(2, 90)}处，{chance.randint(1, 12)}月底前完成"
    return f"（{number}）{done}，每季度调度一次，验收合格率100%。（{duty}）"


def write_text(path: Path) -> None:
    """Write a text of 10,000 lines."""
    path.write_text("\n".join(text_lines(LINES)) + "\n", encoding="utf-8")


def write_word(path: Path) -> None:
    """Write a Word file of 1,000 matters: half of them paragraphs, half rows of one table."""
    half = MATTERS // 2
    lines = text_lines(half + half // (SECTION - 1) + 2)
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    rows = [("序号", "工作任务", "牵头单位", "配合单位", "完成时限"), *_rows(half)]
    table = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    document = f'<w:document xmlns:w="{_W}"><w:body>{body}<w:tbl>{table}</w:tbl></w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", document)


def _rows(count: int) -> Iterator[tuple[str, ...]]:
    chance = Random(SEED)  # noqa: S311 -- repeatable, not secret
    for number in range(1, count + 1):
        lead, support = chance.sample(_UNITS, 2)
        yield str(number), f"{chance.choice(_DEEDS)}{number}处", lead, support, f"{chance.randint(1, 12)}月底前"


def _cell(text: str) -> str:
    return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
