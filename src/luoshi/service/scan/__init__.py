"""One pass over the task files: read, judged, checked, and what is kept of it."""
