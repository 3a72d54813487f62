"""The fold: (task, day, calendar, configuration) to a state; sets of states to statistics. Pure functions."""
