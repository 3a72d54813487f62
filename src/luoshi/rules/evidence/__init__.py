"""LS5xx: evidence files."""
