"""The facts of a task as a beancount transaction, with the same postings and words as the journal for hledger.

Beancount has no postings that need not balance, so one more takes up the figures of the log. An account has to begin
with a capital letter, which Chinese does not have: a U stands before.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from bench.as_journal import amount, tags, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bench.facts import Facts

_OPENED = "1970-01-01"
EVENTS = ("签收", "进展", "节点", "报结", "核查", "销号", "暂停", "提醒", "批示", "催办")
_OFFICE, _LOG = "Equity:U办公室", "Equity:U办理"


def accounts(units: Iterable[str]) -> str:
    """Return the directives that open every account of the ledger, with a blank line after them."""
    names = [_OFFICE, _LOG, *map(_unit, units), *map(_event, EVENTS)]
    return "\n".join(f"{_OPENED} open {name}" for name in names) + "\n\n"


def transaction(facts: Facts) -> str:
    """Return the transaction, with a blank line after it."""
    head = f"{facts['assigned'].isoformat()} * {_text(facts['title'])} ^{facts['id']}"
    lines = [f"  {key}: {_text(value)}" for key, value in tags(facts, numbered=True)]
    given = [f"  {_unit(facts['lead'])}  1 JIAN", f"  {_OFFICE}  -1 JIAN"]
    total = sum(amount(entry) for entry in facts.get("log", ()))
    entries = [line for entry in facts.get("log", ()) for line in _posting(entry)]
    return "\n".join([head, *lines, *given, *entries, f"  {_LOG}  {-total} DU"]) + "\n\n"


def _posting(entry: Facts) -> Iterator[str]:
    yield f"  {_event(entry['event'])}  {amount(entry)} DU"
    for key, value in entry.items():
        if key not in {"event", "progress", "values"}:
            yield f"    {key}: {_text(value)}"


def _unit(name: str) -> str:
    return f"Assets:U{name}"


def _event(name: str) -> str:
    return f"Income:U{name}"


def _text(value: Any) -> str:
    """Return a value of metadata: a day as a day, all else as a string."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(value if isinstance(value, str) else words(value), ensure_ascii=False)
