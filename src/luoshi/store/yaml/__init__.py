"""YAML text to records, with the places of keys and values."""
