"""Charts as drawings, as pictures, and as tables of their numbers."""
