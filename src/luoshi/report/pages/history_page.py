"""The page of ``history``: who changed what of a task and when, entry date and commit date side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.frozen import Frozen
from luoshi.report.document import Column, Page, Paragraph, Section, Table
from luoshi.report.pages.change_words import ChangeKind, ChangeLine, list_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Cell
    from luoshi.state.changes import TaskChange
    from luoshi.store.git.git_commits import Commit

UNCOMMITTED = "未提交"
SHORT = 8
"""Digits of a commit's name that are shown."""

_COLUMNS = (
    Column("提交", width=5),
    Column("提交时间", width=8),
    Column("提交人", width=5),
    Column("记录日期", width=6),
    Column("变动", width=5),
    Column("内容", width=20),
)


class HistoryStep(Frozen):
    """One commit that changed the task, or the working copy (``commit`` None).

    ``path``: of the file after it; ``was``: before it, where it was another. ``unread``: a version that cannot be
    read, so nothing can be compared. ``dropped``: a merge that did not take this over. ``cut``: a shallow clone ends.
    """

    commit: Commit | None
    change: TaskChange
    path: str
    was: str = ""
    unread: bool = False
    dropped: bool = False
    cut: bool = False


class TaskHistory(Frozen):
    """The steps of one task, oldest first. ``renamed_to``: the id it has now, where it is not the one asked for."""

    id: str
    title: str
    steps: tuple[HistoryStep, ...]
    shallow: bool = False
    renamed_to: str = ""


def make_history_page(history: TaskHistory) -> Page:
    """Return the page: one row per change, and the facts."""
    rows = [(step, line) for step in history.steps for line in list_step_lines(step)]
    table = Table("history", "", _COLUMNS, tuple(_row(step, line) for step, line in rows), note=_note(history))
    section = Section("history", f"{history.id} {history.title}".strip(), (*_remarks(history), table))
    return Page((section,), _facts(history, rows))


def _remarks(history: TaskHistory) -> Iterator[Paragraph]:
    if history.renamed_to:
        yield Paragraph((f"编号已改为 {history.renamed_to}；改号以后的情况见 luoshi history {history.renamed_to}。",))
    if history.shallow:
        yield Paragraph(("这是浅克隆，历史到此为止：更早的改动在这里看不到；git fetch --unshallow 可取回全部历史。",))


def _note(history: TaskHistory) -> str:
    commits = {step.commit.sha for step in history.steps if step.commit}
    return f"提交{len(commits)}次；记录日期是事情发生的日期，提交时间是记入台账的时间。"


def list_step_lines(step: HistoryStep) -> Iterator[ChangeLine]:
    """Yield the lines of one step; a step always has one."""
    if step.cut:
        yield ChangeLine(ChangeKind.CUT, "浅克隆只到这次提交，更早的改动看不到")
        return
    lines = [*_moves(step), *_compared(step)]
    yield from lines or [ChangeLine(ChangeKind.LAYOUT, "注释、次序或书写方式有改动，内容没有变")]


def _moves(step: HistoryStep) -> Iterator[ChangeLine]:
    if not step.was:
        return
    old, new = step.was.rpartition("/"), step.path.rpartition("/")
    if old[2] != new[2]:
        names = f"{old[2].removesuffix('.yaml')}→{new[2].removesuffix('.yaml')}"
        yield ChangeLine(ChangeKind.RENUMBERED, names)
    if old[0] != new[0]:
        yield ChangeLine(ChangeKind.MOVED, f"{old[0]}→{new[0]}")


def _compared(step: HistoryStep) -> Iterator[ChangeLine]:
    if step.unread:
        yield ChangeLine(ChangeKind.UNREADABLE, "改动前或改动后的文件读不懂，不能逐条比较")
        return
    for line in list_changes(step.change):
        if line.kind is ChangeKind.HEAD and step.was and line.text.startswith("编号 "):
            continue  # the file name has said it
        yield ChangeLine(line.kind, f"合并时没有采用：{line.text}", line.date) if step.dropped else line


def _row(step: HistoryStep, line: ChangeLine) -> tuple[Cell, ...]:
    commit = step.commit
    if commit is None:
        return UNCOMMITTED, None, None, line.date, line.kind.value, line.text
    time = f"{commit.committer.time:%Y-%m-%d %H:%M}"
    return commit.sha[:SHORT], time, commit.author.name, line.date, line.kind.value, line.text


def _facts(history: TaskHistory, rows: list[tuple[HistoryStep, ChangeLine]]) -> dict[str, Any]:
    return {
        "schema": 1,
        "id": history.id,
        "title": history.title,
        "shallow": history.shallow,
        "renamed_to": history.renamed_to or None,
        "changes": [_fact(step, line) for step, line in rows],
    }


def _fact(step: HistoryStep, line: ChangeLine) -> dict[str, Any]:
    commit = step.commit
    return {
        "commit": commit.sha if commit else None,
        "committed": commit.committer.time.isoformat() if commit else None,
        "authored": commit.author.time.isoformat() if commit else None,
        "author": commit.author.name if commit else None,
        "email": commit.author.email if commit else None,
        "subject": commit.subject if commit else None,
        "merge": bool(commit and len(commit.parents) > 1),
        "date": line.date.isoformat() if line.date else None,
        "kind": line.kind.value,
        "text": line.text,
        "path": step.path,
    }
