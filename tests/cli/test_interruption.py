"""Ctrl-C that falls where Python drops exceptions is not lost."""

from __future__ import annotations

import subprocess
import sys

from pydantic_core import SchemaError

from luoshi.cli.interruption import is_interruption

PRELUDE = """
import os, signal, time, weakref
from luoshi.cli.interruption import take_interruptions
take_interruptions()
class Thing: pass
def interrupt(): os.kill(os.getpid(), signal.SIGINT)
def fail(): raise ValueError("a bug")
def dropped(act):
    thing = Thing()
    return weakref.ref(thing, lambda _: act())
"""
TAKEN = """
try:
    dropped(interrupt)
    dropped(interrupt)
    for _ in range(2000):
        time.sleep(0.01)
except KeyboardInterrupt:
    print("taken")
"""
IGNORED = """
def interrupt_last():
    try:
        interrupt()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
dropped(interrupt_last)
time.sleep(0.1)
print("on")
"""


def _run(code: str) -> tuple[str, str]:
    done = subprocess.run([sys.executable, "-c", PRELUDE + code], capture_output=True, text=True, check=True)
    return done.stdout, done.stderr


def test_it_arrives_after_the_clean_up() -> None:
    assert _run(TAKEN) == ("taken\n", "")


def test_where_it_is_ignored_meanwhile_it_stays_so() -> None:
    assert _run(IGNORED) == ("on\n", "")


def test_other_failures_are_told_as_ever() -> None:
    out, err = _run("dropped(fail)\nprint('on')\n")
    assert out == "on\n"
    assert "ValueError: a bug" in err


def test_it_is_known_behind_other_errors() -> None:
    assert is_interruption(SchemaError("Error building validator:\n  KeyboardInterrupt: "))
    assert not is_interruption(SchemaError("Error building validator"))
    wrapped = ValueError("x")
    wrapped.__cause__ = KeyboardInterrupt()
    assert is_interruption(wrapped)
    assert not is_interruption(ValueError("KeyboardInterrupt"))
