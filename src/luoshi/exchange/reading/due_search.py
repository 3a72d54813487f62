"""Time limits within running text: only phrases that say they are one; spans of validity are none."""

from __future__ import annotations

import re

from luoshi.exchange.reading.due_words import DueKind, DueReading, read_due
from luoshi.frozen import Frozen

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:度)?|今年|本年度?|当年)"
_BEFORE = r"(?:之前|以前|前)"
_FORMS = (
    rf"(?:{_YEAR}起[，,]?)?每(?:个)?(?:{_N}个?)?(?:年度?|半年|季度?|月|周|学期|学年)(?:{_N}月)?(?:{_N}[日号](?:和{_N}[日号])?|底|末){_BEFORE}",
    rf"[^，。；、“”《》\n在于自]{{0,10}}?(?:之日|当日)起?(?:{_N}|\d{{1,3}})(?:个?工作日|个?自然日|日|天|个月|年)(?:之内|以内|内)",
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})个工作日(?:之内|以内|内)",
    rf"(?:会后|会议结束后|收到后)(?:{_N}|\d{{1,3}})(?:个?工作日|日|天|个月)(?:之内|以内|内)",
    rf"(?:到|至)?{_YEAR}?\d{{1,2}}月?[-~～—–至]\d{{1,2}}月(?:份)?(?:底|末)?{_BEFORE}?",
    rf"(?:到|至)?{_YEAR}?{_N}月{_N}[日号]{_BEFORE}",
    rf"(?:到|至)?{_YEAR}?{_N}月(?:份)?(?:底|末|[上中下]旬)?{_BEFORE}",
    rf"(?:到|至)?{_YEAR}?{_N}月(?:底|末)",
    rf"(?:到|至)?{_YEAR}(?:年底|底|年末|末){_BEFORE}?",
    rf"(?:年底|年末){_BEFORE}",
    rf"{_YEAR}?(?:上半年|下半年|第?[一二三四]季度)(?:底|末)?(?:{_BEFORE}|内)?",
    r"年内(?=[^，。；\n]{0,12}(?:完成|建成|印发|出台|实现|启动|开工|竣工|办结|开展|新建|新增|落实|实施))",
    rf"(?:本|当|下)?月(?:底|末){_BEFORE}",
    rf"(?:到|至){_YEAR}(?!\d)",
)
_PHRASE = re.compile("|".join(f"(?:{form})" for form in _FORMS))
_NOT_BEFORE = re.compile(
    r"(?:自|从|截至|截止|[压缩减]至|缩短[至到]|缩减至|控制在|不超过|不少于|压缩到|[为由]|不得早于|[\d.—–~-])$"
)
_NOT_AFTER = re.compile(r"^(?:起|以来|以后|之后|期间|工资|个|至|到|年|成立|印发的|、)")
_APART = re.compile(r"《[^》]*》|“[^”]{0,60}”|〔[^〕]*〕")


class FoundDue(Frozen):
    """A phrase at ``start`` in the text, and its reading."""

    start: int
    end: int
    reading: DueReading


def find_due(text: str, year: int | None = None) -> tuple[FoundDue, ...]:
    """Return the time limits of a text in their order; ``year``: of the document, for phrases without one."""
    hidden = _APART.sub(lambda found: "\0" * len(found[0]), text)
    return tuple(
        FoundDue(match.start(), match.end(), reading)
        for match in _PHRASE.finditer(hidden)
        if not _NOT_BEFORE.search(hidden[max(0, match.start() - 4) : match.start()])
        and not _NOT_AFTER.match(hidden[match.end() : match.end() + 4])
        and (reading := read_due(text[match.start() : match.end()], year)).kind is not DueKind.UNKNOWN
    )
