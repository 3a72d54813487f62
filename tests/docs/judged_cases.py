"""The worked cases of docs/explanation/judgement-cases.zh-CN.md: a row of a table is a task, its log and a day."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from luoshi.state.rounding import round_to_tenth
from tests.support.builders import config, organisation, read, state, task

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from luoshi.model.task import Task
    from luoshi.state.task_state import TaskState

PAGE = Path(__file__).parents[2] / "docs/explanation/judgement-cases.zh-CN.md"
HEAD = {"assigned": "2026-01-01", "due": "2026-04-11", "lead": "学前教育处", "support": ["财务处"]}
_STONE = re.compile(r"(\S+) (\d{4}-\d\d-\d\d) (\d+)")
_INDICATOR = re.compile(r"(\S+) (累计|水平|增幅) (不高于|不低于) ([\d.]+)(?: 基数 ([\d.]+))?")


class Case(NamedTuple):
    """A row: what it shows, the words of its task and its log, the day, and the results that stand there."""

    title: str
    head: str
    log: str
    day: dt.date
    results: tuple[str, ...]


def read_cases() -> Iterator[Case]:
    """Yield the cases of the page, in order."""
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        if len(cells) == 12 and re.fullmatch(r"\d\d-\d\d", cells[3]):
            title, head, log, day, *results = cells
            yield Case(title, head, log.replace("`", ""), _read_day(day), tuple(results))


def judge_case(case: Case) -> TaskState:
    """Judge the task of a case on its day."""
    parent = task(id="ZD-2026-001", **{**HEAD, **_read_head(case.head)}, log=_read_log(case.log))
    children = tuple(_read_children(case))
    family = {"ZD-2026-001": children} if children else {}
    settings = config("judgement: {ahead: 5, behind: 5}")
    return state(parent, case.day, settings, family=family, organisation=organisation())


def tell(judged: TaskState) -> tuple[str, ...]:
    """Return the results as the page has them."""
    return (
        str(judged.lifecycle) + ("（未启动）" if judged.not_started else ""),
        str(judged.due) if judged.due else "长期",
        *map(_say, (judged.plan, judged.actual, judged.gap)),
        str(judged.judgement or "—") + (f"{judged.days_late}天" if judged.days_late else ""),
        judged.lamp or "—",
        str(judged.question or "—"),
    )


def _say(value: Decimal | None) -> str:
    return "—" if value is None else f"{round_to_tenth(value)}"


def _read_day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2026-{text}")


def _read_log(text: str) -> list[dict[str, Any]]:
    if text.startswith("子") or not text:
        return []
    return [_read_entry(part.strip()) for part in text.split("；")]


def _read_entry(text: str) -> dict[str, Any]:
    day, event, *rest = text.split(" ", 2)
    given = read("{" + rest[0] + "}") if rest else {}
    reports = {"签收", "进展", "报结"}
    return {"date": f"2026-{day}", "event": event, **({"by": "学前教育处"} if event in reports else {}), **given}


def _read_head(words: str) -> dict[str, Any]:
    if words.startswith("子"):
        return {}
    stones = [{"id": a, "title": a, "due": b, "weight": int(c)} for a, b, c in _STONE.findall(words)]
    found = _INDICATOR.findall(words.removeprefix("指标 ").replace("、", " "))
    figures = [
        {"id": name, "type": kind, "direction": way, "target": _number(target), **_read_baseline(base)}
        for name, kind, way, target, base in found
    ]
    head: dict[str, Any] = {"milestones": stones} if words.startswith("节点") else {}
    head |= {"indicators": figures} if words.startswith("指标") else {}
    return head | ({"due": "长期"} if words == "长期" else {})


def _read_baseline(words: str) -> dict[str, Any]:
    return {"baseline": _number(words)} if words else {}


def _number(text: str) -> float | int:
    return float(text) if "." in text else int(text)


def _read_children(case: Case) -> Iterator[Task]:
    if not case.head.startswith("子任务"):
        return
    inner = case.head.partition("（")[2].rstrip("）")
    for number, part in enumerate(case.log.split("｜"), 2):
        log = _read_log(part.partition("：")[2])
        yield task(id=f"ZD-2026-00{number}", parent="ZD-2026-001", **{**HEAD, **_read_head(inner)}, log=log)
