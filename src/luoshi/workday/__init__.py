"""The working-day calendar: the yearly notices, and arithmetic in working days."""
