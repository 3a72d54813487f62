"""What somebody sees who looks at a terminal: colours beside shapes and words, within the width of the window."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.support.repositories import untraced

pytestmark = pytest.mark.posix("pseudo-terminals")

_SAMPLE = Path(__file__).parents[2]
_LIST = ("list", "--as-of", "2026-11-20")
_REPORT = ("report", "--quarter", "2026-Q3", "--as-of", "2026-09-30")
_SHOW = ("show", "ZD-2026-027", "--as-of", "2026-11-20")
_STYLE = re.compile(r"\x1b\[[\d;]*m")
_COLOUR = re.compile(r"\x1b\[[\d;]*\b[34]\d[\d;]*m")
_PLAIN = {**untraced(os.environ), "LUOSHI_INDEX": "off"}
for _name in ("NO_COLOR", "COLUMNS", "LINES"):
    _PLAIN.pop(_name, None)


def _command(arguments: tuple[str, ...]) -> tuple[str, ...]:
    return sys.executable, "-m", "luoshi", *arguments


def _seen(arguments: tuple[str, ...], columns: int = 100, **surroundings: str) -> str:
    """Return all that a command writes to a terminal of its own, of so many columns."""
    import fcntl  # noqa: PLC0415 -- there is none on Windows
    import pty  # noqa: PLC0415 -- there is none on Windows
    import termios  # noqa: PLC0415 -- there is none on Windows

    process, terminal = pty.fork()
    if not process:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        os.chdir(_SAMPLE)
        os.execve(sys.executable, _command(arguments), {**_PLAIN, "TERM": "xterm-256color", **surroundings})
    seen = b""
    try:
        while data := os.read(terminal, 65536):
            seen += data
    except OSError:  # the terminal is gone with the process
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    return seen.decode().replace("\r\n", "\n")


def _piped(arguments: tuple[str, ...], **surroundings: str) -> str:
    environment = {**_PLAIN, **surroundings}
    done = subprocess.run(_command(arguments), cwd=_SAMPLE, env=environment, check=True, stdout=subprocess.PIPE)
    return done.stdout.decode()


@pytest.mark.parametrize("columns", [40, 80, 100, 160])
@pytest.mark.parametrize("arguments", [_LIST, _REPORT, _SHOW], ids=lambda arguments: arguments[0])
def test_no_line_is_wider_than_the_window(arguments: tuple[str, ...], columns: int) -> None:
    lines = _STYLE.sub("", _seen(arguments, columns)).split("\n")
    assert max(map(wcswidth, lines)) <= columns
    assert min(map(wcswidth, lines)) >= 0  # -1 for a line with an escape left in it


@pytest.mark.parametrize("columns", [80, 100, 160])
def test_a_lamp_is_a_shape_and_a_word_in_its_colour(columns: int) -> None:
    seen = _seen(_LIST, columns)
    for colour, lamp, shape in (("31", "红灯", r"\[X\]"), ("33", "黄灯", r"/!\\"), ("32", "绿灯", r"\(v\)")):
        assert re.search(rf"\x1b\[1;{colour}m[^\x1b]*{lamp}", seen)
        assert re.search(rf"\x1b\[1;{colour}m[^\x1b]*{shape}", seen)
        assert seen.count(lamp) == len(re.findall(shape, seen)) > 1


def test_without_colours_shape_and_word_stay() -> None:
    seen = _seen(_LIST, NO_COLOR="1")
    assert not _COLOUR.search(seen)
    assert _COLOUR.search(_seen(_LIST))
    assert _STYLE.sub("", seen) == _STYLE.sub("", _seen(_LIST))
    assert "[X]" in seen


def test_bars_are_drawn_by_the_same_marks_as_in_a_pipe() -> None:
    bars = [line for line in _piped(_REPORT).split("\n") if line.endswith("#")]
    assert len(bars) > 1
    assert set(bars) <= {line.rstrip() for line in _STYLE.sub("", _seen(_REPORT)).split("\n")}


@pytest.mark.parametrize("arguments", [_LIST, _REPORT, _SHOW], ids=lambda arguments: arguments[0])
def test_a_terminal_of_bare_text_is_given_what_a_pipe_is(arguments: tuple[str, ...]) -> None:
    assert _seen(arguments, TERM="dumb") == _piped(arguments)


def test_a_pipe_is_given_the_same_whatever_the_surroundings() -> None:
    others = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "FORCE_COLOR": "1", "COLUMNS": "60", "LANG": "C"}
    assert _piped(_LIST) == _piped(_LIST, **others) == _piped(_LIST, UNICODE_VERSION="4.1.0", WCWIDTH_PYTHON="1")
