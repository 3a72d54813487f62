"""The rules LS4xx are about the order of events, verification and closing."""
