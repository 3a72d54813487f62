"""``luoshi check --base`` and the signatures of commits, made with real SSH keys."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support import builders
from tests.support.repositories import Repo, make_repo
from tests.support.workspaces import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

FILE = f"{FOLDER}/ZD-2026-001.yaml"
PROGRESS = "  - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 40, note: 第二批开工}\n"
SUBMITTED = "  - {date: 2026-10-30, event: 报结, by: 学前教育处}\n"
VERIFIED = "  - {date: 2026-10-31, event: 核查, by: 办公室, result: 通过}\n"
REQUIRED = builders.CONFIG + "signatures: {required: true, basis: 台账管理办法}\n"


class Keys:
    """A folder of SSH keys, made when first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def private(self, name: str) -> str:
        path = self.folder / name
        if not path.exists():
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", f"{name} 的钥匙", "-f", str(path)]
            subprocess.run(command, check=True)
        return str(path)

    def public(self, name: str) -> str:
        return (self.folder / f"{self.private(name)}.pub").read_text(encoding="utf-8").strip()


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path / "钥匙")


@pytest.fixture
def repo(tmp_path: Path, keys: Keys) -> Repo:
    made = make_repo(tmp_path / "台账")
    made.clock[0] = int(dt.datetime(2026, 10, 31, 9, tzinfo=dt.UTC).timestamp())
    org = (
        builders.ORG.partition("people:")[0]
        + f"""people:
  - {{name: 分管副主任, unit: 委领导}}
  - {{name: 处长, unit: 学前教育处, emails: [xq@example.cn], keys: ["{keys.public("xq")}"]}}
  - {{name: 督查科长, unit: 办公室, roles: [录入, 核查], emails: [dc@example.cn], keys: ["{keys.public("dc")}"]}}
"""
    )
    made.commit("起点", {"org.yaml": org, "luoshi.yaml": REQUIRED})
    return made


def commit(repo: Repo, author: str, log: str, key: str | None = None) -> str:
    """Append to the log as ``author``, signed with ``key``."""
    repo.author = author
    if key:
        for name, value in (("gpg.format", "ssh"), ("user.signingkey", key), ("commit.gpgsign", "true")):
            repo.git("config", name, value)
    made = repo.commit("改动", {FILE: (repo.workspace / FILE).read_text(encoding="utf-8") + log})
    repo.git("config", "commit.gpgsign", "false")
    return made


def found(luoshi: Luoshi, repo: Repo) -> dict[str, str]:
    """Return code → severity of what is found about people and signatures."""
    arguments = ("--base", "HEAD~1", "--as-of", "2026-10-31", "--format", "json", "--workspace", str(repo.workspace))
    outcome = luoshi("check", *arguments)
    findings = json.loads(outcome.out)["findings"]
    return {each["code"]: each["severity"] for each in findings if "LS715" <= each["code"] <= "LS719"}


def test_a_good_signature_of_somebody_known_passes(repo: Repo, luoshi: Luoshi, keys: Keys) -> None:
    commit(repo, "xq", PROGRESS, keys.private("xq"))
    assert found(luoshi, repo) == {}


def test_a_good_signature_of_somebody_unknown_proves_nobody(repo: Repo, luoshi: Luoshi, keys: Keys) -> None:
    commit(repo, "xq", PROGRESS, keys.private("stranger"))
    assert found(luoshi, repo) == {"LS717": "warning", "LS715": "error"}


def test_no_signature_where_it_is_required_is_an_error(repo: Repo, luoshi: Luoshi) -> None:
    commit(repo, "xq", PROGRESS)
    assert found(luoshi, repo)["LS716"] == "error"


