"""What a letter is made from, and the words that all letters share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen, field
from luoshi.model.evidence_items import listed_evidence
from luoshi.model.vocabulary import LADDER, Judgement
from luoshi.report.document import Column, Table
from luoshi.report.wording import end_sentence, long_date
from luoshi.state.rounding import round_to_tenth

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from luoshi.model.configuration import Configuration
    from luoshi.model.letters import LetterKind
    from luoshi.model.task import Task
    from luoshi.model.vocabulary import EventKind
    from luoshi.report.document import Cell
    from luoshi.state.ladder.replies import SentPaper
    from luoshi.state.task_state import TaskState

DAY_TO_FILL = "　　　年　　月　　日"
"""Where somebody writes a date by hand."""
_FORM = (Column("项目", width=5), Column("内容", width=10), Column("项目", width=5), Column("内容", width=10))


class Words(Frozen):
    """What the office says itself; what it leaves empty is taken from the ledger, or left to be written by hand.

    ``reply_by``: when the unit shall answer; ``filed``: with whom the record is filed (备案).
    """

    to: str = ""
    reason: str = ""
    requirement: str = ""
    approver: str = ""
    place: str = ""
    reply_by: dt.date | None = None
    filed: tuple[str, ...] = ()


class Subject(Frozen):
    """A task: judged on the day of the letter, and as it stands in its file."""

    state: TaskState
    task: Task


class LetterRequest(Frozen):
    """One letter: its kind, day, number (empty for a form that its applicant fills in), and what it is about.

    ``head``: 第一责任人 of the unit that it is for, as org.yaml has it.
    """

    kind: LetterKind
    day: dt.date
    number: str
    subjects: tuple[Subject, ...]
    config: Configuration
    words: Words = field(default_factory=Words)
    head: str = ""

    @property
    def state(self) -> TaskState:
        """The first task, or the only one."""
        return self.subjects[0].state

    @property
    def office(self) -> str:
        """The office that supervises."""
        return self.config.organisation.office

    @property
    def answerable(self) -> str:
        """Who answers for the work: the person of the task, else the head of the unit."""
        return self.state.owner or self.head

    @property
    def to(self) -> str:
        """Whom the letter is for: as said, else the unit in the lead."""
        return self.words.to or self.state.lead


def form(name: str, rows: Iterable[tuple[Cell, ...]], caption: str = "") -> Table:
    """Return a form; a row of two cells takes the whole width."""
    filled = tuple((*row, *(None,) * (len(_FORM) - len(row))) for row in rows)
    return Table(name, caption, _FORM, filled, form=True)


def describe_due(state: TaskState) -> str:
    """Return the due date in force, with the first one where it was moved."""
    if state.due is None:
        return "长期" if state.standing else state.due_text
    moved = state.first_due is not None and state.first_due != state.due
    return long_date(state.due) + (f"（原定{long_date(state.first_due)}）" if moved and state.first_due else "")


def describe_standing(state: TaskState) -> str:
    """Return 办理状态 and 进度研判, with the days late."""
    late = f"{state.days_late}天" if state.days_late else ""
    judged = f"，{state.judgement}{late}" if state.judgement else ""
    return f"{state.lifecycle}{judged}"


def describe_progress(state: TaskState) -> str:
    """Return progress in numbers and in the words of the last report."""
    parts = []
    if state.actual is not None:
        due = f"，应达{round_to_tenth(state.plan)}%" if state.plan is not None else ""
        parts.append(f"实际进度{round_to_tenth(state.actual)}%{due}。")
    report = state.report
    if report is not None:
        said = "；".join(part.rstrip("。；;.，, ") for part in (report.note, report.problem, report.cause) if part)
        parts.append(f"{long_date(report.date)}报：{end_sentence(said)}" if said else "")
    return "".join(parts) or "尚未报送进展。"


def describe_source(state: TaskState) -> str:
    """Return 立项依据."""
    return "，".join(part for part in (state.category, state.document, state.item) if part)


def describe_reason(request: LetterRequest) -> str:
    """Return why the letter is sent: as said, else what the ledger shows; empty where it shows nothing."""
    state = request.state
    if request.words.reason:
        return request.words.reason
    found = []
    if state.days_late and state.submitted is None:
        found.append(f"已超过时限{state.days_late}天")
    behind = state.judgement in {Judgement.LAGGING, Judgement.OVERDUE}
    if behind and state.gap is not None and state.gap < 0:
        found.append(f"低于应达进度{round_to_tenth(-state.gap)}个百分点")
    missing = [owed.period for owed in state.owed if owed.state != "按时"]
    if missing:
        found.append(f"{'、'.join(missing)}进展未按时报送")
    return "，".join(found)


def describe_reply(request: LetterRequest) -> str:
    """Return the day by which the unit answers, or room to write it."""
    return long_date(request.words.reply_by) if request.words.reply_by else DAY_TO_FILL


def find_next_stone(state: TaskState) -> str:
    """Return the next milestone that is open, with its day; empty where there is none."""
    waiting = [stone for stone in state.counting_milestones if stone.reached is None]
    return f"{long_date(waiting[0].due)} {waiting[0].title}" if waiting else ""


def list_pressed(state: TaskState) -> str:
    """Return ``2026年9月2日催办、2026年10月9日督办（滨教督办〔2026〕3号）``."""
    told = (
        f"{long_date(paper.date)}{paper.kind}{f'（{paper.ref}）' if paper.ref else ''}" for paper in _pressing(state)
    )
    return "、".join(told)


def _pressing(state: TaskState) -> Iterable[SentPaper]:
    return (paper for paper in state.papers if paper.kind in LADDER)


def describe_filing(request: LetterRequest) -> str:
    """Return with whom a record of 约谈 is filed, or boxes to tick: the law asks for it (云南 2020, domain.md 1.5)."""
    if request.words.filed:
        return f"报{'、'.join(request.words.filed)}备案"
    return "□党委（党组）　□政府　□上一级教育督导机构"


def count_events(request: LetterRequest, event: EventKind) -> int:
    """Return how many events of this kind the log holds by the day of the letter."""
    return sum(1 for each in request.state.events if each.kind is event)


def list_evidence(subject: Subject) -> str:
    """Return the names of the supporting files listed by the day of the letter."""
    seen = (item.name for item in listed_evidence(subject.task) if item.date <= subject.state.as_of)
    return "、".join(dict.fromkeys(seen))
