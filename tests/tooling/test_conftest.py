"""The guards of tests/conftest.py, tried on small suites of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SKIPS = "import pytest\n@pytest.mark.skip(reason='no browser')\ndef test_skipped(): pass\n"
SKIPS_ITSELF = "import pytest\npytest.skip('no browser', allow_module_level=True)\n"
COMPARES = "def test_text(golden): golden('text.md', '落实\\n')\n"


def _pytest(folder: Path, suite: str, *options: str, ci: bool) -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "tests/conftest.py", folder)
    (folder / "test_suite.py").write_text(suite, encoding="utf-8")
    command = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", str(folder), *options)
    env = {**os.environ, "CI": "true" if ci else "", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("suite", [SKIPS, SKIPS_ITSELF], ids=["test", "file"])
@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_skipped_test_fails_in_ci(tmp_path: Path, suite: str, workers: str) -> None:
    result = _pytest(tmp_path, suite, "-n", workers, ci=True)
    assert result.returncode != 0
    assert "skipped in CI" in result.stdout
    assert "no browser" in result.stdout


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
