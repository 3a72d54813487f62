"""What ``luoshi inspect`` and ``luoshi visit`` do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.cli import env
from luoshi.cli.actions.inspection.delivering import deliver_paper, deliver_view
from luoshi.cli.arguments.opening import open_here
from luoshi.cli.output.finding_text import show_findings
from luoshi.cli.output.terminal import tell
from luoshi.errors import ExitCode, NothingToDoError, UsageError
from luoshi.model.inspection.activity import Inspection
from luoshi.report.inspection.inspection_pages import list_courses, make_list_page, make_show_page, make_visits_page
from luoshi.report.inspection.papers import InspectionPaper, PaperHead, make_letter, write_paper
from luoshi.report.inspection.plan_page import make_filing_sections, make_plan_page
from luoshi.service.inspection.files import find_file
from luoshi.service.inspection.judging import build_view
from luoshi.service.inspection.planning import count_plan, find_plan
from luoshi.service.inspection.starting import add_visit, begin_inspection
from luoshi.service.inspection.stepping import find_step, parse_step, write_step
from luoshi.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from luoshi.cli.actions.inspection.looking import ViewCall


def show_plan(call: ViewCall, year: int | None, *, filing: bool) -> ExitCode:
    """Show the plan of a year, or write the copy that is filed."""
    workspace, ground, day = call.open()
    found = find_plan(ground, year or day.year)
    figures = count_plan(ground, found, day)
    if filing:
        body = workspace.config.organisation.name
        head = PaperHead(f"{found.year}年督导检查计划", found.ref or "", found.adopted, "", body)
        paper = make_letter(workspace.config, head, make_filing_sections(found, figures), VERSION)
        deliver_paper(workspace, paper, call.style if call.style in {"docx", "pdf", "html"} else None, call.output)
    else:
        deliver_view(workspace, make_plan_page(found, figures), None, day, call.style, call.output)
    return ExitCode.OK


def register_inspection(
    given: Mapping[str, Any], members: Sequence[str], as_of: str | None, folder: Path | None
) -> ExitCode:
    """Register an inspection."""
    workspace, day = open_here(folder), env.day_of(as_of)
    made = begin_inspection(workspace, given, members, day)
    show_findings(made.findings)
    inspection = made.inspection
    tell(f"已登记 {inspection.id} {inspection.title}（{made.path}）")
    tell(f"接下来：luoshi inspect notice {inspection.id} --ref 文号")
    return ExitCode.OK


def record_step(name: str, step: str, words: dict[str, Any]) -> ExitCode:
    """Record a step and say what comes next, and until when; ``words``: what was typed, the common options among it."""
    folder, date, day = words.pop("workspace"), words.pop("date"), env.day_of(words.pop("as_of"))
    entry = parse_step(find_step(step), env.day_of(date) if date else day, words)
    logged = write_step(open_here(folder), name, entry, day)
    show_findings(logged.findings)
    tell(f"已记入 {name}：{entry.date} {entry.event}（{logged.path}）")
    course = logged.course
    tell(f"现在是“{course.stage}”" + (f"，接下来可以记：{'、'.join(course.next_steps)}" if course.next_steps else ""))
    for clock in course.clocks:
        if clock.done is None:
            span = f"自{clock.moment} {clock.start} 起 {clock.setting.days} 个{clock.setting.unit}"
            tell(f"  {clock.step}：{clock.due} 前（{span}）")
    return ExitCode.OK


def list_inspections(call: ViewCall, year: int | None) -> ExitCode:
    """List the inspections."""
    workspace, ground, day = call.open()
    courses = list_courses(build_view(workspace, ground, day).courses, year)
    if not courses:
        raise NothingToDoError("没有督导", "用 luoshi inspect new 登记")
    deliver_view(workspace, make_list_page(courses, day), None, day, call.style, call.output)
    return ExitCode.OK


def show_inspection(call: ViewCall, name: str) -> ExitCode:
    """Show one inspection."""
    workspace, ground, day = call.open()
    view = build_view(workspace, ground, day)
    found = next((pair for pair in view.courses if pair[0].record.id == name), None)
    if found is None:
        find_file(workspace, Inspection, name)  # says which is the nearest
        raise UsageError(f"{name} 的文件读不懂", "luoshi check 看原因")
    placed, course = found
    deliver_view(workspace, make_show_page(placed.path, course, view.tasks), None, day, call.style, call.output)
    return ExitCode.OK


def write_inspection_paper(call: ViewCall, name: str, kind: str) -> ExitCode:
    """Write one paper of an inspection."""
    workspace, ground, day = call.open()
    view = build_view(workspace, ground, day)
    course = next((course for placed, course in view.courses if placed.record.id == name), None)
    if course is None:
        find_file(workspace, Inspection, name)
        raise UsageError(f"{name} 的文件读不懂", "luoshi check 看原因")
    document = write_paper(InspectionPaper(kind), course, view.tasks, workspace.config, VERSION)
    deliver_paper(workspace, document, call.style if call.style in {"docx", "pdf", "html"} else None, call.output)
    return ExitCode.OK


def record_visit(
    inspector: str, term: str | None, data: dict[str, Any], as_of: str | None, folder: Path | None
) -> ExitCode:
    """Record a visit."""
    day = env.day_of(as_of)
    data.setdefault("date", day)
    made = add_visit(open_here(folder), inspector, term, data, day)
    show_findings(made.findings)
    tell(f"已记入 {inspector}：{made.visit.date} 到{made.visit.school}（{made.path}）")
    return ExitCode.OK


def list_visits(call: ViewCall, term: str | None, inspector: str | None) -> ExitCode:
    """List who was where how often in a term, and what is still owed."""
    workspace, ground, day = call.open()
    profile = build_view(workspace, ground, day).find_profile()
    page = make_visits_page(ground, day, (term, inspector), (profile.routine_per_term or 0) if profile else 0)
    deliver_view(workspace, page, None, day, call.style, call.output)
    return ExitCode.OK
