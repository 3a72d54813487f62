"""Manual pages as text and as facts."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from luoshi.rules.engine.page import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

SEVERITIES = {"error": "错误", "warning": "警告", "hint": "提示"}


def page_text(module: ModuleType) -> str:
    """Return the manual page of a rule for reading."""
    rule, page = module.RULE, page_of(module)
    parts = [f"{page.heading}（{SEVERITIES[rule.severity]}）", _part("为什么", page.why)]
    parts += [_part("合格", each) for each in page.passing]
    parts += [_part("不合格", each) for each in page.failing]
    parts += [_part("改法", page.remedy), _part("依据", page.basis)]
    if rule.parameters:
        parts.append(_part("参数（在 luoshi.yaml 的 rules 中调整，须写理由）", _parameters(module)))
    return "\n\n".join(parts)


def all_pages(modules: Sequence[ModuleType]) -> str:
    """Return one line for each rule."""
    lines = [f"{module.RULE.code}  {SEVERITIES[module.RULE.severity]}  {module.RULE.title}" for module in modules]
    return "\n".join([*lines, "", "luoshi rule 代码 看一条规则的说明"])


def page_facts(module: ModuleType) -> dict[str, Any]:
    """Return the page for machines."""
    rule, page = module.RULE, page_of(module)
    return {
        "code": rule.code,
        "name": module.__name__.rpartition(".")[2],
        "title": rule.title,
        "severity": rule.severity.value,
        "basis": page.basis,
        "why": page.why,
        "pass": list(page.passing),
        "fail": list(page.failing),
        "remedy": page.remedy,
        "parameters": {
            name: list(value) if isinstance(value, tuple) else value for name, value in rule.parameters.items()
        },
    }


def _part(title: str, body: str) -> str:
    return f"{title}：\n{textwrap.indent(body, '    ')}"


def _parameters(module: ModuleType) -> str:
    rows = module.RULE.parameters.items()
    return "\n".join(f"{name}: {'、'.join(value) if isinstance(value, tuple) else value}" for name, value in rows)
