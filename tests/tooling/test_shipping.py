"""Bundles and standalone folders are built from wheels that lie here, without network, and the one for Linux runs."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.tags import sys_tags

from tools.shipping.platforms import PLATFORMS, pins_for
from tools.shipping.standalone import make_standalone
from tools.shipping.wheels import PINS, ROOT, make_bundle

HERE = PLATFORMS["linux-x64" if os.uname().machine == "x86_64" else "linux-arm64"]
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
REQUIRED = (
    "annotated-doc", "annotated-types", "jinja2", "markdown-it-py", "markupsafe", "mdurl", "pydantic", "pydantic-core",
    "pygments", "rich", "ruamel-yaml", "shellingham", "tabulate", "typer", "typing-extensions", "typing-inspection",
    "wcwidth", "yaml-rs",
)  # fmt: skip


def _pin(path: Path) -> str:
    name, version = path.name.split("-")[:2]
    return f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def _write_wheel(folder: Path, name: str, version: str, tag: str, files: dict[str, bytes]) -> Path:
    """Write a wheel; the pip of the test is to take it as it would take one from an index."""
    info = f"{name}-{version}.dist-info"
    files = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: {tag}\n".encode(),
    }
    rows = [f"{path},sha256={_digest(data)},{len(data)}" for path, data in files.items()]
    record = "\n".join([*rows, f"{info}/RECORD,,", ""]).encode()
    path = folder / f"{name}-{version}-{tag}.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for each, data in {**files, f"{info}/RECORD": record}.items():
            archive.writestr(each, data)
    return path


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def _repack(folder: Path, name: str) -> Path:
    """Write the wheel that an installed package came from, as far as it is needed to run."""
    found = metadata.distribution(name)
    files = {
        str(each): Path(str(each.locate())).read_bytes()
        for each in found.files or ()
        if ".." not in each.parts and ".dist-info" not in each.parts[0] and "__pycache__" not in each.parts
    }
    tag = str(next(each for each in sys_tags() if each.platform in HERE.tags))
    return _write_wheel(folder, name.replace("-", "_"), found.version, tag, files)


@pytest.fixture
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    links = tmp_path / "links"
    links.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(links))
    return links


@pytest.fixture
def foreign_pins(offline: Path) -> Path:
    """Pins of one package for every machine, one for Windows and one for all but Windows."""
    wheels = [
        (_write_wheel(offline, "pure", "1.0", "py3-none-any", {"pure.py": b"x = 1\n"}), ""),
        (
            _write_wheel(offline, "winonly", "2.0", "cp312-cp312-win_amd64", {"winonly.py": b""}),
            "sys_platform == 'win32'",
        ),
        (_write_wheel(offline, "posix", "3.0", "py3-none-any", {"posix.py": b""}), "sys_platform != 'win32'"),
    ]
    lines = [_pin(path).replace(" \\\n", f" ; {marker} \\\n" if marker else " \\\n") for path, marker in wheels]
    pins = offline.parent / "pins.txt"
    pins.write_text("".join(lines), encoding="utf-8")
    return pins


def test_the_pins_of_a_platform_are_those_its_markers_ask_for() -> None:
    text = PINS.read_text(encoding="utf-8")
    windows, linux = ("\n".join(pins_for(PLATFORMS[name], "3.12", text)) for name in ("windows-x64", "linux-arm64"))
    assert "colorama==" in windows
    assert "colorama==" not in linux
    assert ";" not in windows + linux
    assert "://" not in text


def test_the_pins_of_musl_are_those_of_linux_and_its_wheels_are_its_own() -> None:
    text = PINS.read_text(encoding="utf-8")
    musl = PLATFORMS["linux-musl-arm64"]
    assert list(pins_for(musl, "3.12", text)) == list(pins_for(PLATFORMS["linux-arm64"], "3.12", text))
    assert musl.tags == ("musllinux_1_2_aarch64", "musllinux_1_1_aarch64")


def test_a_bundle_holds_the_wheels_of_the_platform_and_installs_by_hash(tmp_path: Path, foreign_pins: Path) -> None:
    make_bundle(PLATFORMS["windows-x64"], "3.12", tmp_path / "bundle", foreign_pins)
    names = sorted(path.name.split("-")[0] for path in (tmp_path / "bundle" / "wheels").iterdir())
    assert names == ["luoshi", "pure", "winonly"]
    requirements = (tmp_path / "bundle" / "requirements.txt").read_text(encoding="utf-8")
    assert requirements.count("--hash=sha256:") == 3
    assert "--require-hashes" in (tmp_path / "bundle" / "安装说明.txt").read_text(encoding="utf-8-sig")


def test_a_bundle_with_a_changed_wheel_is_not_installed(tmp_path: Path, offline: Path) -> None:
    wheel = _write_wheel(offline, "pure", "1.0", "py3-none-any", {"pure.py": b"x = 1\n"})
    (tmp_path / "pins.txt").write_text(_pin(wheel), encoding="utf-8")
    make_bundle(HERE, VERSION, tmp_path / "bundle", tmp_path / "pins.txt")
    _write_wheel(tmp_path / "bundle" / "wheels", "pure", "1.0", "py3-none-any", {"pure.py": b"x = 2\n"})
    asked = ("--no-index", "--find-links", "wheels", "--require-hashes", "-r", "requirements.txt", "--target", "t")
    command = (sys.executable, "-m", "pip", "install", "--no-deps", *asked)
    done = subprocess.run(command, cwd=tmp_path / "bundle", capture_output=True, text=True, check=False)
    assert done.returncode
    assert "DO NOT MATCH THE HASHES" in done.stderr


def test_the_folder_for_windows_takes_the_python_of_the_office(tmp_path: Path, foreign_pins: Path) -> None:
    stand_in = tmp_path / "python-3.12.9-embed-amd64.zip"
    with zipfile.ZipFile(stand_in, "w") as archive:
        archive.writestr("python.exe", b"MZ")
        archive.writestr("python312._pth", "python312.zip\r\n.\r\n\r\n#import site\r\n")
    packed = make_standalone(PLATFORMS["windows-x64"], stand_in, tmp_path / "out", foreign_pins)
    folder = tmp_path / "out" / "luoshi-windows-x64"
    assert (folder / "luoshi.cmd").read_bytes().endswith(b'python.exe" -I -X utf8 -m luoshi %*\r\n')
    assert (folder / "python" / "python312._pth").read_text(encoding="utf-8").splitlines()[-1] == "..\\app"
    assert (folder / "app" / "luoshi" / "__main__.py").exists()
    assert (folder / "app" / "winonly.py").exists()
    assert not (folder / "app" / "bin").exists()
    assert not (folder / "app" / "posix.py").exists()
    assert "luoshi-windows-x64/luoshi.cmd" in zipfile.ZipFile(packed).namelist()


def test_another_zip_is_no_python_of_the_office(tmp_path: Path, foreign_pins: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("setup.exe", b"MZ")
    with pytest.raises(SystemExit, match=r"不是 python[.]org 的嵌入式 Python"):
        make_standalone(PLATFORMS["windows-x64"], tmp_path / "x.zip", tmp_path / "out", foreign_pins)


def test_the_folder_for_linux_runs_where_there_is_no_python(tmp_path: Path, offline: Path) -> None:
    pins = tmp_path / "pins.txt"
    pins.write_text("".join(_pin(_repack(offline, name)) for name in REQUIRED), encoding="utf-8")
    packed = make_standalone(HERE, None, tmp_path / "out", pins)
    shutil.rmtree(tmp_path / "out" / f"luoshi-{HERE.name}")
    shutil.unpack_archive(packed, tmp_path / "一个 文件夹")
    start = tmp_path / "一个 文件夹" / f"luoshi-{HERE.name}" / "luoshi"
    check = (str(start), "check", "--workspace", str(ROOT), "--as-of", "2026-11-20")
    done = subprocess.run(check, env={"PATH": "/usr/bin:/bin"}, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "错误 0 条" in done.stdout
