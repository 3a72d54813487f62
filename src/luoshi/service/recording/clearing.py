"""Which fields of an entry may be taken out: those that stand in it and that its event can do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.model.entry_forms import form_of
from luoshi.store.edit.task_text import record_data
from luoshi.suggestion import suggest_code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.model.entries import Entry
    from luoshi.model.field_forms import FieldForm

_SET_APART = frozenset({"date", "event", "日期", "事件"})


def cleared_fields(entry: Entry, words: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the fields that the words mean (name, title or option), each once.

    Raises UsageError for one that the entry must have, does not have, or that is unknown.
    """
    return tuple(dict.fromkeys(_find_cleared(entry, word) for word in words))


def clearable_fields(entry: Entry) -> tuple[FieldForm, ...]:
    """Return the fields that stand in the entry and are not demanded, in the order of the form."""
    present = record_data(entry)
    return tuple(field for field in form_of(entry.event).fields if field.name in present and not field.required)


def _find_cleared(entry: Entry, word: str) -> str:
    if word.removeprefix("--") in _SET_APART:
        raise UsageError(f"“{word}”是必填的，不能去掉", "日期错了的，用 --date 改正；事件错了的，在编辑器里删去这一条")
    field = next((each for each in form_of(entry.event).fields if word in _list_names(each)), None)
    if field is None:
        raise _report_absent(entry, word)
    if field.required:
        raise UsageError(f"“{entry.event}”必须写{field.title}，不能去掉", f"内容错了的，用 {field.option} 改正")
    if field not in clearable_fields(entry):
        raise _report_absent(entry, word)
    return field.name


def _report_absent(entry: Entry, word: str) -> UsageError:
    names = [each.name for each in clearable_fields(entry)]
    suggestion = suggest_code(word, names)
    hint = f"可以去掉：{'、'.join(names)}" if names else "这一条没有可以去掉的"
    return UsageError(f"“{entry.event}”（{entry.date}）里没有写 {word} 这一项{suggestion}", hint)


def _list_names(field: FieldForm) -> tuple[str, ...]:
    option = field.option
    return (field.name, field.title, option, option.removeprefix("--"), f"--{field.name}")
