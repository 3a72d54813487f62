"""The way of a command line through Typer, and its complaints in the words of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer._click import exceptions as click_errors
from typer.exceptions import Abort, Exit

from luoshi.cli.app import app
from luoshi.errors import ExitCode, UsageError
from luoshi.suggestion import suggest_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.cache.inputs import Inputs


def dispatch(arguments: Sequence[str], inputs: Inputs | None = None) -> int:
    """Run the command and return its exit code; Typer turns Ctrl-C into the code of an interruption.

    Raises UsageError for wrong words, BrokenPipeError for a reader that went away.
    """
    try:
        code = app(list(arguments), prog_name="luoshi", standalone_mode=False, obj=inputs)
    except Exit as leaving:
        return leaving.exit_code
    except click_errors.UsageError as error:
        raise UsageError(*usage_message(error)) from None
    except Abort:
        return ExitCode.INTERRUPTED
    except SystemExit:  # what Typer makes of a reader that went away
        raise BrokenPipeError from None
    return code if isinstance(code, int) else ExitCode.OK


def usage_message(error: click_errors.UsageError) -> tuple[str, str]:
    """Return message and way out, in Chinese, for wrong words on the command line."""
    page = f"luoshi {error.ctx.info_name} --help" if error.ctx and error.ctx.parent else "luoshi --help"
    hint = f"用法见 {page}"
    if isinstance(error, click_errors.NoSuchOption):
        suggestion = suggest_code(error.option_name, error.possibilities or (), cutoff=0)
        return f"没有选项 {error.option_name}{suggestion}", hint
    if isinstance(error, click_errors.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"缺少 {name}", hint
    if isinstance(error, click_errors.BadOptionUsage):
        return f"选项 {error.option_name} 的用法不对：后面要跟一个值，或不该跟值", hint
    if isinstance(error, click_errors.BadParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"{name} 的值不对：{error.message}", hint
    return f"多出了不认识的内容：{error.message.rpartition('(')[2].rstrip(')')}", hint
