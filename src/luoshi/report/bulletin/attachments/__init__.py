"""The tables after the signature."""
