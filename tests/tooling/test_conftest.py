"""The guards of tests/conftest.py, tried on small suites of their own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
SKIPS = "import pytest\n@pytest.mark.skip(reason='no browser')\ndef test_skipped(): pass\n"
SKIPS_ITSELF = "import pytest\npytest.skip('no window', allow_module_level=True)\n"
COMPARES = "def test_text(golden): golden('text.md', '落实\\n')\n"


LOOKS_AROUND = """
import os, subprocess, sys, time
def test_surroundings():
    git = subprocess.run(("git", "config", "--list"), capture_output=True, encoding="utf-8", check=True).stdout
    assert git == "", "git is told nothing"
    assert os.listdir(os.environ["HOME"]) == []
    assert not [name for name in os.environ if name.startswith(("LUOSHI_", "LC_", "XDG_", "PYTHONW"))]
    assert not {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM", "GIT_DIR", "LANGUAGE"} & set(os.environ)
    assert (time.tzname[0], os.umask(0o022), sys.dont_write_bytecode) == ("CST", 0o022, False)
"""
HOSTILE = {
    "LUOSHI_READER": "pure", "LUOSHI_INDEX": "off", "NO_COLOR": "1", "FORCE_COLOR": "1", "COLUMNS": "20", "LINES": "1",
    "LC_ALL": "C", "LANGUAGE": "de", "TZ": "America/Los_Angeles", "TERM": "xterm", "GIT_DIR": "/nowhere",
    "XDG_CONFIG_HOME": "/nowhere", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "always",
}  # fmt: skip


def _pytest(
    folder: Path, suite: str, *options: str, ci: bool, machine: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "tests/conftest.py", folder)
    (folder / "test_suite.py").write_text(suite, encoding="utf-8")
    command = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", str(folder), *options)
    env = {**os.environ, "CI": "true" if ci else "", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    env |= machine or {}
    return subprocess.run(
        command, cwd=folder, env=env, umask=0o077 if machine else -1, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_skipped_test_or_file_fails_in_ci(tmp_path: Path, workers: str) -> None:
    (tmp_path / "test_other.py").write_text(SKIPS_ITSELF, encoding="utf-8")
    result = _pytest(tmp_path, SKIPS, "-n", workers, "--continue-on-collection-errors", ci=True)
    assert result.returncode != 0
    assert re.search(r"(FAILED|ERROR) test_suite.py::test_skipped - skipped in CI: .*no browser", result.stdout)
    assert re.search(r"(FAILED|ERROR) test_other.py - skipped in CI: .*no window", result.stdout)


def test_a_skipped_test_is_allowed_at_a_desk(tmp_path: Path) -> None:
    assert _pytest(tmp_path, SKIPS, ci=False).returncode == 0


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    suite = "import pytest\n@pytest.mark.xfail\ndef test_broken(): assert False\n"
    assert _pytest(tmp_path, suite, ci=True).returncode == 0


def test_a_golden_file_changes_only_when_asked(tmp_path: Path) -> None:
    golden = tmp_path / "golden" / "text.md"
    assert "--update-golden" in _pytest(tmp_path, COMPARES, ci=False).stdout
    assert not golden.exists()
    assert _pytest(tmp_path, COMPARES, "--update-golden", ci=False).returncode == 0
    assert golden.read_bytes() == "落实\n".encode()
    golden.write_bytes(b"other\r\n")
    assert _pytest(tmp_path, COMPARES, ci=False).returncode == 1
    assert golden.read_bytes() == b"other\r\n"


def test_line_ends_count_in_a_golden_file(tmp_path: Path) -> None:
    (tmp_path / "golden").mkdir()
    (tmp_path / "golden" / "text.md").write_bytes("落实\r\n".encode())
    assert _pytest(tmp_path, COMPARES, ci=False).returncode == 1


def test_ci_cannot_approve_its_own_output(tmp_path: Path) -> None:
    result = _pytest(tmp_path, COMPARES, "--update-golden", ci=True)
    assert result.returncode == pytest.ExitCode.USAGE_ERROR
    assert not (tmp_path / "golden").exists()


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_law_tells_how_many_examples_it_passed(tmp_path: Path, workers: str) -> None:
    law = "from hypothesis import given, strategies\n@given(strategies.integers())\ndef test_law(number): pass\n"
    report = tmp_path / "report.xml"
    assert _pytest(tmp_path, law, "-n", workers, "--junitxml", str(report), ci=True).returncode == 0
    assert '<property name="examples" value="100"' in report.read_text(encoding="utf-8")


@pytest.mark.parametrize("workers", ["0", "1"])
def test_nothing_of_the_machine_reaches_a_test(tmp_path: Path, workers: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text("[safe]\n\tdirectory = *\n[commit]\n\tgpgsign = true\n", encoding="utf-8")
    done = _pytest(tmp_path, LOOKS_AROUND, "-n", workers, ci=False, machine={**HOSTILE, "HOME": str(home)})
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("workers", ["0", "1"])
def test_fewer_cases_than_promised_fail_the_run(tmp_path: Path, workers: str) -> None:
    suite = "import pytest\n@pytest.mark.parametrize('n', range(3))\ndef test_passes(n): pass\n"
    assert _pytest(tmp_path, suite, "-n", workers, "--at-least", "3", ci=False).returncode == 0
    fewer = _pytest(tmp_path, suite, "-n", workers, "--at-least", "4", ci=False)
    assert fewer.returncode == 1
    assert "3 cases passed, at least 4 wanted" in fewer.stdout


def test_what_needs_posix_is_deselected_without_it_and_is_no_skip(tmp_path: Path) -> None:
    suite = "import pytest\n@pytest.mark.posix('a fork')\ndef test_forks(): pass\ndef test_plain(): pass\n"
    options = ("-o", "markers=posix(reason): needs what Windows lacks", "--strict-markers")
    bare = {"PYTHONPATH": f"{ROOT / 'tests/system/bare'}{os.pathsep}{ROOT}"}
    done = _pytest(tmp_path, suite, *options, ci=True, machine=bare)
    assert done.returncode == 0, done.stdout
    assert "1 passed, 1 deselected" in done.stdout
    assert "2 passed" in _pytest(tmp_path, suite, *options, ci=True).stdout
