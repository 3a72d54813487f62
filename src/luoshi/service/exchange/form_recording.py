"""``form collect``, the last step: the rows of a form judged and written, and every row that the rules refuse named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.exchange.forms.form_collect import Fault, FormRefusedError
from luoshi.service.recording.judging import EntryRefusedError
from luoshi.service.recording.recording import draft_entries, record_entries

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from luoshi.service.exchange.form_collecting import Collected
    from luoshi.service.recording.recording import FileDraft
    from luoshi.service.workspace import Workspace


def record_form(
    workspace: Workspace, found: Collected, day: dt.date, here: Path, *, dry_run: bool
) -> tuple[FileDraft, ...]:
    """Write the entries, or only draft them, and return the files.

    Raises EntryRefusedError for the one row that the rules refuse, FormRefusedError for several, and what
    ``record_entries`` raises; then no file is changed.
    """
    act = draft_entries if dry_run else record_entries
    try:
        return act(workspace, found.entries, day, here) if found.entries else ()
    except EntryRefusedError:
        refused = dict(_find_refused(workspace, found, day, here))
        if len(refused) > 1:
            raise _join_refusals(found, refused) from None
        raise


def _find_refused(
    workspace: Workspace, found: Collected, day: dt.date, here: Path
) -> Iterator[tuple[str, EntryRefusedError]]:
    """Yield the origin of each row that cannot be written, and why."""
    for new in found.entries:
        try:
            draft_entries(workspace, (new,), day, here)
        except EntryRefusedError as error:
            yield new.origin, error


def _join_refusals(found: Collected, refused: dict[str, EntryRefusedError]) -> FormRefusedError:
    findings = [finding for error in refused.values() for finding in error.findings]
    hints = dict.fromkeys(finding.hint for finding in findings if finding.hint)
    faults = [
        Fault(origin, "不能记“进展”：" + "；".join(f"{each.code} {each.message}" for each in error.findings))
        for origin, error in refused.items()
    ]
    return FormRefusedError(found.form.name, faults, "；".join(hints))
