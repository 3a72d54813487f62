"""What every command that makes entries does: ask for what is missing, judge, write or show the difference, tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.opening import open_here
from luoshi.cli.asking.entry_questions import complete
from luoshi.cli.output.diff_text import unified
from luoshi.cli.output.finding_text import show_findings
from luoshi.cli.output.terminal import say, show, tell
from luoshi.service.recording.amending import draft_change, make_change
from luoshi.service.recording.entry_needs import next_commands
from luoshi.service.recording.entry_words import entry_data
from luoshi.service.recording.recording import NewEntry, draft_entries, record_entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.cli.arguments.entry_options import Given
    from luoshi.model.vocabulary import EventKind
    from luoshi.service.recording.amending import Change
    from luoshi.service.recording.recording import Draft
    from luoshi.service.workspace import Workspace

_APART = ("date", "dry_run", "as_of", "workspace")


def write_entry(name: str, event: EventKind, given: Given) -> None:
    """Record one entry from what was typed, and from answers where something is missing."""
    day = env.day_of(given["as_of"])
    on = env.day_of(given["date"]) if given["date"] else day
    words = {key: value for key, value in given.items() if key not in _APART}
    entry_data(event, on, words)  # what cannot be taken is said before anything is asked
    workspace = open_here(given["workspace"])
    complete(workspace, name, event, words)
    data = entry_data(event, on, words)
    new = NewEntry(name, data, tuple(data.pop("evidence", ())))
    deliver(workspace, [new], given)


def deliver(workspace: Workspace, entries: Sequence[NewEntry], given: Given) -> None:
    """Write the entries, or with ``--dry-run`` show what would change, and tell what is next."""
    act = draft_entries if given["dry_run"] else record_entries
    drafts = act(workspace, entries, env.day_of(given["as_of"]), env.start_folder(None))
    for draft in drafts:
        show_findings(draft.findings)
    if given["dry_run"]:
        _show(drafts)
    else:
        tell("\n".join(_told(workspace, drafts)))


def change(workspace: Workspace, wanted: Change, *, dry_run: bool) -> None:
    """Change an entry that is not committed, or show what would change."""
    draft = (draft_change if dry_run else make_change)(workspace, wanted, env.surroundings())
    show_findings(draft.findings)
    if dry_run:
        _show([draft])
        return
    _, entry = draft.entries[0]
    tell(f"已改正 {draft.task.id}：{entry.date} {entry.event}（{draft.path}）")


def _show(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        show(unified(draft.path, draft.before, draft.after))
        for copy in draft.copies:
            say(f"会复制 {copy.source} 到 evidence/{draft.task.id}/")
    say("以上是会有的改动，没有写入")


def _told(workspace: Workspace, drafts: Sequence[Draft]) -> list[str]:
    lines = []
    for draft in drafts:
        lines += [f"已记入 {draft.task.id}：{entry.date} {entry.event}（{draft.path}）" for _, entry in draft.entries]
        lines += [f"已复制 evidence/{draft.task.id}/{copy.name}" for copy in draft.copies]
    if len(drafts) == 1:
        lines += _next(workspace, drafts[0])
    return lines


def _next(workspace: Workspace, draft: Draft) -> list[str]:
    steps = next_commands(draft.task, draft.state.lifecycle, workspace.config.organisation.office)
    head = f"现在是“{draft.state.lifecycle}”" + ("，接下来可以记：" if steps else "")
    return [head, *(f"  {step}" for step in steps)]
