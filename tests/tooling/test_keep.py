"""Keeping the figures of a soak, and the page made of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fuzzing.keep import keep
from tests.fuzzing.targets import TARGETS
from tools.pages import reliability
from tools.pages.promises import PROMISES, Promise

ROOT = Path(__file__).parents[2]


def test_the_figures_are_kept_with_when_and_where_they_were_counted(tmp_path: Path) -> None:
    (tmp_path / "soak.json").write_text('{"reader": {"cases": 7, "failures": 0, "seed": 3}}', encoding="utf-8")
    keep(tmp_path / "soak.json", tmp_path / "kept.json")
    kept = json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))
    assert kept["reader"]["cases"] == 7
    assert set(kept["run"]) == {"date", "revision", "system"}


def test_every_promise_names_tests_and_targets_that_are_there() -> None:
    assert all((ROOT / path).exists() for promise in PROMISES for path in promise.tests)
    assert {name for promise in PROMISES for name in promise.targets} == set(TARGETS)


def test_a_failure_in_the_last_soak_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    figures = {
        "run": {"date": "2026-11-22", "revision": "abc", "system": "Linux"},
        "editor": {"cases": 1000, "failures": 2, "seed": 5},
        "tests/a/test_kills.py": {"counts": {"kills": 1000, "tests": 1}, "failures": 0, "seed": 5},
    }
    (tmp_path / reliability.FIGURES).write_text(json.dumps(figures), encoding="utf-8")
    (tmp_path / "tests/a").mkdir(parents=True)
    (tmp_path / "tests/a/test_kills.py").write_text("def test_kill() -> None: ...\n", encoding="utf-8")
    monkeypatch.setattr(reliability, "PROMISES", (Promise("Whole.", ("tests/a",), ("editor",)),))
    text = reliability.reliability_page(tmp_path)
    assert "Failures in the last soak: editor" in text
    told = "editor: 1,000 cases, 2 failed, seed 5<br>test_kills.py: 1,000 kills, 0 failed, seed 5"
    assert f"| Whole. | `tests/a` | {told} |" in text


def test_a_promise_without_its_test_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / reliability.FIGURES).write_text('{"run": {}}', encoding="utf-8")
    monkeypatch.setattr(reliability, "PROMISES", (Promise("Whole.", ("tests/gone.py",)),))
    with pytest.raises(FileNotFoundError, match="gone"):
        reliability.reliability_page(tmp_path)
