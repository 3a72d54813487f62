"""The rules on the text of a file, in the order of their codes: what the reader reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.structure import (
    file_in_its_place,
    file_is_text,
    file_within_limits,
    keys_are_known,
    keys_not_repeated,
    required_keys_present,
    values_have_their_form,
    yaml_is_plain,
    yaml_is_valid,
)

if TYPE_CHECKING:
    from types import ModuleType

MODULES: tuple[ModuleType, ...] = (
    file_is_text,
    yaml_is_valid,
    keys_not_repeated,
    yaml_is_plain,
    file_within_limits,
    keys_are_known,
    required_keys_present,
    values_have_their_form,
    file_in_its_place,
)
