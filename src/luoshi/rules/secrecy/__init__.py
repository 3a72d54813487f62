"""LS9xx: what must not stand in a ledger."""
