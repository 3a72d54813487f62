"""Pages of inspections: the list with how each stands, and one with its whole course."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from luoshi.report.document import TaskRef
from luoshi.report.inspection.pages import list_facts, make_page, make_table, say_text
from luoshi.report.wording import long_date
from luoshi.state.inspection.course import InspectionStage
from luoshi.state.inspection.inspecting import assign_schools

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from luoshi.model.inspection.activity import Inspection
    from luoshi.model.inspection.steps import InspectionStep
    from luoshi.report.document import Cell, Page, Table
    from luoshi.state.inspection.course import InspectionCourse
    from luoshi.state.inspection.ground import Ground, PlacedRecord
    from luoshi.state.task_state import TaskState

_LIST = (("编号", 7), ("名称", 14), ("类型", 4), ("被督导单位", 12), ("阶段", 5), ("下一步", 6), ("期限", 6))


def make_list_page(courses: Sequence[tuple[PlacedRecord[Inspection], InspectionCourse]], day: dt.date) -> Page:
    """Return the list of inspections, those that have a clock running first."""
    ordered = sorted(courses, key=lambda pair: (_find_due(pair[1]) is None, _find_due(pair[1]), pair[0].record.id))
    rows = [_make_row(placed, course) for placed, course in ordered]
    table = make_table("inspections", f"督导情况（截至{long_date(day)}）", _LIST, rows)
    counts = {str(stage): sum(course.stage is stage for _, course in courses) for stage in InspectionStage}
    told = "，".join(f"{stage} {count}" for stage, count in counts.items() if count)
    facts = {"as_of": day.isoformat(), "total": len(courses), "stages": counts, "inspections": list_facts(table)}
    return make_page("", (table, say_text(f"共 {len(courses)} 次{'：' + told if told else ''}。")), facts)


def _make_row(placed: PlacedRecord[Inspection], course: InspectionCourse) -> tuple[Cell, ...]:
    inspection = placed.record
    following = course.next_steps
    return (
        TaskRef(inspection.id, placed.path),
        inspection.title,
        str(inspection.type),
        _name_objects(inspection),
        str(course.stage),
        str(following[0]) if following else None,
        _find_due(course),
    )


def _name_objects(inspection: Inspection) -> str:
    """Return the first object, and how many there are."""
    first, *rest = inspection.objects
    return f"{first}等{len(rest) + 1}个" if rest else first


def _find_due(course: InspectionCourse) -> dt.date | None:
    """Return the end of the first clock that runs; None where none does."""
    if course.stage in {InspectionStage.DONE, InspectionStage.ENDED}:
        return None
    return min((clock.due for clock in course.clocks if clock.done is None), default=None)


def make_show_page(path: str, course: InspectionCourse, tasks: Mapping[str, TaskState]) -> Page:
    """Return one inspection: head, course, clocks and findings."""
    tables = [_list_head(path, course), _list_steps(course), _list_clocks(course), _list_findings(course, tasks)]
    shown = [table for table in tables if table.rows]
    facts = {
        "id": course.inspection.id,
        "path": path,
        "as_of": course.as_of.isoformat(),
        "stage": str(course.stage),
        "next": [str(step) for step in course.next_steps],
        **{table.id: list_facts(table) for table in tables},
    }
    return make_page(f"{course.inspection.id} {course.inspection.title}", shown, facts)


def _list_head(path: str, course: InspectionCourse) -> Table:
    inspection = course.inspection
    rows = [
        ("文件", path),
        ("职能、类型", f"{inspection.function}、{inspection.type}"),
        ("计划", inspection.plan or "计划外"),
        ("程序", inspection.profile),
        ("事项", "；".join(inspection.matters)),
        ("被督导单位", "、".join(inspection.objects)),
        ("督导小组", "、".join(f"{member.name}（{member.role}）" for member in inspection.group) or "—"),
        ("阶段", str(course.stage)),
        ("接下来", "、".join(map(str, course.next_steps)) or "—"),
    ]
    return make_table("head", "基本情况", (("项目", 4), ("内容", 20)), rows)


def _list_steps(course: InspectionCourse) -> Table:
    rows = [(entry.date, str(entry.event), entry.by, _describe(entry)) for _, entry in course.steps]
    return make_table("steps", "办理记录", (("日期", 5), ("步骤", 4), ("单位", 6), ("内容", 16)), rows)


def _describe(entry: InspectionStep) -> str | None:
    """Return what the entry says beside date, step and unit, in the titles of its fields."""
    told = []
    for name, info in type(entry).__record_fields__.items():
        value = getattr(entry, name)
        if name not in {"date", "event", "by", "evidence"} and value not in (None, (), False, info.default):
            told.append(f"{info.title} {_say(value)}")
    if entry.evidence:
        told.append(f"材料 {len(entry.evidence)} 份")
    return "；".join(told) or None


def _say(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(map(_say, value))
    if value is True:
        return "是"
    if hasattr(value, "__record_fields__"):
        fields = ((info.title, getattr(value, name)) for name, info in value.__record_fields__.items())
        return "、".join(f"{title}{number}" for title, number in fields if number)
    return str(value)


def _list_clocks(course: InspectionCourse) -> Table:
    rows = [
        (
            str(clock.step),
            f"自{clock.moment}{clock.setting.days}个{clock.setting.unit}",
            clock.start,
            clock.due,
            clock.done,
            "超过" if clock.is_late(course.as_of) else "按期" if clock.done else "进行中",
        )
        for clock in course.clocks
    ]
    columns = (("步骤", 4), ("期限", 8), ("起算", 5), ("届满", 5), ("完成", 5), ("情况", 3))
    return make_table("clocks", "期限", columns, rows)


def _list_findings(course: InspectionCourse, tasks: Mapping[str, TaskState]) -> Table:
    rows = [_describe_task(name, tasks.get(name)) for name in course.findings]
    columns = (("整改事项", 6), ("问题", 12), ("责任单位", 6), ("期限", 5), ("办理状态", 4))
    return make_table("findings", "发现的问题", columns, rows)


def _describe_task(name: str, state: TaskState | None) -> tuple[Cell, ...]:
    if state is None:
        return name, "（台账里没有）", None, None, None
    return TaskRef(state.id, state.location.path), state.title, state.lead, state.due, str(state.lifecycle)


def list_courses(
    courses: Iterable[tuple[PlacedRecord[Inspection], InspectionCourse]], year: int | None
) -> list[tuple[PlacedRecord[Inspection], InspectionCourse]]:
    """Return the inspections of a year's folder, all where none is given."""
    return [pair for pair in courses if year is None or pair[0].path.startswith(f"inspections/{year}/")]


