"""LS609 一事一项，一个事项只写一件事。

为什么：
    几件事并成一项，做完一半算不算完成？牵头单位、时限、成果都说不清。

合格：
    title: 农村学前教育全覆盖工程
    ---
    title: 建立健全家校社协同、心理健康、生涯指导机制

不合格：
    title: 制定集团化办学方案；完成120个项目竣工
    ---
    title: 制定集团化办学方案，开展校长轮岗交流

改法：
    拆成几项，各有牵头单位、时限和成果；确是一件事的几步，写进 milestones。

依据：
    一个工作部署或一项决策立为一项（高校督查督办办法通行）；津教委〔2018〕1号 二（三）四明确
"""

from __future__ import annotations

import re
from functools import lru_cache

from luoshi.rules.engine.api import Finding, Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS609",
    title="一事一项，一个事项只写一件事",
    severity=Severity.HINT,
    scope=Scope.TASK,
    basis="通行做法：一个工作部署或一项决策立为一项",
    parameters={
        "ends": ("；", ";", "。"),
        "verbs": (
            "制定",
            "出台",
            "印发",
            "修订",
            "编制",
            "开展",
            "组织",
            "举办",
            "召开",
            "完成",
            "建成",
            "建设",
            "新建",
            "改建",
            "启动",
            "实施",
            "推进",
            "落实",
            "建立",
            "健全",
            "完善",
            "清理",
            "整治",
            "培训",
            "培育",
            "遴选",
            "引进",
            "招聘",
            "评选",
            "发布",
        ),
        "clause": 5,
    },
)


def check(view: TaskView) -> Findings:
    """Yield a finding for a title with several sentences, or with several clauses that each begin with a verb."""
    title = view.task.title
    inner = title[:-1]
    ends = view.context.words(RULE, "ends")
    if not _compile_marks(ends).search(inner):
        return
    if any(end in inner for end in ends):
        yield _make_finding(view, "、".join(f"“{end}”" for end in ends if end in inner) + "隔开了几件事")
    else:
        verbs = _compile_verbs(view.context.words(RULE, "verbs"))
        least = view.context.number(RULE, "clause")
        actions = [part for part in re.split("[、，,]", title) if len(part) >= least and verbs.match(part)]
        if len(actions) > 1:
            yield _make_finding(view, "、".join(f"“{part}”" for part in actions) + "像是几件事")


def _make_finding(view: TaskView, why: str) -> Finding:
    return view.finding(
        RULE, ("title",), f"事项中{why}", "拆成几项，各有牵头单位、时限和成果；一件事的几步写进 milestones"
    )


@lru_cache(maxsize=8)
def _compile_marks(ends: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of the marks that could separate two actions; most titles contain none."""
    return re.compile("|".join((*map(re.escape, ends), "[、，,]")))


@lru_cache(maxsize=8)
def _compile_verbs(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or "(?!)")
