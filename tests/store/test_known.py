"""Which keys are known where, and which is nearest."""

from __future__ import annotations

import pytest

from luoshi.model.configuration import Configuration
from luoshi.model.task import Task
from luoshi.store.yaml.model_keys import KnownKeys, find_known

KNOWN = KnownKeys({"lead": "牵头单位", "leader": "牵头领导", "due": "完成时限"})


@pytest.mark.parametrize(
    ("word", "key"), [("leed", "lead"), ("leadr", "leader"), ("牵头领导", "leader"), ("xyz", None), ("", None)]
)
def test_the_nearest_key(word: str, key: str | None) -> None:
    assert KNOWN.suggest(word) == (f"；是否为“{key}”？" if key else "")


def test_keys_without_a_title_are_found_by_their_letters_only() -> None:
    assert KnownKeys({"甲": ""}).suggest("") == ""


def test_the_keys_of_an_entry_are_those_of_its_event() -> None:
    value = {"log": [{"event": "核查"}, {"event": "无"}, "文字"]}
    verified = {"date", "by", "note", "evidence", "event", "result", "person", "requirement", "reopen"}
    assert set(find_known(Task, ("log", 0), value).titles) == verified
    assert verified < set(find_known(Task, ("log", 1), value).titles)
    assert verified < set(find_known(Task, ("log", 2), value).titles)


def test_a_record_among_several_forms_is_found() -> None:
    assert list(find_known(Task, ("due",), {"due": {}}).titles) == ["within", "unit", "from"]
    assert find_known(Task, ("due",), {}).titles["from"] == "起算日"


def test_records_by_name_have_the_keys_of_the_record() -> None:
    assert list(find_known(Configuration, ("rules", "LS101"), {"rules": {"LS101": {}}}).titles) == [
        "severity",
        "reason",
        "parameters",
    ]
