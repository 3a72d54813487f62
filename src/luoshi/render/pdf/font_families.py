"""Which fonts stand for the five Chinese faces where those are not there: for PDF, and for the words in pictures.

Typst and resvg know a font by its English family name, and pass over a name that is not there without a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from luoshi.errors import UsageError

if TYPE_CHECKING:
    from luoshi.report.paper import Fonts

# What a name of Windows, WPS or Founder is called inside the font.
_ENGLISH: Final = {
    "仿宋": "FangSong",
    "仿宋_GB2312": "FangSong_GB2312",
    "楷体": "KaiTi",
    "楷体_GB2312": "KaiTi_GB2312",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
    "方正小标宋_GBK": "FZXiaoBiaoSong-B05",
}
_SONG: Final = ("SimSun", "Noto Serif CJK SC", "Source Han Serif SC", "FandolSong", "AR PL UMing CN", "Songti SC")
_HEI: Final = ("SimHei", "Noto Sans CJK SC", "Source Han Sans SC", "FandolHei", "WenQuanYi Zen Hei", "Heiti SC")
_FANG: Final = ("FangSong_GB2312", "FangSong", "STFangsong", "FandolFang R", "FandolFang")
_KAI: Final = ("KaiTi_GB2312", "KaiTi", "STKaiti", "FandolKai", "AR PL UKai CN", "LXGW WenKai")
_TITLE: Final = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong", "Noto Serif CJK SC")
_LATIN: Final = ("Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes", "Libertinus Serif")


def list_families(fonts: Fonts, there: frozenset[str]) -> dict[str, list[str]]:
    """Return the families of each use, best first: the name that was asked for, then its likes.

    Raises UsageError where none of ``there`` has Chinese characters.
    """
    rest = [*_SONG, *_HEI]
    if not there & {*_FANG, *_KAI, *_TITLE, *rest, *map(_english, (fonts.fangsong, fonts.songti, fonts.heiti))}:
        raise UsageError(
            "本机没有中文字体，PDF 里的汉字会是空白",
            "Debian、Ubuntu：apt-get install fonts-noto-cjk；或用 --format docx",
        )
    uses = {
        "latin": [fonts.latin, *_LATIN],
        "text": [fonts.fangsong, *_FANG, *rest],
        "heading": [fonts.heiti, *_HEI, *rest],
        "subheading": [fonts.kaiti, *_KAI, *_FANG, *rest],
        "title": [fonts.xiaobiaosong, *_TITLE, *rest],
        "page": [fonts.songti, *rest],
    }
    return {use: _there(names, there) for use, names in uses.items()}


def list_picture_families(fonts: Fonts) -> list[str]:
    """Return the families for the words in a picture, best first.

    resvg takes the first that is there, and for what that one lacks any font at all: so those that have Chinese
    characters stand before the Latin ones, or 直 would be drawn as in Japan.
    """
    names = [fonts.fangsong, _english(fonts.fangsong), *_FANG, *_SONG, *_HEI, fonts.latin, *_LATIN]
    return list(dict.fromkeys(names))


def _there(names: list[str], there: frozenset[str]) -> list[str]:
    """Return those that the machine has, each once: a name that is missing would be passed over without a word."""
    known = [each for name in names for each in (name, _english(name)) if each in there]
    return list(dict.fromkeys(known))


def _english(name: str) -> str:
    return _ENGLISH.get(name, name)
