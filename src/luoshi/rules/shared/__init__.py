"""What several rules ask: names, permissions, identities, places in the log."""
