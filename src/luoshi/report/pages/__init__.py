"""Pages without a masthead: list, show, history, diff, explain, form status."""
