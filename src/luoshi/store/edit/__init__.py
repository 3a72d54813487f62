"""Edits of task files in place: only the lines that are meant change."""
