"""The wheel, as a user installs it: alone, in an empty environment, with the pinned requirements."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from luoshi.version import VERSION

ROOT = Path(__file__).parents[2]
DATA = ("*.css", "*.html.j2", "*.js", "*.svg", "*.typ", "*.yaml", "py.typed")


def _run(*command: str | Path, cwd: Path) -> str:
    result = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_carries_the_data_files_of_the_package(wheel: Path) -> None:
    source = ROOT / "src"
    expected = {path.relative_to(source).as_posix() for pattern in DATA for path in source.rglob(pattern)}
    assert "luoshi/py.typed" in expected
    with zipfile.ZipFile(wheel) as archive:
        assert expected <= set(archive.namelist())


@pytest.mark.slow
def test_the_wheel_runs_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    _run(sys.executable, "-m", "venv", "--without-pip", "venv", cwd=tmp_path)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", scripts / "python")
    install = (*pip, "install", "--quiet", "--no-deps")
    _run(*install, "--require-hashes", "-r", ROOT / "requirements" / "run.txt", cwd=tmp_path)
    _run(*install, wheel, cwd=tmp_path)
    assert VERSION in _run(scripts / "luoshi", "--version", cwd=tmp_path)
    # What the wheel declares, and what its dependencies declare, is there in a version they accept.
    _run(*pip, "check", cwd=tmp_path)
