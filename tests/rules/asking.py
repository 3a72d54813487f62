"""What tests of rules ask of one rule and one example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.registry import BY_CODE
from tests.rules.examples import findings_of

if TYPE_CHECKING:
    from luoshi.findings import Keys

SIGNED = "{date: 2026-10-12, event: 签收, by: 学前教育处}"
SUBMITTED = "{date: 2026-10-23, event: 报结, by: 学前教育处, evidence: [验收表.pdf]}"
PASSED = "{date: 2026-10-26, event: 核查, by: 办公室, result: 通过}"
RETURNED = "{date: 2026-10-26, event: 核查, by: 办公室, result: 退回, requirement: 补交验收表}"
CLOSED = "{date: 2026-10-28, event: 销号, approver: 主任, grade: 全部落实, effect: 新增学位2.1万个}"
RELAPSED = "{date: 2026-10-29, event: 回头看, by: 办公室, result: 反弹}"


def log(*entries: str) -> str:
    """Return an example whose log has these entries."""
    return "log:\n" + "".join(f"  - {entry}\n" for entry in entries)


def places(code: str, example: str) -> list[Keys]:
    """Return where the rule finds something in the example."""
    return [finding.keys for finding in findings_of(BY_CODE[code], example)]


def messages(code: str, example: str) -> str:
    """Return what the rule says about the example, hints too."""
    return "\n".join(f"{finding.message}；{finding.hint}" for finding in findings_of(BY_CODE[code], example))
