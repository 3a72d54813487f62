"""Programs that a repository's own configuration names are never run by a command that reads."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from luoshi.store.git.git import Repository
from tests.support import builders
from tests.support.repositories import Repo, make_repo, surroundings
from tests.support.running import READS, Outcome, complaints, each, luoshi
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TASK = f"{FOLDER}/ZD-2026-001.yaml"
CANARY = "#!/bin/sh\nprintf '%s\\n' \"$0 $*\" >> 'PLACE/ran'\nexit 1\n"
ATTRIBUTES = "* diff=evil merge=evil filter=evil working-tree-encoding=UTF-8\n*.yaml diff=evil filter=evil\n"
CONFIG = """
[core]
	fsmonitor = CANARY fsmonitor
	fsmonitorHookVersion = 2
	hooksPath = HOOKS
	pager = CANARY pager
	editor = CANARY editor
	askPass = CANARY
	sshCommand = CANARY ssh
	gitProxy = CANARY
	alternateRefsCommand = CANARY alternates
	attributesFile = ATTRIBUTES
[pager]
	log = CANARY pager-log
	cat-file = CANARY pager-cat
	config = CANARY pager-config
	for-each-ref = CANARY pager-ref
[alias]
	log = !CANARY alias-log
	cat-file = !CANARY alias-cat
	merge-base = !CANARY alias-base
[diff]
	external = CANARY external
	orderFile = no-such-file
	renames = copies
	mnemonicPrefix = true
	submodule = log
[diff "evil"]
	command = CANARY diff-command
	textconv = CANARY textconv
	cachetextconv = true
	xfuncname = "^(.*)$"
[merge "evil"]
	driver = CANARY merge %O %A %B
[filter "evil"]
	clean = CANARY clean
	smudge = CANARY smudge
	process = CANARY process
	required = true
[gpg]
	program = CANARY
	format = ssh
[gpg "ssh"]
	program = CANARY
	defaultKeyCommand = CANARY key
	allowedSignersFile = no-such-file
[gpg "x509"]
	program = CANARY
[log]
	showSignature = true
	follow = true
	diffMerges = remerge
	decorate = full
	mailmap = true
	showRoot = false
[format]
	pretty = "%G? %GS %h"
[color]
	ui = always
[column]
	ui = always
[credential]
	helper = !CANARY credential
[interactive]
	diffFilter = CANARY filter
[protocol]
	allow = always
[protocol "ext"]
	allow = always
