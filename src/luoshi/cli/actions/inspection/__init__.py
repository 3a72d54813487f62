"""What the commands of inspection do."""
