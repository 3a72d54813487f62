"""A headless Chromium for the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

if TYPE_CHECKING:
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


def open_browser(program: str, driver: str, profile: Path) -> Chrome:
    """Start Chromium with an empty profile and no way out."""
    options = ChromeOptions()
    options.binary_location = program
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for switch in (*_SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    return Chrome(options=options, service=Service(driver))


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
