"""LS3xx: due dates, reports, extensions, and what lags."""
