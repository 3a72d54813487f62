"""The forms that units fill in: made, and read when they come back."""
