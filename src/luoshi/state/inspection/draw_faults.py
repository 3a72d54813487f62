"""What is wrong with a draw, told by its file alone: anybody who has the file can find the same (domain-2 2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.inspection.words import DrawMethod
from luoshi.state.inspection.drawing import compute_outcome, list_lots
from luoshi.state.inspection.public_value import fits_form
from luoshi.state.inspection.tickets import digest_list, digest_pool, find_faulty_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.findings import Keys
    from luoshi.model.inspection.draw import Draw
    from luoshi.state.inspection.drawing import DrawOutcome


class DrawFault(NamedTuple):
    """One fault: where in the file, what, and the way out."""

    keys: Keys
    message: str
    hint: str


_AGAIN = "不改名单、公告和随机数；作废这次抽取，写明理由，另行公告重抽"


def list_draw_faults(draw: Draw) -> list[DrawFault]:
    """Return all faults of pool, announcement, value, result, teams and replacements."""
    checks = (_check_pool, _check_lots, _check_value, _check_outcome, _check_replacements)
    return [fault for check in checks for fault in check(draw)]


def _check_pool(draw: Draw) -> Iterator[DrawFault]:
    announced, lots = draw.announced, list_lots(draw)
    names = [name for lot in lots for name in lot.names]
    for name in find_faulty_names(names):
        yield DrawFault(("pool",), f"名单中的“{name}”是空的、重复或含控制字符", "每个名称只写一次，写规范全称")
    hashed = digest_list(names) if draw.method is DrawMethod.RFC_3797 else digest_pool(names)
    if hashed != announced.pool:
        yield DrawFault(("announced", "pool"), f"名录与公布的散列值不符：现在的名录是 {hashed}", _AGAIN)
    if draw.people and digest_pool(person.name for person in draw.people) != announced.people:
        yield DrawFault(("announced", "people"), "人员名录与公布的散列值不符", _AGAIN)


def _check_lots(draw: Draw) -> Iterator[DrawFault]:
    announced, lots = draw.announced, list_lots(draw)
    for each in sorted({*draw.strata} - {lot.stratum for lot in lots}):
        yield DrawFault(("strata",), f"“{each}”层没有公告", "公告中写明每一层的抽取数和散列值")
    for lot in lots:
        if lot.stratum and lot.hash(draw.method) != lot.promised:
            yield DrawFault(("announced", "strata"), f"“{lot.stratum}”层的名录与公布的散列值不符", _AGAIN)
        if lot.take > len(lot.names):
            yield DrawFault(("announced", "take"), f"要抽 {lot.take} 个，名单只有 {len(lot.names)} 个", "改正抽取数")
    if announced.strata and sum(each.take for each in announced.strata) != announced.take:
        yield DrawFault(("announced", "take"), "各层抽取数之和与抽取总数不同", "改正抽取数")


def _check_value(draw: Draw) -> Iterator[DrawFault]:
    announced, value = draw.announced, draw.value
    if announced.value_due is not None and announced.value_due <= announced.date:
        hint = "随机数须在公告之后产生，另选一期"
        yield DrawFault(("announced", "value_due"), "随机数的产生日期不晚于公告日期", hint)
    if value is None:
        return
    if value.date <= announced.date:
        message = f"随机数产生于 {value.date}，不晚于公告日期 {announced.date}：公告时已经可以知道结果"
        yield DrawFault(("value", "date"), message, "另行公告，用公告之后产生的随机数重抽")
    elif announced.value_due is not None and value.date != announced.value_due:
        message = f"公告用 {announced.value_due} 产生的随机数，实际用了 {value.date} 的"
        yield DrawFault(("value", "date"), message, "用公告的那一期")
    if draw.method is DrawMethod.OCTO_41 and not fits_form(announced.source, announced.issue, value.text):
        message = f"随机数“{value.text}”不是公告的写法：{announced.source}{announced.issue}，{announced.form}"
        yield DrawFault(("value", "text"), message, "按公告的来源、期号和写法逐字写")


def _check_outcome(draw: Draw) -> Iterator[DrawFault]:
    try:
        outcome = compute_outcome(draw)
    except ValueError:
        yield DrawFault(("value", "text"), "随机数不是几组数字", "写成 9319; 2 5 8 10 12 的样子")
        return
    if outcome is None:
        if draw.result or draw.teams:
            yield DrawFault(("result",), "还没有随机数就有了结果", "删去结果，随机数产生后运行 luoshi draw run")
        return
    if draw.result or draw.teams:
        yield from _compare(draw, outcome)


def _compare(draw: Draw, outcome: DrawOutcome) -> Iterator[DrawFault]:
    if len(draw.result) != draw.announced.take:
        message = f"公告抽 {draw.announced.take} 个，结果有 {len(draw.result)} 个"
        yield DrawFault(("result",), message, "运行 luoshi draw verify 看应有的结果")
    if draw.result != outcome.result:
        message = f"结果与重算不符，应为：{'、'.join(outcome.result)}"
        yield DrawFault(("result",), message, "按重算的结果改正；确需更换的用 luoshi draw replace")
    if draw.reserves != outcome.reserves:
        yield DrawFault(("reserves",), f"候补与重算不符，应为：{'、'.join(outcome.reserves) or '无'}", "按重算的改正")
    if outcome.teams is not None and draw.teams != outcome.teams.members:
        told = "；".join(f"{name}：{'、'.join(team) or '无人'}" for name, team in outcome.teams.members.items())
        yield DrawFault(("teams",), f"小组与重算不符，应为：{told}", "按重算的改正")


def _check_replacements(draw: Draw) -> Iterator[DrawFault]:
    present, left = list(draw.result), list(draw.reserves)
    for index, each in enumerate(draw.replaced):
        keys: Keys = ("replaced", index)
        if each.out not in present:
            yield DrawFault(keys, f"换下的“{each.out}”不在抽中的对象里", "写抽中的对象")
        elif not left or each.by != left[0]:
            told = f"应为“{left[0]}”" if left else "候补已经用完"
            yield DrawFault(keys, f"换上的“{each.by}”不是候补中的下一个，{told}", "只能按候补的先后替换")
        else:
            present[present.index(each.out)] = left.pop(0)
        if draw.value is None or each.date < draw.value.date:
            yield DrawFault(keys, "替换的日期早于抽取", "改正日期")
