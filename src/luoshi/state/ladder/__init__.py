"""The papers of the ladder, and what answers them."""
