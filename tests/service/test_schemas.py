"""``schema``: the files in the repository are those of the models."""

from __future__ import annotations

from pathlib import Path

from luoshi.service.schemas import schema_files, stale_schemas, write_schemas

ROOT = Path(__file__).parents[2]


def test_the_schemas_at_the_root_are_current() -> None:
    assert {path.name: path.read_bytes() for path in (ROOT / "schemas").iterdir()} == schema_files()
    assert stale_schemas(ROOT) == ()


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    names = tuple(schema_files())
    assert stale_schemas(tmp_path) == names
    assert list(tmp_path.iterdir()) == []
    assert write_schemas(tmp_path) == names
    (tmp_path / "schemas" / names[1]).write_text("{}", encoding="utf-8")
    kept = (tmp_path / "schemas" / names[0]).stat().st_ino
    assert write_schemas(tmp_path) == (names[1],)
    assert (tmp_path / "schemas" / names[0]).stat().st_ino == kept
    assert write_schemas(tmp_path) == ()
    assert {path.name: path.read_bytes() for path in (tmp_path / "schemas").iterdir()} == schema_files()
