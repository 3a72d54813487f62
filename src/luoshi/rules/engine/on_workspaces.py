"""The rules on the whole workspace, in the order of their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.changes import ledgers_not_merged_by_union
from luoshi.rules.lifecycle import children_end_before_parent
from luoshi.rules.quality import (
    calendar_is_present,
    child_weights_agree,
    lamps_are_ordered,
    numbering_is_valid,
    numbers_have_basis,
    rule_settings_are_known,
)
from luoshi.rules.responsibility import (
    matters_distinct,
    parent_exists,
    parents_without_circle,
    registered_units_known,
    unit_names_distinct,
)
from luoshi.rules.structure import id_is_unique, prefix_is_unique
from luoshi.rules.time import child_due_within_parent

if TYPE_CHECKING:
    from types import ModuleType

MODULES: tuple[ModuleType, ...] = (
    id_is_unique,
    prefix_is_unique,
    registered_units_known,
    parent_exists,
    parents_without_circle,
    matters_distinct,
    unit_names_distinct,
    child_due_within_parent,
    children_end_before_parent,
    child_weights_agree,
    lamps_are_ordered,
    calendar_is_present,
    rule_settings_are_known,
    numbering_is_valid,
    numbers_have_basis,
    ledgers_not_merged_by_union,
)
