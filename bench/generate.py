"""Writes a workspace of any number of tasks, and the same facts for hledger and beancount. Same seed, same bytes.

python -m bench.generate --tasks 1000 [--ledger clean|mended|real] FOLDER

The folder is written anew. Settings, units and calendars are those of the sample workspace.
"""

from __future__ import annotations

import argparse
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml_rs

from bench import as_beancount, as_journal
from bench.as_yaml import task_text
from bench.calendar_days import ROOT
from bench.facts import Names, line_of, task_facts
from bench.real_facts import Kind, real_facts
from bench.words import LINES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.facts import Facts

SEED = 20260209
JOURNAL = "same.journal"
BEANCOUNT = "same.beancount"

CLEAN, MENDED, REAL = "clean", "mended", "real"
LEDGERS: dict[str, Callable[[int, int, Names], Facts]] = {
    CLEAN: task_facts,
    MENDED: partial(real_facts, kind=Kind(mended=True)),
    REAL: partial(real_facts, kind=Kind()),
}
"""Ledgers by how they are kept: nearly without findings, as offices have them, and these with their faults mended."""


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--ledger", choices=LEDGERS, default=CLEAN)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    print(f"{generate(given.folder, given.tasks, given.seed, ledger=given.ledger)} bytes in {given.tasks} files")


def generate(folder: Path, tasks: int, seed: int = SEED, names: Names | None = None, ledger: str = CLEAN) -> int:
    """Write the workspace, the journal and the beancount file; return the bytes of the task files.

    ``names`` are the units that the tasks are given to: those of the sample, unless told; ``ledger`` is one of LEDGERS.
    """
    describe = LEDGERS[ledger]
    settings(folder)
    names = names or read_names()
    size = 0
    with (
        (folder / JOURNAL).open("w", encoding="utf-8") as journal,
        (folder / BEANCOUNT).open("w", encoding="utf-8") as beans,
    ):
        beans.write(as_beancount.accounts(unit for unit, _ in names.units))
        for number in range(tasks):
            facts = describe(number, seed, names)
            size += _write_task(folder, number, facts)
            journal.write(as_journal.transaction(facts))
            beans.write(as_beancount.transaction(facts))
    return size


def read_names() -> Names:
    """Return the units of the sample's org.yaml that have a leader; the office gives out tasks and has none."""
    organisation: Any = yaml_rs.loads((ROOT / "org.yaml").read_text(encoding="utf-8"))
    leaders = {unit["name"]: unit.get("leader") for unit in organisation["units"] if unit["name"] != "办公室"}
    return Names(tuple((name, leader) for name, leader in leaders.items() if leader))


def settings(folder: Path) -> None:
    """Write a workspace without tasks; the folder is written anew."""
    shutil.rmtree(folder, ignore_errors=True)
    for line in LINES:
        (folder / "ledgers/2026" / line.folder).mkdir(parents=True)
        text = f"title: {line.title}\nkind: {line.kind}\nyear: 2026\nprefix: {line.prefix}\nowner: 办公室\n"
        (folder / "ledgers/2026" / line.folder / "ledger.yaml").write_text(text, encoding="utf-8")
    for name in ("luoshi.yaml", "org.yaml"):
        shutil.copyfile(ROOT / name, folder / name)
    shutil.copytree(ROOT / "calendar", folder / "calendar")


def _write_task(folder: Path, number: int, facts: Facts) -> int:
    content = task_text(facts, number).encode()
    (folder / "ledgers/2026" / line_of(number)[0].folder / f"{facts['id']}.yaml").write_bytes(content)
    for name in {name for entry in facts.get("log", ()) for name in entry.get("evidence", ())}:
        path = folder / "evidence" / facts["id"] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {facts['title']}\n\n{facts['objective']}。\n", encoding="utf-8")
    return len(content)


if __name__ == "__main__":
    main()
