from __future__ import annotations

import subprocess
import sys

import pytest

from luoshi.render import registry
from luoshi.report.document import Items, Section
from tests.support.documents import every_block


def test_a_renderer_is_imported_only_for_its_format() -> None:
    code = (
        "import sys; from luoshi.render import registry; "
        "print(sorted(m for m in sys.modules if m.startswith(('jinja2', 'luoshi.render.'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['luoshi.render.registry']"


@pytest.mark.parametrize("name", registry.TEXTS)
def test_a_document_of_nothing_is_written(name: str) -> None:
    document = every_block()
    empty = document.but(sections=(), attachments=(), copies=(), to="", figures={})
    content = registry.write(name, empty).decode()
    assert name == "csv" or document.title in content


@pytest.mark.parametrize("name", registry.TEXTS)
def test_lone_surrogates_and_lone_carriage_returns_can_be_written(name: str) -> None:
    section = Section("s", "\ud800\r", (Items(()),))
    content = registry.write(name, every_block().but(sections=(section,))).decode()
    assert name == "csv" or r"\ud800" in content
