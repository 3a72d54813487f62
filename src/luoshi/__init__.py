"""luoshi 落实: a supervision ledger for education authorities, kept as plain YAML files under git."""
