"""docs/reference/rules: the manual page of every rule, from its module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.page import page_of
from luoshi.rules.engine.pages import SEVERITIES
from luoshi.rules.engine.registry import load_rules
from luoshi.visible_text import visible
from tools.pages.marks import fenced, page, table

if TYPE_CHECKING:
    from types import ModuleType

FAMILIES = {
    "LS1": "结构",
    "LS2": "责任与引用",
    "LS3": "时间",
    "LS4": "办理过程",
    "LS5": "佐证材料",
    "LS6": "质量与真实",
    "LS7": "与基准版本相比的改动",
    "LS8": "督查与减负",
    "LS9": "保密",
}


def rules_page() -> str:
    """Return the page: a table of all rules, then each rule by family."""
    before = (
        f"`luoshi check` 用到的全部规则，共 {len(load_rules())} 条。只有“错误”使退出码为 1。"
        "级别和参数可以在 luoshi.yaml 的 `rules` 中调整，须写理由，"
        "见 [调整规则与阈值](../how-to/rules.zh-CN.md)。例子是事项文件中有关的几行，"
        "`as_of` 是统计日期，`luoshi`、`org` 是相应的设置。"
    )
    ordered = sorted(load_rules(), key=lambda module: module.RULE.code)
    rows = [_row(module) for module in ordered]
    parts = [table(("代码", "规则", "级别"), rows)]
    for family, title in FAMILIES.items():
        members = [module for module in ordered if module.RULE.code.startswith(family)]
        if members:
            parts += [f"## {family}xx {title}", *(_page(module) for module in members)]
    return page("规则", before, *parts)


def _row(module: ModuleType) -> tuple[str, ...]:
    rule = module.RULE
    return (f"[{rule.code}](#{rule.code.lower()})", rule.title, SEVERITIES[rule.severity])


def _page(module: ModuleType) -> str:
    rule, own = module.RULE, page_of(module)
    parts = [
        f'<a id="{rule.code.lower()}"></a>\n\n### {own.heading}',
        f"级别：{SEVERITIES[rule.severity]}",
        f"**为什么** {_flowing(own.why)}",
        *(f"**合格**\n\n{fenced(visible(each), 'yaml')}" for each in own.passing),
        *(f"**不合格**\n\n{fenced(visible(each), 'yaml')}" for each in own.failing),
        f"**改法** {_flowing(own.remedy)}",
        f"**依据** {_flowing(own.basis)}",
    ]
    if rule.parameters:
        rows = [(f"`{name}`", _value(value)) for name, value in rule.parameters.items()]
        parts.append("**参数**\n\n" + table(("参数", "不调整时"), rows))
    return "\n\n".join(parts)


def _flowing(text: str) -> str:
    """Return a paragraph of the page; lines that were broken for width stay lines, as `luoshi rule` shows them."""
    return visible(text).replace("<", "&lt;").replace("\n", "<br>\n")


def _value(value: object) -> str:
    return "、".join(str(item) for item in value) if isinstance(value, tuple) else str(value)