[remote "origin"]
	url = ext::CANARY remote
	fetch = +refs/heads/*:refs/remotes/origin/*
	uploadpack = CANARY
	promisor = true
	partialclonefilter = blob:none
[submodule "x"]
	update = !CANARY submodule
[uploadpack]
	packObjectsHook = CANARY pack
[include]
	path = more
[core]
	bigFileThreshold = 1
	quotePath = true
	abbrev = 4
	logAllRefUpdates = always
"""
"""``more`` names the canary once more, by ``include.path``."""

SIGNED = {
    "PGP": "-----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----",
    "SSH": "-----BEGIN SSH SIGNATURE-----\n U1NIU0lH\n -----END SSH SIGNATURE-----",
}
HOOKS = (
    "post-index-change",
    "reference-transaction",
    "post-checkout",
    "pre-commit",
    "fsmonitor-watchman",
    "pre-auto-gc",
)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """A repository with an issued bulletin and signed commits."""
    repo = make_repo(tmp_path_factory.mktemp("programs") / "库")
    (repo.root / "luoshi.yaml").write_text(f"{builders.CONFIG}signatures: {{required: true}}\n", encoding="utf-8")
    repo.commit("第二个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2), "evidence/ZD-2026-001/方案.txt": "x\n"})
    issued = luoshi(repo.root, "report", "--month", "2026-10", "--as-of", "2026-10-31", "--issue")
    assert issued.code == 0, issued.err
    repo.commit("签发", {TASK: task_text(1, ("progress: 30", "progress: 40")), ".gitattributes": ATTRIBUTES})
    for kind, armour in SIGNED.items():
        sign(repo, kind, armour)
    return repo


@pytest.fixture
def repo(clean: Repo, tmp_path: Path) -> Repo:
    """The same with a changed file, a stale index, and every program of git's a canary."""
    shutil.copytree(clean.root, tmp_path / "库", symlinks=True)
    repo = Repo(tmp_path / "库", tmp_path / "库")
    (repo.root / TASK).write_text(task_text(1, ("progress: 30", "progress: 50")).lstrip("\n"), encoding="utf-8")
    os.utime(repo.root / FOLDER / "ZD-2026-002.yaml", (1, 1))
    poison(repo, tmp_path)
    return repo


def sign(repo: Repo, message: str, armour: str) -> None:
    """Add a commit that changes a task and bears a signature."""
    repo.commit(message, {TASK: task_text(1, ("印发实施方案", message))})
    head, _, rest = repo.git("cat-file", "commit", "HEAD").partition("\n\n")
    done = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=repo.root, input=f"{head}\ngpgsig {armour}\n\n{rest}\n".encode(), capture_output=True, check=True,
    )  # fmt: skip
    repo.git("update-ref", "refs/heads/main", done.stdout.decode().strip())


def poison(repo: Repo, place: Path) -> None:
    """Name the canary wherever git's configuration takes a program."""
    canary = place / "金丝雀 canary"
    canary.write_text(CANARY.replace("PLACE", str(place)), encoding="utf-8")
    canary.chmod(0o755)
    hooks = place / "hooks"
    hooks.mkdir()
    for folder in (hooks, repo.root / ".git" / "hooks"):
        folder.mkdir(exist_ok=True)
        for name in HOOKS:
            (folder / name).symlink_to(canary)
    (place / "attributes").write_text(ATTRIBUTES, encoding="utf-8")
    git = repo.root / ".git"
    (git / "info").mkdir(exist_ok=True)
    (git / "info" / "attributes").write_text(ATTRIBUTES, encoding="utf-8")
    link = place / "canary"
    link.symlink_to(canary)
    text = CONFIG.replace("CANARY", str(link)).replace("HOOKS", str(hooks))
    text = text.replace("ATTRIBUTES", str(place / "attributes"))
    with (git / "config").open("a", encoding="utf-8") as config:
        config.write(text)
    (git / "more").write_text(f"[core]\n\tpager = {link} included\n\tfsmonitor = {link} included\n", encoding="utf-8")
    git.joinpath("info", "grafts").write_text("", encoding="utf-8")


def ran(repo: Repo) -> list[str]:
    """Return what the canary was called with."""
    place = repo.root.parent / "ran"
    return place.read_text(encoding="utf-8").splitlines() if place.exists() else []


def check(outcomes: tuple[Outcome, ...], repo: Repo) -> None:
    assert [each for outcome in outcomes for each in complaints(outcome)] == []
    assert ran(repo) == []


def test_no_read_runs_a_program_that_the_repository_names(repo: Repo) -> None:
    outcomes = each(repo.root, READS)
    check(outcomes, repo)
    assert {outcome.code for outcome in outcomes} <= {0, 1}, [each for each in outcomes if each.code > 1]


SINGING = (
    ("status",),
    ("log", "-p", "--ext-diff", "-1"),
    ("diff", "--textconv", "--no-ext-diff", "HEAD~3", "HEAD"),
    ("log", "-1"),
    ("fetch", "origin"),
)


def test_plain_git_runs_them_so_the_canary_sings(repo: Repo) -> None:
    for command in SINGING:
        whole = ["git", "-c", "diff.orderFile=/dev/null", *command]
        subprocess.run(whole, cwd=repo.root, env=surroundings(), capture_output=True, check=False)
        assert ran(repo), command
        (repo.root.parent / "ran").unlink()


def without(name: str, place: Path) -> Mapping[str, str]:
    """Return an environment whose git does not know a variable, as one that is older than it."""
    real = subprocess.run(["bash", "-c", "command -v git"], capture_output=True, text=True, check=True).stdout.strip()
    (place / "old").mkdir()
    program = place / "old" / "git"
    program.write_text(f'#!/bin/sh\nexec env -u {name} {real} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    given = surroundings()
    return {**given, "PATH": f"{program.parent}:{given['PATH']}"}


@pytest.mark.parametrize("variable", ["NOTHING", "GIT_NO_LAZY_FETCH", "GIT_ALLOW_PROTOCOL"])
def test_missing_objects_are_not_fetched_by_whatever_the_remote_names(
    repo: Repo, tmp_path: Path, variable: str
) -> None:
    lost = repo.git("rev-parse", f"HEAD~1:{TASK}")
    repo.git("config", "core.repositoryFormatVersion", "1")
    repo.git("config", "extensions.partialClone", "origin")
    (tmp_path / "ran").unlink(missing_ok=True)
    (repo.root / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    commands = (
        ("list", "--rev", "HEAD~1", "--as-of", "2026-10-31"),
        ("diff", "HEAD~1..HEAD"),
        ("history", "ZD-2026-001"),
        ("check", "--base", "HEAD~1", "--as-of", "2026-10-31"),
        ("evidence", "bag", "ZD-2026-001", "-o", "../档案.zip"),
    )
    outcomes = each(repo.root, commands, without(variable, tmp_path))
    check(outcomes, repo)
    assert [outcome.code for outcome in outcomes] == [3] * len(commands)
    unclear = [each.err for each in outcomes if lost not in each.err and "部分克隆" not in each.err]
    assert unclear == []


def test_without_either_guard_the_canary_would_sing(repo: Repo, tmp_path: Path) -> None:
    lost = repo.git("rev-parse", f"HEAD~1:{TASK}")
    repo.git("config", "core.repositoryFormatVersion", "1")
    repo.git("config", "extensions.partialClone", "origin")
    (tmp_path / "ran").unlink(missing_ok=True)
    (repo.root / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    guarded = Repository.around(repo.root, surroundings())
    bare = {name: value for name, value in guarded.environment.items() if "LAZY" not in name and "ALLOW" not in name}
    Repository(guarded.root, "", bare).succeeds("cat-file", "-e", lost)
    assert ran(repo)


def test_a_work_tree_named_elsewhere_is_not_looked_at(repo: Repo, tmp_path: Path) -> None:
    other = make_repo(tmp_path / "别处")
    repo.git("config", "core.worktree", str(other.root))
    outcomes = each(repo.root, READS)
    check(outcomes, repo)
    shown = next(outcome for outcome in outcomes if outcome.command[0] == "history")
    assert "第二个" not in shown.err
    assert "SSH" in shown.out


@pytest.mark.parametrize("kept", [".git", ""])
def test_a_bare_repository_within_is_not_taken_for_ours(tmp_path: Path, kept: str) -> None:
    """``kept``: with an empty .git beside it, or none at all."""
    repo = make_repo(tmp_path / "库")
    repo.git("clone", "--quiet", "--bare", ".", "../bare")
    subprocess.run(["rm", "-rf", str(repo.root / ".git")], check=True)
    for entry in (tmp_path / "bare").iterdir():
        entry.rename(repo.root / entry.name)
    if kept:
        (repo.root / kept).mkdir()
    repo_config = repo.root / "config"
    repo_config.write_text(
        f"{repo_config.read_text(encoding='utf-8')}[core]\n\tfsmonitor = touch {tmp_path}/ran\n", encoding="utf-8"
    )
    outcomes = each(repo.root, (("list", "--rev", "HEAD"), ("history", "ZD-2026-001"), ("check", "--base", "HEAD")))
    check(outcomes, repo)
    assert {outcome.code for outcome in outcomes} == {3}
