"""``init``: a new workspace. All texts are made and read back first; nothing that is there is touched."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from luoshi import system
from luoshi.errors import ChangedError, UnwritableError, UsageError
from luoshi.frozen import Frozen
from luoshi.model.configuration import Configuration
from luoshi.model.ledger import Ledger
from luoshi.model.organisation import Organisation
from luoshi.service.schemas import FOLDER, schema_files
from luoshi.store.files.atomic_write import create_file
from luoshi.store.files.files import reason_of
from luoshi.store.starter_files import CI_PLACES, LEDGER, PLACES, PROGRAMS, read_starter
from luoshi.store.workspace import CALENDAR, CONFIGURATION, LEDGER_FILE, LEDGERS, ORGANISATION
from luoshi.store.yaml.reader import load
from luoshi.store.yaml.yaml_text import yaml_scalar
from luoshi.system.paths import is_device
from luoshi.version import VERSION
from luoshi.workday.bundled import read_bundled_notice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from luoshi.model.record import Record


DEFAULT_PLATFORMS = ("github", "gitlab")


class Answers(Frozen):
    """What a workspace must know of its office. ``units``: beside ``office``, which is always one of them."""

    name: str
    short: str
    office: str
    units: tuple[str, ...]
    title: str
    prefix: str
    year: int

    @property
    def ledger(self) -> str:
        """The folder of the first ledger."""
        return f"{LEDGERS}/{self.year}/{self.prefix.lower()}"


class Started(Frozen):
    """Paths written and paths left as they were, relative to the workspace."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def start(folder: Path, answers: Answers, platforms: Iterable[str] = DEFAULT_PLATFORMS) -> Started:
    """Write a new workspace into ``folder``, which need not be there; existing files stay as they are.

    Raises ChangedError when it is a workspace already, UsageError for answers that cannot be taken, UnwritableError
    when something cannot be written; then what was written is taken back.
    """
    if is_device(answers.prefix.lower()):
        raise UsageError(
            f"编号前缀“{answers.prefix}”是 Windows 的设备名，那里建不了这本台账的文件夹", "换一个前缀，如 ZD"
        )
    if (folder / CONFIGURATION).exists():
        raise ChangedError(
            f"“{folder}”已经是台账工作区（有 {CONFIGURATION}），没有改动",
            "要加一本台账，新建 ledgers/年度/文件夹/ledger.yaml",
        )
    texts = workspace_files(answers)
    last = {path: texts.pop(path) for path in (ORGANISATION, CONFIGURATION)}
    return _put(folder, {**texts, **ci_files(platforms), **last})


def add_ci(folder: Path, platforms: Iterable[str]) -> Started:
    """Write the CI files of the platforms into a workspace that is there; existing files stay as they are."""
    return _put(folder, ci_files(platforms))


def ci_files(platforms: Iterable[str]) -> dict[str, bytes]:
    """Return the CI files by path."""
    chosen = [CI_PLACES[platform] for platform in dict.fromkeys(platforms)]
    return {path: read_starter(name, {"version": VERSION}).encode() for path, name in chosen}


def _put(folder: Path, texts: dict[str, bytes]) -> Started:
    kept = tuple(path for path in texts if (folder / path).exists())
    new = {path: content for path, content in texts.items() if path not in kept}
    _write_all(folder, new)
    return Started(tuple(new), kept)


def workspace_files(answers: Answers) -> dict[str, bytes]:
    """Return every file by its path, luoshi.yaml last: until it is there the folder is no workspace."""
    blanks = _blanks(answers)
    texts = {f"{FOLDER}/{name}": content for name, content in schema_files().items()}
    notice = read_bundled_notice(answers.year)
    texts |= {f"{CALENDAR}/{answers.year}.yaml": notice.encode()} if notice else {}
    texts[f"{answers.ledger}/{LEDGER_FILE}"] = read_starter(LEDGER, blanks).encode()
    plain = {**blanks, "name": answers.name, "version": VERSION}
    for path, name in PLACES.items():
        texts[path] = read_starter(name, plain if path == "README.md" else {**blanks, "version": VERSION}).encode()
    _must_load(Configuration, texts[CONFIGURATION], CONFIGURATION)
    _must_load(Organisation, texts[ORGANISATION], ORGANISATION)
    _must_load(Ledger, texts[f"{answers.ledger}/{LEDGER_FILE}"], LEDGER_FILE)
    return texts


def _blanks(answers: Answers) -> dict[str, str]:
    """Return the answers as they stand in YAML."""
    units = dict.fromkeys([answers.office, *answers.units])
    return {
        "name": yaml_scalar(answers.name),
        "short": yaml_scalar(answers.short),
        "office": yaml_scalar(answers.office),
        "title": yaml_scalar(answers.title),
        "prefix": yaml_scalar(answers.prefix),
        "year": str(answers.year),
        "units": "\n".join(f"  - {{name: {yaml_scalar(unit)}, kind: 科室}}" for unit in units),
    }


def _must_load(model: type[Record], content: bytes, name: str) -> None:
    """Raise UsageError for an answer that makes a file wrong: a bad prefix, an impossible year, an empty name."""
    findings = load(model, content, name).findings
    if findings:
        raise UsageError(f"{name}：{findings[0].message}", findings[0].hint)


def _write_all(folder: Path, texts: dict[str, bytes]) -> None:
    written: list[Path] = []
    try:
        for path, content in texts.items():
            _make_folder((folder / path).parent, written)
            create_file(folder / path, content)
            if path in PROGRAMS:
                (folder / path).chmod(0o755)
            written.append(folder / path)
    except BaseException:
        _take_back(written)
        raise


def _make_folder(folder: Path, written: list[Path]) -> None:
    """Make the folder and those above it, noting each."""
    if folder.is_dir():
        return
    _make_folder(folder.parent, written)
    try:
        folder.mkdir()
    except OSError as error:
        raise UnwritableError(f"建不了文件夹“{folder}”：{reason_of(error)}", "换一个位置，或检查权限") from None
    written.append(folder)


def _take_back(written: list[Path]) -> None:
    """Remove what this run made, last first; a folder into which somebody else put something stays."""
    for path in reversed(written):
        with contextlib.suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                system.remove(str(path))
