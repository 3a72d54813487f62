"""The rules LS1xx are about files, keys, ids and numbers."""
