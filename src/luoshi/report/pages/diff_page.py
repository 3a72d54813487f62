"""The page of ``diff``: what differs between two revisions, in words, fit for a merge request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.frozen import Frozen
from luoshi.report.document import Column, Items, Page, Paragraph, Section, Table, TaskRef
from luoshi.report.pages.change_words import ChangeKind, ChangeLine, list_changes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from luoshi.model.task import Task
    from luoshi.report.document import Cell
    from luoshi.state.changes import TaskChange

_SHORT = 8
_ID, _TITLE, _DATE = Column("编号", width=8), Column("事项", width=12), Column("日期", width=6)
_KIND, _TEXT = Column("变动", width=6), Column("内容", width=24)
_WHOLE = frozenset({ChangeKind.REGISTERED, ChangeKind.REMOVED})


class Side(Frozen):
    """One of the two: ``name`` as it was asked for, ``commit`` its full name; None for the working copy."""

    name: str
    commit: str | None

    @property
    def words(self) -> str:
        """How the side is called."""
        if self.commit is None:
            return "工作区现状"
        short = self.commit[:_SHORT]
        return short if self.commit.startswith(self.name) else f"{self.name}（{short}）"


class TaskDifference(Frozen):
    """One task that differs. ``was``: its path before where it moved; ``unread``: a side that cannot be read.

    ``dues``: the due date in force on the day of the comparison, before and after, where it moved.
    """

    change: TaskChange
    path: str
    was: str = ""
    unread: bool = False
    dues: tuple[dt.date | None, dt.date | None] | None = None

    @property
    def task(self) -> Task | None:
        """The task, as it is now where it still is."""
        return self.change.after or self.change.before

    @property
    def id(self) -> str:
        """The id, from the file's name."""
        return _stem(self.path)

    def lines(self) -> Iterator[ChangeLine]:
        """Yield what differs, in words."""
        if self.was and _stem(self.was) != self.id:
            yield ChangeLine(ChangeKind.RENUMBERED, f"{_stem(self.was)}→{self.id}")
        if self.was and _folder(self.was) != _folder(self.path):
            yield ChangeLine(ChangeKind.MOVED, f"{_folder(self.was)}→{_folder(self.path)}")
        if self.unread:
            yield ChangeLine(ChangeKind.UNREADABLE, "有一边的文件读不懂，不能逐条比较")
            return
        renamed = bool(self.was)
        yield from (line for line in list_changes(self.change) if not (renamed and line.text.startswith("编号 ")))


class SettingsDifference(Frozen):
    """One settings file that differs: 新增, 删除 or 改动, and each difference in words."""

    path: str
    change: str
    words: tuple[str, ...] = ()


class Comparison(Frozen):
    """Two sides, the tasks that differ by path, and the files of settings, names, calendars and ledgers that differ."""

    old: Side
    new: Side
    day: dt.date
    tasks: tuple[TaskDifference, ...]
    settings: tuple[SettingsDifference, ...]


Row = tuple[TaskDifference, ChangeLine]


def make_diff_page(comparison: Comparison) -> Page:
    """Return the page; parts with nothing to say are left out."""
    rows = [(each, line) for each in comparison.tasks for line in each.lines()]
    parts = [part for part in _parts(comparison, rows) if part is not None]
    return Page((_summary(comparison, rows), *parts), _facts(comparison))


def _summary(comparison: Comparison, rows: list[Row]) -> Section:
    title = f"台账变动：{comparison.old.words} → {comparison.new.words}"
    counts = [(kind, sum(line.kind is kind for _, line in rows)) for kind in ChangeKind]
    told = "，".join(f"{kind}{count}{_unit(kind)}" for kind, count in counts if count)
    moved = sum(each.dues is not None for each in comparison.tasks)
    text = f"涉及{len(comparison.tasks)}个事项：{told}" if told else "事项没有变动"
    due = f"；现行时限变动{moved}项（截至{comparison.day.isoformat()}）" if moved else ""
    return Section("summary", title, (Paragraph((f"{text}{due}。",)),))


