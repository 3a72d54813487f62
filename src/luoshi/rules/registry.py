"""The registry: every rule, by code. A rule that is not listed here does not exist.

A test holds that every rule file is listed, that codes are unique, and that each list is in order of code.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from luoshi.rules import (
    adjustment_is_understood,
    calendar_is_present,
    child_due_within_parent,
    child_weights_agree,
    children_end_before_parent,
    close_tells_effect,
    complete_is_submitted,
    due_as_in_source,
    due_not_before_assigned,
    due_on_working_day,
    due_within_limit,
    events_in_legal_order,
    evidence_file_exists,
    evidence_is_listed,
    evidence_is_unchanged,
    evidence_stays_in_folder,
    extension_approved,
    extension_requested_in_time,
    fall_is_explained,
    file_in_its_place,
    file_is_text,
    file_within_limits,
    finished_is_complete,
    finished_with_evidence,
    four_things_clear,
    id_equals_file_name,
    id_follows_numbering,
    id_is_unique,
    indicator_is_complete,
    indicator_values_known,
    keys_are_known,
    keys_not_repeated,
    kind_known,
    lag_explained,
    lamps_are_ordered,
    lead_unit_known,
    leader_known,
    log_in_date_order,
    log_names_known,
    log_not_before_assigned,
    log_not_in_future,
    matters_distinct,
    milestone_entry_known,
    milestone_ids_unique,
    milestone_weights_sum,
    milestones_within_term,
    no_identity_numbers,
    no_mobile_numbers,
    no_secrecy_marks,
    numbering_is_valid,
    numbers_have_basis,
    one_action_per_task,
    overdue_explained,
    parent_exists,
    parents_without_circle,
    pause_is_approved,
    prefix_is_unique,
    progress_not_typed,
    registered_units_known,
    report_in_time,
    report_not_missing,
    required_keys_present,
    return_tells_requirement,
    rule_settings_are_known,
    signed_in_time,
    single_lead,
    source_complete,
    start_explained,
    support_distinct,
    support_units_known,
    suppression_is_valid,
    totals_never_fall,
    unit_names_distinct,
    values_have_their_form,
    verified_before_close,
    verified_by_another,
    withdrawal_is_explained,
    working_days_announced,
    yaml_is_plain,
    yaml_is_valid,
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
LIFE = (  # LS4xx
    events_in_legal_order,
    complete_is_submitted,
    finished_is_complete,
    verified_before_close,
    finished_with_evidence,
    verified_by_another,
    close_tells_effect,
    return_tells_requirement,
    children_end_before_parent,
    pause_is_approved,
    adjustment_is_understood,
    withdrawal_is_explained,
)
EVIDENCE = (  # LS5xx
    evidence_file_exists,
    evidence_is_unchanged,
    evidence_is_listed,
    evidence_stays_in_folder,
)
QUALITY = (  # LS6xx
    milestone_ids_unique,
    milestone_weights_sum,
    milestone_entry_known,
    indicator_is_complete,
    indicator_values_known,
    totals_never_fall,
    fall_is_explained,
    progress_not_typed,
    one_action_per_task,
    child_weights_agree,
    suppression_is_valid,
    lamps_are_ordered,
    calendar_is_present,
    rule_settings_are_known,
    numbering_is_valid,
    numbers_have_basis,
)
SECRECY = (  # LS9xx
    no_secrecy_marks,
    no_identity_numbers,
    no_mobile_numbers,
)
STRUCTURE = (  # LS1xx: 101 to 109 are reported by the reader
    file_is_text,
    yaml_is_valid,
    keys_not_repeated,
    yaml_is_plain,
    file_within_limits,
    keys_are_known,
    required_keys_present,
    values_have_their_form,
    file_in_its_place,
    id_equals_file_name,
    id_follows_numbering,
    id_is_unique,
    prefix_is_unique,
)

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
