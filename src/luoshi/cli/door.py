"""The one place where errors become messages and exit codes."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from typer._click import exceptions as click_errors
from typer.exceptions import Abort, Exit

from luoshi.cli.app import app
from luoshi.errors import ExitCode, LuoshiError

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run the command line; return the exit code. A bug keeps its traceback and leaves with 70."""
    _speak_utf8()
    try:
        code = app(list(arguments), prog_name="luoshi", standalone_mode=False)
        sys.stdout.flush()
    except LuoshiError as error:
        return _complain(error.message, error.hint, error.code)
    except Exit as leaving:
        return leaving.exit_code
    except click_errors.UsageError as error:
        message, hint = usage_message(error)
        return _complain(message, hint, ExitCode.USAGE)
    except (Abort, KeyboardInterrupt):
        return _complain("已中断，没有写入任何文件", "", ExitCode.INTERRUPTED)
    except BrokenPipeError:
        _let_go()
        return ExitCode.OK
    except Exception:  # noqa: BLE001 -- the one door for bugs: the traceback is printed whole
        _bug()
    return _left(code)


def _left(code: object) -> int:
    """Return the code of a command that came to its end; Typer turns Ctrl-C into the code of an interruption."""
    if code == ExitCode.INTERRUPTED:
        return _complain("已中断，没有写入任何文件", "", ExitCode.INTERRUPTED)
    return code if isinstance(code, int) else ExitCode.OK


def _speak_utf8() -> None:
    """Print Chinese whatever the locale; what a terminal cannot show is escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a stream that a test put there
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def _complain(message: str, hint: str, code: ExitCode) -> int:
    from luoshi.cli.terminal import say  # noqa: PLC0415 -- only when something is wrong

    sys.stdout.flush()
    say(f"错误：{message}" + (f"\n办法：{hint}" if hint else ""))
    return code


def _let_go() -> None:
    """The reader of our output went away: say nothing more, also at exit."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bug() -> NoReturn:
    import traceback  # noqa: PLC0415 -- only for bugs

    traceback.print_exc()
    sys.stderr.write("以上是程序自身的错误，台账文件没有改动；请把全文报给维护者\n")
    sys.exit(ExitCode.BUG)


def usage_message(error: click_errors.UsageError) -> tuple[str, str]:
    """Return message and way out, in Chinese, for wrong words on the command line."""
    page = f"luoshi {error.ctx.info_name} --help" if error.ctx and error.ctx.parent else "luoshi --help"
    hint = f"用法见 {page}"
    if isinstance(error, click_errors.NoSuchOption):
        return f"没有选项 {error.option_name}{_nearest(error)}", hint
    if isinstance(error, click_errors.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"缺少 {name}", hint
    if isinstance(error, click_errors.BadOptionUsage):
        return f"选项 {error.option_name} 的用法不对：后面要跟一个值，或不该跟值", hint
    if isinstance(error, click_errors.BadParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"{name} 的值不对：{error.message}", hint
    return f"多出了不认识的内容：{error.message.rpartition('(')[2].rstrip(')')}", hint


def _nearest(error: click_errors.NoSuchOption) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 -- only where something is wrong

    near = get_close_matches(error.option_name, sorted(error.possibilities or ()), n=1, cutoff=0)
    return f"；是否为 {near[0]}？" if near else ""
