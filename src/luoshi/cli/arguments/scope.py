"""What a report is narrowed to, as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.rules.shared.names import index_names
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    from luoshi.service.workspace import Workspace


def refuse_unknown(workspace: Workspace, unit: str | None, leader: str | None = None) -> None:
    """Raise UsageError for a unit or leader that the workspace does not know, with the nearest one."""
    names = index_names(workspace.organisation)
    if unit is not None and unit not in names.units:
        raise UsageError(f"org.yaml 中没有单位“{unit}”{names.suggestion(unit)}", "写 org.yaml 中的规范全称")
    if leader is not None and leader not in names.people:
        suggestion = suggest(leader, names.people)
        raise UsageError(f"org.yaml 中没有“{leader}”这一职务{suggestion}", "写 org.yaml 的 people 中的职务")
