"""What ``luoshi coverage``, ``burden`` and ``inspector`` do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.cli import env
from luoshi.cli.actions.inspection.delivering import deliver_view
from luoshi.cli.arguments.opening import open_at
from luoshi.cli.output.pages import warn_unread
from luoshi.errors import ExitCode, NothingToDoError
from luoshi.report.inspection.burden_page import make_burden_grid, make_burden_page
from luoshi.report.inspection.coverage_page import make_areas_page, make_coverage_grid, make_coverage_page
from luoshi.report.inspection.inspector_pages import make_findings_page, make_inspectors_page
from luoshi.rules.engine.runner import check_inspection, plan_rules
from luoshi.service.inspection.judging import build_view
from luoshi.service.inspection.loading import load_ground
from luoshi.service.inspection.planning import choose_span, measure_burden, measure_rounds
from luoshi.state.inspection.inspecting import assign_schools, invert_schools, list_taught

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from luoshi.service.workspace import Workspace
    from luoshi.state.inspection.ground import Ground

_OF_INSPECTORS = ("LS807", "LS808", "LS809", "LS810", "LS811", "LS812")


class ViewCall(NamedTuple):
    """What all of them need: the day, the revision, the folder, the format and where to."""

    as_of: str | None
    rev: str | None
    folder: Path | None
    style: str
    output: Path | None

    def open(self) -> tuple[Workspace, Ground, dt.date]:
        """Open the workspace and read the files of inspection; those that cannot be read are told."""
        workspace = open_at(self.folder, self.rev)
        loaded = load_ground(workspace)
        warn_unread(loaded.findings)
        return workspace, loaded.ground, env.day_of(self.as_of)


def show_coverage(call: ViewCall, by: str, until: int | None) -> ExitCode:
    """Show the coverage of schools, of governments, or the areas."""
    workspace, ground, day = call.open()
    if by == "责任区":
        people = invert_schools(assign_schools(ground, day))
        page = make_areas_page(list_taught(ground, day), people)
        deliver_view(workspace, page, None, day, call.style, call.output)
        return ExitCode.OK
    what = "县级政府" if by == "县" else "学校"
    found = measure_rounds(workspace, ground, day, government=by == "县", until=until)
    grid = make_coverage_grid(found, what)
    deliver_view(workspace, make_coverage_page(found, what), grid, day, call.style, call.output)
    return ExitCode.OK


class BurdenCall(NamedTuple):
    """Of which school, in which period, and how many are shown."""

    school: str | None
    year: int | None
    term: str | None
    top: int | None


def show_burden(call: ViewCall, asked: BurdenCall) -> ExitCode:
    """Show the burden on schools."""
    workspace, ground, day = call.open()
    span = choose_span(ground, day, asked.year, asked.term)
    source = measure_burden(workspace, ground, day, span, asked.school)
    if not source.now:
        raise NothingToDoError(f"{span.name}没有到校的记录", "督导、督导记录和活动记入以后再看")
    page = make_burden_page(source, asked.top)
    deliver_view(workspace, page, make_burden_grid(source), day, call.style, call.output)
    return ExitCode.OK


def show_inspectors(call: ViewCall, *, check: bool) -> ExitCode:
    """List the inspectors, or what is wrong and due with them."""
    workspace, ground, day = call.open()
    people = [placed.record for placed in ground.inspectors]
    if not people:
        raise NothingToDoError("没有督学名录", "在 registers/inspectors.yaml 登记，或用 luoshi import 从 Excel 读入")
    if not check:
        page = make_inspectors_page(people, assign_schools(ground, day), day)
        deliver_view(workspace, page, None, day, call.style, call.output)
        return ExitCode.OK
    view = build_view(workspace, ground, day)
    found = check_inspection(view, plan_rules(workspace.config, _OF_INSPECTORS))
    deliver_view(workspace, make_findings_page(found, day), None, day, call.style, call.output)
    return ExitCode.FINDINGS if found else ExitCode.OK
