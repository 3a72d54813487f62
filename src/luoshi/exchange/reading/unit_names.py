"""A list of units as a document writes it, taken apart into names and words that name no unit.

Separators also stand within names (文化和旅游部; 体育卫生与艺术教育处), so known names are matched first, and 和 parts
two names only where what stands before it can end the name of a unit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.suggestion import find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luoshi.rules.shared.names import NameIndex

_ENDS = (
    r"(?:部|委|局|办|公室|厅|处|室|科|院|校|中心|政府|行|社|署|司|会|组|团|馆|站|所|队|园|区|镇|乡|街道|县|市|省|公司|集团|大学|学院"
    r"|中学|小学|工委|党委|纪委|支部|法院|残联|妇联|文联|工商联|科协)"
)
ENDS_LIKE_UNIT = re.compile(rf"{_ENDS}(?:[（(][^（）()]*[)）])?$")
_GENERIC = re.compile(
    r"^(?:等|各|有关|相关|其他|其它|国务院(?:各|有关|相关|其他)|地方|所在地|属地|试点|成员单位|全体|所属|全[市区县省]各|市直(?:各|有关)"
    r"|省级|市级|县级|区级)|(?:部门|单位|机关)(?:和单位|和地区|及单位)?$"
)
_HARD = "、，,；;\n\t\r \u3000/／"
_SOFT = re.compile(r"以及|及其|及|和|与|同")
_AFTER = re.compile(
    r"$|[、，,；;。\s（(：:/／]|以及|及|和|与|等|同|会同|牵头|负责|参与|参加|配合|协助|协办|协同|承办|主办|指导|督导|按|根据|分别|共同|分工|落实"
    r"|组织|支持|要|应|在|于|为"
)
_AND_OTHERS = re.compile(
    r"等(?=$|[、，,；;。\s]|和|及|有关|相关|部门|单位|国务院|各|多|共|\d|[一二三四五六七八九十]+[个家])"
)
_ODD = re.compile(r"[谁的由须需请将把对不能可《》“”\"%％。！？：:]")
_LONGEST = 24
_LEAST = 2

_MINISTRIES = """
国务院办公厅 外交部 国防部 国家发展改革委 发展改革委 教育部 科技部 工业和信息化部 国家民委 公安部 国家安全部
民政部 司法部 财政部 人力资源社会保障部 人力资源和社会保障部 自然资源部 生态环境部 住房城乡建设部
住房和城乡建设部 交通运输部 水利部 农业农村部 商务部 文化和旅游部 国家卫生健康委 卫生健康委 退役军人事务部
退役军人部 应急管理部 应急部 人民银行 中国人民银行 审计署
"""
_OTHERS = """
国资委 国务院国资委 海关总署 税务总局 国家税务总局 市场监管总局 广电总局 国家广播电视总局 体育总局 国家体育总局
国家统计局 统计局 国家医保局 医保局 国家国际发展合作署 国管局 国家机关事务管理局 银保监会 证监会 中国银保监会
中国证监会 金融监管总局 国家信访局 国家粮食和储备局 粮食和储备局 国家能源局 能源局 国家林草局 林草局 国家邮政局
邮政局 国家铁路局 中国民航局 民航局 国家文物局 文物局 国家中医药局 中医药局 国家药监局 药监局 国家知识产权局
知识产权局 扶贫办 国务院扶贫办 国家乡村振兴局 国务院港澳办 国务院研究室 国家疾控局 国家数据局 中科院 中国科学院
中国社科院 工程院 中国气象局 中央网信办 国家网信办
"""
_PARTY_AND_PEOPLE = """
中央组织部 中央宣传部 中央统战部 中央政法委 中央编办 中央和国家机关工委 中央军委政治工作部 全国总工会 共青团中央
全国妇联 全国工商联 中国科协 中国残联 中国文联 中国作协 供销合作总社 最高人民法院 最高人民检察院
国务院教育督导委员会 国务院教育督导委员会办公室 中华全国供销合作总社
"""

_CENTRAL_BODIES = frozenset(f"{_MINISTRIES}{_OTHERS}{_PARTY_AND_PEOPLE}".split())
"""Names of central bodies as documents of the State Council write them: so that 文化和旅游部 is one unit, not two.

