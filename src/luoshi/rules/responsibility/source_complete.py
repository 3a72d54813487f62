"""LS207 立项依据须齐全。

为什么：
    督查事项都要有来由、有人批准，防止随意立项、多头督查。来源类别是固定的几类，写法不一就不能按来源统计。
    参数 without_approver、without_document 列出不要求批准人、不要求文号的来源类别。

合格：
    source: {category: 市委市政府部署, document: 津教委〔2026〕1号, approver: 主任办公会}
    ---
    source: {category: 建议提案, document: 市十八届人大四次会议第0123号建议}
    ---
    source: {category: 巡察反馈, document: 教巡〔2026〕3号, approver: 党组会}
    luoshi: {vocabulary: {categories: [巡察反馈]}}

不合格：
    source: null
    ---
    source: {category: 市委市政府部署, document: 津教委〔2026〕1号}
    ---
    source: {category: 市委市府部署, document: 津教委〔2026〕1号, approver: 主任办公会}
    ---
    source: {category: 会议议定, approver: 主任办公会}

改法：
    补上来源类别、文号或会议期次、批准立项的领导或会议。
    本地另有来源类别的，在 luoshi.yaml 的 vocabulary.categories 中增加。

依据：
    政府督查工作条例 第十一条：督查事项依据本级政府的决定、行政首长的指令，或经其批准的建议确定
    津教委〔2018〕1号 一（一）：六类重点任务
"""

from __future__ import annotations

from luoshi.model.vocabulary import CATEGORIES
from luoshi.rules.engine.api import Finding, Findings, Rule, Scope, Severity, TaskView
from luoshi.suggestion import suggest

RULE = Rule(
    code="LS207",
    title="立项依据须齐全",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="政府督查工作条例 第十一条",
    parameters={"without_approver": ("建议提案",), "without_document": ("领导批示交办", "委领导批示交办")},
)

_KNOWN = frozenset(CATEGORIES)


def check(view: TaskView) -> Findings:
    """Yield findings for a missing source, an unknown category, and a missing document or approver."""
    source = view.task.source
    if source is None:
        message = f"“{view.task.title}”没有立项依据"
        yield view.finding(RULE, ("title",), message, "补上 source: {category: …, document: …, approver: …}")
        return
    category = source.category
    if category not in _KNOWN and category not in view.context.config.vocabulary.categories:
        yield _refuse_category(view, category)
    if not source.document and category not in view.context.words(RULE, "without_document"):
        message = f"立项依据缺少文件或会议（来源类别“{category}”）"
        yield view.finding(RULE, ("source", "category"), message, "补上 document：文号、会议名称与期次或建议提案编号")
    if not source.approver and category not in view.context.words(RULE, "without_approver"):
        message = f"立项依据缺少批准人（来源类别“{category}”）"
        yield view.finding(RULE, ("source", "category"), message, "补上 approver：批准立项的领导（职务）或会议")


def _refuse_category(view: TaskView, category: str) -> Finding:
    known = (*CATEGORIES, *view.context.config.vocabulary.categories)
    message = f"来源类别“{category}”不在规定的类别中{suggest(category, known)}"
    hint = "改用规定的类别，或在 luoshi.yaml 的 vocabulary.categories 中增加"
    return view.finding(RULE, ("source", "category"), message, hint)
