"""Use cases: what a command does, wired from the layers below. No clock, environment or terminal here."""
