"""The rules LS5xx are about evidence files."""
