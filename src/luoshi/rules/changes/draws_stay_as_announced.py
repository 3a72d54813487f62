"""LS728 公告以后的抽取不得改动。

为什么：
    公告以后改名单，抽取以后改随机数或结果，就不再是随机抽取。

合格：
    draw_before: {value: null, result: null, reserves: null, teams: null, outcome: null}
    draw_after: {}

不合格：
    draw_before: {}
    draw_after: {result: [滨海市第一小学]}
    ---
    draw_before: {value: null, result: null, reserves: null, teams: null, outcome: null}
    draw_after: {pool: [滨海市第一小学]}
    ---
    draw_before: {}
    draw_after: null

改法：
    从 git 取回；抽错了的，另行公告重抽，旧的留着。

依据：
    国办发〔2015〕58号；抽取可以由任何人重算
"""

from __future__ import annotations

from luoshi.model.inspection.draw import Draw
from luoshi.model.record import fields_of
from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS728",
    title="公告以后的抽取不得改动",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="国办发〔2015〕58号；抽取可以由任何人重算",
)


_ANNOUNCED = ("id", "method", "announced", "pool", "excluded", "strata", "people")
_DRAWN = ("value", "result", "reserves", "teams")


def check(view: ChangesView) -> Findings:
    """Yield a finding for every draw that is gone, or that was changed after its announcement or its value."""
    for pair in view.records:
        before, after = pair.before, pair.after
        if not isinstance(before, Draw):
            continue
        if not isinstance(after, Draw):
            yield view.about_file(RULE, pair.path, f"抽取 {before.id} 不见了，或读不出来", "从 git 取回")
            continue
        fixed = (*_ANNOUNCED, *(_DRAWN if before.value else ()))
        for name in fixed:
            if getattr(before, name) != getattr(after, name):
                when = "抽取" if name in _DRAWN else "公告"
                message = f"{when}以后改了{fields_of(before)[name].title}"
                yield view.in_settings(
                    RULE, pair.path, (fields_of(before)[name].key,), message, "从 git 取回，另行公告重抽"
                )
        if after.replaced[: len(before.replaced)] != before.replaced:
            yield view.in_settings(RULE, pair.path, ("replaced",), "已记的替换被删去或改动", "从 git 取回")
