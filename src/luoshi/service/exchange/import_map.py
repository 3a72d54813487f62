"""The file of ``--map``: heads of a sheet and what they are, kept for next time.

A YAML mapping from a head, as it stands in the sheet, to the first word of one of ``columns.COLUMNS``; 备注 keeps a
column as a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError, UsageError
from luoshi.exchange.columns import COLUMNS
from luoshi.exchange.reading.plain_text import decode_text
from luoshi.store.files.files import READING, read_bytes, reason_of
from luoshi.store.yaml.compose import RefusedError, compose
from luoshi.store.yaml.spans import plain_data
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    from pathlib import Path


def read_map(path: Path) -> dict[str, str]:
    """Return the columns by their heads. Raises UnreadableError for no such file, UsageError for words unknown."""
    try:
        text = decode_text(read_bytes(str(path)), path.name)
    except OSError as error:
        raise UnreadableError(f"“{path}”读不出来：{reason_of(error, READING)}", "检查路径和权限") from None
    try:
        data = plain_data(compose(text))
    except RefusedError as refused:
        told = f"“{path.name}”不是 YAML，第{refused.problem.line}行：{refused.problem.message}"
        raise UnreadableError(told, "每行写成“表中列名: 牵头单位”的样子") from None
    if not isinstance(data, dict) or not all(isinstance(each, str) for pair in data.items() for each in pair):
        raise UnreadableError(f"“{path.name}”不是列名对照", "每行写成“表中列名: 牵头单位”的样子")
    return {head: _column(head, word) for head, word in data.items()}


def _column(head: str, word: str) -> str:
    by_word = {column.words[0]: column.key for column in COLUMNS}
    if word in by_word:
        return by_word[word]
    suggestion = suggest(word, by_word)
    raise UsageError(f"列名对照中“{head}”写的“{word}”不认识{suggestion}", f"可用：{'、'.join(by_word)}")
