"""Plain text formats: terminal, Markdown, CSV, JSON."""
