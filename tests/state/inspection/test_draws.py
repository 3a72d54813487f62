"""Draws: the published vectors of OCTO-41, RFC 3797 and drand, ours, and what tampering shows."""

from __future__ import annotations

import hashlib
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.state.inspection.draw_faults import list_draw_faults
from luoshi.state.inspection.drawing import compute_outcome, list_present
from luoshi.state.inspection.public_value import fits_form, measure_chance
from luoshi.state.inspection.rfc3797 import parse_sources, sort_by_rounds, write_key
from luoshi.state.inspection.tickets import (
    count_bits,
    derive_seed,
    digest_pool,
    find_faulty_names,
    sort_by_ticket,
    write_proof,
)
from tests.support.inspections import POOL, draw

VALUE = "双色球2026120期:03 08 11 19 25 30+07"
OURS = {
    "南湾区中心小学": "e89cabdc14af0f59", "滨海市第一小学": "dc22a581e10c2c20", "滨海市实验小学": "b31b7307795a4781",
    "东港区育才小学": "a3bdfaff71ddd7c8", "南湾区向阳小学": "9e52d989c32e0da0", "东港区海滨小学": "9a746122c6195bcf",
    "西城区建设路小学": "3d982b9fe998a538", "滨海市第二小学": "3c4e65260fe6159d", "北辰区朝阳小学": "3c4cec750bb76821",
    "西城区文化路小学": "22e979bc84f44029",
}  # fmt: skip
CANDIDATES = (
    "John Mary Bashful Dopey Sleepy Grouchy Doc Sneazy Handsome Cassandra Pollyanna Pendragon Pandora Faith Hope "
    "Charity Lee Longsuffering Chastity Smith Pride Sloth Envy Anger Kasczynski"
)
SELECTED = (
    "Lee Doc Mary Charity Kasczynski Envy Sneazy Anger Chastity Pandora Sloth Sleepy Longsuffering Handsome John Dopey"
)
NAMES = st.lists(st.text("甲乙丙丁戊己庚辛壬癸ab", min_size=1, max_size=6), min_size=2, max_size=12, unique=True)


def test_the_published_vector_of_octo_41() -> None:
    names = ["Bob Dylan", "石黒 一雄", "Olga Tokarczuk", "Peter Handke", "Louise Glück", "Abdulrazak Gurnah"]
    order = sort_by_ticket(names, "7623.10/390C1610")
    assert [name for name, _ in order] == [
        "Peter Handke", "石黒 一雄", "Louise Glück", "Bob Dylan", "Abdulrazak Gurnah", "Olga Tokarczuk"
    ]  # fmt: skip
    assert order[0][1] == "8df197906867337efba62fa937fd1edd16e217e13a6ef358a808d4e9d59b3728"
    assert order[5][1] == "1246d3b66ad583cbe4b5aa12cf0974d9475272ec16fc7c8eee5c100b5e7d6cab"


def test_a_draw_of_schools_and_teams() -> None:
    pool = digest_pool(POOL)
    assert pool == "d8cc191f8a9f03e6cf86af3d0b0d401efb827da0cd85e18f26d70cb852861855"
    order = sort_by_ticket(POOL, derive_seed("CC-2026-001", pool, VALUE))
    assert {name: ticket[:16] for name, ticket in order} == OURS
    assert [name for name, _ in order] == [*OURS]
    outcome = compute_outcome(draw())
    assert outcome is not None
    assert outcome.teams is not None
    assert outcome.teams.members == draw().teams
    assert list_draw_faults(draw()) == []


def test_the_line_of_shell_gives_the_ticket() -> None:
    line = write_proof("滨海市第一小学", derive_seed("CC-2026-001", digest_pool(POOL), VALUE))
    done = subprocess.run(
        ["bash", "-c", line.replace("xxd -p", "od -An -tx1 -v | tr -d ' \\n'")], capture_output=True, check=True
    )
    assert done.stdout.split()[0] == b"dc22a581e10c2c20cbb181356d57286bc019d8abbe5128a643f412361c237365"


def test_the_published_vector_of_rfc_3797() -> None:
    key = write_key(parse_sources("9319; 2 5 12 8 10; 9 18 26 34 41 45"))
    assert key == "9319./2.5.8.10.12./9.18.26.34.41.45./"
    order = sort_by_rounds(CANDIDATES.split(), key)
    assert order[0] == ("Lee", "990DD0A5692A029A98B5E01AA28F3459")
    assert " ".join(name for name, _ in order[:16]) == SELECTED


