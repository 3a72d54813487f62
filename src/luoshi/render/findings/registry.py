"""Every format of findings and the module that writes it, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luoshi.findings import Finding
    from luoshi.render.findings.summary import CheckSummary

_MODULES = {"text": "text", "json": "json_text", "sarif": "sarif", "github": "github", "junit": "junit"}

FORMATS = tuple(_MODULES)


def write(name: str, findings: tuple[Finding, ...], summary: CheckSummary, *, colour: bool = False) -> str:
    """Return the findings in the format ``name``, one of ``FORMATS``; colours only in text."""
    module = import_module(f"luoshi.render.findings.{_MODULES[name]}")
    text: str = module.render(findings, summary, colour=colour) if name == "text" else module.render(findings, summary)
    return text
