"""One module per part of the body; each returns its blocks, none where there is nothing to say."""
