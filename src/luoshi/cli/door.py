"""The one place where errors become messages and exit codes."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from typing import TYPE_CHECKING, NoReturn

from luoshi.cli.interruption import is_interruption, take_interruptions
from luoshi.cli.output.terminal import say
from luoshi.errors import ExitCode, LuoshiError
from luoshi.system import interrupts, streams

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from luoshi.cache.inputs import Inputs


def run(arguments: Sequence[str], inputs: Inputs | None = None) -> int:
    """Run the command line; return the exit code. A bug keeps its traceback and leaves with 70.

    ``inputs``: what the answer depends on, where a command may remember what it saw.
    """
    try:
        take_interruptions()
        streams.speak_utf8(os.environ.get("PYTHONIOENCODING"))
        code = _run(arguments, inputs)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go()
        return ExitCode.OK
    except KeyboardInterrupt:
        return _interrupted()
    except OSError as error:
        return _refused(error)
    except Exception as error:  # noqa: BLE001 -- the one door for bugs: the traceback is printed whole
        if is_interruption(error):
            return _interrupted()
        _bug()
    return _interrupted() if code == ExitCode.INTERRUPTED else code


def _run(arguments: Sequence[str], inputs: Inputs | None) -> int:
    """Run the command and return its exit code."""
    try:
        from luoshi.cli.framework import dispatch  # noqa: PLC0415 -- it needs Typer, and the lack of it is told here

        return dispatch(arguments, inputs)
    except LuoshiError as error:
        return _complain(error.message, error.hint, error.code)
    except ImportError as error:
        package = (error.name or "luoshi").partition(".")[0]
        if package == "luoshi" or package in sys.stdlib_module_names:
            raise
        hint = "重新安装：pip install --force-reinstall luoshi"
        return _complain(f"luoshi 没有装全：缺少 {package}，或它的版本不对", hint, ExitCode.USAGE)


def _interrupted() -> int:
    """Say what became of the files; whoever presses Ctrl-C again is not answered any more."""
    with contextlib.suppress(ValueError):
        interrupts.ignore()
    writing = sys.modules.get("luoshi.store.files.atomic_write")
    if writing is not None and writing.placed():
        return _complain(
            "已中断；在这之前的文件已经整个写好", "用 git status、luoshi diff 看写了什么", ExitCode.INTERRUPTED
        )
    return _complain("已中断，没有写入任何文件", "", ExitCode.INTERRUPTED)


def _refused(error: OSError) -> int:
    """Tell what the system refused; of an output whose place is gone or full, nothing more is tried."""
    from luoshi.store.files.files import reason_of  # noqa: PLC0415 -- only where something is wrong

    reason = reason_of(error, "")
    if not isinstance(error.filename, (str, bytes)):
        return _complain(f"读写时出错：{reason}", "检查结果输出到哪里，那里是否关闭或写满了", ExitCode.UNREADABLE)
    return _complain(f"“{os.fsdecode(error.filename)}”打不开：{reason}", "检查路径和权限", ExitCode.UNREADABLE)


def _complain(message: str, hint: str, code: ExitCode) -> int:
    try:
        sys.stdout.flush()
    except OSError:
        _let_go()
    try:
        say(f"错误：{message}" + (f"\n办法：{hint}" if hint else ""))
        sys.stderr.flush()
    except OSError:  # no place is left for words: the code says it
        _let_go(sys.stderr)
    return code


def _let_go(stream: TextIO | None = None) -> None:
    """The reader of our output went away, or its place is full: say nothing more there, also at exit."""
    with contextlib.suppress(OSError):
        streams.let_go(stream or sys.stdout)


def _bug() -> NoReturn:
    traceback.print_exc()
    sys.stderr.write("以上是程序自身的错误，台账文件没有改动；请把全文报给维护者\n")
    sys.exit(ExitCode.BUG)
