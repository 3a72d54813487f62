"""``form collect``: what units filled in becomes entries of the log; of one form all rows are written or none.

Nothing is kept outside the ledger. That a row was recorded already is seen from the log: the unit's reports of the
period have one that says the same and came after the form was made. That the ledger learned something meanwhile is
seen from the digest of those reports, which the form carries from the day it was made.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from luoshi.errors import UsageError
from luoshi.exchange.forms.form_collect import Fault, FormRefusedError
from luoshi.exchange.forms.form_sheet import META
from luoshi.frozen import Frozen
from luoshi.model.entry_forms import form_of
from luoshi.model.vocabulary import EventKind
from luoshi.service.exchange.form_sending import known_reports, reports_of
from luoshi.service.judging_ground import build_judging
from luoshi.service.recording.entry_words import parse_entry
from luoshi.service.recording.recording import NewEntry
from luoshi.service.scan.request import find_location
from luoshi.service.task_file import find_path, read_task_file
from luoshi.state.period import PeriodKind, parse_period
from luoshi.state.task_state import judge
from luoshi.store.edit.task_text import record_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luoshi.exchange.forms.form_collect import FilledRow, Returned
    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.service.workspace import Workspace
    from luoshi.state.period import Period

_OTHER = "台账已有本期的另一份报告"
_HINT = "核对后：台账为准的，不用收；表为准的，用 luoshi amend 改台账（未提交时），或加 --anyway 另记一条"


class Expected(Frozen):
    """What a form must be of; None takes any. ``date``: the day of the entries, else see ``entry_day``."""

    period: Period | None = None
    unit: str | None = None
    date: dt.date | None = None
    anyway: bool = False


class Collected(Frozen):
    """What is to be written. ``already``: ids of rows that the log has; ``silent``: ids of rows left empty."""

    form: Returned
    entries: tuple[NewEntry, ...]
    already: tuple[str, ...]
    silent: tuple[str, ...]


class _Frame(Frozen):
    """What all rows of a form share."""

    workspace: Workspace
    unit: str
    period: Period
    date: dt.date
    made: dt.date
    today: dt.date
    anyway: bool


def collect(workspace: Workspace, form: Returned, expected: Expected, today: dt.date) -> Collected:
    """Return the entries that the form gives. Raises FormRefusedError that names every cell at fault."""
    frame = _build_frame(workspace, form, expected, today)
    faults: list[Fault] = []
    entries: list[NewEntry] = []
    already: list[str] = []
    for row in form.filled:
        try:
            new = _parse_row(frame, row)
        except UsageError as error:
            faults.append(Fault(row.place, f"{row.id} {error.message}"))
            continue
        found = _compare_with_log(frame, row, new)
        if isinstance(found, Fault):
            faults.append(found)
        elif found is None:
            already.append(row.id)
        else:
            entries.append(found)
    if faults:
        raise FormRefusedError(form.name, faults, _HINT if all(_OTHER in each.message for each in faults) else "")
    filled = {row.id for row in form.filled}
    return Collected(form, tuple(entries), tuple(already), tuple(each for each in form.tasks if each not in filled))


def entry_day(period: Period, today: dt.date) -> dt.date:
    """Return the date of the entries: the last day of the period, or the day of collecting when that is earlier."""
    return min(period.end, today)


def _build_frame(workspace: Workspace, form: Returned, expected: Expected, today: dt.date) -> _Frame:
    head = form.head
    own = workspace.config.organisation.name
    known = {unit.name for unit in workspace.organisation.units}
    period = _parse_period(form)
    wanted = expected.period or period
    checks = (
        (head.workspace == own, "B3", f"是“{head.workspace}”的表，这里是“{own}”"),
        (head.unit in known, "B4", f"org.yaml 中没有填报单位“{head.unit}”"),
        (expected.unit in {None, head.unit}, "B4", f"是“{head.unit}”的表，不是“{expected.unit}”的"),
        (period == wanted, "B5", f"是 {period.key}（{period.title}）的表，不是 {wanted.key}（{wanted.title}）的"),
    )
    faults = [Fault(f"{META}!{cell}", message) for fits, cell, message in checks if not fits]
    if faults:
        raise FormRefusedError(form.name, faults, "核对是不是收错了文件")
    date = _choose_date(form, period, expected, today)
    return _Frame(workspace, head.unit, period, date, head.as_of, today, expected.anyway)


def _parse_period(form: Returned) -> Period:
    """Return the period that the form says, of whatever kind."""
    for kind in PeriodKind:
        with suppress(UsageError):
            return parse_period(kind, form.head.period)
    raise FormRefusedError(form.name, (Fault(f"{META}!B5", f"“{form.head.period}”不是期次"),))


def _choose_date(form: Returned, period: Period, expected: Expected, today: dt.date) -> dt.date:
    """Return the day of the entries. Raises UsageError for one outside the period."""
    if period.start > today:
        fault = Fault(f"{META}!B5", f"是 {period.key} 的表，{today.isoformat()} 该期还没有开始")
        raise FormRefusedError(form.name, (fault,), "到期再收，或用 --as-of 指明今天是哪一天")
    date = expected.date or entry_day(period, today)
    if not period.start <= date <= period.end:
        raise UsageError(f"--date {date.isoformat()} 不在 {period.key} 内", "写该期内收到报表的那一天，或不写")
    return date


class _New(Frozen):
    """The task of a row, and the entry that the row says."""

    task: Task
    entry: Entry


def _find_lead(frame: _Frame, path: str, task: Task, day: dt.date) -> str:
    """Return the lead in force on the day: each unit reports for its own days."""
    return judge(task, find_location(frame.workspace, path), day, build_judging(frame.workspace)).lead


def _parse_row(frame: _Frame, row: FilledRow) -> _New:
    """Return what the row says. Raises UsageError."""
    path = find_path(frame.workspace, row.id)
    task = read_task_file(frame.workspace, path).task
    lead = _find_lead(frame, path, task, frame.date)
    if lead != frame.unit:
        when = "现" if lead == _find_lead(frame, path, task, frame.today) else f"{frame.date.isoformat()} "
        raise UsageError(f"{when}由“{lead}”牵头，不是“{frame.unit}”")
    words = {name: list(word) if isinstance(word, tuple) else word for name, word in row.words.items()}
    if "values" in words:
        words["values"] = _name_values(task, row.words["values"])
    return _New(task, parse_entry(EventKind.PROGRESS, frame.date, {**words, "by": frame.unit}))


def _name_values(task: Task, words: Iterable[str]) -> list[str]:
    """Return the values with the ids of their indicators; a number alone is that of the only one."""
    ids = {normalize("NFKC", each.id): each.id for each in task.indicators}
    ids |= {normalize("NFKC", each.title): each.id for each in task.indicators if each.title}
    named = []
    for word in words:
        name, _, number = word.rpartition("=")
        if not name and len(task.indicators) == 1:
            name = task.indicators[0].id
        if normalize("NFKC", name) not in {*ids, *ids.values()}:
            listed = "、".join(each.id for each in task.indicators)
            raise UsageError(f"“指标值”要写明是哪个指标：{listed}；表中是“{word.removeprefix('=')}”")
        named.append(f"{ids.get(normalize('NFKC', name), name)}={number}")
    return named


def _compare_with_log(frame: _Frame, row: FilledRow, new: _New) -> NewEntry | Fault | None:
    """Return the entry to be made, None when the log has it, a fault when the log has one that the unit never saw.

    A report that the form was made from does not count as its answer, even if the words are the same a quarter later.
    """
    known = reports_of(new.task, frame.unit, frame.period)
    learned = known_reports(new.task, frame.unit, frame.period) != row.reports
    if any(_strip_record(each) == _strip_record(new.entry) and (learned or each.date >= frame.made) for each in known):
        return None
    if known and learned and not frame.anyway:
        return Fault(row.place, f"{row.id} {_OTHER}：{_write_reports(known)}；表中：{_write_reports([new.entry])}")
    return NewEntry(row.id, new.entry, (), f"{row.place} {row.id}")


def _strip_record(entry: Entry) -> Entry:
    """Return the entry without what may differ between two records of one report: its day and its evidence."""
    return entry.but(date=dt.date.min, evidence=())


def _write_reports(entries: Sequence[Entry]) -> str:
    return " | ".join(f"{entry.date.isoformat()} {_write_words(entry)}" for entry in entries)


def _write_words(entry: Entry) -> str:
    form, data = form_of(EventKind.PROGRESS), record_data(entry)
    told = ((field.title, data[field.name]) for field in form.fields if field.name in data and field.name != "by")
    return "，".join(f"{title}：{_flatten(value)}" for title, value in told)


def _flatten(value: Any) -> str:
    return "；".join(f"{key}={number}" for key, number in value.items()) if isinstance(value, dict) else str(value)
