"""What every test run has: hypothesis profiles, golden files, and no skipped test in CI."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Generator

IN_CI = os.environ.get("CI") == "true"
GOLDEN = Path(__file__).parent / "golden"

# No deadlines: a test says nothing about the speed of the machine. `--hypothesis-profile soak` looks for long.
settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True, print_blob=True)
settings.register_profile("soak", deadline=None, max_examples=5_000, print_blob=True)
settings.load_profile("ci" if IN_CI else "dev")


class Golden:
    """Expected output kept as a file under ``tests/golden/``, read as bytes so that line ends count."""

    def __init__(self, *, update: bool) -> None:
        self._update = update

    def __call__(self, name: str, actual: str | bytes) -> None:
        """Fail unless ``actual`` is the golden file ``name``; with ``--update-golden``, write it there first."""
        path = GOLDEN / name
        content = actual.encode() if isinstance(actual, str) else actual
        if self._update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert path.is_file(), f"no golden file {name}: read the output, then run pytest --update-golden"
        # As text where it is text: pytest then shows the lines that differ.
        expected = path.read_bytes()
        assert content.decode(errors="replace") == expected.decode(errors="replace")
        assert content == expected


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag that may change golden files."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; never in CI")


def pytest_configure(config: pytest.Config) -> None:
    """Keep CI from approving its own output."""
    if IN_CI and config.getoption("--update-golden"):
        raise pytest.UsageError("--update-golden is for a developer who reads the difference, not for CI")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare output with ``tests/golden/NAME``: ``golden("render/bulletin.md", text)``."""
    return Golden(update=bool(request.config.getoption("--update-golden")))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test fails: it would hide that a program or a font is missing there.

    A law tells how many examples it passed, for the figures of ``make soak``.
    """
    report = yield
    passed = re.findall(r"(\d+) passing,", getattr(item, "hypothesis_statistics", ""))
    if passed and call.when == "call":
        item.user_properties.append(("examples", sum(map(int, passed))))  # written with the report of the teardown
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped in CI: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """As above, for a whole file that skips itself."""
    report = yield
    if IN_CI and report.skipped:
        report.outcome, report.longrepr = "failed", f"skipped in CI: {report.longrepr}"
    return report
