"""What ``tools/docs.py`` writes, one module per page."""
