"""The question that is being answered by a run: how the command line hands its table on to ``check``."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from luoshi.cache.question import Question

question: Question | None = None
"""None where nothing is to be remembered."""
