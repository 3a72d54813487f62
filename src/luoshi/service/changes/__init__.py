"""What a commit changed: check --base, diff, history, merge."""
