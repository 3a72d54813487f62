"""A part of the body is one file: what stands in ``parts/`` stands in the report, in the order of the places."""

from __future__ import annotations

from pathlib import Path

from luoshi.report.bulletin import parts
from luoshi.report.bulletin.arrangement import load_parts


def test_every_file_of_the_folder_is_a_part_with_a_place_of_its_own() -> None:
    names = {path.stem for path in Path(parts.__path__[0]).glob("*.py")} - {"__init__"}
    loaded = load_parts()
    assert {part.write.__module__.rpartition(".")[2] for part in loaded} == names
    assert [part.place for part in loaded] == sorted({part.place for part in loaded})
    assert next(part.write.__name__ for part in loaded) == "write_overview"
