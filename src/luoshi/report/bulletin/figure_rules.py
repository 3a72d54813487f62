"""How every figure of a report is counted, in words, and which line of a task's file decides: what ``explain`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.vocabulary import EventKind
from luoshi.report.bulletin.figures import JUDGEMENTS, LIFECYCLES, PRESSED, QUESTIONS, STAGES
from luoshi.report.bulletin.shares import RULE

if TYPE_CHECKING:
    from luoshi.model.configuration import Configuration, Lamp


class FigureRule(Frozen):
    """``words``: how it is counted; ``whole``: the figure that holds its denominator.

    ``events``: the last entry of one of these is what decides; ``field``: else this key of the head.
    """

    words: str
    whole: str = ""
    events: tuple[EventKind, ...] = ()
    field: str = "due"


_E = EventKind
_TOTAL = (
    "截至日之前交办的全部事项：本年台账的，和以前年度台账中到年初仍未了结（或年内反弹）的；已撤销、已退办的不计入，另列"
)
_LIFE = {
    "not_signed": "交办后还没有签收",
    "in_progress": "已签收或已有进展，没有报结、暂停；核查退回、回头看反弹的也回到办理中",
    "suspended": "经暂停、尚未恢复",
    "submitted": "已报结，核查还没有结果",
    "completed": "报结后核查通过，尚未销号",
    "closed": "核查通过后经批准销号",
}
_LIFE_EVENTS = {
    "in_progress": (_E.SIGNED, _E.PROGRESS, _E.REACHED, _E.RESUMED),
    "suspended": (_E.PAUSED,),
    "submitted": (_E.SUBMITTED,),
    "completed": (_E.VERIFIED,),
    "closed": (_E.CLOSED,),
}
_JUDGED = {
    "ahead": "在办，实际进度超过应达进度，达到或超过“超前”界线",
    "normal": "在办，未过现行时限，与应达进度的差距在界线以内",
    "lagging": "在办，未过现行时限，实际进度落后应达进度，达到或超过“滞后”界线；长期事项看最近一次应报的报告是否漏报",
    "overdue": "在办，已过现行时限（到期当天不算逾期）",
    "paused": "经批准暂停，计时停止",
    "finished_early": "报结日期早于现行时限，达到“提前”天数",
    "finished_on_time": "报结日期不晚于现行时限",
    "finished_late": "报结日期晚于现行时限",
}
_ASKED = {
    "check_effect": "已经落实的查效果：已报结、已办结、已销号",
    "check_progress": "正在落实的查进度：在办，进度正常或超前",
    "check_cause": "尚未落实的查原因：暂停、逾期、滞后或未启动，但单位按时报告",
    "check_responsibility": "不抓落实的查责任：逾期未签收，或滞后、逾期、未启动而又漏报",
}
_CALLED = "已报结、已办结、已销号的和逾期未办结的；暂停和没有时限的长期事项不计入"
_REGROUPED = (_E.JOINED, _E.SPLIT)
_DONE = (_E.CLOSED, _E.VERIFIED)
_PLAIN = {
    "total": FigureRule(_TOTAL, field="assigned"),
    "finished": FigureRule("报结后核查通过的（已办结）和已经销号的；待核查的不算", events=_DONE),
    "completion_rate": FigureRule("已办结（含已销号）÷纳入台账事项", "total", _DONE),
    "unfinished": FigureRule("纳入台账事项中没有办结的，含待核查"),
    "unfinished_share": FigureRule("正在办理（未办结）÷纳入台账事项", "total"),
    "unanswered": FigureRule(
        "台账里还没有回答“四查”所问的：没有成效、没有按时报告、没有原因、没有追责记录", field="log"
    ),
    "due_or_finished": FigureRule(_CALLED, events=(_E.SUBMITTED,)),
    "on_time": FigureRule("应结事项中，报结日期不晚于现行时限的", events=(_E.SUBMITTED,)),
    "on_time_rate": FigureRule(f"按期办结事项÷应结事项。应结事项：{_CALLED}", "due_or_finished", (_E.SUBMITTED,)),
    "directives_due_or_finished": FigureRule(f"批示件中{_CALLED}", events=(_E.SUBMITTED,)),
    "directives_on_time": FigureRule("应结批示件中，报结日期不晚于现行时限的", events=(_E.SUBMITTED,)),
    "directives_on_time_rate": FigureRule("按期办复批示件÷应结批示件", "directives_due_or_finished", (_E.SUBMITTED,)),
    "opening": FigureRule("期初前一天没有销号、撤销、退办、并案、拆分的", field="assigned"),
    "added": FigureRule("本期内交办的，和本期内回头看反弹、重新办理的", field="assigned"),
    "reopened_in_period": FigureRule("本期新增中，原已销号、因回头看反弹重新办理的", events=(_E.REVISITED,)),
    "done_in_period": FigureRule("期初未办结、期末已办结或已销号的，以核查通过为准", events=_DONE),
    "done_in_time_in_period": FigureRule("本期办结的事项中，报结日期不晚于现行时限的", events=(_E.SUBMITTED,)),
    "closed_in_period": FigureRule("期初在存量或本期新增，期末已销号的", events=(_E.CLOSED,)),
    "cancelled_in_period": FigureRule("期初在存量或本期新增，期末已撤销的", events=(_E.CANCELLED,)),
    "declined_in_period": FigureRule("期初在存量或本期新增，期末已退办的", events=(_E.DECLINED,)),
    "regrouped_in_period": FigureRule("期初在存量或本期新增，期末已并案、已拆分的", events=_REGROUPED),
    "closing": FigureRule(
        "期末没有销号、撤销、退办、并案、拆分的；期初＋新增－销号－撤销－退办－并案拆分＝期末", field="assigned"
    ),
    "carried": FigureRule("纳入台账事项中，以前年度台账结转来的", field="assigned"),
    "cancelled": FigureRule("经批准撤销的，不计入总数", events=(_E.CANCELLED,)),
    "declined": FigureRule("经批准退办的，不计入总数", events=(_E.DECLINED,)),
    "joined": FigureRule("经批准并入其他事项办理的，不计入总数", events=(_E.JOINED,)),
    "split": FigureRule("经批准拆成几个事项办理的，不计入总数", events=(_E.SPLIT,)),
    "unlit": FigureRule("在办（不含暂停）而没有一种灯的条件满足的"),
    "working": FigureRule("待签收和办理中的", events=(_E.SIGNED,)),
    "reports_missing": FigureRule("应报日在本期内、到截至日仍没有进展、节点或报结的", field="log"),
    "reports_late": FigureRule("应报日在本期内、过了应报日才报的", field="log"),
    "extended_in_period": FigureRule("本期内申请延期的，不论是否批准", events=(_E.EXTENDED,)),
    "returned_in_period": FigureRule("本期内核查退回的", events=(_E.VERIFIED,)),
    "parts_late": FigureRule("在办，有配合单位承担的一部分过了自己的时限仍没有报结的", field="support"),
    "replies_missing": FigureRule("有督办文书过了回复期限仍没有“回复”记录的", events=tuple(PRESSED.values())),
    "without_cause": FigureRule("滞后或逾期，最近一次进展没有写原因的", events=(_E.PROGRESS,)),
    "sign_overdue": FigureRule("待签收，已过签收时限的", field="assigned"),
    "revisited_in_period": FigureRule("本期内回头看的", events=(_E.REVISITED,)),
    "relapsed_in_period": FigureRule("本期内回头看发现反弹的", events=(_E.REVISITED,)),
    "with_milestones": FigureRule("纳入台账事项中，写有时间节点的", field="milestones"),
    "with_indicators": FigureRule("纳入台账事项中，写有量化指标的", field="indicators"),
    **{
        figure: FigureRule(words.format(stage), events=(_E.REACHED,), field="milestones")
        for stage, figures in STAGES.items()
        for figure, words in zip(
            figures,
            ("节点或事项名称中有“{0}”的", "其中最后一个“{0}”节点已完成的；没有这种节点的，已办结或已销号的"),
            strict=True,
        )
    },
    "praised_in_period": FigureRule("本期内表扬的", events=(_E.PRAISED,)),
}


def find_rule(figure: str, config: Configuration) -> FigureRule:
    """Return the rule of a figure that a report has; raises KeyError for any other name."""
    if figure.startswith("previous_"):
        rule = find_rule(figure.removeprefix("previous_"), config)
        return FigureRule(f"上期末的同一数字：{rule.words}", "", rule.events, rule.field)
    if figure.startswith("change_"):
        rule = find_rule(figure.removeprefix("change_"), config)
        return FigureRule("本期的数减上期的数；所列为两期之间进出的事项", "", rule.events, rule.field)
    return _PLAIN.get(figure) or _of_class(figure, config)


def _of_class(figure: str, config: Configuration) -> FigureRule:
    if figure.endswith("_share"):
        rule = _of_class(figure.removesuffix("_share"), config)
        return FigureRule(f"该类件数÷纳入台账事项，各类{RULE}。该类：{rule.words}", "total", rule.events, rule.field)
    if figure.startswith("lamp_"):
        return FigureRule(describe_lamp(config.lamps[int(figure.removeprefix("lamp_")) - 1]))
    name = figure.removesuffix("_in_period")
    if figure in PRESSED or name in PRESSED:
        return FigureRule(f"本期内有“{PRESSED[name]}”记录的", events=(PRESSED[name],))
    if figure in LIFECYCLES:
        return FigureRule(_LIFE[figure], events=_LIFE_EVENTS.get(figure, ()), field="assigned")
    if name in JUDGEMENTS:
        period = "本期办结的事项中，" if name != figure else ""
        finished = name.startswith("finished")
        return FigureRule(period + _JUDGED[name], events=(_E.SUBMITTED,) if finished else ())
    return FigureRule(_ASKED[{each: each for each in QUESTIONS}[figure]], field="log")


def describe_lamp(lamp: Lamp) -> str:
    """Return the conditions of a lamp, any of which lights it, and their basis."""
    conditions = [
        "逾期" if lamp.overdue else "",
        "研判为滞后" if lamp.lagging else "",
        f"落后应达进度超过{lamp.gap_over}个百分点" if lamp.gap_over is not None else "",
        f"连续{lamp.lagging_months}个月末滞后或逾期" if lamp.lagging_months is not None else "",
        f"距现行时限不超过{lamp.due_within.days}个{lamp.due_within.unit}" if lamp.due_within is not None else "",
        f"不高于类指标超过{lamp.exceeds}" if lamp.exceeds is not None else "",
    ]
    told = "，或".join(condition for condition in conditions if condition) or "前面的灯都不亮即亮"
    basis = f"（依据：{lamp.basis}）" if lamp.basis else ""
    return f"{lamp.name}：{told}{basis}"
