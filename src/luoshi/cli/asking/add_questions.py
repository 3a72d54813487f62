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
    from collections.abc import Callable

    from luoshi.rules.engine.context import RuleContext
    from luoshi.service.workspace import Workspace

Given = dict[str, str | list[str] | bool | None]


def complete(workspace: Workspace, given: Given, day: dt.date) -> str:
    """Put what is missing into ``given`` and return the folder of the ledger.

    Raises UsageError that names everything missing where nobody can be asked.
    """
    form = _Form(workspace, given, day)
    ledger = form.ledger()
    missing = form.missing(ledger)
    if missing and not can_ask():
        raise _all_missing(missing)
    if ledger is None:
        ledger = form.ask_ledger()
    form.ask_all(ledger)
    return ledger


def _all_missing(names: list[str]) -> UsageError:
    listed = "、".join(f"--{name}（{TITLES[name]}）" for name in names)
    return UsageError(f"缺少必填项：{listed}", "在命令里写明；在终端上运行则会逐项询问")


class _Form:
    """What was given so far, and the way each missing item is asked."""

    def __init__(self, workspace: Workspace, given: Given, day: dt.date) -> None:
        self.workspace, self.given, self.day = workspace, given, day
        self.context: RuleContext = build_context(workspace, day)
        self.asked: dict[str, Callable[[], str]] = {
            "category": lambda: choose(TITLES["category"], categories(workspace.config)),
            "leader": self._leader,
            "lead": self._lead,
            "due": self._due,
        }

    def ledger(self) -> str | None:
        word = self._word("ledger")
        return only_ledger(self.workspace) if word is None else find_ledger(self.workspace, word, self.day.year)

    def missing(self, ledger: str | None) -> list[str]:
        """Return what is needed and not given; a kind that is not known yet is taken for the usual one."""
        kind = self._word("kind") or (self._usual_kind(ledger) if ledger else "")
        names = needed(self.context, kind, self._word("category"))
        return [name for name in names if (ledger if name == "ledger" else self.given.get(name)) is None]

    def ask_ledger(self) -> str:
        titles = {f"{ledger.title}（{key}）": key for key, ledger in self.workspace.ledgers.items()}
        return titles[choose(TITLES["ledger"], list(titles))]

    def ask_all(self, ledger: str) -> None:
        """Ask for one after the other; what is needed depends on the answers."""
        while missing := self.missing(ledger):
            name = missing[0]
            if name == "kind":
                self.given[name] = choose(TITLES[name], kinds(self.workspace.config), self._usual_kind(ledger))
            else:
                self.given[name] = self.asked[name]() if name in self.asked else ask(TITLES[name])

    def _usual_kind(self, ledger: str) -> str:
        return usual_kind(self.workspace.config, self.workspace.ledgers[ledger])

    def _lead(self) -> str:
        names = index_names(self.workspace.organisation)

        def other(answer: str) -> str:
            if answer in names.aliases:
                return names.aliases[answer]
            raise UsageError(f"org.yaml 里没有“{answer}”{names.suggestion(answer)}", "填上面的序号或名称")

        return choose(TITLES["lead"], [unit.name for unit in self.workspace.organisation.units], other=other)

    def _leader(self) -> str:
        approvers = [person.name for person in self.workspace.organisation.people if "批准" in person.roles]
        posts = approvers or [person.name for person in self.workspace.organisation.people]
        lead = self._word("lead")
        usual = next((unit.leader for unit in self.workspace.organisation.units if unit.name == lead), None) or ""
        if not posts:
            return ask(TITLES["leader"], usual)
        return choose(TITLES["leader"], posts, usual, other=str)

    def _due(self) -> str:
        limits = self.workspace.config.limits
        usual = next((f"{each.within}{each.unit}" for each in limits if each.kind == self.given["kind"]), "")
        question = f"{TITLES['due']}（如 {self.day.year}-12-31、15工作日、长期）"
        return ask(question, usual, self._checked_due)

    def _checked_due(self, answer: str) -> str:
        parse_due("时限", answer)
        return answer

    def _word(self, name: str) -> str | None:
        word = self.given.get(name)
        return word if isinstance(word, str) else None
