"""``check``: every finding of the workspace, once, sorted, with places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.findings import RANK, Finding, Severity
from luoshi.model.vocabulary import SeverityWord
from luoshi.rules.api import WorkspaceView
from luoshi.rules.registry import BY_CODE
from luoshi.rules.runner import changed_severities, check_workspace, plan_rules
from luoshi.service.digest import Wanted
from luoshi.service.gather import gather, quiet
from luoshi.store.locate import locate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from luoshi.service.digest import Digest
    from luoshi.service.opened import Opened


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What the user asked for. ``paths``: relative to the workspace, everything when empty; ``least``: severity."""

    as_of: dt.date
    only: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    least: Severity = Severity.HINT


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Findings in order of place, and how much was looked at."""

    findings: tuple[Finding, ...]
    files: int
    tasks: int

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)


def check(
    opened: Opened,
    request: CheckRequest,
    *,
    processes: int = 1,
    progress: Callable[[int, int], None] = quiet,
) -> CheckResult:
    """Run the rules. Raises UsageError for an unknown rule code, NothingToDoError when there are no tasks."""
    _known(request.only)
    plan = plan_rules(opened.config, request.only)
    digest = gather(opened, Wanted((request.as_of,), plan=plan), processes=processes, progress=progress)
    excepted = {each.path: each.excepted for each in digest.tasks if each.excepted}
    cards = digest.cards()
    across = check_workspace(WorkspaceView(cards, digest.scene), plan, excepted)
    found = locate(opened.root, [*_of_files(opened, digest, request), *across])
    files = len(opened.listing.tasks) + len(opened.listing.ledgers)
    return CheckResult(tuple(_asked(found, request)), files, len(cards))


def _known(codes: Iterable[str]) -> None:
    for code in codes:
        if code not in BY_CODE:
            raise UsageError(f"没有规则 {code}", "luoshi rule 列出全部规则")


def _of_files(opened: Opened, digest: Digest, request: CheckRequest) -> list[Finding]:
    """Return the readers' findings with the severities that luoshi.yaml sets, and those of task rules as they are."""
    changed = changed_severities(opened.config)
    off = {code for code, setting in opened.config.rules.items() if setting.severity is SeverityWord.OFF}
    found = [*opened.findings, *digest.findings()]
    if request.only:
        found = [each for each in found if each.code in request.only]
    return [replace(each, severity=changed.get(each.code, each.severity)) for each in found if each.code not in off]


def _asked(found: Sequence[Finding], request: CheckRequest) -> list[Finding]:
    kept = (each for each in found if RANK[each.severity] <= RANK[request.least])
    within = (each for each in kept if not request.paths or _within(each.path, request.paths))
    return sorted(within, key=lambda finding: finding.order())


def _within(path: str, wanted: Iterable[str]) -> bool:
    return any(path == each or path.startswith(f"{each}/") or each in {"", "."} for each in wanted)
