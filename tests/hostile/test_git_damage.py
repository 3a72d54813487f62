"""Repositories that are broken, partial, foreign or in the middle of something: a clear end, never a wrong answer."""

from __future__ import annotations

import os
import shutil
import subprocess
import zlib
from typing import TYPE_CHECKING

import pytest

from luoshi.errors import UnreadableError
from luoshi.store.git import git_objects
from luoshi.store.git.git import Repository
from luoshi.store.git.git_objects import Objects
from luoshi.store.git.revision import read_revision
from tests.support.repositories import Repo, make_repo, surroundings
from tests.support.running import DAY, READS, SOAK, Outcome, complaints, each, some
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

TASK = f"{FOLDER}/ZD-2026-001.yaml"
HISTORY: tuple[tuple[str, ...], ...] = (
    ("list", *DAY, "--rev", "HEAD"),
    ("history", "ZD-2026-001"),
    ("diff", *DAY),
    ("diff", *DAY, "HEAD~1..HEAD"),
    ("check", *DAY, "--base", "HEAD~1"),
)
"""Commands that ask git, each another way."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    repo = make_repo(tmp_path_factory.mktemp("damage") / "库")
    repo.commit("第二个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2), "evidence/ZD-2026-001/方案.txt": "x\n"})
    repo.commit("第三个", {TASK: task_text(1, ("progress: 30", "progress: 40"))})
    return repo


@pytest.fixture
def repo(whole: Repo, tmp_path: Path) -> Repo:
    shutil.copytree(whole.root, tmp_path / "库", symlinks=True)
    return Repo(tmp_path / "库", tmp_path / "库")


def faults(outcomes: tuple[Outcome, ...]) -> list[str]:
    return [fault for outcome in outcomes for fault in complaints(outcome)]


def codes(outcomes: tuple[Outcome, ...]) -> list[int]:
    return [outcome.code for outcome in outcomes]


def place(repo: Repo, name: str) -> Path:
    """Return the file of the loose object that a revision names."""
    sha = repo.git("rev-parse", name)
    return repo.root / ".git" / "objects" / sha[:2] / sha[2:]


LOST = {
    "blob": (f"HEAD:{TASK}", [3, 3, 0, 3, 1]),
    "settings": ("HEAD:luoshi.yaml", [3, 0, 0, 0, 3]),
    "ledgers": ("HEAD:ledgers", [3, 3, 3, 3, 3]),
    "year": ("HEAD:ledgers/2026", [3, 3, 3, 3, 3]),
    "ledger": (f"HEAD:{FOLDER}", [3, 3, 3, 3, 3]),
    "top": ("HEAD^{tree}", [3, 3, 3, 3, 3]),
    "commit": ("HEAD", [3, 3, 3, 3, 3]),
    "base": ("HEAD~1", [0, 3, 0, 3, 3]),
    "evidence": ("HEAD:evidence", [0, 0, 0, 0, 3]),
}
"""What is lost, and the codes of the commands of HISTORY: 0 for those that do not need it."""


@pytest.mark.parametrize("what", LOST)
def test_a_lost_object_is_said_to_be_lost_never_absent(repo: Repo, what: str) -> None:
    name, expected = LOST[what]
    lost = place(repo, name)
    lost.unlink()
    outcomes = each(repo.root, HISTORY)
    assert faults(outcomes) == []
    assert codes(outcomes) == expected, outcomes
    shown = lost.parent.name + lost.name
    unclear = [outcome for outcome in outcomes if outcome.code == 3 and shown[:7] not in outcome.err]
    assert [each for each in unclear if "git " not in each.err and "缺少对象" not in each.err] == []


@pytest.mark.parametrize(
    ("what", "how"),
    some([(what, how) for what in ("blob", "ledgers", "commit") for how in ("cut", "turned", "empty", "rubbish")], 4),
)
def test_a_damaged_object_is_never_believed(repo: Repo, what: str, how: str) -> None:
    path = place(repo, LOST[what][0])
    content = path.read_bytes()
    path.chmod(0o644)
    damaged = {
        "cut": content[: len(content) // 2],
        "turned": content[:-6] + bytes(byte ^ 0xFF for byte in content[-6:]),
        "empty": b"",
        "rubbish": zlib.compress(b"rubbish"),
    }
    path.write_bytes(damaged[how])
    outcomes = each(repo.root, HISTORY)
    assert faults(outcomes) == []
    assert codes(outcomes) == LOST[what][1], outcomes


def made(repo: Repo, kind: str, content: bytes) -> str:
    """Write an object as it is, good or not, and return its name."""
    command = ["git", "hash-object", "-t", kind, "-w", "--stdin", "--literally"]
    done = subprocess.run(command, cwd=repo.root, input=content, capture_output=True, check=True, env=surroundings())
    return done.stdout.decode().strip()


def committed(repo: Repo, tree: str, head: bytes = b"") -> None:
    """Make the tree the newest commit's, whose head may be anything."""
    people = b"author a <a@example.cn> 1790100000 +0800\ncommitter a <a@example.cn> 1790100000 +0800\n"
    parent = repo.git("rev-parse", "HEAD").encode()
    content = b"tree " + tree.encode() + b"\nparent " + parent + b"\n" + (head or people) + b"\n\xe6\x94\xb9\n"
    (repo.root / ".git" / "refs" / "heads" / "main").write_text(made(repo, "commit", content) + "\n", encoding="ascii")


