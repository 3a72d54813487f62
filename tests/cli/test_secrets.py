"""密级标志, identity and mobile numbers outside the task files: names, evidence, and what an import would write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support import builders
from tests.support.files import snapshot
from tests.support.workspaces import make_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
SECRETS = ("13812345678", "11010519491231002X", "密级：秘密")


def found(luoshi: Luoshi, code: str) -> list[tuple[str, int]]:
    outcome = luoshi("check", "--rule", code, "--format", "json", *DAY)
    assert not any(secret in outcome.out for secret in SECRETS[:2])
    return [(each["path"], each["line"]) for each in json.loads(outcome.out)["findings"]]


@pytest.mark.parametrize("secret", SECRETS)
def test_a_name_in_org_yaml_is_looked_at(secret: str, workspace: Path, luoshi: Luoshi) -> None:
    text = builders.ORG.replace("contact: 联络员", f"contact: '{secret}'").lstrip()
    (workspace / "org.yaml").write_text(text, encoding="utf-8")
    assert found(luoshi, "LS904") == [("org.yaml", 3)]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_text_of_evidence_is_looked_at(secret: str, encoding: str, workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {"evidence/ZD-2026-001/名单.txt": "甲"})
    (workspace / "evidence/ZD-2026-001/名单.txt").write_bytes(f"第一行\n{secret}\n".encode(encoding))
    assert found(luoshi, "LS905") == [("evidence/ZD-2026-001/名单.txt", 2)]


def test_a_secret_in_the_name_of_evidence_is_found(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {"evidence/ZD-2026-001/联系13812345678.pdf": "x"})
    assert len(found(luoshi, "LS905")) == 1


@pytest.mark.parametrize("name", ["13812345678.pdf", "名单.txt"])
def test_evidence_with_a_secret_is_not_attached(name: str, workspace: Path, luoshi: Luoshi) -> None:
    (workspace / name).write_text("电话13812345678", encoding="utf-8")
    before = snapshot(workspace)
    outcome = luoshi("evidence", "add", "ZD-2026-001", name, *DAY)
    assert outcome.code == 2
    assert "没有写入" in outcome.err
    assert snapshot(workspace) == before


@pytest.mark.parametrize("secret", SECRETS)
def test_an_import_that_would_write_a_secret_writes_nothing(secret: str, workspace: Path, luoshi: Luoshi) -> None:
    rows = f"序号,任务,牵头单位,完成时限,备注\n1,改造食堂,财务处,2026年12月底前,{secret}\n"
    (workspace / "任务.csv").write_text(rows, encoding="utf-8")
    before = snapshot(workspace)
    outcome = luoshi("import", "csv", "任务.csv", "--write", *DAY)
    assert outcome.code == 2
    assert "没有写入任何文件" in outcome.err
    assert snapshot(workspace) == before
