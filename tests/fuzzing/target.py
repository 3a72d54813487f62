"""What a target of the fuzzer is: a maker of inputs, and a judge who raises where one shows a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import random
    from collections.abc import Callable


class Target(NamedTuple):
    """``make`` draws an input; ``judge`` raises anything at all for a fault, and returns False for no case of its own.

    An input that stands for no case is not counted: a file that the reader refuses cannot be edited.
    """

    make: Callable[[random.Random], Any]
    judge: Callable[[Any], bool]
