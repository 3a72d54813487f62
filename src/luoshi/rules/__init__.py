"""One file per rule; the module's docstring is its manual page; the lists ``on_…`` name them by scope."""
