"""The rules on a change since a base (LS7xx), in the order of their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.changes import (
    authors_keep_to_their_part,
    change_is_judged_whole,
    due_moves_by_extension,
    entries_recorded_in_time,
    evidence_not_replaced,
    head_changes_by_adjustment,
    ids_never_reused,
    issued_bulletins_stay,
    issued_periods_closed,
    log_only_grows,
    no_rush_of_entries,
    reporter_is_not_verifier,
    reports_say_something_new,
    signatures_are_judged,
    signatures_hold,
    signers_are_known,
    tasks_end_by_cancellation,
    title_only_corrected,
)

if TYPE_CHECKING:
    from types import ModuleType

MODULES: tuple[ModuleType, ...] = (
    log_only_grows,
    head_changes_by_adjustment,
    title_only_corrected,
    due_moves_by_extension,
    tasks_end_by_cancellation,
    ids_never_reused,
    evidence_not_replaced,
    issued_periods_closed,
    entries_recorded_in_time,
    no_rush_of_entries,
    reports_say_something_new,
    reporter_is_not_verifier,
    issued_bulletins_stay,
    authors_keep_to_their_part,
    signatures_hold,
    signers_are_known,
    signatures_are_judged,
    change_is_judged_whole,
)
