"""The slow, plain fold: design-2 part 8 read aloud, a function per clause, no laziness, nothing shared with state/.

It was written from the text before ``luoshi.state`` was mended, and is held against it on random ledgers. Where a
clause has a number, the function says it.
"""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.workday.deadline import deadline, span

if TYPE_CHECKING:
    from luoshi.workday.calendar import WorkCalendar

D = Decimal
FIVE = D(5)
DAY = dt.timedelta(days=1)
APPROVED = {"延期", "调整", "暂停", "退办", "撤销", "销号", "并案", "拆分"}
OUT = {"已退办", "已撤销", "已并案", "已拆分"}
DONE = {"待核查", "已办结", "已销号"}
Approves = Callable[[str | None, str, dt.date], bool]


@dataclass(frozen=True)
class World:
    """What is not in the file: settings, calendar, who may approve, verify; the children of every task."""

    calendar: WorkCalendar
    office: str = "办公室"
    approves: Approves = lambda name, _event, _day: name is not None
    verifies: Callable[[str, set[str | None]], bool] = lambda by, performers: by not in performers
    children: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    by_months: bool = False
    ahead: Decimal = FIVE
    behind: Decimal = FIVE
    early_days: int = 1


# ------------------------------------------------------------------------------------------------ 8.1 更正


def may_approve(world: World, entry: Any, event: str, performers: set[str | None]) -> bool:
    """9.1: a named approver who may, and not from the performing unit."""
    name = entry.approver
    return name is not None and name not in performers and world.approves(name, event, entry.date)


def holds(entry: Any, fix: Any) -> bool:
    """8.1: an entry that holds every corrected key."""
    if str(entry.event) == "更正":
        return False
    wanted = []
    if fix.progress is not None:
        wanted.append(getattr(entry, "progress", None) is not None)
    wanted += [name in getattr(entry, "values", {}) for name in fix.values]
    if fix.to is not None and fix.to.by is not None:
        wanted.append(entry.by is not None)
    if fix.to is not None and fix.to.milestone is not None:
        wanted.append(getattr(entry, "milestone", None) is not None)
    if fix.to is not None and fix.to.date is not None:
        wanted.append(True)
    if fix.void:
        wanted.append(True)
    return bool(wanted) and all(wanted)


def corrected(task: Any, day: dt.date, world: World) -> list[Any]:
    """8.1: the log as it is known on the day, each entry in its own place, those withdrawn left out."""
    known = [(index, entry) for index, entry in enumerate(task.log) if entry.date <= day]
    now: dict[int, Any] = dict(known)
    fixes = [each for _, each in known if str(each.event) == "更正"]
    for fix in sorted(fixes, key=lambda each: each.date):
        correct(task, known, now, fix, day, world)
    kept = [(index, entry) for index, entry in now.items() if entry.date <= day and str(entry.event) != "更正"]
    return [entry for _, entry in sorted(kept, key=lambda each: (each[1].date, each[0]))]


def correct(task: Any, known: list[tuple[int, Any]], now: dict[int, Any], fix: Any, day: dt.date, world: World) -> None:
    that_day = [index for index, entry in known if entry.date == fix.of and fix.of <= fix.date and holds(entry, fix)]
    if (fix.entry is None and len(that_day) != 1) or (fix.entry or 1) > len(that_day):
        return
    index = that_day[(fix.entry or 1) - 1]
    if index not in now:
        return
    if (fix.to is not None or fix.void) and not may_approve(world, fix, "更正", {task.lead, *task.support}):
        return
    if fix.to is not None and fix.to.date is not None and not date_move_shown(task, now[index], fix, day, world):
        return
    if fix.void:
        del now[index]
    else:
        now[index] = changed(now[index], fix)


