"""The working-day calendar knows the yearly notices and counts in working days."""
