"""LS2xx: who is responsible, and what refers to whom."""
