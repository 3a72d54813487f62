"""Writing entries and heads into task files."""
