"""A small share of ``make soak`` in every run of the tests, and what longer ones found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzzing.__main__ import main
from tests.fuzzing.laws import add_figures
from tests.fuzzing.loop import run_case
from tests.fuzzing.target import Target
from tests.fuzzing.targets import TARGETS

ROOT = Path(__file__).parents[2]
SHARES = {"reader": 800, "places": 200, "editor": 200, "merge driver": 60, "three-way merge": 400, "returned form": 400}
"""Cases of the slow targets; the others run 1,000. Together they take some ten seconds."""
SEED = 20261122


@pytest.mark.parametrize("name", TARGETS)
def test_no_case_shows_a_fault(name: str) -> None:
    outcomes = [run_case(name, SEED, number) for number in range(SHARES.get(name, 1_000))]
    assert [report for _, report in outcomes if report] == []
    assert sum(counted for counted, _ in outcomes) > len(outcomes) // 3


def test_a_fault_is_counted_printed_and_can_be_repeated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(
        TARGETS, "csv import", Target(lambda chance: chance.randint(0, 9), lambda number: 1 // number > 9)
    )
    number = next(each for each in range(1_000) if run_case("csv import", 7, each)[1])
    assert main(["--target", "csv import", "--seed", "7", "--case", str(number)]) == 1
    assert capsys.readouterr().out.endswith("ZeroDivisionError: integer division or modulo by zero\n")


def test_the_figures_are_printed_and_written(tmp_path: Path) -> None:
    output = tmp_path / "build/soak.json"
    words = ["--cases", "250", "--seed", "7", "--processes", "2", "--target", "csv import", "--output", str(output)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzzing", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("seed 7\ncsv import ")
    figures = json.loads(output.read_text(encoding="utf-8"))["csv import"]
    assert figures["cases"] >= 250
    assert (figures["failures"], figures["seed"]) == (0, 7)


def case(file: str, seconds: float, inner: str) -> str:
    return f'<testcase classname="tests.{file}" name="x" time="{seconds}">{inner}</testcase>'


def told(name: str, value: int) -> str:
    return f'<properties><property name="{name}" value="{value}"/></properties>'


CASES = (
    case("b", 8.7, told("kills", 1000)),
    case("a", 1, told("examples", 10)),
    case("a", 1, told("examples", 20)),
    case("a", 0.8, '<failure message="no"/>'),
)
REPORT = f"<testsuites><testsuite>{''.join(CASES)}</testsuite></testsuites>"


def test_the_figures_of_the_tests_stand_beside_those_of_the_targets(tmp_path: Path) -> None:
    report, output = tmp_path / "soak.xml", tmp_path / "soak.json"
    report.write_text(REPORT, encoding="utf-8")
    output.write_text('{"reader": {"cases": 1}}', encoding="utf-8")
    add_figures(report, 5, output)
    assert json.loads(output.read_text(encoding="utf-8")) == {
        "reader": {"cases": 1},
        "tests/a.py": {"counts": {"examples": 30, "tests": 1}, "failures": 1, "seconds": 3, "seed": 5},
        "tests/b.py": {"counts": {"kills": 1000}, "failures": 0, "seconds": 9, "seed": 5},
    }
