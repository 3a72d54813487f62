"""What a new task must have, by its kind and source, and the ledger that it goes to: asked for before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.model.head_forms import head_fields
from luoshi.model.vocabulary import CATEGORIES, KINDS, SeverityWord
from luoshi.rules.responsibility import four_things_clear, source_complete
from luoshi.suggestion import suggest
from luoshi.system.paths import use_slashes

if TYPE_CHECKING:
    from types import ModuleType

    from luoshi.model.configuration import Configuration
    from luoshi.model.ledger import Ledger
    from luoshi.rules.engine.context import RuleContext
    from luoshi.service.workspace import Workspace

TITLES = {"ledger": "台账", **{field.name: field.title for field in head_fields()}}
"""What stands on a form of a task, by the names of the options."""

_ORDER = (
    *("ledger", "kind", "title", "category", "document", "approver"),
    *("objective", "standard", "lead", "leader", "owner", "due"),
)
"""What may be needed, in the order of asking: the unit is asked before its leader."""

_LIGHT = ("objective", "lead", "due")
_CLEAR = ("objective", "standard", "leader", "lead", "owner", "due")


def needed(context: RuleContext, kind: str, category: str | None) -> tuple[str, ...]:
    """Return the names of the options that a task of this kind and source must have, in the order of asking.

    Follows the rules LS201 and LS207 with the parameters of luoshi.yaml; a rule that is no error there needs nothing.
    """
    names = {"ledger", "kind", "title"}
    if _is_error(context.config, four_things_clear):
        light = kind in context.words(four_things_clear.RULE, "lighter_kinds")
        names.update(_LIGHT if light else _CLEAR)
    if _is_error(context.config, source_complete):
        names.update(_list_for_source(context, category))
    return tuple(name for name in _ORDER if name in names)


def _list_for_source(context: RuleContext, category: str | None) -> list[str]:
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


def find_ledger(workspace: Workspace, word: str, year: int) -> str:
    """Return the folder under ``ledgers/`` of the ledger with this folder, folder name, title, prefix or kind.

    Of several, that of ``year``. Raises UsageError when there is none, or more than one.
    """
    plain = use_slashes(word)
    found = [key for key, ledger in workspace.ledgers.items() if plain in _list_names(key, ledger)]
    of_year = [key for key in found if workspace.ledgers[key].year == year]
    if len(chosen := of_year or found) == 1:
        return chosen[0]
    if chosen:
        raise UsageError(f"“{word}”有几本台账：{'、'.join(chosen)}", "写明其中一个文件夹")
    raise _report_unknown(workspace, word)


def only_ledger(workspace: Workspace) -> str | None:
    """Return the folder of the ledger where there is but one. Raises UsageError when there is none at all."""
    if not workspace.ledgers:
        raise UsageError("工作区里没有可用的台账", "先建 ledgers/年度/文件夹/ledger.yaml；已有的用 luoshi check 检查")
    return next(iter(workspace.ledgers)) if len(workspace.ledgers) == 1 else None


def _list_names(key: str, ledger: Ledger) -> tuple[str, ...]:
    return (key, key.rpartition("/")[2], f"ledgers/{key}", ledger.title, ledger.prefix, ledger.kind)


def _report_unknown(workspace: Workspace, word: str) -> UsageError:
    names = {name for key, ledger in workspace.ledgers.items() for name in _list_names(key, ledger)}
    return UsageError(f"没有台账“{word}”{suggest(word, names)}", "现有：" + "、".join(workspace.ledgers))
