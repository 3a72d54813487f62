"""A workspace's files, wherever they are: on disk, or in a commit. Reading only."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from luoshi.errors import UnreadableError
from luoshi.frozen import Frozen
from luoshi.store.files.files import READING, read_inside, reason_of, resolve_inside
from luoshi.store.yaml.guards import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class ItemKind(StrEnum):
    """What an entry of a folder is; links, devices and the like are ``other`` and never followed."""

    FILE = "file"
    FOLDER = "folder"
    OTHER = "other"


class FolderItem(NamedTuple):
    """One entry of a folder."""

    name: str
    kind: ItemKind


class Tree(Protocol):
    """The files of a workspace; paths are relative to it, with ``/``."""

    @property
    def root(self) -> Path:
        """The folder of the workspace on disk, also for a tree of a commit."""
        ...

    def read(self, path: str, most: int = MAX_BYTES) -> bytes:
        """Return a file's bytes, up to one more than ``most``; raises OSError, FileNotFoundError for one not there."""
        ...

    def items(self, folder: str) -> list[FolderItem]:
        """Return the entries of a folder by name; none when it is not there."""
        ...


class DiskTree(Frozen):
    """The files as they are on disk now."""

    root: Path

    def read(self, path: str, most: int = MAX_BYTES) -> bytes:
        """Return a regular file's bytes, up to one more than ``most``."""
        return read_inside(str(self.root), path, most)

    def items(self, folder: str) -> list[FolderItem]:
        """Return the entries of a folder by name. Raises UnreadableError: what is not seen must not pass for absent."""
        try:
            if "/" not in folder and (self.root / folder).is_symlink():  # below, an entry tells that it is one
                resolve_inside(str(self.root), folder)
            with os.scandir(f"{self.root}/{folder}") as entries:
                return sorted([FolderItem(entry.name, _kind(entry)) for entry in entries])
        except FileNotFoundError:
            return []
        except NotADirectoryError:
            raise UnreadableError(f"{folder} 不是文件夹", "移走这个文件，从 git 中取回原来的文件夹") from None
        except OSError as error:
            reason = reason_of(error, READING)
            raise UnreadableError(f"文件夹 {folder} 打不开：{reason}", "检查文件夹的权限（要能读、能进入）") from None


def _kind(entry: os.DirEntry[str]) -> ItemKind:
    if entry.is_file(follow_symlinks=False):
        return ItemKind.FILE
    return ItemKind.FOLDER if entry.is_dir(follow_symlinks=False) else ItemKind.OTHER


class MemoryTree(Frozen):
    """Files taken out of a commit; ``folders`` holds the entries of every folder that was read."""

    root: Path
    files: Mapping[str, bytes]
    folders: Mapping[str, tuple[FolderItem, ...]]

    def read(self, path: str, most: int = MAX_BYTES) -> bytes:  # noqa: ARG002 -- cut when it was taken out
        """Return a file's bytes."""
        if path not in self.files:
            raise FileNotFoundError(2, "这个版本里没有该文件", path)
        return self.files[path]

    def items(self, folder: str) -> list[FolderItem]:
        """Return the entries of a folder by name."""
        return list(self.folders.get(folder, ()))
