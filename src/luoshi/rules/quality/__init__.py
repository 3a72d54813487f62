"""The rules LS6xx are about quality, honesty, and settings."""