def make_visits_page(ground: Ground, day: dt.date, chosen: tuple[str | None, str | None], least: int) -> Page:
    """Return how often each school was visited in a term, and how often it still must be.

    ``chosen``: term (None: that of the day, else the last one) and inspector (None: all); ``least``: visits a term.
    """
    term = chosen[0] or _find_term(ground, day)
    counts = Counter(
        (book.inspector, placed.record.school)
        for placed, book in ground.visits
        if book.term == term and placed.record.date <= day
    )
    assigned = assign_schools(ground, day)
    pairs = dict.fromkeys([(name, school) for name, schools in assigned.items() for school in schools] + [*counts])
    rows = [
        (name, school, counts[name, school], max(0, least - counts[name, school]))
        for name, school in pairs
        if chosen[1] in {None, name}
    ]
    columns = (("督学", 5), ("学校", 10), ("已去", 3), ("还差", 3))
    table = make_table("visits", f"经常性督导（{term or '没有学期'}，每学期至少{least}次）", columns, rows)
    owed = sum(row[3] > 0 for row in rows)
    text = say_text(f"共 {sum(row[2] for row in rows)} 次；还差的有 {owed} 校次。")
    return make_page("", (table, text), {"term": term, "least": least, "visits": list_facts(table)})


def _find_term(ground: Ground, day: dt.date) -> str:
    begun = [term for term in ground.terms if term.start <= day]
    return begun[-1].id if begun else ""
