"""LS614 对规则的调整须写明存在的规则和参数。

为什么：
    代码或参数写错，调整不起作用：以为放宽了，其实没有。

合格：
    luoshi:
      rules:
        LS405: {reason: 调研课题以报告为准, parameters: {kinds_without: [常规工作, 调研课题]}}

不合格：
    luoshi:
      rules:
        LS999: {reason: 本地做法, severity: hint}
    ---
    luoshi:
      rules:
        LS405: {reason: 调研课题以报告为准, parameters: {kinds: [调研课题]}}
    ---
    luoshi:
      rules:
        LS503: {reason: 照片较多, parameters: {shown: 十}}

改法：
    代码和参数见 luoshi rule 代码；数字不加引号，列表写成 [甲, 乙]。

依据：
    各地天数、界线不同，调整写在 luoshi.yaml 并说明理由；津教委〔2018〕1号 一（二）调整须经研究决定
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.api import CONFIGURATION_FILE, Findings, Rule, Scope, Severity, WorkspaceView
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    from collections.abc import Sequence


RULE = Rule(
    code="LS614",
    title="对规则的调整须写明存在的规则和参数",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="城市间界线不同，日数、分值须有本地依据",
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for every setting that names no rule or no parameter, or whose value is unlike the default."""
    known = view.context.rules
    for code, setting in view.context.config.rules.items():
        if code not in known:
            message = f"没有代码为“{code}”的规则{suggest(code, known)}"
            hint = "改正代码或删去；全部规则见 luoshi rule"
            yield view.finding(RULE, CONFIGURATION_FILE, ("rules", code), message, hint)
            continue
        for name, value in setting.parameters.items():
            fault = _describe_fault(known[code], name, value)
            if fault:
                keys = ("rules", code, "parameters", name)
                yield view.finding(RULE, CONFIGURATION_FILE, keys, fault, f"参数和默认值见 luoshi rule {code}")


def _describe_fault(rule: Rule, name: str, value: int | str | list[str]) -> str:
    """Say what is wrong with one parameter; empty when nothing is wrong."""
    if name not in rule.parameters:
        return f"{rule.code} 没有参数“{name}”{suggest(name, rule.parameters)}"
    form = _describe_form(rule.parameters[name])
    if form == _describe_form(value):
        return ""
    told = "、".join(value) if isinstance(value, list) else value
    return f"{rule.code} 的参数“{name}”应为{form}，现为“{told}”"


def _describe_form(value: int | str | Sequence[str]) -> str:
    if isinstance(value, str):
        return "文字"
    return "整数" if isinstance(value, int) else "列表"