def swapped(repo: Repo, entry: bytes) -> str:
    """Return the top folder of HEAD with its ledgers put in other words."""
    kept = subprocess.run(["git", "cat-file", "tree", "HEAD^{tree}"], cwd=repo.root, capture_output=True, check=True)
    sha = bytes.fromhex(repo.git("rev-parse", "HEAD:ledgers"))
    assert kept.stdout.count(b"40000 ledgers\0" + sha) == 1
    return made(repo, "tree", kept.stdout.replace(b"40000 ledgers\0" + sha, entry + sha))


@pytest.mark.parametrize(
    "name", some([b"../../etc", b"..", b".", b"", b"a/b", b"\0", b"x" * 100_000, b"\n", b"\xff\xfe", b".git"], 5)
)
def test_names_that_lead_out_of_a_folder_are_refused(repo: Repo, name: bytes) -> None:
    committed(repo, swapped(repo, b"40000 " + name + b"\0"))
    outcomes = each(repo.root, HISTORY)
    assert faults(outcomes) == []
    assert 70 not in codes(outcomes)
    if name in {b"..", b".", b"a/b", b"../../etc"}:
        assert outcomes[0].code == 3
        assert "文件夹对象不合规" in outcomes[0].err


@pytest.mark.parametrize(
    "mode", some([b"7777777777777777777777", b"0", b"-40000", b"abc", b"160000", b"120000", b"100644"], 2)
)
def test_modes_that_no_system_has_are_refused(repo: Repo, mode: bytes) -> None:
    committed(repo, swapped(repo, mode + b" ledgers\0"))
    assert faults(each(repo.root, HISTORY)) == []


@pytest.mark.parametrize(
    "content", some([b"40000", b"", b"40000 x", b"40000 x\0abc", b"\0" * 30, b"100644 a\0" + b"a" * 19], 2)
)
def test_folders_of_rubbish_are_refused(repo: Repo, content: bytes) -> None:
    committed(repo, made(repo, "tree", content))
    assert faults(each(repo.root, HISTORY)) == []


