"""The commands: signature, help and examples."""
