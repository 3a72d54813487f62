"""What is typed as a revision or a path stays one: never an option, a second word, a search or another object."""

from __future__ import annotations

import pytest

from tests.support.files import fingerprint
from tests.support.repositories import Repo, make_repo
from tests.support.running import DAY, complaints, each
from tests.support.workspaces import FOLDER, task_text

BY_REVISION: tuple[tuple[str, ...], ...] = (
    ("list", *DAY, "--rev"),
    ("show", "ZD-2026-001", *DAY, "--rev"),
    ("report", "--month", "2026-10", *DAY, "--rev"),
    ("history", "ZD-2026-001", "--rev"),
    ("explain", "ZD-2026-001", *DAY, "--rev"),
    ("export", "csv", *DAY, "--rev"),
    ("check", *DAY, "--base"),
    ("diff", *DAY, "--"),
)
NO_REVISION = (
    "",
    "-",
    "--",
    "--output=smuggled",
    "-Osmuggled",
    "--upload-pack=touch smuggled",
    "--exec=touch smuggled",
    "--ext-diff",
    "--all",
    "-p",
    ":/x",
    ":/",
    ":!x",
    "^HEAD",
    "^",
    "~",
    "HEAD^^^^^^^^",
    "HEAD~99999999999999999999",
    "HEAD^{tree}",
    "HEAD^{blob}",
    "HEAD^{",
    "HEAD:luoshi.yaml",
    "HEAD:../../etc/passwd",
    ":0:luoshi.yaml",
    "@{u}",
    "@{push}",
    "@{-1}",
    "@{99}",
    "HEAD@{99}",
    "main@{upstream}",
    "@{",
    "stash@{0}",
    "FETCH_HEAD",
    "MERGE_HEAD",
    "HEAD main",
    "HEAD\tmain",
    "HEAD\nmain",
    "HEAD\r",
    "HEAD 100644 3",
    "0" * 40,
    "0" * 64,
    "g" * 40,
    "refs/heads",
    "refs/heads/*",
    "file:///etc/passwd",
    "ext::touch smuggled",
    "$(touch smuggled)",
    "`touch smuggled`",
    "{{7*7}}",
    "%s%n",
    "长" * 2000,
    "\udcff\udcfe",
    "\x1b[31m红",
)
NO_SPAN = (
    "HEAD..--output=smuggled",
    "--output=smuggled..HEAD",
    "HEAD...-Osmuggled",
    "a..b",
    "HEAD..a..b",
    "HEAD....HEAD",
)
REVISIONS = ("HEAD", "@", "main", "HEAD^", "HEAD~1", "HEAD^0", "HEAD@{0}", "HEAD^{/登记}", "第一期", "refs/heads/main")


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    repo = make_repo(tmp_path_factory.mktemp("revisions") / "库")
    repo.commit("第二个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    repo.git("tag", "第一期")
    return repo


def test_what_is_no_revision_is_refused_by_every_command_and_does_nothing(repo: Repo) -> None:
    before = fingerprint(repo.root)
    every = [(*BY_REVISION[number % 8], revision) for number, revision in enumerate(NO_REVISION)]
    some = [(*command, revision) for command in BY_REVISION for revision in NO_REVISION[3:4]]
    spans = [("diff", *DAY, "--", revision) for revision in NO_SPAN]
    outcomes = each(repo.root, (*every, *some, *spans))
    assert [fault for outcome in outcomes for fault in complaints(outcome)] == []
    assert [(outcome.command, outcome.err) for outcome in outcomes if outcome.code != 2] == []
    assert [outcome.command for outcome in outcomes if outcome.out] == []
    assert [outcome.command for outcome in outcomes if "\x1b" in outcome.err] == []
    assert fingerprint(repo.root) == before


def test_a_revision_in_any_of_gits_forms_is_one(repo: Repo) -> None:
    outcomes = each(repo.root, [(*BY_REVISION[number % 8], each) for number, each in enumerate(REVISIONS)])
    assert [(outcome.command, outcome.err) for outcome in outcomes if outcome.code not in {0, 1}] == []


def test_a_name_with_nul_never_reaches_git(repo: Repo) -> None:
    """No command line can hold one; a manifest can."""
    folder = repo.root / "reports" / "2026-09"
    folder.mkdir(parents=True)
    text = (
        '{"schema": 1, "luoshi": "0.1.0", "revision": "%s", "as_of": "2026-09-30", "kind": "month",'
        ' "period": "2026-09", "issue": "第9期", "title": "督查通报", "request": {}, "calendar": [],'
        f' "configuration": "{"0" * 64}", "outputs": {{}}}}'
    )
    for revision in ("HEAD\\u0000", "--output=smuggled", "HEAD\\nmain"):
        (folder / "manifest.json").write_text(text % revision, encoding="utf-8")
        (outcome,) = each(repo.root, [("report", "--verify", "2026-09")])
        assert complaints(outcome) == []
        assert outcome.code in {2, 3}, outcome
    assert not (repo.root / "smuggled").exists()


PATHS = (
    ("check", "--", "--output=smuggled"),
    ("check", "--", ":(top)"),
    ("check", "--", ":!ledgers"),
    ("check", "--", "../../../etc/passwd"),
    ("check", "--", "/etc/passwd"),
    ("check", "--", "x\ny"),
    ("check", "--", "长" * 2000),
    ("show", "--", "--output=smuggled"),
    ("show", "../../luoshi"),
    ("show", "ZD-2026-001\n"),
    ("history", "--", "-O"),
    ("history", ":(glob)**"),
    ("history", "../ZD-2026-001"),
    ("explain", "--", "-x", "due"),
    ("evidence", "verify", "../../etc"),
    ("evidence", "bag", "--", "--output=smuggled"),
    ("evidence", "add", "ZD-2026-001", "--", "--output=smuggled"),
    ("evidence", "add", "ZD-2026-001", "/dev/zero"),
    ("evidence", "add", "../../x", "luoshi.yaml"),
    ("report", "--verify", "../2026-10"),
    ("report", "--verify", "--output=smuggled"),
    ("report", "--verify", "-x"),
    ("report", "--verify", "长" * 2000),
    ("list", "--workspace", "--output=smuggled"),
    ("list", "--workspace", "长" * 2000),
    ("import", "text", "--", "--output=smuggled"),
    ("import", "text", "/dev/zero"),
    ("log", "--from", "/dev/zero"),
    ("renumber", "../../x"),
    ("form", "collect", "--", "--output=smuggled.xlsx"),
    ("merge", "--", "--output=a", "--output=b", "--output=c", "d"),
)


def contents(repo: Repo) -> dict[str, str]:
    """Return the files by content; a lock comes and goes, which changes the time of its folder."""
    return {path: content for path, (content, _, _) in fingerprint(repo.root).items()}


def test_paths_and_numbers_are_neither_options_nor_ways_out(repo: Repo) -> None:
    before = contents(repo)
    outcomes = each(repo.root, PATHS)
    assert [fault for outcome in outcomes for fault in complaints(outcome)] == []
    assert [(outcome.command, outcome.out) for outcome in outcomes if outcome.code not in {2, 3, 4}] == []
    assert contents(repo) == before
