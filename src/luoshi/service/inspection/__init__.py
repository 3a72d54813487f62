"""Use cases of inspection."""
