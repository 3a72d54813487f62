"""Target of the time limits: no phrase makes the grammar raise, and a day is only found that the words name."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from luoshi.exchange.reading.due_search import find_due
from luoshi.exchange.reading.due_words import DueKind, DueReading, read_due
from luoshi.state.period import find_month_end
from tests.fuzzing.mutation import mutated_text
from tests.fuzzing.target import Target

if TYPE_CHECKING:
    import random

_ONES = "〇一二三四五六七八九"
_FULL = str.maketrans("0123456789-.", "０１２３４５６７８９－．")
_ENDS = ("", "前", "之前", "以前", "前完成", "前办结")
WORDS = (

    *"0123456789年月日号底末前内每起至到-~—第一二三四五六七八九十〇零两百半季度上中下旬工作个周天长期持续",
    *"，。；（）《》“”、 \n",
    "２", "０", "①", "²", "٣", "৩", "〹", "年底", "月底", "季度", "上半年", "之日起", "工作日内", "二十", "三十一",
    "13月", "0月", "32日", "2026年", "0000年", "9999年", "今年", "2月30日", "完成", "责任单位：", "\u3000", "\0", "𠮷",
    "\ud800",
)  # fmt: skip
_SENTENCES = (
    "新建公办园30所，2026年6月底前完成移交。",
    "每季度末前报送；会后7日内提出方案，自收到之日起十五日内办结",
    "第三季度末前完成，2020年起每年1月底前通报，9月前、3-4月、10月中旬",
    "《条例》自2021年9月1日起施行，有效期至2026年12月31日，到2025年建成",
    "二十三日前，十二月三十一日前，今年年底前完成",
    "30个工作日内，两周内，3个月内，长期坚持，年内持续推进",
)
_FORMS = (
    "n月n日", "n月底", "n月末", "n月", "n月份", "n月下旬", "n-n月", "n月至n月", "第n季度", "n季度末", "n个工作日内",
    "n日内", "n周内", "n个月内", "n月上旬", "每n月", "n-n-n", "2026-n-n", "2026.n.n", "上半年",
    "自n月n日起n日内",
)  # fmt: skip


class DueCase(NamedTuple):
    """A phrase, the year of its document, and the one day it names, where it names one."""

    words: str
    year: int | None
    day: dt.date | None


def make(chance: random.Random) -> DueCase:
    """Draw a phrase that names a day, whole or damaged, or a sentence with several."""
    year = chance.choice((None, 2026, 2024, 1, 9999, chance.randint(1950, 2100)))
    if chance.random() < 0.2:
        return DueCase(_wild(chance), year, None)
    if chance.random() < 0.3:
        return DueCase(mutated_text(chance, chance.choice(_SENTENCES), WORDS, 6), year, None)
    day = dt.date(1950, 1, 1) + dt.timedelta(days=chance.randrange(60_000))
    words, meant = _phrase(chance, day)
    if chance.random() < 0.5:
        return DueCase(words, year, meant)
    return DueCase(mutated_text(chance, words, WORDS), year, None)


def judge(case: DueCase) -> bool:
    """Read the phrase as a whole, and look for limits within it."""
    reading = read_due(case.words, case.year)
    assert reading.words == case.words
    _judge_reading(reading, case.year)
    if case.day:
        assert (reading.kind, reading.day) == (DueKind.BY, case.day)
    place = 0
    for found in find_due(case.words, case.year):
        assert place <= found.start < found.end <= len(case.words)
        assert found.reading == read_due(case.words[found.start : found.end], case.year)
        place = found.end
    return True


def _judge_reading(reading: DueReading, year: int | None) -> None:
    assert (reading.kind is DueKind.RELATIVE) == (reading.within is not None)
    assert reading.within is None or reading.within >= 0
    if reading.day is None:
        return
    assert reading.kind is DueKind.BY
    assert reading.start is None or reading.start <= reading.day
    named = _numbers(reading.words)
    assert reading.day.year in {*named, year}
    months = {(day.month, day.day) for day in (reading.day,)}
    ends = {3, 6, 9, 12} if re.search("[年季内底末]", unicodedata.normalize("NFKC", reading.words)) else set()
    assert {month for month, _ in months} <= named | ends
    assert reading.day.day in named or find_month_end(reading.day.year, reading.day.month) == reading.day
    for rendered in (f"{reading.day.year:04d}年{reading.day.month}月{reading.day.day}日前", reading.day.isoformat()):
        assert read_due(rendered).day == reading.day


def _numbers(words: str) -> set[int]:
    """Return the numbers that the words may name, by another way than the grammar: by a table."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", words)).translate(str.maketrans("零○", "〇〇"))
    numbers = {int(run) for run in re.findall(r"\d+", text)}
    runs = re.findall(r"[〇一二两三四五六七八九十]+", text)
    numbers |= {_SPELLED[run] for run in runs if run in _SPELLED}
    return numbers | {_year(run) for run in runs if len(run) == 4 and "十" not in run and "两" not in run}


def _year(run: str) -> int:
    return int("".join(str(_ONES.index(char)) for char in run))


def _chinese(count: int) -> str:
    ten, one = divmod(count, 10)
    return (_ONES[ten] if ten > 1 else "") + ("十" if ten else "") + (_ONES[one] if one else "")


_SPELLED = {_chinese(count): count for count in range(1, 100)} | {"两": 2, "一十": 10, "一十一": 11, "一十二": 12}


def _wild(chance: random.Random) -> str:
    """Return a phrase of a known form with numbers that may be none."""
    years = ("", "0000年", "0001年", "2026年", "9999年", "二〇二六年", "今年", "一二年", "12345年")
    form = chance.choice(_FORMS)
    return chance.choice(years) + re.sub("n", lambda _: _count(chance), form) + chance.choice(_ENDS)


def _count(chance: random.Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(("", "", "0")) + str(chance.choice((chance.randint(0, 13), chance.randint(0, 120))))
    return "".join(chance.choice("一二三四九十十两〇") for _ in range(chance.randint(1, 3)))


def _phrase(chance: random.Random, day: dt.date) -> tuple[str, dt.date]:
    """Return words for the day, or for the end of its month, quarter, half or year."""
    numbered = chance.random() < 0.5
    number = str if numbered else _chinese
    year = str(day.year) if numbered else "".join(_ONES[int(digit)] for digit in str(day.year))
    end = chance.choice(_ENDS)
    words, meant = chance.choice(
        (
            (f"{year}年{number(day.month)}月{number(day.day)}{chance.choice('日号')}{end}", day),
            (f"{year}年{number(day.month)}月{chance.choice(('底', '末'))}{end}", find_month_end(day.year, day.month)),
            (f"{day.year}{chance.choice('-./')}{day.month}.{day.day}{end}".replace(".", "-"), day),
            (f"{year}年{chance.choice(('底', '年底', '末', '年末'))}{end}", dt.date(day.year, 12, 31)),
            (f"{year}年上半年{end}", dt.date(day.year, 6, 30)),
            (f"{year}年第{number((day.month + 2) // 3)}季度", find_month_end(day.year, (day.month + 2) // 3 * 3)),
        )
    )
    words = words.translate(_FULL) if chance.random() < 0.2 else words
    return " ".join(words) if chance.random() < 0.1 else words, meant


DUES = Target(make, judge)
