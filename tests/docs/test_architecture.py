"""Every room that the page of the architecture names is there, and no walk goes through more than fifteen."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "architecture.md"
_ROOM = re.compile(r"`((?:cli|service|store|model|state|rules|render|exchange)(?:\.[a-z_]+)+)`")
_WALKS = PAGE.read_text(encoding="utf-8").partition("## Three walks")[2].partition("## Promises")[0].split("### ")[1:]


def _exists(name: str) -> bool:
    """Whether a dotted name below luoshi is a module, or a function in one."""
    module, _, last = f"luoshi.{name}".rpartition(".")
    try:
        return hasattr(import_module(module), last) or bool(import_module(f"{module}.{last}"))
    except ModuleNotFoundError:
        return False


def test_there_are_three_walks() -> None:
    assert [walk.splitlines()[0].split()[-1] for walk in _WALKS] == ["finding", "file", "entries"]


@pytest.mark.parametrize("walk", _WALKS, ids=lambda walk: walk.splitlines()[0])
def test_a_walk_goes_through_rooms_that_are_there(walk: str) -> None:
    rooms = _ROOM.findall(walk)
    assert 5 < len(rooms) <= 15
    assert [room for room in rooms if not _exists(room)] == []


def test_a_room_that_is_not_there_is_noticed() -> None:
    assert not _exists("service.scan.nowhere")
    assert not _exists("service.scan.scan.nowhere")
