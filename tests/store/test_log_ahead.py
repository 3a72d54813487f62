"""The log that is on its way while a command is imported: the same as when it is asked for and waited for."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from luoshi.store.git.git import NotInstalledError, Repository, UnknownRevisionError
from luoshi.store.git.git_log import read_log
from luoshi.store.git.log_ahead import LogAhead
from tests.support.repositories import Repo, make_repo, processes, surroundings
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Return a repository of three commits."""
    made = make_repo(tmp_path / "库")
    for number in (2, 3):
        made.commit(f"第{number}个", {f"{FOLDER}/ZD-2026-{number:03d}.yaml": task_text(number)})
    return made


def around(repo: Repo) -> Repository:
    return Repository.around(repo.root, surroundings())


def test_it_is_what_git_says_when_it_is_waited_for(repo: Repo) -> None:
    head = repo.git("rev-parse", "HEAD").strip()
    with processes() as started, LogAhead(around(repo), "HEAD", "ledgers") as log:
        found = log.commits(head)
    assert len(started) == 1
    assert found == read_log(around(repo), head, "ledgers")
    assert [commit.subject for commit in found] == ["第3个", "第2个", "登记第一个事项"]


def test_a_branch_that_moved_meanwhile_is_asked_about_again(repo: Repo) -> None:
    with LogAhead(around(repo), "HEAD", "ledgers") as log:
        assert log.commits(repo.git("rev-parse", "HEAD").strip())
    with LogAhead(around(repo), "HEAD~1", "ledgers") as log:
        head = repo.git("rev-parse", "HEAD").strip()
        assert [commit.subject for commit in log.commits(head)] == ["第3个", "第2个", "登记第一个事项"]


def test_a_revision_that_is_none_is_left_to_whoever_resolves_it(repo: Repo) -> None:
    head = repo.git("rev-parse", "HEAD").strip()
    with LogAhead(around(repo), "没有这个", "ledgers") as log:
        assert len(log.commits(head)) == 3
    with pytest.raises(UnknownRevisionError):
        LogAhead(around(repo), "--output=x", "ledgers")


def test_without_git_it_is_told_where_the_commits_are_wanted(repo: Repo, tmp_path: Path) -> None:
    repository = Repository.around(repo.root, {**surroundings(), "PATH": str(tmp_path)})
    with LogAhead(repository, "HEAD", "ledgers") as log, pytest.raises(NotInstalledError):
        log.commits("0" * 40)


def test_a_log_that_nobody_wants_any_more_ends(repo: Repo, tmp_path: Path) -> None:
    """The git that is found is one that would be at work for a minute."""
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text(f"#!/bin/sh\necho $$ > '{tmp_path}/number'\nexec sleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    here = surroundings()
    repository = Repository.around(repo.root, {**here, "PATH": f"{slow.parent}:{here['PATH']}"})
    with LogAhead(repository, "HEAD", "ledgers"):
        number = tmp_path / "number"
        while not (number.exists() and number.read_text(encoding="utf-8").endswith("\n")):
            time.sleep(0.01)
    with pytest.raises(ProcessLookupError):
        os.kill(int(number.read_text(encoding="utf-8")), 0)
