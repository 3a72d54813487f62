"""Registers of inspection as offices keep them in spreadsheets."""
