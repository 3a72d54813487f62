"""``inspect new`` and ``visit add``: a new inspection from a plan item or a draw, a visit into its book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.errors import UsageError
from luoshi.frozen import Frozen
from luoshi.model.accepting import validated
from luoshi.model.base import WrongDataError
from luoshi.model.inspection.activity import Inspection
from luoshi.model.inspection.draw import Draw
from luoshi.model.inspection.visits import Visit, VisitBook
from luoshi.model.inspection.words import Role
from luoshi.model.record import fields_of
from luoshi.service.inspection.files import RecordFile, check_path, find_file, find_next_name, keep_record, read_file
from luoshi.service.inspection.loading import load_ground
from luoshi.state.inspection.drawing import list_present
from luoshi.state.inspection.objects import list_present as list_schools
from luoshi.state.inspection.objects import select_targets
from luoshi.store.edit.record_file import put_item, write_record
from luoshi.store.inspection import list_inspection_files
from luoshi.suggestion import suggest_code

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from luoshi.findings import Finding
    from luoshi.model.record import Record
    from luoshi.service.workspace import Workspace
    from luoshi.state.inspection.ground import Ground

Head = dict[str, Any]


class NewInspection(Frozen):
    """An inspection that was written, and the warnings about it."""

    path: str
    inspection: Inspection
    findings: tuple[Finding, ...]


def begin_inspection(
    workspace: Workspace, given: Mapping[str, Any], members: Sequence[str], day: dt.date
) -> NewInspection:
    """Write a new inspection. ``given``: plain data of the head that was typed; the rest comes from plan and draw.

    ``members``: names with ``:组长`` behind that of the head. Raises UsageError and what ``keep_record`` raises.
    """
    ground = load_ground(workspace).ground
    head = {**_take_from_plan(ground, given, day), **_take_from_draw(workspace, given), **given}
    if members:
        head["group"] = [_parse_member(word) for word in members]
    head.setdefault("profile", workspace.config.inspection.profile)
    name = head.setdefault("id", find_next_name(workspace, Inspection, "DD", day.year))
    path = f"inspections/{day.year}/{name}.yaml"
    check_path(path, Inspection)
    inspection = _validate(Inspection, head)
    file = RecordFile(path, b"", inspection)
    findings = keep_record(workspace, file, lambda: write_record(inspection, path), day, f"{name} 不能登记")
    return NewInspection(path, inspection, findings)


def _take_from_plan(ground: Ground, given: Mapping[str, Any], day: dt.date) -> Head:
    name = given.get("plan")
    if name is None:
        return {}
    placed = ground.plan_items.get(name)
    if placed is None:
        raise UsageError(f"年度计划里没有 {name}{suggest_code(name, ground.plan_items)}", "luoshi inspect plan 看计划")
    item = placed.record
    objects = [school.name for school in select_targets(list_schools(ground, day), item.targets)]
    head: Head = {
        "title": item.name,
        "class": str(item.function),
        "type": str(item.type),
        "matters": [*item.matters] or [item.name],
        "objects": objects,
        "body": item.lead,
        "members": [*item.members],
    }
    return {key: value for key, value in head.items() if value}


def _take_from_draw(workspace: Workspace, given: Mapping[str, Any]) -> Head:
    name = given.get("draw")
    if name is None:
        return {}
    draw = find_file(workspace, Draw, name).record
    objects = list_present(draw)
    if not objects:
        raise UsageError(f"{name} 还没有结果", "先运行 luoshi draw run")
    chosen = [each for each in given.get("objects") or objects if each in objects]
    people = dict.fromkeys(person for each in chosen for person in draw.teams.get(each, ()))
    heads = {team[0] for each in chosen if (team := draw.teams.get(each))}
    group = [{"name": person, "role": str(Role.HEAD if person in heads else Role.INSPECTOR)} for person in people]
    head: Head = {"objects": chosen, "group": group}
    if draw.matter:
        head["matters"] = [draw.matter]
    return {key: value for key, value in head.items() if value}


def _parse_member(word: str) -> Head:
    name, _, role = word.replace("：", ":").partition(":")
    if role and role not in set(Role):
        raise UsageError(f"--member 的“{role}”不是分工", f"写成 督学甲:组长；可用：{'、'.join(Role)}")
    return {"name": name.strip(), "role": role or str(Role.INSPECTOR)}


def _validate(kind: type[Record], data: Head) -> Any:
    """Return the record. Raises UsageError that names the option at fault."""
    try:
        return validated(kind, data)
    except WrongDataError as error:
        detail = error.details[0]
        key = next((str(part) for part in detail["loc"] if isinstance(part, str)), "")
        titles = {info.key: info for info in fields_of(kind).values()}
        title = titles[key].title if key in titles else key
        if detail["type"] in {"missing", "too_short"}:
            raise UsageError(f"没有写{title}", f"在命令里写明 --{key}，见 --help") from None
        about = titles[key].description if key in titles else ""
        raise UsageError(f"{title}的“{detail['input']}”不对", about) from None


class NewVisit(Frozen):
    """A visit that was written into its book."""

    path: str
    visit: Visit
    findings: tuple[Finding, ...]


def add_visit(workspace: Workspace, inspector: str, term: str | None, data: Head, day: dt.date) -> NewVisit:
    """Write a visit into the book of its inspector and term; the book is made where there is none.

    ``term`` None: that of the day of the visit. Raises UsageError for a day in no term, and as ``keep_record``.
    """
    visit: Visit = _validate(Visit, data)
    chosen = term or _find_term(load_ground(workspace, (VisitBook,)).ground, visit.date)
    path = f"inspections/{visit.date.year}/visits/{chosen}-{inspector}.yaml"
    check_path(path, VisitBook)
    what = f"{inspector} {visit.date} 到{visit.school}的督导不能记"
    if path not in list_inspection_files(workspace.tree).of(VisitBook):
        book = VisitBook(term=chosen, inspector=inspector, visits=(visit,))
        new = RecordFile(path, b"", book)
        return NewVisit(path, visit, keep_record(workspace, new, lambda: write_record(book, path), day, what))
    file = read_file(workspace, VisitBook, path)
    visits = file.record.visits
    index = max((place + 1 for place, each in enumerate(visits) if each.date <= visit.date), default=0)
    changed = file.record.but(visits=(*visits[:index], visit, *visits[index:]))
    content = file.content
    findings = keep_record(
        workspace,
        RecordFile(path, content, changed),
        lambda: put_item(content, changed, ("visits", index), visit, path),
        day,
        what,
    )
    return NewVisit(path, visit, findings)


def _find_term(ground: Ground, day: dt.date) -> str:
    found = next((term.id for term in ground.terms if term.start <= day <= term.end), None)
    if found is None:
        raise UsageError(f"{day} 不在任何学期内", "在 calendar/年份.yaml 的 terms 写明学期，或用 --term 指明")
    return found
