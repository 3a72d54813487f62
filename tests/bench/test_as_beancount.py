from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.as_beancount import EVENTS, transaction
from bench.facts import task_facts
from bench.generate import BEANCOUNT, SEED, generate, read_names

if TYPE_CHECKING:
    from pathlib import Path

_POSTING = re.compile(r"^  ([A-Z][a-z]+:\S+)  (-?\d+) (JIAN|DU)$", re.MULTILINE)


def _transactions(folder: Path, tasks: int) -> list[str]:
    generate(folder, tasks)
    opened, *rest = (folder / BEANCOUNT).read_text(encoding="utf-8").strip().split("\n\n")
    assert all(" open " in line for line in opened.splitlines())
    return rest


def test_as_many_transactions_as_tasks_each_linked_to_its_own(tmp_path: Path) -> None:
    transactions = _transactions(tmp_path / "ledger", 40)
    links = {re.findall(r'^2026-\d\d-\d\d \* ".*" \^(\S+)$', each, re.MULTILINE)[0] for each in transactions}
    assert len(transactions) == 40
    assert links == {path.stem for path in (tmp_path / "ledger").rglob("*-2026-*.yaml")}


def test_every_transaction_balances_in_each_commodity(tmp_path: Path) -> None:
    for each in _transactions(tmp_path / "ledger", 40):
        sums = dict.fromkeys(("JIAN", "DU"), 0)
        for _, amount, commodity in _POSTING.findall(each):
            sums[commodity] += int(amount)
        assert sums == {"JIAN": 0, "DU": 0}


def test_every_entry_of_the_log_is_a_posting_to_an_account_that_is_opened() -> None:
    names = read_names()
    for number in range(60):
        facts = task_facts(number, SEED, names)
        accounts = [account for account, _, _ in _POSTING.findall(transaction(facts))]
        events = [account.removeprefix("Income:U") for account in accounts if account.startswith("Income:")]
        assert events == [entry["event"] for entry in facts["log"]]
        assert set(events) <= set(EVENTS)
