"""Commands of inspection: signatures, help, examples."""
