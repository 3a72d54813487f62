"""One process or two: the same findings and the same states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.service.checking import CheckRequest, check
from luoshi.service.scan.pool import WORTH_IT
from luoshi.service.scan.request import ScanRequest
from luoshi.service.scan.scan import scan_workspace
from luoshi.service.workspace import open_workspace
from tests.service.desk import FOLDER, left_by, settle, write
from tests.support.builders import AS_OF

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "title: 事项{0}\nkind: 重点任务\nassigned: 2026-01-05\ndue: 2026-12-31\n"


def test_two_processes_see_what_one_sees(tmp_path: Path) -> None:
    settle(tmp_path)
    for number in range(WORTH_IT + 5):
        parent = "parent: ZD-2026-000\n" if number % 50 == 7 else ""
        text = f"id: ZD-2026-{number:03d}\n{HEAD.format(number)}{parent}" if number % 40 else "id: [\n"
        write(tmp_path, f"{FOLDER}/ZD-2026-{number:03d}.yaml", text)
    write(tmp_path, f"{FOLDER}/ZD-2026-000.yaml", f"id: ZD-2026-000\n{HEAD.format(0)}")
    opened = open_workspace(tmp_path)
    told: list[tuple[int, int]] = []
    one = scan_workspace(opened, ScanRequest((AS_OF,)), processes=1)
    two = scan_workspace(
        opened, ScanRequest((AS_OF,)), processes=2, progress=lambda done, total: told.append((done, total))
    )
    assert left_by(two.tasks) == left_by(one.tasks)
    assert one.tasks[0].states[0].basis.value == "子任务"
    assert told == [(250, WORTH_IT + 5), (WORTH_IT + 5, WORTH_IT + 5)]
    results = [check(opened, CheckRequest(AS_OF), processes=processes) for processes in (1, 2)]
    assert results[0] == results[1]
    assert sum(each.code == "LS102" for each in results[0].findings) == WORTH_IT // 40
