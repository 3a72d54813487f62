"""What the page says of warm runs; the measuring itself is run by hand."""

from __future__ import annotations

from bench.warm import BARE, CHECK, LIST, ONE, REPORT, SAYS, STATUS, Warm, rows, targets

SECONDS = {BARE: 0.01, STATUS: 0.02, CHECK: 0.03, ONE: 0.1, LIST: 0.03, REPORT: 0.06, "cold": 2.0, "first": 2.5}


def test_every_command_has_its_row_beside_bare_python_and_git() -> None:
    found = rows(Warm(1_000, SECONDS, {CHECK: 10.4}))
    assert [row[0] for row in found] == list(SAYS.values())
    assert found[2] == (SAYS[CHECK], "30", "3.00", "1.50", "10")


def test_the_targets_are_those_of_the_size() -> None:
    verdicts = {each.text: each.verdict for each in targets(Warm(1_000, SECONDS, {}))}
    assert verdicts == {
        "1,000 tasks, warm: one file changed ÷ nothing changed": "**not met**",
        "1,000 tasks, warm: `report --month` ÷ `check`": "met",
        "1,000 tasks, warm: `list` ÷ `check`": "met",
        "1,000 tasks, warm: `check` ÷ `python -c pass`": "met",
    }
    large = {each.text: each.limit for each in targets(Warm(10_000, SECONDS, {}))}
    assert large["10,000 tasks, warm: one file changed ÷ nothing changed"] == 2
