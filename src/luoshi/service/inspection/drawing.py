"""``draw``: announced, run, checked, replaced; each writes the file of the draw, or only reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError, UsageError
from luoshi.frozen import Frozen
from luoshi.model.inspection.draw import (
    Announcement,
    Draw,
    DrawPerson,
    Excluded,
    PublicValue,
    Replacement,
    ResultNote,
    Skipped,
    StratumPromise,
)
from luoshi.model.inspection.words import DrawMethod
from luoshi.service.inspection.files import RecordFile, check_path, find_next_name, keep_record
from luoshi.state.inspection.draw_faults import list_draw_faults
from luoshi.state.inspection.drawing import compute_outcome, list_present
from luoshi.state.inspection.tickets import digest_list, digest_pool, normalise_name
from luoshi.store.edit.record_file import put_item, put_values, write_record
from luoshi.store.files.files import READING, reason_of
from luoshi.store.yaml.reader import load

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from luoshi.findings import Finding
    from luoshi.service.workspace import Workspace

_LARGEST = 4 << 20


class DrawWish(Frozen):
    """What is to be announced. ``takes``: how many by stratum (one stratum with an empty name: no strata)."""

    pools: Mapping[str, tuple[str, ...]]
    takes: Mapping[str, int]
    excluded: tuple[Excluded, ...]
    people: tuple[DrawPerson, ...]
    source: str
    issue: str
    form: str
    value_due: dt.date | None = None
    reserves: int = 0
    team: int = 0
    max_load: int = 2
    plan: str | None = None
    matter: str | None = None
    where: str | None = None
    method: DrawMethod = DrawMethod.OCTO_41
    name: str = ""


class WrittenDraw(Frozen):
    """A draw with the file that holds it now, and the warnings about it."""

    path: str
    draw: Draw
    findings: tuple[Finding, ...]


def announce_draw(workspace: Workspace, wish: DrawWish, day: dt.date) -> WrittenDraw:
    """Freeze pool and people, and promise source, issue and form of the value. Raises UsageError, and as files do."""
    name = wish.name or find_next_name(workspace, Draw, "CC", day.year)
    path = f"inspections/{day.year}/draws/{name}.yaml"
    check_path(path, Draw)
    draw = _make_draw(name, wish, day)
    file = RecordFile(path, b"", draw)
    findings = keep_record(workspace, file, lambda: write_record(draw, path), day, f"{name} 不能公告")
    return WrittenDraw(path, draw, findings)


def _make_draw(name: str, wish: DrawWish, day: dt.date) -> Draw:
    out = {normalise_name(each.name) for each in wish.excluded}
    pools = {stratum: tuple(map(normalise_name, names)) for stratum, names in wish.pools.items()}
    kept = {stratum: [name for name in names if name not in out] for stratum, names in pools.items()}
    _refuse_too_many(wish, kept)
    whole = "" in wish.takes
    return Draw(
        id=name,
        plan=wish.plan,
        matter=wish.matter,
        method=wish.method,
        announced=_make_announcement(wish, kept, day),
        pool=pools[""] if whole else (),
        strata={} if whole else pools,
        excluded=wish.excluded,
        people=wish.people,
    )


def _refuse_too_many(wish: DrawWish, kept: Mapping[str, Sequence[str]]) -> None:
    for stratum, take in wish.takes.items():
        if not 0 < take <= len(kept.get(stratum, ())):
            told = f"“{stratum}”层" if stratum else ""
            raise UsageError(f"{told}名单有 {len(kept.get(stratum, ()))} 个，抽不出 {take} 个", "改正 --take")


def _make_announcement(wish: DrawWish, kept: Mapping[str, Sequence[str]], day: dt.date) -> Announcement:
    digest = digest_list if wish.method is DrawMethod.RFC_3797 else digest_pool
    strata = tuple(
        StratumPromise(name=stratum, take=take, pool=digest(kept[stratum])) for stratum, take in wish.takes.items()
    )
    return Announcement(
        date=day,
        take=sum(wish.takes.values()),
        reserves=wish.reserves,
        team=wish.team,
        max_load=wish.max_load,
        pool=digest([each for names in kept.values() for each in names]),
        strata=strata if "" not in wish.takes else (),
        people=digest_pool(person.name for person in wish.people) if wish.people else None,
        source=wish.source,
        issue=wish.issue,
        form=wish.form,
        value_due=wish.value_due,
        where=wish.where,
    )


def run_draw(workspace: Workspace, file: RecordFile[Draw], value: PublicValue, day: dt.date) -> WrittenDraw:
    """Put the value and what comes out of it into the file. Raises UsageError for a draw that was run."""
    if file.record.result:
        raise UsageError(f"{file.record.id} 已经抽过了", "luoshi draw verify 重算一遍；更换用 luoshi draw replace")
    draw = file.record.but(value=value)
    try:
        outcome = compute_outcome(draw)
    except ValueError:
        raise UsageError(f"随机数“{value.text}”不是几组数字", "写成 9319; 2 5 8 10 12 的样子") from None
    if outcome is None:  # there is a value
        raise AssertionError
    teams = outcome.teams
    changed = draw.but(
        result=outcome.result,
        reserves=outcome.reserves,
        teams=dict(teams.members) if teams else {},
        skipped=tuple(Skipped(**each._asdict()) for each in teams.passed) if teams else (),
    )
    fields = ("value", "result", "reserves", "teams", "skipped")
    return _change(workspace, file, changed, fields, day)


def replace_object(workspace: Workspace, file: RecordFile[Draw], change: Replacement, day: dt.date) -> WrittenDraw:
    """Record that the next reserve takes the place of an object. Raises UsageError where there is none."""
    draw = file.record.but(replaced=(*file.record.replaced, change))
    findings = keep_record(
        workspace,
        RecordFile(file.path, file.content, draw),
        lambda: put_item(file.content, draw, ("replaced", len(draw.replaced) - 1), change, file.path),
        day,
        f"{draw.id} 不能替换",
    )
    return WrittenDraw(file.path, draw, findings)


def find_next_reserve(draw: Draw, out: str) -> str:
    """Return the reserve that comes next. Raises UsageError where the object was not drawn, or no reserve is left."""
    if normalise_name(out) not in list_present(draw):
        raise UsageError(f"“{out}”不在抽中的对象里", "抽中的：" + "、".join(list_present(draw)))
    used = {each.by for each in draw.replaced}
    left = [name for name in draw.reserves if name not in used]
    if not left:
        raise UsageError(f"{draw.id} 没有候补了", "公告时用 --reserves 写明候补数；没有候补的，少查一个并写明原因")
    return left[0]


def record_publication(
    workspace: Workspace, file: RecordFile[Draw], day: dt.date, outcome: ResultNote | None
) -> WrittenDraw:
    """Record that the names were published on a day, or with ``outcome`` the results."""
    draw = file.record
    changed = draw.but(outcome=outcome) if outcome else draw.but(published=day)
    return _change(workspace, file, changed, ("outcome",) if outcome else ("published",), day)


def _change(
    workspace: Workspace, file: RecordFile[Draw], draw: Draw, names: Sequence[str], day: dt.date
) -> WrittenDraw:
    findings = keep_record(
        workspace,
        RecordFile(file.path, file.content, draw),
        lambda: put_values(file.content, draw, names, file.path),
        day,
        f"{draw.id} 不能写入",
    )
    return WrittenDraw(file.path, draw, findings)


def read_published(path: Path) -> Draw:
    """Return the draw of a published file, wherever it lies. Raises UnreadableError with the place of what is wrong."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        raise UnreadableError(f"“{path}”读不出来：{reason_of(error, READING)}", "检查文件名和权限") from None
    loaded = load(Draw, data, path.name)
    if loaded.record is None:
        first = loaded.findings[0]
        raise UnreadableError(f"{path}:{first.line}:{first.column}: {first.code} {first.message}", first.hint)
    return loaded.record


def list_faults(draw: Draw) -> tuple[str, ...]:
    """Return what is wrong with a draw, a line each."""
    return tuple(f"{fault.message}。{fault.hint}" for fault in list_draw_faults(draw))
