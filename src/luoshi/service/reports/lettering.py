"""``letter``: letters of the day from the ledger, numbered, and recorded in the log when they are issued."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from luoshi.errors import UsageError
from luoshi.frozen import Frozen, field
from luoshi.report.letters.build import FORMS, build_letter
from luoshi.report.letters.letter import LetterRequest, Subject, Words
from luoshi.report.letters.numbering import choose_code, next_number, write_number
from luoshi.service.recording.entry_words import build_entry
from luoshi.service.recording.number_use import refuse_number_of_other
from luoshi.service.recording.recording import NewEntry, record_entries
from luoshi.service.scan.request import ScanRequest
from luoshi.service.scan.scan import scan_workspace
from luoshi.service.task_file import find_path, read_task_file
from luoshi.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from luoshi.model.letters import LetterKind
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
    paths = [find_path(workspace, name) for name in wish.tasks]
    digest = scan_workspace(workspace, ScanRequest((wish.day, dt.date(wish.day.year, 12, 31))))
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
    request = LetterRequest(wish.kind, wish.day, number, subjects, workspace.config, wish.words)
    names = tuple(subject.state.id for subject in subjects)
    return Letter(names, number, build_letter(request, VERSION), _entry(workspace, wish, number, subjects[0]))


def _entry(workspace: Workspace, wish: LetterOrder, number: str, subject: Subject) -> NewEntry | None:
    """Return the event: by the office, to the unit, with the number as its ref."""
    event = FORMS[wish.kind].event
    if event is None:
        return None
    data: dict[str, Any] = {
        "date": wish.day,
        "event": str(event),
        "by": workspace.config.organisation.office,
        "to": wish.words.to or subject.state.lead,
        "ref": number,
        "reason": wish.words.reason,
        "approver": wish.words.approver,
    }
    return NewEntry(subject.state.id, build_entry({key: value for key, value in data.items() if value}))
