"""``inspect log``: a step from what was typed into the log of an inspection, judged before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.errors import UsageError
from luoshi.frozen import Frozen
from luoshi.model.accepting import validated
from luoshi.model.base import WrongDataError
from luoshi.model.field_forms import FieldKind
from luoshi.model.inspection.activity import Inspection
from luoshi.model.inspection.step_forms import STEP_NAMES, find_step_form
from luoshi.model.inspection.words import StepKind
from luoshi.service.inspection.files import RecordFile, find_file, keep_record
from luoshi.service.recording.entry_words import parse_word
from luoshi.service.recording.typed_words import drop_blanks, parse_choice
from luoshi.state.inspection.course import follow
from luoshi.state.inspection.profiles import find_profile
from luoshi.store.edit.record_file import put_item
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from luoshi.findings import Finding
    from luoshi.model.entry_forms import EntryForm
    from luoshi.model.field_forms import FieldForm
    from luoshi.model.inspection.steps import InspectionStep
    from luoshi.service.workspace import Workspace
    from luoshi.state.inspection.course import InspectionCourse


class LoggedStep(Frozen):
    """A step that was written: the file, the entry, what was found, and how the inspection stands now."""

    path: str
    entry: InspectionStep
    findings: tuple[Finding, ...]
    course: InspectionCourse


def find_step(word: str) -> StepKind:
    """Return the step of a word, Chinese or the short one. Raises UsageError with the nearest."""
    if word in STEP_NAMES:
        return STEP_NAMES[word]
    if word in set(StepKind):
        return StepKind(word)
    raise UsageError(f"没有步骤“{word}”{suggest(word, [*StepKind, *STEP_NAMES])}", "可用：" + "、".join(StepKind))


def parse_step(step: StepKind, day: dt.date, words: Mapping[str, Any]) -> InspectionStep:
    """Return the step that the words make. Raises UsageError that names the option at fault."""
    form = find_step_form(step)
    data: dict[str, Any] = {"date": day, "event": str(step)}
    for name, word in drop_blanks(words).items():
        if word is None or word in ([], (), False):
            continue
        field = form.field(name)
        if field is None:
            options = "、".join(each.option for each in form.fields)
            raise UsageError(f"“{step}”没有 --{name.replace('_', '-')} 这一项", f"可用：{options}")
        *above, key = field.keys
        holder = data.setdefault(above[0], {}) if above else data
        holder[key] = _parse(field, word)
    return _validate(form, step, data)


def _parse(field: FieldForm, word: Any) -> Any:
    """Return plain data; what may be several is always a list, and files are attached by their names."""
    if field.kind is FieldKind.FILES:
        return [*word]
    if field.kind is FieldKind.TEXTS and field.words:
        return [parse_choice(field.option, each, field.words) for each in ([word] if isinstance(word, str) else word)]
    parsed = parse_word(field, word)
    return [parsed] if field.kind is FieldKind.TEXTS and isinstance(parsed, str) else parsed


def _validate(form: EntryForm, step: StepKind, data: Mapping[str, Any]) -> InspectionStep:
    try:
        made: Any = validated(form.model, data)
    except WrongDataError as error:
        detail = error.details[0]
        name = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "")
        field = form.field(name)
        option = field.option if field else name
        told = f"缺少 {option}" if detail["type"] == "missing" else f"{option} 的“{detail['input']}”不对"
        raise UsageError(f"“{step}”{told}", f"{field.title}：{field.description}" if field else "") from None
    entry: InspectionStep = made
    return entry


def write_step(workspace: Workspace, name: str, entry: InspectionStep, day: dt.date) -> LoggedStep:
    """Write a step into the log of an inspection, after the last of its day or an earlier one.

    Raises what ``keep_record`` raises.
    """
    file = find_file(workspace, Inspection, name)
    inspection = file.record
    index = max((place + 1 for place, each in enumerate(inspection.log) if each.date <= entry.date), default=0)
    changed = inspection.but(log=(*inspection.log[:index], entry, *inspection.log[index:]))
    new = RecordFile(file.path, file.content, changed)
    findings = keep_record(
        workspace,
        new,
        lambda: put_item(file.content, changed, ("log", index), entry, file.path),
        day,
        f"{name} 不能记“{entry.event}”（{entry.date}）",
    )
    profile = find_profile(workspace.config, inspection.profile)
    return LoggedStep(file.path, entry, findings, follow(changed, day, profile, workspace.calendar))
