"""The words of options, answers and columns as the plain data of an entry; what cannot be taken is a UsageError."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from luoshi.errors import UsageError
from luoshi.model.base import WrongDataError
from luoshi.model.entry_forms import EntryForm, FieldForm, FieldKind, entry_of, form_of
from luoshi.model.vocabulary import EventKind
from luoshi.service.recording.entry_needs import SHORTCUTS, option_of
from luoshi.service.recording.head_words import parse_day, parse_number
from luoshi.service.recording.typed_text import refuse_unfit
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.model.entries import Entry

Words = Mapping[str, str | Sequence[str] | None]
"""What was given, by the names of the fields; None and empty lists are not given."""


def find_event(word: str) -> EventKind:
    """Return the event of this name, Chinese or that of its command; raises UsageError with the nearest."""
    if word in SHORTCUTS and len(SHORTCUTS[word]) == 1:
        return SHORTCUTS[word][0]
    if word in set(EventKind):
        return EventKind(word)
    suggestion = suggest(word, [*EventKind, *SHORTCUTS])
    raise UsageError(f"没有事件“{word}”{suggestion}", "可用：" + "、".join(EventKind))


def entry_data(event: EventKind, day: dt.date, words: Words) -> dict[str, Any]:
    """Return the entry's data, without evidence. Raises UsageError that names the option at fault."""
    form = form_of(event)
    given = {name: word for name, word in words.items() if word is not None and word not in ([], ())}
    _known(form, event, given)
    data = {field.name: _parsed(field, given[field.name]) for field in form.fields if field.name in given}
    return {"date": day, "event": str(event), **data}


def missing_fields(event: EventKind, words: Words) -> list[FieldForm]:
    """Return the fields that the model demands and the words do not give."""
    return [field for field in form_of(event).fields if field.required and not words.get(field.name)]


def make_entry(data: Mapping[str, Any]) -> Entry:
    """Return the entry. Raises UsageError for a missing field or a value out of bounds."""
    try:
        return entry_of(dict(data))
    except WrongDataError as error:
        detail = error.details[0]
        name = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "")
        raise _unfit(form_of(EventKind(data["event"])), name, detail) from None


def _unfit(form: EntryForm, name: str, detail: Any) -> UsageError:
    field = form.field(name)
    option = option_of(field) if field else name
    about = f"{field.title}：{field.description}" if field else "用法见 luoshi log --help"
    if detail["type"] == "missing":
        return UsageError(f"缺少 {option}", about)
    return UsageError(f"{option} 的“{detail['input']}”不对", about)


def _known(form: EntryForm, event: EventKind, given: Mapping[str, Any]) -> None:
    for name in given:
        if form.field(name) is None:
            options = "、".join(option_of(field) for field in form.fields)
            raise UsageError(f"“{event}”没有 --{name} 这一项", f"可用：{options}")


def _parsed(field: FieldForm, word: str | Sequence[str]) -> Any:
    option = option_of(field)
    if field.kind is FieldKind.VALUES:
        return _values(option, word)
    if not isinstance(word, str):
        texts = [_text(option, each) for each in word]
        return texts[0] if field.kind is FieldKind.TEXTS and len(texts) == 1 else texts
    if field.kind is FieldKind.DAY:
        return parse_day(option, word)
    if field.kind is FieldKind.NUMBER:
        return parse_number(option, word)
    return _choice(option, word, field.words) if field.words else _text(option, word)


def _text(option: str, word: str) -> str:
    refuse_unfit(option, word)
    if not word.strip():
        raise UsageError(f"{option} 是空的", "写上内容，或不写这个选项")
    return word


def _choice(option: str, word: str, words: Sequence[str]) -> str:
    if word in words:
        return word
    suggestion = suggest(word, words)
    raise UsageError(f"{option} 没有“{word}”{suggestion}", "可用：" + "、".join(words))


def _values(option: str, words: str | Sequence[str]) -> dict[str, str]:
    """Read ``竣工数=12``, one or several; the number stays as it was written."""
    for each in [words] if isinstance(words, str) else words:
        refuse_unfit(option, each)
    pairs = [each.replace("＝", "=").rpartition("=") for each in ([words] if isinstance(words, str) else words)]
    if not all(name.strip() and sign for name, sign, _ in pairs):
        raise UsageError(
            f"{option} 的“{words if isinstance(words, str) else '、'.join(words)}”看不懂", "写成 竣工数=12"
        )
    return {name.strip(): parse_number(option, number.strip()) for name, _, number in pairs}
