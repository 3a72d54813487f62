"""Each package that luoshi can do without is taken away in turn: what needs it says so, the rest does not notice."""

from __future__ import annotations

import ast
import io
import json
import shutil
import subprocess
import sys
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import docx
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from luoshi.errors import ExitCode
from tests.support import builders
from tests.support.files import snapshot
from tests.support.forms import filled
from tests.support.office_files import paragraph, table, word
from tests.support.repositories import surroundings
from tests.support.running import ADD
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("without.py")
DAY = ("--as-of", "2026-11-03")
MONTH = ("--month", "2026-10")
QUARTER = ("--quarter", "2026-Q4")
TEXT = """2026年工作要点
一、学前教育
（一）新增学位。2026年12月底前新增2万个。（学前教育处牵头，财务处配合）
（二）规范收费。3月底前印发办法，9月底前检查。（学前教育处、监察科负责）
"""
SHEET = (("序号", "工作任务", "牵头单位", "完成时限"), ("1", "新增学位", "学前教育处", "2026-12-31"))

COMMANDS = {
    "check": ("check", *DAY),
    "check json": ("check", *DAY, "--format", "json"),
    "list": ("list", *DAY),
    "show": ("show", "ZD-2026-001", *DAY),
    "explain": ("explain", "ZD-2026-001", *DAY),
    **{
        f"report {kind}": ("report", *MONTH, *DAY, "--format", kind) for kind in ("terminal", "markdown", "csv", "json")
    },
    **{
        f"report {kind}": ("report", *QUARTER, *DAY, "--format", kind, "-o", f"季.{kind}")
        for kind in ("html", "docx", "pdf")
    },
    **{f"letter {kind}": ("letter", "督办单", "ZD-2026-001", *DAY, "-o", f"单.{kind}") for kind in ("docx", "pdf")},
    "letter markdown": ("letter", "督办单", "ZD-2026-001", *DAY, "--format", "markdown"),
    **{f"export {kind}": ("export", kind, *DAY, "-o", f"单.{kind}") for kind in ("xlsx", "csv", "md", "json", "ics")},
    **{f"import {kind}": ("import", kind, f"来文.{kind}", *DAY) for kind in ("docx", "xlsx", "csv")},
    "import text": ("import", "text", "来文.txt", *DAY),
    "form send": ("form", "send", *MONTH, *DAY, "--output", "表"),
    "form status": ("form", "status", *MONTH, *DAY),
    "form collect": ("form", "collect", "收回.xlsx", *DAY),
    "log": ("log", "ZD-2026-002", "进展", "--progress", "50", "--note", "完成一半", *DAY),
    "add": ("add", *ADD),
    "amend": ("amend", "ZD-2026-002", "--note", "完成过半", *DAY),
    "schema": ("schema",),
    "rule": ("rule", "LS307"),
}
"""Every kind of command, in the order in which one workspace takes them."""

WORD = frozenset({"report docx", "letter docx"})
NEEDS = {
    "docx": ("word", WORD),
    "lxml": ("word", WORD),
    "docxtpl": ("word", frozenset[str]()),  # only a letterhead of the workspace needs it: as below
    "typst": ("pdf", frozenset({"report pdf", "letter pdf"})),
    "python_calamine": ("excel", frozenset({"import xlsx", "form collect"})),
    "xlsxwriter": ("excel", frozenset({"export xlsx", "form send"})),
    "icalendar": ("calendar", frozenset({"export ics"})),
    "resvg_py": ("charts", frozenset[str]()),
    "yaml_rs": ("", frozenset[str]()),
}
"""By module: the extra that installs it, and the commands that cannot do without."""

CHANGED = {"python_calamine": {f"{FOLDER}/ZD-2026-001.yaml"}, "resvg_py": {"季.docx"}}
"""The files that are not the same byte for byte: the form that could not be read, tables in the place of pictures."""


class Run(NamedTuple):
    """What all commands said, one after the other, and the files that they left."""

    answers: dict[str, dict[str, object]]
    files: dict[str, bytes]


@cache
def _material() -> dict[str, bytes]:
    return {
        "来文.docx": word("".join(map(paragraph, TEXT.splitlines()))),
        "来文.xlsx": table(SHEET),
        "来文.csv": "\n".join(map(",".join, SHEET)).encode(),
        "来文.txt": TEXT.encode(),
    }


def _make(folder: Path) -> Path:
    files = {f"{FOLDER}/ZD-2026-{number:03d}.yaml": task_text(number) for number in (1, 2, 3)}
    workspace = make_workspace(folder / "台账", files)
    for name, content in _material().items():
        (workspace / name).write_bytes(content)
    return workspace


