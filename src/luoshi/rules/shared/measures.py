"""What differs between the ruler of the base and that of now: settings, people, and the days of the calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.rules.shared.record_words import Difference, list_differences
from luoshi.workday.ruler import is_weekday

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from luoshi.model.configuration import Configuration
    from luoshi.model.holidays import HolidayNotice
    from luoshi.model.organisation import Organisation

_OF_PAPER = frozenset({"version", "numbering", "bulletin", "letters", "views", "vocabulary"})
"""Settings of how papers look and how ids are written; whatever else there is, or will be, measures."""

_OF_BASIS = frozenset({"basis", "reason"})
_OFFICE = ("organisation", "office")
_OF_PERMISSION = {
    "units": frozenset({"name", "leader"}),
    "people": frozenset({"name", "unit", "roles", "emails", "keys"}),
}


def list_setting_changes(old: Configuration, new: Configuration) -> Iterator[Difference]:
    """Yield what of luoshi.yaml differs and measures; the words of a basis or reason alone measure nothing."""
    for each in list_differences(old, new):
        of_paper = each.keys[0] in _OF_PAPER or (each.keys[0] == "organisation" and each.keys != _OFFICE)
        if not of_paper and each.keys[-1] not in _OF_BASIS:
            yield each


def list_permission_changes(old: Organisation, new: Organisation) -> Iterator[Difference]:
    """Yield what of org.yaml differs and says who may record, verify, approve: roles, leaders, whatever is no unit."""
    for each in list_differences(old, new):
        within = _OF_PERMISSION.get(str(each.keys[0]))
        if within is None or (each.keys[-1] in within) or _brings_permission(each):
            yield each


def _brings_permission(each: Difference) -> bool:
    """Tell whether a person or unit that came or went has, or had, any say."""
    item = each.before or each.after
    return any(getattr(item, name, None) for name in ("roles", "leader"))


class DayChange(NamedTuple):
    """A day of a calendar that is worked otherwise: ``worked`` now, where it was not, or the other way round."""

    day: dt.date
    worked: bool

    @property
    def words(self) -> str:
        """The change as ``2026-11-25 改为放假``."""
        return f"{self.day} 改为{'上班' if self.worked else '放假'}"


def list_day_changes(old: HolidayNotice | None, new: HolidayNotice | None) -> list[DayChange]:
    """Return the days that two notices of one year see otherwise; without a notice the week alone decides."""
    before, after = find_turned_days(old), find_turned_days(new)
    return [DayChange(day, is_weekday(day) != (day in after)) for day in sorted(before ^ after)]


def find_turned_days(notice: HolidayNotice | None) -> frozenset[dt.date]:
    """Return the weekdays that are off and the weekend days that are worked."""
    if notice is None:
        return frozenset()
    off = {day for day in notice.holidays if is_weekday(day)}
    return frozenset(off | {day for day in notice.workdays if not is_weekday(day)} - {*notice.holidays})


def list_years(*calendars: Mapping[int, HolidayNotice]) -> list[int]:
    """Return the years that any of the calendars has, ascending."""
    return sorted({year for each in calendars for year in each})


def join_days(words: Iterable[str], most: int = 5) -> str:
    """Return the words of a few days; of many how many more there are."""
    told = list(words)
    return "、".join(told[:most]) + (f" 等 {len(told)} 天" if len(told) > most else "")
