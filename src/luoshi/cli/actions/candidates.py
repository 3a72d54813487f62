"""What a shell may offer: the names that a workspace knows. A broken workspace offers nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from luoshi.cli.arguments.opening import open_here
from luoshi.errors import LuoshiError
from luoshi.rules.engine.registry import BY_CODE

if TYPE_CHECKING:
    from luoshi.service.workspace import Workspace


def list_task_ids() -> list[str]:
    """Return the ids of all tasks; they are file names, so no file is read."""
    workspace = find_workspace()
    return [Path(path).stem for path in workspace.listing.tasks] if workspace else []


def list_units() -> list[str]:
    """Return the units of org.yaml."""
    workspace = find_workspace()
    return [unit.name for unit in workspace.organisation.units] if workspace else []


def list_people() -> list[str]:
    """Return the posts of org.yaml."""
    workspace = find_workspace()
    return [person.name for person in workspace.organisation.people] if workspace else []


def list_ledgers() -> list[str]:
    """Return the folders of the ledgers."""
    workspace = find_workspace()
    return sorted(workspace.ledgers) if workspace else []


def list_views() -> list[str]:
    """Return the lists of luoshi.yaml."""
    workspace = find_workspace()
    return [view.name for view in workspace.config.views] if workspace else []


def list_rule_codes() -> list[str]:
    """Return the codes of all rules."""
    return sorted(BY_CODE)


def find_workspace() -> Workspace | None:
    """Return the workspace around the current folder; None where there is none, or a broken one."""
    try:
        return open_here(None)
    except LuoshiError:
        return None
