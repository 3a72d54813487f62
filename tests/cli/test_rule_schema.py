"""``luoshi rule`` and ``luoshi schema``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from luoshi.model.schema import FILES
from luoshi.rules.engine.registry import BY_CODE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi


def test_the_list_has_every_rule(luoshi: Luoshi) -> None:
    lines = luoshi("rule").out.splitlines()
    assert [line[:5] for line in lines[: len(BY_CODE)]] == list(BY_CODE)


def test_a_page_tells_why_and_what_to_do(luoshi: Luoshi) -> None:
    out = luoshi("rule", "ls203").out
    assert out.startswith("LS203 牵头单位须在 org.yaml 中（错误）\n")
    for part in ("为什么：", "合格：", "不合格：", "改法：", "依据："):
        assert f"\n{part}\n" in out


def test_a_page_tells_the_parameters(luoshi: Luoshi) -> None:
    assert "plan_over: 10" in luoshi("rule", "LS317").out


def test_the_pages_for_machines(luoshi: Luoshi) -> None:
    body = json.loads(luoshi("rule", "--format", "json").out)
    assert body["schema"] == 1
    assert [rule["code"] for rule in body["rules"]] == list(BY_CODE)
    one = json.loads(luoshi("rule", "LS201", "--format", "json").out)["rules"]
    assert one[0]["parameters"]["lighter_kinds"] == ["批示件", "建议提案", "议定事项", "常规工作"]


def test_an_unknown_code_offers_the_nearest(luoshi: Luoshi) -> None:
    outcome = luoshi("rule", "LS2033")
    assert outcome.code == 2
    assert "没有规则 LS2033；是否为 LS203？" in outcome.err


def test_schemas_are_written_checked_and_found_stale(workspace: Path, luoshi: Luoshi) -> None:
    assert luoshi("schema", "--check").code == 1
    outcome = luoshi("schema")
    assert outcome.code == 0
    assert sorted(outcome.err.split()) == sorted(f"已写入：schemas/{name}" for name in FILES)
    assert luoshi("schema", "--check").err == "schemas/ 与程序一致\n"
    path = workspace / "schemas" / "task.schema.json"
    path.write_text("{}", encoding="utf-8")
    stale = luoshi("schema", "--check")
    assert stale.code == 1
    assert "已过期：schemas/task.schema.json" in stale.err
    assert path.read_text(encoding="utf-8") == "{}"
    assert luoshi("schema").err == "已写入：schemas/task.schema.json\n"
