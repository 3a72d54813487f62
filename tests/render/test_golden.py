from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luoshi.render import registry
from tests.support.documents import every_block

if TYPE_CHECKING:
    from tests.support.goldens import Golden

SUFFIXES = {"terminal": "txt", "markdown": "md", "html": "html", "json": "json", "csv": "csv"}


@pytest.mark.parametrize("name", registry.TEXTS)
def test_a_document_of_every_block_is_written_as_agreed(name: str, golden: Golden) -> None:
    golden(f"render/bulletin.{SUFFIXES[name]}", registry.write(name, every_block()))


def test_a_narrow_terminal_gets_records(golden: Golden) -> None:
    golden("render/narrow.txt", registry.write("terminal", every_block(), width=40))
