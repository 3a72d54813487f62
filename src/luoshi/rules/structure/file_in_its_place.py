"""LS109 台账文件须放在该放的位置。

为什么：
    放错位置的文件不会被读取：事项以为在册，其实没有人管。链接在别的电脑上会指向别的文件。
    以 .yaml 结尾而读不到的（链接、文件夹、管道），和是链接的年度、台账文件夹，是错误；其余是警告。
    Windows 上取不出的名称（CON、nul.yaml 等设备名，含 : " | ? * 等，以句点或空格结尾），和只差大小写的两个文件，
    别的处室的电脑上看不到，也是警告。

合格：
    ledgers/2026/zonghe/ledger.yaml
    ledgers/2026/zonghe/ZD-2026-001.yaml

不合格：
    ledgers/2026/zonghe/ZD-2026-001.yaml
    ---
    ledgers/2026/zonghe/ledger.yaml
    ledgers/2026/zonghe/验收表.xlsx
    ---
    ledgers/ZD-2026-001.yaml

改法：
    事项放在 ledgers/年度/台账/ 下，文件名为编号加 .yaml；每本台账有一个 ledger.yaml；附件放进 evidence/编号/。
    （例中是各文件在工作区中的路径。）

依据：
    津教委〔2018〕1号 二（六）分类建立档案，一事一档
"""

from __future__ import annotations

from luoshi.rules.engine.api import Rule, Scope, Severity

RULE = Rule(
    code="LS109",
    title="台账文件须放在该放的位置",
    severity=Severity.WARNING,
    scope=Scope.FILE,
    basis="津教委〔2018〕1号 二（六）",
)
