"""``make house``: the figures of a tree, and a clear word where one exceeds its limit."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.house import main
from tools.house_figures import measure
from tools.house_modules import read_modules

ROOT = Path(__file__).parents[2]
DOCUMENTED = '''"""A module."""

# Why the limit is three.
LIMIT = 3  # days
"""How long."""


def judge() -> int:
    """Return it."""
    text = """
    # not a comment
    """

    return len(text)
'''


def _project(root: Path, limit: str, **files: str) -> str:
    """Write an invented project with one limit; in the names of files ``__`` stands for a folder."""
    (root / "pyproject.toml").write_text(f"[tool.house]\n{limit}\n", encoding="utf-8")
    for name, text in {"empty": "", **files}.items():
        path = root / "src" / "luoshi" / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return str(root)


TOO_MUCH = [
    ("longest-file = 2", {"long": "a = 1\nb = 2\nc = 3\n"}, ["luoshi.long: 3"]),
    ("longest-function = 1", {"one": "def judge():\n    a = 1\n    return a\n"}, ["luoshi.one, line 1, judge: 2"]),
    ("most-functions = 1", {"one": "def judge():\n    a = 1\n    return a\n"}, []),
    (
        "functions-without-verb = 0",
        {"one": "def told(): ...\ndef page(): ...\n"},
        ["luoshi.one.page", "luoshi.one.told"],
    ),
    ("functions-without-verb = 0", {"one": "def count_of(): ...\n"}, ["luoshi.one.count_of"]),
    ("modules-in-folder = 1", {"shelf__one": "", "shelf__two": ""}, ["luoshi.shelf: 2"]),
    (
        "imports-in-functions = 2",
        {
            "one": "def find():\n    import a\n    def read():\n        from b import c\n",
            "two": "def find():\n  import a\n",
        },
        ["luoshi.one: 2", "luoshi.two"],
    ),
    ("noqa = 0", {"one": "import a  # noqa: F401\nimport b  # noqa: F401\n"}, ["luoshi.one: 2"]),
    (
        "class-names-twice = 0",
        {"one": "class Place: ...\n", "two": "class Mark:\n    class Place: ...\n"},
        ["Place in luoshi.one, luoshi.two: 2"],
    ),
    (
        "circles = 0",
        {
            "one": "from luoshi import two\n",
            "two": "def find():\n    from luoshi.three import A\n",
            "three": "import luoshi.one",
        },
        ["luoshi.one and luoshi.three and luoshi.two: 3"],
    ),
]
ENOUGH = [
    (
        "longest-function = 2",
        {"one": 'def judge():\n    """Say why.\n\n    At length.\n    """\n    a = 1\n\n    return a\n'},
    ),
    (
        "functions-without-verb = 0",
        {"commands__one": "def command(): ...\n", "two": "def has_end(): ...\ndef _told(): ...\n"},
    ),
    ("functions-without-verb = 0", {"one": "class Lamp:\n    def colour(self): ...\n"}),
    ("modules-in-folder = 1", {"shelf__one": "", "shelf__within__two": "", "shelf____init__": ""}),
    ("imports-in-functions = 0", {"one": "import a\n\nclass Lamp:\n    import b\n"}),
    ("class-names-twice = 0", {"one": "class Place: ...\n", "two": "class Places: ...\n"}),
    (
        "circles = 0",
        {
            "one": "if TYPE_CHECKING:\n    from luoshi import two\nelse:\n    two = None\n",
            "two": "import luoshi.one\nimport os\n",
        },
    ),
]


@pytest.mark.parametrize(("limit", "files", "places"), TOO_MUCH)
def test_what_exceeds_a_limit_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], limit: str, files: dict[str, str], places: list[str]
) -> None:
    assert main([_project(tmp_path, limit, **files)]) == 1
    complaint = capsys.readouterr().out.partition("too much: ")[2].splitlines()
    assert limit.partition(" ")[0] in complaint[0]
    assert [line.strip() for line in complaint[1:]] == places


@pytest.mark.parametrize(("limit", "files"), ENOUGH)
def test_what_keeps_a_limit_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], limit: str, files: dict[str, str]
) -> None:
    assert main([_project(tmp_path, limit, **files)]) == 0
    assert "too much" not in capsys.readouterr().out


def test_of_many_places_the_worst_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {f"m{number:02}": "import a  # noqa\n" * number for number in range(1, 16)}
    assert main([_project(tmp_path, "noqa = 100", **files)]) == 1
    complaint = capsys.readouterr().out.partition("too much: ")[2].splitlines()
    assert complaint[0] == "noqa: 120, limit 100 (noqa in [tool.house] of pyproject.toml)"
    assert (complaint[1], complaint[-1], len(complaint)) == ("  luoshi.m15: 15", "  and 3 more", 14)


def test_a_limit_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="nothing is measured by the name of circle"):
        main([_project(tmp_path, "circle = 0")])


def test_code_comments_and_docstrings_are_told_apart(tmp_path: Path) -> None:
    _project(tmp_path, "", one=DOCUMENTED)
    module = read_modules(tmp_path / "src" / "luoshi")[1]
    assert sorted(module.docstrings) == [1, 5, 9]
    assert sorted(module.comments) == [3, 4]
    assert sorted(module.code) == [4, 8, 10, 12, 14]


def test_two_circles_are_two(tmp_path: Path) -> None:
    files = {
        "a": "import luoshi.b",
        "b": "import luoshi.a",
        "c": "import luoshi.a\nimport luoshi.d",
        "d": "import luoshi.c",
    }
    _project(tmp_path, "", **files)
    assert list(measure(read_modules(tmp_path / "src" / "luoshi"))["circles"].counts) == [
        "luoshi.a and luoshi.b",
        "luoshi.c and luoshi.d",
    ]


def test_every_figure_of_the_tree_itself_is_printed() -> None:
    done = subprocess.run(
        (sys.executable, "-m", "tools.house"), cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    limits = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["house"]
    assert done.stderr == ""
    assert done.stdout.count("  (limit ") == len(limits)
