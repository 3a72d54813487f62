"""The commands for events, and what each event is asked for beside what its model demands."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from luoshi.model.entry_forms import entry_models, form_of
from luoshi.model.vocabulary import LADDER, EventKind, Lifecycle
from luoshi.state.lifecycle import LEGAL

if TYPE_CHECKING:
    from luoshi.model.field_forms import FieldForm
    from luoshi.state.task_state import TaskState

SHORTCUTS = {name: events for model in entry_models() for name, events in model.commands.items()}
"""Commands with their events; of one with several, ``--level`` tells which."""

_OF_OFFICE = frozenset({EventKind.VERIFIED, EventKind.REVISITED, *LADDER})
_ALWAYS = LEGAL[Lifecycle.CANCELLED]
"""Events that are legal even after the end, such as 批示: they are no next step."""


def wanted_fields(event: EventKind) -> tuple[FieldForm, ...]:
    """Return the fields that a person is asked for: those the model demands, then those the rules want."""
    form = form_of(event)
    demanded = [field for field in form.fields if field.required]
    return (*demanded, *(field for name in form.asked if (field := form.field(name)) is not None))


def command_of(event: EventKind) -> str:
    """Return the shortcut of an event, with the level where one command has several."""
    name = next(name for name, events in SHORTCUTS.items() if event in events)
    return f"{name} {{id}} --level {event}" if len(SHORTCUTS[name]) > 1 else f"{name} {{id}}"


def usual_unit(event: EventKind, lead: str, office: str) -> str:
    """Return who usually makes such an entry: the office that supervises, or the unit that does the work."""
    return office if event in _OF_OFFICE else lead


def next_commands(state: TaskState, office: str) -> tuple[str, ...]:
    """Return the commands that are legal now, each whole but for the Chinese words that stand for values.

    The unit in them is the lead in force on the day of the state.
    """
    without = frozenset() if state.milestones else frozenset({EventKind.REACHED})
    legal = (event for event in EventKind if event in LEGAL[state.lifecycle] - _ALWAYS - without)
    return tuple(sample_command(event, state.id, state.lead or "牵头单位", office) for event in legal)


def sample_command(event: EventKind, name: str, lead: str, office: str) -> str:
    """Return the command for an event, with what a person is asked for."""
    unit = usual_unit(event, lead, office)
    words = ["luoshi", command_of(event).format(id=name)]
    for field in wanted_fields(event):
        words += [field.option, _quote(_choose_sample(field, unit))]
    return " ".join(words)


def _choose_sample(field: FieldForm, unit: str) -> str:
    if field.name == "by":
        return unit
    return field.words[0] if field.words else field.title


def _quote(word: str) -> str:
    """Quote for the shell what it would not take as one word; Chinese is."""
    return word if re.fullmatch(r"[\w.-]+", word) else shlex.quote(word)
