"""``luoshi explain`` of a report narrowed to a part, and of an issued bulletin of any scope."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import builders
from tests.support.repositories import Repo, make_repo, surroundings
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

MONTH = ("report", "--month", "2026-10", "--as-of", "2026-10-31")
OTHERS = ("lead: 学前教育处\nsupport: [财务处]", "lead: 财务处\nsupport: [学前教育处]")
SCOPES = {
    (): "2026-10",
    ("--for-unit", "学前教育处"): "2026-10-学前教育处",
    ("--for-leader", "分管副主任"): "2026-10-分管副主任",
    ("--list", "学前清单"): "2026-10-学前清单",
    ("--ledger", "2026/zonghe"): "2026-10-2026_zonghe",
    ("--for-unit", "财务处", "--ledger", "综合"): "2026-10-财务处-综合",
}
VIEW = "views: [{name: 学前清单, where: {lead: 学前教育处}}]\n"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    for name, value in surroundings().items():
        monkeypatch.setenv(name, value)
    made = make_repo(tmp_path / "库")
    tasks = {f"{FOLDER}/ZD-2026-002.yaml": task_text(2, OTHERS), f"{FOLDER}/ZD-2026-003.yaml": task_text(3)}
    made.commit("第二个", {"luoshi.yaml": builders.CONFIG + VIEW, **tasks})
    monkeypatch.chdir(made.workspace)
    return made


def facts(luoshi: Luoshi, *arguments: str) -> dict[str, Any]:
    outcome = luoshi("explain", *arguments, "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    body: dict[str, Any] = json.loads(outcome.out)
    return body


def counted(luoshi: Luoshi, *arguments: str) -> list[str]:
    (answer,) = facts(luoshi, *arguments)["answers"]
    return [each["id"] for each in answer["tasks"]]


@pytest.mark.parametrize(("scope", "folder"), SCOPES.items(), ids=SCOPES.values())
def test_an_issued_bulletin_is_explained_as_it_was_made(
    repo: Repo, luoshi: Luoshi, scope: tuple[str, ...], folder: str
) -> None:
    head = repo.git("rev-parse", "HEAD")
    assert luoshi(*MONTH, *scope, "--issue").code == 0
    printed = json.loads((repo.workspace / f"reports/{folder}/通报.json").read_text(encoding="utf-8"))["figures"]
    repo.commit("后来", {f"{FOLDER}/ZD-2026-001.yaml": None, f"{FOLDER}/ZD-2026-004.yaml": task_text(4)})
    found = facts(luoshi, f"reports/{folder}/")
    assert {each["name"] for each in found["choices"]} == printed.keys()
    assert (found["commit"], found["as_of"]) == (head, "2026-10-31")
    assert printed["total"]["tasks"]
    for name in ("total", "opening", "in_progress"):
        assert counted(luoshi, f"reports/{folder}", name) == printed[name]["tasks"]
    if scope:
        assert counted(luoshi, folder, "total") == printed["total"]["tasks"]


@pytest.mark.parametrize("scope", [scope for scope in SCOPES if scope])
def test_what_was_not_issued_is_narrowed_by_the_same_options(
    repo: Repo, luoshi: Luoshi, scope: tuple[str, ...]
) -> None:
    printed = json.loads(luoshi(*MONTH, *scope, "--format", "json").out)["figures"]
    assert counted(luoshi, "2026-10", "total", *scope, "--as-of", "2026-10-31") == printed["total"]["tasks"]
    (repo.workspace / FOLDER / "ZD-2026-002.yaml").unlink()
    revised = counted(luoshi, "2026-10", "total", *scope, "--as-of", "2026-10-31", "--rev", "HEAD")
    assert revised == printed["total"]["tasks"]


def test_the_scope_stands_in_the_title(repo: Repo, luoshi: Luoshi) -> None:
    assert luoshi(*MONTH, "--for-unit", "财务处", "--issue").code == 0
    text = luoshi("explain", "2026-10-财务处", "total").out
    assert "2026年10月通报（财务处）" in text
    assert f"@{repo.git('rev-parse', 'HEAD')[:8]}" in "".join(text.split())


def test_a_task_named_like_a_bulletin_is_a_task(repo: Repo, luoshi: Luoshi) -> None:
    assert luoshi(*MONTH, "--for-unit", "财务处", "--issue").code == 0
    text = task_text(5).replace("ZD-2026-005", "2026-10-财务处")
    repo.commit("同名", {f"{FOLDER}/2026-10-财务处.yaml": text})
    assert "办理状态：" in luoshi("explain", "2026-10-财务处", "state").out
    assert counted(luoshi, "reports/2026-10-财务处", "total") == ["ZD-2026-002"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("reports/2026-10-财务", "total"), "reports/2026-10-财务 里没有签发的通报；是否为 2026-10-财务处？"),
        (("reports/", "total"), "里没有签发的通报"),
        (("reports/../reports/2026-10-财务处",), "里没有签发的通报"),
        (("2026-10-财务处", "total", "--as-of", "2026-10-31"), "不和 --rev、--as-of、--for-unit 等合用"),
        (("reports/2026-10-财务处", "--ledger", "综合"), "不和 --rev、--as-of、--for-unit 等合用"),
        (("2026-10", "--for-unit", "财物处"), "org.yaml 中没有单位“财物处”"),
        (("ZD-2026-001", "--for-unit", "财务处"), "只用于通报的数字"),
    ],
)
def test_wrong_words_are_refused_with_a_way_out(
    repo: Repo, luoshi: Luoshi, arguments: tuple[str, ...], words: str
) -> None:
    assert luoshi(*MONTH, "--for-unit", "财务处", "--issue").code == 0
    outcome = luoshi("explain", *arguments)
    assert (outcome.code, words in outcome.err) == (2, True), outcome.err
    assert (repo.workspace / "reports").is_dir()


def test_a_manifest_that_names_what_moves_is_refused(repo: Repo, luoshi: Luoshi) -> None:
    assert luoshi(*MONTH, "--for-unit", "财务处", "--issue").code == 0
    path = repo.workspace / "reports/2026-10-财务处/manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for revision, words in (("HEAD", "不是完整的提交号"), ("0" * 40, "没有签发时的版本 000000000000")):
        path.write_text(json.dumps(manifest | {"revision": revision}), encoding="utf-8")
        outcome = luoshi("explain", "2026-10-财务处")
        assert (outcome.code, words in outcome.err) == (3, True), outcome.err