def date_move_shown(task: Any, entry: Any, fix: Any, day: dt.date, world: World) -> bool:
    """8.1: a date moved across a limit, any that was ever named for the entry, needs evidence with its hash."""
    limits = [first_due(task, world)]
    limits += [each.due for each in task.log if str(each.event) in {"延期", "回头看"} and each.date <= day]
    stones = [each.due for each in task.milestones if str(entry.event) == "节点" and each.id == entry.milestone]
    limits = stones or limits
    low, high = sorted((entry.date, fix.to.date))
    crosses = any(limit is not None and low <= limit < high for limit in limits)
    return not crosses or any(getattr(item, "sha256", None) for item in fix.evidence)


def changed(entry: Any, fix: Any) -> Any:
    new: dict[str, Any] = {}
    if fix.progress is not None:
        new["progress"] = fix.progress
    if fix.values:
        new["values"] = {**entry.values, **fix.values}
    if fix.to is not None:
        for name in ("date", "by", "milestone"):
            if getattr(fix.to, name) is not None:
                new[name] = getattr(fix.to, name)
    return entry.but(**new)


# ------------------------------------------------------------------------------------ 8.10, 9.1, 9.2: what has effect


@dataclass
class Story:
    """What the entries with effect made of a task."""

    life: str = "待签收"
    since: dt.date | None = None
    submitted: dt.date | None = None
    closed: dt.date | None = None
    reopened: dt.date | None = None
    relapse: dt.date | None = None
    returned: bool = False
    grade: str | None = None
    lead: str | None = None
    support: tuple[str, ...] = ()
    due: dt.date | None = None
    pause: dt.date | None = None
    pauses: list[tuple[dt.date, dt.date | None]] = field(default_factory=list)
    dues: dict[str, dt.date] = field(default_factory=dict)
    reached: dict[str, dt.date] = field(default_factory=dict)
    targets: dict[str, Decimal] = field(default_factory=dict)
    set_again: set[str] = field(default_factory=set)
    figures: list[Decimal] = field(default_factory=list)
    values: dict[str, Decimal] = field(default_factory=dict)
    told: bool = False


def tell(task: Any, day: dt.date, world: World) -> Story:
    """Walk the log, one entry after the other."""
    story = Story(lead=task.lead, support=tuple(task.support), due=first_due(task, world))
    story.dues = {each.id: each.due for each in task.milestones}
    story.targets = {each.id: each.target for each in task.indicators}
    for entry in corrected(task, day, world):
        if has_effect(story, entry, world):
            take(story, task, entry, world)
    if story.pause is not None:
        stop_clock(story, task, day, world, running=True)
    return story


def has_effect(story: Story, entry: Any, world: World) -> bool:  # noqa: PLR0911 -- a clause a line
    """8.10, 9.1, 9.2."""
    event, performers = str(entry.event), {story.lead, *story.support}
    if story.life in OUT:
        return False
    if event in APPROVED and event != "延期" and not may_approve(world, entry, event, performers):
        return False
    if event in {"签收", "报结"} and entry.by not in {None, story.lead, world.office}:
        return False
    if event in {"进展", "节点", "佐证", "回复"} and entry.by not in {None, story.lead, world.office, *story.support}:
        return False
    if (
        event == "核查"
        and entry.by is not None
        and (entry.by in performers or not world.verifies(entry.by, performers))
    ):
        return False
    before = {
        "签收": {"待签收"},
        "暂停": {"待签收", "办理中"},
        "恢复": {"已暂停"},
        "报结": {"待签收", "办理中", "已暂停"},
        "核查": {"待核查"},
        "销号": {"已办结"},
    }
    if event == "回头看" and entry.result == "反弹":
        return story.life in {"已办结", "已销号"}
    return event not in before or story.life in before[event]


