"""Settings, names, calendars and ledger.yaml files of two sides, told in the field's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.configuration import Configuration
from luoshi.model.duties import DutyList
from luoshi.model.holidays import HolidayNotice
from luoshi.model.ledger import Ledger
from luoshi.model.organisation import Organisation
from luoshi.report.pages.diff_page import SettingsDifference
from luoshi.rules.shared.record_words import list_differences, say_value
from luoshi.store.calendars import load_bundled
from luoshi.store.git.task_blobs import list_changed_paths
from luoshi.store.workspace import CALENDAR, CONFIGURATION, DUTIES, ORGANISATION
from luoshi.store.yaml.guards import MAX_BYTES
from luoshi.store.yaml.reader import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.model.record import Record
    from luoshi.store.git.git_objects import Objects
    from luoshi.store.git.versions import FileNames


def compare_settings(objects: Objects, before: FileNames, after: FileNames) -> Iterator[SettingsDifference]:
    """Yield each file that one side lacks or has otherwise, with what differs in words."""
    for path in list_changed_paths(before.settings, after.settings):
        change = "新增" if path not in before.settings else "删除" if path not in after.settings else "改动"
        old, new = (_read(objects, side, path) for side in (before, after))
        yield SettingsDifference(path, change, tuple(_describe(path, change, old, new)))


def _read(objects: Objects, side: FileNames, path: str) -> Record | None:
    """Return the record of one side; None where the file is not there or cannot be read."""
    if path not in side.settings:
        return None
    content = side.held.get(path)
    if content is None:
        (content,) = objects.blobs([side.settings[path]], MAX_BYTES + 1)
    return load(_choose_model(path), content, path).record


def _choose_model(path: str) -> type[Record]:
    if path.startswith(f"{CALENDAR}/"):
        return HolidayNotice
    return {CONFIGURATION: Configuration, ORGANISATION: Organisation, DUTIES: DutyList}.get(path, Ledger)


def _describe(path: str, change: str, old: Record | None, new: Record | None) -> Iterator[str]:
    if isinstance(old, HolidayNotice) or isinstance(new, HolidayNotice):
        yield from _describe_days(old or _find_bundled(new), new or _find_bundled(old))
    elif old is not None and new is not None:
        yield from (each.words for each in list_differences(old, new))
    elif change == "改动":
        yield f"{path} 有一边读不懂，不能逐项比较"


def _find_bundled(notice: Record | None) -> HolidayNotice | None:
    """Return the notice that counts where the workspace has none of its own."""
    return load_bundled(notice.year) if isinstance(notice, HolidayNotice) else None


def _describe_days(old: Record | None, new: Record | None) -> Iterator[str]:
    for name, title in (("holidays", "放假日"), ("workdays", "调休上班日")):
        before, after = (frozenset(getattr(each, name, ())) for each in (old, new))
        if after - before:
            yield f"{title} 增加{say_value(tuple(sorted(after - before)))}"
        if before - after:
            yield f"{title} 删去{say_value(tuple(sorted(before - after)))}"
    if old is not None and new is not None:
        others = (each for each in list_differences(old, new) if each.keys[0] not in {"holidays", "workdays"})
        yield from (each.words for each in others)
