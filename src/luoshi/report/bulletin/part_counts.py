"""Milestones, indicators, and the building projects that leaders ask for by number, counted in sentences."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from luoshi.report.bulletin.figures import STAGES
from luoshi.report.wording import clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Run


def count_parts(material: ReportData) -> list[list[Run]]:
    """Return a sentence for each of the three that any task has."""
    return [words for words in (_milestones(material), _indicators(material), _projects(material)) if words]


def _milestones(material: ReportData) -> list[Run]:
    """设有时间节点的a项，共b个节点：已到期c个，完成d个，其中按期e个，逾期未完成f个."""
    stones = list(chain.from_iterable(state.counting_milestones for state in material.coverage.live))
    if not stones:
        return []
    due = [stone for stone in stones if stone.due <= material.request.as_of]
    done = [stone for stone in due if stone.reached is not None]
    prompt = sum(stone.reached is not None and stone.reached <= stone.due for stone in done)
    early = sum(stone.reached is not None for stone in stones) - len(done)
    counts = (
        (len(due), f"已到期{len(due)}个"),
        (len(done), f"完成{len(done)}个（其中按期{prompt}个）" if prompt < len(done) else f"均按期完成{len(done)}个"),
        (len(due) - len(done), f"未完成{len(due) - len(done)}个"),
        (early, f"提前完成未到期节点{early}个"),
    )
    told = "，".join(words for count, words in counts if count)
    return [
        "设有时间节点的",
        material.figures("with_milestones"),
        f"项，共{len(stones)}个节点{f'：{told}' if told else ''}。",
    ]


def _indicators(material: ReportData) -> list[Run]:
    items = list(chain.from_iterable(state.indicators for state in material.coverage.live))
    if not items:
        return []
    measured = [item for item in items if item.gap is not None]
    met = sum(item.gap is not None and item.gap >= 0 for item in measured)
    counts = (
        (met, f"达到应有进度或目标{met}个"),
        (len(measured) - met, f"未达到{len(measured) - met}个"),
        (len(items) - len(measured), f"尚无可比数值{len(items) - len(measured)}个"),
    )
    told = "，".join(words for count, words in counts if count)
    return ["设有量化指标的", material.figures("with_indicators"), f"项，共{len(items)}个指标：{told}。"]


def _projects(material: ReportData) -> list[Run]:
    said = list(_stages(material))
    return ["项目推进：", *clauses(said, "；"), "。"] if said else []


def _stages(material: ReportData) -> Iterator[list[Run]]:
    fig = material.figures
    for stage, (whole, part) in STAGES.items():
        if fig.has(whole):
            done: list[Run] = [f"，已{stage}", fig(part), "项"] if fig.has(part) else [f"，尚未{stage}"]
            yield [f"涉及{stage}的", fig(whole), "项", *done]