def take(story: Story, task: Any, entry: Any, world: World) -> None:
    event = str(entry.event)
    if event in {"进展", "节点"} and story.life == "待签收":
        move(story, "办理中", entry.date)
    takers = {
        "签收": take_signed, "进展": take_progress, "节点": take_reached, "延期": take_extended, "调整": take_adjusted,
        "暂停": take_paused, "恢复": take_resumed, "报结": take_submitted, "核查": take_verified, "销号": take_closed,
        "回头看": take_revisited,
    }  # fmt: skip
    ends = {"退办": "已退办", "撤销": "已撤销", "并案": "已并案", "拆分": "已拆分"}
    if event in takers:
        takers[event](story, task, entry, world)
    elif event in ends:
        move(story, ends[event], entry.date)


def move(story: Story, life: str, day: dt.date) -> None:
    story.life, story.since = life, day


def take_signed(story: Story, _task: Any, entry: Any, _world: World) -> None:
    move(story, "办理中", entry.date)


def take_progress(story: Story, _task: Any, entry: Any, _world: World) -> None:
    """8.10: a 进展 of 0, or with a cause alone, leaves a task 未启动."""
    if entry.progress is not None:
        story.figures.append(entry.progress)
    story.values.update(entry.values)
    moved = bool(entry.progress) or any(entry.values.values())
    silent = entry.progress is None and not entry.values
    story.told = story.told or moved or (silent and bool(entry.note))


def take_reached(story: Story, _task: Any, entry: Any, _world: World) -> None:
    story.reached.setdefault(entry.milestone, entry.date)
    story.told = True


def take_extended(story: Story, _task: Any, entry: Any, world: World) -> None:
    """Part 4: asked for on or before the limit in force, and agreed by a named approver; never to an earlier day."""
    limit = due_on(story, _task, entry.date, world)
    asked = entry.requested or entry.date
    fine = may_approve(world, entry, "延期", {story.lead, *story.support}) and entry.decision != "不同意"
    if fine and (limit is None or (asked <= limit and entry.due > limit)):
        story.due = entry.due


def take_adjusted(story: Story, task: Any, entry: Any, _world: World) -> None:
    part, _, rest = entry.field.partition(".")
    name, _, last = rest.rpartition(".")
    if entry.field == "lead" and isinstance(entry.to, str):
        story.lead = entry.to
    elif entry.field == "support":
        story.support = (entry.to,) if isinstance(entry.to, str) else tuple(entry.to)
    elif (part, last) == ("milestones", "due") and name in story.dues:
        try:
            story.dues[name] = dt.date.fromisoformat(str(entry.to))
        except ValueError:
            return
        story.set_again.add(name)
    elif (part, last) == ("indicators", "target") and name in {each.id for each in task.indicators}:
        try:
            story.targets[name] = D(str(entry.to))
        except ArithmeticError:
            return
        story.set_again.add(name)


def take_paused(story: Story, _task: Any, entry: Any, _world: World) -> None:
    story.pause = entry.date
    move(story, "已暂停", entry.date)


def take_resumed(story: Story, task: Any, entry: Any, world: World) -> None:
    stop_clock(story, task, entry.date, world)
    move(story, "办理中", entry.date)


def take_submitted(story: Story, task: Any, entry: Any, world: World) -> None:
    """8.10: 报结 ends an open pause that day."""
    if story.pause is not None:
        stop_clock(story, task, entry.date, world)
    story.submitted, story.returned = entry.date, False
    move(story, "待核查", entry.date)


def take_verified(story: Story, _task: Any, entry: Any, _world: World) -> None:
    """8.2: after 退回 the claim is void, a 进展 of 100 before it too; ``reopen`` takes milestones back."""
    if entry.result == "通过":
        move(story, "已办结", entry.date)
        return
    story.submitted, story.returned = None, True
    story.figures = [each for each in story.figures if each != 100]
    for name in entry.reopen:
        story.reached.pop(name, None)
    move(story, "办理中", entry.date)


def take_closed(story: Story, _task: Any, entry: Any, _world: World) -> None:
    story.closed, story.grade = entry.date, entry.grade
    move(story, "已销号", entry.date)