def bomb(repo: Repo, width: int) -> None:
    """Commit a ledger of ``width`` to the third power of files, which are four small objects."""
    blob = bytes.fromhex(repo.git("rev-parse", f"HEAD:{TASK}"))
    tree = made(repo, "tree", b"".join(b"100644 %06d.yaml\0" % number + blob for number in range(width)))
    for _ in range(2):
        below = bytes.fromhex(tree)
        tree = made(repo, "tree", b"".join(b"40000 %06d\0" % number + below for number in range(width)))
    top = repo.git("cat-file", "-p", "HEAD^{tree}").replace(repo.git("rev-parse", "HEAD:ledgers"), tree)
    done = subprocess.run(["git", "mktree"], cwd=repo.root, input=top.encode() + b"\n", capture_output=True, check=True)
    committed(repo, done.stdout.decode().strip())


def test_a_few_objects_that_stand_for_any_number_of_files_are_given_up(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb(repo, 50)
    monkeypatch.setattr(git_objects, "MOST_ENTRIES", 20_000)
    with Objects(Repository.around(repo.root, surroundings())) as objects:
        commit = objects.commit("HEAD")
        with pytest.raises(UnreadableError, match="不是台账的样子"):
            read_revision(objects, commit, repo.root)
    if SOAK:
        repo.git("reset", "--quiet", "--soft", "HEAD~1")
        bomb(repo, 3000)  # 27 billion files
        (outcome,) = each(repo.root, (("list", *DAY, "--rev", "HEAD"),))
        assert complaints(outcome) == []
        assert outcome.code == 3
        assert outcome.memory < 1 << 30


HEADS = (
    b"",
    b"author\n",
    b"author a\ncommitter b\n",
    b"author <> 1 +0000\ncommitter <> 1 +0000\n",
    b"author a <a> x y\ncommitter a <a> 99999999999999999999999 +9999\n",
    b"author \xb7\xb6 <\xff> 1790100000 +0800\ncommitter a <a> 1790100000 +0800\nencoding GBK\n",
    b"author a <a> 1 +0\ncommitter a <a> 1 +0\nencoding \xff\xff\n",
    b"author \x1b[31m <\x1b]0;x\x07> 1 +0000\ncommitter a <a> 1 +0000\n",
    b"author a <a> 1790100000 +0800\ncommitter a <a> 1790100000 +0800\ngpgsig -----BEGIN SSH SIGNATURE-----\n x\n",
    b"author a <a> 1 +0000\ncommitter a <a> 1 +0000\nmergetag x\n\n:100644 100644 a b M\0commit x\n",
)


@pytest.mark.parametrize("head", some(HEADS, 5))
def test_commits_that_git_would_not_write(repo: Repo, head: bytes, tmp_path: Path) -> None:
    changed = repo.root / TASK
    changed.write_text(task_text(1, ("progress: 30", "progress: 50")).lstrip("\n"), encoding="utf-8")
    repo.commit("改")
    tree = repo.git("rev-parse", "HEAD^{tree}")
    repo.git("reset", "--quiet", "--soft", "HEAD~1")
    committed(repo, tree, head or b"\n")
    written = [
        ("history", "ZD-2026-001", "--format", "json", "-o", str(tmp_path / "a.json")),
        ("history", "ZD-2026-001", "--format", "markdown", "-o", str(tmp_path / "a.md")),
    ]
    outcomes = each(repo.root, (*HISTORY, *written))
    assert faults(outcomes) == []
    assert set(codes(outcomes)) <= {0, 1, 3}
    assert "\x1b" not in "".join(outcome.out + outcome.err for outcome in outcomes)


@pytest.mark.parametrize(
    "name",
    some(["commit 1", ":100644 100644 a b M", "-x", ":(top)", "*", "[a]", "换\n行", "a\tb", "..\\x"], 3),
)
def test_folders_and_files_of_any_name(tmp_path: Path, name: str) -> None:
    repo = make_repo(tmp_path / "库", name)
    repo.commit("第二个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2), "commit 0123": "x", ":100644 x": "y"})
    moved = (repo.workspace / "commit 0123").rename(repo.workspace / "commit 4567")
    assert moved.exists()
    repo.commit("改名", {TASK: task_text(1, ("progress: 30", "progress: 40")), ":100644 x": None})
    outcomes = each(repo.workspace, HISTORY)
    assert faults(outcomes) == []
    if "\n" not in name:
        assert set(codes(outcomes)) <= {0, 1}, outcomes
        assert "第二个" in outcomes[3].out or "ZD-2026-001" in outcomes[3].out


def test_a_shallow_clone_says_what_it_cannot_judge_and_how_to_deepen(whole: Repo, tmp_path: Path) -> None:
    whole.git("clone", "--quiet", "--depth=1", f"file://{whole.root}", str(tmp_path / "浅"))
    outcomes = each(tmp_path / "浅", READS)
    assert faults(outcomes) == []
    based = next(outcome for outcome in outcomes if "--base" in outcome.command)
    assert based.code == 3
    assert "浅克隆" in based.err
    assert "git fetch --unshallow" in based.err
    shown = next(outcome for outcome in outcomes if outcome.command[0] == "history")
    assert "浅克隆" in shown.out + shown.err
    (deep,) = each(tmp_path / "浅", (("check", *DAY, "--base", "HEAD"),))
    assert "浅克隆" in deep.err


@pytest.mark.parametrize("kind", ["blob:none", "tree:0"])
def test_a_partial_clone_whose_source_is_gone_asks_no_network(whole: Repo, tmp_path: Path, kind: str) -> None:
    source, clone = tmp_path / "源", tmp_path / "部分"
    shutil.copytree(whole.root, source)
    Repo(source, source).git("config", "uploadpack.allowFilter", "true")
    whole.git("clone", "--quiet", "--no-checkout", f"--filter={kind}", f"file://{source}", str(clone))
    make_workspace(clone)
    shutil.rmtree(source)
    outcomes = each(clone, HISTORY)
    assert faults(outcomes) == []
    assert set(codes(outcomes)) == {3}, outcomes
    assert all("部分克隆" in outcome.err for outcome in outcomes)


def test_a_repository_of_another_owner_is_trusted_by_git_alone(repo: Repo, tmp_path: Path) -> None:
    program = tmp_path / "git"
    found = shutil.which("git")
    # luoshi obeys the machine where it trusts a repository: here nothing but the repository is asked.
    alone = "GIT_TEST_ASSUME_DIFFERENT_OWNER=1 GIT_CONFIG_NOSYSTEM=1"
    program.write_text(f'#!/bin/sh\n{alone} exec {found} "$@"\n', encoding="ascii")
    program.chmod(0o755)
    given = {**surroundings(), "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    outcomes = each(repo.root, (*HISTORY, ("check", *DAY)), given)
    assert faults(outcomes) == []
    assert codes(outcomes) == [3, 3, 3, 3, 3, 0]
    assert all("safe.directory" in outcome.err for outcome in outcomes[:-1])


def test_a_repository_without_commits(tmp_path: Path) -> None:
    repo = Repo(make_workspace(tmp_path), tmp_path)
    repo.git("init", "--quiet", "--initial-branch=main")
    outcomes = each(tmp_path, READS)
    assert faults(outcomes) == []
    by_git = [outcome for outcome in outcomes if "HEAD" in " ".join(outcome.command) or outcome.command == ("diff",)]
    assert {outcome.code for outcome in by_git} == {2}
    assert all("还没有提交" in outcome.err for outcome in by_git)


SAID: tuple[tuple[str, ...], ...] = (*HISTORY, ("check", *DAY), ("show", "ZD-2026-001", *DAY, "--rev", "HEAD~1"))
"""What is said the same in every copy of a repository."""


def test_other_shapes_of_a_repository_say_the_same(whole: Repo, tmp_path: Path) -> None:
    shutil.copytree(whole.root, tmp_path / "离")
    loose = Repo(tmp_path / "离", tmp_path / "离")
    loose.git("checkout", "--quiet", "--detach")
    loose.git("pack-refs", "--all")
    loose.git("repack", "-adq")
    loose.git("commit-graph", "write", "--reachable")
    loose.git("worktree", "add", "--quiet", str(tmp_path / "另一处"))
    outer = Repo(tmp_path / "外", tmp_path / "外")
    outer.root.mkdir()
    outer.git("init", "--quiet")
    outer.git("submodule", "--quiet", "add", str(whole.root), "台账")
    here = each(whole.root, SAID)
    for root in (loose.root, tmp_path / "另一处", outer.root / "台账"):
        there = each(root, SAID)
        assert faults(there) == []
        assert [(one.code, one.out) for one in there] == [(one.code, one.out) for one in here]


def test_a_repository_of_sha256(tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "库", form="sha256")
    repo.commit("第二个", {TASK: task_text(1, ("progress: 30", "progress: 40"))})
    repo.commit("第三个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    outcomes = each(repo.root, READS)
    assert faults(outcomes) == []
    assert [o.command for o in outcomes if o.code not in {0, 1} and "verify" not in o.command[1]] == []
    place(repo, f"HEAD:{TASK}").unlink()
    assert codes(each(repo.root, HISTORY)) == [3, 3, 0, 0, 0]


@pytest.mark.parametrize("work", some(["merge", "rebase", "cherry-pick"], 2))
def test_in_the_middle_of_something(repo: Repo, work: str) -> None:
    repo.git("switch", "--quiet", "-c", "乙", "HEAD~1")
    repo.commit("乙改", {TASK: task_text(1, ("progress: 30", "progress: 60"))})
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b", work, "main"]
    done = subprocess.run(command, cwd=repo.root, env=surroundings(), capture_output=True, check=False)
    assert done.returncode, "there must be a conflict"
    outcomes = each(
        repo.root, (("check", *DAY), ("diff",), *HISTORY, ("progress", "ZD-2026-001", "--note", "试", *DAY))
    )
    assert faults(outcomes) == []
    assert outcomes[0].code == 1
    assert "没有处理完的合并冲突" in outcomes[0].out
    assert outcomes[-1].code in {1, 3}
    assert "<<<<<<<" in (repo.root / TASK).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("place", "content"),
    some(
        [
            ("HEAD", b""),
            ("HEAD", b"rubbish"),
            ("HEAD", b"ref: refs/heads/\xff"),
            ("config", b"[core"),
            ("config", b"[core]\n\trepositoryformatversion = 99\n"),
            ("config", b"[extensions]\n\tnothing = true\n[core]\n\trepositoryformatversion = 1\n"),
            ("shallow", b"rubbish"),
            ("shallow", b"\xff" * 10),
            ("packed-refs", b"\xff\0rubbish"),
            ("index", b"rubbish"),
            ("info/grafts", b"rubbish"),
            ("objects/info/alternates", b"/nowhere\n"),
        ],
        4,
    ),
)
def test_a_damaged_file_of_gits(repo: Repo, place: str, content: bytes) -> None:
    (repo.root / ".git" / place).parent.mkdir(exist_ok=True)
    (repo.root / ".git" / place).write_bytes(content)
    outcomes = each(repo.root, (*HISTORY, ("check", *DAY)))
    assert faults(outcomes) == []
    assert outcomes[-1].code == 0


@pytest.mark.parametrize(
    "content", some(["gitdir: /nowhere\n", "gitdir: .\n", "", "gitdir: .git\n", "gitdir: \0", "\0\0"], 3)
)
def test_a_git_file_that_leads_astray(repo: Repo, content: str) -> None:
    (repo.root / ".git").rename(repo.root.parent / "away")
    (repo.root / ".git").write_text(content, encoding="utf-8")
    outcomes = each(repo.root, (*HISTORY, ("check", *DAY)))
    assert faults(outcomes) == []
    assert codes(outcomes) == [3, 3, 3, 3, 3, 0]
