"""Which ledger a word means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    from luoshi.model.ledger import Ledger
    from luoshi.service.workspace import Workspace


def find_ledger(workspace: Workspace, word: str, year: int) -> str:
    """Return the folder under ``ledgers/`` of the ledger with this folder, folder name, title, prefix or kind.

    Of several, that of ``year``. Raises UsageError when there is none, or more than one.
    """
    found = [key for key, ledger in workspace.ledgers.items() if word in _names(key, ledger)]
    of_year = [key for key in found if workspace.ledgers[key].year == year]
    if len(chosen := of_year or found) == 1:
        return chosen[0]
    if chosen:
        raise UsageError(f"“{word}”有几本台账：{'、'.join(chosen)}", "写明其中一个文件夹")
    raise _unknown(workspace, word)


def only_ledger(workspace: Workspace) -> str | None:
    """Return the folder of the ledger where there is but one. Raises UsageError when there is none at all."""
    if not workspace.ledgers:
        raise UsageError("工作区里没有可用的台账", "先建 ledgers/年度/文件夹/ledger.yaml；已有的用 luoshi check 检查")
    return next(iter(workspace.ledgers)) if len(workspace.ledgers) == 1 else None


def _names(key: str, ledger: Ledger) -> tuple[str, ...]:
    return (key, key.rpartition("/")[2], f"ledgers/{key}", ledger.title, ledger.prefix, ledger.kind)


def _unknown(workspace: Workspace, word: str) -> UsageError:
    names = {name for key, ledger in workspace.ledgers.items() for name in _names(key, ledger)}
    suggestion = suggest(word, names)
    return UsageError(f"没有台账“{word}”{suggestion}", "现有：" + "、".join(workspace.ledgers))
