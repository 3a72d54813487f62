"""LS905 佐证材料的文件名和文字中不得有密级标志、身份证号码、手机号码。

为什么：
    佐证材料和台账在一个仓库里，一并传开。看得懂的文字材料（txt、csv、md 等）逐份查看；
    扫描件、Word、PDF 看不到内容，只查文件名。

合格：
    evidence: {ZD-2026-001: {验收表.txt: 验收合格率100%}}

不合格：
    evidence: {ZD-2026-001: {张三13812345678.pdf: x}}
    ---
    evidence: {ZD-2026-001: {名单.csv: "某某,11010519491231002X"}}
    ---
    evidence: {ZD-2026-001: {来文.txt: "密级：秘密"}}

改法：
    改名，或遮去号码后重新存放；涉密的立即移出，报告保密部门。已经提交的，商技术人员清除历史。

依据：
    政府督查工作条例 第二十四条：对国家秘密、个人隐私保密；个人信息保护法：处理个人信息限于最小范围
"""

from __future__ import annotations

from luoshi.rules.engine.api import Finding, Findings, Rule, Scope, Severity, TaskView
from luoshi.rules.shared.secrets import list_secrets

RULE = Rule(
    code="LS905",
    title="佐证材料的文件名和文字中不得有密级标志、身份证号码、手机号码",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="政府督查工作条例 第二十四条",
)
HINT = "改名，或遮去号码后重新存放；涉密的立即移出，报告保密部门"


def check(view: TaskView) -> Findings:
    """Yield a finding for every file whose name or text holds a secret; mask it, in the path too."""
    task = view.task.id
    for name in view.context.evidence.names(task):
        named = next(list_secrets(name), None)
        if named:
            yield view.finding(RULE, (), f"佐证材料的文件名有{named.words}：不得写入台账", HINT)
            continue
        text = view.context.evidence.text(task, name) or ""
        for secret in list_secrets(text):
            line = text.count("\n", 0, secret.place) + 1
            message = f"佐证材料有{secret.words}：不得写入台账"
            yield Finding(RULE.code, RULE.severity, f"evidence/{task}/{name}", (), message, HINT, task, line, 1)
