"""luoshi as a process on a pseudo-terminal."""

from __future__ import annotations

import os
import select
import subprocess
import sys

from tests.support.patience import PATIENCE

LUOSHI = (sys.executable, "-m", "luoshi")


class Terminal:
    """A process on a pseudo-terminal: wait for its words, answer with a line."""

    def __init__(self, *arguments: str, stdout: int | None = None) -> None:
        import pty  # noqa: PLC0415 -- there is none on Windows

        self.master, slave = pty.openpty()
        surroundings = {**os.environ, "TERM": "dumb"}
        command = [*LUOSHI, *arguments]
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=stdout or slave, stderr=slave, env=surroundings, start_new_session=True
        )
        os.close(slave)
        self.seen = b""

    def wait_for(self, words: str) -> None:
        """Read until the words were printed after what was waited for before."""
        while words.encode() not in self.seen:
            assert self._read(), f"no {words!r} in {self.seen.decode()!r}"
        self.seen = self.seen.partition(words.encode())[2]

    def answer(self, words: str, line: str) -> None:
        self.wait_for_question(words)
        os.write(self.master, f"{line}\n".encode())

    def wait_for_question(self, words: str) -> None:
        """Read until the question was printed and the prompt after it: only then is the terminal ready for keys."""
        self.wait_for(words)
        self.wait_for("> ")

    def rest(self) -> str:
        """Return what was still printed, when the process has ended."""
        while self._read():
            pass
        self.process.wait(PATIENCE)
        return self.seen.decode().replace("\r\n", "\n")

    def _read(self) -> bool:
        """Take what was printed; False when the other end is gone."""
        ready, _, _ = select.select([self.master], [], [], PATIENCE)
        assert ready, f"nothing more after {self.seen.decode(errors='replace')!r}"
        try:
            more = os.read(self.master, 4096)
        except OSError:
            return False
        self.seen += more
        return bool(more)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)
