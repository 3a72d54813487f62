"""``schema``: the JSON Schemas as files of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.schema import schema_texts
from luoshi.store.files.atomic_write import replace_file

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "schemas"


def schema_files() -> dict[str, bytes]:
    """Return the content of each schema file by its name."""
    return {name: text.encode() for name, text in schema_texts().items()}


def stale_schemas(root: Path) -> tuple[str, ...]:
    """Return the names of schema files that are missing or differ from the models; reads only."""
    return tuple(name for name, content in schema_files().items() if _read(root / FOLDER / name) != content)


def write_schemas(root: Path) -> tuple[str, ...]:
    """Write the schema files that differ; return their names."""
    stale = stale_schemas(root)
    if stale:
        (root / FOLDER).mkdir(exist_ok=True)
    for name in stale:
        replace_file(root / FOLDER / name, schema_files()[name])
    return stale


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
