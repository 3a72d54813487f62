"""Which keys a record knows at a place in a file, read from the models themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.frozen import Frozen
from luoshi.model.record import fields_of
from luoshi.model.shapes import records_in, shapes_of, words_at
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luoshi.findings import Keys
    from luoshi.model.record import Record


class KnownKeys(Frozen):
    """Known keys with their Chinese titles, in the order of the model."""

    titles: Mapping[str, str]

    def suggest(self, word: str) -> str:
        """Return ``；是否为“…”？`` with the key whose title is ``word``, or the most like it by its letters."""
        by_title = next((key for key, title in self.titles.items() if title and title == word), None)
        return suggest(by_title or word, self.titles)


def find_known(model: type[Record], keys: Keys, value: Any) -> KnownKeys:
    """Return what is known at ``keys`` below ``model``; ``value`` tells which event an entry is."""
    models: list[type[Record]] = [model]
    for key in keys:
        value = _below(value, key)
        if isinstance(key, str):
            # A key that no model has is one of a mapping of records: they are known already.
            models = [sub for each in models for sub in _field_models(each, key)] or models
        models = _of_event(models, value)
    return KnownKeys({field.key: field.title for each in models for field in fields_of(each).values()})


def _below(value: Any, key: str | int) -> Any:
    try:
        return value[key]
    except (KeyError, IndexError, TypeError):
        return None


def _field_models(model: type[Record], key: str) -> list[type[Record]]:
    shapes = shapes_of(model)
    found = (shapes[name] for name, field in fields_of(model).items() if key in {name, field.key})
    return [record for shape in found for record in records_in(shape)]


def _of_event(models: list[type[Record]], value: Any) -> list[type[Record]]:
    """Keep of several entry classes the one whose event stands in the value."""
    event = value.get("event") if isinstance(value, dict) else None
    return [model for model in models if isinstance(event, str) and event in words_at(model, "event")] or models
