from __future__ import annotations

from dataclasses import replace
from subprocess import CalledProcessError
from typing import TYPE_CHECKING

import pytest

from bench import looking_back, peers
from bench.cold import targets
from bench.curve import Curve, Point
from bench.findings import Cost
from bench.findings import targets as cost_targets
from bench.generate import REAL
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
    return {each.text: each.verdict for each in targets(size)}


def test_a_target_is_met_at_its_limit_and_not_beyond() -> None:
    assert [Target("a", figure, 2, "×").verdict for figure in (1.9, 2.0, 2.1)] == ["met", "met", "**not met**"]
    verdicts = [Target("a", figure, 3, "×", least=True).verdict for figure in (2.9, 3.0, 3.1)]
    assert verdicts == ["**not met**", "met", "met"]
    assert Target("a", None, 3, "×").verdict == "**not measured**"
    assert Target("a", 0.95, 1, "×", goal=0.9).row == ("a", "≤ 1× (goal 0.9×)", "0.95×", "met")


def test_the_targets_of_cold_runs_are_those_promised() -> None:
    without_bean = {name: seconds for name, seconds in SECONDS.items() if name != "bean"}
    assert _verdicts(replace(SIZE, seconds=without_bean)) == {
        "10,000 tasks: `check` ÷ `hledger check`": "met",
        "10,000 tasks: `check` ÷ `bean-check`": "**not measured**",
        "10,000 tasks: `report --month` ÷ `check`": "met",
        "10,000 tasks: peak memory of `check`, cold": "met",
    }
    large = _verdicts(replace(SIZE, tasks=100_000, peaks={"check": 301.0, "warm": 119.0, "report": 501.0}))
    assert large["100,000 tasks: peak memory of `check`, cold"] == "**not met**"
    assert large["100,000 tasks: peak memory of `check`, warm"] == "met"
    assert large["100,000 tasks: peak memory of `report --month`"] == "**not met**"
    assert set(_verdicts(replace(SIZE, tasks=1_000))) == {"1,000 tasks: `report --month` ÷ `check`"}


def test_a_real_ledger_is_held_to_the_peers_on_the_same_facts() -> None:
    assert _verdicts(replace(SIZE, ledger=REAL)) == {
        "10,000 tasks, real: `check` ÷ `hledger check`": "met",
        "10,000 tasks, real: `check` ÷ `bean-check`": "met",
        "10,000 tasks, real: `report --month` ÷ `check`": "met",
    }


def test_a_finding_costs_what_the_real_ledger_takes_more() -> None:
    cost = Cost(10_000, 2.69, 2.1, 10_000)
    assert round(cost.each) == 59
    assert [each.verdict for each in cost_targets(cost)] == ["met", "met"]
    assert [each.verdict for each in cost_targets(Cost(10_000, 2.8, 2.1, 10_000))] == ["**not met**", "**not met**"]
    text = page(replace(RESULTS, findings=cost))
    assert "| one finding | 59 µs |" in text
    assert "## What a finding costs" not in page(RESULTS)


def test_the_page_names_the_targets_that_are_missed_before_the_table() -> None:
    text = page(RESULTS)
    head = text[text.index("## Targets") : text.index("| target |")]
    assert "5 of 6 targets are met. Not met or not measured: `luoshi check` ÷ `python -c pass` (20.00×)" in head
    assert "`hledger check` (" not in head


def test_the_page_says_how_long_looking_back_takes() -> None:
    seconds = dict.fromkeys(looking_back.SAYS, 0.05) | {looking_back.HISTORY: 0.3, looking_back.BASE: 0.06}
    seconds[looking_back.LONG] = 5.5
    text = page(replace(RESULTS, back=seconds))
    assert "| `luoshi history`, one task of 100, 2,000 commits | 300 |" in text
    assert "| `history` of one file, 2,000 entries over 2,000 commits | ≤ 5 s | 5.50 s | **not met** |" in text
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
