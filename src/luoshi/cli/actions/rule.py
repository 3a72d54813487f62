"""What ``luoshi rule`` does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from luoshi.errors import UsageError
from luoshi.rules.engine.pages import all_pages, page_facts, page_text
from luoshi.rules.engine.registry import BY_CODE
from luoshi.suggestion import suggest_code

if TYPE_CHECKING:
    from types import ModuleType


def run(code: str | None, output_format: str) -> None:
    """Print the page of one rule, or the pages of all."""
    modules = _find_rules(code)
    if output_format == "json":
        facts = {"schema": 1, "rules": [page_facts(module) for module in modules]}
        typer.echo(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        typer.echo(page_text(modules[0]) if code else all_pages(modules))


def _find_rules(code: str | None) -> tuple[ModuleType, ...]:
    if code is None:
        return tuple(BY_CODE.values())
    module = BY_CODE.get(code.upper())
    if module is None:
        raise UsageError(f"没有规则 {code}{suggest_code(code.upper(), BY_CODE)}", "luoshi rule 列出全部规则")
    return (module,)
