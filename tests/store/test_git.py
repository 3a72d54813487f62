"""git as a program: objects, revisions, odd repositories."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from luoshi.errors import ExitCode, UnreadableError
from luoshi.store.git.git import MissingObjectError, NoGitError, Repository, UnknownRevisionError, refuse_option
from luoshi.store.git.git_commits import parse_moment
from luoshi.store.git.git_log import parse_log, read_log
from luoshi.store.git.git_objects import Objects
from luoshi.store.git.task_blobs import compute_blob_name, is_same_content, list_task_blobs
from tests.support.repositories import Repo, make_repo, processes, surroundings
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

TASK = f"{FOLDER}/ZD-2026-001.yaml"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return make_repo(tmp_path / "仓 库")


def around(folder: Path) -> Repository:
    return Repository.around(folder, surroundings())


def test_one_process_answers_for_commits_folders_files_and_blobs(repo: Repo) -> None:
    head = repo.git("rev-parse", "HEAD")
    with processes() as started, Objects(around(repo.root)) as objects:
        assert objects.commit("main") == objects.commit("HEAD") == head
        names = [entry.name for entry in objects.folder(head, FOLDER)]
        assert names == ["ZD-2026-001.yaml", "ledger.yaml"]
        content = (repo.root / TASK).read_bytes()
        assert objects.file(head, TASK) == content
        blob = list_task_blobs(objects, head)[TASK]
        assert list(objects.blobs([blob] * 900)) == [content] * 900
    assert len(started) == 1


def test_what_is_not_there_is_none_or_empty(repo: Repo) -> None:
    with Objects(around(repo.root)) as objects:
        head = objects.commit("HEAD")
        assert objects.folder(head, "没有") == ()
        assert objects.folder(head, TASK) == ()
        assert objects.folder(head, "换\n行") == ()
        assert objects.file(head, "没有.yaml") is None
        assert objects.file(head, FOLDER) is None
        assert objects.file(head, "换\n行") is None
        with pytest.raises(MissingObjectError):
            objects.tree("1" * 40)
        with pytest.raises(MissingObjectError):
            list(objects.blobs(["1" * 40]))
        assert objects.commit("HEAD") == head


def test_of_a_large_blob_only_the_beginning_is_held(repo: Repo) -> None:
    large = b"x" * (5 << 20)
    (repo.root / "大文件.bin").write_bytes(large)
    head = repo.commit("大文件")
    with Objects(around(repo.root)) as objects:
        assert objects.file(head, "大文件.bin", 10) == b"x" * 10
        blobs = [compute_blob_name(large, head), list_task_blobs(objects, head)[TASK]]
        assert [len(blob) for blob in objects.blobs(blobs, 1000)] == [1000, len((repo.root / TASK).read_bytes())]


def test_answers_that_nobody_reads_do_not_hang_the_end(repo: Repo) -> None:
    (repo.root / "大文件.bin").write_bytes(b"x" * (3 << 20))
    head = repo.commit("大文件")
    with Objects(around(repo.root)) as objects:
        blob = compute_blob_name(b"x" * (3 << 20), head)
        assert len(next(objects.blobs([blob] * 20, 10))) == 10


@pytest.mark.parametrize("revision", ["", "-x", "--output=/tmp/x", "HEAD\nmain", "a\0b"])
def test_revisions_that_git_could_misread_are_refused(repo: Repo, revision: str) -> None:
    with pytest.raises(UnknownRevisionError, match="不能以“-”开头"):
        refuse_option(revision)
    with Objects(around(repo.root)) as objects, pytest.raises(UnknownRevisionError):
        objects.commit(revision)


@pytest.mark.parametrize(("asked", "near"), [("mian", "main"), ("第9期", "第09期"), ("featur/x", "feature/x")])
def test_an_unknown_revision_offers_the_nearest_branch_or_tag(repo: Repo, asked: str, near: str) -> None:
    repo.git("tag", "第09期")
    repo.git("branch", "feature/x")
    with Objects(around(repo.root)) as objects, pytest.raises(UnknownRevisionError, match=f"是否为“{near}”"):
        objects.commit(asked)


def test_nothing_near_offers_nothing(repo: Repo) -> None:
    with Objects(around(repo.root)) as objects, pytest.raises(UnknownRevisionError) as caught:
        objects.commit("完全不同的名字")
    assert caught.value.message == "没有“完全不同的名字”这个版本"
    assert caught.value.code is ExitCode.USAGE


def test_a_repository_without_commits_says_so(tmp_path: Path) -> None:
    repo = Repo(make_workspace(tmp_path), tmp_path)
    repo.git("init", "--quiet")
    with Objects(around(tmp_path)) as objects, pytest.raises(UnknownRevisionError, match="仓库里还没有提交"):
        objects.commit("HEAD")


def test_outside_a_repository_there_is_no_history(tmp_path: Path) -> None:
    with pytest.raises(NoGitError, match="不在 git 仓库里"):
        around(make_workspace(tmp_path))


def test_without_git_the_way_out_is_to_install_it(repo: Repo, tmp_path: Path) -> None:
    repository = Repository.around(repo.root, {**surroundings(), "PATH": str(tmp_path)})
    with pytest.raises(NoGitError, match="没有安装 git"):
        Objects(repository)
    with pytest.raises(NoGitError, match="没有安装 git"):
        repository.output("version")


def test_a_git_file_that_leads_nowhere_is_told_in_gits_words(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "x")
    (root / ".git").write_text("gitdir: /没有/这里\n", encoding="utf-8")
    repository = around(root)
    with Objects(repository) as objects, pytest.raises(UnreadableError, match="not a git repository"):
        objects.commit("HEAD")
    with pytest.raises(UnreadableError, match="git log 失败"):
        read_log(repository, "HEAD", "ledgers")
    assert not repository.succeeds("status")


def test_a_workspace_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "库", "子 目录/台账")
    repository = around(repo.workspace)
    assert repository.prefix == "子 目录/台账/"
    with Objects(repository) as objects:
        head = objects.commit("HEAD")
        assert objects.file(head, TASK) == (repo.workspace / TASK).read_bytes()
        assert list(list_task_blobs(objects, head)) == [TASK]
        assert "luoshi.yaml" in [entry.name for entry in objects.folder(head, "")]
    assert [commit.subject for commit in read_log(repository, head, "ledgers")] == ["登记第一个事项"]


def test_a_workspace_behind_a_link_is_found_in_its_repository(repo: Repo, tmp_path: Path) -> None:
    link = tmp_path / "链接"
    link.symlink_to(repo.root)
    assert around(link).root == repo.root.resolve()


def test_detached_head_worktree_and_submodule(repo: Repo, tmp_path: Path) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.commit("第二个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    repo.git("checkout", "--quiet", first)
    repo.git("worktree", "add", "--quiet", str(tmp_path / "另一处"), "main")
    outer = Repo(tmp_path / "外", tmp_path / "外")
    outer.root.mkdir()
    outer.git("init", "--quiet", "--initial-branch=main")
    outer.git("submodule", "--quiet", "add", str(repo.root), "台账")
    heads = []
    for folder in (repo.root, tmp_path / "另一处", outer.root / "台账"):
        repository = around(folder)
        with Objects(repository) as objects:
            heads.append(objects.commit("HEAD"))
        assert repository.shallow_commits() == frozenset()
    assert heads[0] == heads[2] == first
    assert heads[1] != first


def test_a_shallow_clone_knows_where_it_ends(repo: Repo, tmp_path: Path) -> None:
    head = repo.commit("第二个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.root}", str(tmp_path / "浅"))
    shallow = Repo(tmp_path / "浅", tmp_path / "浅")
    shallow.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "浅二"))
    assert around(tmp_path / "浅").shallow_commits() == {head}
    assert around(tmp_path / "浅二").shallow_commits() == {head}


def test_links_are_no_task_files(repo: Repo) -> None:
    (repo.root / FOLDER / "ZD-2026-009.yaml").symlink_to("ZD-2026-001.yaml")
    head = repo.commit("链接")
    with Objects(around(repo.root)) as objects:
        entry = next(each for each in objects.folder(head, FOLDER) if each.name == "ZD-2026-009.yaml")
        assert (entry.is_file, entry.is_folder, stat.S_ISLNK(entry.mode)) == (False, False, True)
        assert list(list_task_blobs(objects, head)) == [TASK]


def test_sha256_repositories(tmp_path: Path) -> None:
    repo = make_repo(tmp_path / "x", form="sha256")
    with Objects(around(repo.root)) as objects:
        head = objects.commit("HEAD")
        assert len(head) == 64
        blobs = list_task_blobs(objects, head)
        assert is_same_content((repo.root / TASK).read_bytes(), blobs[TASK])
    assert len(read_log(around(repo.root), head, "ledgers")) == 1


def test_line_ends_turned_on_checkout_are_the_same_content() -> None:
    blob = compute_blob_name(b"a\nb\n", "0" * 40)
    assert is_same_content(b"a\nb\n", blob)
    assert is_same_content(b"a\r\nb\r\n", blob)
    assert not is_same_content(b"a\rb\n", blob)


def test_git_sees_no_variable_that_could_turn_it(repo: Repo, tmp_path: Path) -> None:
    other = make_repo(tmp_path / "别的")
    turned = {**os.environ, "GIT_DIR": str(other.root / ".git"), "LANG": "zh_CN.UTF-8", "GIT_TRACE": "1"}
    repo.commit("只有这里有")
    repository = Repository.around(repo.root, turned)
    assert not [name for name in repository.environment if name in turned and name.startswith(("GIT_", "LANG"))]
    assert len(read_log(repository, "HEAD", "ledgers")) == 2


def test_the_log_tells_people_times_and_changes(repo: Repo) -> None:
    repo.author = "李 四 <奇怪>"
    repo.commit(
        ":100644 假的一行\n\n:100644 100644 a b M\ncommit 0000", {TASK: task_text(1, ("progress: 30", "progress: 40"))}
    )
    commit, first = read_log(around(repo.root), "HEAD", "ledgers")
    assert commit.author.name == "李 四 奇怪"
    assert commit.committer.time.isoformat() == "2026-09-22T00:13:20+08:00"
    assert commit.subject.startswith(":100644 假的一行")
    (change,) = commit.changes[first.sha]
    assert change.before is not None
    assert change.after is not None
    assert (change.before.path, change.after.path) == (TASK, TASK)
    assert first.parents == ()
    assert {each.after.path for each in first.changes[""] if each.after} == {TASK, f"{FOLDER}/ledger.yaml"}


def test_a_clock_beyond_all_sense_is_the_epoch() -> None:
    assert parse_moment(10**18, "+0800").year == 1970
    assert parse_moment(0, "+9999").year == 1970
    assert parse_moment(0, "-0330").isoformat() == "1969-12-31T20:30:00-03:30"


def test_a_log_in_another_form_is_not_guessed_at() -> None:
    assert list(parse_log(b"")) == []
    with pytest.raises(ValueError, match="a head that is none"):
        list(parse_log(b"commit HEAD\ntree x\n"))
