"""The page of a draw: what was announced, every ticket, the result, and how anybody computes one name again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.inspection.words import DrawMethod
from luoshi.report.document import Section, Table
from luoshi.report.inspection.pages import list_facts, make_page, make_rate, make_table, say_text
from luoshi.report.wording import long_date
from luoshi.state.inspection.drawing import compute_outcome, list_pool, list_present
from luoshi.state.inspection.tickets import write_proof

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luoshi.model.inspection.draw import Draw
    from luoshi.report.document import Block, Page
    from luoshi.state.inspection.drawing import DrawnLot

_SHOWN = 16
"""Digits of a ticket that are shown; the rest is in the machine form."""


def make_draw_page(draw: Draw, faults: Sequence[str] = ()) -> Page:
    """Return the page of ``draw verify``: verdict, announcement, tickets, teams and the line of proof."""
    blocks = [*_say_verdict(draw, faults), *list_draw_blocks(draw)]
    tables = [block for block in blocks if isinstance(block, Table)]
    facts = {
        "draw": draw.id,
        "faults": list(faults),
        "tickets": _list_tickets(draw),
        "proof": find_proof(draw),
        "tables": {table.id: list_facts(table) for table in tables},
    }
    return make_page(f"随机抽取 {draw.id}", blocks, facts)


def make_draw_sections(draw: Draw) -> tuple[Section, ...]:
    """Return the parts of the published page, with the line by which anybody computes a name again."""
    proof = find_proof(draw)
    told = (say_text(f"任何人可以用一行命令重算一个名称，如：{proof}"),) if proof else ()
    return (Section("draw", "", (*list_draw_blocks(draw), *told)),)


def find_proof(draw: Draw) -> str | None:
    """Return the line of shell that proves the first name drawn; None before the draw, and for RFC 3797."""
    outcome = compute_outcome(draw)
    if outcome is None or not outcome.result or draw.method is not DrawMethod.OCTO_41:
        return None
    lot = next(lot for lot in outcome.lots if lot.drawn)
    return write_proof(lot.drawn[0], lot.seed)


def _say_verdict(draw: Draw, faults: Sequence[str]) -> Iterator[Block]:
    if faults:
        yield say_text(f"不一致：有 {len(faults)} 处。")
        yield from (say_text(fault) for fault in faults)
    elif draw.result:
        yield say_text("一致：由公布的名录、公告和随机数重算，结果相同。")
    else:
        yield say_text("名录与公布的散列值相符；还没有随机数，没有结果可以核对。")


def list_draw_blocks(draw: Draw) -> Iterator[Block]:
    """Yield announcement, result, tickets, teams, changes and proof."""
    yield _list_announcement(draw)
    outcome = compute_outcome(draw)
    if outcome is None:
        return
    yield _list_results(draw)
    yield from (_list_lot(draw, lot) for lot in outcome.lots)
    if draw.teams:
        yield make_table(
            "teams",
            "检查组",
            (("对象", 8), ("组长", 4), ("组员", 8)),
            [(name, team[0] if team else None, "、".join(team[1:])) for name, team in draw.teams.items()],
        )
    if draw.skipped:
        rows = [(each.object, each.person, each.reason) for each in draw.skipped]
        yield make_table("skipped", "组队时跳过的人", (("对象", 8), ("人员", 4), ("理由", 8)), rows)
    yield say_text("散列值从大到小排列，排在前面的抽中，其后依次为候补。")


def _list_announcement(draw: Draw) -> Table:
    announced, pool = draw.announced, len(list_pool(draw))
    method = "ICANN OCTO-41（SHA-256）" if draw.method is DrawMethod.OCTO_41 else "RFC 3797（MD5）"
    rate = make_rate(announced.take, pool)
    rows: list[tuple[str, str]] = [
        ("公告日期", long_date(announced.date)),
        ("抽查事项", draw.matter or "—"),
        ("方法", method),
        ("对象名录", f"{pool} 个，散列值 {announced.pool}"),
        ("不参加抽取", "；".join(f"{each.name}（{each.reason}）" for each in draw.excluded) or "无"),
        ("抽取数", f"{announced.take}/{pool}，{rate.value}%；候补 {announced.reserves} 个"),
        ("随机数来源", f"{announced.source} {announced.issue}，写法：{announced.form}"),
    ]
    if announced.people:
        rows.append(("人员名录", f"{len(draw.people)} 人，散列值 {announced.people}"))
    if draw.value:
        rows.append(("随机数", f"{draw.value.text}（{long_date(draw.value.date)}）"))
    return make_table("announcement", "抽取公告", (("项目", 4), ("内容", 20)), rows)


def _list_results(draw: Draw) -> Table:
    present = list_present(draw)
    swapped = {each.by: each for each in draw.replaced}
    rows = [
        (place, name, f"替换 {swapped[name].out}：{swapped[name].reason or '没有写理由'}" if name in swapped else None)
        for place, name in enumerate(present, 1)
    ]
    return make_table("result", "抽中对象", (("序号", 2), ("对象", 8), ("说明", 10)), rows)


def _list_lot(draw: Draw, lot: DrawnLot) -> Table:
    drawn, reserves = set(lot.drawn), set(lot.list_reserves(draw.announced.reserves))
    rows = [
        (place, name, ticket[:_SHOWN], "抽中" if name in drawn else "候补" if name in reserves else None)
        for place, (name, ticket) in enumerate(lot.order, 1)
    ]
    title = f"全部名单的次序（{lot.lot.stratum}）" if lot.lot.stratum else "全部名单的次序"
    columns = (("次序", 2), ("名称", 8), ("散列值（前16位）", 8), ("结果", 3))
    return make_table(f"tickets{lot.lot.stratum and '-' + lot.lot.stratum}", title, columns, rows)


def _list_tickets(draw: Draw) -> list[dict[str, object]]:
    outcome = compute_outcome(draw)
    if outcome is None:
        return []
    return [
        {"stratum": lot.lot.stratum, "seed": lot.seed, "order": [{"name": n, "ticket": t} for n, t in lot.order]}
        for lot in outcome.lots
    ]
