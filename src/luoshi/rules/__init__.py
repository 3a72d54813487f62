"""One file per rule; the module's docstring is its manual page; ``registry`` lists them all."""
