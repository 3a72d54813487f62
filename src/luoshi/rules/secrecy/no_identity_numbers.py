"""LS902 台账中不得有身份证号码。

为什么：
    身份证号码是个人隐私，写进台账会随通报、导出的表格一起传开，也删不掉历史。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处, note: 项目代码 2026-110105-19-01-491231}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处, note: 联系人身份证 11010519491231002X}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处, note: 身份证号１１０１０５１９４９１２３１００２Ｘ}

改法：
    删去号码，用职务称呼；确需核对身份的材料不入库，另行保管。已经提交的，商技术人员清除历史。

依据：
    政府督查工作条例 第二十四条：对在督查工作中知悉的个人隐私保密；个人信息保护法：处理个人信息限于最小范围
"""

from __future__ import annotations

import re

from luoshi.model.texts import texts_of
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.rules.shared.secrets import list_identities

RULE = Rule(
    code="LS902",
    title="台账中不得有身份证号码",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="政府督查工作条例 第二十四条",
)

_REST = r"\d{6} ?\d{3}[\dXxＸｘ]"
_HINTS = re.compile("19" + _REST), re.compile("20" + _REST)
"""The last twelve characters of a number; each pattern begins with digits that are quickly searched for."""


def check(view: TaskView) -> Findings:
    """Yield a finding for every text, whatever its date, with a number whose check digit is right; mask it."""
    if not _is_suspect(view.text):
        return
    for keys, text in texts_of(view.task):
        for secret in list_identities(text):
            message = f"有{secret.words}：个人隐私不得写入台账"
            yield view.finding(RULE, keys, message, "删去号码，用职务称呼；已提交的还要清除历史")


def _is_suspect(text: str) -> bool:
    old, young = _HINTS
    return bool(young.search(text) or old.search(text)) or "１９" in text or "２０" in text
