"""The version of luoshi: the build reads this literal, so it stays one."""

from __future__ import annotations

VERSION = "0.1.0"
