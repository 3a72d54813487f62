"""LS6xx: quality, honesty, and settings."""
