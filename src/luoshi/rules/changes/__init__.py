"""LS7xx: changes against a base revision."""