def _unit(kind: ChangeKind) -> str:
    return "项" if kind in _WHOLE else "处" if kind is ChangeKind.HEAD else "条" if kind in _ENTRIES else "个"


_ENTRIES = frozenset({ChangeKind.ADDED, ChangeKind.ALTERED, ChangeKind.LOST})


def _parts(comparison: Comparison, rows: list[Row]) -> Iterator[Section | None]:
    tasks = comparison.tasks
    yield _table("registered", "新增事项", (_ID, _TEXT), _of(rows, {ChangeKind.REGISTERED}), _registered)
    yield _table("removed", "删除事项", (_ID, _TEXT), _of(rows, {ChangeKind.REMOVED}), _registered)
    yield _moved([each for each in tasks if each.dues is not None])
    faults = {ChangeKind.RENUMBERED, ChangeKind.MOVED, ChangeKind.HEAD, ChangeKind.ALTERED, ChangeKind.LOST}
    columns = (_ID, _TITLE, _KIND, _DATE, _TEXT)
    yield _table("altered", "改动", columns, _of(rows, faults | {ChangeKind.UNREADABLE}), _altered)
    yield _table("added", "新增记录", (_ID, _TITLE, _DATE, _TEXT), _of(rows, {ChangeKind.ADDED}), _added)
    if comparison.settings:
        items = tuple(Paragraph((line,)) for each in comparison.settings for line in _describe_setting(each))
        yield Section("settings", "设置、名录、日历和台账说明", (Items(items),))


def _describe_setting(each: SettingsDifference) -> Iterator[str]:
    yield f"{each.path}：{each.change}"
    yield from (f"{each.path}：{words}" for words in each.words)


def _of(rows: Iterable[Row], kinds: Iterable[ChangeKind]) -> list[Row]:
    wanted = frozenset(kinds)
    return [row for row in rows if row[1].kind in wanted]


def _table(
    name: str, title: str, columns: tuple[Column, ...], rows: list[Row], cells: Callable[[Row], tuple[Cell, ...]]
) -> Section | None:
    if not rows:
        return None
    return Section(name, f"{title}（{len(rows)}）", (Table(name, "", columns, tuple(map(cells, rows))),))


def _registered(row: Row) -> tuple[Cell, ...]:
    return _ref(row[0]), row[1].text


def _altered(row: Row) -> tuple[Cell, ...]:
    each, line = row
    return _ref(each), _name(each), line.kind.value, line.date, line.text


def _added(row: Row) -> tuple[Cell, ...]:
    each, line = row
    return _ref(each), _name(each), line.date, line.text


def _moved(tasks: list[TaskDifference]) -> Section | None:
    if not tasks:
        return None
    columns = (_ID, _TITLE, Column("原现行时限"), Column("新现行时限"))
    rows = tuple((_ref(each), _name(each), *(each.dues or (None, None))) for each in tasks)
    return Section("dues", f"现行时限变动（{len(tasks)}）", (Table("dues", "", columns, rows),))


def _ref(each: TaskDifference) -> TaskRef:
    return TaskRef(each.id, each.path)


def _name(each: TaskDifference) -> str:
    return each.task.title if each.task else ""


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _facts(comparison: Comparison) -> dict[str, Any]:
    return {
        "schema": 1,
        "from": {"revision": comparison.old.name, "commit": comparison.old.commit},
        "to": {"revision": comparison.new.name or None, "commit": comparison.new.commit},
        "as_of": comparison.day.isoformat(),
        "tasks": [_fact(each) for each in comparison.tasks],
        "settings": [
            {"path": each.path, "change": each.change, "details": list(each.words)} for each in comparison.settings
        ],
    }


def _fact(each: TaskDifference) -> dict[str, Any]:
    before, after = each.dues or (None, None)
    return {
        "id": each.id,
        "title": _name(each),
        "path": each.path,
        "was": each.was or None,
        "due_moved": each.dues is not None,
        "due_before": before.isoformat() if before else None,
        "due_after": after.isoformat() if after else None,
        "changes": [
            {"kind": line.kind.value, "date": line.date.isoformat() if line.date else None, "text": line.text}
            for line in each.lines()
        ],
    }
