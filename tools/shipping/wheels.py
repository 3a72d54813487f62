"""``make bundle``: a folder of wheels from which luoshi is installed without network, every file held to its hash.

python -m tools.shipping.wheels PLATFORM [--python 3.12] [--output FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.shipping.platforms import PLATFORMS, pins_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.shipping.platforms import Platform

ROOT = Path(__file__).parents[2]
PINS = ROOT / "requirements" / "all.txt"
PYTHON = "3.12"
"""The Python that offices are advised to take; wheels are made for one."""
REQUIREMENTS = "requirements.txt"
WHEELS = "wheels"
_README = """落实（luoshi）离线安装包：{platform}，Python {python}

1. 核对：本文件夹里的 requirements.txt 写着每个安装文件的 sha256，安装时逐个核对，对不上就不装。
2. 新建一个环境（Windows 用 py，其他系统用 python{python}）：
     py -{python} -m venv C:\\luoshi          （Windows）
     python{python} -m venv ~/luoshi         （其他系统）
3. 在本文件夹里安装：
     C:\\luoshi\\Scripts\\python -m pip install --no-index --find-links wheels --require-hashes -r requirements.txt
     ~/luoshi/bin/python -m pip install --no-index --find-links wheels --require-hashes -r requirements.txt
4. 看是否装好：
     C:\\luoshi\\Scripts\\luoshi --version
     ~/luoshi/bin/luoshi --version
还需要 git（Windows 上为 Git for Windows）。
"""


def main() -> None:
    """Read the command line and make the bundle."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("platform", choices=PLATFORMS)
    parser.add_argument("--python", default=PYTHON)
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    folder = given.output or ROOT / "build" / "bundle" / given.platform
    make_bundle(PLATFORMS[given.platform], given.python, folder)
    print(folder)


def make_bundle(platform: Platform, python: str, folder: Path, pins_file: Path = PINS) -> None:
    """Write the folder anew: wheels, pins with hashes, and how to install from them."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / WHEELS).mkdir(parents=True)
    wheel = build_wheel(folder / WHEELS)
    pins = "\n".join(pins_for(platform, python, pins_file.read_text(encoding="utf-8")))
    (folder / REQUIREMENTS).write_text(f"{pins}\n", encoding="utf-8")
    _pip("download", "--dest", str(folder / WHEELS), *foreign(platform, python, folder))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    own = f"luoshi=={wheel.name.split('-')[1]} \\\n    --hash=sha256:{digest}"
    (folder / REQUIREMENTS).write_text(f"{pins}\n{own}\n", encoding="utf-8")
    (folder / "安装说明.txt").write_text(_README.format(platform=platform.name, python=python), encoding="utf-8-sig")


def build_wheel(folder: Path) -> Path:
    """Build the wheel of this tree into the folder."""
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    return next(folder.glob("luoshi-*.whl"))


def foreign(platform: Platform, python: str, folder: Path) -> list[str]:
    """Return the options by which pip takes the pinned wheels of another machine, and no others."""
    tags = [f"--platform={tag}" for tag in platform.tags]
    fixed = ["--only-binary=:all:", "--no-deps", "--require-hashes", f"--python-version={python}"]
    return [*fixed, "--implementation=cp", *tags, "--requirement", str(folder / REQUIREMENTS)]


def install_into(target: Path, platform: Platform, python: str, bundle: Path) -> None:
    """Unpack the wheels of a bundle into a folder, without network and without scripts: they name this machine."""
    offline = ("--no-index", "--find-links", str(bundle / WHEELS), "--no-compile", "--target", str(target))
    _pip("install", *offline, *foreign(platform, python, bundle))
    for scripts in ("bin", "Scripts"):
        shutil.rmtree(target / scripts, ignore_errors=True)


def _pip(*arguments: str) -> None:
    _run(sys.executable, "-m", "pip", *arguments[:1], "--quiet", "--disable-pip-version-check", *arguments[1:])


def _run(*command: str) -> None:
    _complain(subprocess.run(command, capture_output=True, text=True, check=False))


def _complain(done: subprocess.CompletedProcess[str]) -> None:
    """Leave with what a program said when it failed."""
    words: Sequence[str] = done.args
    if done.returncode:
        sys.exit(f"{' '.join(words)}\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
