"""Packages that only some commands need: where one is missing, the message says what to install."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from luoshi.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


def import_extra(module: str, purpose: str, package: str, extra: str, instead: str = "装好后再试") -> Any:
    """Import ``module``. Raises UsageError (exit 2) where ``package`` is not installed, with what can be done."""
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(f"{purpose}需要 {package}：pip install 'luoshi[{extra}]'", instead) from None


def find_extra(module: str, name: str) -> Callable[..., Any] | None:
    """Return a function of a package, None where the package is not installed."""
    try:
        function: Callable[..., Any] = getattr(import_module(module), name)
    except ImportError:
        return None
    return function
