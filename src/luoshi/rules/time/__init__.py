"""The rules LS3xx are about due dates, reports, extensions, and what lags."""
