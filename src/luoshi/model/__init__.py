"""The records of every file kind: no files, no clock, no terminal."""
