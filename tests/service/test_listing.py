"""``list`` and ``show``: who is chosen, in which order, and what is told of what is not there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from luoshi.errors import UnreadableError, UsageError
from luoshi.service.listing import Filters, SortBy, list_tasks, show_task
from luoshi.service.workspace import Workspace, open_workspace
from tests.service.desk import FOLDER, add, settle, write
from tests.support.builders import AS_OF, CONFIG

if TYPE_CHECKING:
    from pathlib import Path

VIEW = "views: [{name: 财务, where: {lead: 财务处}}]\n"


@pytest.fixture
def opened(tmp_path: Path) -> Workspace:
    """Open a workspace of four tasks and one that cannot be read."""
    settle(tmp_path)
    write(tmp_path, "luoshi.yaml", CONFIG + VIEW)
    add(tmp_path, 1)
    add(
        tmp_path,
        2,
        ("lead: 学前教育处", "lead: 财务处"),
        ("by: 学前教育处", "by: 财务处"),
        ("support: [财务处]", "support: []"),
        ("due: 2026-12-31", "due: 2026-10-30"),
    )
    add(
        tmp_path,
        3,
        ("due: 2026-12-31", "due: 长期"),
        ("kind: 重点任务", "kind: 批示件"),
        ("assigned: 2026-10-09", "assigned: 2026-10-08"),
    )
    add(tmp_path, 4, ("assigned: 2026-10-09", "assigned: 2026-11-01"))
    add(
        tmp_path,
        5,
        ("progress: 30", "progress: 1"),
        ("due: 2026-12-31", "due: 2026-11-30"),
        ("leader: 分管副主任", "leader: 主任"),
    )
    write(tmp_path, f"{FOLDER}/ZD-2026-006.yaml", "id: [\n")
    return open_workspace(tmp_path)


def numbers(opened: Workspace, sort: SortBy = SortBy.ID, day: dt.date = AS_OF, **filters: Any) -> list[int]:
    return [int(state.id[-3:]) for state in list_tasks(opened, day, Filters(**filters), sort).states]


def test_tasks_assigned_by_the_day_and_what_could_not_be_read(opened: Workspace) -> None:
    listed = list_tasks(opened, AS_OF, Filters())
    assert [state.id[-1] for state in listed.states] == ["1", "2", "3", "5"]
    assert [(each.path, each.code) for each in listed.unread] == [(f"{FOLDER}/ZD-2026-006.yaml", "LS102")]
    assert numbers(opened, day=dt.date(2026, 11, 1)) == [1, 2, 3, 4, 5]
    assert numbers(opened, day=dt.date(2026, 10, 8)) == [3]


@pytest.mark.parametrize(
    ("filters", "chosen"),
    [
        ({"unit": "财务处"}, [1, 2, 3, 5]), ({"unit": "学前教育处"}, [1, 3, 5]), ({"unit": "学前处"}, []),
        ({"leader": "主任"}, [5]), ({"person": "主任"}, [5]), ({"person": "处长"}, [1, 2, 3, 5]),
        ({"lamp": "红灯"}, [2, 5]),
        ({"lifecycle": "办理中"}, [1, 2, 3, 5]), ({"lifecycle": "已销号"}, []), ({"judgement": "逾期"}, [2]),
        ({"question": "查原因"}, [2, 5]), ({"list_name": "财务"}, [2]), ({"ledger": "zonghe"}, [1, 2, 3, 5]),
        ({"ledger": "2026/zonghe"}, [1, 2, 3, 5]), ({"ledger": "综合"}, [1, 2, 3, 5]), ({"ledger": "专项"}, []),
        ({"kind": "批示件"}, [3]), ({"category": "市委市政府部署"}, [1, 2, 3, 5]), ({"category": "建议提案"}, []),
        ({"due_from": dt.date(2026, 11, 30)}, [1, 5]), ({"due_to": dt.date(2026, 11, 30)}, [2, 5]),
        ({"due_from": dt.date(2026, 11, 1), "due_to": dt.date(2026, 12, 30)}, [5]),
        ({"text": "2026-002"}, [2]), ({"text": "全覆盖"}, [1, 2, 3, 5]), ({"text": "120个"}, [1, 2, 3, 5]),
        ({"text": "津教委〔2026〕1号"}, [1, 2, 3, 5]), ({"text": "无"}, []), ({"leader": "主任", "unit": "办公室"}, []),
    ],
)  # fmt: skip
def test_filters(opened: Workspace, filters: dict[str, Any], chosen: list[int]) -> None:
    assert numbers(opened, **filters) == chosen


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (SortBy.ID, [1, 2, 3, 5]), (SortBy.DUE, [2, 5, 1, 3]), (SortBy.UNIT, [1, 3, 5, 2]), (SortBy.LAMP, [2, 5, 1, 3]),
        (SortBy.GAP, [2, 5, 1, 3]),
    ],
)  # fmt: skip
def test_orders(opened: Workspace, sort: SortBy, order: list[int]) -> None:
    assert numbers(opened, sort) == order


def test_one_task_is_shown_with_its_children(opened: Workspace) -> None:
    assert show_task(opened, "ZD-2026-001", AS_OF).actual == 30
    add(opened.root, 7, ("progress: 30", "progress: 60"), ("assigned:", "parent: ZD-2026-001\nassigned:"))
    assert show_task(open_workspace(opened.root), "ZD-2026-001", AS_OF).actual == 60


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ZD-2026-01", "没有编号为“ZD-2026-01”的事项；是否为 ZD-2026-001？"),
        ("甲", "没有编号为“甲”的事项"),
        ("ZD-2026-004", "ZD-2026-004 在 2026-10-31 还没有交办"),
    ],
)
def test_what_is_not_there_is_told(opened: Workspace, name: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        show_task(opened, name, AS_OF)
    assert caught.value.message == message


def test_a_broken_file_is_told_with_its_place(opened: Workspace) -> None:
    with pytest.raises(UnreadableError) as caught:
        show_task(opened, "ZD-2026-006", AS_OF)
    assert caught.value.message == f"{FOLDER}/ZD-2026-006.yaml:1:5: LS102 括号里的写法不对"
