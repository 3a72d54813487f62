"""States and findings to a Document: all words, all sorting and all reconciling happen here."""
