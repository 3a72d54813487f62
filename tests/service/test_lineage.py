"""One task shown: as the whole pass shows it; files that cannot have a parent are not parsed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from luoshi.service.listing import show_task
from luoshi.service.scan import reading
from luoshi.service.scan.request import ScanRequest
from luoshi.service.scan.scan import scan_workspace
from luoshi.service.workspace import open_workspace
from luoshi.store.yaml.reader import load
from tests.service.desk import FOLDER, add, settle, write
from tests.support.builders import AS_OF, values_of

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.service.workspace import Workspace

NAME = "ZD-2026-{:03d}"
MANNERS = (
    "parent: {}\n", '"parent": "{}"\n', "'parent' : '{}' # 注\n", 'parent:\n  "{}"\n',
    'parent: "\\x5a{rest}"\n', '"p\\u0061rent": {}\n', 'parent: "ZD-\\\n  {tail}"\n',
)  # fmt: skip


ALL_IN_CIRCLES = {4}
"""Seeds of forests in which every parent is in a circle or below one that is: none is measured by children."""


def below(parent: int, manner: str = MANNERS[0]) -> tuple[str, str]:
    """Return the replacement that gives a task a parent, written in some manner."""
    name = NAME.format(parent)
    return "assigned:", manner.format(name, rest=name[1:], tail=name[3:]) + "assigned:"


def parsed(opened: Workspace, name: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Show a task and return the files that were parsed for it."""
    paths: list[str] = []

    def counted(kind: Any, data: bytes, path: str, *more: Any) -> Any:
        paths.append(path)
        return load(kind, data, path, *more)

    with monkeypatch.context() as patch:
        patch.setattr(reading, "load", counted)
        show_task(opened, name, AS_OF)
    return [path.removeprefix(f"{FOLDER}/") for path in paths]


@pytest.mark.parametrize("seed", range(12))
def test_every_task_is_shown_as_the_whole_pass_has_it(tmp_path: Path, seed: int) -> None:
    """Forests at random, with circles, parents not there, other spellings, broken files and twins of an id."""
    chance = random.Random(seed)  # noqa: S311 -- not for secrets
    settle(tmp_path)
    for number in range(1, 16):
        changes = [("progress: 30", f"progress: {chance.randint(0, 100)}")]
        changes += [below(chance.randint(1, 17), chance.choice(MANNERS))] if chance.random() < 0.7 else []
        add(tmp_path, number, *changes)
    twin = (tmp_path / FOLDER / "ZD-2026-003.yaml").read_text(encoding="utf-8")
    write(tmp_path, f"{FOLDER}/ZD-2026-090.yaml", twin)
    write(tmp_path, f"{FOLDER}/ZD-2026-091.yaml", "parent: ZD-2026-001\nid: [\n")
    opened = open_workspace(tmp_path)
    states = scan_workspace(opened, ScanRequest((AS_OF,))).states()
    assert len(states) == 16
    assert any(state.basis == "子任务" for state in states) is (seed not in ALL_IN_CIRCLES)
    shown = [show_task(opened, state.location.path[-16:-5], AS_OF) for state in states]
    assert [*map(values_of, shown)] == [*map(values_of, states)]


def test_files_that_cannot_have_a_parent_are_not_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(tmp_path)
    for number in range(1, 40):
        add(tmp_path, number)
    add(tmp_path, 40, below(1))
    add(tmp_path, 41, below(1))
    add(tmp_path, 42, below(40))
    add(tmp_path, 43, ("印发实施方案", "见 ZD-2026-002"))
    opened = open_workspace(tmp_path)
    children = [f"ZD-2026-{number:03d}.yaml" for number in (40, 41, 42)]
    assert parsed(opened, "ZD-2026-001", monkeypatch) == ["ZD-2026-001.yaml", *children]
    assert parsed(opened, "ZD-2026-002", monkeypatch) == ["ZD-2026-002.yaml", *children]