def take_revisited(story: Story, _task: Any, entry: Any, world: World) -> None:
    """8.2, 8.10: figures and milestones before a relapse no longer count; its limit, the old one, or 逾期 from now."""
    if entry.result != "反弹":
        return
    if entry.due is not None and may_approve(world, entry, "回头看", {story.lead, *story.support}):
        story.due = entry.due
    elif story.due is not None and story.due < entry.date:
        story.due = entry.date - DAY
    if story.life == "已销号":
        story.reopened = entry.date
    story.relapse, story.returned, story.submitted, story.closed, story.grade = entry.date, False, None, None, None
    story.figures, story.values, story.reached, story.set_again, story.told = [], {}, {}, set(), False
    story.pauses = []
    move(story, "办理中", entry.date)


# ------------------------------------------------------------------------------------------- time: part 4, 8.8


def counts_working(task: Any) -> bool:
    return getattr(task.due, "within", None) is not None and str(task.due.unit) == "工作日"


def first_due(task: Any, world: World) -> dt.date | None:
    if isinstance(task.due, dt.date):
        return task.due
    if getattr(task.due, "within", None) is None:
        return None
    return deadline(world.calendar, task.due.start or task.assigned, task.due.within, working=counts_working(task))


def paused_days(task: Any, start: dt.date, end: dt.date, world: World) -> int:
    return span(world.calendar, start, end, working=counts_working(task))


def due_on(story: Story, task: Any, day: dt.date, world: World) -> dt.date | None:
    if story.pause is None or story.due is None or story.pause > story.due:
        return story.due
    days = paused_days(task, story.pause, day, world)
    return deadline(world.calendar, story.due, days, working=counts_working(task)) if days else story.due


def stop_clock(story: Story, task: Any, day: dt.date, world: World, *, running: bool = False) -> None:
    """8.8, 8.10: the pause moves the limit, and the milestones that were not due when it began."""
    start = story.pause
    assert start is not None
    days = paused_days(task, start, day, world)
    for name, due in story.dues.items():
        if due > start and days:
            story.dues[name] = deadline(world.calendar, due, days, working=counts_working(task))
    if story.due is None or start <= story.due:
        story.pauses.append((start, day))
    story.due = due_on(story, task, day, world)
    if not running:
        story.pause = None


def elapsed(story: Story, task: Any, day: dt.date, world: World) -> Decimal | None:
    """8.2, 8.8: from the assignment, or the relapse, to the limit, without the days of pauses on either side."""
    if story.due is None:
        return None
    if day >= story.due:
        return D(100)
    start = story.relapse or task.assigned
    stopped = sum((end - begin).days for begin, end in story.pauses if end is not None)
    now, due = day - stopped * DAY, story.due - stopped * DAY
    if now >= due:
        return D(100)
    if world.by_months:
        part, whole = 12 * (now.year - start.year) + now.month, 12 * (due.year - start.year + 1)
        last = months.monthrange(now.year, now.month)[1]
        part -= now.day != last
    else:
        part, whole = (now - start).days, (due - start).days
    return min(D(100), D(100) * part / whole) if part > 0 and whole > 0 else D(0)


# -------------------------------------------------------------------------------------------------- 8.2, 8.3 measures


Triple = tuple[Decimal | None, Decimal | None, Decimal | None]


def hold(gap: Decimal, several: int) -> Decimal:
    """8.3: where several measures are averaged each gap is held to ±100."""
    return max(D(-100), min(D(100), gap)) if several > 1 else gap


