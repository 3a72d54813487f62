"""No command imports what it does not use: names of packages, as a process of its own loads them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from bench.calendar_days import AS_OF
from bench.generate import generate
from tests.support import builders
from tests.support.repositories import untraced
from tests.support.workspaces import FOLDER, make_workspace

if TYPE_CHECKING:
    from pathlib import Path

UNSIGNED = builders.TASK[: builders.TASK.index("log:")]
_ASK = """
import os
import sys
import time
from luoshi.__main__ import main


def tell(code):
    print("\\n" + " ".join(sys.modules))
    sys.stdout.flush()
    leave(code)


leave, os._exit = os._exit, tell
sys.argv[0] = "luoshi"
main()
tell(0)
"""


def _imported(*arguments: str) -> set[str]:
    """Return the top-level packages, and the modules of luoshi, that a command ends with; run without coverage."""
    plain = untraced(os.environ)
    command = (sys.executable, "-c", _ASK, *arguments)
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=plain)
    assert done.returncode == 0, done.stdout + done.stderr
    modules = done.stdout.splitlines()[-1].split()
    return {name if name.startswith("luoshi.") else name.partition(".")[0] for name in modules}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return thirty tasks without a finding."""
    folder = tmp_path_factory.mktemp("imports") / "ledger"
    generate(folder, 30, seed=3)
    return folder


def _where(ledger: Path) -> tuple[str, ...]:
    return ("--workspace", str(ledger), "--as-of", AS_OF.isoformat())


def test_version_imports_no_framework() -> None:
    assert not _imported("--version") & {"typer", "pydantic", "luoshi.cli", "dataclasses", "typing"}


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("report", "--help"), ("list", "--help")])
def test_help_reads_no_files_and_makes_no_models(arguments: tuple[str, ...]) -> None:
    assert not _imported(*arguments) & {"pydantic", "ruamel", "yaml_rs", "rich", "jinja2", "luoshi.service"}


@pytest.mark.parametrize("arguments", [("rule",), ("rule", "LS307")])
def test_a_page_of_a_rule_reads_no_files(arguments: tuple[str, ...]) -> None:
    assert not _imported(*arguments) & {"pydantic", "ruamel", "yaml_rs", "rich", "jinja2", "luoshi.store"}


def test_a_check_of_a_clean_workspace_needs_no_second_reader_and_no_bulletin(ledger: Path) -> None:
    heavy = {
        "pydantic",
        "ruamel",
        "rich",
        "jinja2",
        "tabulate",
        "multiprocessing",
        "luoshi.report",
        "luoshi.service.changes.changing",
    }
    assert not _imported("check", *_where(ledger)) & heavy


def test_usual_findings_are_placed_by_the_lines_without_the_second_reader(tmp_path: Path) -> None:
    generate(tmp_path / "ledger", 90)
    assert not _imported("check", *_where(tmp_path / "ledger")) & {"ruamel", "tabulate", "rich", "wcwidth"}


def test_a_pipe_is_given_tables_without_what_draws_on_a_terminal(ledger: Path) -> None:
    imported = _imported("list", *_where(ledger))
    assert {"tabulate", "wcwidth"} <= imported
    assert "rich" not in imported


@pytest.mark.parametrize("output_format", ["markdown", "json", "csv"])
def test_a_report_in_text_needs_no_templates(ledger: Path, output_format: str) -> None:
    given = ("report", "--month", "2026-10", "--format", output_format, *_where(ledger))
    assert not _imported(*given) & {"ruamel", "rich", "jinja2"}


def test_a_page_for_the_web_uses_its_template(ledger: Path) -> None:
    imported = _imported("report", "--month", "2026-10", "--format", "html", *_where(ledger))
    assert "jinja2" in imported
    assert "ruamel" not in imported


@pytest.mark.posix("answers are kept only where files have owners")
def test_a_kept_answer_imports_next_to_nothing(ledger: Path) -> None:
    """Counted, not timed: every module costs between 0.1 and 10 ms."""
    time.sleep(2.1)  # until no file is young
    _imported("check", *_where(ledger))
    warm = _imported("check", *_where(ledger))
    assert not warm & {"typing", "re", "json", "pathlib", "dataclasses", "enum", "collections", "hashlib", "typer"}
    assert {name for name in warm if name.startswith("luoshi.")} == {
        "luoshi.__main__",
        "luoshi.version",
        *("luoshi.system", "luoshi.system.interrupts", "luoshi.system.streams"),
        "luoshi.cache",
        *(
            f"luoshi.cache.{name}"
            for name in ("answers", "asked", "door", "file", "folder", "git_inputs", "inputs", "key")
        ),
        "luoshi.cache.table",
    }


def test_a_check_of_records_in_order_does_without_pydantic(ledger: Path) -> None:
    assert "pydantic" not in _imported("check", *_where(ledger))


def test_writing_in_good_order_needs_no_second_judge(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "台账", {f"{FOLDER}/ZD-2026-001.yaml": UNSIGNED})
    where = ("--workspace", str(workspace), "--as-of", "2026-10-12")
    heavy = {"pydantic", "rich", "jinja2", "multiprocessing", "luoshi.report"}
    head = ("--title", "甲", "--kind", "常规工作", "--category", "会议议定", "--document", "3号", "--approver", "主任")
    duty = ("--objective", "乙", "--lead", "学前教育处", "--due", "2026-12-31", "--weight", "2.50")
    assert not _imported("sign", "ZD-2026-001", "--by", "学前教育处", *where) & heavy
    assert not _imported("add", *head, *duty, "--milestone", "方案|印发|2026-11-30|100", *where) & heavy
    assert not _imported("amend", "ZD-2026-001", "--date", "2026-10-11", *where) & heavy
    assert (workspace / FOLDER / "ZD-2026-002.yaml").exists()
