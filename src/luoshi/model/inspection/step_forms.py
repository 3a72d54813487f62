"""What each step of an inspection can be told, read from the models: options, questions and columns follow."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from luoshi.model.entry_forms import EntryForm, build_form
from luoshi.model.inspection.activity import Inspection
from luoshi.model.inspection.steps import BaseStep
from luoshi.model.inspection.words import StepKind
from luoshi.model.shapes import records_in, shapes_of, words_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.model.field_forms import FieldForm

STEP_NAMES = {
    "approve": StepKind.APPROVED,
    "notice": StepKind.NOTICE,
    "self-report": StepKind.SELF_REPORT,
    "recuse": StepKind.RECUSED,
    "visit": StepKind.ON_SITE,
    "handle": StepKind.HANDLED,
    "hear": StepKind.HEARD,
    "feedback": StepKind.FEEDBACK,
    "defence": StepKind.DEFENCE,
    "opinion": StepKind.OPINION,
    "review-apply": StepKind.REVIEW_ASKED,
    "review-decide": StepKind.REVIEW_DECIDED,
    "rectify": StepKind.RECTIFIED,
    "recheck": StepKind.RECHECKED,
    "submit": StepKind.REPORT,
    "publish": StepKind.PUBLISHED,
    "hand-over": StepKind.HANDED_OVER,
    "end": StepKind.ENDED,
}
"""The short words of ``luoshi inspect`` for the steps."""


@cache
def find_step_form(step: StepKind) -> EntryForm:
    """Return the form of a step."""
    return next(
        build_form(model, BaseStep) for model in list_step_models() if step in words_at(model, "event").values()
    )


def list_step_models() -> Iterator[type[BaseStep]]:
    """Yield the classes of steps, in their order."""
    return cast("Iterator[type[BaseStep]]", records_in(shapes_of(Inspection)["log"]))


def list_step_fields() -> tuple[FieldForm, ...]:
    """Return the fields of all steps, each once; of fields with one name the first explains itself."""
    found: dict[str, FieldForm] = {}
    for step in StepKind:
        for field in find_step_form(step).fields:
            found.setdefault(field.name, field)
    return tuple(found.values())
