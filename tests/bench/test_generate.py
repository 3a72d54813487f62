from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import yaml_rs

from bench.calendar_days import AS_OF
from bench.generate import BEANCOUNT, JOURNAL, MENDED, REAL, generate

if TYPE_CHECKING:
    from pathlib import Path


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _logs(folder: Path) -> list[list[Any]]:
    parsed: list[Any] = [yaml_rs.loads(path.read_text()) for path in folder.rglob("*-2026-*.yaml")]
    return [task["log"] for task in parsed]


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    generate(tmp_path / "one", 30)
    generate(tmp_path / "two", 30)
    assert _contents(tmp_path / "one") == _contents(tmp_path / "two")


def test_another_seed_other_tasks(tmp_path: Path) -> None:
    generate(tmp_path / "one", 6, seed=1)
    generate(tmp_path / "two", 6, seed=2)
    assert _contents(tmp_path / "one") != _contents(tmp_path / "two")


def test_a_larger_ledger_only_adds(tmp_path: Path) -> None:
    generate(tmp_path / "less", 12)
    generate(tmp_path / "more", 30)
    less, more = _contents(tmp_path / "less"), _contents(tmp_path / "more")
    for name in (JOURNAL, BEANCOUNT):
        assert more.pop(name).startswith(less.pop(name))
    assert less.items() <= more.items()


def test_check_finds_no_error_in_thirty_tasks(tmp_path: Path) -> None:
    generate(tmp_path / "ledger", 30)
    call = (
        sys.executable,
        "-m",
        "luoshi",
        "check",
        "--workspace",
        str(tmp_path / "ledger"),
        "--as-of",
        AS_OF.isoformat(),
    )
    done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "30 个事项：错误 0 条" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


def test_files_have_the_size_and_entries_that_the_page_tells_of(tmp_path: Path) -> None:
    size = generate(tmp_path / "ledger", 300)
    logs = _logs(tmp_path / "ledger")
    assert 1000 < size / 300 < 1300
    assert len(logs) == 300
    assert 3 < sum(map(len, logs)) / 300 < 6


def test_the_journal_has_a_transaction_for_each_task_and_a_posting_for_each_entry(tmp_path: Path) -> None:
    generate(tmp_path / "ledger", 30)
    lines = (tmp_path / "ledger" / JOURNAL).read_text(encoding="utf-8").splitlines()
    logs = _logs(tmp_path / "ledger")
    assert sum(line.startswith("2026-") for line in lines) == 30
    assert sum(line.startswith("    (办理:") for line in lines) == sum(map(len, logs))


def _findings(folder: Path) -> dict[str, Any]:
    call = (sys.executable, "-m", "luoshi", "check", "--workspace", str(folder), "--as-of", AS_OF.isoformat())
    done = subprocess.run((*call, "--format", "json"), capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_in_a_real_ledger_seven_of_ten_tasks_have_a_finding_that_can_be_mended(tmp_path: Path) -> None:
    generate(tmp_path / "real", 300, ledger=REAL)
    found = _findings(tmp_path / "real")
    assert 0.6 < len({each["task"] for each in found["findings"]}) / 300 < 0.8
    assert found["summary"]["errors"] == 0
    assert {"LS306", "LS307", "LS315", "LS316"} <= {each["code"] for each in found["findings"]}


def test_the_mended_ledger_differs_in_nothing_but_the_faults(tmp_path: Path) -> None:
    generate(tmp_path / "mended", 300, ledger=MENDED)
    generate(tmp_path / "real", 300, ledger=REAL)
    mended, real = _contents(tmp_path / "mended"), _contents(tmp_path / "real")
    tasks = [name for name in mended if name.startswith("ledgers/") and not name.endswith("ledger.yaml")]
    same = sum(mended[name] == real[name] for name in tasks)
    assert 0.2 < same / len(tasks) < 0.4
    found = _findings(tmp_path / "mended")
    assert len({each["task"] for each in found["findings"]}) / 300 < 0.06
    assert found["summary"]["errors"] == 0


def test_a_real_ledger_has_long_logs_parents_and_evidence(tmp_path: Path) -> None:
    generate(tmp_path / "real", 300, ledger=REAL)
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "real").rglob("*-2026-*.yaml")]
    assert sum(text.count("event:") > 20 for text in texts) > 20
    assert sum("\nparent: " in text for text in texts) > 5
    assert len(list((tmp_path / "real" / "evidence").iterdir())) > 100


def test_every_account_that_a_real_ledger_uses_is_opened(tmp_path: Path) -> None:
    generate(tmp_path / "real", 300, ledger=REAL)
    text = (tmp_path / "real" / BEANCOUNT).read_text(encoding="utf-8")
    used = set(re.findall(r"^  (Income:\S+)", text, re.MULTILINE))
    assert used == used & set(re.findall(r"open (Income:\S+)", text))
    assert "Income:U批示" in used
