"""The rules LS9xx are about what must not stand in a ledger."""
