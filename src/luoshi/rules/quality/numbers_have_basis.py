"""LS616 天数和界线须写明依据。

为什么：
    催办几天、落后多少亮红灯，国家没有统一规定，各地不同。不写依据，被通报的单位会问：谁定的？

合格：
    luoshi:
      limits:
        - {kind: 批示件, within: 15, unit: 工作日, basis: 机关督办规定}

不合格：
    luoshi:
      limits:
        - {kind: 批示件, within: 15, unit: 工作日}
    ---
    luoshi:
      judgement: {ahead: 5, behind: 5}
    ---
    luoshi:
      lamps:
        - {name: 红灯, gap_over: 30}
        - {name: 绿灯}

改法：
    在同一处写 basis：文件名称、文号、条款；本机关约定的，写明哪次会议定的。

依据：
    政府督查工作条例全文没有整改、反馈、催办天数；各地办法不一，见 docs 中的地方做法
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.record import given
from luoshi.rules.engine.api import CONFIGURATION_FILE, Findings, Keys, Rule, Scope, Severity, WorkspaceView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.model.configuration import Configuration

RULE = Rule(
    code="LS616",
    title="天数和界线须写明依据",
    severity=Severity.HINT,
    scope=Scope.WORKSPACE,
    basis="政府督查工作条例没有规定天数，须有本地依据",
)

_SETTINGS = {"judgement": "进度研判的界线", "cadence": "报告周期", "sign_within": "签收时限"}


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for every number in luoshi.yaml that no basis supports."""
    for keys, what in _find_unfounded(view.context.config):
        message = f"{what}没有写明依据（basis）"
        yield view.finding(RULE, CONFIGURATION_FILE, keys, message, "写明文件名称、文号、条款，或哪次会议定的")


def _find_unfounded(config: Configuration) -> Iterator[tuple[Keys, str]]:
    for index, lamp in enumerate(config.lamps):
        if lamp.basis is None and not lamp.unconditional:
            yield ("lamps", index), f"亮灯“{lamp.name}”"
    for index, limit in enumerate(config.limits):
        if limit.basis is None:
            yield ("limits", index), f"“{limit.kind}”的办理时限"
    for name, title in _SETTINGS.items():
        if name in given(config) and getattr(config, name).basis is None:
            yield (name,), title
