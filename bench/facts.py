"""The facts of one generated task, as the mapping that its file holds; seeded by number, so a larger ledger only adds.

Shapes and their shares follow the sample year. Of every fifty tasks one is left with a fault that earns a warning: the
report of October is missing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random
from typing import Any

from bench.calendar_days import AS_OF, after, back
from bench.words import CAUSES, LINES, MATTERS, MEASURES, NEXT, NOTES, OUTPUTS, PLACES, Line
from luoshi.state.period import find_month_end

SHAPES = {
    "reported": 33,
    "milestones": 20,
    "indicator": 16,
    "closed": 22,
    "fresh": 3,
    "standing": 2,
    "paused": 2,
    "silent": 2,
}
_LENGTH = {"批示件": 20, "建议提案": 88, "议定事项": 38}
_OFFICE = "办公室"
Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """Units with the post that leads them, as org.yaml of the sample has them."""

    units: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """When a task was given, and its due date as the file says it."""

    assigned: dt.date
    due: dt.date
    given: Any

    def share(self, day: dt.date) -> float:
        """Return the part of the time that has passed on ``day``, 0 to 1."""
        return min(1.0, (day - self.assigned).days / (self.due - self.assigned).days)


def line_of(number: int) -> tuple[Line, int]:
    """Return the ledger of the ``number``-th task (from 0) and its number there (from 1)."""
    return LINES[number % len(LINES)], number // len(LINES) + 1


def task_facts(number: int, seed: int, names: Names) -> Facts:
    """Return the facts of the ``number``-th task."""
    rng = Random(f"{seed} {number}")  # noqa: S311 -- repeatable, not secret
    line, within = line_of(number)
    shape = rng.choices(tuple(SHAPES), tuple(SHAPES.values()))[0]
    term = _term(rng, line.tasks, shape)
    unit, leader = rng.choice(names.units)
    head = _head(rng, line, within, (unit, leader), names)
    facts = head | {"assigned": term.assigned, "due": term.given}
    return facts | _BUILD[shape](rng, facts, term, unit)


def _term(rng: Random, kind: str, shape: str) -> Term:
    """Choose the time: closed tasks lie in the year behind, fresh ones begin this week, the others are under way."""
    length = _LENGTH.get(kind) or rng.randrange(70, 240)
    if shape == "closed":
        assigned = back(dt.date(2026, 1, 12) + dt.timedelta(days=rng.randrange(max(1, 265 - length))))
    elif shape == "fresh":
        assigned = dt.date(2026, 10, rng.choice((29, 30)))
    else:
        assigned = _reportable(back(AS_OF, round(length * rng.uniform(0.45, 0.8))))
    if kind == "建议提案":
        while back(assigned + dt.timedelta(days=90)) != assigned + dt.timedelta(days=90):
            assigned = back(assigned, 1)
        return Term(assigned, assigned + dt.timedelta(days=90), {"within": 90, "unit": "自然日", "from": assigned})
    if kind == "批示件":
        return Term(assigned, after(assigned, 15), {"within": 15, "unit": "工作日", "from": assigned})
    due = after(assigned, 29) if kind == "议定事项" else back(assigned + dt.timedelta(days=length))
    return Term(assigned, due, due)


def _reportable(day: dt.date) -> dt.date:
    """Return a day early enough in its month that the report of the month can follow the signing."""
    return back(day.replace(day=14)) if 14 < day.day < 26 else day  # noqa: PLR2004 -- days of a month


def _head(rng: Random, line: Line, within: int, who: tuple[str, str], names: Names) -> Facts:
    matter, goal, measured, standard = rng.choice(MATTERS)
    amount = rng.randrange(8, 400)
    others = [unit for unit, _ in names.units if unit != who[0]]
    return {
        "id": f"{line.prefix}-2026-{within:03d}",
        "title": f"{rng.choice(PLACES)}{matter}（第{within}项）",
        "kind": line.tasks,
        "source": {
            "category": line.category,
            "document": line.document.format(n=within),
            "item": f"第{rng.randrange(1, 30)}条",
            "approver": who[1],
        },
        "objective": f"按期{goal}{amount}{measured}",
        "standard": standard,
        "measures": rng.sample(MEASURES, rng.randrange(2, 4)),
        "outputs": rng.sample(OUTPUTS, rng.randrange(1, 3)),
        "leader": who[1],
        "lead": who[0],
        "support": rng.sample(others, rng.randrange(1, 3)),
        "owner": rng.choice(("处长", "副处长", "科长")),
    }


def _signed(term: Term, unit: str) -> Facts:
    return {"date": after(term.assigned, 1), "event": "签收", "by": unit}


def _report_days(rng: Random, first: dt.date, last: dt.date, most: int) -> list[dt.date]:
    """Return a day between the 20th and the 24th of each month, the latest ones, in order."""
    months = [(first.year, month) for month in range(first.month, last.month + 1)]
    days = [back(dt.date(year, month, rng.randrange(21, 25))) for year, month in months]
    return [day for day in days if first < day <= last][-most:]


def _report(rng: Random, day: dt.date, unit: str, **figures: Any) -> Facts:
    note = rng.choice(NOTES).format(n=rng.randrange(2, 60))
    return {"date": day, "event": "进展", "by": unit, **figures, "note": f"{note}（{day.month}月）"}


def _reported(rng: Random, _facts: Facts, term: Term, unit: str) -> Facts:
    log = [_signed(term, unit)]
    pace = rng.choices((1.0, 1.12, 0.8), (70, 18, 12))[0]
    for day in _report_days(rng, log[0]["date"], AS_OF, 5):
        log += [_report(rng, day, unit, progress=min(95, round(100 * _ahead(term, day) * pace)))]
    log[-1] |= {"cause": rng.choice(CAUSES), "next": rng.choice(NEXT)} if pace < 1 else {"confidence": "高"}
    return {"log": log}


def _ahead(term: Term, day: dt.date) -> float:
    """Return the part of the time that will have passed when the month is over: what a unit that keeps pace reports."""
    return term.share(min(AS_OF, find_month_end(day.year, day.month)))


def _milestones(rng: Random, _facts: Facts, term: Term, unit: str) -> Facts:
    whole = (term.due - term.assigned).days
    stones: list[Facts] = [
        {
            "id": name,
            "title": title,
            "due": back(term.assigned + dt.timedelta(days=round(whole * part))),
            "weight": weight,
        }
        for name, title, part, weight in (("方案", "印发实施方案", 0.25, 20), ("实施", "全面实施", 0.6, 30))
    ]
    stones.append({"id": "验收", "title": "完成验收", "due": term.due, "weight": 50})
    reached: list[Facts] = [
        {"date": stone["due"], "event": "节点", "by": unit, "milestone": stone["id"]}
        for stone in stones
        if term.assigned < stone["due"] <= AS_OF
    ]
    signed = _signed(term, unit)
    told = [_report(rng, day, unit) for day in _report_days(rng, signed["date"], AS_OF, 3)]
    return {"milestones": stones, "log": [signed, *sorted([*reached, *told], key=lambda entry: entry["date"])]}


def _indicator(rng: Random, _facts: Facts, term: Term, unit: str) -> Facts:
    target = rng.randrange(40, 900)
    log = [_signed(term, unit)]
    for day in _report_days(rng, log[0]["date"], AS_OF, 5):
        log += [_report(rng, day, unit, values={"完成数": round(target * _ahead(term, day)) + target // 90})]
    indicator = {"id": "完成数", "title": "累计完成数", "unit": "个", "type": "累计", "baseline": 0, "target": target}
    return {"indicators": [indicator], "log": log}


def _closed(rng: Random, facts: Facts, term: Term, unit: str) -> Facts:
    log = [_signed(term, unit)]
    submitted = max(back(term.due, rng.randrange(2, 9)), after(log[0]["date"], 2))
    days = _report_days(rng, log[0]["date"], submitted - dt.timedelta(days=1), 2)
    figures = [round(100 * term.share(day)) for day in days[:-1]] + [100]
    log += [_report(rng, day, unit, progress=figure) for day, figure in zip(days, figures, strict=False)]
    log.append(
        {"date": submitted, "event": "报结", "by": unit, "evidence": ["办结报告.md"], "note": "任务全部完成，申请销号"}
    )
    checked = after(submitted, 2)
    log.append({"date": checked, "event": "核查", "by": _OFFICE, "person": "督查科长", "result": "通过"})
    effect = f"惠及{rng.randrange(3, 90)}所学校，群众反映良好"
    log.append(
        {"date": after(checked, 2), "event": "销号", "approver": facts["leader"], "grade": "全部落实", "effect": effect}
    )
    return {"log": log}


def _fresh(_rng: Random, _facts: Facts, term: Term, unit: str) -> Facts:
    return {"log": [{"date": max(term.assigned, dt.date(2026, 10, 30)), "event": "签收", "by": unit}]}


def _standing(rng: Random, facts: Facts, term: Term, unit: str) -> Facts:
    if facts["kind"] in {"批示件", "建议提案", "议定事项"}:
        return _reported(rng, facts, term, unit)
    log = [_signed(term, unit)]
    log += [_report(rng, day, unit) for day in _report_days(rng, log[0]["date"], AS_OF, 5)]
    return {"due": "长期", "due_text": "长期坚持", "log": log}


def _paused(rng: Random, facts: Facts, term: Term, unit: str) -> Facts:
    log: list[Facts] = _reported(rng, facts, term, unit)["log"]
    reason = rng.choice(("公开招标期间", "委托鉴定期间", "听证期间"))
    log.append({"date": dt.date(2026, 10, 27), "event": "暂停", "approver": facts["leader"], "reason": reason})
    return {"log": log}


def _silent(rng: Random, facts: Facts, term: Term, unit: str) -> Facts:
    """Leave out the last report."""
    log: list[Facts] = _reported(rng, facts, term, unit)["log"]
    return {"log": log[:-1]}


_BUILD = {
    "reported": _reported,
    "milestones": _milestones,
    "indicator": _indicator,
    "closed": _closed,
    "fresh": _fresh,
    "standing": _standing,
    "paused": _paused,
    "silent": _silent,
}
