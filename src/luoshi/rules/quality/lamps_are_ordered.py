"""LS612 亮灯须从重到轻，只有最后一种没有条件。

为什么：
    灯从上往下，先满足者亮。没有条件的灯放在前面，后面的永远不亮；次序颠倒，该亮红灯的只亮黄灯。

合格：
    luoshi:
      lamps:
        - {name: 红灯, overdue: true, gap_over: 30, basis: 银川市项目亮灯办法}
        - {name: 黄灯, gap_over: 10, basis: 银川市项目亮灯办法}
        - {name: 绿灯}

不合格：
    luoshi:
      lamps:
        - {name: 红灯, gap_over: 30}
        - {name: 黄灯, gap_over: 10}
    ---
    luoshi:
      lamps:
        - {name: 绿灯}
        - {name: 红灯, gap_over: 30}
        - {name: 白灯}
    ---
    luoshi:
      lamps:
        - {name: 黄灯, gap_over: 10}
        - {name: 红灯, gap_over: 30}
        - {name: 绿灯}
    ---
    luoshi:
      lamps:
        - {name: 红灯, overdue: true}
        - {name: 红灯, gap_over: 30}
        - {name: 绿灯}

改法：
    按从重到轻排列，gap_over 从大到小；最后写一种没有条件的灯；各灯名称不同。

依据：
    银川市项目亮灯办法：落后30个百分点以上红灯、10至30个百分点黄灯；颜色名称各地不同，可自定
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.api import CONFIGURATION_FILE, Findings, Rule, Scope, Severity, WorkspaceView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luoshi.model.configuration import Lamp

RULE = Rule(
    code="LS612",
    title="亮灯须从重到轻，只有最后一种没有条件",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="银川市项目亮灯办法",
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for every lamp that is out of order, repeats a name, or has no condition and is not the last."""
    lamps = view.context.config.lamps
    for index, lamp in enumerate(lamps):
        for key, message, hint in _find_faults(lamps, index, lamp):
            keys = ("lamps", index, key) if key else ("lamps", index)
            yield view.finding(RULE, CONFIGURATION_FILE, keys, message, hint)


def _find_faults(lamps: Sequence[Lamp], index: int, lamp: Lamp) -> Iterator[tuple[str, str, str]]:
    """Yield the key, message and hint of everything that is wrong with one lamp."""
    is_last = index == len(lamps) - 1
    if is_last and not lamp.unconditional:
        yield "", f"最后一种灯“{lamp.name}”有条件，都不满足时没有灯可亮", "在最后添一种没有条件的灯，如 {name: 绿灯}"
    if not is_last and lamp.unconditional:
        yield "", f"“{lamp.name}”没有条件，总是先亮，后面的灯永远不亮", "移到最后，或写上条件"
    if lamp.name in {other.name for other in lamps[:index]}:
        yield "name", f"灯的名称“{lamp.name}”重复", "合并成一种，或换一个名称"
    gaps = [other.gap_over for other in lamps[:index] if other.gap_over is not None]
    if gaps and lamp.gap_over is not None and lamp.gap_over >= gaps[-1]:
        message = f"“{lamp.name}”的 gap_over（{lamp.gap_over:f}）不小于前面较重的灯（{gaps[-1]:f}）"
        yield "gap_over", message, "从重到轻排列，gap_over 从大到小"
