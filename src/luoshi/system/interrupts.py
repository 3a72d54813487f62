"""Ctrl-C: held back while files are written, ignored, sent once more; also where signals cannot be blocked.

It asks ``_signal``: ``signal`` imports enum, and kept answers do without.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_SOON = 0.002
"""Seconds until Ctrl-C is sent again: by then a clean-up is over, and if not, it is sent once more."""


def is_ignored() -> bool:
    """Whether Ctrl-C is ignored, as in a job in the background."""
    return bool(_signal.getsignal(_signal.SIGINT) == _signal.SIG_IGN)


def is_untouched() -> bool:
    """Whether Ctrl-C does what Python has it do at the start."""
    return _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler


def ignore() -> None:
    """Ignore Ctrl-C from here on. Raises ValueError outside the main thread."""
    _signal.signal(_signal.SIGINT, _signal.SIG_IGN)


def call(act: Callable[..., object]) -> None:
    """Have Ctrl-C call a function. Raises ValueError outside the main thread."""
    _signal.signal(_signal.SIGINT, act)


def raise_exception() -> None:
    """Have Ctrl-C raise KeyboardInterrupt, and be ready to send it again. Raises ValueError outside the main thread."""
    _signal.signal(_signal.SIGINT, _signal.default_int_handler)
    if hasattr(_signal, "setitimer"):
        _signal.signal(_signal.SIGALRM, _again)


def send_soon() -> None:
    """Send Ctrl-C in a moment, as a signal: it is still held back or ignored where Ctrl-C would be."""
    if hasattr(_signal, "setitimer"):
        _signal.setitimer(_signal.ITIMER_REAL, _SOON)
    else:
        import _thread  # noqa: PLC0415 -- Windows has no timers, and its ``os.kill`` ends a process

        _thread.start_new_thread(_again_from_aside, ())


def _again(*_: object) -> None:
    _signal.raise_signal(_signal.SIGINT)


def _again_from_aside() -> None:
    from time import sleep  # noqa: PLC0415 -- as above

    sleep(_SOON)
    _again()


class HeldInterrupts:
    """Context: holds Ctrl-C back; it arrives when the outermost context ends. ``lets_through`` does the contrary."""

    def __init__(self, *, lets_through: bool = False) -> None:
        self._lets_through = lets_through
        self._before: object = None

    def __enter__(self) -> None:
        if hasattr(_signal, "pthread_sigmask"):
            how = _signal.SIG_UNBLOCK if self._lets_through else _signal.SIG_BLOCK
            self._before = _signal.pthread_sigmask(how, {_signal.SIGINT})
        else:
            self._before = _hold(lets_through=self._lets_through)

    def __exit__(self, *_: object) -> None:
        if hasattr(_signal, "pthread_sigmask"):
            _signal.pthread_sigmask(_signal.SIG_SETMASK, self._before)
        else:
            _release(self._before)


_noted: list[int] = []
"""The interruptions that came while they were held back, where signals cannot be blocked."""


def _note(number: int, _frame: object) -> None:
    _noted.append(number)


def _hold(*, lets_through: bool) -> object:
    """Put a handler in place that only takes note; return the one before, or None outside the main thread."""
    before = _signal.getsignal(_signal.SIGINT)
    if before is None or before == _signal.SIG_IGN:
        return None
    try:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler if lets_through else _note)
    except ValueError:
        return None
    if lets_through:
        _pass_on()
    return before


def _release(before: object) -> None:
    """Put the handler back, and pass on what came meanwhile."""
    if before is None:
        return
    _signal.signal(_signal.SIGINT, before)
    if before is not _note:
        _pass_on()


def _pass_on() -> None:
    """Send what came while it was held back."""
    if _noted:
        _noted.clear()
        _signal.raise_signal(_signal.SIGINT)
