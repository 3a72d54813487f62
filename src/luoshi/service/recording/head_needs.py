"""What the head of a task must have, by its kind and source: asked for before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import CATEGORIES, KINDS, SeverityWord
from luoshi.rules.responsibility import four_things_clear, source_complete

if TYPE_CHECKING:
    from types import ModuleType

    from luoshi.model.configuration import Configuration
    from luoshi.model.ledger import Ledger
    from luoshi.rules.engine.context import RuleContext

TITLES = {
    "ledger": "台账",
    "kind": "事项类型",
    "title": "事项",
    "category": "来源类别",
    "document": "文件或会议",
    "approver": "批准人",
    "objective": "目标任务",
    "standard": "工作标准",
    "lead": "牵头单位",
    "leader": "牵头领导",
    "owner": "责任人",
    "due": "完成时限",
}
"""What may be needed, by the names of the options, in the order of asking."""

_LIGHT = ("objective", "lead", "due")
_CLEAR = ("objective", "standard", "leader", "lead", "owner", "due")


def needed(context: RuleContext, kind: str, category: str | None) -> tuple[str, ...]:
    """Return the names of ``TITLES`` that a task of this kind and source must have, in that order.

    Follows the rules LS201 and LS207 with the parameters of luoshi.yaml; a rule that is no error there needs nothing.
    """
    names = {"ledger", "kind", "title"}
    if _is_error(context.config, four_things_clear):
        light = kind in context.words(four_things_clear.RULE, "lighter_kinds")
        names.update(_LIGHT if light else _CLEAR)
    if _is_error(context.config, source_complete):
        names.update(_of_source(context, category))
    return tuple(name for name in TITLES if name in names)


def _of_source(context: RuleContext, category: str | None) -> list[str]:
    rule = source_complete.RULE
    document = category not in context.words(rule, "without_document")
    approver = category not in context.words(rule, "without_approver")
    return ["category", *(["document"] if document else []), *(["approver"] if approver else [])]


def _is_error(config: Configuration, rule: ModuleType) -> bool:
    setting = config.rules.get(rule.RULE.code)
    return setting is None or setting.severity in {None, SeverityWord.ERROR}


def kinds(config: Configuration) -> tuple[str, ...]:
    """Return the kinds of task of this workspace."""
    return (*KINDS, *config.vocabulary.kinds)


def categories(config: Configuration) -> tuple[str, ...]:
    """Return the source categories of this workspace."""
    return (*CATEGORIES, *config.vocabulary.categories)


def usual_kind(config: Configuration, ledger: Ledger) -> str:
    """Return the kind that most tasks of a ledger have: the ledger's own where it is a kind of task."""
    known = kinds(config)
    return ledger.kind if ledger.kind in known else known[0]
