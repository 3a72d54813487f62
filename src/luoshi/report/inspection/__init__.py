"""Pages and papers of inspection."""
