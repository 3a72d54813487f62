"""One pass over the files: states, findings, families, and shelves."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from luoshi.errors import NothingToDoError
from luoshi.rules.engine.runner import plan_rules
from luoshi.service.reports.reporting import COMPARED
from luoshi.service.scan.reading import read_task
from luoshi.service.scan.request import ScanRequest, build_context, find_location
from luoshi.service.scan.scan import scan_workspace
from luoshi.service.scan.tasks import scan_paths
from luoshi.service.workspace import open_workspace
from tests.service.desk import FOLDER, add, left_by, settle, write
from tests.support.builders import AS_OF
from tests.support.files import make_no_file

if TYPE_CHECKING:
    from pathlib import Path

SEPTEMBER = dt.date(2026, 10, 15)


def test_without_tasks_there_is_nothing_to_do(tmp_path: Path) -> None:
    with pytest.raises(NothingToDoError, match="工作区里还没有事项"):
        scan_workspace(open_workspace(settle(tmp_path)), ScanRequest((AS_OF,)))


def test_each_task_is_judged_on_each_day_wanted(tmp_path: Path) -> None:
    add(settle(tmp_path), 1)
    digest = scan_workspace(open_workspace(tmp_path), ScanRequest((AS_OF, SEPTEMBER), since=dt.date(2026, 1, 1)))
    assert [state.as_of for state in (*digest.states(), *digest.states(1))] == [AS_OF, SEPTEMBER]
    assert [len(digest.states(index)[0].owed) for index in (0, 1)] == [1, 0]
    assert digest.findings() == []
    assert digest.tasks[0].excepted == frozenset()


def test_a_state_has_what_was_asked_for_and_what_follows_from_it(tmp_path: Path) -> None:
    add(settle(tmp_path), 1)
    names = ("id", "parent", "as_of", "due", "judgement", "submitted", "named_meetings", "relied_meetings")
    (state,) = scan_workspace(open_workspace(tmp_path), ScanRequest((AS_OF,), fields=names)).states()
    assert tuple(vars(state)) == names
    assert state.days_late == 0
    for missing in ("lamp", "title", "task"):
        with pytest.raises(AttributeError):
            getattr(state, missing)


def test_one_broken_file_hides_nothing_of_the_others(tmp_path: Path) -> None:
    settle(tmp_path)
    broken = write(tmp_path, f"{FOLDER}/ZD-2026-001.yaml", "id: [\n")
    binary = f"{FOLDER}/ZD-2026-003.yaml"
    (tmp_path / binary).write_bytes(b"\0")
    good = add(tmp_path, 2, ("owner: 处长", "owner: 无此人\nsuppress: [{code: LS203, reason: 甲, until: 2026-10-31}]"))
    opened = open_workspace(tmp_path)
    assert [state.id for state in scan_workspace(opened, ScanRequest((AS_OF,))).states()] == ["ZD-2026-002"]
    digest = scan_workspace(opened, ScanRequest((AS_OF,), plan=plan_rules(opened.config)))
    assert [each.path for each in digest.tasks] == [broken, good, binary]
    told = {(each.path, each.code, each.line, each.column) for each in digest.findings()}
    assert {(broken, "LS102", 1, 5), (binary, "LS101", 1, 1)} <= told
    assert digest.tasks[1].excepted == frozenset({"LS203"})


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    settle(tmp_path)
    make_no_file(tmp_path / FOLDER / "ZD-1.yaml")
    opened = open_workspace(tmp_path)
    task, (finding,) = read_task(opened, f"{FOLDER}/ZD-1.yaml")
    assert (task, finding.code, finding.message) == (None, "LS101", "文件读不出来：不是普通文件")
    assert read_task(opened, f"{FOLDER}/ZD-2.yaml")[1][0].message == "文件读不出来：没有这个文件"


def test_parents_are_measured_by_their_children(tmp_path: Path) -> None:
    settle(tmp_path)
    add(tmp_path, 1)
    add(tmp_path, 3, ("progress: 30", "progress: 60"), ("assigned:", "parent: ZD-2026-001\nassigned:"))
    add(tmp_path, 2, ("progress: 30", "progress: 80"), ("assigned:", "parent: ZD-2026-001\nassigned:"))
    digest = scan_workspace(open_workspace(tmp_path), ScanRequest((AS_OF,)))
    assert [(state.basis.value, state.actual) for state in digest.states()] == [
        ("子任务", Decimal(70)),
        ("填报", Decimal(80)),
        ("填报", Decimal(60)),
    ]


def test_a_shelf_without_a_readable_ledger_is_named_by_its_folder(tmp_path: Path) -> None:
    settle(tmp_path)
    opened = open_workspace(tmp_path)
    known = find_location(opened, f"{FOLDER}/x.yaml")
    assert (known.ledger, known.title, known.kind, known.year) == (
        "2026/zonghe",
        "2026年全委综合重点任务清单",
        "综合",
        2026,
    )
    other = find_location(opened, "ledgers/2025/b/x.yaml")
    assert (other.ledger, other.title, other.kind, other.year) == ("2025/b", "2025/b", "", 2025)
    assert find_location(opened, "ledgers/year/b/x.yaml").year == 0


def test_files_that_take_their_steps_together_are_digested_as_each_alone(tmp_path: Path) -> None:
    """Tasks of several makes, two broken ones among them, more than take a step together."""
    settle(tmp_path)
    makes = [
        (),
        (("progress: 30", "progress: 100"),),
        (("owner: 处长", "owner: 无此人"),),
        (("lead: 学前教育处", "lead: 学前处"),),
    ]
    for number in range(1, 124):
        add(tmp_path, number, *makes[number % len(makes)])
    for number in (50, 101):
        write(tmp_path, f"{FOLDER}/ZD-2026-{number:03d}.yaml", "id: [\n")
    opened = open_workspace(tmp_path)
    scene = build_context(opened, AS_OF)
    for wanted in (
        ScanRequest((AS_OF, SEPTEMBER), backward=True, further=COMPARED),
        ScanRequest((AS_OF,), plan=plan_rules(opened.config)),
    ):
        paths = opened.listing.tasks
        alone = [scan for path in paths for scan in scan_paths(opened, wanted, scene, (path,))]
        assert left_by(scan_paths(opened, wanted, scene, paths)) == left_by(alone)
        assert sum(each.card is None for each in alone) == 2
