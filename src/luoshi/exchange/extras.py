"""Packages that only some files need: where one is missing, the message says what to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from luoshi.errors import UsageError


def needed(module: str, purpose: str, package: str, extra: str) -> Any:
    """Import ``module``. Raises UsageError (exit 2) where ``package`` is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(f"{purpose}需要 {package}", f"安装：pip install 'luoshi[{extra}]'") from None
