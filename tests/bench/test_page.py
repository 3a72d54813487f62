from __future__ import annotations

from dataclasses import replace
from subprocess import CalledProcessError
from typing import TYPE_CHECKING

import pytest

from bench import looking_back, peers
from bench.cold import targets
from bench.curve import Curve, Point
from bench.page import Results, Size, page
from bench.target import Target, summary

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = {"check": 2.0, "report": 2.5, "engine": 0.9, "engines": 0.5, "hledger": 2.5, "bean": 5.0}
SIZE = Size(10_000, 12_000_000, 12_000_000, SECONDS | {"schema": 130.0}, {"check": 140.0, "report": 150.0})
STARTS = {"python -c pass": 0.01, "luoshi --version": 0.012, "luoshi check": 0.2, "luoshi check, warm": 0.02}
CURVE = Curve("units", "Units", "units", "Spread.", {"luoshi check": [Point(10, 0.5, 60), Point(100, 0.6, 61)]})
RESULTS = Results(["a machine"], [SIZE], STARTS, {"luoshi --version": (20, "")}, 2, [CURVE])


def _verdicts(size: Size) -> dict[str, str]:
    return {each.text: each.verdict for each in targets(size.tasks, size.seconds, size.peaks)}


def test_a_target_is_met_at_its_limit_and_not_beyond() -> None:
    assert [Target("a", figure, 2, "×").verdict for figure in (1.9, 2.0, 2.1)] == ["met", "met", "**not met**"]
    verdicts = [Target("a", figure, 3, "×", least=True).verdict for figure in (2.9, 3.0, 3.1)]
    assert verdicts == ["**not met**", "met", "met"]
    assert Target("a", None, 3, "×").verdict == "**not measured**"
    assert Target("a", 0.95, 1, "×", goal=0.9).row == ("a", "≤ 1× (goal 0.9×)", "0.95×", "met")


def test_the_targets_of_cold_runs_are_those_promised() -> None:
    assert _verdicts(SIZE) == {
        "10,000 tasks: `check` ÷ `hledger check`": "met",
        "10,000 tasks: `bean-check` ÷ `check`": "**not met**",
        "10,000 tasks: `check` ÷ engine alone, one process": "**not met**",
        "10,000 tasks: `check` ÷ engine alone, as many processes": "**not met**",
        "10,000 tasks: peak memory of `check`, cold": "met",
        "10,000 tasks: `check-jsonschema` ÷ `check`": "met",
        "10,000 tasks: `yamllint` ÷ `check`": "**not measured**",
    }
    large = _verdicts(replace(SIZE, tasks=100_000, peaks={"check": 301.0, "warm": 119.0}))
    assert large["100,000 tasks: peak memory of `check`, cold"] == "**not met**"
    assert large["100,000 tasks: peak memory of `check`, warm"] == "met"
    assert not _verdicts(replace(SIZE, tasks=1_000))


def test_the_page_names_the_targets_that_are_missed_before_the_table() -> None:
    text = page(RESULTS)
    head = text[text.index("## Targets") : text.index("| target |")]
    assert "6 of 11 targets are met. Not met or not measured: " in head
    for missed in ("`bean-check` ÷ `check` (2.50×)", "`yamllint` ÷ `check` (–)", "`luoshi check` ÷ `python -c pass`"):
        assert missed in head
    assert "`hledger check` (" not in head


def test_the_page_says_how_long_looking_back_takes() -> None:
    seconds = dict.fromkeys(looking_back.SAYS, 0.05) | {looking_back.HISTORY: 0.3, looking_back.BASE: 0.06}
    text = page(replace(RESULTS, back=seconds))
    assert "| `luoshi history`, one task of 100, 2,000 commits | 300 |" in text
    assert "| `history` of one task, 2,000 commits ÷ its two git commands | ≤ 3× | 3.00× | met |" in text
    assert "| `check --base HEAD~1`, 10,000 tasks ÷ `check` | ≤ 1.3× | 1.20× | met |" in text
    assert "## Looking back" not in page(RESULTS)


def test_where_all_is_met_nothing_is_named() -> None:
    assert summary([Target("a", 1, 2, "×")]) == "1 of 1 targets are met."


def test_the_page_shows_the_curve_with_its_table() -> None:
    text = page(RESULTS)
    assert "(images/cost-units.svg)" in text
    assert "| `luoshi check` | s | 0.50 | 0.60 | 0.08 |" in text
    assert "## Cost curves" not in page(replace(RESULTS, curves=()))


def test_absent_peers_are_said_not_passed_over(tmp_path: Path) -> None:
    assert peers.absent(tmp_path) == ["bean-check", "check-jsonschema", "yamllint"]
    assert peers.versions(tmp_path) == (
        "peers: not measured, because not installed: bean-check, check-jsonschema, yamllint"
    )


def test_a_peer_that_finds_something_wrong_is_no_measurement() -> None:
    seconds, peak = peers.once(("/bin/true",))
    assert seconds > 0
    assert peak > 0
    with pytest.raises(CalledProcessError, match="non-zero exit status 1"):
        peers.once(("/bin/false",))
