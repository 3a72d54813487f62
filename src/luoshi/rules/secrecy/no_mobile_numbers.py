"""LS903 台账中不得有手机号码。

为什么：
    个人手机号码会随通报、导出的表格和阳光督办页面传开。联系用职务和办公电话就够了。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处, note: 联系学前教育处办公室 022-12345678}
    ---
    objective: 投入资金13500000000元

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处, note: 联系人电话13812345678}
    ---
    owner: 处长 138-1234-5678
    ---
    owner: 处长１３８１２３４５６７８

改法：
    删去号码，写职务或办公电话；通讯录另行保管。已经提交的，商技术人员清除历史。

依据：
    政府督查工作条例 第二十四条：对在督查工作中知悉的个人隐私保密；个人信息保护法：处理个人信息限于最小范围
"""

from __future__ import annotations

import re

from luoshi.model.texts import texts_of
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.rules.shared.secrets import list_mobiles

RULE = Rule(
    code="LS903",
    title="台账中不得有手机号码",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="政府督查工作条例 第二十四条",
)

_HINT = re.compile(r"1[3-9３-９]\d[-‐–—－ ]?\d\d\d\d")


def check(view: TaskView) -> Findings:
    """Yield a finding for every text, whatever its date, with a mobile number; mask it."""
    joined = view.text
    if "１" not in joined and not _HINT.search(joined):
        return
    for keys, text in texts_of(view.task):
        for secret in list_mobiles(text):
            message = f"有{secret.words}：个人隐私不得写入台账"
            yield view.finding(RULE, keys, message, "删去号码，写职务或办公电话；已提交的还要清除历史")
