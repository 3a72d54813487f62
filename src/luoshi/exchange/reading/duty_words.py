"""Who is responsible, in the words of official documents: 牵头, 会同, 参与, 按职责分工负责, 责任单位：…；完成时限：….

A lead is taken only where the text names exactly one: by 牵头 or 会同, as the only one responsible, or as the first
of a list where the document says that the first leads. Else all units are kept and the finding says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from luoshi.exchange.reading.due_words import DueKind, read_due
from luoshi.exchange.reading.unit_names import Named, UnitBook, read_names
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CONVENTION = re.compile(
    r"(?:[列排](?:在)?第一(?:位|名|个)?(?:的|者)?|排名第一的?|首位的?|第一个)(?:责任|负责|牵头)?(?:单位|部门|处室|科室|者)?"
    r"(?:为|是|系)(?:牵头|主办|责任)(?:责任)?(?:单位|部门|处室|科室)?(?:或汇总单位)?(?:[，,]\s*(?:下同|以下同|其余[^，。；）)]{0,12}))*"
)
"""The rule that the first named is the lead (国发〔2018〕39号; 杭州2020)."""

_IMPLIED = re.compile(
    r"以下(?:各项|各条)?均需(?:要)?(?P<who>[^，,。；]{2,20}?)(?:落实|负责|配合|参与)?[，,]\s*不再(?:逐一|一一)?(?:列出|列明|重复|注明)"
)
_KEYS = {
    "lead": r"牵头(?:责任)?(?:单位|部门|处室|科室)|主办(?:单位|部门|处室)|主责(?:单位|部门|处室)|第一责任单位",
    "duty": r"(?:责任|负责|承办|落实|实施)(?:单位|部门|处室|科室|主体)",
    "support": r"(?:配合|协办|参与|参加|协助|会办|协同|协作)(?:责任)?(?:单位|部门|处室|科室)",
    "due": r"(?:完成|办结|办理|整改|落实)(?:的)?(?:时限|时间|期限|日期)"
    r"|时限(?:要求)?|期限|时间(?:节点|要求|安排)|进度安排",
    "scope": r"适用范围|实施范围|试点范围",
    "leader": r"(?:牵头|责任|分管|包保|联系)(?:校|局|委|厅|市|区|县)?领导",
    "owner": r"(?:具体)?责任人|负责人|联系人|承办人|经办人",
}
KEY = re.compile("|".join(rf"(?P<{role}>{words})" for role, words in _KEYS.items()).join(("(?:", r")\s*[:：]")))
_VERB = re.compile(
    r"(?P<lead>(?:共同)?牵头(?:负责|落实|组织实施|组织|办理|推进|实施|抓总)?|主办)$"
    r"|(?P<guide>(?:负责)?(?:指导|督导|监督))$"
    r"|(?P<support>(?:共同|积极|协同)?(?:参与|参加|配合|协助|协办|协同)(?:落实|实施|做好|办理)?)$"
    r"|(?P<duty>(?:等)?(?:(?:按照?|根据|依据|依)(?:各自|部门|自身)?(?:职责|职能)(?:分工)?|分工|分别|共同|具体|组织)?(?:负责|承办)(?:落实|实施|组织实施|推进|办理|同志)?"
    r"|(?:按照?|根据)(?:各自)?(?:职责|职能)(?:分工)?(?:落实|组织实施|推进|办理|配合落实)?|组织实施|落实)$"
)
_TOGETHER = re.compile(r"^(?:由|请)?(?P<left>.+?)会同(?P<right>.+)$")
_SHORT_TOGETHER = re.compile(r"^(?P<left>[^、，]{2,12}[处室科局])会(?P<right>.{2,}[处室科局])$")
_MARKED = re.compile(r"(?P<who>[^、，,；;\s/（(]{2,24})[（(](?:牵头|主办)(?:单位|部门|处室)?[）)]")
_OPENING = re.compile(r"^\s*(?:由|请)(?=.{2})")
_BEFORE_DUE = re.compile(r"^(?:并|要|应|须|需)?(?:于|在)?")
_NO_DUTY = re.compile(r"谁\S{1,6}谁")


@dataclass(slots=True)
class _Heard:
    """What the words said so far, by role, in their order."""

    lead: list[Named] = field(default_factory=list)
    duty: list[Named] = field(default_factory=list)
    support: list[Named] = field(default_factory=list)
    guide: list[Named] = field(default_factory=list)
    order: list[Named] = field(default_factory=list)
    due: list[str] = field(default_factory=list)
    scope: list[str] = field(default_factory=list)
    leader: list[str] = field(default_factory=list)
    owner: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)

    def add(self, role: str, names: Iterable[Named]) -> None:
        """Keep the names under their role."""
        kept = list(names)
        getattr(self, role).extend(kept)
        self.order.extend(kept)


class Duty(Frozen):
    """What the words say. ``units``: every unit named, in order; ``generic``: words that name none.

    ``convention``: they state that the first is the lead; ``implied``: who is responsible for all that follows;
    ``odd``: clauses that were not understood; ``why``: why there is no lead, empty where there is one.
    """

    lead: str | None = None
    support: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    scope: str | None = None
    due: tuple[str, ...] = ()
    leader: str | None = None
    owner: str | None = None
    convention: bool = False
    implied: str | None = None
    odd: tuple[str, ...] = ()
    why: str = ""


def read_duty(words: str, book: UnitBook, *, first_leads: bool = False) -> Duty | None:
    """Return the duty that ``words`` (a bracket's content, a line 责任单位：…) state; None when they state none."""
    convention, implied = CONVENTION.search(words), _IMPLIED.search(words)
    rest = words
    for found in (convention, implied):
        rest = rest.replace(found[0], "；") if found else rest
    heard = _hear(rest, book)
    if not (heard.order or heard.due or heard.scope or convention or implied) or _NO_DUTY.search(words):
        return None
    return _duty(heard, first_leads=first_leads or convention is not None, stated=(convention, implied))


def _hear(words: str, book: UnitBook) -> _Heard:
    heard = _Heard()
    keys = list(KEY.finditer(words))
    if keys:
        _hear_clauses(words[: keys[0].start()], book, heard)
        for key, following in zip(keys, [*keys[1:], None], strict=True):
            value = words[key.end() : following.start() if following else len(words)]
            _hear_value(str(key.lastgroup), value.strip(" \t\n\r\u3000，,；;。"), book, heard)
    else:
        _hear_clauses(words, book, heard)
    return heard


def _hear_value(role: str, value: str, book: UnitBook, heard: _Heard) -> None:
    """Take what follows 责任单位： and the like; the key says the role, so any words are taken for names."""
    if role in {"due", "scope", "leader", "owner"}:
        getattr(heard, role).extend([value] if value else [])
    elif role == "duty" and (_VERB.search(value) or _TOGETHER.match(value) or _SHORT_TOGETHER.match(value)):
        _hear_clauses(value, book, heard)
    elif role == "duty" and (marked := _MARKED.search(value)):
        heard.add("lead", read_names(marked["who"], book))
        heard.add("support", read_names(value.replace(marked[0], "、", 1), book))
    else:
        heard.add(role, read_names(_VERB.sub("", value), book))


def _hear_clauses(words: str, book: UnitBook, heard: _Heard) -> None:
    """Take statements such as “A牵头，B、C参与”: names without a verb wait for the next one of their statement."""
    for statement in re.split(r"[；;。]", words):
        waiting = ""
        for clause in re.split(r"[，,]", statement):
            waiting = _hear_clause(waiting, clause.strip(), book, heard)
        if waiting:
            heard.odd.append(waiting)


def _hear_clause(waiting: str, clause: str, book: UnitBook, heard: _Heard) -> str:
    """Take one clause; return what still waits for its verb."""
    if clause and _is_due(clause):
        heard.due.append(_BEFORE_DUE.sub("", clause))
        return waiting
    whole = f"{waiting}，{clause}" if waiting else clause
    if _hear_together(whole, book, heard):
        return ""
    verb = _VERB.search(whole)
    names = read_names(_OPENING.sub("", whole[: verb.start()]), book) if verb else ()
    if verb and names and all(name.plausible for name in names):
        heard.add(str(verb.lastgroup), names)
        return ""
    return whole


def _hear_together(clause: str, book: UnitBook, heard: _Heard) -> bool:
    """Take “A会同B、C（负责）”: A leads."""
    found = _TOGETHER.match(clause) or _SHORT_TOGETHER.match(clause)
    if not found:
        return False
    verb = _VERB.search(found["right"])
    left = read_names(_VERB.sub("", found["left"]), book)
    right = read_names(found["right"][: verb.start()] if verb else found["right"], book)
    if not (left and right and all(name.plausible for name in (*left, *right))):
        return False
    heard.add("lead", left)
    heard.add("support", right)
    return True


def _is_due(clause: str) -> bool:
    return read_due(_BEFORE_DUE.sub("", clause)).kind is not DueKind.UNKNOWN


def _duty(heard: _Heard, *, first_leads: bool, stated: tuple[re.Match[str] | None, re.Match[str] | None]) -> Duty:
    lead, why = _lead(heard, first_leads=first_leads)
    units = tuple(dict.fromkeys(name.name for name in heard.order if not name.generic))
    convention, implied = stated
    return Duty(
        lead,
        tuple(_support(heard, lead)),
        units,
        tuple(dict.fromkeys(name.text for name in heard.order if name.generic)),
        "；".join(heard.scope) or None,
        tuple(heard.due),
        "、".join(heard.leader) or None,
        "、".join(heard.owner) or None,
        convention is not None,
        implied and implied["who"],
        tuple(heard.odd),
        why,
    )


def _lead(heard: _Heard, *, first_leads: bool) -> tuple[str | None, str]:
    """Return the lead, or why there is none."""
    named = [name.name for name in heard.lead if not name.generic]
    if len(named) == 1:
        return named[0], ""
    if named:
        return None, f"写了 {len(named)} 个牵头单位：{'、'.join(named)}"
    if heard.duty and not heard.lead and not heard.duty[0].generic and (first_leads or len(heard.duty) == 1):
        return heard.duty[0].name, ""
    return None, "" if not heard.order else "没有写明牵头单位"


def _support(heard: _Heard, lead: str | None) -> Iterator[str]:
    """Yield the units that support: those said to, and with a lead all others that are responsible."""
    sources = [*heard.support, *(heard.duty if lead else []), *(heard.lead if lead else [])]
    named = {name.name for name in sources if not name.generic and name.name != lead}
    yield from dict.fromkeys(name.name for name in heard.order if name.name in named)
