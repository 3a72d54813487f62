"""The command line: Typer only, one file per command; the only place with a clock, environment and terminal."""
