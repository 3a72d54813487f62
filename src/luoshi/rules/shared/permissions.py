"""Who may record what: the table behind LS715.

承办单位的人记本单位的事；督查机构里录入的人登记事项、改头部，记调整、销号等领导的批准；核查归有该项权限的人。
领导不提交，除非 luoshi.yaml 的 approval.in_person 要他自己提交。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Adjusted
from luoshi.model.record import fields_of
from luoshi.model.vocabulary import LADDER, EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.model.entries import Entry
    from luoshi.model.organisation import Person
    from luoshi.model.task import Task
    from luoshi.rules.engine.change_api import TaskPair
    from luoshi.rules.engine.context import RuleContext

KEEPER, VERIFIER, APPROVER = "录入", "核查", "批准"

OF_THE_UNIT = frozenset({EventKind.SIGNED, EventKind.PROGRESS, EventKind.REACHED, EventKind.SUBMITTED})
"""What the unit that carries out the task reports; whoever keeps the ledger may enter it on its behalf."""

REQUESTED = frozenset({EventKind.EXTENDED, EventKind.CORRECTED})
"""What a unit may ask for; once an approver is named, it is a decision and the keeper's to record."""

ROLES = {
    EventKind.VERIFIED: (VERIFIER,),
    EventKind.REVISITED: (VERIFIER,),
    **dict.fromkeys((*LADDER, EventKind.PRAISED), (KEEPER, VERIFIER)),
}
"""Roles that may record an event; those named nowhere are the keeper's."""

SETTINGS = ("luoshi.yaml", "org.yaml", "duties.yaml", ".gitattributes", ".gitmodules")
SETTING_FOLDERS = (
    *("calendar/", "reports/", "templates/", "schemas/", ".githooks/", ".husky/"),
    *(".github/", ".gitlab", ".gitee", ".workflow/", ".circleci/", ".gitea/", ".forgejo/", ".woodpecker"),
)
SETTING_NAMES = frozenset(
    {"ledger.yaml", "CODEOWNERS", ".gitattributes", ".gitmodules", "Jenkinsfile", ".pre-commit-config.yaml"}
)
"""What decides wherever it lies: attributes of git, who must approve, what the platforms run."""


def task_refusals(person: Person, pair: TaskPair, context: RuleContext) -> Iterator[tuple[Entry | None, str]]:
    """Yield what the person may not do to a task: the entry, or None for the task itself, and the words for it."""
    if pair.before is None or pair.after is None:
        deed = "登记" if pair.before is None else "删除"
        if KEEPER not in person.roles:
            yield None, f"没有“录入”权限而{deed}了事项"
        if pair.after is not None:  # a new task may bring entries, and these are entries
            yield from _refuse_entries(person, pair.after.log, pair.after, context)
        return
    change = pair.change()
    if change.head and KEEPER not in person.roles:
        yield (
            None,
            f"没有“录入”权限而改动了事项头部的{'、'.join(_title(pair.before, each.field) for each in change.head)}",
        )
    touched = [each.after for each in change.entries if each.after is not None]
    yield from _refuse_entries(person, touched, pair.before, context)


def _refuse_entries(
    person: Person, entries: Iterable[Entry], task: Task, context: RuleContext
) -> Iterator[tuple[Entry, str]]:
    for entry in entries:
        if not _may_record(person, entry, task, context):
            yield entry, f"不该由此人记“{entry.event}”：{_needed(entry, context)}"


def _title(task: Task, field: str) -> str:
    return fields_of(task)[field].title or field


def _may_record(person: Person, entry: Entry, task: Task, context: RuleContext) -> bool:
    if entry.event in context.config.approval.in_person and _approved(entry):
        return APPROVER in person.roles
    if entry.event in OF_THE_UNIT or (entry.event in REQUESTED and not _approved(entry)):
        return KEEPER in person.roles or person.unit in units_of(task)
    if (
        _approved(entry) and entry.event not in ROLES
    ):  # the office records what was decided, or the one who decided does; never who asked
        own = person.unit in units_of(task) and person.unit != context.config.organisation.office
        return not own and not {KEEPER, APPROVER}.isdisjoint(person.roles)
    return any(role in person.roles for role in ROLES.get(entry.event, (KEEPER,)))


def _approved(entry: Entry) -> bool:
    return getattr(entry, "approver", None) is not None


def _needed(entry: Entry, context: RuleContext) -> str:
    if entry.event in context.config.approval.in_person and _approved(entry):
        return "应由有“批准”权限的人自己提交（luoshi.yaml 的 approval.in_person）"
    if entry.event in OF_THE_UNIT or (entry.event in REQUESTED and not _approved(entry)):
        return "应由牵头、配合单位的人，或有“录入”权限的人记"
    if _approved(entry) and entry.event not in ROLES:
        return "应由承办单位以外有“录入”权限的人代记，或由有“批准”权限的人记"
    return f"应由有{'或'.join(f'“{role}”' for role in ROLES.get(entry.event, (KEEPER,)))}权限的人记"


def units_of(task: Task) -> frozenset[str]:
    """Return the units that carry out a task: 牵头 and 配合, with those that an adjustment brought in."""
    named = {task.lead, *task.support_units}
    for entry in task.log:
        if isinstance(entry, Adjusted) and entry.field in {"lead", "support"} and entry.approver:
            named |= {entry.to} if isinstance(entry.to, str) else set(entry.to)
    return frozenset(name for name in named if name)


def file_refusal(person: Person, path: str, context: RuleContext) -> str | None:
    """Return why the person may not change a file that is no task; None when he may or nobody minds."""
    if is_setting(path) and not (KEEPER in person.roles and person.unit == context.config.organisation.office):
        return f"只有{context.config.organisation.office}有“录入”权限的人可以改 {path}"
    return None


def is_setting(path: str) -> bool:
    """Whether a file decides how ledgers are judged, or is an issued bulletin."""
    name = path.rpartition("/")[2]
    return path in SETTINGS or name in SETTING_NAMES or path.startswith(SETTING_FOLDERS)
