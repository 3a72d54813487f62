"""Old workbooks from outside: what no memory holds, and what lies about itself, is refused before it is parsed."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from luoshi.errors import UnreadableError
from luoshi.exchange.workbooks import xls_guard
from luoshi.exchange.workbooks.grids import read_grids
from luoshi.exchange.workbooks.ole_file import read_stream
from luoshi.exchange.workbooks.workbook import read_book
from luoshi.exchange.workbooks.xls_guard import guard_xls
from luoshi.exchange.workbooks.xls_reach import count_cells_in_reach

GOOD = (Path(__file__).parent / "returned.xls").read_bytes()
TASKS = (Path(__file__).parent / "tasks.xls").read_bytes()
TWO = (Path(__file__).parent / "two-sheets.xls").read_bytes()
"""Large enough for sectors of its own; like the other, a table of openpyxl as LibreOffice 7.4 converts it."""
STREAM = 2048
"""Where the records of ``returned.xls`` begin; the places below count from here."""
FIRST_CELL, SIZE, STRINGS, SHEET = 1576, 1518, 1158, 1028
FIRST_NAME, SECOND_NAME = 2566, 2580
"""Where ``TWO`` says at which places its sheets begin."""
NEXT_SECTOR = (struct.unpack_from("<I", TWO, 76)[0] + 1) * 512 + 2 * 4
"""Where it says which sector follows the first of its records, which is the one numbered 2."""


def patched(at: int, content: bytes, base: bytes = GOOD) -> bytes:
    return base[:at] + content + base[at + len(content) :]


def test_the_reach_of_an_honest_workbook() -> None:
    assert read_stream(GOOD, ("没有", "Workbook"))[:4] == b"\x09\x08\x10\x00"
    assert (count_cells_in_reach(GOOD), count_cells_in_reach(TASKS), count_cells_in_reach(TWO)) == (6, 8, 2 * 31 * 7)
    assert [(sheet.name, sheet.text(1, 6)) for sheet in read_book(TWO, "表.xls").sheets] == [("一", "3"), ("二", "3")]


def test_a_table_of_sectors_may_go_on_elsewhere() -> None:
    """As in a file beyond seven megabytes: the header names a sector, which names those of the table."""
    (table,) = struct.unpack_from("<I", GOOD, 76)
    more = struct.pack("<128I", table, *[0xFFFFFFFF] * 126, 0xFFFFFFFE)
    header = patched(68, struct.pack("<II", len(GOOD) // 512 - 1, 1) + struct.pack("<I", 0xFFFFFFFF))
    assert read_stream(header + more, ("Workbook",)) == read_stream(GOOD, ("Workbook",))


def test_a_cell_far_out_is_refused() -> None:
    far = patched(STREAM + FIRST_CELL, struct.pack("<HH", 65_535, 255))
    assert count_cells_in_reach(far) == 65_536 * 256
    with pytest.raises(UnreadableError, match="大到 16777216 格，没有打开"):
        read_book(far, "表.xls")


def test_the_stream_that_is_counted_is_the_one_that_is_parsed() -> None:
    """The first entry of the directory, though its tree leads to another of the same name, which is harmless."""
    directory = (struct.unpack_from("<I", GOOD, 48)[0] + 1) * 512
    first, free = directory + 128, directory + 6 * 128
    harmless = bytearray(GOOD[first : first + 128])
    struct.pack_into("<III", harmless, 68, *[0xFFFFFFFF] * 3)
    struct.pack_into("<II", harmless, 116, 29, 73)  # what another stream holds
    two = patched(directory + 76, struct.pack("<I", 6), patched(free, bytes(harmless)))
    assert python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(two)).get_sheet_by_index(0).height == 2
    far = patched(STREAM + FIRST_CELL, struct.pack("<HH", 65_535, 255), two)
    with pytest.raises(UnreadableError, match="大到 16777216 格，没有打开"):
        read_book(far, "表.xls")


BROKEN = {
    "a size that ends before it begins": patched(STREAM + SIZE, struct.pack("<I", 200)),
    "a size that no sheet has": patched(STREAM + SIZE + 4, struct.pack("<I", 1 << 30)),
    "more strings than bytes": patched(STREAM + STRINGS + 4, struct.pack("<I", 1 << 30)),
    "a sheet beyond the end": patched(STREAM + SHEET, struct.pack("<I", 1 << 30)),
    "two names of one sheet": patched(SECOND_NAME, TWO[FIRST_NAME : FIRST_NAME + 4], TWO),
    "a chain that comes back": patched(NEXT_SECTOR, struct.pack("<I", 2), TWO),
    "no root": patched((struct.unpack_from("<I", GOOD, 48)[0] + 1) * 512 + 66, b"\0"),
    "no stream of that name": GOOD.replace("Workbook".encode("utf-16-le"), "Werkbook".encode("utf-16-le")),
    "no sectors": patched(30, struct.pack("<H", 0)),
    "a table of sectors that is not there": patched(76, struct.pack("<I", 0xFFFFFFFF)),
    "a directory that is not there": patched(48, struct.pack("<I", 1 << 20)),
    "a record that ends too early, where the parser falls": patched(STREAM + 2, b"\0"),
    "half of it": GOOD[: len(GOOD) // 2],
    "the head alone": GOOD[:20],
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_lies_about_itself_is_refused(name: str) -> None:
    for read in (lambda data: read_book(data, "表.xls"), lambda data: read_grids("xls", data, "表.xls")):
        with pytest.raises(UnreadableError, match="读不懂，可能不完整"):
            read(BROKEN[name])


@pytest.mark.parametrize("name", BROKEN)
def test_nothing_is_said_but_by_us(capfd: pytest.CaptureFixture[str], name: str) -> None:
    """Where the parser falls, Rust prints a line by itself; what is written afterwards is seen again."""
    with pytest.raises(UnreadableError):
        read_grids("xls", BROKEN[name], "表.xls")
    os.write(2, b"after")
    assert capfd.readouterr().err == "after"


def test_it_is_read_without_standard_error_too() -> None:
    code = (
        "import os, pathlib, sys, python_calamine; from luoshi.exchange.workbooks.workbook import read_book; "
        "data = pathlib.Path(sys.argv[1]).read_bytes(); os.close(2); print(len(read_book(data, '表.xls').sheets))"
    )
    command = [sys.executable, "-c", code, str(Path(__file__).parent / "two-sheets.xls")]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout == b"2\n"


def test_too_large_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls_guard, "MAX_XLS", 100)
    with pytest.raises(UnreadableError, match="没有打开"):
        guard_xls(GOOD, "表.xls")


@given(st.sampled_from([GOOD, TASKS]), st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255))))
def test_flipped_bytes_are_read_or_refused(data: bytes, flips: list[tuple[float, int]]) -> None:
    changed = bytearray(data)
    for share, byte in flips:
        changed[int(share * len(data))] = byte
    with contextlib.suppress(UnreadableError):
        assert read_book(bytes(changed), "表.xls").name == "表.xls"
