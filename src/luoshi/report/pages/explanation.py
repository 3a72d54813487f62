"""An explanation: a rule in words, its inputs, and the lines of the files they stand in; and its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.frozen import Frozen
from luoshi.report.document import Column, Page, Paragraph, Section, Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from luoshi.findings import Keys
    from luoshi.report.document import Cell

_INPUTS = (Column("项目", width=8), Column("内容", width=16), Column("位置", width=14))
_TASKS = (
    Column("编号", width=7),
    Column("事项", width=10),
    Column("情况", width=12),
    Column("位置", width=14),
)


class FilePlace(Frozen):
    """A line of a file, in a commit where one was asked for."""

    path: str
    line: int
    commit: str | None = None

    @property
    def text(self) -> str:
        """Return ``path:line`` or ``path:line@commit``."""
        return f"{self.path}:{self.line}" + (f"@{self.commit[:8]}" if self.commit else "")


class Input(Frozen):
    """Something the answer was made from. ``keys``: where it stands in the task's file, None for what is computed."""

    name: str
    value: str
    keys: Keys | None = None
    place: FilePlace | None = None


class Evidence(Frozen):
    """A task that a figure counts, why, and the deciding line. ``part``: 分子 or 分母 of a share, else empty."""

    id: str
    title: str
    reason: str
    place: FilePlace
    part: str = ""


class Answer(Frozen):
    """One question answered. ``name``: stable, such as ``lamp`` or ``on_time_rate``; ``value``: as it is printed."""

    name: str
    label: str
    value: str
    rule: str
    inputs: tuple[Input, ...] = ()
    tasks: tuple[Evidence, ...] = ()


class Explanation(Frozen):
    """What was asked about, on which day, in which commit (None: the working copy), and the answers."""

    subject: str
    title: str
    as_of: dt.date
    commit: str | None
    answers: tuple[Answer, ...]
    choices: tuple[tuple[str, str, str], ...] = ()
    """(name, label, value) of what may be asked, where nothing in particular was."""


def make_explanation_page(explanation: Explanation) -> Page:
    """Return the page: a part per answer, and the facts."""
    when = f"截至{explanation.as_of.isoformat()}"
    version = f"，版本 {explanation.commit[:8]}" if explanation.commit else ""
    head = Section("subject", explanation.title, (Paragraph((f"{when}{version}。",)),))
    parts = tuple(Section(answer.name, _heading(answer), tuple(_blocks(answer))) for answer in explanation.answers)
    return Page((head, *parts, *_choices(explanation)), _facts(explanation))


def _heading(answer: Answer) -> str:
    return f"{answer.label}：{answer.value}"


def _blocks(answer: Answer) -> Iterator[Paragraph | Table]:
    yield Paragraph((f"规则：{answer.rule}。",))
    if answer.inputs:
        yield Table(f"{answer.name}_inputs", "", _INPUTS, tuple(map(_input, answer.inputs)))
    for part in dict.fromkeys(each.part for each in answer.tasks):
        rows = tuple(_task(each) for each in answer.tasks if each.part == part)
        yield Table(f"{answer.name}_tasks", f"{part}{len(rows)}项", _TASKS, rows)


def _input(each: Input) -> tuple[Cell, ...]:
    return each.name, each.value, each.place.text if each.place else None


def _task(each: Evidence) -> tuple[Cell, ...]:
    return each.id, each.title, each.reason, each.place.text


def _choices(explanation: Explanation) -> Iterator[Section]:
    if explanation.choices:
        columns = (Column("代号", width=10), Column("数据", width=12), Column("数值", width=5))
        yield Section("choices", "可以问的数据", (Table("choices", "", columns, explanation.choices),))


def _facts(explanation: Explanation) -> dict[str, Any]:
    return {
        "schema": 1,
        "subject": explanation.subject,
        "title": explanation.title,
        "as_of": explanation.as_of.isoformat(),
        "commit": explanation.commit,
        "answers": [_answer(answer) for answer in explanation.answers],
        "choices": [{"name": name, "label": label, "value": value} for name, label, value in explanation.choices],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "name": answer.name,
        "label": answer.label,
        "value": answer.value,
        "rule": answer.rule,
        "inputs": [{"name": each.name, "value": each.value, **_place(each.place)} for each in answer.inputs],
        "tasks": [
            {"id": each.id, "title": each.title, "part": each.part, "reason": each.reason, **_place(each.place)}
            for each in answer.tasks
        ],
    }


def _place(place: FilePlace | None) -> dict[str, Any]:
    return {"path": place.path if place else None, "line": place.line if place else None}
