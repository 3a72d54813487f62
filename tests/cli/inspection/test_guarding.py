"""Changes of files of inspection judged by ``check --base``, and registers read from spreadsheets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.inspections import DRAW, INSPECTION, PLAN, POOL
from tests.support.office_files import table
from tests.support.repositories import make_repo

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi
    from tests.support.repositories import Repo

FOLDER = "inspections/2026"
NOTICE = "log:\n  - {date: 2026-09-01, event: 通知, ref: 9号}\n"
VISIT = "  - {date: 2026-09-15, event: 入校}\n"
DRAWN = f"{DRAW}pool: [{', '.join(POOL)}]\n"
BOOK = "term: 2026秋\ninspector: 督学甲\nvisits:\n  - {date: 2026-10-12, school: 滨海市第一小学}\n"
FILES = {
    f"{FOLDER}/DD-2026-001.yaml": INSPECTION + NOTICE,
    f"{FOLDER}/plan.yaml": PLAN,
    f"{FOLDER}/draws/CC-2026-001.yaml": DRAWN,
    f"{FOLDER}/visits/2026秋-督学甲.yaml": BOOK,
}


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository whose base has one file of each kind."""
    made = make_repo(tmp_path / "库")
    made.commit("起点", FILES)
    return made


def find_codes(luoshi: Luoshi, repo: Repo) -> set[str]:
    """Return the codes that guard files of inspection and were found in the last commit."""
    outcome = luoshi(
        *("check", "--base", "HEAD~1", "--as-of", "2026-10-31", "--format", "json", "--workspace", str(repo.workspace))
    )
    return {each["code"] for each in json.loads(outcome.out)["findings"]} & {"LS727", "LS728", "LS729"}


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        ("DD-2026-001.yaml", "objects: [滨海市第一小学]", "objects: [滨海市第二小学]", "LS727"),
        ("DD-2026-001.yaml", "ref: 9号", "ref: 10号", "LS727"),
        ("DD-2026-001.yaml", INSPECTION + NOTICE, None, "LS727"),
        ("visits/2026秋-督学甲.yaml", "2026-10-12", "2026-10-13", "LS727"),
        ("draws/CC-2026-001.yaml", "take: 3", "take: 4", "LS728"),
        ("draws/CC-2026-001.yaml", "03 08 11", "04 08 11", "LS728"),
        ("draws/CC-2026-001.yaml", DRAWN, None, "LS728"),
        ("plan.yaml", "months: [9]", "months: [10]", "LS729"),
        ("plan.yaml", "filed: {to: 省教育督导委员会办公室, date: 2026-01-20}\n", "", "LS729"),
        ("plan.yaml", PLAN, None, "LS729"),
    ],
)
def test_what_was_fixed_stays(repo: Repo, luoshi: Luoshi, path: str, old: str, new: str | None, code: str) -> None:
    text = FILES[f"{FOLDER}/{path}"]
    assert old in text
    repo.commit("改动", {f"{FOLDER}/{path}": None if new is None else text.replace(old, new)})
    assert find_codes(luoshi, repo) == {code}


def test_what_may_grow_grows(repo: Repo, luoshi: Luoshi) -> None:
    added = "  - {id: JH-2026-09, name: 专项, class: 督查, type: 专项, basis: 批示, lead: 办公室, months: [10],\n"
    added += "     added: 2026-09-20, approval: {approver: 主任, ref: 1号}}\n"
    repo.commit(
        "往后记",
        {
            f"{FOLDER}/DD-2026-001.yaml": INSPECTION + NOTICE + VISIT,
            f"{FOLDER}/plan.yaml": PLAN + added,
            f"{FOLDER}/draws/CC-2026-001.yaml": DRAWN + "published: 2026-10-19\n",
            f"{FOLDER}/visits/2026秋-督学甲.yaml": BOOK + "  - {date: 2026-10-20, school: 滨海市第一小学}\n",
        },
    )
    assert find_codes(luoshi, repo) == set()


def test_schools_and_inspectors_come_from_a_spreadsheet(workspace: Path, luoshi: Luoshi) -> None:
    rows = [
        ["2026年学校名册", "", "", "", ""],
        ["序号", "学校标识码", "学校名称", "办学性质", "在校生数"],
        ["1", "3702000001", "滨海市第一小学", "公办", "1200人"],
        ["2", "3702000002", "滨海市机关幼儿园", "国有", "300"],
        ["3", "", "滨海市第二小学", "公办", "900"],
    ]
    (workspace / "学校名册.xlsx").write_bytes(table(rows))
    shown = luoshi("import", "xlsx", "学校名册.xlsx", "--as", "学校")
    assert "kind: 幼儿园" in shown.out
    assert [part in shown.err for part in ("没有用上的列：序号", "“国有”不能识别", "缺少或写错了代码")] == [True] * 3
    written = luoshi("import", "xlsx", "学校名册.xlsx", "--as", "学校", "--write")
    assert written.out == "已写入 registers/schools/学校名册.yaml：2 个\n"
    assert luoshi("import", "xlsx", "学校名册.xlsx", "--as", "学校", "--write").code == 5
    people = (
        "姓名,专兼职,责任区,聘任日期,任期至\n督学甲,专职,第一责任区、第二责任区,2025年1月1日,2027-12-31\n,兼职,,,\n"
    )
    (workspace / "督学.csv").write_text(people, encoding="utf-8")
    assert luoshi("import", "csv", "督学.csv", "--as", "督学", "--write").code == 0
    text = (workspace / "registers/inspectors.yaml").read_text(encoding="utf-8")
    assert "areas: [第一责任区, 第二责任区]" in text
    assert "from: 2025-01-01" in text
    (workspace / "空.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert luoshi("import", "csv", "空.csv", "--as", "督学").code == 4
    assert luoshi("import", "csv", "没有.csv", "--as", "督学").code == 3
    assert luoshi("import", "docx", "没有.docx", "--as", "督学").code == 2
