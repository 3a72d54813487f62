"""Questions on the terminal, in Chinese: a line each, a default shown, asked again until the answer can be taken."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from luoshi.blank_words import is_blank
from luoshi.cli.output.terminal import say
from luoshi.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_PROMPT = "> "


def can_ask() -> bool:
    """Whether somebody sits at the terminal to answer."""
    return sys.stdin.isatty()


def ask(question: str, default: str = "", accept: Callable[[str], str] = str) -> str:
    """Return the answer, the default where nothing was typed. ``accept`` returns it, or raises UsageError.

    Ctrl-C raises KeyboardInterrupt, the end of input EOFError: both end the command before anything is written.
    """
    while True:
        say(f"{question}［{default}］：" if default else f"{question}：")
        answer = _read_line().strip() or default
        if is_blank(answer):
            say("  这一项不能空着")
            continue
        try:
            return accept(answer)
        except UsageError as error:
            say(f"  {error.message}。{error.hint}")


def choose(question: str, options: Sequence[str], default: str = "", other: Callable[[str], str] | None = None) -> str:
    """Return one of the options, by its number or its words. ``other`` takes an answer that is none, or refuses it."""
    for number, option in enumerate(options, 1):
        say(f"  {number:>2}  {option}")

    def accept(answer: str) -> str:
        if answer.isascii() and answer.isdigit() and 0 < int(answer) <= len(options):
            return options[int(answer) - 1]
        return answer if answer in options else (other or _refuse_other)(answer)

    return ask(f"{question}（填序号或名称）", default, accept)


def _refuse_other(answer: str) -> str:
    raise UsageError(f"没有“{answer}”", "填上面的序号或名称")


def _read_line() -> str:
    """Return the line typed. Only readline rubs out a Chinese character whole; a long prompt it would cut short."""
    if sys.stdout.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401, PLC0415 -- its import alone lets `input` edit lines
        return input(_PROMPT)
    sys.stderr.write(_PROMPT)  # the output goes elsewhere: nothing of the talk must go with it
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.removesuffix("\n")
