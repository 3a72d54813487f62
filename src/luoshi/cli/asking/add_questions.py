"""The questions of ``luoshi add``: what is needed and was not given, asked on a terminal or named all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli.asking.asking import ask, can_ask, choose
from luoshi.errors import UsageError
from luoshi.rules.shared.names import index_names
from luoshi.service.recording.head_needs import (
    TITLES,
    categories,
    find_ledger,
    kinds,
    needed,
    only_ledger,
    usual_kind,
)
from luoshi.service.recording.head_words import parse_due
from luoshi.service.scan.request import build_context

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.cli.arguments.entry_options import Given
    from luoshi.service.workspace import Workspace


def complete(workspace: Workspace, given: Given, day: dt.date) -> str:
    """Put what is missing into ``given`` and return the folder of the ledger.

    Raises UsageError that names everything missing where nobody can be asked.
    """
    word = given["ledger"]
    ledger = only_ledger(workspace) if word is None else find_ledger(workspace, word, day.year)
    missing = _list_missing(workspace, given, day, ledger)
    if missing and not can_ask():
        listed = "、".join(f"--{name}（{TITLES[name]}）" for name in missing)
        raise UsageError(f"缺少必填项：{listed}", "在命令里写明；在终端上运行则会逐项询问")
    if ledger is None:
        titles = {f"{each.title}（{key}）": key for key, each in workspace.ledgers.items()}
        ledger = titles[choose(TITLES["ledger"], list(titles))]
    while missing := _list_missing(workspace, given, day, ledger):  # what is needed depends on the answers
        given[missing[0]] = _ask_for(workspace, given, day, missing[0], ledger)
    return ledger


def _list_missing(workspace: Workspace, given: Given, day: dt.date, ledger: str | None) -> list[str]:
    """Return what is needed and not given; a kind that is not known yet is taken for the usual one."""
    kind = given["kind"] or (_find_usual_kind(workspace, ledger) if ledger else "")
    names = needed(build_context(workspace, day), kind, given["category"])
    return [name for name in names if (ledger if name == "ledger" else given[name]) is None]


def _ask_for(workspace: Workspace, given: Given, day: dt.date, name: str, ledger: str) -> str:
    match name:
        case "kind":
            return choose(TITLES[name], kinds(workspace.config), _find_usual_kind(workspace, ledger))
        case "category":
            return choose(TITLES[name], categories(workspace.config))
        case "lead":
            return _ask_lead(workspace)
        case "leader":
            return _ask_leader(workspace, given["lead"])
        case "due":
            return _ask_due(workspace, given["kind"], day)
        case _:
            return ask(TITLES[name])


def _find_usual_kind(workspace: Workspace, ledger: str) -> str:
    return usual_kind(workspace.config, workspace.ledgers[ledger])


def _ask_lead(workspace: Workspace) -> str:
    names = index_names(workspace.organisation)

    def accept(answer: str) -> str:
        if answer in names.aliases:
            return names.aliases[answer]
        raise UsageError(f"org.yaml 里没有“{answer}”{names.suggestion(answer)}", "填上面的序号或名称")

    return choose(TITLES["lead"], [unit.name for unit in workspace.organisation.units], other=accept)


def _ask_leader(workspace: Workspace, lead: str | None) -> str:
    people, units = workspace.organisation.people, workspace.organisation.units
    posts = [person.name for person in people if "批准" in person.roles] or [person.name for person in people]
    usual = next((unit.leader for unit in units if unit.name == lead), None) or ""
    return choose(TITLES["leader"], posts, usual, other=str) if posts else ask(TITLES["leader"], usual)


def _ask_due(workspace: Workspace, kind: str, day: dt.date) -> str:
    usual = next((f"{each.within}{each.unit}" for each in workspace.config.limits if each.kind == kind), "")

    def accept(answer: str) -> str:
        parse_due("时限", answer)
        return answer

    return ask(f"{TITLES['due']}（如 {day.year}-12-31、15工作日、长期）", usual, accept)
