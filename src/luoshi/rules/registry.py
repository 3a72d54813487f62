"""The registry: every rule, by code. A rule that is not listed here does not exist.

A test holds that every rule file is listed, that codes are unique, and that each list is in order of code.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from luoshi.rules import (
    child_due_within_parent,
    due_as_in_source,
    due_not_before_assigned,
    due_on_working_day,
    due_within_limit,
    extension_approved,
    extension_requested_in_time,
    four_things_clear,
    kind_known,
    lag_explained,
    lead_unit_known,
    leader_known,
    log_in_date_order,
    log_names_known,
    log_not_before_assigned,
    log_not_in_future,
    matters_distinct,
    milestones_within_term,
    overdue_explained,
    parent_exists,
    parents_without_circle,
    registered_units_known,
    report_in_time,
    report_not_missing,
    signed_in_time,
    single_lead,
    source_complete,
    start_explained,
    support_distinct,
    support_units_known,
    unit_names_distinct,
    working_days_announced,
)
from luoshi.rules.api import Scope

if TYPE_CHECKING:
    from types import ModuleType

RESPONSIBILITY = (  # LS2xx
    four_things_clear,
    single_lead,
    lead_unit_known,
    support_units_known,
    support_distinct,
    leader_known,
    source_complete,
    log_names_known,
    registered_units_known,
    parent_exists,
    parents_without_circle,
    matters_distinct,
    unit_names_distinct,
    kind_known,
)
TIME = (  # LS3xx
    due_not_before_assigned,
    log_not_before_assigned,
    milestones_within_term,
    log_in_date_order,
    log_not_in_future,
    signed_in_time,
    report_not_missing,
    report_in_time,
    extension_requested_in_time,
    extension_approved,
    due_on_working_day,
    due_within_limit,
    child_due_within_parent,
    working_days_announced,
    overdue_explained,
    lag_explained,
    start_explained,
    due_as_in_source,
)
LIFE: tuple[ModuleType, ...] = ()  # LS4xx
EVIDENCE: tuple[ModuleType, ...] = ()  # LS5xx
QUALITY: tuple[ModuleType, ...] = ()  # LS6xx
SECRECY: tuple[ModuleType, ...] = ()  # LS9xx
STRUCTURE: tuple[ModuleType, ...] = ()  # LS1xx: most are reported by the reader

MODULES: tuple[ModuleType, ...] = (
    *STRUCTURE,
    *RESPONSIBILITY,
    *TIME,
    *LIFE,
    *EVIDENCE,
    *QUALITY,
    *SECRECY,
)

BY_CODE = MappingProxyType({module.RULE.code: module for module in MODULES})
"""Rule modules by code."""

TASK_RULES = tuple(module for module in MODULES if module.RULE.scope is Scope.TASK)
WORKSPACE_RULES = tuple(module for module in MODULES if module.RULE.scope is Scope.WORKSPACE)

RULES = MappingProxyType({code: module.RULE for code, module in BY_CODE.items()})
"""Rule descriptions by code."""