def indicator_triple(item: Any, target: Decimal | None, value: Decimal | None, passed: Decimal | None) -> Triple:
    """8.3."""
    if target is None:
        return None, None, None
    ceiling, base = str(item.direction) == "不高于", item.baseline or D(0)
    if str(item.type) == "累计" and target != base:
        if value is None:
            return passed, None, None
        actual = 100 * (value - base) / (target - base)
        gap = None if passed is None else actual - passed
        counts_up = ceiling and target > base
        return passed, actual, -gap if gap is not None and counts_up else gap
    if value is None or (str(item.type) == "累计" and passed is None):
        return None, None, None
    if target == 0 or str(item.type) == "累计":
        met = value <= target if ceiling else value >= target
        return None, None, D(0) if met else D(-100)
    gap = 100 * (value - target) / abs(target)
    return None, None, -gap if ceiling else gap


def indicators_triple(task: Any, names: set[str] | None, story: Story, passed: Decimal | None) -> Triple:
    items = [each for each in task.indicators if names is None or each.id in names]
    triples = [
        (item, indicator_triple(item, story.targets[item.id], story.values.get(item.id), passed)) for item in items
    ]
    known = [(item, each) for item, each in triples if each[2] is not None]
    all_totals = bool(items) and all(str(item.type) == "累计" and story.targets[item.id] is not None for item in items)
    plan = passed if all_totals and all((item.baseline or D(0)) != story.targets[item.id] for item in items) else None
    if not known:
        return plan, None, None if plan is None else -plan
    whole = sum((item.weight for item, _ in known), D(0))
    gap = sum((hold(each[2], len(known)) * item.weight for item, each in known if each[2] is not None), D(0)) / whole
    actual = None
    if plan is not None:
        actual = sum(((each[1] or D(0)) * item.weight for item, each in known), D(0)) / whole
    return plan, actual, gap


def milestones_triple(task: Any, names: set[str] | None, story: Story, day: dt.date) -> Triple:
    items = [each for each in task.milestones if names is None or each.id in names]
    whole = sum((each.weight for each in items), D(0))
    plan = 100 * sum((each.weight for each in items if story.dues[each.id] <= day), D(0)) / whole
    actual = 100 * sum((each.weight for each in items if each.id in story.reached), D(0)) / whole
    return plan, actual, actual - plan


def reported_triple(story: Story, passed: Decimal | None) -> Triple:
    """8.2: with no other figure after 退回 or 反弹 the actual is unknown, counted 0."""
    if story.figures:
        actual: Decimal | None = story.figures[-1]
    else:
        actual = None if story.returned or story.relapse else D(0)
    return passed, actual, None if passed is None else (actual or D(0)) - passed


def apart_from_claim(task: Any, day: dt.date, world: World, story: Story, above: frozenset[str]) -> tuple[str, Triple]:
    """The basis, and what it says apart from any 报结."""
    passed = elapsed(story, task, day, world)
    if story.relapse is None:
        children = children_triple(task, day, world, above) if str(task.basis or "子任务") == "子任务" else None
        if children is not None:
            return "子任务", children
        stones, totals = None, None
        basis = None if str(task.basis) == "子任务" else task.basis
    else:
        stones = {each.id for each in task.milestones} & story.set_again
        totals = {each.id for each in task.indicators} & story.set_again
        basis = None
    has_stones = bool(task.milestones) and stones != set()
    has_totals = bool(task.indicators) and totals != set()
    if (basis is None and has_stones) or (basis == "节点" and has_stones):
        return "节点", milestones_triple(task, stones, story, day)
    if (basis is None and has_totals) or (basis == "指标" and has_totals):
        return "指标", indicators_triple(task, totals, story, passed)
    if basis in {"节点", "指标"}:
        return str(basis), (None, None, None)
    return "填报", reported_triple(story, passed)


# ------------------------------------------------------------------------------------------------------- 8.4 parents


