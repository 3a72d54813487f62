"""What a shell may offer to ``luoshi amend --clear``."""

from __future__ import annotations

from luoshi.cli import env
from luoshi.cli.actions.candidates import find_workspace
from luoshi.errors import LuoshiError
from luoshi.service.recording.amending import clearable_of


def list_clearable(name: str, entry: str | None) -> list[str]:
    """Return the fields that may be taken out of an entry of a task."""
    workspace = find_workspace()
    if workspace is None:
        return []
    try:
        return [field.name for field in clearable_of(workspace, name, entry, env.surroundings())]
    except LuoshiError:
        return []
