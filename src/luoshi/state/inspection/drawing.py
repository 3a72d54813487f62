"""A draw made again from its file: what comes out of pool, value and announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.inspection.words import DrawMethod
from luoshi.state.inspection.rfc3797 import parse_sources, sort_by_rounds, write_key
from luoshi.state.inspection.teams import Teams, TeamSize, build_teams
from luoshi.state.inspection.tickets import derive_seed, digest_list, digest_pool, normalise_name, sort_by_ticket

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.model.inspection.draw import Announcement, Draw


class Lot(NamedTuple):
    """One pool from which names are drawn: the whole, or a stratum. ``promised``: the hash that was announced."""

    stratum: str
    names: tuple[str, ...]
    take: int
    promised: str

    def hash(self, method: DrawMethod) -> str:
        """Return the hash of the pool; where the order of the list decides, the order is part of it."""
        return digest_list(self.names) if method is DrawMethod.RFC_3797 else digest_pool(self.names)


class DrawnLot(NamedTuple):
    """A lot with its names in the order in which they were drawn, and the ticket of each."""

    lot: Lot
    seed: str
    order: tuple[tuple[str, str], ...]

    @property
    def drawn(self) -> tuple[str, ...]:
        """The names that are drawn."""
        return tuple(name for name, _ in self.order[: self.lot.take])

    def list_reserves(self, count: int) -> tuple[str, ...]:
        """Return the names that come next."""
        return tuple(name for name, _ in self.order[self.lot.take : self.lot.take + count])


class DrawOutcome(NamedTuple):
    """What comes out: the lots, names drawn and reserves over all of them, and the teams (None: only objects)."""

    lots: tuple[DrawnLot, ...]
    result: tuple[str, ...]
    reserves: tuple[str, ...]
    teams: Teams | None


def list_lots(draw: Draw) -> tuple[Lot, ...]:
    """Return the pools of a draw, without the names that are excluded."""
    out = {normalise_name(each.name) for each in draw.excluded}
    promises = draw.announced.strata

    def keep(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(name for name in map(normalise_name, names) if name not in out)

    if not promises:
        return (Lot("", keep(draw.pool), draw.announced.take, draw.announced.pool),)
    return tuple(Lot(each.name, keep(draw.strata.get(each.name, ())), each.take, each.pool) for each in promises)


def list_pool(draw: Draw) -> tuple[str, ...]:
    """Return all names that take part."""
    return tuple(name for lot in list_lots(draw) for name in lot.names)


def compute_outcome(draw: Draw) -> DrawOutcome | None:
    """Return what comes out; None before the value is known. Raises ValueError for a value that RFC 3797 cannot take.

    People stand in the order of OCTO-41 whatever the method: RFC 3797 knows no teams.
    """
    if draw.value is None:
        return None
    announced, value = draw.announced, draw.value.text
    lots = tuple(_draw_lot(draw, lot, value) for lot in list_lots(draw))
    result = tuple(name for lot in lots for name in lot.drawn)
    reserves = tuple(name for lot in lots for name in lot.list_reserves(announced.reserves))
    teams = _form_teams(draw, announced, value, result) if announced.team and draw.people else None
    return DrawOutcome(lots, result, reserves, teams)


def _draw_lot(draw: Draw, lot: Lot, value: str) -> DrawnLot:
    if draw.method is DrawMethod.RFC_3797:
        key = write_key(parse_sources(value))
        return DrawnLot(lot, key, tuple(sort_by_rounds(lot.names, key)))
    name = f"{draw.id}-{lot.stratum}" if lot.stratum else draw.id
    seed = derive_seed(name, lot.hash(draw.method), value)
    return DrawnLot(lot, seed, tuple(sort_by_ticket(lot.names, seed)))


def _form_teams(draw: Draw, announced: Announcement, value: str, objects: Sequence[str]) -> Teams:
    return build_teams(draw.id, value, objects, draw.people, TeamSize(announced.team, announced.max_load))


def list_present(draw: Draw) -> tuple[str, ...]:
    """Return the objects that are inspected in the end: as drawn, with the replacements made since."""
    present = list(draw.result)
    for each in draw.replaced:
        if each.out in present:
            present[present.index(each.out)] = each.by
    return tuple(present)
