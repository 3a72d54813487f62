"""Random ledgers of every kind of event, most of them with entries that have an effect."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.support.builders import organisation, task

if TYPE_CHECKING:
    from luoshi.model.task import Task

LEAD, OFFICE = "学前教育处", "办公室"
DAYS = st.dates(dt.date(2026, 1, 5), dt.date(2026, 12, 31))
BY = st.sampled_from([None, None, LEAD, LEAD, "财务处", OFFICE, "发展规划处"])
APPROVER = st.sampled_from(["分管副主任", "分管副主任", "主任办公会2026年第3次", None, "保安", LEAD, "处长"])
NAMES = organisation(approvers=[{"name": "分管副主任"}, {"name": "主任办公会"}])


def entry(*, optional: dict[str, st.SearchStrategy[Any]] | None = None, **fixed: st.SearchStrategy[Any]) -> Any:
    return st.fixed_dictionaries(fixed, optional=optional or {})


VALUES = st.dictionaries(st.sampled_from(["数", "率"]), st.integers(0, 150), min_size=1)
TO_DATE = {"date": DAYS.map(str)}
FIX = st.one_of(
    entry(of=DAYS.map(str), progress=st.integers(0, 100), optional={"entry": st.integers(1, 2)}),
    entry(of=DAYS.map(str), values=VALUES),
    entry(of=DAYS.map(str), void=st.just(value=True), approver=APPROVER, optional={"entry": st.integers(1, 3)}),
    entry(
        of=DAYS.map(str),
        to=st.one_of(
            entry(date=DAYS.map(str)), entry(by=st.sampled_from([LEAD, "财务处"])), entry(milestone=st.just("乙"))
        ),
        approver=APPROVER,
        optional={"evidence": st.just([{"file": "证明.pdf", "sha256": "0" * 64}])},
    ),
)
APPROVED: dict[str, Any] = {"approver": APPROVER}
EVENTS: dict[str, Any] = {
    "签收": entry(by=BY),
    "进展": entry(
        by=BY,
        optional={
            "progress": st.sampled_from([0, 30, 60, 100]),
            "values": VALUES,
            "note": st.just("推进"),
            "cause": st.just("缺地"),
        },
    ),
    "节点": entry(by=BY, milestone=st.sampled_from(["甲", "乙"])),
    "佐证": entry(by=BY),
    "回复": entry(by=BY, optional={"of": DAYS.map(str)}),
    "延期": entry(
        due=DAYS.map(str), approver=APPROVER, optional={"requested": DAYS.map(str), "decision": st.just("不同意")}
    ),
    "调整": st.one_of(
        entry(field=st.just("lead"), to=st.sampled_from([LEAD, "财务处"]), approver=APPROVER),
        entry(field=st.just("support"), to=st.just(["发展规划处"]), approver=APPROVER),
        entry(field=st.just("milestones.甲.due"), to=DAYS.map(str), approver=APPROVER),
        entry(field=st.just("indicators.数.target"), to=st.sampled_from(["0", "40", "90"]), approver=APPROVER),
        entry(field=st.just("due"), to=DAYS.map(str), approver=APPROVER),
    ),
    "暂停": entry(**APPROVED),
    "恢复": entry(),
    "报结": entry(by=BY),
    "核查": entry(
        by=st.sampled_from([OFFICE, OFFICE, None, LEAD, "发展规划处"]),
        result=st.sampled_from(["通过", "退回"]),
        optional={"reopen": st.just(["甲"])},
    ),
    "销号": entry(**APPROVED, optional={"grade": st.sampled_from(["全部落实", "部分落实"])}),
    "回头看": entry(
        result=st.sampled_from(["巩固", "反弹", "反弹"]), optional={"due": DAYS.map(str), "approver": APPROVER}
    ),
    "退办": entry(**APPROVED),
    "撤销": entry(**APPROVED),
    "并案": entry(into=st.just(["ZD-2026-009"]), **APPROVED),
    "拆分": entry(into=st.just(["ZD-2026-009"]), **APPROVED),
    "更正": FIX,
    "批示": entry(leader=st.just("主任"), text=st.just("抓紧")),
    "评价": entry(result=st.just("满意")),
    **{kind: entry() for kind in ("提醒", "催办", "督办", "通报", "约谈", "问责", "表扬")},
}
USUAL = ["签收", "进展", "进展", "节点", "报结", "核查", "销号", "回头看", "暂停", "恢复", "延期", "调整", "更正"]


@st.composite
def logs(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Entries on rising days, most of them of the usual kinds, so that many have an effect."""
    kinds = draw(st.lists(st.one_of(st.sampled_from(USUAL), st.sampled_from(sorted(EVENTS))), max_size=14))
    days = sorted(draw(st.lists(DAYS, min_size=len(kinds), max_size=len(kinds))))
    made = []
    for kind, day in zip(kinds, days, strict=True):
        said = {name: value for name, value in draw(EVENTS[kind]).items() if value is not None}
        if kind == "更正" and days.index(day) and draw(st.booleans()):
            said["of"] = str(draw(st.sampled_from(days[: days.index(day) + 1])))
        made.append({"date": str(day), "event": kind, **said})
    return made


STONES = [
    {"id": "甲", "title": "一", "due": "2026-05-29", "weight": 30},
    {"id": "乙", "title": "二", "due": "2026-10-30", "weight": 70},
]
TYPES = st.sampled_from(["累计", "增幅", "水平"])
INDICATOR = st.fixed_dictionaries(
    {"type": TYPES, "direction": st.sampled_from(["不低于", "不高于"]), "target": st.sampled_from([0, 60, 100])},
    optional={"baseline": st.sampled_from([0, 20, 100])},
)
INDICATORS = st.lists(INDICATOR, min_size=1, max_size=2).map(
    lambda items: [{"id": name, **item} for name, item in zip(["数", "率"], items, strict=False)]
)
DUE = st.one_of(
    st.just("长期"),
    DAYS.map(str),
    st.builds(
        lambda days, unit: {"within": days, "unit": unit}, st.integers(20, 240), st.sampled_from(["工作日", "自然日"])
    ),
)
SHAPE = st.fixed_dictionaries(
    {"due": DUE, "log": logs(), "assigned": st.dates(dt.date(2026, 1, 5), dt.date(2026, 3, 31)).map(str)},
    optional={"milestones": st.just(STONES), "indicators": INDICATORS, "weight": st.integers(1, 3)},
)


def make(name: str, shape: dict[str, Any], **more: Any) -> Task:
    return task(id=name, **{**shape, **more})
