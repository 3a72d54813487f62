"""Documents and tables read as tasks: nothing invented, nothing lost."""