def _run(workspace: Path, package: str, commands: dict[str, tuple[str, ...]]) -> dict[str, dict[str, object]]:
    """Run the commands in one process without the package. A traceback in what it says is a failure."""
    given = json.dumps(list(commands.values()))
    done = subprocess.run(
        (sys.executable, DRIVER, package, workspace), input=given, env=surroundings(), capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return dict(zip(commands, json.loads(done.stdout), strict=True))


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """What comes with every package there; the form that came back is kept for the others."""
    workspace = _make(tmp_path_factory.mktemp("complete"))
    _run(workspace, "-", {"form send": COMMANDS["form send"]})
    sent = next((workspace / "表").glob("*.xlsx"))
    _material()["收回.xlsx"] = filled(sent.read_bytes(), {0: {"progress": 60, "note": "完成六成"}})
    shutil.rmtree(workspace / "表")
    (workspace / "收回.xlsx").write_bytes(_material()["收回.xlsx"])
    answers = _run(workspace, "-", COMMANDS)
    return Run(answers, snapshot(workspace))


def test_every_command_works_where_nothing_is_missing(complete: Run) -> None:
    assert {name: said for name, said in complete.answers.items() if said["code"] not in {0, 1}} == {}


@pytest.mark.parametrize("package", NEEDS)
def test_without_a_package_only_what_needs_it_stops(complete: Run, tmp_path: Path, package: str) -> None:
    extra, stopped = NEEDS[package]
    workspace = _make(tmp_path)
    answers = _run(workspace, package, COMMANDS)
    for name in stopped:
        said = answers[name]
        assert said["code"] == ExitCode.USAGE, said
        assert f"pip install 'luoshi[{extra}]'" in str(said["err"])
        assert said["out"] == ""
    others = COMMANDS.keys() - stopped
    assert {name: answers[name] for name in others} == {name: complete.answers[name] for name in others}
    changed = {name for name, content in snapshot(workspace).items() if complete.files[name] != content}
    assert changed == CHANGED.get(package, set())


def test_only_a_letterhead_of_the_office_needs_what_fills_it_in(tmp_path: Path) -> None:
    workspace = _make(tmp_path)
    head, written = docx.Document(), io.BytesIO()
    head.add_paragraph("{{ 标题 }}{{ 正文 }}")
    head.save(written)
    (workspace / "红头.docx").write_bytes(written.getvalue())
    (workspace / "luoshi.yaml").write_text(
        builders.CONFIG.lstrip() + "\nbulletin: {template: 红头.docx}\n", encoding="utf-8"
    )
    report = {"report docx": COMMANDS["report docx"]}
    assert _run(workspace, "-", report)["report docx"]["code"] == 0
    said = _run(workspace, "docxtpl", report)["report docx"]
    assert said["code"] == ExitCode.USAGE
    assert "pip install 'luoshi[word]'" in str(said["err"])


BROKEN = {
    "bracket": ("support: [财务处]", "support: [财务处"),
    "key": ("lead: 学前教育处", "leed: 学前教育处"),
    "alias": ("lead: 学前教育处", "lead: 学前处"),
    "percent": ("progress: 30", "progress: 30%"),
    "colon": ("progress: 30", "progress: 30, values: {:0: 0}"),
    "tab": ("support: [财务处]", "support:\t[财务处]"),
    "anchor": ("support: [财务处]", "support: &a [财务处]"),
}


def test_without_yaml_rs_wrong_files_are_told_alike(tmp_path: Path) -> None:
    told = []
    for package in ("-", "yaml_rs"):
        workspace = _make(tmp_path / package)
        for number, change in enumerate(BROKEN.values(), 4):
            (workspace / FOLDER / f"ZD-2026-{number:03d}.yaml").write_text(task_text(number, change), encoding="utf-8")
        told.append(_run(workspace, package, {"check": ("check", *DAY), "list": ("list", *DAY)}))
    assert told[0] == told[1]
    assert [said["code"] for said in told[0].values()] == [1, 0]
    assert all(f"ZD-2026-{number:03d}.yaml" in str(told[0]["check"]["out"]) for number in range(4, 4 + len(BROKEN)))


SOME = ("check", "list", "report html", "report markdown", "report terminal", "export md", "log", "import csv")


@pytest.mark.parametrize(
    "package", ["typer", "pydantic", "pydantic_core", "ruamel", "rich", "tabulate", "wcwidth", "jinja2", "markupsafe"]
)
def test_what_luoshi_always_needs_is_named_where_it_is_missing(complete: Run, tmp_path: Path, package: str) -> None:
    answers = _run(_make(tmp_path), package, {name: COMMANDS[name] for name in SOME})
    stopped = [name for name in SOME if answers[name] != complete.answers[name]]
    assert stopped or package in {"pydantic", "pydantic_core", "rich"}  # for files in doubt, and on a terminal
    for said in (answers[name] for name in stopped):
        assert said["code"] == ExitCode.USAGE, said
        assert "没有装全：缺少 " in str(said["err"]), said


# ------------------------------------------------------------------------------------------- nothing else is imported


def _imported() -> Iterator[str]:
    """Yield every module that the source names in an import, or in a call that imports by name."""
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"import_extra", "find_extra"}:
                yield node.args[0].value  # type: ignore[attr-defined]


def _always_there() -> set[str]:
    """Return the modules of the packages that pyproject.toml requires everywhere, and of those that they require."""
    wanted, seen = [Requirement("luoshi")], set[str]()
    while wanted:
        name = canonicalize_name(wanted.pop().name)
        if name not in seen:
            seen.add(name)
            found = map(Requirement, metadata.requires(name) or ())
            wanted += [each for each in found if each.marker is None or each.marker.evaluate({"extra": ""})]
    seen.discard("yaml-rs")
    homes = metadata.packages_distributions()
    return {module for module, owners in homes.items() if set(map(canonicalize_name, owners)) & seen}


def test_whatever_is_imported_is_required_or_taken_away_above() -> None:
    foreign = {name.partition(".")[0] for name in _imported()} - sys.stdlib_module_names - {"luoshi", "_typeshed"}
    assert foreign - _always_there() - NEEDS.keys() == set()
