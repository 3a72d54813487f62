"""What ``luoshi form`` does: it sends forms, collects them, says who has not answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.cli import env
from luoshi.cli.actions.form_collecting import collect_files
from luoshi.cli.arguments.opening import open_here
from luoshi.cli.arguments.periods import given_period, optional_period, report_date
from luoshi.cli.output.pages import deliver_page
from luoshi.cli.output.terminal import say
from luoshi.errors import ExitCode, LuoshiError, UsageError
from luoshi.report.pages.form_status import make_form_status_page
from luoshi.service.exchange.form_answers import unit_answers
from luoshi.service.exchange.form_collecting import Expected
from luoshi.service.exchange.form_sending import write_forms
from luoshi.service.known_words import resolve_unit
from luoshi.store.files.atomic_write import replace_file
from luoshi.store.files.files import reason_of
from luoshi.store.git.git import Repository
from luoshi.store.git.git_objects import Objects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from luoshi.service.workspace import Workspace


class FormCall(NamedTuple):
    """What all three need: the workspace, the one unit or None for all, the options of the period, the day typed."""

    folder: Path | None
    unit: str | None
    periods: Mapping[str, str | None]
    as_of: str | None

    def open(self) -> tuple[Workspace, str | None]:
        """Open the workspace; return the unit by its name. Raises UsageError for a unit that it does not know."""
        workspace = open_here(self.folder)
        return workspace, resolve_unit(workspace, self.unit, env.day_of(self.as_of))


def collect(call: FormCall, files: Sequence[Path], date: str | None, *, anyway: bool, dry_run: bool) -> ExitCode:
    """Collect the forms in the order given; return the code of the first that was refused."""
    workspace, unit = call.open()
    expected = Expected(optional_period(call.periods), unit, env.day_of(date) if date else None, anyway)
    return collect_files(workspace, files, expected, env.day_of(call.as_of), dry_run=dry_run)


def send(call: FormCall, output: Path | None) -> ExitCode:
    """Write a form for each unit."""
    workspace, unit = call.open()
    period = given_period(call.periods)
    if output is None:
        raise UsageError("没有写明放到哪个文件夹", f"写 --output，如 --output 填报表{period.key}")
    day = report_date(period, call.as_of)
    commit = _find_commit(workspace)
    forms = write_forms(workspace, period, day, unit=unit, commit=commit, processes=env.processes())
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"“{output}”建不起来：{reason_of(error)}", "换一个文件夹") from None
    for name, content in forms.items():
        replace_file(output / name, content)
        say(f"已写入 {output / name}")
    return ExitCode.OK


def _find_commit(workspace: Workspace) -> str:
    """Return the commit that the workspace is at; empty outside git and before the first commit."""
    try:
        with Objects(Repository.around(workspace.root, env.surroundings())) as objects:
            return objects.commit("HEAD")
    except LuoshiError:
        return ""


def status(call: FormCall, output_format: str) -> ExitCode:
    """Print which units have answered."""
    workspace, unit = call.open()
    period = given_period(call.periods)
    day = report_date(period, call.as_of)
    answers = unit_answers(workspace, period, day, unit=unit, processes=env.processes())
    deliver_page(make_form_status_page(answers, period, day), output_format, None)
    return ExitCode.OK
