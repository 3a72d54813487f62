"""The rules LS2xx are about who is responsible, and what refers to whom."""
