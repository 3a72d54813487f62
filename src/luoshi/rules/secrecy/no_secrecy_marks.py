"""LS901 台账中不得有密级标志。

为什么：
    台账用 git 保存，一经写入，删去的内容仍在历史里。涉密内容、涉密文件的标题和文号都不能进来。

合格：
    title: 开展保密教育和国家秘密定密培训
    ---
    title: 国家教育考试绝密级试卷保管检查
    ---
    objective: 核实企业商业秘密保护情况

不合格：
    title: 〔机密〕关于某项工作的部署
    ---
    source: {category: 市委市政府部署, document: 秘密★5年 津教委〔2026〕1号, approver: 主任办公会}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处, note: 来文密级：秘密}

改法：
    立即停止提交，涉密内容按保密规定另行管理，台账只写不涉密的要求；已经提交的，报告本单位保密部门，
    由其决定如何清除历史。

依据：
    政府督查工作条例 第二十四条：对国家秘密、商业秘密、个人隐私保密；教育部办公厅行政效能做法 五：加强保密教育，
    严守保密红线
"""

from __future__ import annotations

from luoshi.model.texts import texts_of
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.rules.shared.secrets import find_mark

RULE = Rule(
    code="LS901",
    title="台账中不得有密级标志",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="政府督查工作条例 第二十四条",
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every text, whatever its date, that bears a secrecy mark."""
    joined = view.text
    if "密" not in joined or not find_mark(joined):
        return
    for keys, text in texts_of(view.task):
        mark = find_mark(text)
        if mark:
            message = f"有密级标志“{mark.group().strip()}”：涉密内容不得写入台账"
            yield view.finding(RULE, keys, message, "不要提交；已提交的报告保密部门，只删去这一行不能清除历史")
