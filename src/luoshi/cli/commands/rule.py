"""``luoshi rule``: the manual page of a rule, offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.arguments.choices import one_of
from luoshi.errors import UsageError
from luoshi.suggestion import suggest_code

if TYPE_CHECKING:
    from types import ModuleType

HELP = """看规则的说明：为什么、怎样合格、怎样不合格、怎么改、依据什么。不写代码则列出全部规则。"""
EXAMPLES = (
    "luoshi rule              全部规则",
    "luoshi rule LS307        漏报的规则",
    "luoshi rule --format json",
)
FORMATS = ("text", "json")


def command(
    code: Annotated[
        str | None, typer.Argument(metavar="代码", help="如 LS307", autocompletion=completion.rule_codes)
    ] = None,
    *,
    output_format: Annotated[
        str, typer.Option("--format", metavar="格式", help="、".join(FORMATS), autocompletion=lambda: FORMATS)
    ] = "text",
) -> None:
    """Print one page, or the list of all rules."""
    from luoshi.rules.engine.pages import all_pages, page_facts, page_text  # noqa: PLC0415 -- imports every rule

    chosen = one_of("--format", output_format, FORMATS)
    modules = _chosen(code)
    if chosen == "json":
        import json  # noqa: PLC0415

        facts = {"schema": 1, "rules": [page_facts(module) for module in modules]}
        typer.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    typer.echo(page_text(modules[0]) if code else all_pages(modules))


def _chosen(code: str | None) -> tuple[ModuleType, ...]:
    from luoshi.rules.engine.registry import BY_CODE  # noqa: PLC0415

    if code is None:
        return tuple(BY_CODE.values())
    module = BY_CODE.get(code.upper())
    if module is None:
        suggestion = suggest_code(code.upper(), BY_CODE)
        raise UsageError(f"没有规则 {code}{suggestion}", "luoshi rule 列出全部规则")
    return (module,)
