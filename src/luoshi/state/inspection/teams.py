"""Teams: for each object drawn, people in the order of their tickets, without those who must keep away or have enough.

The first who may lead is the head, the others fill the team in their order (domain-2 2.4, step 6).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from luoshi.state.inspection.tickets import derive_seed, digest_pool, normalise_name, sort_by_ticket

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luoshi.model.inspection.draw import DrawPerson

RECUSED, LOADED = "应当回避", "已满负荷"


class Pass(NamedTuple):
    """Somebody who was passed over for an object, and why."""

    person: str
    object: str
    reason: str


class Teams(NamedTuple):
    """The teams by object, the head first; who was passed over; and the objects for which people ran short."""

    members: Mapping[str, tuple[str, ...]]
    passed: tuple[Pass, ...]
    short: tuple[str, ...]


class TeamSize(NamedTuple):
    """How many people a team has, and how many objects a person takes at most."""

    team: int
    max_load: int


def build_teams(draw: str, value: str, objects: Sequence[str], people: Sequence[DrawPerson], size: TeamSize) -> Teams:
    """Return the teams of the objects in the order in which these were drawn."""
    pool = digest_pool(person.name for person in people)
    by_name = {normalise_name(person.name): person for person in people}
    load: Counter[str] = Counter()
    members: dict[str, tuple[str, ...]] = {}
    passed: list[Pass] = []
    for each in objects:
        seed = f"{derive_seed(draw, pool, value)}/{each}"
        order = [by_name[name] for name, _ in sort_by_ticket(by_name, seed)]
        free = [person for person in order if not must_keep_away(person, each) and load[person.name] < size.max_load]
        chosen = _choose(free, size.team)
        members[each] = tuple(person.name for person in chosen)
        load.update(members[each])
        passed += _list_passed(order, chosen, each)
    return Teams(members, tuple(passed), tuple(each for each in objects if len(members[each]) < size.team))


def must_keep_away(person: DrawPerson, each: str) -> bool:
    """Whether the person is recused from the object."""
    return normalise_name(each) in map(normalise_name, person.away)


def _choose(free: Sequence[DrawPerson], team: int) -> list[DrawPerson]:
    """Return the head and the others; nobody where no one may lead."""
    head = next((person for person in free if person.leads), None)
    if head is None or not team:
        return []
    return [head, *(person for person in free if person is not head)][:team]


def _list_passed(order: Sequence[DrawPerson], chosen: Sequence[DrawPerson], each: str) -> list[Pass]:
    """Return those who would have come before the last of the team but must keep away."""
    last = max((order.index(person) for person in chosen), default=len(order) - 1)
    return [Pass(person.name, each, RECUSED) for person in order[: last + 1] if must_keep_away(person, each)]
