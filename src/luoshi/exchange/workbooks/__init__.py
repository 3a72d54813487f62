"""Workbooks and CSV files as plain tables, behind guards."""
