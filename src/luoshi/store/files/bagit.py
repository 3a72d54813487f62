"""A BagIt 1.0 archive (RFC 8493) as a folder or a zip file: payload and manifests; the originals stay untouched."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from luoshi import system
from luoshi.errors import ChangedError, UnwritableError
from luoshi.store.files.atomic_write import refuse_name
from luoshi.store.files.files import reason_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def write_bag(target: Path, payload: Mapping[str, Path | bytes], info: Mapping[str, str], day: dt.date) -> None:
    """Write the bag to ``target``: a zip file when it ends so, else a folder. It appears whole or not at all.

    ``payload``: contents by path below ``data/``; ``info``: what bag-info.txt says; ``day``: Bagging-Date, and the
    time of every file in a zip. Raises ChangedError when the target exists, UnwritableError when it cannot be written.
    """
    refuse_name(target)
    if target.exists() or target.is_symlink():
        raise ChangedError(f"“{target}”已经有了，没有覆盖", "换一个名字，或先移走旧的")
    try:
        with tempfile.TemporaryDirectory(prefix=".bag-", dir=target.parent, ignore_cleanup_errors=True) as place:
            bag = Path(place) / "bag"
            _fill(bag, payload, info, day)
            finished = _zipped(bag, target.stem, day) if target.suffix == ".zip" else bag
            system.rename(str(finished), str(target))
    except OSError as error:
        raise UnwritableError(f"写不进“{target}”：{reason_of(error)}", "检查文件夹是否在、能否写入") from None


def _fill(bag: Path, payload: Mapping[str, Path | bytes], info: Mapping[str, str], day: dt.date) -> None:
    for name, content in sorted(payload.items()):
        place = bag / "data" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            place.write_bytes(content)
        else:
            shutil.copyfile(content, place, follow_symlinks=False)
    names = [f"data/{name}" for name in sorted(payload)]
    size = sum((bag / name).stat().st_size for name in names)
    told = {**info, "Bagging-Date": day.isoformat(), "Payload-Oxum": f"{size}.{len(names)}"}
    _tag(bag, "bagit.txt", _DECLARATION)
    _tag(bag, "bag-info.txt", "".join(f"{label}: {' '.join(text.split())}\n" for label, text in told.items()))
    _tag(bag, "manifest-sha256.txt", _manifest(bag, names))
    _tag(bag, "tagmanifest-sha256.txt", _manifest(bag, ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"]))


def _tag(bag: Path, name: str, text: str) -> None:
    (bag / name).write_text(text, encoding="utf-8", newline="\n")


def _manifest(bag: Path, names: list[str]) -> str:
    return "".join(f"{_sum(bag / name)}  {_escaped(name)}\n" for name in names)


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _escaped(name: str) -> str:
    """Escape what would break a line of the manifest (RFC 8493 2.1.3)."""
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _zipped(bag: Path, name: str, day: dt.date) -> Path:
    """Pack the bag under one folder of its own name; the same bag gives the same bytes."""
    packed = bag.with_suffix(".zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(each for each in bag.rglob("*") if each.is_file()):
            inside = f"{name}/{path.relative_to(bag).as_posix()}"
            entry = zipfile.ZipInfo(inside, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as sink:
                shutil.copyfileobj(source, sink)
    with packed.open("r+b") as stream:  # Windows flushes no file that is open for reading only
        system.flush(stream.fileno())
    return packed
