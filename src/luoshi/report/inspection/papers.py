"""Papers of one inspection as Documents: 督导通知, 督导意见书, 整改通知书, 督导报告, 抽查记录表 (GB/T 9704)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.inspection.steps import Notified, OnSite, OpinionGiven
from luoshi.model.inspection.words import Role, StepKind
from luoshi.report.bulletin.heading import signature
from luoshi.report.document import Document, Masthead, Origin, Section
from luoshi.report.inspection.pages import say_text
from luoshi.report.letters.letter import DAY_TO_FILL, form
from luoshi.report.sheets import LETTER
from luoshi.report.wording import long_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from luoshi.model.configuration import Configuration
    from luoshi.report.document import Block, Cell
    from luoshi.state.inspection.course import InspectionCourse
    from luoshi.state.task_state import TaskState


class InspectionPaper(StrEnum):
    """The papers that are made from one inspection."""

    NOTICE = "督导通知"
    OPINION = "督导意见书"
    RECTIFY = "整改通知书"
    REPORT = "督导报告"
    RECORD = "抽查记录表"


def write_paper(
    kind: InspectionPaper, course: InspectionCourse, tasks: Mapping[str, TaskState], config: Configuration, version: str
) -> Document:
    """Return the paper; what the files do not say is left to be written by hand, never invented."""
    write, step = _WRITERS[kind]
    entry = course.first(step)
    head = PaperHead(
        str(kind),
        getattr(entry, "ref", None) or "",
        entry.date if entry else course.as_of,
        _address(kind, course, config),
        "" if kind is InspectionPaper.RECORD else config.organisation.name,
    )
    return make_letter(config, head, tuple(write(course, tasks)), version)


class PaperHead(NamedTuple):
    """The head of a paper: its title and number, the day on it, whom it is for, and the name of the body above all."""

    title: str
    number: str
    day: dt.date
    to: str
    body: str


def make_letter(config: Configuration, head: PaperHead, sections: tuple[Section, ...], version: str) -> Document:
    """Return a Document of the kind of letters; a form without a body above it is signed by nobody."""
    return Document(
        kind=LETTER,
        title=head.title,
        masthead=Masthead(head.body, head.number, "", head.day),
        to=head.to,
        sections=sections,
        attachments=(),
        signature=signature(config.organisation) if head.body else "",
        copies=(),
        origin=Origin(version, head.day, head.title, ()),
    )


def _address(kind: InspectionPaper, course: InspectionCourse, config: Configuration) -> str:
    if kind is InspectionPaper.RECORD:
        return ""
    if kind is InspectionPaper.REPORT:
        return f"{config.inspection.government or '本级人民政府'}："
    return f"{'、'.join(course.inspection.objects)}："


def _section(name: str, title: str, *blocks: Block) -> Section:
    return Section(name, title, blocks)


def _write_notice(course: InspectionCourse, _tasks: Mapping[str, TaskState]) -> Iterator[Section]:
    inspection, notice = course.inspection, course.first(StepKind.NOTICE)
    limit = notice.self_report_by if isinstance(notice, Notified) else None
    began = course.began
    basis = (course.profile.basis if course.profile else None) or "《教育督导条例》"
    basis = basis.partition("；")[0]
    text = f"根据{basis}，定于{long_date(began) if began else DAY_TO_FILL}起对你单位开展{inspection.type}督导。"
    yield _section("opening", "", say_text(f"{text}现将有关事项通知如下。"))
    yield _section("matters", "一、督导事项", say_text("；".join(inspection.matters) + "。"))
    yield _section("group", "二、督导小组", say_text(_name_group(course)))
    yield _section("methods", "三、督导方式", say_text(_name_methods(course)))
    asked = f"请于{long_date(limit) if limit else DAY_TO_FILL}前报送自评报告，并准备有关材料备查。"
    yield _section("self", "四、自评要求", say_text(asked))


def _write_opinion(course: InspectionCourse, tasks: Mapping[str, TaskState]) -> Iterator[Section]:
    inspection = course.inspection
    yield _section("opening", "", say_text(f"{_say_visit(course)}现提出督导意见如下。"))
    note = next((entry.note for _, entry in course.steps if isinstance(entry, OpinionGiven) and entry.note), None)
    yield _section("facts", "一、基本情况和评价", say_text(note or "（由督导小组填写）"))
    yield _section("findings", "二、存在问题和整改要求", *_list_findings(course, tasks))
    basis = f"请在期限内整改，并书面报告整改情况。对本意见书有异议的，可以按{inspection.profile}的程序提出。"
    yield _section("demand", "三、有关要求", say_text(basis))


def _write_rectification(course: InspectionCourse, tasks: Mapping[str, TaskState]) -> Iterator[Section]:
    yield _section("opening", "", say_text(f"{_say_visit(course)}请对下列问题限期整改。"))
    yield _section("findings", "一、问题和期限", *_list_findings(course, tasks))
    yield _section("demand", "二、有关要求", say_text("请按期报送整改报告和佐证材料，督导机构将到现场复查。"))


def _write_report(course: InspectionCourse, tasks: Mapping[str, TaskState]) -> Iterator[Section]:
    yield _section("opening", "", say_text(f"{_say_visit(course)}现将有关情况报告如下。"))
    yield _section(
        "course", "一、督导情况", say_text(f"{_name_group(course)}{_name_methods(course)}{_say_heard(course)}")
    )
    yield _section("findings", "二、发现的问题", *_list_findings(course, tasks))
    closed = [name for name in course.findings if name in tasks and tasks[name].submitted]
    text = (
        f"共发现问题{len(course.findings)}个，已报整改{len(closed)}个。"
        if course.findings
        else "未发现需要整改的问题。"
    )
    yield _section("rectified", "三、整改情况", say_text(text))


def _write_record(course: InspectionCourse, tasks: Mapping[str, TaskState]) -> Iterator[Section]:
    inspection = course.inspection
    found = "；".join(_describe_finding(name, tasks) for name in course.findings) or "未发现问题"
    rows: list[tuple[Cell, ...]] = [
        ("任务名称", inspection.title, "任务编号", inspection.id),
        ("被检查单位", "、".join(inspection.objects)),
        ("检查日期", _say_days(course), "核查方式", _name_methods(course)),
        ("检查事项", "；".join(inspection.matters)),
        ("发现问题\n情况", found),
        ("处置情况", None),
        ("检查结果", None),
        ("被检查单位\n意见", None),
        ("检查人员", "、".join(member.name for member in inspection.group), "组长审核", None),
    ]
    yield _section("form", "", form("record", rows))


def _say_visit(course: InspectionCourse) -> str:
    inspection = course.inspection
    days = _say_days(course)
    return f"督导小组于{days}对{'、'.join(inspection.objects)}开展了{inspection.type}督导。"


def _say_days(course: InspectionCourse) -> str:
    entry = course.first(StepKind.ON_SITE)
    if not isinstance(entry, OnSite):
        return DAY_TO_FILL
    end = entry.until
    return f"{long_date(entry.date)}至{end.month}月{end.day}日" if end and end != entry.date else long_date(entry.date)


def _name_group(course: InspectionCourse) -> str:
    group = course.inspection.group
    head = "、".join(member.name for member in group if member.role is Role.HEAD) or "（待定）"
    rest = "、".join(member.name for member in group if member.role is not Role.HEAD)
    return f"组长{head}" + (f"，成员{rest}。" if rest else "。")


def _name_methods(course: InspectionCourse) -> str:
    methods = dict.fromkeys(str(m) for _, entry in course.steps if isinstance(entry, OnSite) for m in entry.methods)
    return f"{'、'.join(methods) or '听取汇报、查阅资料、现场考察'}。"


def _say_heard(course: InspectionCourse) -> str:
    heard = [entry.heard for _, entry in course.steps if isinstance(entry, OnSite)]
    counts = [
        (word, sum(getattr(each, name) for each in heard))
        for name, word in (("students", "学生"), ("parents", "家长"), ("teachers", "教师"), ("public", "公众"))
    ]
    told = "、".join(f"{word}{count}人" for word, count in counts if count)
    return f"听取{told}的意见。" if told else ""


def _list_findings(course: InspectionCourse, tasks: Mapping[str, TaskState]) -> tuple[Block, ...]:
    if not course.findings:
        return (say_text("无。"),)
    lines = [f"{place}．{_describe_finding(name, tasks)}" for place, name in enumerate(course.findings, 1)]
    return tuple(say_text(line) for line in lines)


def _describe_finding(name: str, tasks: Mapping[str, TaskState]) -> str:
    state = tasks.get(name)
    if state is None:
        return f"{name}。"
    limit = f"整改期限{long_date(state.due)}" if state.due else "整改期限另定"
    return f"{state.title}（{name}，{limit}）。"


_WRITERS = {
    InspectionPaper.NOTICE: (_write_notice, StepKind.NOTICE),
    InspectionPaper.OPINION: (_write_opinion, StepKind.OPINION),
    InspectionPaper.RECTIFY: (_write_rectification, StepKind.OPINION),
    InspectionPaper.REPORT: (_write_report, StepKind.REPORT),
    InspectionPaper.RECORD: (_write_record, StepKind.ON_SITE),
}
"""What writes each paper, and the step that gives its number and day."""
