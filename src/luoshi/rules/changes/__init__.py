"""The rules LS7xx are about changes against a base revision."""
