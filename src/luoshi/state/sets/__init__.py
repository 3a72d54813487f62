"""Sets of states: what they have in common, how many there are of a kind, who is ahead of whom, what moved."""
