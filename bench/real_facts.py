"""The facts of a task as offices really keep it: long logs, parents, evidence, and faults that can still be mended.

Seven of ten tasks have a finding: the report of the month is missing, nobody signed, what lags gives no cause, what is
overdue gives none either. ``mended`` leaves the faults out and everything else as it is, so that two ledgers of the
same size differ in nothing but their findings.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from bench.calendar_days import AS_OF, back
from bench.facts import line_of, task_facts
from bench.words import LINES

if TYPE_CHECKING:
    from bench.facts import Facts, Names

FAULTY = 0.7
"""The share of tasks with a finding."""
_OPEN = 0.78
"""The share of generated tasks that are open, and so can have a fault."""
_LONG, _LONGEST = 0.3, 40
"""The share of logs that are long, and how many entries are added to the longest."""
_CHILDREN = 12
"""Of so many neighbours in a ledger the first may be the parent of the others."""
_FOLLOWED = (("提醒", "按月调度，提醒报送进展"), ("批示", "抓紧推进，按节点落实"), ("催办", "进度偏慢，限期整改"))


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of real ledger is written: with its faults or ``mended``."""

    mended: bool = False


def real_facts(number: int, seed: int, names: Names, kind: Kind) -> Facts:
    """Return the facts of the ``number``-th task."""
    rng = Random(f"{seed} real {number}")  # noqa: S311 -- repeatable, not secret
    facts = _with_parent(number, seed, names)
    is_open = facts["log"][-1]["event"] not in {"销号", "暂停"}
    fault = rng.choice((_leave_out_report, _leave_unsigned, _lag, _overrun))
    is_faulty = rng.random() < FAULTY / _OPEN
    followed = _followed(rng, facts) if rng.random() < _LONG else []
    if is_open and is_faulty and not kind.mended:
        facts |= fault(facts)
    facts["log"] = sorted([*_with_evidence(facts["log"]), *followed], key=lambda entry: entry["date"])
    return facts if facts["log"] else {key: value for key, value in facts.items() if key != "log"}


def _with_parent(number: int, seed: int, names: Names) -> Facts:
    """Return the facts, with the first of the neighbours as parent where its term covers this one."""
    facts = task_facts(number, seed, names)
    within = line_of(number)[1] - 1
    first = number - within % _CHILDREN * len(LINES)
    if first == number:
        return facts
    parent = task_facts(first, seed, names)
    if not _covers(parent, facts):
        return facts
    log = facts.pop("log")
    return facts | {"parent": parent["id"], "log": log}


def _covers(parent: Facts, child: Facts) -> bool:
    terms = parent["due"], child["due"]
    dated = all(isinstance(due, dt.date) for due in terms)
    by_children = not any("progress" in entry or entry["event"] in {"销号", "暂停"} for entry in parent["log"])
    in_time = dated and terms[0] >= terms[1] and parent["assigned"] <= child["assigned"]
    return in_time and by_children and all(entry["event"] != "暂停" for entry in child["log"])


def _followed(rng: Random, facts: Facts) -> list[Facts]:
    """Return what the office and the leaders said in between: entries that change no figure."""
    first = facts["log"][0]["date"]
    days = (AS_OF - first).days
    found = []
    for _ in range(rng.randrange(5, _LONGEST)):
        event, text = rng.choice(_FOLLOWED)
        entry: Facts = {"date": first + dt.timedelta(days=rng.randrange(days + 1)), "event": event}
        told = {"leader": facts["leader"], "text": text} if event == "批示" else {"by": "办公室", "reason": text}
        if entry | told not in found:  # nobody writes the same thing twice a day
            found.append(entry | told)
    return found


def _with_evidence(log: list[Facts]) -> list[Facts]:
    """Give the last report of every log a file."""
    last = max((index for index, entry in enumerate(log) if entry["event"] == "进展"), default=None)
    return [entry | {"evidence": ["进展佐证.md"]} if index == last else entry for index, entry in enumerate(log)]


def _leave_out_report(facts: Facts) -> Facts:
    return {"log": [entry for entry in facts["log"] if not _is_report(entry) or entry["date"].month < AS_OF.month]}


def _leave_unsigned(facts: Facts) -> Facts:
    """Take everything out of the log: nobody has signed for the task, nor reported."""
    del facts
    return {"log": []}


def _lag(facts: Facts) -> Facts:
    """Report a tenth of what was reached, without a cause."""
    return {"log": [_lagging(entry) for entry in facts["log"] if entry["event"] != "节点"]}


def _lagging(entry: Facts) -> Facts:
    told = {key: value for key, value in entry.items() if key not in {"cause", "next"}}
    if "values" in told:
        told["values"] = {name: value // 10 for name, value in told["values"].items()}
    if "progress" in told:
        told["progress"] //= 10
    return told


def _overrun(facts: Facts) -> Facts:
    """Let the due date lie in the past where nothing else hangs on it, and leave out the cause."""
    day = back(AS_OF, 16)
    is_bound = not isinstance(facts["due"], dt.date) or bool({"milestones", "indicators"} & facts.keys())
    if is_bound or facts["assigned"] >= day:
        return _lag(facts)
    return {"due": day, "log": [_lagging(entry) for entry in facts["log"]]}


def _is_report(entry: Facts) -> bool:
    return entry["event"] in {"进展", "节点", "报结"}