def test_a_school_added_after_the_announcement_changes_the_draw_and_is_told() -> None:
    tampered = draw(pool=[*POOL, "滨海市第三小学"])
    outcome = compute_outcome(tampered)
    assert outcome is not None
    assert outcome.result == ("西城区文化路小学", "滨海市实验小学", "滨海市第一小学")
    messages = [fault.message for fault in list_draw_faults(tampered)]
    assert any("名录与公布的散列值不符" in message for message in messages)
    assert any("结果与重算不符" in message for message in messages)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"result": ["滨海市第一小学", "南湾区中心小学", "滨海市实验小学"]}, "结果与重算不符"),
        ({"result": ["南湾区中心小学", "滨海市第一小学"]}, "公告抽 3 个，结果有 2 个"),
        ({"reserves": ["南湾区向阳小学", "东港区育才小学"]}, "候补与重算不符"),
        ({"teams": {"南湾区中心小学": ["督学甲", "督学丙"]}}, "小组与重算不符"),
        ({"value": {"date": "2026-10-12", "text": VALUE}}, "不晚于公告日期"),
        ({"value": {"date": "2026-10-18", "text": "双色球2026120期:08 03 11 19 25 30+07"}}, "不是公告的写法"),
        ({"value": {"date": "2026-10-18", "text": "双色球2026121期:03 08 11 19 25 30+07"}}, "不是公告的写法"),
        ({"value": None}, "还没有随机数就有了结果"),
        ({"pool": [*POOL, POOL[0]]}, "重复"),
        ({"people": [{"name": "督学甲", "leads": True}]}, "人员名录与公布的散列值不符"),
        ({"replaced": [{"date": "2026-10-20", "out": "西城区文化路小学", "by": "东港区育才小学"}]}, "不在抽中的对象里"),
        ({"replaced": [{"date": "2026-10-20", "out": "滨海市实验小学", "by": "南湾区向阳小学"}]}, "不是候补中的下一个"),
        ({"replaced": [{"date": "2026-10-10", "out": "滨海市实验小学", "by": "东港区育才小学"}]}, "早于抽取"),
    ],
)
def test_what_was_changed_by_hand_is_told(change: dict[str, object], told: str) -> None:
    assert any(told in fault.message for fault in list_draw_faults(draw(**change)))


def test_strata_are_drawn_each_by_itself() -> None:
    north, south = POOL[:4], POOL[4:]
    announced = {
        "date": "2026-10-12", "take": 3, "pool": digest_pool(POOL), "source": "福彩双色球", "issue": "2026120",
        "form": "红球升序", "strata": [
            {"name": "北", "take": 1, "pool": digest_pool(north)},
            {"name": "南", "take": 2, "pool": digest_pool(south)},
        ],
    }  # fmt: skip
    given_draw = draw(announced=announced, pool=None, strata={"北": north, "南": south}, people=None, teams=None,
                      reserves=None, result=None)  # fmt: skip
    outcome = compute_outcome(given_draw)
    assert outcome is not None
    assert (outcome.result[0] in north, set(outcome.result[1:]) <= set(south)) == (True, True)
    assert list_draw_faults(given_draw.but(result=outcome.result)) == []
    moved = given_draw.but(strata={"北": tuple(north[1:]), "南": (*south, north[0])}, result=outcome.result)
    assert any("“北”层的名录与公布的散列值不符" in fault.message for fault in list_draw_faults(moved))


def test_a_replacement_takes_the_place_of_who_was_drawn() -> None:
    swapped = draw(replaced=[{"date": "2026-10-20", "out": "滨海市实验小学", "by": "东港区育才小学"}])
    assert list_present(swapped) == ("南湾区中心小学", "滨海市第一小学", "东港区育才小学")
    assert list_draw_faults(swapped) == []


def test_sources_are_read_as_they_were_announced() -> None:
    signature = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"
    value = hashlib.sha256(bytes.fromhex(signature)).hexdigest()
    assert value == "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd"
    assert fits_form("drand quicknet", "1000", f"1000 {signature} {value}")
    assert not fits_form("drand quicknet", "1000", f"1000 {signature} {'0' * 64}")
    assert fits_form("体彩大乐透", "26101", "大乐透26101期:01 02 03 04 35+01 12")
    assert not fits_form("体彩大乐透", "26101", "大乐透26101期:01 02 03 04 36+01 12")
    assert fits_form("公证处六位数", "", "012345")
    assert fits_form("福彩双色球", "2026120;2026121", f"{VALUE};双色球2026121期:01 02 03 04 05 06+16")
    assert fits_form("上证指数", "2026-10-18", "2026-10-18 3456.78")
    assert not fits_form("上证指数", "2026-10-18", "3456.78")


def test_how_much_chance_a_draw_needs() -> None:
    bits = [round(count_bits(*each), 1) for each in ((10, 3), (41, 3), (100, 5), (300, 15))]
    assert bits == [6.9, 13.4, 26.2, 82.7]
    assert count_bits(3, 5) == 0
    lottery = measure_chance("福彩双色球", "2026120")
    assert lottery is not None
    assert round(lottery, 2) == 24.08
    assert measure_chance("福彩双色球", "1;2") == 2 * lottery
    assert measure_chance("上证指数", "1") is None


@given(NAMES, st.text("abc甲", max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_the_list_decides_nothing(names: list[str], seed: str, chance: object) -> None:
    shuffled = [*names]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sort_by_ticket(names, seed) == sort_by_ticket(shuffled, seed)
    assert digest_pool(names) == digest_pool(shuffled)
    assert sorted(name for name, _ in sort_by_ticket(names, seed)) == sorted(names)


def test_names_that_cannot_take_part() -> None:
    assert find_faulty_names(["甲", "乙", "甲 ", "", "丙\u200b"]) == ["甲", "", "丙\u200b"]
    with pytest.raises(ValueError, match="x"):
        parse_sources("12 x")
