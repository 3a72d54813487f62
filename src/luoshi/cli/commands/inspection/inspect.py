"""``luoshi inspect``: plan, registration, steps and papers of inspections."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from luoshi.cli import completion
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.entry_options import Given, Parameter, entry_parameter, with_parameters
from luoshi.cli.arguments.options import AsOf, Revision, WorkspaceFolder
from luoshi.errors import UsageError
from luoshi.model.inspection.step_forms import STEP_NAMES, list_step_fields
from luoshi.model.inspection.words import Function, InspectionType, StepKind

HELP = """督导、督查：plan 看年度计划，new 登记，各步骤，list 列出，show 看一次，report 出文书。

new 从计划项目（--plan）或抽取结果（--draw）带出名称、类型、事项、对象；计划外的写 --approver、--ref、--reason。
各步骤写成 luoshi inspect 步骤 编号，步骤用下面的英文词或中文；也可以写 log 编号 反馈。
写入前按规则研判，不合规的不写；写入后告诉接下来是哪一步、到哪一天为止（按 profile 的程序和时限）。
report 的文书：督导通知、督导意见书、整改通知书、督导报告、抽查记录表。plan --filing 出报备件。
步骤：""" + "、".join(f"{word} {step}" for word, step in STEP_NAMES.items())
EXAMPLES = (
    "luoshi inspect plan --year 2026",
    "luoshi inspect new --plan JH-2026-01 --member 督学丙:组长 --member 督学戊 --member 督学丁",
    "luoshi inspect new --draw CC-2026-001 --plan JH-2026-02",
    "luoshi inspect notice DD-2026-001 --ref 滨教督〔2026〕9号 --self-report-by 2026-09-11",
    "luoshi inspect visit DD-2026-001 --until 2026-09-17 --methods 随机听课 --heard-students 20",
    "luoshi inspect log DD-2026-001 意见书 --ref 滨教督意〔2026〕3号 --findings ZG-2026-001 --rectify-by 2026-12-14",
    "luoshi inspect show DD-2026-001",
    "luoshi inspect report DD-2026-001 督导意见书 -o 督导意见书.docx",
)
PAPERS = ("督导通知", "督导意见书", "整改通知书", "督导报告", "抽查记录表")
FORMATS = ("table", "json", "csv", "markdown", "xlsx", "docx", "pdf", "html")
ACTIONS = ("plan", "new", "log", "list", "show", "report", *STEP_NAMES)
_HEAD = ("title", "plan", "draw", "profile", "body", "clue")
_LISTS = ("objects", "matters")


def _option(name: str, metavar: str, about: str, offer: Any = None) -> Any:
    return Annotated[str | None, typer.Option(name, metavar=metavar, help=about, autocompletion=offer)]


def _several(name: str, metavar: str, about: str) -> Any:
    return Annotated[list[str] | None, typer.Option(name, metavar=metavar, help=f"{about}；可写多次")]


_NAME = Annotated[str | None, typer.Argument(metavar="编号", help="督导的编号")]
_WORD = Annotated[str | None, typer.Argument(metavar="步骤或文书", help="log 的步骤，report 的文书")]
_ACTION = Annotated[str, typer.Argument(metavar="动作", help="见上", autocompletion=lambda: ACTIONS)]
_STEP_PARAMETERS = {each.name: entry_parameter(each) for each in list_step_fields()}
_OWN: tuple[Parameter, ...] = (
    ("title", _option("--title", "文字", "new：名称"), None),
    ("plan", _option("--plan", "编号", "new：计划项目"), None),
    ("draw", _option("--draw", "编号", "new：由哪一次抽取选定"), None),
    ("profile", _option("--profile", "程序", "new：按哪一套程序，如 国家、上海、浙江、重庆"), None),
    ("function", _option("--class", "职能", "new：" + "、".join(Function)), None),
    ("type", _option("--type", "类型", "new：" + "、".join(InspectionType)), None),
    ("body", _option("--body", "单位", "new：组织单位", completion.units), None),
    ("clue", _option("--clue", "编号", "new：由哪一条线索引起"), None),
    ("matters", _several("--matter", "事项", "new：督导事项"), None),
    ("member", _several("--member", "姓名:分工", "new：督导小组的人，如 督学丙:组长"), None),
    ("year", Annotated[int | None, typer.Option("--year", metavar="年", help="plan、list：哪一年")], None),
    ("filing", Annotated[bool, typer.Option("--filing", help="plan：出报备件")], False),
    ("date", _option("--date", "日期", "步骤：发生在哪一天，默认今天"), None),
    ("style", _option("--format", "格式", "、".join(FORMATS)), None),
    ("output", Annotated[Path | None, typer.Option("--output", "-o", metavar="文件", help="写入文件")], None),
    ("rev", Revision, None),
    ("as_of", AsOf, None),
    ("workspace", WorkspaceFolder, None),
)


def _run(given: Given) -> None:
    from luoshi.cli.actions.inspection import inspect  # noqa: PLC0415 -- help pages do without

    action, name, word = given.pop("action"), given.pop("name"), given.pop("word")
    chosen = "log" if action in set(StepKind) else one_of("动作", action, ACTIONS)
    if chosen in {"plan", "new", "list"}:
        _run_without_name(inspect, chosen, given)
        return
    if name is None:
        raise UsageError("缺少编号", f"写成 luoshi inspect {action} DD-2026-001")
    if chosen in {"show", "report"}:
        call = _view(given)
        if chosen == "show":
            inspect.show_inspection(call, name)
        else:
            inspect.write_inspection_paper(call, name, one_of("文书", word or "督导报告", PAPERS))
        return
    step = action if action in set(StepKind) or action in STEP_NAMES else word
    if step is None:
        raise UsageError("缺少步骤", "写成 luoshi inspect log DD-2026-001 反馈")
    kept = {key: given[key] for key in (*_STEP_PARAMETERS, "date", "as_of", "workspace")}
    inspect.record_step(name, step, kept)


def _run_without_name(inspect: Any, chosen: str, given: Given) -> None:
    if chosen == "plan":
        inspect.show_plan(_view(given), given["year"], filing=given["filing"])
    elif chosen == "list":
        inspect.list_inspections(_view(given), given["year"])
    else:
        inspect.register_inspection(_read_head(given), given["member"] or (), given["as_of"], given["workspace"])


def _view(given: Given) -> Any:
    from luoshi.cli.actions.inspection.looking import ViewCall  # noqa: PLC0415 -- as above

    style = one_of("--format", given["style"] or "table", FORMATS)
    return ViewCall(given["as_of"], given["rev"], given["workspace"], style, given["output"])


def _read_head(given: Given) -> Given:
    """Return the head that was typed, as plain data by the keys of the file."""
    head = {key: given[key] for key in (*_HEAD, *_LISTS, "type", "members") if given.get(key)}
    if given["function"]:
        head["class"] = given["function"]
    if given["approver"]:
        head["approval"] = {key: given[key] for key in ("approver", "ref", "reason") if given[key]}
    return head


_TAKEN = {name for name, _, _ in _OWN}
command = with_parameters(
    _run,
    (
        ("action", _ACTION, ...),
        ("name", _NAME, None),
        ("word", _WORD, None),
        *(each for name, each in _STEP_PARAMETERS.items() if name not in _TAKEN),
        *_OWN,
    ),
)
