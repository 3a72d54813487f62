"""The JSON Schemas: valid, Chinese, and of one mind with the models about every sample file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml_rs
from jsonschema import Draft7Validator

from luoshi.model.accepting import validated
from luoshi.model.base import WrongDataError
from luoshi.model.schema import FILES, schema_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SCHEMAS = {name: json.loads(text) for name, text in schema_texts().items()}
SAMPLES = [
    (ROOT / "luoshi.yaml", "luoshi"),
    (ROOT / "org.yaml", "org"),
    *[(path, "calendar") for path in sorted(ROOT.glob("calendar/*.yaml"))],
    *[(path, "ledger" if path.name == "ledger.yaml" else "task") for path in sorted(ROOT.glob("ledgers/*/*/*.yaml"))],
]
HAN = re.compile("[\u4e00-\u9fff]")


def nodes(schema: Any, way: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every sub-schema with the way to it; what is below ``properties`` is named by keys, not by words."""
    if isinstance(schema, dict):
        yield way, schema
        for key, value in schema.items():
            inner = value.items() if key in {"properties", "definitions"} else [("", value)]
            for name, each in inner:
                yield from nodes(each, f"{way}/{key}/{name}")
    elif isinstance(schema, list):
        for index, each in enumerate(schema):
            yield from nodes(each, f"{way}/{index}")


def faults(name: str, data: Any) -> list[str]:
    return [error.message for error in Draft7Validator(SCHEMAS[f"{name}.schema.json"]).iter_errors(data)]


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_valid_draft_07(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    unknown = {"$defs", "prefixItems", "discriminator", "default", "unevaluatedProperties"}
    assert [way for way, node in nodes(SCHEMAS[name]) if unknown & node.keys()] == []


@pytest.mark.parametrize("name", FILES)
def test_all_titles_and_descriptions_are_chinese(name: str) -> None:
    for way, node in nodes(SCHEMAS[name]):
        for word in ("title", "description"):
            if isinstance(node.get(word), str):
                assert HAN.search(node[word]), f"{way}: {node[word]}"


@pytest.mark.parametrize("name", FILES)
def test_every_key_has_a_title(name: str) -> None:
    places = (
        (f"{way}/{key}", value)
        for way, node in nodes(SCHEMAS[name])
        for key, value in node.get("properties", {}).items()
    )
    assert [place for place, value in places if "title" not in value] == []


def test_every_sample_file_is_valid() -> None:
    for path, name in SAMPLES:
        assert faults(name, yaml_rs.loads(path.read_text(encoding="utf-8"), parse_datetime=False)) == [], path


TASK = {"id": "ZD-1", "title": "甲", "kind": "重点任务", "assigned": "2026-01-05"}
SIGNED = {"date": "2026-01-06", "event": "签收"}


@pytest.mark.parametrize(
    "change",
    [
        {}, {"due": "2026-11-30"}, {"due": "长期"}, {"due": {"within": 15, "unit": "工作日", "from": "2026-01-05"}},
        {"log": [SIGNED]}, {"log": [SIGNED | {"evidence": ["甲.pdf", {"file": "乙.pdf", "sha256": "0" * 64}]}]},
        {"log": [SIGNED | {"event": "调整", "field": "support", "to": ["甲", "乙"]}]}, {"weight": 0.5},
        {"public": True},
    ],
)  # fmt: skip
def test_what_the_model_takes_the_schema_takes(change: dict[str, Any]) -> None:
    assert faults("task", TASK | change) == []
    validated(FILES["task.schema.json"][0], TASK | change)


@pytest.mark.parametrize(
    "change",
    [
        {"leed": "甲"}, {"title": ""}, {"title": 3}, {"id": "Z D"}, {"weight": 0}, {"weight": "1"}, {"public": "yes"},
        {"due": {"within": 15}}, {"due": {"within": 15, "unit": "天"}},
        {"due": {"within": 9999, "unit": "工作日"}},
        {"log": [SIGNED | {"leed": "甲"}]}, {"log": [SIGNED | {"event": "签受"}]},
        {"log": [{"event": "签收"}]},
        {"log": [SIGNED | {"event": "进展", "progress": 101}]}, {"support": "财务处"}, {"cadence": "每月"},
        {"milestones": [{"id": "甲"}]}, {"log": [SIGNED | {"evidence": [{"file": "甲", "sha256": "x"}]}]},
    ],
)  # fmt: skip
def test_what_the_model_refuses_the_schema_refuses(change: dict[str, Any]) -> None:
    assert faults("task", TASK | change) != []
    with pytest.raises(WrongDataError):
        validated(FILES["task.schema.json"][0], TASK | change)


def test_required_keys_are_required() -> None:
    assert sorted(faults("task", {})) == [f"'{key}' is a required property" for key in sorted(TASK)]


def test_dates_say_so() -> None:
    assert SCHEMAS["task.schema.json"]["properties"]["assigned"]["format"] == "date"


def test_the_texts_are_stable_and_end_with_a_line_break() -> None:
    assert schema_texts() == schema_texts()
    assert all(text.endswith("}\n") and "\\u" not in text.replace("\\\\u", "") for text in schema_texts().values())


def test_bounds_of_numbers_are_those_of_the_model() -> None:
    settings = {"version": 1, "organisation": {"name": "甲", "office": "乙"}}
    assert faults("luoshi", settings | {"cadence": {"report_by": 31}, "judgement": {"ahead": 0.5}}) == []
    wrong = {"cadence": {"report_by": 32}, "judgement": {"ahead": -1, "behind": "5"}, "sign_within": {"days": -1}}
    assert len(faults("luoshi", settings | wrong)) == 4
