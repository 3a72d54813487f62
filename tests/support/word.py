"""A Word file read back: by python-docx, as XML, and laid out by LibreOffice."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any

import docx
import pytest

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def opened(content: bytes) -> Any:
    """Return the file as python-docx reads it."""
    return docx.Document(io.BytesIO(content))


def words(content: bytes) -> str:
    """Return the whole text of the body, tables in their place, without white space."""
    body = opened(content).element.body
    return "".join("".join(node.text or "" for node in body.iter(f"{W}t")).split())


def tables_of(content: bytes) -> list[Any]:
    """Return the elements of all tables."""
    return list(opened(content).element.body.iter(f"{W}tbl"))


def part(content: bytes, name: str) -> str:
    """Return one part of the package as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def lay_out(content: bytes, folder: Path) -> Path:
    """Lay a Word file out by LibreOffice, with a profile of its own; return the PDF."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("needs the package libreoffice-writer-nogui")
    source = folder / "file.docx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = (program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source)
    subprocess.run(command, check=True, capture_output=True)
    return folder / "file.pdf"


def pages(pdf: Path) -> list[str]:
    """Return the text of each page in the order in which it was written, without white space."""
    done = subprocess.run(("pdftotext", "-raw", pdf, "-"), check=True, capture_output=True, encoding="utf-8")
    return ["".join(page.split()) for page in done.stdout.split("\f")[:-1]]


def characters_by_line(pdf: Path, page: int, character: str) -> list[int]:
    """Return how often the character stands in each line of a page that has it, from above."""
    command = ("pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-")
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    lines: Counter[float] = Counter()
    for _, top, _, _, text in _WORD.findall(done.stdout):
        lines[round(float(top))] += text.count(character)
    return [count for _, count in sorted(lines.items()) if count]
