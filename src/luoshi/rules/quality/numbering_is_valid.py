"""LS615 编号规则须含前缀、年度、流水号。

为什么：
    缺了哪一个，不同台账、不同年度的编号就会重复；写不成样子的规则，程序不能取号。

合格：
    luoshi: {numbering: "{prefix}-{year}-{number:03d}"}

不合格：
    luoshi: {numbering: "{prefix}-{number:03d}"}
    ---
    luoshi: {numbering: "{prefix}-{year}-{number:03d}-{unit}"}
    ---
    luoshi: {numbering: "{prefix}-{year}-{number:3}"}

改法：
    写成如 "{prefix}-{year}-{number:03d}"：{prefix}、{year}、{number:0位数d} 各出现一次，
    其余只用字母、数字、汉字、- 和 _。

依据：
    编号唯一、永不重复使用；通行格式如 DB-2025-001（前缀、年度、三位流水号）
"""

from __future__ import annotations

from luoshi.model.numbering import is_template
from luoshi.rules.engine.api import CONFIGURATION_FILE, Findings, Rule, Scope, Severity, WorkspaceView

RULE = Rule(
    code="LS615",
    title="编号规则须含前缀、年度、流水号",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="通行做法：前缀、年度、流水号",
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding when the template for ids cannot produce ids that differ."""
    template = view.context.config.numbering
    if not is_template(template):
        message = f"编号规则“{template}”不对，须有 {{prefix}}、{{year}}、{{number:03d}} 各一次"
        hint = "写成如 {prefix}-{year}-{number:03d}，其余只用字母、数字、汉字、- 和 _"
        yield view.finding(RULE, CONFIGURATION_FILE, ("numbering",), message, hint)
