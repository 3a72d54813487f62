"""The course of one inspection up to a day: its steps, how far it has come, its clocks, what comes next."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.lazy import lazy
from luoshi.model.inspection.steps import (
    FedBack,
    Notified,
    OnSite,
    OpinionGiven,
    Rechecked,
    ReviewAsked,
)
from luoshi.model.inspection.words import ANNOUNCED, StepKind, Verdict
from luoshi.state.inspection.clocks import list_clocks

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from luoshi.model.inspection.activity import Inspection
    from luoshi.model.inspection.settings import InspectionProfile
    from luoshi.model.inspection.steps import InspectionStep
    from luoshi.state.inspection.clocks import Clock
    from luoshi.workday.calendar import WorkCalendar


class InspectionStage(StrEnum):
    """How far an inspection has come."""

    PREPARED = "准备"
    NOTIFIED = "已通知"
    ON_SITE = "督导中"
    OPINION = "形成意见"
    RECTIFYING = "整改中"
    DONE = "已完成"
    ENDED = "已终止"


class InspectionCourse(Frozen):
    """One inspection on a day. ``steps``: index in the file and entry, by date, those after the day left out."""

    inspection: Inspection
    as_of: dt.date
    profile: InspectionProfile | None
    calendar: WorkCalendar
    steps: tuple[tuple[int, InspectionStep], ...]

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def first(self, step: StepKind) -> InspectionStep | None:
        """Return the first entry of a step."""
        return next((entry for _, entry in self.steps if entry.event is step), None)

    def last(self, step: StepKind) -> InspectionStep | None:
        """Return the last entry of a step."""
        return next((entry for _, entry in reversed(self.steps) if entry.event is step), None)

    @lazy
    def began(self) -> dt.date | None:
        """The first day on site."""
        found = self.first(StepKind.ON_SITE)
        return found.date if found else None

    @lazy
    def ended(self) -> dt.date | None:
        """The last day on site, where all days on site have passed."""
        days = [entry.until or entry.date for _, entry in self.steps if isinstance(entry, OnSite)]
        end = max(days, default=None)
        return end if end is not None and end <= self.as_of else None

    @lazy
    def moments(self) -> Mapping[str, dt.date]:
        """The days from which clocks run, by the words of the profiles."""
        return dict(self._list_moments())

    def _list_moments(self) -> Iterator[tuple[str, dt.date]]:
        feedback, opinion, review = (
            self.first(step) for step in (StepKind.FEEDBACK, StepKind.OPINION, StepKind.REVIEW_ASKED)
        )
        if self.ended is not None:
            yield "督导结束", self.ended
            yield "评议结束", self.ended
        if isinstance(feedback, FedBack):
            yield "评议结束", feedback.reviewed or self.ended or feedback.date
            yield "反馈", feedback.date
            yield "收到初步意见", feedback.received or feedback.date
        if isinstance(opinion, OpinionGiven):
            yield "收到意见书", opinion.received or opinion.date
            if opinion.rectify_by is not None:
                yield "整改结束", opinion.rectify_by
        if isinstance(review, ReviewAsked):
            yield "收到复核申请", review.received or review.date

    @lazy
    def clocks(self) -> tuple[Clock, ...]:
        """The clocks that have begun; none without a profile."""
        if self.profile is None:
            return ()
        done = {step: found.date for step in StepKind if (found := self.first(step)) is not None}
        return tuple(
            clock
            for clock in list_clocks(self.profile, self.inspection.type, self.moments, done, self.calendar)
            if self._is_asked(clock)
        )

    def _is_asked(self, clock: Clock) -> bool:
        """Whether the step is owed at all: a review only where it was asked for, a rectification where there is one."""
        if clock.step is StepKind.RECTIFIED:
            return self.has_findings
        return clock.step not in {StepKind.REVIEW_ASKED, StepKind.DEFENCE} or clock.done is not None

    @lazy
    def findings(self) -> tuple[str, ...]:
        """The ids of the tasks that the opinions name."""
        named = (entry.findings for _, entry in self.steps if isinstance(entry, OpinionGiven))
        return tuple(dict.fromkeys(name for names in named for name in names))

    @property
    def has_findings(self) -> bool:
        """Whether there is something to be rectified."""
        return bool(self.findings) or any(
            isinstance(entry, OpinionGiven) and entry.rectify_by is not None for _, entry in self.steps
        )

    @lazy
    def stage(self) -> InspectionStage:
        """How far it has come."""
        if self.first(StepKind.ENDED):
            return InspectionStage.ENDED
        if self._is_complete():
            return InspectionStage.DONE
        if self.first(StepKind.OPINION):
            return InspectionStage.RECTIFYING if self.has_findings else InspectionStage.OPINION
        if self.began is None:
            return InspectionStage.NOTIFIED if self.first(StepKind.NOTICE) else InspectionStage.PREPARED
        return InspectionStage.OPINION if self.ended is not None else InspectionStage.ON_SITE

    def _is_complete(self) -> bool:
        """Whether all is done: published, or without a report to publish, and rechecked where there was a finding."""
        recheck = self.last(StepKind.RECHECKED)
        settled = not self.has_findings or (isinstance(recheck, Rechecked) and recheck.result is Verdict.PASSED)
        return settled and self.first(StepKind.PUBLISHED) is not None and self.ended is not None

    @lazy
    def next_steps(self) -> tuple[StepKind, ...]:
        """What may come next, in the order of the procedure."""
        if self.stage in {InspectionStage.DONE, InspectionStage.ENDED}:
            return ()
        return tuple(step for step in _ORDER if self._may_follow(step))[:3]

    def _may_follow(self, step: StepKind) -> bool:
        if self.first(step) is not None and step is not StepKind.RECHECKED:
            return False
        if step in {StepKind.NOTICE, StepKind.SELF_REPORT} and self.inspection.type not in ANNOUNCED:
            return False
        if step in _WITH_FINDINGS:
            return self.has_findings
        if step in _BEFORE_VISIT:
            return self.began is None
        return step is StepKind.ON_SITE or self.began is not None


_ORDER = (
    StepKind.NOTICE,
    StepKind.SELF_REPORT,
    StepKind.ON_SITE,
    StepKind.FEEDBACK,
    StepKind.DEFENCE,
    StepKind.OPINION,
    StepKind.RECTIFIED,
    StepKind.RECHECKED,
    StepKind.REPORT,
    StepKind.PUBLISHED,
)
_BEFORE_VISIT = frozenset({StepKind.NOTICE, StepKind.SELF_REPORT})
_WITH_FINDINGS = frozenset({StepKind.RECTIFIED, StepKind.RECHECKED})


def follow(
    inspection: Inspection, day: dt.date, profile: InspectionProfile | None, calendar: WorkCalendar
) -> InspectionCourse:
    """Return the course of an inspection up to a day."""
    seen = [pair for pair in enumerate(inspection.log) if pair[1].date <= day]
    return InspectionCourse(inspection, day, profile, calendar, tuple(sorted(seen, key=lambda pair: pair[1].date)))


def find_notice(inspection: Inspection) -> Notified | None:
    """Return the notice that fixes the head."""
    return next((entry for entry in inspection.log if isinstance(entry, Notified)), None)
