"""The questions of the commands, asked on a terminal."""
