"""git as a source of files and of history, reading only."""
