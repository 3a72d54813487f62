"""What ``luoshi letter`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.opening import open_here
from luoshi.cli.output.pages import deliver, refuse_binary
from luoshi.cli.output.terminal import say
from luoshi.errors import UnwritableError, UsageError
from luoshi.render.registry import write
from luoshi.report.letters.letter import Words
from luoshi.service.reports.lettering import LetterOrder, issue_letters, make_letters
from luoshi.service.reports.page_setup import paper_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from luoshi.service.reports.lettering import Letter

__all__ = ["LetterOrder", "Words", "choose_format", "run"]

_SUFFIXES = {"docx": "docx", "markdown": "md", "pdf": "pdf"}


def choose_format(given: str | None, output: Path | None) -> str:
    """Return the format that was asked for, else the one that the file's name tells, else Markdown."""
    told = {suffix: name for name, suffix in _SUFFIXES.items()}.get(output.suffix.lstrip(".") if output else "")
    chosen = given or told or ("docx" if _is_folder(output) else "markdown")
    refuse_binary(chosen, output)
    return chosen


def run(wish: LetterOrder, output_format: str, output: Path | None, folder: Path | None, *, issue: bool) -> None:
    """Print or write letters, all made before the first is written; with ``issue`` also record them."""
    workspace = open_here(folder)
    letters = make_letters(workspace, wish)
    places = _place_letters(letters, wish, output_format, output)
    paper = paper_for(workspace)
    contents = [write(output_format, letter.document, paper=paper) for letter in letters]
    if issue:
        for draft in issue_letters(workspace, letters, wish.day, env.start_folder(None)):
            for _, entry in draft.entries:
                say(f"已记入 {draft.task.id}：{entry.date} {entry.event} {getattr(entry, 'ref', '')}（{draft.path}）")
    _deliver(places, contents)


def _is_folder(output: Path | None) -> bool:
    return output is not None and not output.suffix


def _place_letters(
    letters: Sequence[Letter], wish: LetterOrder, output_format: str, output: Path | None
) -> list[Path | None]:
    """Return where each letter goes, None for the screen. Raises UsageError where several would go into one file."""
    if output is not None and _is_folder(output):
        return [output / f"{wish.kind}-{letter.tasks[0]}.{_SUFFIXES[output_format]}" for letter in letters]
    if len(letters) > 1 and output is not None:
        raise UsageError(f"有 {len(letters)} 份文书，“{output}”是一个文件", "-o 写文件夹，如 -o 文书/")
    if len(letters) > 1 and output_format != "markdown":
        raise UsageError(f"有 {len(letters)} 份文书", "用 -o 写明文件夹，如 -o 文书/")
    return [output for _ in letters]


def _deliver(places: Sequence[Path | None], contents: Sequence[bytes]) -> None:
    for number, (place, content) in enumerate(zip(places, contents, strict=True)):
        if place is not None:
            _make_folder(place.parent)
        # Without an empty line the end of one letter and the head of the next would be one paragraph.
        deliver(b"\n" + content if number and place is None else content, place)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(f"文件夹“{folder}”建不了：{error.strerror}", "换一个文件夹") from None
