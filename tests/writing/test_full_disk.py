"""A disk that is really full: a file system of a few pages in a mount namespace of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.disks import NAMESPACE
from tests.support.workspaces import FOLDER, make_workspace

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """
set -e
mount -t tmpfs -o size=128k tmpfs "$1/disk"
cp -r "$1/台账" "$1/disk/"
cd "$1/disk/台账"
head -c 1000000 /dev/zero > filler 2>/dev/null || true
code=0; "$2" -m luoshi "${@:3}" < /dev/null || code=$?
cp -r "$1/disk/台账/." "$1/after/"
exit $code
"""


def on_full_disk(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run luoshi in a copy of the workspace on a full disk; what is there afterwards stands in ``after``."""
    (folder / "disk").mkdir()
    (folder / "after").mkdir()
    command = [*NAMESPACE, "bash", "-c", SCRIPT, "bash", str(folder), sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("progress", "ZD-2026-001", "--note", "再报", "--as-of", "2026-10-31"),
        ("evidence", "add", "ZD-2026-001", "大.bin", "--as-of", "2026-10-31"),
        ("renumber", "ZD-2026-001"),
    ],
)
def test_the_old_files_stay_and_the_error_is_clear(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    root = make_workspace(tmp_path / "台账", {"大.bin": "x" * 20_000})
    done = on_full_disk(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (3, ""), done.stderr
    assert "磁盘满了" in done.stderr
    assert "办法：" in done.stderr
    after = {
        path.relative_to(tmp_path / "after"): path.read_bytes()
        for path in (tmp_path / "after").rglob("*.*")
        if path.is_file()
    }
    for path in root.rglob("*.*"):
        if path.is_file():
            assert after.pop(path.relative_to(root)) == path.read_bytes()
    assert not after
    assert (tmp_path / "after" / FOLDER).is_dir()
