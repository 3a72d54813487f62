"""What decides about the way of a file looks at each byte once: a megabyte of the worst texts is over at once.

With a quadratic expression these would take hours; nothing is timed, they just come to an end.
"""

from __future__ import annotations

import pytest

from luoshi.store.yaml.guards import must_go_slowly

MEGABYTE = 1 << 20
WORST = {
    "block signs in one line": b"|",
    "block signs, a line each": b"|\n",
    "comments behind block signs": b"> \n#\n",
    "brackets": b"[",
    "brackets and colons": b"[: ",
    "brackets and commas": b"[,",
    "comments with colons": b"#:\n",
    "comments behind colons": b": #",
    "keys with comments": b"b: # x\n",
    "blanks behind colons": b":" + b" " * 500,
    "digits": b"1",
    "digits in groups": b"_1",
    "points": b"0.",
    "exponents": b"1e",
    "question marks": b"? ",
}


@pytest.mark.parametrize("unit", WORST.values(), ids=[*WORST])
@pytest.mark.parametrize("around", [(b"", b"\n"), (b"a: 1\nb: ", b"\nc: 0x\n"), (b"a:\n", b"  d: '?'\n")])
def test_a_megabyte_comes_to_an_end(unit: bytes, around: tuple[bytes, bytes]) -> None:
    before, after = around
    assert must_go_slowly(before + unit * (MEGABYTE // len(unit)) + after) in {True, False}


@pytest.mark.parametrize(
    ("text", "slowly"),
    [
        (b"a: |\n", True),
        (b"a: b\n# x | y\n", True),
        (b"a: {b: |\n", True),
        (b"a: # note\n  007\n", True),
        (b"a:  # note: more\n  7\n", True),
        (b"a:  # note\n  # and more\n  1_000\n", True),
        (b"a:  # note\n  7\n", False),
        (b"a: b\n# x\n", False),
        (b"a: b-c\nd: [e, f]\n", False),
    ],
)
def test_what_must_go_slowly(text: bytes, slowly: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    assert must_go_slowly(text) is slowly
