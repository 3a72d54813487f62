"""The figures of a report by their stable ids (design.md part 6); every one knows the tasks it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import EventKind, Judgement, Lifecycle, Question
from luoshi.report.bulletin.figure_book import change_figure, make_count, make_ratio, make_share
from luoshi.report.bulletin.shares import share_out
from luoshi.state.lifecycle import OPEN
from luoshi.state.sets.rates import IN_TIME, Ratio, find_completion, find_directives_on_time, find_on_time
from luoshi.state.sets.stages import Stage, find_planned, is_reached
from luoshi.state.sets.statistics import group_by
from luoshi.state.shortcomings import (
    has_asked_extension,
    has_late_report,
    has_missed_report,
    has_relapsed,
    has_reply_owed,
    is_sign_overdue,
    lacks_cause,
    list_events_since,
    list_late_parts,
    was_returned,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from luoshi.model.configuration import Configuration
    from luoshi.report.bulletin.selection import Coverage
    from luoshi.report.document import Figure
    from luoshi.state.sets.rollforward import RollForward
    from luoshi.state.task_state import TaskState

    Pairs = Iterator[tuple[str, Figure]]

LIFECYCLES = {
    "not_signed": Lifecycle.NOT_SIGNED,
    "in_progress": Lifecycle.IN_PROGRESS,
    "suspended": Lifecycle.SUSPENDED,
    "submitted": Lifecycle.SUBMITTED,
    "completed": Lifecycle.COMPLETED,
    "closed": Lifecycle.CLOSED,
}
"""Figure id by 办理状态; the counts sum to ``total``."""

JUDGEMENTS = {
    "ahead": Judgement.AHEAD,
    "normal": Judgement.NORMAL,
    "lagging": Judgement.LAGGING,
    "overdue": Judgement.OVERDUE,
    "paused": Judgement.PAUSED,
    "finished_early": Judgement.FINISHED_EARLY,
    "finished_on_time": Judgement.FINISHED_ON_TIME,
    "finished_late": Judgement.FINISHED_LATE,
}
"""Figure id by 进度研判; the counts sum to ``total``."""

QUESTIONS = {
    "check_effect": Question.EFFECT,
    "check_progress": Question.PROGRESS,
    "check_cause": Question.CAUSE,
    "check_responsibility": Question.RESPONSIBILITY,
}
"""Figure id by 四查; the counts sum to ``total``."""

COMPARED = ("total", "finished", "lagging", "overdue", "completion_rate", "on_time_rate")
"""Figures that are set against the period before."""

PRESSED = {
    "reminded": EventKind.REMINDED,
    "urged": EventKind.URGED,
    "supervised": EventKind.SUPERVISED,
    "notified": EventKind.NOTIFIED,
    "interviewed": EventKind.INTERVIEWED,
    "held_accountable": EventKind.ACCOUNTABLE,
}
"""Figure id by rung of the ladder; each counts the tasks to which it happened in the period."""

_EVENTS = {**PRESSED, "praised": EventKind.PRAISED, "revisited": EventKind.REVISITED}


def name_lamp(rank: int) -> str:
    """Return the figure id of a lamp; ``lamp_1`` is the worst."""
    return f"lamp_{rank + 1}"


def count_figures(
    coverage: Coverage, flow: RollForward, config: Configuration, since: dt.date, *, compare: bool
) -> dict[str, Figure]:
    """Compute every figure. ``compare``: the period before lies in the same year, so its figures can be set beside."""
    decimals = config.bulletin.share_decimals
    figures = dict(count_standing(coverage.live, decimals))
    figures |= dict(_flow(coverage, flow))
    figures |= dict(_lamps(coverage.live, config))
    figures |= dict(_faults(coverage.live, since))
    figures |= dict(_parts(coverage.live))
    if compare:
        before = dict(count_standing(coverage.opening_live, decimals))
        figures |= dict(_compared(figures, before))
    return figures


def count_standing(live: Sequence[TaskState], decimals: int) -> Pairs:
    """Yield the figures that hold on one day: total, classes with their shares, rates."""
    finished = find_completion(live)
    done = {state.id for state in finished.part}
    left = tuple(state for state in live if state.id not in done)
    yield "total", make_count("纳入台账事项", live)
    yield from _classes(live, decimals)
    yield "finished", make_count("已办结（含已销号）", finished.part)
    done_share, left_share = share_out((len(finished.part), len(left)), decimals)
    yield "completion_rate", make_share("办结占比", done_share, finished)
    yield "unfinished", make_count("正在办理（未办结）", left)
    yield "unfinished_share", make_share("正在办理占比", left_share, Ratio(left, finished.whole))
    yield from _rates(live)
    yield from _questions(live)


def _classes(live: Sequence[TaskState], decimals: int) -> Pairs:
    lives = group_by(live, lambda state: state.lifecycle)
    judged = group_by(live, lambda state: state.judgement)
    whole = tuple(live)
    for groups, names in ((lives, LIFECYCLES), (judged, JUDGEMENTS)):
        classes = {figure: groups.get(word, ()) for figure, word in names.items()}
        shares = share_out([len(members) for members in classes.values()], decimals)
        for (figure, members), share in zip(classes.items(), shares, strict=True):
            yield figure, make_count(names[figure], members)
            yield f"{figure}_share", make_share(f"{names[figure]}占比", share, Ratio(members, whole))


def _questions(live: Sequence[TaskState]) -> Pairs:
    asked = group_by(live, lambda state: state.question)
    for figure, question in QUESTIONS.items():
        yield figure, make_count(question, asked.get(question, ()))
    yield "unanswered", make_count("“四查”未答复", [state for state in live if not state.answered])


def _rates(live: Sequence[TaskState]) -> Pairs:
    general, directives = find_on_time(live), find_directives_on_time(live)
    yield "due_or_finished", make_count("应结事项", general.whole)
    yield "on_time", make_count("按期办结事项", general.part)
    yield "on_time_rate", make_ratio("按期办结率", general)
    yield "directives_due_or_finished", make_count("应结批示件", directives.whole)
    yield "directives_on_time", make_count("按期办复批示件", directives.part)
    yield "directives_on_time_rate", make_ratio("批示件按期办复率", directives)


def _flow(coverage: Coverage, flow: RollForward) -> Pairs:
    withdrawn = group_by(coverage.withdrawn, lambda state: state.lifecycle)
    yield "opening", make_count("期初存量", flow.opening)
    yield "added", make_count("本期新增", flow.added)
    yield from _newly_done(coverage.newly_done)
    yield "reopened_in_period", make_count("本期新增中反弹重办", flow.reopened)
    yield "closed_in_period", make_count("本期销号", flow.closed)
    yield "cancelled_in_period", make_count("本期撤销", flow.cancelled)
    yield "declined_in_period", make_count("本期退办", flow.declined)
    yield "regrouped_in_period", make_count("本期并案、拆分", flow.regrouped)
    yield "closing", make_count("期末存量", flow.closing)
    yield "carried", make_count("上年结转", coverage.carried)
    yield "cancelled", make_count("已撤销", withdrawn.get(Lifecycle.CANCELLED, ()))
    yield "declined", make_count("已退办", withdrawn.get(Lifecycle.DECLINED, ()))
    yield "joined", make_count("已并案", withdrawn.get(Lifecycle.JOINED, ()))
    yield "split", make_count("已拆分", withdrawn.get(Lifecycle.SPLIT, ()))


def _newly_done(states: Sequence[TaskState]) -> Pairs:
    judged = group_by(states, lambda state: state.judgement)
    in_time = [state for state in states if state.judgement in IN_TIME]
    yield "done_in_period", make_count("本期办结", states)
    yield "done_in_time_in_period", make_count("本期按时办结", in_time)
    for figure in ("finished_early", "finished_on_time", "finished_late"):
        yield f"{figure}_in_period", make_count(f"本期{JUDGEMENTS[figure]}", judged.get(JUDGEMENTS[figure], ()))


def _lamps(live: Sequence[TaskState], config: Configuration) -> Pairs:
    lit = group_by(live, lambda state: state.lamp)
    working = [state for state in live if state.lifecycle in OPEN - {Lifecycle.SUSPENDED}]
    for rank, lamp in enumerate(config.lamps):
        yield name_lamp(rank), make_count(f"亮{lamp.name}", lit.get(lamp.name, ()))
    yield "unlit", make_count("在办未亮灯", [state for state in working if state.lamp is None])
    yield "working", make_count("在办（不含暂停）", working)


def _faults(live: Sequence[TaskState], since: dt.date) -> Pairs:
    """Yield what went wrong, and what was done about it in the period."""
    yield "reports_missing", make_count("漏报事项", [s for s in live if has_missed_report(s, since)])
    yield "reports_late", make_count("迟报事项", [s for s in live if has_late_report(s, since)])
    yield "extended_in_period", make_count("本期申请延期事项", [s for s in live if has_asked_extension(s, since)])
    yield "returned_in_period", make_count("本期核查退回事项", [s for s in live if was_returned(s, since)])
    yield "parts_late", make_count("配合任务逾期事项", [s for s in live if list_late_parts(s)])
    yield "replies_missing", make_count("欠回复督办文书事项", [s for s in live if has_reply_owed(s)])
    yield "without_cause", make_count("滞后逾期未说明原因事项", [s for s in live if lacks_cause(s)])
    yield "sign_overdue", make_count("逾期未签收事项", [s for s in live if is_sign_overdue(s)])
    happened = group_by(live, lambda state: tuple(event.kind for event in list_events_since(state, since)))
    for figure, kind in _EVENTS.items():
        yield f"{figure}_in_period", make_count(f"本期{kind}事项", happened.get(kind, ()))
    yield "relapsed_in_period", make_count("本期回头看反弹事项", [s for s in live if has_relapsed(s, since)])


STAGES = {
    Stage.STARTED: ("to_start", "started"),
    Stage.BUILT: ("to_build", "built"),
    Stage.CLEARED: ("to_clear", "cleared"),
}
"""Figure ids by stage: how many tasks have it, and how many have it behind them."""


def _parts(live: Sequence[TaskState]) -> Pairs:
    yield "with_milestones", make_count("设有时间节点的事项", [state for state in live if state.milestones])
    yield "with_indicators", make_count("设有量化指标的事项", [state for state in live if state.indicators])
    for stage, (whole, part) in STAGES.items():
        planned = find_planned(live, stage)
        yield whole, make_count(f"涉及{stage}的事项", planned)
        yield part, make_count(f"已{stage}的事项", [state for state in planned if is_reached(state, stage)])


def _compared(now: dict[str, Figure], before: dict[str, Figure]) -> Pairs:
    for figure in COMPARED:
        label = now[figure].label
        yield f"previous_{figure}", before[figure].but(label=f"上期{label}")
        yield f"change_{figure}", change_figure(f"{label}较上期增减", now[figure], before[figure])
