"""``check``: every finding of the workspace, once, sorted, with places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.findings import RANK, Finding, Severity
from luoshi.frozen import Frozen, field
from luoshi.model.vocabulary import SeverityWord
from luoshi.rules.engine.api import CARD, WorkspaceView
from luoshi.rules.engine.registry import BY_CODE
from luoshi.rules.engine.runner import changed_severities, check_workspace, plan_rules
from luoshi.service.scan.looking import Across, Looking, look
from luoshi.service.scan.request import ScanRequest, build_context
from luoshi.service.scan.scan import quiet, scan_workspace
from luoshi.store.git.attributes import GitAttributes
from luoshi.store.workspace import INSPECTION_FOLDERS
from luoshi.store.yaml.locate import locate
from luoshi.suggestion import suggest_code

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from luoshi.rules.engine.runner import RulePlan
    from luoshi.service.changes.changing import ChangeResult
    from luoshi.service.scan.memory import Memory
    from luoshi.service.scan.request import Scan
    from luoshi.service.workspace import Workspace
    from luoshi.state.judging_context import Meetings


class CheckRequest(Frozen):
    """What the user asked for. ``paths``: relative to the workspace, everything when empty; ``least``: severity.

    ``base``: the revision that the change is judged against, None: not at all; ``environment``: what git gets to see.
    """

    as_of: dt.date
    only: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    least: Severity = Severity.HINT
    base: str | None = None
    environment: Mapping[str, str] = field(default_factory=dict)


class CheckResult(Frozen):
    """Findings in order of place, and how much was looked at; ``unjudged``: what of a change could not be."""

    findings: tuple[Finding, ...]
    files: int
    tasks: int
    unjudged: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)


def check(
    workspace: Workspace,
    request: CheckRequest,
    *,
    processes: int = 1,
    progress: Callable[[int, int], None] = quiet,
    memory: Memory | None = None,
) -> CheckResult:
    """Run the rules, with a memory only over what changed.

    Raises UsageError for an unknown rule code, NothingToDoError when there are no tasks and the settings are in order.
    """
    _known(request.only)
    change = _change(workspace, request)
    of_change = change.findings if change else ()
    plan = plan_rules(workspace.config, request.only)
    wanted = ScanRequest((request.as_of,), plan=plan, fields=CARD)

    def across(seen: Across) -> list[Finding]:
        context = build_context(workspace, request.as_of).but(
            merging=GitAttributes(workspace.root, request.environment)
        )
        return check_workspace(WorkspaceView(seen.cards, context, seen.papers), plan, seen.excepted)

    def scan(opened: Workspace, vouched: Meetings) -> Scan:
        return scan_workspace(opened, wanted, vouched=vouched, processes=processes, progress=progress)

    read, inspected = _inspect(workspace, request.as_of, plan)
    if not workspace.listing.tasks:  # none yet, all were deleted, or none can be reached: the settings are judged
        found = [*_of_files(workspace, read, request), *across(Across()), *inspected, *of_change]
        if found or change is not None:
            return _result(workspace, request, change, found, 0)
    looking = Looking(scan, across)
    seen = memory.look(workspace, looking) if memory else look(workspace, looking)
    found = [*_of_files(workspace, [*seen.found, *read], request), *seen.across, *inspected, *of_change]
    return _result(workspace, request, change, found, seen.tasks)


def _change(workspace: Workspace, request: CheckRequest) -> ChangeResult | None:
    """Judge the change since the base; None where none was asked for."""
    if request.base is None:
        return None
    from luoshi.service.changes.changing import ChangeRequest, judge_change  # noqa: PLC0415 -- costs 40 ms, seldom needed

    return judge_change(workspace, ChangeRequest(request.base, request.as_of, request.only, request.environment))


def _inspect(workspace: Workspace, day: dt.date, plan: RulePlan) -> tuple[list[Finding], list[Finding]]:
    """Judge the files of inspection, where there are any: return the findings of the readers, and of the rules."""
    if not any(workspace.tree.items(folder) for folder in INSPECTION_FOLDERS):
        return [], []
    from luoshi.service.inspection.judging import judge_inspection  # noqa: PLC0415 -- most workspaces have none

    return judge_inspection(workspace, day, plan)


def _result(
    workspace: Workspace, request: CheckRequest, change: ChangeResult | None, found: Sequence[Finding], tasks: int
) -> CheckResult:
    placed = _asked(locate(workspace.root, found), request)
    files = len(workspace.listing.tasks) + len(workspace.listing.ledgers)
    unjudged = change.unjudged if change else ()
    return CheckResult(tuple(placed), files, tasks, tuple(each.what for each in unjudged))


def _known(codes: Iterable[str]) -> None:
    for code in codes:
        if code not in BY_CODE:
            raise UsageError(f"没有规则 {code}{suggest_code(code, BY_CODE)}", "luoshi rule 列出全部规则")


def _of_files(workspace: Workspace, in_tasks: Sequence[Finding], request: CheckRequest) -> list[Finding]:
    """Return the readers' findings with the severities that luoshi.yaml sets, and those of task rules as they are."""
    changed = changed_severities(workspace.config)
    off = {code for code, setting in workspace.config.rules.items() if setting.severity is SeverityWord.OFF}
    found = [*workspace.findings, *in_tasks]
    if request.only:
        found = [each for each in found if each.code in request.only]
    return [each.but(severity=changed.get(each.code, each.severity)) for each in found if each.code not in off]


def _asked(found: Sequence[Finding], request: CheckRequest) -> list[Finding]:
    kept = (each for each in found if RANK[each.severity] <= RANK[request.least])
    within = (each for each in kept if not request.paths or _within(each.path, request.paths))
    return sorted(within, key=lambda finding: finding.order())


def _within(path: str, wanted: Iterable[str]) -> bool:
    return any(path == each or path.startswith(f"{each}/") or each in {"", "."} for each in wanted)
