"""What every command that makes entries does: ask for what is missing, judge, write or show the difference, tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.diff_text import unified
from luoshi.cli.entry_questions import complete
from luoshi.cli.finding_text import show_findings
from luoshi.cli.opening import open_here
from luoshi.cli.terminal import say, show, tell
from luoshi.service.amending import draft_change, make_change
from luoshi.service.entry_needs import next_commands
from luoshi.service.entry_words import entry_data
from luoshi.service.recording import NewEntry, draft_entries, record_entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.cli.entry_options import Given
    from luoshi.model.vocabulary import EventKind
    from luoshi.service.amending import Change
    from luoshi.service.opened import Opened
    from luoshi.service.recording import Draft

_APART = ("date", "dry_run", "as_of", "workspace")


def write_entry(name: str, event: EventKind, given: Given) -> None:
    """Record one entry from what was typed, and from answers where something is missing."""
    day = env.day_of(given["as_of"])
    on = env.day_of(given["date"]) if given["date"] else day
    words = {key: value for key, value in given.items() if key not in _APART}
    entry_data(event, on, words)  # what cannot be taken is said before anything is asked
    opened = open_here(given["workspace"])
    complete(opened, name, event, words)
    data = entry_data(event, on, words)
    new = NewEntry(name, data, tuple(data.pop("evidence", ())))
    deliver(opened, [new], given)


def deliver(opened: Opened, entries: Sequence[NewEntry], given: Given) -> None:
    """Write the entries, or with ``--dry-run`` show what would change, and tell what is next."""
    act = draft_entries if given["dry_run"] else record_entries
    drafts = act(opened, entries, env.day_of(given["as_of"]), env.start_folder(None))
    for draft in drafts:
        show_findings(draft.findings)
    if given["dry_run"]:
        _show(drafts)
    else:
        tell("\n".join(_told(opened, drafts)))


def change(opened: Opened, wanted: Change, *, dry_run: bool) -> None:
    """Change an entry that is not committed, or show what would change."""
    draft = (draft_change if dry_run else make_change)(opened, wanted, env.surroundings())
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


def _told(opened: Opened, drafts: Sequence[Draft]) -> list[str]:
    lines = []
    for draft in drafts:
        lines += [f"已记入 {draft.task.id}：{entry.date} {entry.event}（{draft.path}）" for _, entry in draft.entries]
        lines += [f"已复制 evidence/{draft.task.id}/{copy.name}" for copy in draft.copies]
    if len(drafts) == 1:
        lines += _next(opened, drafts[0])
    return lines


def _next(opened: Opened, draft: Draft) -> list[str]:
    steps = next_commands(draft.task, draft.state.lifecycle, opened.config.organisation.office)
    head = f"现在是“{draft.state.lifecycle}”" + ("，接下来可以记：" if steps else "")
    return [head, *(f"  {step}" for step in steps)]
