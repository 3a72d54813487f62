"""What a filter names: the one reader of ``--unit``, ``--leader``, ``--lamp`` and their like, for every command.

A word that names nothing would be answered with “0 项”, which reads as an all-clear; it is refused, with the nearest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from luoshi.errors import UsageError
from luoshi.frozen import Frozen
from luoshi.model.vocabulary import CATEGORIES, KINDS
from luoshi.report.bulletin.selection import name_ledger
from luoshi.rules.shared.names import index_names
from luoshi.service.scan.request import ScanRequest, find_location
from luoshi.service.scan.scan import scan_workspace
from luoshi.suggestion import find_nearest
from luoshi.system.paths import use_slashes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from luoshi.model.scope import Scope
    from luoshi.service.listing import Filters
    from luoshi.service.workspace import Workspace
    from luoshi.state.task_state import TaskState

_SHOWN = 12
"""How many words a hint lists; of more it says where they stand."""


class WordKind(Frozen):
    """One kind of filter. ``missing``: what is said of an unknown word, with a place for it; ``where``: who declares.

    ``declared`` gives each word that files of the workspace settle, with the canonical one that it stands for;
    ``used`` gives the words that a task bears, for a word may stand in tasks alone.
    """

    missing: str
    where: str
    declared: Callable[[Workspace], Mapping[str, str]]
    used: Callable[[TaskState], Iterable[str]]


def resolve_scope(workspace: Workspace, scope: Scope, day: dt.date) -> Scope:
    """Return the scope by canonical names. Raises UsageError for a word that names nothing, with the nearest."""
    return scope.but(**dict(_resolve_all(workspace, dict(scope), day)))


def resolve_filters(workspace: Workspace, filters: Filters, day: dt.date) -> Filters:
    """Return the filters by canonical names. Raises UsageError for a word that names nothing, with the nearest."""
    asked = {name: getattr(filters, name) for name in WORD_KINDS if hasattr(filters, name)}
    return filters.but(**dict(_resolve_all(workspace, asked, day)))


def resolve_unit(workspace: Workspace, word: str | None, day: dt.date) -> str | None:
    """Return the unit by its canonical name, None where none was asked for. Raises UsageError likewise."""
    return None if word is None else _resolve(workspace, "unit", word, day)


def _resolve_all(workspace: Workspace, asked: Mapping[str, str | None], day: dt.date) -> Iterator[tuple[str, str]]:
    for name, word in asked.items():
        if word is not None and name in WORD_KINDS:
            yield name, _resolve(workspace, name, word, day)


def _resolve(workspace: Workspace, name: str, word: str, day: dt.date) -> str:
    kind, word = WORD_KINDS[name], use_slashes(word) if name == "ledger" else word
    declared = kind.declared(workspace)
    plain = {normalize("NFKC", known).strip(): known for known in declared}
    typed = plain.get(normalize("NFKC", word).strip(), word)
    if typed in declared:
        return declared[typed]
    # Only a word that no settings file declares costs a look into all the tasks.
    used = {each for state in _judge_all(workspace, day) for each in kind.used(state) if each}
    if word in used:
        return word
    raise UsageError(f"{kind.missing.format(word)}{_suggest(word, declared, used)}", _list_known(kind, declared, used))


def _suggest(word: str, declared: Mapping[str, str], used: Iterable[str]) -> str:
    """Return the word that has this one in it, or the nearest; an alias leads to the canonical one."""
    known = [*declared, *used]
    near = next((each for each in known if word.strip() and word.strip() in each), None) or find_nearest(word, known)
    return f"；是否为“{declared.get(near, near)}”？" if near else ""


def _list_known(kind: WordKind, declared: Mapping[str, str], used: Iterable[str]) -> str:
    known = list(dict.fromkeys([*declared.values(), *sorted(used)]))
    if not known:
        return f"{kind.where}里还没有写"
    return f"可用：{'、'.join(known)}" if len(known) <= _SHOWN else f"都写在{kind.where}里，如 {known[0]}"


def _judge_all(workspace: Workspace, day: dt.date) -> tuple[TaskState, ...]:
    return scan_workspace(workspace, ScanRequest((day,))).states()


def _declare_units(workspace: Workspace) -> dict[str, str]:
    names = index_names(workspace.organisation)
    return {unit.name: unit.name for unit in workspace.organisation.units} | {
        alias: unit for alias, unit in names.aliases.items() if alias not in names.units
    }


def _declare_leaders(workspace: Workspace) -> dict[str, str]:
    posts = [person.name for person in workspace.organisation.people]
    return _stand_for_themselves([*posts, *(unit.leader for unit in workspace.organisation.units if unit.leader)])


def _declare_lists(workspace: Workspace) -> dict[str, str]:
    return _stand_for_themselves(view.name for view in workspace.config.views)


def _declare_lamps(workspace: Workspace) -> dict[str, str]:
    return _stand_for_themselves(lamp.name for lamp in workspace.config.lamps)


def _declare_ledgers(workspace: Workspace) -> dict[str, str]:
    places = (find_location(workspace, f"ledgers/{key}/ledger.yaml") for key in workspace.ledgers)
    folders = {f"ledgers/{key}": key for key in workspace.ledgers}
    return folders | _stand_for_themselves(name for place in places for name in name_ledger(place) if name)


def _declare_kinds(workspace: Workspace) -> dict[str, str]:
    return _stand_for_themselves([*KINDS, *workspace.config.vocabulary.kinds])


def _declare_categories(workspace: Workspace) -> dict[str, str]:
    return _stand_for_themselves([*CATEGORIES, *workspace.config.vocabulary.categories])


def _stand_for_themselves(words: Iterable[str]) -> dict[str, str]:
    return {word: word for word in words}


_PEOPLE = " org.yaml 的 people 或事项"
WORD_KINDS: Mapping[str, WordKind] = {
    "unit": WordKind(
        "org.yaml 中没有单位“{}”", " org.yaml 的 units ", _declare_units, lambda state: (state.lead, *state.support)
    ),
    "leader": WordKind("org.yaml 中没有“{}”这一职务", _PEOPLE, _declare_leaders, lambda state: (state.leader,)),
    "person": WordKind(
        "没有“{}”这一职务，责任人和牵头领导中都没有",
        _PEOPLE,
        _declare_leaders,
        lambda state: (state.owner, state.leader),
    ),
    "lamp": WordKind("luoshi.yaml 的 lamps 中没有“{}”这种灯", " luoshi.yaml 的 lamps ", _declare_lamps, lambda _: ()),
    "list_name": WordKind(
        "没有“{}”这张清单", " luoshi.yaml 的 views 或事项的 lists ", _declare_lists, lambda state: state.lists
    ),
    "ledger": WordKind("没有台账“{}”", " ledgers ", _declare_ledgers, lambda state: name_ledger(state.location)),
    "kind": WordKind("没有事项类型“{}”", " luoshi.yaml 的 vocabulary ", _declare_kinds, lambda state: (state.kind,)),
    "category": WordKind(
        "没有来源类别“{}”", " luoshi.yaml 的 vocabulary ", _declare_categories, lambda state: (state.category,)
    ),
}
"""Every filter whose words a workspace settles, by its name in ``Scope`` and ``Filters``."""
