"""Procedures and clocks of inspection by place; a workspace may lay its own over them.

教育督导条例, and the regulations of 上海, 浙江 and 重庆 were read; of 云南 (省政府令198号) only reports were, so its
profile has no basis until the office writes one (domain-2 1.2). What a profile does not say has no clock.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from luoshi.model.accepting import validated
from luoshi.model.inspection.settings import InspectionProfile, YearSpan
from luoshi.model.record import given

if TYPE_CHECKING:
    from luoshi.model.configuration import Configuration
    from luoshi.model.inspection.settings import OpinionSetting

BASE = "国家"
_WORKING, _NATURAL = "工作日", "自然日"
_SHIPPED: tuple[dict[str, Any], ...] = (
    {
        "name": BASE,
        "group_min": 3,
        "routine_per_term": 2,
        "cycle_government": "5年",
        "cycle_school": {"min": "3年", "max": "5年"},
        "rollover": True,
        "publish": {"days": 20, "unit": _WORKING, "from": "督导结束"},
        "basis": "《教育督导条例》（国务院令第624号）；公布期限参照《政府信息公开条例》第二十六条",
    },
    {
        "name": "上海",
        "extends": BASE,
        "routine_notice_at_most_before": {"days": 2, "unit": _WORKING},
        "inspectors_per_school_min": 2,
        "defence": {"days": 10, "unit": _WORKING, "from": "督导结束"},
        "opinion": {"days": 30, "unit": _NATURAL, "from": "督导结束", "agree_share": "2/3"},
        "basis": "《上海市教育督导条例》第十五至二十四条",
    },
    {
        "name": "浙江",
        "extends": BASE,
        "cycle_government": "3年",
        "cycle_school": "5年",
        "schools_per_inspector": 5,
        "defence": {"days": 10, "unit": _NATURAL, "from": "收到初步意见"},
        "opinion": {"days": 30, "unit": _NATURAL, "from": "督导结束"},
        "review_apply": {"days": 10, "unit": _NATURAL, "from": "收到意见书"},
        "review_answer": {"days": 30, "unit": _NATURAL, "from": "收到复核申请"},
        "report": {"days": 30, "unit": _NATURAL, "from": "督导结束"},
        "recusal_left_years": 3,
        "basis": "《浙江省教育督导条例》第九至二十四条",
    },
    {
        "name": "重庆",
        "extends": BASE,
        "feedback": {"专项": 5, "综合": 10, "unit": _NATURAL, "from": "评议结束"},
        "defence": {"days": 5, "unit": _NATURAL, "from": "收到初步意见"},
        "opinion": {"days": 30, "unit": _NATURAL, "from": "反馈"},
        "rectify_report": {"days": 10, "unit": _NATURAL, "from": "整改结束"},
        "schools_per_inspector": {"min": 3, "max": 5},
        "managers_leave": True,
        "recusal_left_years": 3,
        "basis": "《重庆市教育督导条例》第十二至三十条",
    },
    {
        "name": "云南",
        "extends": BASE,
        "rectify_report": {"days": 20, "unit": _NATURAL, "from": "收到意见书"},
        "schools_per_inspector": 5,
        "large_school_alone": True,
    },
)


def list_profile_names(config: Configuration) -> list[str]:
    """Return the names of all profiles, those of the workspace first."""
    own = [profile.name for profile in config.inspection_profiles]
    return [*own, *(name for name in _shipped() if name not in own)]


def find_profile(config: Configuration, name: str) -> InspectionProfile | None:
    """Return the profile with what it takes over from others; None for a name that there is not.

    A profile may extend another of the same name that comes with luoshi, or be one of its own; a circle ends where it
    comes round.
    """
    own = {profile.name: profile for profile in config.inspection_profiles}
    chain: list[InspectionProfile] = []
    asked: str | None = name
    while asked is not None:
        found = own.pop(asked, None) or _shipped().get(asked)
        if found is None or found in chain:
            break
        chain.append(found)
        asked = found.extends
    if not chain:
        return None
    values = {key: getattr(each, key) for each in reversed(chain) for key in given(each)}
    return InspectionProfile(**{**values, "name": name, "basis": chain[0].basis})


@cache
def _shipped() -> dict[str, InspectionProfile]:
    return {each["name"]: validated(InspectionProfile, each) for each in _SHIPPED}


def read_years(text: str) -> int:
    """Return how many years ``5年`` is."""
    return int(text.removesuffix("年"))


def find_cycle(profile: InspectionProfile, *, government: bool) -> int | None:
    """Return after how many years an object must be inspected again; None where the profile does not say."""
    cycle = profile.cycle_government if government else profile.cycle_school
    if cycle is None:
        return None
    return read_years(cycle.most if isinstance(cycle, YearSpan) else cycle)


def read_share(opinion: OpinionSetting) -> Fraction | None:
    """Return which share of the group must agree to an opinion; None where the profile does not say."""
    return Fraction(opinion.agree_share) if opinion.agree_share else None
