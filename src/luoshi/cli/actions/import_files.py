"""What ``luoshi import`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.cli import env
from luoshi.cli.actions.import_text import import_text
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.opening import open_here
from luoshi.cli.output.pages import deliver
from luoshi.cli.output.terminal import say
from luoshi.errors import ExitCode, NoWorkspaceError, UsageError
from luoshi.exchange.reading.head_draft import DraftRequest
from luoshi.exchange.reading.import_json import import_json
from luoshi.exchange.reading.review_table import make_review_table
from luoshi.render.text.csv_text import render_tables
from luoshi.service.exchange.import_map import read_map
from luoshi.service.exchange.importing import ImportRequest, drafts_of, read_import, write_drafts
from luoshi.service.recording.head_needs import categories, find_ledger, kinds, only_ledger, usual_kind
from luoshi.service.recording.typed_words import parse_day
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.exchange.reading.items import Imported
    from luoshi.service.workspace import Workspace


class ImportCall(NamedTuple):
    """The file, and how it is to be read."""

    kind: str
    file: Path
    year: int | None
    columns: Path | None
    sheets: tuple[str, ...]


class ImportHead(NamedTuple):
    """What the drafts get that are written: the ledger, and what the source may not say."""

    ledger: str | None
    kind: str | None
    category: str | None
    document: str | None
    approver: str | None
    assigned: str | None
    as_of: str | None


def run(
    source: ImportCall,
    head: ImportHead | None,
    output_format: str,
    output: Path | None,
    folder: Path | None,
    *,
    report: bool,
) -> ExitCode:
    """Read the file and show what was understood; with a ``head`` also write it."""
    columns = read_map(source.columns) if source.columns else None
    request = ImportRequest(source.kind, source.file, source.year, columns, source.sheets)
    workspace = open_here(folder) if head else _open_if_there(folder)
    imported = read_import(request, workspace)
    if output_format == "json":
        deliver(import_json(imported), output)
    elif output_format == "csv":
        _deliver_review(imported, output)
    elif not head or report:
        deliver(visible(import_text(imported, full=report)).encode(), output)
    if head and workspace and imported.items:
        _write(workspace, imported, head)
    return ExitCode.OK if imported.items else ExitCode.NOTHING


def _open_if_there(folder: Path | None) -> Workspace | None:
    """Return the workspace; None where there is none and none was named."""
    try:
        return open_here(folder)
    except NoWorkspaceError:
        if folder is not None:
            raise
        return None


def _deliver_review(imported: Imported, output: Path | None) -> None:
    """Deliver the table; what is said of the whole source has no row in it and goes to standard error."""
    deliver(render_tables((make_review_table(imported),)), output)
    for each in imported.findings:
        say(f"注意：{each}")
    if imported.leftover:
        say(f"没有归入事项的文字有 {len(imported.leftover)} 处，不在表里：--report 逐处查看")


def _write(workspace: Workspace, imported: Imported, head: ImportHead) -> None:
    today = env.day_of(head.as_of)
    key = find_ledger(workspace, head.ledger, today.year) if head.ledger else only_ledger(workspace)
    if key is None:
        raise UsageError("有几本台账，没有写登记到哪一本", f"用 --ledger 写明：{'、'.join(workspace.ledgers)}")
    config = workspace.config
    kind = one_of("--kind", head.kind or usual_kind(config, workspace.ledgers[key]), kinds(config))
    category = head.category and one_of("--category", head.category, categories(config))
    day = parse_day("--assigned", head.assigned) if head.assigned else imported.date or today
    drafts = drafts_of(imported, DraftRequest(kind, day, category, head.document, head.approver))
    tasks = write_drafts(workspace, key, drafts)
    for task, draft in zip(tasks, drafts, strict=True):
        lacking = f"；待补：{'、'.join(draft.missing)}" if draft.missing else ""
        say(f"已登记 {task.id} {draft.head['title']}：{task.path}{lacking}")
    say(f"共登记 {len(tasks)} 个事项；用 luoshi check 看还缺什么")
