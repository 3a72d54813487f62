"""What ``luoshi draw`` does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from luoshi.cli import env
from luoshi.cli.actions.inspection.delivering import deliver_paper
from luoshi.cli.arguments.opening import open_here
from luoshi.cli.output.finding_text import show_findings
from luoshi.cli.output.pages import deliver_page
from luoshi.cli.output.terminal import say, tell
from luoshi.errors import ExitCode, UsageError
from luoshi.model.inspection.draw import Draw, DrawPerson, Excluded, PublicValue, Replacement, ResultNote
from luoshi.model.inspection.words import DrawMethod
from luoshi.report.inspection.draw_page import find_proof, make_draw_page, make_draw_sections
from luoshi.report.inspection.papers import PaperHead, make_letter
from luoshi.service.inspection.drawing import (
    DrawWish,
    announce_draw,
    find_next_reserve,
    list_faults,
    read_published,
    record_publication,
    replace_object,
    run_draw,
)
from luoshi.service.inspection.files import find_file
from luoshi.service.inspection.loading import load_ground
from luoshi.service.inspection.pools import choose_people, choose_pool, exclude_inspected, split_pool, split_takes
from luoshi.store.files.files import READING, reason_of
from luoshi.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.model.inspection.registers import School
    from luoshi.service.inspection.drawing import WrittenDraw
    from luoshi.service.workspace import Workspace
    from luoshi.state.inspection.ground import Ground


class DrawCall(NamedTuple):
    """What was typed for an announcement."""

    name: str | None
    plan: str | None
    matter: str | None
    take: int | None
    pool: Path | None
    excluded: tuple[str, ...]
    stratum: str | None
    team: int
    max_load: int
    reserves: int
    source: str
    issue: str
    form: str
    value_date: str | None
    where: str | None
    method: str


def announce(call: DrawCall, as_of: str | None, folder: Path | None) -> ExitCode:
    """Announce a draw and say what is to be published."""
    workspace, day = open_here(folder), env.day_of(as_of)
    if call.take is None or not call.issue:
        raise UsageError("没有写明抽几个、用哪一期随机数", "写 --take 和 --issue")
    written = announce_draw(workspace, _wish(workspace, call, call.take, day), day)
    show_findings(written.findings)
    announced = written.draw.announced
    tell(f"已公告 {written.draw.id}（{written.path}）")
    tell(f"对象名录散列值 {announced.pool}")
    if announced.people:
        tell(f"人员名录散列值 {announced.people}")
    tell(f"公布后提交：git add {written.path}，再 git commit；随机数产生后运行 luoshi draw run {written.draw.id}")
    return ExitCode.OK


def _wish(workspace: Workspace, call: DrawCall, take: int, day: dt.date) -> DrawWish:
    ground = load_ground(workspace).ground
    item = ground.plan_items.get(call.plan or "")
    matter = call.matter or (item.record.matters[0] if item and item.record.matters else None)
    schools = choose_pool(ground, call.plan, _read_names(call.pool), day)
    excluded = [*map(_parse_excluded, call.excluded), *exclude_inspected(workspace, ground, schools, matter, day)]
    pools = split_pool(schools, call.stratum)
    out = {each.name for each in excluded}
    eligible = {stratum: [name for name in names if name not in out] for stratum, names in pools.items()}
    return DrawWish(
        pools=pools,
        takes=split_takes(eligible, take),
        excluded=tuple(excluded),
        people=_people(workspace, ground, schools, call.team, day),
        source=call.source,
        issue=call.issue,
        form=call.form,
        value_due=env.day_of(call.value_date) if call.value_date else None,
        reserves=call.reserves,
        team=call.team,
        max_load=call.max_load,
        plan=call.plan,
        matter=matter,
        where=call.where,
        method=DrawMethod(call.method),
        name=call.name or "",
    )


def _people(
    workspace: Workspace, ground: Ground, schools: Sequence[School], team: int, day: dt.date
) -> tuple[DrawPerson, ...]:
    return choose_people(workspace, ground, (school.name for school in schools), day) if team else ()


def _read_names(source: Path | None) -> list[str]:
    if source is None:
        return []
    try:
        text = source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error, READING) if isinstance(error, OSError) else "不是 UTF-8 文字"
        raise UsageError(f"“{source}”读不出来：{reason}", "名单一行一个") from None
    return [line.strip() for line in text.splitlines() if line.strip()]


def _parse_excluded(word: str) -> Excluded:
    name, _, reason = word.replace("＝", "=").partition("=")
    if not name.strip() or not reason.strip():
        raise UsageError(f"--exclude 的“{word}”没有写理由", "写成 --exclude 某某小学=已撤并")
    return Excluded(name=name.strip(), reason=reason.strip())


def run(name: str, value: str | None, value_date: str | None, as_of: str | None, folder: Path | None) -> ExitCode:
    """Draw with the value and print what came out."""
    workspace, day = open_here(folder), env.day_of(as_of)
    if not value:
        raise UsageError("没有写明随机数", "写 --value，按公告的写法")
    file = find_file(workspace, Draw, name)
    produced = env.day_of(value_date) if value_date else file.record.announced.value_due or day
    written = run_draw(workspace, file, PublicValue(date=produced, text=value), day)
    return _show(written)


def _show(written: WrittenDraw) -> ExitCode:
    show_findings(written.findings)
    deliver_page(make_draw_page(written.draw, list_faults(written.draw)), "table", None)
    say(f"已写入 {written.path}")
    return ExitCode.OK


def verify(name: str, style: str, folder: Path | None) -> ExitCode:
    """Draw again from what was published: a file anywhere, or an id of the workspace."""
    path = Path(name)
    if path.suffix in {".yaml", ".yml"} or path.is_file():
        draw = read_published(path)
    else:
        draw = find_file(open_here(folder), Draw, name).record
    faults = list_faults(draw)
    deliver_page(make_draw_page(draw, faults), style, None)
    proof = find_proof(draw)
    if proof and style == "table":  # on a line of its own, so that it can be copied
        tell(f"任何人可以用这一行命令重算第一个名称：\n{proof}")
    return ExitCode.FINDINGS if faults else ExitCode.OK


class ReplaceCall(NamedTuple):
    """What was typed for a replacement."""

    out: str | None
    reason: str | None
    approver: str | None
    ref: str | None


def replace(name: str, call: ReplaceCall, as_of: str | None, folder: Path | None) -> ExitCode:
    """Put the next reserve in the place of an object."""
    workspace, day = open_here(folder), env.day_of(as_of)
    if not (call.out and call.reason and call.approver):
        raise UsageError("没有写明换下谁、理由和批准人", "写 --out、--reason、--approver")
    file = find_file(workspace, Draw, name)
    words = {"reason": call.reason, "approver": call.approver, "ref": call.ref}
    change = Replacement(
        date=day, out=call.out, by=find_next_reserve(file.record, call.out), **{k: v for k, v in words.items() if v}
    )
    written = replace_object(workspace, file, change, day)
    show_findings(written.findings)
    tell(f"已把“{change.out}”换成“{change.by}”（{written.path}）")
    return ExitCode.OK


def publish(
    name: str, chosen: str | None, output: Path | None, where: str | None, as_of: str | None, folder: Path | None
) -> ExitCode:
    """Write the page to be published, and record that it was; with ``where`` the results were."""
    workspace, day = open_here(folder), env.day_of(as_of)
    file = find_file(workspace, Draw, name)
    draw = file.record
    title = f"{draw.matter or '随机抽查'}抽取{'结果' if draw.result else '公告'}（{draw.id}）"
    head = PaperHead(title, "", day, "", workspace.config.organisation.name)
    deliver_paper(workspace, make_letter(workspace.config, head, make_draw_sections(draw), VERSION), chosen, output)
    if draw.result:
        written = record_publication(workspace, file, day, ResultNote(date=day, where=where) if where else None)
        say(f"已记入 {written.path}：{'检查结果' if where else '名单'} {day} 公布")
    return ExitCode.OK
