"""Bulletins, letters, explanations, and issuing."""
