"""LS618 滞后、逾期的事项不得亮最轻的灯。

为什么：
    一边研判“滞后”，一边亮绿灯，领导不知道该信哪个。判滞后的界线（judgement.behind）和亮灯的界线（gap_over）各定各的，
    就会这样。

合格：
    luoshi:
      judgement: {behind: 5}
      lamps:
        - {name: 红灯, overdue: true, gap_over: 30, basis: 银川市项目亮灯办法}
        - {name: 黄灯, lagging: true, gap_over: 10, basis: 银川市项目亮灯办法}
        - {name: 绿灯}
    ---
    luoshi:
      judgement: {behind: 12}
      lamps:
        - {name: 红灯, overdue: true, gap_over: 30, basis: 银川市项目亮灯办法}
        - {name: 黄灯, gap_over: 10, basis: 银川市项目亮灯办法}
        - {name: 绿灯}

不合格：
    luoshi:
      judgement: {behind: 5}
      lamps:
        - {name: 红灯, overdue: true, gap_over: 30, basis: 银川市项目亮灯办法}
        - {name: 黄灯, gap_over: 10, basis: 银川市项目亮灯办法}
        - {name: 绿灯}
    ---
    luoshi:
      lamps:
        - {name: 黄灯, gap_over: 3, basis: 本委约定}
        - {name: 绿灯}

改法：
    在黄灯写 lagging: true（判滞后即亮），在红灯写 overdue: true；或者让 gap_over 小于 judgement.behind。

依据：
    银川市项目亮灯办法：未达进度的亮黄灯、红灯；宣城市统计通报：低于序时进度为滞后
"""

from __future__ import annotations

from luoshi.rules.engine.api import CONFIGURATION_FILE, Findings, Rule, Scope, Severity, WorkspaceView

RULE = Rule(
    code="LS618",
    title="滞后、逾期的事项不得亮最轻的灯",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    basis="银川市项目亮灯办法",
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding where a task that lags or is overdue would be lit by the lamp without conditions."""
    config = view.context.config
    severe = [lamp for lamp in config.lamps if not lamp.unconditional]
    mildest = next((index for index, lamp in enumerate(config.lamps) if lamp.unconditional), None)
    if mildest is None or not severe:
        return
    behind = config.judgement.behind
    name, keys = config.lamps[mildest].name, ("lamps", mildest)
    if not any(lamp.lagging or (lamp.gap_over is not None and lamp.gap_over < behind) for lamp in severe):
        message = f"落后{behind:f}个百分点起判“滞后”，却可能亮“{name}”"
        hint = "在较重的一种灯写 lagging: true，或让 gap_over 小于 judgement.behind"
        yield view.finding(RULE, CONFIGURATION_FILE, keys, message, hint)
    if not any(lamp.overdue for lamp in severe):
        message = f"逾期的事项可能亮“{name}”"
        yield view.finding(RULE, CONFIGURATION_FILE, keys, message, "在最重的一种灯写 overdue: true")
