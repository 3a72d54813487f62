"""The template of ids: what it accepts, and what it makes."""

from __future__ import annotations

import pytest

from luoshi.model.numbering import id_pattern, is_template, number_id

PLAIN = "{prefix}-{year}-{number:03d}"


@pytest.mark.parametrize("template", [PLAIN, "{year}{prefix}{number}", "督{prefix}_{year}_{number:05d}"])
def test_templates(template: str) -> None:
    assert is_template(template)


@pytest.mark.parametrize(
    "template",
    [
        "",
        "{prefix}-{year}",
        "{prefix}-{year}-{number:03d}-{number:03d}",
        "{prefix}-{year}-{number:3}",
        "{prefix}-{year}-{number:03x}",
        "{prefix!r}-{year}-{number:03d}",
        "{prefix.lower}-{year}-{number:03d}",
        "{}-{year}-{number:03d}",
        "{prefix}/{year}/{number:03d}",
        "{prefix}-{year}-{number:03d",
        "{{prefix}}-{year}-{number:03d}",
    ],
)
def test_what_is_no_template(template: str) -> None:
    assert not is_template(template)
    assert id_pattern(template, "ZD", 2026) is None


@pytest.mark.parametrize("number", [0, 7, 999, 1000, 12345])
def test_what_is_made_is_recognised(number: int) -> None:
    pattern = id_pattern(PLAIN, "督A", 2026)
    assert pattern is not None
    match = pattern.fullmatch(number_id(PLAIN, "督A", 2026, number))
    assert match is not None
    assert int(match["number"]) == number


@pytest.mark.parametrize("made", ["ZD-2026-12", "ZD-2026-0012", "ZD-2025-012", "PS-2026-012", "ZD-2026-01２"])
def test_what_it_would_not_make_is_refused(made: str) -> None:
    pattern = id_pattern(PLAIN, "ZD", 2026)
    assert pattern is not None
    assert pattern.fullmatch(made) is None
