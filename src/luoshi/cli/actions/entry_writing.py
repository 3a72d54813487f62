"""What every command that makes entries does: ask for what is missing, judge, write or show the difference, tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.blank_words import is_left_blank
from luoshi.cli import env
from luoshi.cli.arguments.entry_options import COMMON
from luoshi.cli.arguments.opening import open_here
from luoshi.cli.asking.entry_questions import complete
from luoshi.cli.output.diff_text import unified
from luoshi.cli.output.finding_text import show_findings
from luoshi.cli.output.terminal import say, show, tell
from luoshi.errors import UsageError
from luoshi.service.recording.amending import Change, draft_change, make_change
from luoshi.service.recording.entry_batch import read_batch
from luoshi.service.recording.entry_needs import next_commands
from luoshi.service.recording.entry_words import find_event, parse_entry, parse_fields
from luoshi.service.recording.recording import NewEntry, draft_entries, record_entries
from luoshi.service.recording.typed_words import drop_blanks
from luoshi.store.files.files import READING, reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from luoshi.cli.arguments.entry_options import Given
    from luoshi.model.vocabulary import EventKind
    from luoshi.service.recording.recording import FileDraft
    from luoshi.service.workspace import Workspace

_COMMON = frozenset(each[0] for each in COMMON)
_OF_AMEND = frozenset({"name", "entry", "evidence", "clear"})
_LARGEST = 64 << 20
"""A hundred thousand entries are some ten megabytes."""


def log(given: Given) -> None:
    """Record one entry of the event that was named, or with ``--from`` those of a file."""
    name, event, source = given.pop("name"), given.pop("event"), given.pop("source")
    if source is not None:
        _write_batch(source, name, given)
        return
    if name is None or event is None:
        raise UsageError("缺少编号或事件", "写成 luoshi log ZD-2026-012 签收，或用 --from 文件")
    write_entry(name, find_event(event), given)


def write_entry(name: str, event: EventKind, given: Given) -> None:
    """Record one entry from what was typed, and from answers where something is missing."""
    day = env.day_of(given["as_of"])
    on = env.day_of(given["date"]) if given["date"] else day
    words = drop_blanks({key: value for key, value in given.items() if key not in _COMMON})
    parse_fields(event, words)  # what cannot be taken is said before anything is asked
    workspace = open_here(given["workspace"])
    complete(workspace, name, event, words, on)
    new = NewEntry(name, parse_entry(event, on, words), tuple(words.get("evidence") or ()))
    deliver(workspace, [new], given)


def amend(given: Given) -> None:
    """Change an entry that is not committed, from what was typed."""
    words = {key: value for key, value in given.items() if key not in _OF_AMEND | _COMMON or key == "date"}
    files = tuple(each for each in given["evidence"] or () if not is_left_blank(each))
    here, day = env.start_folder(None), env.day_of(given["as_of"])
    wanted = Change(given["name"], given["entry"], words, files, here, day, tuple(given["clear"] or ()))
    change(open_here(given["workspace"]), wanted, dry_run=given["dry_run"])


def deliver(workspace: Workspace, entries: Sequence[NewEntry], given: Given) -> None:
    """Write the entries, or with ``--dry-run`` show what would change, and tell what is next."""
    act = draft_entries if given["dry_run"] else record_entries
    drafts = act(workspace, entries, env.day_of(given["as_of"]), env.start_folder(None))
    for draft in drafts:
        show_findings(draft.findings)
    if given["dry_run"]:
        _show(drafts)
    else:
        tell("\n".join(_list_done(workspace, drafts)))


def change(workspace: Workspace, wanted: Change, *, dry_run: bool) -> None:
    """Change an entry that is not committed, or show what would change."""
    draft = (draft_change if dry_run else make_change)(workspace, wanted, env.surroundings())
    show_findings(draft.findings)
    if dry_run:
        _show([draft])
        return
    _, entry = draft.entries[0]
    tell(f"已改正 {draft.task.id}：{entry.date} {entry.event}（{draft.path}）")


def _write_batch(source: Path, name: str | None, given: Given) -> None:
    more = [key for key, value in given.items() if value and key not in _COMMON]
    if name is not None or more:
        raise UsageError(
            "--from 的内容都写在文件里，不能再写编号、事件或它们的选项", "只留 --from、--date、--dry-run 等"
        )
    day = env.day_of(given["date"] or given["as_of"])
    deliver(open_here(given["workspace"]), read_batch(_read(source), source.name, day), given)


def _read(source: Path) -> bytes:
    try:
        with source.open("rb") as stream:  # a pipe will do
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"“{source}”读不出来：{reason_of(error, READING)}", "检查文件名和权限") from None
    if len(data) > _LARGEST:
        raise UsageError(f"“{source}”超过 {_LARGEST >> 20} MB", "分成几个文件添加")
    return data


def _show(drafts: Sequence[FileDraft]) -> None:
    for draft in drafts:
        show(unified(draft.path, draft.before, draft.after))
        for copy in draft.copies:
            say(f"会复制 {copy.source} 到 evidence/{draft.task.id}/")
    say("以上是会有的改动，没有写入")


def _list_done(workspace: Workspace, drafts: Sequence[FileDraft]) -> list[str]:
    lines = []
    for draft in drafts:
        lines += [f"已记入 {draft.task.id}：{entry.date} {entry.event}（{draft.path}）" for _, entry in draft.entries]
        lines += [f"已复制 evidence/{draft.task.id}/{copy.name}" for copy in draft.copies]
    if len(drafts) == 1:
        lines += _list_next(workspace, drafts[0])
    return lines


def _list_next(workspace: Workspace, draft: FileDraft) -> list[str]:
    steps = next_commands(draft.state, workspace.config.organisation.office)
    head = f"现在是“{draft.state.lifecycle}”" + ("，接下来可以记：" if steps else "")
    return [head, *(f"  {step}" for step in steps)]
