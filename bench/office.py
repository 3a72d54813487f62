"""Word and Excel, in and out, beside openpyxl: writes docs/benchmarks-office.md. ``python -m bench.office [JOB…]``.

Where jobs are named, only those are measured, and the rows of the others stay as they are.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.long_documents import LINES, MATTERS, write_text, write_word
from bench.measure import medians, peak_memory
from bench.office_files import ROWS, WORD_ROWS, xlsx_out

ROUNDS = 6
PAGE = Path(__file__).parents[1] / "docs" / "benchmarks-office.md"
WORDS = {
    "xlsx_out": f"luoshi writes {ROWS:,} rows of xlsx",
    "xlsx_out_openpyxl": f"openpyxl writes the same {ROWS:,} rows, no formats",
    "xlsx_in": f"luoshi reads {ROWS:,} rows of xlsx",
    "xlsx_in_openpyxl": f"openpyxl reads the same {ROWS:,} rows",
    "word_out": f"luoshi writes a Word table of {WORD_ROWS:,} rows",
    "import_word": f"luoshi reads a Word plan of {MATTERS:,} matters, half of them rows of a table",
    "import_text": f"luoshi reads a text plan of {LINES:,} lines",
}
LIMITS = {"xlsx_out": 3.0, "xlsx_in": 3.0, "word_out": 2.0, "import_word": 2.0, "import_text": 4.0}


def main(*chosen: str) -> None:
    """Measure jobs as processes of their own, start included, and write the page; all jobs where none is chosen."""
    with tempfile.TemporaryDirectory() as folder:
        files = _files(Path(folder))
        names = [name for name in WORDS if not chosen or name in chosen]
        commands = {name: (sys.executable, "-m", "bench.office_files", name, str(files[name])) for name in names}
        seconds = medians(commands, ROUNDS)
        peaks = {name: peak_memory(command) for name, command in commands.items()}
    rows = _known_rows() | {name: _row(name, seconds[name], peaks[name]) for name in names}
    PAGE.write_text(page(rows), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def _files(folder: Path) -> dict[str, Path]:
    """Return the file of each job; those that are only read are made here, a workbook by the job that writes it."""
    files = {name: folder / name for name in WORDS}
    files["xlsx_out"] = files["xlsx_in"] = files["xlsx_in_openpyxl"] = folder / "book.xlsx"
    xlsx_out(files["xlsx_in"])
    write_word(files["import_word"])
    write_text(files["import_text"])
    return files


def _known_rows() -> dict[str, str]:
    """Return the rows that the page has, by job."""
    lines = PAGE.read_text(encoding="utf-8").splitlines() if PAGE.exists() else []
    return {name: line for name, words in WORDS.items() for line in lines if line.startswith(f"| {words} |")}


def page(rows: dict[str, str]) -> str:
    """Return the page: a row a job, with its limit where it has one."""
    lines = [
        "# Benchmarks of Word and Excel",
        "",
        "Written by `make bench` (`python -m bench.office`; with the names of jobs, only their rows).",
        f"Medians of {ROUNDS - 1} rounds, each job a process of its own with the start of Python; peaks in MB.",
        "A list of ten columns; plans that `bench/long_documents.py` makes from a seed. The machine is that of",
        "[Benchmarks](benchmarks.md).",
        "",
        "| job | median, s | peak, MB | limit, s |  |",
        "| --- | --- | --- | --- | --- |",
    ]
    return "\n".join([*lines, *(rows[name] for name in WORDS if name in rows), ""])


def _row(name: str, seconds: float, peak: float) -> str:
    limit = LIMITS.get(name)
    verdict = "" if limit is None else "met" if seconds < limit else "**not met**"
    return f"| {WORDS[name]} | {seconds:.2f} | {peak:.0f} | {limit or '–'} | {verdict} |"


if __name__ == "__main__":
    main(*sys.argv[1:])
