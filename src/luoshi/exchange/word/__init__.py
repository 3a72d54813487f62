"""Word documents as text and tables, behind guards."""
