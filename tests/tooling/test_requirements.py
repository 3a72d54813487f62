"""The pinned requirements: complete, by hash, alike, and free of addresses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
FILES = ("bench", "build", "dev", "run")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def _pins(name: str) -> dict[str, str]:
    pins = (Requirement(line.rstrip(" \\")) for line in _text(name).splitlines() if not line.startswith(" "))
    return {canonicalize_name(pin.name): str(pin.specifier) for pin in pins}


def _wanted(lines: list[object]) -> list[Requirement]:
    return [Requirement(line) for line in lines if isinstance(line, str)]


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_a_pin_or_its_hash_and_names_no_place(name: str) -> None:
    pin = re.compile(r"[a-z0-9-]+==[^ ]+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in _text(name).splitlines() if not pin.fullmatch(line)] == []


@pytest.mark.parametrize(
    ("machine", "wheel"),
    [
        *((each, True) for each in ("AMD64", "ARM64", "x86_64", "aarch64", "arm64", "riscv64", "ppc64le", "s390x")),
        *((each, False) for each in ("loongarch64", "loong64", "sw_64", "mips64", "mips64el")),
    ],
)
def test_the_fast_parser_is_required_where_it_has_a_wheel(machine: str, wheel: bool) -> None:  # noqa: FBT001 -- a table
    (parser,) = (each for each in _wanted(PROJECT["project"]["dependencies"]) if each.name == "yaml-rs")
    assert parser.marker is not None
    assert parser.marker.evaluate({"platform_machine": machine}) is wheel


@pytest.mark.parametrize("name", ["build", "run"])
def test_the_tests_run_with_the_versions_that_users_get(name: str) -> None:
    assert _pins(name).items() <= _pins("dev").items()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("run", PROJECT["project"]["dependencies"]),
        ("build", PROJECT["dependency-groups"]["build"]),
        ("dev", PROJECT["dependency-groups"]["dev"]),
        ("bench", PROJECT["dependency-groups"]["peers"]),
        *(("dev", PROJECT["project"]["optional-dependencies"][extra]) for extra in ("word", "pdf", "charts")),
    ],
)
def test_the_pins_satisfy_the_project_file(name: str, wanted: list[object]) -> None:
    pins = _pins(name)
    for requirement in _wanted(wanted):
        version = pins[canonicalize_name(requirement.name)].removeprefix("==")
        assert version in requirement.specifier, requirement
