"""``letter``: letters of the day from the ledger, numbered, and recorded in the log when they are issued."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from luoshi.errors import NothingToDoError, UsageError
from luoshi.frozen import Frozen, field
from luoshi.model.letters import LetterKind
from luoshi.report.letters.build import FORMS, build_letter
from luoshi.report.letters.letter import LetterRequest, Subject, Words
from luoshi.report.letters.numbering import choose_code, next_number, write_number
from luoshi.service.recording.entry_words import build_entry
from luoshi.service.recording.number_use import refuse_number_of_other
from luoshi.service.recording.recording import NewEntry, record_entries
from luoshi.service.scan.request import ScanRequest
from luoshi.service.scan.scan import scan_workspace
from luoshi.service.task_file import find_path, read_task_file
from luoshi.state.lifecycle import OPEN
from luoshi.state.sets.statistics import build_id_key
from luoshi.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from luoshi.report.document import Document
    from luoshi.service.recording.recording import FileDraft
    from luoshi.service.scan.request import Scan
    from luoshi.service.workspace import Workspace


class LetterOrder(Frozen):
    """What was asked for: one letter per task, or one for all where the kind takes several.

    ``number``: instead of the next free one.
    """

    kind: LetterKind
    tasks: tuple[str, ...]
    day: dt.date
    words: Words = field(default_factory=Words)
    number: str = ""


class Letter(Frozen):
    """A letter and the entry that its issue makes in the log of its task; None where issuing it is no event."""

    tasks: tuple[str, ...]
    number: str
    document: Document
    entry: NewEntry | None


def make_letters(workspace: Workspace, wish: LetterOrder) -> tuple[Letter, ...]:
    """Return the letters, in the order of the tasks; nothing is written.

    Raises UsageError for an id that is not there or not assigned yet, UnreadableError for a broken file.
    """
    digest = scan_workspace(workspace, ScanRequest((wish.day, dt.date(wish.day.year, 12, 31))))
    paths = [find_path(workspace, name) for name in wish.tasks or _list_tasks_of(digest, wish)]
    subjects = [_subject(workspace, digest, path, wish.day) for path in paths]
    groups = [tuple(subjects)] if FORMS[wish.kind].several else [(subject,) for subject in subjects]
    numbers = _numbers(workspace, digest, wish, len(groups))
    return tuple(_letter(workspace, wish, number, group) for number, group in zip(numbers, groups, strict=True))


def issue_letters(workspace: Workspace, letters: Sequence[Letter], day: dt.date, here: Path) -> tuple[FileDraft, ...]:
    """Record in the logs that the letters were issued; all or none.

    Raises UsageError for a kind whose issue is no event, and what ``record_entries`` raises.
    """
    entries = [letter.entry for letter in letters if letter.entry is not None]
    if not entries:
        raise UsageError(
            "这种文书印发后没有要记的事件", "去掉 --issue；延期、销号在批准以后用 luoshi extend、luoshi close 记"
        )
    return record_entries(workspace, entries, day, here)


def _list_tasks_of(digest: Scan, wish: LetterOrder) -> list[str]:
    """Return what the unit has to do on the day: what it leads, then what it supports."""
    unit = wish.words.to
    if not (FORMS[wish.kind].several and unit):
        raise UsageError("没有写事项编号", "写上编号；任务书、督查专报也可以只写 --to 单位")
    states = [state for state in digest.states(0) if state.assigned <= wish.day and state.lifecycle in OPEN]
    led = [state.id for state in states if state.lead == unit]
    helped = [state.id for state in states if unit in state.support and state.lead != unit]
    if not led and not helped:
        raise NothingToDoError(f"“{unit}”没有在办的事项", "核对单位名称，或写上事项编号")
    return [*sorted(led, key=build_id_key), *sorted(helped, key=build_id_key)]


def _subject(workspace: Workspace, digest: Scan, path: str, day: dt.date) -> Subject:
    file = read_task_file(workspace, path)
    state = next(each for each in digest.tasks if each.path == path).states[0]
    if state.assigned > day:
        raise UsageError(f"{state.id} 在 {day} 还没有交办", f"交办日期是 {state.assigned}")
    return Subject(state, file.task)


def _numbers(workspace: Workspace, digest: Scan, wish: LetterOrder, count: int) -> list[str]:
    """Return the numbers, one after the other; those of the whole year count, also letters of later days."""
    word = FORMS[wish.kind].word
    if not word:
        return [wish.number] * count
    if wish.number:
        if count > 1:
            raise UsageError("--number 只能给一份文书编号", "一次写一个事项，或去掉 --number")
        refuse_number_of_other(workspace, wish.tasks[0], wish.number)
        return [wish.number]
    code = choose_code(wish.kind, workspace.config, word)
    first = next_number(code, wish.day.year, _refs(digest))
    return [write_number(code, wish.day.year, first + offset) for offset in range(count)]


def _refs(digest: Scan) -> Iterable[str]:
    return (event.ref for state in digest.states(1) for event in state.events if event.ref)


def _letter(workspace: Workspace, wish: LetterOrder, number: str, subjects: tuple[Subject, ...]) -> Letter:
    words = _with_reply(workspace, wish)
    to = words.to or subjects[0].state.lead
    head = next((unit.head or "" for unit in workspace.organisation.units if unit.name == to), "")
    request = LetterRequest(wish.kind, wish.day, number, subjects, workspace.config, words, head)
    names = tuple(subject.state.id for subject in subjects)
    return Letter(names, number, build_letter(request, VERSION), _entry(request))


def _with_reply(workspace: Workspace, wish: LetterOrder) -> Words:
    """Return the words with the day of the answer, reckoned by luoshi.yaml where it was not said."""
    setting = next((each for each in workspace.config.letters if each.kind is wish.kind), None)
    if wish.words.reply_by or setting is None or setting.reply_within is None or FORMS[wish.kind].ask is None:
        return wish.words
    return wish.words.but(reply_by=workspace.calendar.add_workdays(wish.day, setting.reply_within))


def _entry(request: LetterRequest) -> NewEntry | None:
    """Return the event: by the office, to the unit, with number, requirement and limit as the paper has them."""
    shape, words = FORMS[request.kind], request.words
    if shape.event is None:
        return None
    data: dict[str, Any] = {
        "date": request.day,
        "event": str(shape.event),
        "by": request.office,
        "to": request.state.lead if request.kind is LetterKind.ACCOUNT else request.to,
        "ref": request.number,
        "reason": words.reason,
        "requirement": shape.ask(request) if shape.ask else words.requirement,
        "reply_by": words.reply_by,
        "filed": list(words.filed),
        "approver": words.approver,
    }
    return NewEntry(request.state.id, build_entry({key: value for key, value in data.items() if value}))
