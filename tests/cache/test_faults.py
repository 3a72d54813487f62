"""Killed anywhere, on a full or read-only disk, beside another luoshi: the answer is right and the ledger untouched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings

from luoshi.cache.door import answer
from tests.support.disks import NAMESPACE
from tests.support.repositories import untraced
from tests.support.workspaces import make_workspace

if TYPE_CHECKING:
    from tests.cache.door import Ask

ROOT = Path(__file__).parents[2]
SOAK = settings.get_current_profile_name() == "soak"
DAY = ("--as-of", "2026-10-31")
DISK = """
set -e
mount -t tmpfs -o size=256k tmpfs "$1/disk"
cp -r "$1/台账" "$1/disk/"
cd "$1/disk/台账"
if [ "$2" = full ]; then mkdir .luoshi; head -c 1000000 /dev/zero > filler 2>/dev/null || true; fi
sleep 2.1
if [ "$2" = read-only ]; then mount -o remount,ro "$1/disk"; fi
for run in 1 2; do code=0; "$3" -m luoshi check --as-of 2026-10-31 < /dev/null || code=$?; done
ls -A .luoshi 2>/dev/null || true
exit $code
"""


def test_killed_at_any_call_there_is_a_whole_answer_or_none(tmp_path: Path) -> None:
    kills = "1000" if SOAK else "150"
    done = subprocess.run(
        [sys.executable, "-m", "tests.cache.writer", str(tmp_path), kills],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    killed, calls = map(int, done.stdout.split())
    assert killed >= int(kills)
    assert calls > 30


def _on_disk(folder: Path, kind: str) -> subprocess.CompletedProcess[str]:
    make_workspace(folder / "台账")
    (folder / "disk").mkdir()
    command = [*NAMESPACE, "bash", "-c", DISK, "bash", str(folder), kind, sys.executable]
    plain = untraced(os.environ)
    return subprocess.run(command, capture_output=True, text=True, check=False, env=plain)


def test_on_a_full_disk_all_goes_on_without(tmp_path: Path) -> None:
    done = _on_disk(tmp_path, "full")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == lines[1] == "共检查 2 个文件、1 个事项：没有发现问题"
    assert not [line for line in lines[2:] if line != ".gitignore"]


def test_on_a_read_only_disk_all_goes_on_without(tmp_path: Path) -> None:
    done = _on_disk(tmp_path, "read-only")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["共检查 2 个文件、1 个事项：没有发现问题"] * 2


def test_several_at_once_say_the_same(workspace: Path, ask: Ask) -> None:
    expected = ask("list", *DAY).out
    code = (
        "import sys\nfrom luoshi.cache import inputs\nfrom luoshi.cache.door import answer\n"
        "from luoshi.cli.door import run\ninputs.TICK = -10**12\n"
        "for number in range(6):\n    assert answer(sys.argv[1:], run) == 0\n"
    )
    plain = untraced(os.environ)
    started = [
        subprocess.Popen(
            (sys.executable, "-c", code, "list", *DAY, *(("--sort", "时限") if number % 2 else ())),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=plain,
        )
        for number in range(4)
    ]  # fmt: skip
    for process in started:
        out, errors = process.communicate()
        assert process.returncode == 0, errors.decode()
        assert out.decode() == expected * 6
    assert not list((workspace / ".luoshi").glob("*.tmp"))


def test_two_versions_do_not_answer_for_each_other(workspace: Path, ask: Ask) -> None:
    ask("check", *DAY)
    code = (
        "import sys\nimport luoshi.version\nluoshi.version.VERSION = '9.9'\n"
        "from luoshi.cache import inputs\nfrom luoshi.cache.door import answer\n"
        "inputs.TICK = -10**12\n"
        "sys.exit(answer(sys.argv[1:], lambda *given: print('ran') or 0))\n"
    )
    plain = untraced(os.environ)
    for expected in ("ran", "ran"):
        done = subprocess.run(
            (sys.executable, "-c", code, "check", *DAY), capture_output=True, text=True, check=True, env=plain
        )
        assert done.stdout.strip() == expected
    assert not ask("check", *DAY).ran


def test_an_answer_is_whole_before_it_is_kept(workspace: Path) -> None:

    def failing(*_given: object) -> int:
        sys.stdout.write("halb")
        raise KeyboardInterrupt

    for _ in range(2):
        try:
            answer(("check", *DAY), failing)
        except KeyboardInterrupt:
            continue
    assert not (workspace / ".luoshi").exists()
