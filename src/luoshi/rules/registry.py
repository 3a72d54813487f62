"""The registry: every rule, by code. A rule that is not listed here does not exist.

A test holds that every rule file is listed, that codes are unique, and that each list is in order of code.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from luoshi.rules import (
    four_things_clear,
    kind_known,
    lead_unit_known,
    leader_known,
    log_names_known,
    matters_distinct,
    parent_exists,
    parents_without_circle,
    registered_units_known,
    single_lead,
    source_complete,
    support_distinct,
    support_units_known,
    unit_names_distinct,
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
TIME: tuple[ModuleType, ...] = ()  # LS3xx
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
