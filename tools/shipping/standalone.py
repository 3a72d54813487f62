"""``make standalone``: a folder that an office without Python unpacks and runs: a Python, the packages, a start file.

python -m tools.shipping.standalone PLATFORM [--python-zip FILE] [--output FOLDER]

For Windows the office's own embeddable Python (python-3.x.y-embed-amd64.zip of python.org) is given as --python-zip; it
is put in as it stands, but for the line that tells it where the packages lie. For Linux the Python that runs this is
copied: build on the oldest system that the folder is for, as its glibc is needed there.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import sysconfig
import zipfile
from pathlib import Path

from tools.shipping.platforms import PLATFORMS, Platform
from tools.shipping.wheels import PINS, ROOT, install_into, make_bundle

_PTH = re.compile(r"python3(?P<minor>\d+)\._pth")
_LEFT_OUT = shutil.ignore_patterns(
    "__pycache__", "test", "tests", "idlelib", "tkinter", "turtledemo", "lib2to3", "ensurepip", "site-packages",
    "config-*", "*.a", "*.pyc",
)  # fmt: skip
_CMD = '@echo off\r\n"%~dp0python\\python.exe" -I -X utf8 -m luoshi %*\r\n'
_SH = """#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec env LD_LIBRARY_PATH="$here/python/lib" "$here/python/bin/python3" -I -X utf8 -m luoshi "$@"
"""
_README = """落实（luoshi）免安装版：{platform}

把整个文件夹放到任意位置（路径里可以有空格和汉字），在命令行里运行其中的 {start}：
    {start} --version
    {start} --help
还需要 git（Windows 上为 Git for Windows），由 git --version 看是否已有。
要在任何位置都能直接写 luoshi，把本文件夹加进环境变量 PATH。
"""


def main() -> None:
    """Read the command line and make the folder and its archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("platform", choices=[name for name in PLATFORMS if not name.startswith("macos")])
    parser.add_argument("--python-zip", type=Path)
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "standalone")
    given = parser.parse_args()
    platform = PLATFORMS[given.platform]
    if platform.sys_platform == "win32" and given.python_zip is None:
        parser.error("Windows 版须给出 python.org 的嵌入式 Python：PYTHON_ZIP=python-3.12.x-embed-amd64.zip")
    print(make_standalone(platform, given.python_zip, given.output))


def make_standalone(platform: Platform, python_zip: Path | None, output: Path, pins_file: Path = PINS) -> Path:
    """Write the folder anew and return its archive: a zip for Windows, a tar.gz that keeps the start file's mode."""
    folder = output / f"luoshi-{platform.name}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if python_zip is not None:
        python, start = _put_embedded(python_zip, folder)
    else:
        python, start = _put_own(folder)
    bundle = output / f"wheels-{platform.name}"
    make_bundle(platform, python, bundle, pins_file)
    install_into(folder / "app", platform, python, bundle)
    text = _README.format(platform=platform.name, start=start)
    (folder / "使用说明.txt").write_text(text, encoding="utf-8-sig")
    kind = "zip" if python_zip is not None else "gztar"
    return Path(shutil.make_archive(str(folder), kind, output, folder.name))


def _put_embedded(python_zip: Path, folder: Path) -> tuple[str, str]:
    """Unpack an embeddable Python, tell it of the packages, and return its version and the name of the start file."""
    with zipfile.ZipFile(python_zip) as archive:
        found = [match for name in archive.namelist() if (match := _PTH.fullmatch(name))]
        if len(found) != 1 or "python.exe" not in archive.namelist():
            sys.exit(f"“{python_zip}”不是 python.org 的嵌入式 Python：里面没有 python.exe 和 python3xx._pth")
        archive.extractall(folder / "python")
    path = folder / "python" / found[0].group()
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n..\\app\n", encoding="utf-8")
    (folder / "luoshi.cmd").write_bytes(_CMD.encode())
    return f"3.{found[0]['minor']}", "luoshi.cmd"


def _put_own(folder: Path) -> tuple[str, str]:
    """Copy the Python that runs this, tell it of the packages; return its version and the name of the start file."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    base, home = Path(sys.base_prefix), folder / "python"
    library = Path("lib") / f"python{version}"
    shutil.copytree(base / library, home / library, ignore=_LEFT_OUT)
    (home / "bin").mkdir()
    shutil.copy2(Path(sys._base_executable).resolve(), home / "bin" / "python3")  # type: ignore[attr-defined]  # noqa: SLF001 -- in a venv nothing else names it
    shared = Path(str(sysconfig.get_config_var("LIBDIR"))) / str(sysconfig.get_config_var("INSTSONAME"))
    if sysconfig.get_config_var("Py_ENABLE_SHARED"):
        shutil.copy2(shared, home / "lib" / shared.name)
    (home / library / "site-packages").mkdir()
    (home / library / "site-packages" / "app.pth").write_text("../../../../app\n", encoding="utf-8")
    start = folder / "luoshi"
    start.write_text(_SH, encoding="utf-8")
    start.chmod(0o755)
    return version, "luoshi"


if __name__ == "__main__":
    main()
