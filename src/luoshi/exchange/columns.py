"""What the columns of an office's table are, by the field's own words for them (reference/domain.md 2.2, 2.3)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class ColumnKind(Frozen):
    """A kind of column: its key and the words it goes by; the first is the one for ``--map``.

    ``down``: a merged cell of it belongs to all its rows.
    """

    key: str
    words: tuple[str, ...]
    down: bool = True


def _column(key: str, words: str, *, down: bool = True) -> ColumnKind:
    return ColumnKind(key, tuple(words.split()), down)


COLUMNS = (
    _column("number", "编号 序号 督办编号 流水号 任务编号 事项编号 工作编号 项目编号"),
    _column(
        "title",
        "事项 任务内容 督办事项 民生事项名称 事项名称 任务名称 工作任务 重点任务 项目名称 任务 工作事项 "
        "工作内容 主要任务 具体任务 承办事项 督查事项 议定事项 整改事项 重点工作 工作项目 项目 标题 "
        "考核项目 存在问题（整改） 问题 计划",
    ),
    _column(
        "content",
        "内容 主要内容 具体内容 建设内容 督办内容 任务要求 工作要求 工作目标及任务要求 任务描述 描述 要求 批示内容",
    ),
    _column(
        "objective",
        "目标任务 目标 年度任务目标 年度目标 任务目标 工作目标 预期目标 年度目标任务 目标要求 考核指标 年度任务",
    ),
    _column("standard", "工作标准 完成标准 标准 验收标准 整改标准"),
    _column("measures", "措施 工作举措 工作措施 整改措施 具体措施 主要措施 落实措施 具体举措 推进措施"),
    _column("outputs", "成果形式 成果 成果清单 工作成果 预期成果"),
    _column("category", "来源类别 任务来源 来源 事项来源 立项来源"),
    _column("document", "来源文件 来源描述 督办依据 立项依据 依据 会议来源 文件依据 任务依据 文号"),
    _column("group", "类别 任务类别 分类 具体分类 任务类型 工作类型 民生事项类别 工作类别"),
    _column("kind", "事项类型"),
    _column(
        "leader",
        "牵头领导 分管领导 分管校领导 责任领导 牵头校领导 区政府分管领导 市政府分管领导 分管市领导 "
        "分管区领导 包保领导 分管负责同志",
    ),
    _column("lead", "牵头单位 牵头部门 牵头处室 牵头科室 主办单位 主办 主办部门 主责单位 牵头责任单位 牵头"),
    _column(
        "duty",
        "责任单位 承办单位 责任部门 责任处室 责任科室 负责部门 负责单位 承办部门 承办 处(科)室 责任主体 "
        "实施单位 落实单位 部门 责任分工",
    ),
    _column(
        "support",
        "配合单位 协办单位 配合部门 协办部门 协办 会办 会办单位 协助 协助单位 参与单位 配合处室 参加单位 "
        "配合责任单位 配合",
    ),
    _column("owner", "责任人 承办人 联系人 具体责任人 督办人 跟踪人 第一责任人 负责人 联络员 整改责任人"),
    _column(
        "due",
        "完成时限 完成期限 计划完成时间 办结时限 时限 时限要求 完成时间要求 整改时限 整改期限 "
        "要求完成时间 要求完成日期 要求完成日 计划完成日 截止时间 截止日期 办理时限 时间节点 时间要求 "
        "完成节点 期限 计划完成日期 到期日",
    ),
    _column(
        "assigned",
        "交办日期 交办时间 立项时间 立项日期 下达时间 提出日 提出日期 批示时间 批示日期",
    ),
    _column(
        "progress",
        "进展 工作进展 进展情况 工作动态 承办情况 完成情况 办理情况 落实情况 整改情况 推进情况 "
        "工作进展情况 实际完成情况",
        down=False,
    ),
    _column("percent", "进度 完成进度 进度% 完成率 完成比例 序时进度", down=False),
    _column("problem", "存在问题 困难问题 问题困难", down=False),
    _column("request", "需协调事项 需协调解决的问题 需协调问题", down=False),
    _column("next", "下一步 下一步打算 下步打算 下一步工作 下一步措施 下一步计划", down=False),
    _column(
        "state",
        "状态 任务状态 办理状态 完成状态 进展状态 是否完成 是否办结 办结情况 是否结束 工作状态",
        down=False,
    ),
    _column(
        "reported",
        "填报日期 填报时间 更新时间 反馈日期 反馈时间 报送时间 最近反馈日 统计时间 截至时间",
        down=False,
    ),
    _column("done", "实际完成时间 办结时间 办结日期 实际完成日期 实际完成日 实际完成", down=False),
    _column("finish", "完成时间 完成日期"),
    _column("closed", "销号时间 销号日期", down=False),
    _column("note", "备注"),
)
BY_KEY = {column.key: column for column in COLUMNS}
_BY_WORD = {word: column.key for column in reversed(COLUMNS) for word in column.words}
_IGNORED = re.compile(
    r"[\s*＊:：]|[（(](?:必填|选填|可选|个|天|元|万元|%|盖章|签字|日期|职务|名称|如有|可多选|公章)[）)]"
)


def simplify_head(text: str) -> str:
    """Return the words of a head without blanks, stars and units of measure, half width."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", _IGNORED.sub("", text)))


def column_of(head: str, columns: Mapping[str, str] | None = None) -> str | None:
    """Return the key of a head such as 责任分工/牵头单位; None where it is not known. ``columns``: from ``--map``."""
    given = columns or {}
    parts = [part for part in head.split("/") if part]
    for words in (head, *reversed(parts)):
        if words in given:
            return given[words]
    for words in (simplify_head(head), *(simplify_head(part) for part in reversed(parts))):
        if words in _BY_WORD:
            return _BY_WORD[words]
    return None


def count_known_heads(cells: Sequence[str], columns: Mapping[str, str] | None = None) -> int:
    """Return how many different columns a row of words names."""
    return len({key for cell in cells if cell and (key := column_of(cell, columns))})
