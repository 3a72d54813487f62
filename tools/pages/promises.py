"""What luoshi promises of reliability, and which tests and soak targets show each of it."""

from __future__ import annotations

from typing import NamedTuple


class Promise(NamedTuple):
    """One promise in a sentence; the files or folders of tests that show it; the targets of ``make soak`` that do."""

    text: str
    tests: tuple[str, ...]
    targets: tuple[str, ...] = ()


PROMISES = (
    Promise(
        "A writer that is killed at any system call leaves the old file or the new one, and no lock.",
        ("tests/writing/test_kills.py", "tests/store/test_atomic_write.py"),
    ),
    Promise("A full disk leaves the old files and a clear error.", ("tests/writing/test_full_disk.py",)),
    Promise(
        "Of many writers at once none loses an entry or gives a number twice.", ("tests/writing/test_many_writers.py",)
    ),
    Promise(
        "Ctrl-C at any moment leaves exit code 130, a true sentence and no half of anything.",
        ("tests/hostile/test_interruptions.py",),
    ),
    Promise(
        "An edit by command changes the lines it is about and no other byte, and is read again before it is kept.",
        ("tests/store/test_splice_laws.py", "tests/store/test_splice.py"),
        ("editor",),
    ),
    Promise(
        "A merge keeps every entry of both sides once, or says what only a person can decide.",
        ("tests/service/test_merging.py", "tests/cli/test_merge_git.py"),
        ("three-way merge", "merge driver"),
    ),
    Promise(
        "The fast reader and the slow one give the same record, or the same refusal with file, line and column.",
        ("tests/store/test_reader.py", "tests/store/test_yaml_suite.py", "tests/model/test_accepting.py"),
        ("reader",),
    ),
    Promise(
        "A finding stands at the place of what it speaks of, however the file is laid out.",
        ("tests/store/test_line_places.py", "tests/store/test_locate.py"),
        ("places",),
    ),
    Promise(
        "No file of a workspace, whatever is in it or in its place, hangs, crashes or fills the memory.",
        ("tests/hostile/test_files_texts.py", "tests/hostile/test_files_kinds.py", "tests/hostile/test_files_names.py",
         "tests/hostile/test_files_beside.py"),
    ),
    Promise(
        "Documents, tables and forms from others are read or refused with a reason; a date that is read exists.",
        ("tests/exchange", "tests/cli/test_import.py"),
        ("due words", "text import", "csv import", "word import", "excel import", "returned form"),
    ),
    Promise(
        "A form that was filled in and collected is what was filled in.", ("tests/exchange/test_form_round.py",)
    ),
    Promise("No word of a ledger is interpreted by any output: it is shown as text.", ("tests/words",)),
    Promise(
        "Reading runs no program that a repository names, reaches no network, survives damaged objects.",
        ("tests/hostile/test_git_programs.py", "tests/hostile/test_git_revisions.py",
         "tests/hostile/test_git_damage.py", "tests/hostile/test_git_large.py"),
    ),
    Promise(
        "Closed and full streams, no home, no locale, other time zones, read-only disks: an answer or an error.",
        ("tests/hostile/test_environment.py",),
    ),
    Promise(
        "Reading writes nothing but the folder of kept answers, and the same input gives the same bytes.",
        ("tests/docs/test_promises.py", "tests/cli/test_reading_never_writes.py"),
    ),
    Promise(
        "A kept answer is the answer: whatever changed, was damaged, forged or killed, it equals that of a fresh run.",
        ("tests/cache",),
    ),
    Promise(
        "The figures of a bulletin agree with each other, and the laws of judging hold for any task on any day.",
        ("tests/state", "tests/report"),
    ),
)  # fmt: skip
