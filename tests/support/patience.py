"""How long tests wait for what might hang."""

from __future__ import annotations

PATIENCE = 900
"""Seconds after which what a test waits for counts as hung. It takes a second or two, and a minute where the machine is
busy with other things: whoever waits so long has found a fault, never a slow machine."""
