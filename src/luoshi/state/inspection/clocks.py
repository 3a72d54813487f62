"""The clocks of an inspection: when each step is due, by its profile and the days of the log (domain-2 1.2, 1.3).

The starting day is not counted (民法典第二百零一条). Where the profile says ``rollover`` a limit in natural days that
ends on a day off ends on the next working day (第二百零三条, by analogy: the rules of 督导 are silent).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.inspection.settings import ClockSetting
from luoshi.model.inspection.words import InspectionType, StepKind
from luoshi.model.vocabulary import DayUnit
from luoshi.workday.deadline import deadline

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from luoshi.model.inspection.settings import InspectionProfile
    from luoshi.workday.calendar import WorkCalendar


class Clock(NamedTuple):
    """One clock: the step it is for, when and where it began, when it ends, and when the step was done."""

    step: StepKind
    moment: str
    start: dt.date
    due: dt.date
    done: dt.date | None
    setting: ClockSetting

    def is_late(self, day: dt.date) -> bool:
        """Whether the step was done after its end, or was not done and the end has passed by ``day``."""
        return (self.done or day) > self.due


def count_due(calendar: WorkCalendar, start: dt.date, setting: ClockSetting, *, rollover: bool) -> dt.date:
    """Return the last day of a clock that runs from ``start``."""
    working = setting.unit is DayUnit.WORKING
    due = deadline(calendar, start, setting.days, working=working)
    return calendar.next_workday(due) if rollover and not working else due


def list_settings(profile: InspectionProfile, kind: InspectionType) -> Iterator[tuple[StepKind, ClockSetting]]:
    """Yield the clocks that a profile has for a type of inspection, in the order of the steps."""
    feedback = profile.feedback
    if feedback is not None:
        days = {InspectionType.GENERAL: feedback.general, InspectionType.SPECIAL: feedback.special}.get(kind)
        if days is not None:
            yield StepKind.FEEDBACK, ClockSetting(days=days, unit=feedback.unit, start=feedback.start)
    plain = (
        (StepKind.DEFENCE, profile.defence),
        (StepKind.OPINION, profile.opinion),
        (StepKind.REVIEW_ASKED, profile.review_apply),
        (StepKind.REVIEW_DECIDED, profile.review_answer),
        (StepKind.RECTIFIED, profile.rectify_report),
        (StepKind.REPORT, profile.report),
        (StepKind.PUBLISHED, profile.publish),
    )
    yield from ((step, setting) for step, setting in plain if setting is not None)


def list_clocks(
    profile: InspectionProfile,
    kind: InspectionType,
    moments: Mapping[str, dt.date],
    done: Mapping[StepKind, dt.date],
    calendar: WorkCalendar,
) -> tuple[Clock, ...]:
    """Return the clocks that have begun. ``moments``: when they begin, by their words; ``done``: when steps were."""
    clocks = []
    for step, setting in list_settings(profile, kind):
        start = moments.get(setting.start)
        if start is not None:
            due = count_due(calendar, start, setting, rollover=bool(profile.rollover))
            clocks.append(Clock(step, setting.start, start, due, done.get(step), setting))
    return tuple(clocks)
