"""The texts of a new workspace: files of ``store/starter`` with the blanks filled in."""

from __future__ import annotations

from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACES = {
    "README.md": "README.md",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".vscode/settings.json": "vscode-settings.json",
    ".vscode/extensions.json": "vscode-extensions.json",
    "org.yaml": "org.yaml",
    "luoshi.yaml": "luoshi.yaml",
}
"""Path in the workspace and name here: a ``.gitignore`` in this package would be one."""

CI_PLACES = {
    "github": (".github/workflows/luoshi.yml", "github-workflow.yml"),
    "gitlab": (".gitlab-ci.yml", "gitlab-ci.yml"),
    "gitee": (".workflow/luoshi.yml", "gitee-go.yml"),
    "hook": (".githooks/pre-commit", "pre-commit"),
}
"""By platform: path in the workspace, which for all but the hook must be the top of the repository, and name here."""

PROGRAMS = frozenset({".githooks/pre-commit"})
"""Files that git runs, and only where they may be run."""

LEDGER = "ledger.yaml"


def read_starter(name: str, blanks: Mapping[str, str]) -> str:
    """Return the file ``name`` with ``$blank`` filled in and ``$$`` as ``$``."""
    text = files("luoshi.store").joinpath("starter", name).read_text(encoding="utf-8")
    return Template(text).substitute(blanks)
