"""What a command takes from its surroundings: the day, the folder, the reader, the number of processes."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.system import count_processors

if TYPE_CHECKING:
    from luoshi.store.yaml.reader import Reader

_BEIJING = dt.timedelta(hours=8)


def day_of(text: str | None) -> dt.date:
    """Return the day that was typed, or today. Raises UsageError for anything but an existing ``YYYY-MM-DD``."""
    if text is None:
        return today()
    try:
        if len(text) == len("2026-10-31"):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    message = f"“{text}”不是有效的日期"
    raise UsageError(message, "写成 2026-10-31 的样子")


def today() -> dt.date:
    """Return today's date on this machine."""
    return dt.datetime.now().astimezone().date()


def describe_zone() -> str:
    """Return ``UTC+00:00`` where the clock of this machine does not show 北京时间; empty where it does."""
    now = dt.datetime.now().astimezone()
    digits = f"{now:%z}"
    return "" if now.utcoffset() == _BEIJING else f"UTC{digits[:3]}:{digits[3:5]}"


def start_folder(folder: Path | None) -> Path:
    """Return where to look for the workspace: the folder given, or the current one.

    Raises UsageError for a folder given that is none (its parent would be taken), and where the current one is gone.
    """
    if folder is not None:
        _refuse_nothing(folder)
        return folder.absolute()
    try:
        return Path.cwd()
    except OSError:
        raise UsageError("当前文件夹已经不在了", "用 cd 换到工作区再运行") from None


def _refuse_nothing(folder: Path) -> None:
    try:
        there = folder.is_dir()
    except OSError:  # too long a name, or no permission to look
        there = False
    if not there:
        raise UsageError(f"没有“{folder}”这个文件夹", "--workspace 写工作区的文件夹，或其中的一个")


def processes() -> int:
    """Return how many processes this machine can run at once."""
    return count_processors()


def reader() -> Reader:
    """Return the reader that the environment asks for: LUOSHI_READER=pure is the slow one everywhere."""
    from luoshi.store.yaml.reader import Reader  # noqa: PLC0415 -- not every command reads a file

    return Reader.PURE if os.environ.get("LUOSHI_READER") == "pure" else Reader.FAST


def surroundings() -> dict[str, str]:
    """Return the environment, for the programs that luoshi calls (git)."""
    return dict(os.environ)
