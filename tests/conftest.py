"""What every test run has: the same surroundings everywhere, hypothesis profiles, fixtures of several areas.

And no skipped test in CI.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from luoshi.cli.door import run
from tests.support.commands import Luoshi, Outcome
from tests.support.goldens import Golden
from tests.support.machine import shut_out_machine

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from selenium.webdriver import Chrome

    from tests.support.browsers import Show

IN_CI = os.environ.get("CI") == "true"
GOLDEN = Path(__file__).parent / "golden"

# No deadlines: a test says nothing about the speed of the machine. `--hypothesis-profile soak` looks for long.
settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True, print_blob=True)
settings.register_profile("soak", deadline=None, max_examples=5_000, print_blob=True)
settings.load_profile("ci" if IN_CI else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag that may change golden files, and the one that notices cases that are gone."""
    parser.addoption("--at-least", type=int, default=0, help="fail unless so many cases ran and passed")
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; never in CI")


def pytest_configure(config: pytest.Config) -> None:
    """Keep CI from approving its own output, and the machine out of the tests."""
    if IN_CI and config.getoption("--update-golden"):
        raise pytest.UsageError("--update-golden is for a developer who reads the difference, not for CI")
    if not hasattr(config, "workerinput"):  # a worker of xdist has the surroundings of the process that started it
        home = tempfile.TemporaryDirectory(prefix="luoshi-home-")
        config.add_cleanup(home.cleanup)
        shut_out_machine(Path(home.name))


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Let tests of one ``xdist_group`` run in one process: they share what is dear to build."""
    if getattr(config.option, "numprocesses", None) and config.option.dist == "no":
        config.option.dist = "loadgroup"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the groups, so that no process is left alone with one at the end.

    Where Python lacks what POSIX has (Windows, and ``tests/system/bare``), what needs it is left out: deselected, not
    skipped, so that a skipped test fails in CI there too.
    """
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)
    if not hasattr(os, "fork"):
        unfit = [item for item in items if _needs_posix(item)]
        items[:] = [item for item in items if not _needs_posix(item)]
        config.hook.pytest_deselected(items=unfit)


def _needs_posix(item: pytest.Item) -> bool:
    """Whether a test says so, or opens a pseudo-terminal."""
    return item.get_closest_marker("posix") is not None or "terminals" in getattr(item, "fixturenames", ())


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where fewer cases passed than were promised: a suite that shrinks must not look like one that passes."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    wanted = session.config.getoption("--at-least")
    if reporter is None or hasattr(session.config, "workerinput") or not wanted:
        return
    passed = len(reporter.stats.get("passed", ()))
    reporter.write_line(f"{passed} cases passed, at least {wanted} wanted")
    if passed < wanted and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare output with ``tests/golden/NAME``: ``golden("render/bulletin.md", text)``."""
    return Golden(GOLDEN, update=bool(request.config.getoption("--update-golden")))


@pytest.fixture
def luoshi(capsysbinary: pytest.CaptureFixture[bytes]) -> Luoshi:
    """The command line."""

    def call(*arguments: str) -> Outcome:
        code = run(arguments)
        captured = capsysbinary.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode())

    return call


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests of the run."""
    from tests.support.browsers import open_browser  # noqa: PLC0415 -- costs time that most runs need not spend

    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("needs the packages chromium and chromium-driver")
    with open_browser(program, driver, tmp_path_factory.mktemp("profile")) as chrome:
        yield chrome


@pytest.fixture
def show(browser: Chrome, tmp_path: Path) -> Show:
    """Return what opens a page in the browser."""
    from tests.support.browsers import Show  # noqa: PLC0415 -- as above

    return Show(browser, tmp_path / "page.html")


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
