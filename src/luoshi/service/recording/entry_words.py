"""The words of an option, an answer, a row or a cell as an entry; what cannot be taken is a UsageError."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.errors import UsageError
from luoshi.model.base import WrongDataError
from luoshi.model.entry_forms import EntryForm, entry_of, form_of
from luoshi.model.field_forms import FieldForm, FieldKind
from luoshi.model.vocabulary import EventKind
from luoshi.service.recording.adjusted_fields import find_adjusted_field
from luoshi.service.recording.entry_needs import SHORTCUTS
from luoshi.service.recording.typed_words import (
    drop_blanks,
    parse_choice,
    parse_day,
    parse_number,
    parse_text,
    parse_values,
)
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from luoshi.model.entries import Entry
    from luoshi.service.recording.typed_words import Words


def find_event(word: str) -> EventKind:
    """Return the event of this name, Chinese or that of its command; raises UsageError with the nearest."""
    if word in SHORTCUTS and len(SHORTCUTS[word]) == 1:
        return SHORTCUTS[word][0]
    if word in set(EventKind):
        return EventKind(word)
    suggestion = suggest(word, [*EventKind, *SHORTCUTS])
    raise UsageError(f"没有事件“{word}”{suggestion}", "可用：" + "、".join(EventKind))


def parse_entry(event: EventKind, day: dt.date, words: Words) -> Entry:
    """Return the entry that the words make. Raises UsageError that names the option at fault.

    Files are not in it: they are attached when the entry is recorded.
    """
    return build_entry({"date": day, "event": event, **parse_fields(event, words)})


def parse_fields(event: EventKind, words: Words) -> dict[str, Any]:
    """Return the plain data of the fields that were given, files left out. Raises UsageError as ``parse_entry``."""
    form = form_of(event)
    given = {
        name: word for name, word in drop_blanks(words).items() if word is not None and word not in ([], (), False)
    }
    _refuse_unknown(form, event, given)
    data: dict[str, Any] = {}
    if event is EventKind.ADJUSTED and isinstance(given.get("field"), str):
        given["field"] = find_adjusted_field(given["field"])
    for field in form.fields:
        if field.name in given and field.kind is not FieldKind.FILES:
            *above, key = field.keys
            holder = data.setdefault(above[0], {}) if above else data
            holder[key] = _parse(field, given[field.name])
    return data


def build_entry(data: Mapping[str, Any]) -> Entry:
    """Return the entry of plain data. Raises UsageError for a missing field or a value out of bounds."""
    try:
        return entry_of(data)
    except WrongDataError as error:
        detail = error.details[0]
        name = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "")
        raise _report_unfit(form_of(EventKind(data["event"])), name, detail) from None


def missing_fields(event: EventKind, words: Words) -> list[FieldForm]:
    """Return the fields that the model demands and the words do not give."""
    told = drop_blanks(words)
    return [field for field in form_of(event).fields if field.required and not told.get(field.name)]


def _report_unfit(form: EntryForm, name: str, detail: Any) -> UsageError:
    field = form.field(name)
    option = field.option if field else name
    about = f"{field.title}：{field.description}" if field else "用法见 luoshi log --help"
    if detail["type"] == "missing":
        return UsageError(f"缺少 {option}", about)
    return UsageError(f"{option} 的“{detail['input']}”不对", about)


def _refuse_unknown(form: EntryForm, event: EventKind, given: Mapping[str, Any]) -> None:
    for name in given:
        if form.field(name) is None:
            options = "、".join(field.option for field in form.fields)
            raise UsageError(f"“{event}”没有 --{name} 这一项", f"可用：{options}")


def _parse(field: FieldForm, word: str | Sequence[str]) -> Any:
    if field.kind is FieldKind.VALUES:
        return parse_values(field.option, [word] if isinstance(word, str) else word)
    if field.kind is FieldKind.TRUTH:
        return bool(parse_choice(field.option, str(word).lower(), ("true", "是")))
    if not isinstance(word, str):
        texts = [parse_text(field.option, each) for each in word]
        return texts[0] if field.kind is FieldKind.TEXTS and len(texts) == 1 else texts
    if field.kind is FieldKind.CHOICE:
        return parse_choice(field.option, word, field.words)
    parse = {FieldKind.DAY: parse_day, FieldKind.NUMBER: parse_number}.get(field.kind, parse_text)
    return parse(field.option, word)


def parse_word(field: FieldForm, word: str | Sequence[str]) -> Any:
    """Return the plain data of what was typed for one field. Raises UsageError that names the option."""
    return _parse(field, word)
