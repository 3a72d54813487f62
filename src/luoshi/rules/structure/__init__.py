"""LS1xx: files, keys, ids and numbers."""
