"""LS4xx: the order of events, verification and closing."""
