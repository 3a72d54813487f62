"""The door of the command line. ``--version`` is answered before anything else is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from luoshi.version import VERSION  # noqa: PLC0415 -- see above

        sys.stdout.write(f"luoshi {VERSION}\n")
        return
    _make_haste()
    from luoshi.cli.door import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:]))


def _make_haste() -> None:
    """Set what holds for the whole process, before anything is imported that could look at it."""
    import gc  # noqa: PLC0415
    import os  # noqa: PLC0415

    gc.disable()  # a run is short, and collecting while many objects are made takes half of its time
    # pydantic would look through all installed packages for plugins, which should not change what a record is.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # noqa: TID251


if __name__ == "__main__":
    main()
