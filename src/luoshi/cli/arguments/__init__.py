"""What several commands take: options, periods, scopes, the workspace."""
