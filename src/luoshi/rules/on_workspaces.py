"""The rules on the whole workspace, in the order of their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules import (
    calendar_is_present,
    child_due_within_parent,
    child_weights_agree,
    children_end_before_parent,
    id_is_unique,
    lamps_are_ordered,
    ledgers_not_merged_by_union,
    matters_distinct,
    numbering_is_valid,
    numbers_have_basis,
    parent_exists,
    parents_without_circle,
    prefix_is_unique,
    registered_units_known,
    rule_settings_are_known,
    unit_names_distinct,
)

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
