"""Answers kept from the last run: the door before the door. Imports nothing that costs time (`decisions/0010`)."""
