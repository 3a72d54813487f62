"""Word and Excel, in and out, beside openpyxl: writes docs/benchmarks-office.md. ``python -m bench.office``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.measure import medians, peak_memory
from bench.office_files import ROWS, WORD_ROWS

ROUNDS = 6
PAGE = Path(__file__).parents[1] / "docs" / "benchmarks-office.md"
WORDS = {
    "xlsx_out": f"luoshi writes {ROWS:,} rows of xlsx",
    "xlsx_out_openpyxl": f"openpyxl writes the same {ROWS:,} rows, no formats",
    "xlsx_in": f"luoshi reads {ROWS:,} rows of xlsx",
    "xlsx_in_openpyxl": f"openpyxl reads the same {ROWS:,} rows",
    "word_out": f"luoshi writes a Word table of {WORD_ROWS:,} rows",
}
LIMITS = {"xlsx_out": 3.0, "xlsx_in": 3.0, "word_out": 2.0}


def main() -> None:
    """Measure every job as a process of its own, start included, and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        book = f"{folder}/book.xlsx"
        files = {name: book if "_in" in name else f"{folder}/{name}" for name in WORDS}
        files["xlsx_out"] = book
        commands = {name: (sys.executable, "-m", "bench.office_files", name, file) for name, file in files.items()}
        seconds = medians(commands, ROUNDS)
        peaks = {name: peak_memory(command) for name, command in commands.items()}
    PAGE.write_text(page(seconds, peaks), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def page(seconds: dict[str, float], peaks: dict[str, float]) -> str:
    """Return the page: a row a job, with its limit where it has one."""
    lines = [
        "# Benchmarks of Word and Excel",
        "",
        "Written by `make bench` (`python -m bench.office`).",
        f"Medians of {ROUNDS - 1} rounds, each job a process of its own with the start of Python; peaks in MB.",
        "A list of ten columns; the machine is that of [Benchmarks](benchmarks.md).",
        "",
        "| job | median, s | peak, MB | limit, s |  |",
        "| --- | --- | --- | --- | --- |",
    ]
    return "\n".join([*lines, *(_row(name, seconds[name], peaks[name]) for name in WORDS), ""])


def _row(name: str, seconds: float, peak: float) -> str:
    limit = LIMITS.get(name)
    verdict = "" if limit is None else "met" if seconds < limit else "**not met**"
    return f"| {WORDS[name]} | {seconds:.2f} | {peak:.0f} | {limit or '–'} | {verdict} |"


if __name__ == "__main__":
    main()
