"""Take the pictures of the README: the sample bulletin in a real browser. Needs chromium, its driver and ImageMagick.

Fonts and browsers differ from machine to machine, so the pictures are not part of ``tools/docs.py --check``; take them
again when the bulletin changes its looks.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
REPORT = ("report", "--month", "2026-10", "--as-of", "2026-10-31", "--format", "html")
_SWITCHES = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")


class Shot(NamedTuple):
    """A picture: its name, the element at its top, and the size of the window."""

    name: str
    top: str
    width: int
    height: int


SHOTS = (
    Shot("bulletin", "body", 1000, 900),
    Shot("lamps", "#part-lamps", 1000, 760),
    Shot("tasks", "#part-attachment_tasks", 1280, 620),
)


def main() -> int:
    """Write every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        page = Path(name) / "bulletin.html"
        subprocess.run([sys.executable, "-m", "luoshi", *REPORT, "-o", page], cwd=ROOT, check=True)
        with _browser(Path(name) / "profile") as chrome:
            for shot in SHOTS:
                _take(chrome, page, shot)
    return 0


def _browser(profile: Path) -> Chrome:
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for switch in (*_SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    return Chrome(options=options, service=Service(shutil.which("chromedriver")))


def _take(chrome: Chrome, page: Path, shot: Shot) -> None:
    target = IMAGES / f"{shot.name}.png"
    chrome.set_window_size(shot.width, shot.height)
    chrome.get(page.as_uri())
    chrome.execute_script(f"document.querySelector('{shot.top}').scrollIntoView()")
    chrome.save_screenshot(target)
    # Few colours are enough for text and charts, and halve the file.
    subprocess.run(["convert", target, "+dither", "-colors", "64", "-strip", f"PNG8:{target}"], check=True)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.exit(main())
