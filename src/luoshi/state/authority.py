"""Who may approve, report and verify: org.yaml's word for it, or what follows from units, roles and sources.

津教委〔2018〕1号 一(二): goals and progress are changed by decision of the leaders; 政府督查工作条例 第十七条: nobody
verifies his own work.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from luoshi.frozen import Frozen
from luoshi.lazy import lazy

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping

    from luoshi.model.organisation import Approver, Organisation
    from luoshi.model.task import Task
    from luoshi.model.vocabulary import EventKind

_APPROVER, _VERIFIER = "批准", "核查"
_ORDINAL = re.compile(r"[〔(\[]?[0-9]{4}[〕)\]]?年?(?:度)?|第?[0-9〇一二三四五六七八九十百]+[次期号届]")


class Incompetence(StrEnum):
    """Why a decision has no effect."""

    NOBODY = "没有批准人"
    UNKNOWN = "不在可以批准的人和会议之列"
    PERFORMER = "是承办单位的"


class Performers(NamedTuple):
    """Who carries out a task on a day: the lead unit (None: still to be named) and the supporting units."""

    lead: str | None
    support: tuple[str, ...]

    def include(self, unit: str | None) -> bool:
        """Whether the unit is one of them."""
        return unit is not None and (unit == self.lead or unit in self.support)


@lru_cache(maxsize=4096)
def name_body(name: str) -> str:
    """Return the name of a meeting or body without year and number: 主任办公会2026年第14次 is 主任办公会."""
    plain = _ORDINAL.sub("", unicodedata.normalize("NFKC", name))
    plain = "".join(plain.split())
    return plain.removesuffix("会议") + "会" if plain.endswith("会会议") else plain


def is_meeting(name: str) -> bool:
    """Whether the words name a meeting."""
    return name_body(name).removesuffix("议").endswith("会")


def list_meetings(task: Task) -> frozenset[str]:
    """Return the meetings that a task names as its source, without year and number."""
    source = task.source
    words = (source.approver, source.document) if source else ()
    return frozenset(name_body(word) for word in words if word and "会" in word and is_meeting(word))


class Authority(Frozen):
    """What org.yaml says of competence. Without an organisation anybody but the performers may approve and verify.

    ``meetings``: those that tasks name as their source, each with the ids of these tasks; None where they are not
    known: then every meeting is believed, and ``list_relied`` tells on which a task rests.
    """

    office: str
    organisation: Organisation | None = None
    meetings: Mapping[str, Collection[str]] | None = None

    @lazy
    def _listed(self) -> dict[str, list[Approver]]:
        """The approvers that org.yaml lists, by their name without year and number."""
        found: dict[str, list[Approver]] = {}
        for each in self.organisation.approvers if self.organisation else ():
            found.setdefault(name_body(each.name), []).append(each)
        return found

    @lazy
    def _usual(self) -> frozenset[str]:
        """The people with the role 批准, and the leaders of units."""
        known = self.organisation
        if known is None:
            return frozenset()
        people = {person.name for person in known.people if _APPROVER in person.roles}
        return frozenset(people | {unit.leader for unit in known.units if unit.leader})

    @lazy
    def _units(self) -> dict[str, set[str]]:
        """The units of each post, and of each unit's own names."""
        found: dict[str, set[str]] = {}
        known = self.organisation
        for person in known.people if known else ():
            found.setdefault(person.name, set()).add(person.unit)
        for unit in known.units if known else ():
            for name in (unit.name, *unit.aliases):
                found.setdefault(name, set()).add(unit.name)
        return found

    def find_units(self, name: str | None) -> frozenset[str | None]:
        """Return the units that a unit's name, alias or a post stands for; the name itself where it is unknown."""
        return frozenset(self._units.get(name) or {name}) if name else frozenset()

    def knows_unit(self, name: str | None) -> bool:
        """Whether the name is that of a unit of org.yaml; without an organisation every name is."""
        return self.organisation is None or name in self._names

    @lazy
    def _names(self) -> frozenset[str]:
        """The names of the units."""
        return frozenset(unit.name for unit in self.organisation.units) if self.organisation else frozenset()

    @lazy
    def _aliases(self) -> dict[str, str]:
        """The unit that each other name stands for."""
        known = self.organisation
        return {alias: unit.name for unit in known.units for alias in unit.aliases} if known else {}

    def name_unit(self, name: str | None) -> str | None:
        """Return the name of a unit by any of its names; what is unknown is returned as it is."""
        return self._aliases.get(name, name) if name else None

    @lazy
    def _verifiers(self) -> frozenset[str]:
        """The units of people with the role 核查."""
        known = self.organisation
        return frozenset(person.unit for person in known.people if _VERIFIER in person.roles) if known else frozenset()

    def judge_approver(
        self, name: str | None, event: EventKind, day: dt.date, task: Task, performers: Performers
    ) -> Incompetence | None:
        """Return why ``name`` may not approve ``event`` of the task on ``day``; None when he may."""
        if name is None:
            return Incompetence.NOBODY
        units = self._units.get(name) or {name}
        if all(map(performers.include, units)):
            return Incompetence.PERFORMER
        if self.organisation is None or self._may_approve(name, event, day, task):
            return None
        return Incompetence.UNKNOWN

    def _may_approve(self, name: str, event: EventKind, day: dt.date, task: Task) -> bool:
        body = name_body(name)
        if self._listed:
            return any(_is_valid(each, event, day) for each in self._listed.get(body, ()))
        return name in self._usual or _is_source(body, task) or self._is_known_meeting(body, task)

    def _is_known_meeting(self, body: str, task: Task) -> bool:
        if not is_meeting(body):
            return False
        return self.meetings is None or any(each != task.id for each in self.meetings.get(body, ()))

    def list_relied(self, task: Task) -> frozenset[str]:
        """Return the meetings that approved something in the task, and for which only other tasks can vouch."""
        if self.organisation is None or self._listed:
            return frozenset()
        said = [vars(entry).get("approver") for entry in task.log]
        names = {name for name in said if name is not None} - self._usual
        bodies = (name_body(name) for name in names)
        return frozenset(body for body in bodies if is_meeting(body) and not _is_source(body, task))

    def may_verify(self, unit: str | None, person: str | None, performers: Performers) -> bool:
        """Whether somebody of the unit may verify; who names neither unit nor post is believed (a rule reports it)."""
        units = self.find_units(unit) or self.find_units(person)
        if not units:
            return True
        if all(map(performers.include, units)):
            return False
        if self.organisation is None or unit is None:
            return True
        return not units.isdisjoint({self.office, *self._verifiers})


def _is_source(body: str, task: Task) -> bool:
    """Whether the body is the one that the task's own source names."""
    source = task.source
    return source is not None and any(word and name_body(word) == body for word in (source.approver, source.document))


def _is_valid(approver: Approver, event: EventKind, day: dt.date) -> bool:
    begun = approver.start is None or approver.start <= day
    return (
        begun
        and (approver.end is None or day <= approver.end)
        and (not approver.approves or event in approver.approves)
    )