def children_triple(task: Any, day: dt.date, world: World, above: frozenset[str]) -> Triple | None:
    """8.4; None where no child is left inside."""
    inside: list[tuple[Decimal, Decimal, Decimal]] = []
    for child in world.children.get(task.id, ()):
        if child.id in above | {task.id} or child.assigned > day:
            continue
        told = child_share(child, day, world, above | {task.id})
        if told is not None:
            inside.append((child.weight, *told))
    if not inside:
        return None
    whole = sum((weight for weight, _, _ in inside), D(0))
    plan = sum((weight * plan for weight, plan, _ in inside), D(0)) / whole
    gap = sum((weight * hold(gap, len(inside)) for weight, _, gap in inside), D(0)) / whole
    return plan, (plan + gap).quantize(D("1e-20")), gap


def child_share(child: Any, day: dt.date, world: World, above: frozenset[str]) -> tuple[Decimal, Decimal] | None:
    """Plan and gap of a child; None for one that stays outside."""
    story = tell(child, day, world)
    if story.life in OUT or (str(child.due) == "长期" and story.due is None):
        return None
    if story.life in DONE:
        reached = finished_actual(child, day, world, story, above)
        return D(100), (reached if reached is not None else D(0)) - 100
    if story.life == "已暂停":
        assert story.pause is not None
        day = story.pause
        story = tell(child, day, world)
    _, (plan, _, gap) = apart_from_claim(child, day, world, story, above)
    if gap is None:
        return None if plan is None else (plan, -plan)
    return (D(100) if plan is None else plan), gap


def finished_actual(task: Any, day: dt.date, world: World, story: Story, above: frozenset[str]) -> Decimal | None:
    """8.2, 8.4: a 报结 that stands is 100; a lesser grade keeps the last figure."""
    if story.grade is None or story.grade == "全部落实":
        return D(100)
    _, (plan, actual, gap) = apart_from_claim(task, day, world, story, above)
    return 100 + gap if actual is None and plan is None and gap is not None else actual or D(0)


# ---------------------------------------------------------------------------------------------- what is told of a task


def fold(task: Any, day: dt.date, world: World) -> dict[str, Any]:
    """Return the values of a task on a day, as ``TaskState`` names them."""
    story = tell(task, day, world)
    standing = str(task.due) == "长期" and story.due is None
    basis, (plan, actual, gap) = apart_from_claim(task, day, world, story, frozenset())
    if story.life in DONE:
        plan, actual, gap = None, finished_actual(task, day, world, story, frozenset()), None
    if standing:
        plan = actual = gap = None
    judged = judge(story, day, gap, world, standing=standing)
    late = judged in {"逾期", "逾期完成"} and story.due is not None
    return {
        "lifecycle": story.life,
        "since": story.since,
        "due": story.due,
        "basis": basis,
        "plan": plan,
        "actual": actual,
        "gap": gap,
        "judgement": judged,
        "days_late": ((story.submitted or day) - story.due).days if late and story.due else 0,
        "submitted": story.submitted,
        "closed": story.closed,
        "reopened": story.reopened,
        "lead": story.lead or "",
        "support": story.support,
        "not_started": story.life in {"待签收", "办理中"} and not story.told and not (actual or 0),
        "reached": {name: reached for name, reached in story.reached.items() if name in story.dues},
        "stone_dues": story.dues,
    }


def judge(  # noqa: C901, PLR0911 -- a clause a line
    story: Story, day: dt.date, gap: Decimal | None, world: World, *, standing: bool
) -> str | None:
    """Part 4 and 8.2: a returned or relapsed task is never 超前."""
    if story.life in OUT:
        return None
    if story.life in DONE:
        if story.due is None or story.submitted is None or story.submitted == story.due:
            return "按期完成"
        if story.submitted > story.due:
            return "逾期完成"
        return "提前完成" if (story.due - story.submitted).days >= world.early_days else "按期完成"
    if story.life == "已暂停":
        return "暂停"
    if standing:
        return "长期"
    if story.due is not None and day > story.due:
        return "逾期"
    if gap is not None and gap >= world.ahead and gap > 0:
        return "正常" if story.returned or story.relapse else "超前"
    return "滞后" if gap is not None and gap <= -world.behind and gap < 0 else "正常"
