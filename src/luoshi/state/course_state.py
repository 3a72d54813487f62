"""The part of a task's state that its log gives: where it stands in its life, its due date, its reports and events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.lazy import lazy
from luoshi.model.decisions import Adjusted
from luoshi.model.entries import Signed
from luoshi.model.support import SupportDuty
from luoshi.model.vocabulary import DayUnit, Lifecycle
from luoshi.state.adjustment_words import describe_adjustment
from luoshi.state.deadline import Deadline, Extension, find_deadline
from luoshi.state.duties.parts import PartState, judge_parts
from luoshi.state.entries import LastReport, find_first, find_last_report
from luoshi.state.events import TaskEvent, list_events
from luoshi.state.head_state import HeadState
from luoshi.state.ladder.replies import SentPaper, list_papers
from luoshi.state.lifecycle import Life, Step, fold_life
from luoshi.state.log_walk import Unfit
from luoshi.state.owed import Course, Lead, OwedReport, list_owed_reports
from luoshi.state.promise import find_promise
from luoshi.workday.deadline import deadline

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.model.entries import Entry
    from luoshi.state.log_walk import WalkedEntry


class CourseState(HeadState):
    """The course of a task up to the day; a date is None while it does not apply."""

    @lazy
    def _steps(self) -> list[Step]:
        """The changes of its state."""
        walked = self._walked
        return [(each[1].date, each[2], each[3]) for each in walked if each[2] is not each[3]]

    @lazy
    def _life(self) -> Life:
        """Where it stands, and since when."""
        return fold_life(self._steps)

    @lazy
    def _counted(self) -> list[WalkedEntry]:
        """The entries that count, with the reason where the limit in one does not."""
        return [each for each in self._walked if each.counts]

    @lazy
    def _deadline(self) -> Deadline:
        """The due date as it stands, and what moved it."""
        return find_deadline(self.task, self._counted, self.as_of, self._judging.calendar)

    @lazy
    def lifecycle(self) -> Lifecycle:
        """Where it stands in its life (办理状态)."""
        return self._life.lifecycle

    @lazy
    def since(self) -> dt.date | None:
        """The day since when it stands there."""
        return self._life.since

    @lazy
    def signed(self) -> dt.date | None:
        """The day of the first 签收."""
        entry = find_first(self._entries, Signed)
        return entry.date if entry else None

    @lazy
    def sign_by(self) -> dt.date | None:
        """The last day for 签收; None past the end of the calendar."""
        limit = self._judging.config.sign_within
        working = limit.unit is DayUnit.WORKING
        try:
            return deadline(self._judging.calendar, self.task.assigned, limit.days, working=working)
        except OverflowError:
            return None

    @lazy
    def submitted(self) -> dt.date | None:
        """The day of the 报结 in force."""
        return self._life.submitted

    @lazy
    def finished(self) -> dt.date | None:
        """The day on which it was completed: that of the 报结, once its 核查 passed."""
        return self._life.finished

    @lazy
    def closed(self) -> dt.date | None:
        """The day of the 销号 in force."""
        return self._life.closed

    @lazy
    def reopened(self) -> dt.date | None:
        """The day of the last 回头看 that brought it back."""
        return self._life.reopened

    @lazy
    def first_due(self) -> dt.date | None:
        """The due date first promised."""
        return self._deadline.first

    @lazy
    def due(self) -> dt.date | None:
        """The due date in force (现行时限)."""
        return self._deadline.present

    @lazy
    def extensions(self) -> tuple[Extension, ...]:
        """The applications for an extension, and what became of each."""
        return self._deadline.extensions

    @lazy
    def paused_days(self) -> int:
        """The days for which the clock stood still, in the unit of the time limit."""
        return self._deadline.paused

    @lazy
    def estimated(self) -> tuple[int, ...]:
        """The years whose working days are 暂按周末推算."""
        return self._deadline.estimated

    @lazy
    def leads(self) -> tuple[Lead, ...]:
        """The lead units, each with the first day on which it was in force."""
        changed = [
            (entry.date, entry.to)
            for entry in self._entries
            if type(entry) is Adjusted and entry.field == "lead" and isinstance(entry.to, str)
        ]
        return ((self.task.assigned, self.task.lead), *changed)

    @lazy
    def owed(self) -> tuple[OwedReport, ...]:
        """The reports owed since the first day asked for."""
        course = Course(self._entries, self._steps, self.leads)
        return list_owed_reports(self.task, course, self._judging.config.cadence, self._owed_since, self.as_of)

    @lazy
    def report(self) -> LastReport | None:
        """The last 进展."""
        return find_last_report(self._entries)

    @lazy
    def papers(self) -> tuple[SentPaper, ...]:
        """The papers of the ladder, and which were answered."""
        return list_papers(self._entries, self.lead)

    @lazy
    def parts(self) -> tuple[PartState, ...]:
        """What each supporting unit took on, and how it stands."""
        duties = [each for each in self.task.support if isinstance(each, SupportDuty) and each.unit in self.support]
        if not duties:
            return ()
        own = (each.entry for each in self._walked if each.counts or each.refusal is Unfit.SUPPORT)
        return judge_parts(duties, list(own), self.as_of)

    @lazy
    def events(self) -> tuple[TaskEvent, ...]:
        """What happened beside its reports, in order, each with why it has no effect, if it has none."""
        told = [(each.entry.date, each.place, each.entry, _say(each)) for each in self._walked]
        told += [(each.entry.date, each.place, each.entry, str(each.fault or "")) for each in self._log.corrections]
        told.sort(key=_by_date)
        return list_events((entry, refused, self._word(place, entry)) for _, place, entry, refused in told)

    def _word(self, place: int, entry: Entry) -> str:
        """Return the words for an adjustment, which needs what it changed; empty for all else."""
        if type(entry) is not Adjusted:
            return ""
        earlier = []
        for each in self._counted:
            if each.place == place:
                break
            earlier.append(each.entry)
        return describe_adjustment(entry, find_promise(self.task, earlier))


def _by_date(told: tuple[dt.date, int, Entry, str]) -> tuple[dt.date, int]:
    return told[0], told[1]


def _say(walked: WalkedEntry) -> str:
    return "" if walked.counts or walked.refusal is None else str(walked.refusal)
