"""What must not stand in a ledger, looked for in any text: 密级标志, identity numbers, mobile numbers; masked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEVEL = "(?:绝密|机密|秘密)"
_MARK = rf"""{_LEVEL}级?\s*[★☆＊*]                   # 机密★20年
    | [〔【\[（(]\s*{_LEVEL}级?\s*[〕】\]）)]      # 〔机密〕
    | 密级(?:为|是)?\s*[:：]?\s*{_LEVEL}           # 密级：秘密
    | {_LEVEL}级(?=[\s，,。；;：:]|$)              # 定为秘密级。
    | ^{_LEVEL}(?=\s*(?:[:：]|$))                  # 机密：……
    """
"""This matches the marks themselves, not words about secrecy such as 保密教育, 商业秘密, 绝密级试卷保管."""

_IDENTITY = (
    r"(?<![0-9A-Za-z])[1-9][0-9]{5} ?(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]) ?[0-9]{3}[0-9Xx]"
    r"(?![0-9A-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
"""GB 11643-1999: the sum of the digits times these weights, modulo 11, gives the last character."""

_MOBILE = r"(?<![0-9])(?:(?:00)?86[- ]?)?(1[3-9][0-9])[-‐–— ]?[0-9]{4}[-‐–— ]?([0-9]{4})(?![0-9]|\s*(?:元|万|亿))"


class Secret(NamedTuple):
    """Something found in a text: what it is, masked, and where it begins in the text."""

    words: str
    place: int


def find_mark(text: str) -> re.Match[str] | None:
    """Return the first 密级标志."""
    return re.search(_MARK, text, re.VERBOSE | re.MULTILINE)


def list_identities(text: str) -> Iterator[Secret]:
    """Yield the identity numbers whose check digit is right."""
    for match in re.finditer(_IDENTITY, _narrow(text)):
        number = match.group().replace(" ", "").upper()
        if _is_identity(number):
            yield Secret(f"身份证号码“{number[:3]}{'*' * 13}{number[-2:]}”", match.start())


def list_mobiles(text: str) -> Iterator[Secret]:
    """Yield the mobile numbers."""
    for match in re.finditer(_MOBILE, _narrow(text)):
        yield Secret(f"手机号码“{match[1]}****{match[2]}”", match.start())


def list_secrets(text: str) -> Iterator[Secret]:
    """Yield all of them."""
    mark = find_mark(text)
    if mark:
        yield Secret(f"密级标志“{mark.group().strip()}”", mark.start())
    yield from list_identities(text)
    yield from list_mobiles(text)


def _narrow(text: str) -> str:
    from unicodedata import normalize  # noqa: PLC0415 -- seldom needed

    return normalize("NFKC", text)


def _is_identity(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[:-1], _WEIGHTS, strict=True))
    return _CHECK[total % 11] == number[-1]
