"""The rules of Windows for names and paths, which are functions of text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.store.files.files import READING, reason_of
from luoshi.system import paths

DEVICES = ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")]


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("form", ["{}", "{}.txt", "{}.tar.gz", "{} .yaml", "{}:a"])
def test_a_device_is_one_in_any_case_and_with_any_ending(device: str, form: str) -> None:
    for name in (device, device.upper(), device.title()):
        assert paths.is_device(form.format(name))
        assert paths.explain(form.format(name))
    assert not paths.is_device(form.format(f"{device}a"))
    assert not paths.is_device(form.format(f"_{device}"))
    assert not paths.is_device(f"{device}-1")


@pytest.mark.parametrize("name", ["com10", "console", "comma.txt", "nul表", "验收 con", "com", "lpt", "aux-1"])
def test_what_only_begins_like_a_device_is_none(name: str) -> None:
    assert not paths.is_device(name)
    assert paths.explain(name) == ""


@pytest.mark.parametrize("sign", [*list('<>:"|?*\\/'), "\x00", "\x1f", "\n"])
def test_signs_that_windows_takes_in_no_name_are_found_and_replaced(sign: str) -> None:
    assert paths.find_sign(f"甲{sign}乙") == sign
    assert paths.replace_signs(f"甲{sign}乙") == "甲_乙"
    assert f"“{sign}”" in paths.explain(f"甲{sign}乙")


@pytest.mark.parametrize("end", [".", " ", "..", ". .", "  "])
def test_stops_and_blanks_at_the_end_are_dropped_by_windows(end: str) -> None:
    assert paths.ends_badly(f"报告{end}")
    assert paths.cut_end(f"报告{end}") == "报告"
    assert paths.explain(f"报告{end}") == "以句点或空格结尾，Windows 上取不出这个文件"
    assert not paths.ends_badly(f"报告{end}pdf")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=20))
def test_a_mended_name_has_no_fault_but_to_be_a_device(name: str) -> None:
    mended = paths.cut_end(paths.replace_signs(name))
    assert not paths.explain(mended) or paths.is_device(mended)
    assert not paths.explain(f"_{mended}x")


@given(st.text(max_size=10))
def test_names_are_one_file_whatever_their_case_and_composition(name: str) -> None:
    for form in ("NFC", "NFD"):
        assert paths.fold(unicodedata.normalize(form, name)) == paths.fold(name)
    assert paths.fold(name.casefold()) == paths.fold(name)


def test_the_later_of_two_names_that_are_one_file_is_told_with_the_first() -> None:
    names = ("a/ZD-1.yaml", "a/zd-1.yaml", "A/ZD-1.yaml", "a/ZD-2.yaml", "é.pdf", "e\u0301.pdf", "a/ZD-1.yaml")
    twins = [("a/zd-1.yaml", "a/ZD-1.yaml"), ("A/ZD-1.yaml", "a/ZD-1.yaml"), ("e\u0301.pdf", "é.pdf")]
    assert paths.find_twins(names) == twins


def test_a_rare_character_counts_twice_as_windows_counts() -> None:
    assert [paths.count_signs(text) for text in ("甲a", "𬭎", "")] == [2, 2, 0]


def test_backslashes_are_slashes_in_a_path_of_the_workspace() -> None:
    assert paths.use_slashes("2026\\zonghe") == paths.use_slashes("2026/zonghe") == "2026/zonghe"


def _refused(number: int, path: str, kind: type[OSError] = OSError) -> OSError:
    error = kind(2, "refused", path)
    error.winerror = number  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize("doing", ["写入", READING])
def test_what_windows_refuses_is_told_with_what_to_do(doing: str) -> None:
    long = "C:\\" + "督" * 260
    assert "260 个字符" in reason_of(_refused(3, long), doing)
    assert "长路径" in reason_of(_refused(206, "a"), doing)
    assert "260" not in reason_of(_refused(3, "C:\\督"), doing)
    for number in (32, 33):
        said = reason_of(_refused(number, "a", PermissionError), doing)
        assert said == "被别的程序打开着（Excel、WPS 或杀毒软件），先关掉它"
    either = "没有写入权限，或被别的程序打开着（Excel、WPS 或杀毒软件），先关掉它"
    assert (reason_of(_refused(5, "a", PermissionError), doing) == either) is (doing != READING)
