"""Signatures of commits, looked at by ``ssh-keygen`` alone: no program that a repository's configuration names is run.

A commit's signature says itself which public key made it. ``ssh-keygen -Y verify`` then tells whether it holds. PGP and
X.509 signatures are not looked at: org.yaml names SSH keys only, so their signers cannot be known.
"""

from __future__ import annotations

import base64
import binascii
import subprocess
import tempfile
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.system import find_program

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEADERS = (b"gpgsig ", b"gpgsig-sha256 ")
_ARMOUR = b"-----BEGIN SSH SIGNATURE-----"
_END = b"-----END SSH SIGNATURE-----"
_MAGIC = b"SSHSIG"
_NAMESPACE = "git"
_SIGNER = "luoshi"
_TOO_OLD = (b"unknown option", b"illegal option", b"invalid option")


class SshVerdict(Enum):
    """What was found. ``HOLDS``: by the key named; ``FOREIGN``: by a key that nobody here has, or no SSH key."""

    HOLDS = "holds"
    FOREIGN = "foreign"
    BROKEN = "broken"
    MISSING = "missing"
    NO_TOOL = "no tool"


class Looked(Frozen):
    """The verdict; ``key``: base64 of the public key of a signature that holds."""

    verdict: SshVerdict
    key: str | None = None


def split_commit(content: bytes) -> tuple[bytes, bytes | None]:
    """Return a commit object without its signature, and the signature; None when it has none."""
    head, blank, message = content.partition(b"\n\n")
    kept: list[bytes] = []
    signature: list[bytes] = []
    current = kept
    for line in head.split(b"\n"):
        if not line.startswith(b" "):
            current = signature if line.startswith(_HEADERS) else kept
        current.append(line.partition(b" ")[2] if current is signature else line)
    return b"\n".join(kept) + blank + message, b"\n".join(signature) + b"\n" if signature else None


def read_key(signature: bytes) -> str | None:
    """Return the base64 of the public key that an SSH signature names; None when it is no such signature."""
    body = signature.strip()
    if not body.startswith(_ARMOUR) or not body.endswith(_END):
        return None
    try:
        blob = base64.b64decode(body.removeprefix(_ARMOUR).removesuffix(_END), validate=False)
    except binascii.Error:
        return None
    start = len(_MAGIC) + 8
    size = int.from_bytes(blob[start - 4 : start], "big")
    key = blob[start : start + size]
    return base64.b64encode(key).decode() if blob.startswith(_MAGIC) and len(key) == size else None


class SignatureReader:
    """Looks at signatures with the ``ssh-keygen`` of ``environment``'s PATH. ``keys``: public keys as org.yaml has."""

    def __init__(self, keys: Mapping[str, str], environment: Mapping[str, str]) -> None:
        self._keys = keys
        self._environment = dict(environment)
        self._program = find_program("ssh-keygen", environment.get("PATH", ""), environment.get("PATHEXT", ""))

    def look(self, commit: bytes) -> Looked:
        """Look at the signature of a commit object."""
        payload, signature = split_commit(commit)
        if signature is None:
            return Looked(SshVerdict.MISSING)
        key = read_key(signature)
        if key is None:
            ours = signature.startswith(_ARMOUR)
            return Looked(SshVerdict.BROKEN if ours else SshVerdict.FOREIGN)
        if self._program is None:
            return Looked(SshVerdict.NO_TOOL)
        return self._verified(payload, signature, key)

    def _verified(self, payload: bytes, signature: bytes, key: str) -> Looked:
        known = self._keys.get(key)
        with tempfile.TemporaryDirectory(prefix="luoshi-", ignore_cleanup_errors=True) as folder:
            made = Path(folder, "signature")
            made.write_bytes(signature)
            words = ["-Y", "check-novalidate", "-n", _NAMESPACE, "-s", str(made)]
            if known:
                allowed = Path(folder, "allowed")
                allowed.write_text(f"{_SIGNER} {known}\n", encoding="ascii", newline="\n")
                words = ["-Y", "verify", "-f", str(allowed), "-I", _SIGNER, "-n", _NAMESPACE, "-s", str(made)]
            done = self._run(words, payload)
        if done.returncode:
            return Looked(SshVerdict.NO_TOOL if any(mark in done.stderr for mark in _TOO_OLD) else SshVerdict.BROKEN)
        return Looked(SshVerdict.HOLDS, key) if known else Looked(SshVerdict.FOREIGN)

    def _run(self, words: list[str], payload: bytes) -> subprocess.CompletedProcess[bytes]:
        assert self._program is not None  # noqa: S101 -- asked before
        command = [self._program, *words]
        return subprocess.run(command, input=payload, capture_output=True, check=False, env=self._environment)


def split_key(line: str) -> tuple[str, str]:
    """Return base64 and ``type base64`` of a public key line, without its comment."""
    kind, body, *_ = line.split(" ")
    return body, f"{kind} {body}"