def test_no_signature_where_it_is_not_required_is_nothing(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("不要求", {"luoshi.yaml": builders.CONFIG})
    commit(repo, "xq", PROGRESS)
    assert found(luoshi, repo) == {}


def test_a_change_does_not_lift_the_requirement_for_itself(repo: Repo, luoshi: Luoshi) -> None:
    repo.author = "dc"
    repo.commit("不要求", {"luoshi.yaml": builders.CONFIG})
    assert found(luoshi, repo)["LS716"] == "error"


def forge(repo: Repo, change: tuple[bytes, bytes]) -> None:
    """Write the last commit again with other bytes under the same signature."""
    content = subprocess.run(
        ["git", "cat-file", "commit", "HEAD"], cwd=repo.root, capture_output=True, check=True
    ).stdout
    assert change[0] in content
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=repo.root, input=content.replace(*change), capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    repo.git("reset", "--quiet", "--soft", made.strip())


def test_a_signature_does_not_hold_for_another_author(repo: Repo, luoshi: Luoshi, keys: Keys) -> None:
    commit(repo, "xq", SUBMITTED + VERIFIED, keys.private("xq"))
    forge(repo, (b"<xq@example.cn>", b"<dc@example.cn>"))
    assert found(luoshi, repo)["LS716"] == "error"


@pytest.mark.parametrize("instead", [b"U1NIU0lI", b"U", b""])
def test_a_mangled_signature_is_bad(instead: bytes, repo: Repo, luoshi: Luoshi, keys: Keys) -> None:
    commit(repo, "xq", PROGRESS, keys.private("xq"))
    start = b"-----BEGIN SSH SIGNATURE-----\n "
    forge(repo, (start + b"U1NIU0lH", start + instead))
    assert found(luoshi, repo)["LS716"] == "error"


def test_a_bad_signature_is_an_error_even_where_none_is_required(repo: Repo, luoshi: Luoshi, keys: Keys) -> None:
    repo.commit("不要求", {"luoshi.yaml": builders.CONFIG})
    commit(repo, "xq", PROGRESS, keys.private("xq"))
    forge(repo, (b"<xq@example.cn>", b"<dc@example.cn>"))
    assert found(luoshi, repo)["LS716"] == "error"


def test_whoever_signs_is_who_did_it_whatever_the_author_says(repo: Repo, luoshi: Luoshi, keys: Keys) -> None:
    commit(repo, "dc", SUBMITTED + VERIFIED, keys.private("xq"))
    assert found(luoshi, repo) == {"LS715": "error", "LS717": "warning"}


def test_a_pgp_signature_names_nobody_of_the_list(repo: Repo, luoshi: Luoshi, keys: Keys) -> None:
    commit(repo, "dc", PROGRESS, keys.private("dc"))
    forge(repo, (b"SSH SIGNATURE", b"PGP SIGNATURE"))
    assert found(luoshi, repo) == {"LS715": "error", "LS717": "warning"}


def test_without_ssh_keygen_the_signature_is_said_to_be_unjudged(
    repo: Repo, luoshi: Luoshi, keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repo, "xq", PROGRESS, keys.private("xq"))
    only_git = tmp_path / "bin"
    only_git.mkdir()
    (only_git / "git").symlink_to(shutil.which("git") or "")
    monkeypatch.setenv("PATH", str(only_git))
    assert found(luoshi, repo) == {"LS718": "warning"}


def test_an_old_ssh_keygen_leaves_the_signature_unjudged(
    repo: Repo, luoshi: Luoshi, keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repo, "xq", PROGRESS, keys.private("xq"))
    old = tmp_path / "bin"
    old.mkdir()
    (old / "git").symlink_to(shutil.which("git") or "")
    (old / "ssh-keygen").write_text("#!/bin/sh\necho 'ssh-keygen: illegal option -- Y' >&2\nexit 1\n", encoding="utf-8")
    (old / "ssh-keygen").chmod(0o755)
    monkeypatch.setenv("PATH", f"{old}:/bin")
    assert found(luoshi, repo) == {"LS718": "warning"}


def test_the_repositorys_own_programs_have_no_say(repo: Repo, luoshi: Luoshi, keys: Keys, tmp_path: Path) -> None:
    commit(repo, "xq", PROGRESS, keys.private("stranger"))
    yes = tmp_path / "yes.sh"
    yes.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\nexit 0\n", encoding="utf-8")
    yes.chmod(0o755)
    for name in ("gpg.program", "gpg.ssh.program", "gpg.ssh.defaultKeyCommand"):
        repo.git("config", name, str(yes))
    repo.git("config", "gpg.ssh.allowedSignersFile", str(tmp_path / "anyone"))
    assert found(luoshi, repo)["LS717"] == "warning"
    assert not (tmp_path / "sprung").exists()


def test_somebody_known_only_by_his_key_is_known(repo: Repo, luoshi: Luoshi, keys: Keys) -> None:
    org = (repo.workspace / "org.yaml").read_text(encoding="utf-8").replace("emails: [xq@example.cn], ", "")
    repo.author = "dc"
    repo.commit("只留公钥", {"org.yaml": org, "luoshi.yaml": builders.CONFIG})
    commit(repo, "xq", PROGRESS, keys.private("xq"))
    assert found(luoshi, repo) == {}
