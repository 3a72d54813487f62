"""Names of files that every system can check out and every reader can tell apart."""

from __future__ import annotations

import pytest

from luoshi.errors import UsageError
from luoshi.service.portable_names import portable, refuse_long, refuse_twin, refuse_unportable

FAULTS = {
    "CON": ("设备名", "_CON"), "nul.txt": ("设备名", "_nul.txt"), "Lpt1.tar.gz": ("设备名", "_Lpt1.tar.gz"),
    "com¹": ("设备名", "_com¹"), "AUX .pdf": ("设备名", "_AUX .pdf"), "a:b": ("“:”", "a_b"),
    "报告.": ("句点或空格结尾", "报告"), "报告.pdf ": ("句点或空格结尾", "报告.pdf"), "a<b>": ("“<”", "a_b_"),
    'a"b': ('“"”', "a_b"), "a|b": ("“|”", "a_b"), "a?": ("“?”", "a_"), "*": ("“*”", "材料"), "a\\b": ("“\\”", "a_b"),
    "a\tb": ("看不见的字符", "ab"), "a\nb": ("看不见的字符", "a b"), "a\x07b": ("看不见的字符", "ab"),
    "a\u202ecod.pdf": ("看不见的字符", "acod.pdf"), "a\u200bb": ("看不见的字符", "ab"),
    "a\ufeffb": ("看不见的字符", "ab"),
    "验收/nul": ("设备名", "_nul"), "\u200b": ("看不见的字符", "材料"), "con\u200b": ("看不见的字符", "_con"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_name_that_cannot_be_kept_is_refused_with_one_that_can(name: str) -> None:
    fault, better = FAULTS[name]
    with pytest.raises(UsageError) as caught:
        refuse_unportable(name)
    assert fault in caught.value.message
    assert f"“{better}”" in caught.value.hint
    assert portable(name.rpartition("/")[2]) == better
    refuse_unportable(better)


@pytest.mark.parametrize(
    "name",
    [
        "验收表.xlsx",
        "a b.pdf",
        "console.txt",
        "com10",
        "contract",
        "nul表.pdf",
        "验收/表.pdf",
        "é.pdf",
        "𠮷.txt",
        " 前.pdf",
    ],
)
def test_other_names_are_taken(name: str) -> None:
    refuse_unportable(name)
    assert portable(name.rpartition("/")[2]) == name.rpartition("/")[2]


def test_a_path_that_leaves_no_room_on_windows_is_refused_with_what_to_do() -> None:
    refuse_long("a" * 180)
    for path in ("a" * 181, "𬭎" * 91):
        with pytest.raises(UsageError, match="260") as caught:
            refuse_long(path)
        assert "180" in caught.value.hint


@pytest.mark.parametrize(("name", "other"), [("A.pdf", "a.pdf"), ("e\u0301.pdf", "é.pdf"), ("ß.pdf", "SS.pdf")])
def test_two_names_of_one_file_elsewhere_are_refused(name: str, other: str) -> None:
    refuse_twin(name, [name, "b.pdf"])
    with pytest.raises(UsageError, match="同一个文件"):
        refuse_twin(name, ["b.pdf", other])
