"""A headless Chromium for the pages."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,1000",
)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Start Chromium with an empty profile and no way out."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("needs the packages chromium and chromium-driver")
    options = ChromeOptions()
    options.binary_location = program
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for switch in (*_SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    with Chrome(options=options, service=Service(driver)) as chrome:
        yield chrome


@pytest.fixture
def show(browser: Chrome, tmp_path: Path) -> Show:
    """Return what opens a page in the browser."""
    return Show(browser, tmp_path / "page.html")


class Show:
    """Opens bytes as a page from a file, as an office would."""

    def __init__(self, browser: Chrome, path: Path) -> None:
        self._browser, self._path = browser, path

    def __call__(self, content: bytes) -> Chrome:
        """Write the page, open it, and return the browser; its log holds what this page said."""
        self._browser.get_log("browser")  # type: ignore[no-untyped-call]
        self._path.write_bytes(content)
        self._browser.get(self._path.as_uri())
        return self._browser
