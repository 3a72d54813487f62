"""The bulletin of a period: its figures, parts, attachments and reconciliation."""
