"""四查: 已经落实的查效果，正在落实的查进度，尚未落实的查原因，不抓落实的查责任 (教党〔2018〕10号 五)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.decisions import Closed, Revisited
from luoshi.model.entries import Assessed, Progress
from luoshi.model.vocabulary import EventKind, Judgement, Lifecycle, Question
from luoshi.state.entries import find_last
from luoshi.state.lifecycle import FINISHED, OUTSIDE
from luoshi.state.owed import ReportState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.model.entries import Entry
    from luoshi.state.owed import OwedReport

_HARD = frozenset({EventKind.SUPERVISED, EventKind.NOTIFIED, EventKind.INTERVIEWED, EventKind.ACCOUNTABLE})


class QuestionFacts(NamedTuple):
    """What the question depends on beside the log."""

    lifecycle: Lifecycle
    judgement: Judgement | None
    not_started: bool
    sign_overdue: bool
    owed: tuple[OwedReport, ...]

    @property
    def silent(self) -> bool:
        """Whether the latest report owed did not come."""
        return bool(self.owed) and self.owed[-1].state is ReportState.MISSING


def find_question(facts: QuestionFacts) -> Question | None:
    """Return the question the task is under; None for what was declined or cancelled.

    查责任: open and either not signed in time, or behind or not started without even a report.
    查原因: suspended, overdue, lagging or not started, but the unit reports. 查进度: the rest of the open.
    """
    if facts.lifecycle in OUTSIDE:
        return None
    if facts.lifecycle in FINISHED:
        return Question.EFFECT
    if facts.lifecycle is Lifecycle.SUSPENDED:
        return Question.CAUSE
    behind = facts.not_started or facts.judgement in {Judgement.OVERDUE, Judgement.LAGGING}
    if facts.sign_overdue or (behind and facts.silent):
        return Question.RESPONSIBILITY
    return Question.CAUSE if behind else Question.PROGRESS


def is_answered(question: Question | None, facts: QuestionFacts, entries: Sequence[Entry]) -> bool:
    """Whether the file answers the question.

    效果: an effect at the close, a 评价 or a 回头看; 进度: the latest report owed came; 原因: the last 进展 gives a
    cause (a suspension carries its own); 责任: a 督办, 通报, 约谈 or 问责 stands in the log.
    """
    if question is None:
        return True
    if question is Question.EFFECT:
        return _effect_told(entries)
    if question is Question.PROGRESS:
        return not facts.silent
    if question is Question.RESPONSIBILITY:
        return any(entry.event in _HARD for entry in entries)
    report = find_last(entries, Progress)
    return facts.lifecycle is Lifecycle.SUSPENDED or bool(report and report.cause)


def _effect_told(entries: Sequence[Entry]) -> bool:
    closing = find_last(entries, Closed)
    assessed = find_last(entries, Assessed) or find_last(entries, Revisited)
    return assessed is not None or bool(closing and closing.effect)
