"""Files of expected output."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Golden:
    """Expected output kept as files of a folder, read as bytes so that line ends count."""

    def __init__(self, folder: Path, *, update: bool) -> None:
        self._folder, self._update = folder, update

    def __call__(self, name: str, actual: str | bytes) -> None:
        """Fail unless ``actual`` is the golden file ``name``; with ``--update-golden``, write it there first."""
        path = self._folder / name
        content = actual.encode() if isinstance(actual, str) else actual
        if self._update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert path.is_file(), f"no golden file {name}: read the output, then run pytest --update-golden"
        # As text where it is text: pytest then shows the lines that differ.
        expected = path.read_bytes()
        assert content.decode(errors="replace") == expected.decode(errors="replace")
        assert content == expected