They recognise names and judge none: one that is not here is still read by the separators around it. Source: the
brackets of 国办发〔2018〕128号, 129号, 国发〔2018〕39号, 国办发〔2020〕24号, and the names of 2018.
"""


class Named(Frozen):
    """One member of a list. ``generic``: it names no unit. ``known``: its name in org.yaml or the list of bodies."""

    text: str
    generic: bool
    known: str | None = None

    @property
    def plausible(self) -> bool:
        """Whether it can be a unit, or the words for several."""
        fits = _LEAST <= len(self.text) <= _LONGEST and not _ODD.search(self.text)
        return (
            self.known is not None
            or (self.generic and not _ODD.search(self.text))
            or (fits and ENDS_LIKE_UNIT.search(self.text) is not None)
        )

    @property
    def name(self) -> str:
        """The name to keep: that of org.yaml for an alias, else as it was written."""
        return self.known or self.text


class UnitBook(Frozen):
    """The names that are known: spellings that lead to the units of org.yaml, and central bodies."""

    spellings: Mapping[str, str]
    units: frozenset[str]
    longest: Mapping[str, tuple[str, ...]]
    """The spellings by their first character, the longest first."""

    def match(self, text: str, at: int) -> str | None:
        """Return the longest known spelling that stands at ``at`` and ends there as a name does."""
        for spelling in self.longest.get(text[at : at + 1], ()):
            if text.startswith(spelling, at) and _AFTER.match(text, at + len(spelling)):
                return spelling
        return None

    def knows(self, name: str) -> bool:
        """Whether ``name`` is a unit of org.yaml, or an alias of one."""
        return self.spellings.get(name, name) in self.units

    def suggestion(self, name: str) -> str | None:
        """Return the unit most like ``name``, None where none is near."""
        return find_nearest(name, self.units)


def make_unit_book(index: NameIndex | None = None) -> UnitBook:
    """Make the book of a workspace's names; without any, of central bodies alone."""
    spellings = {name: name for name in _CENTRAL_BODIES}
    if index is not None:
        spellings |= dict(index.aliases) | {name: name for name in index.units}
    by_first: dict[str, list[str]] = {}
    for spelling in sorted(spellings, key=lambda each: (-len(each), each)):
        by_first.setdefault(spelling[0], []).append(spelling)
    units = index.units if index else frozenset()
    return UnitBook(spellings, units, {first: tuple(names) for first, names in by_first.items()})


def read_names(text: str, book: UnitBook) -> tuple[Named, ...]:
    """Return the members of a list in their order; nothing of the list is lost but the separators."""
    return tuple(_names(text, book))


def _names(text: str, book: UnitBook) -> Iterator[Named]:
    at, fresh = 0, True
    while at < len(text):
        if text[at] in _HARD:
            at, fresh = at + 1, True
            continue
        known = book.match(text, at)
        soft = None if known or fresh else _SOFT.match(text, at)
        if soft:
            at, fresh = soft.end(), True
            continue
        end = at + len(known) if known else _end_of_name(text, at)
        word = text[at:end]
        yield Named(word, generic=not known and bool(_GENERIC.search(word)), known=known and book.spellings[known])
        at, fresh = end, False


def _end_of_name(text: str, start: int) -> int:
    """Return where the word that begins at ``start`` ends; brackets within it are passed over whole."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] in "（(") - (text[at] in "）)")
        if depth <= 0 and at > start and _stops(text, start, at):
            return at
    return len(text)


def _stops(text: str, start: int, at: int) -> bool:
    if text[at] in _HARD:
        return True
    if text[at] == "等" and _AND_OTHERS.match(text, at):
        return True
    soft = _SOFT.match(text, at)
    return soft is not None and _parts_two(text[start:at], text[soft.end() :])


def _parts_two(left: str, right: str) -> bool:
    """Whether 和 or 及 between these two parts names, and not the words of one name."""
    if not right:
        return False
    if _GENERIC.search(left):
        return not re.match(r"单位|地区|部门|人员|机构|街道|乡镇", right)
    return ENDS_LIKE_UNIT.search(left) is not None
