"""The targets by name, in the order in which ``make soak`` shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzzing import documents, dues, editing, merging, reading

if TYPE_CHECKING:
    from tests.fuzzing.target import Target

TARGETS: dict[str, Target] = {
    "reader": reading.READER,
    "places": reading.PLACES,
    "due words": dues.DUES,
    "text import": documents.TEXT,
    "csv import": documents.CSV,
    "word import": documents.WORD,
    "excel import": documents.EXCEL,
    "returned form": documents.FORM,
    "editor": editing.EDITOR,
    "three-way merge": merging.THREE_WAY,
    "merge driver": merging.MERGE,
}
